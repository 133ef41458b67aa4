import type { Portal } from "./contract/session.ts";

/** One cookie per portal, so that a buyer, a seller and an admin can sit in one browser. */
export const cookieName = (portal: Portal): string => `souk_${portal}`;

/** The value of one cookie of a Cookie header. */
export function cookieOf(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** A Set-Cookie header; without a value the cookie goes. */
export function setCookie(
  name: string,
  value: string | null,
  { secure, path = "/", maxAgeSeconds = 7 * 86_400 }: { secure: boolean; path?: string; maxAgeSeconds?: number },
): string {
  const life = value === null ? "Max-Age=0" : `Max-Age=${maxAgeSeconds}`;
  return `${name}=${value ?? ""}; Path=${path}; ${life}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
