import type { Portal } from "@souk/api/contract";

export type { Portal };

/** One cookie per portal: browsers share cookies between ports, so the name must tell the portals apart. */
export const cookieOf = (portal: Portal): string => `souk_${portal}`;

/** The reader's language, the same for all portals of an installation. */
export const localeCookie = "souk_locale";
