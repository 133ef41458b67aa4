import de from "../messages/de.json" with { type: "json" };
import en from "../messages/en.json" with { type: "json" };
import type { Locale, Messages } from "./locales.ts";

/** The sentences every portal shares, by language. For the server: a page is sent one language only. */
export const sharedMessages: Record<Locale, Messages> = { en, de };
