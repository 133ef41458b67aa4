import type { Ms } from "@souk/rulebook";

/** The portals' language tag to the tag that formats dates and amounts. */
export const formatLocale = (locale: string): string => (locale === "en" ? "en-GB" : locale);

export type TimeStyle = "long" | "short" | "day";

const parts: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  long: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZoneName: "short" },
  short: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" },
  day: { day: "numeric", month: "short", year: "numeric", timeZoneName: "short" },
};

/** A day needs no comma before its zone: "2 Dec 2026 CET". */
const joined = (pieces: readonly Intl.DateTimeFormatPart[]): string =>
  pieces.map((piece, at) => (piece.type === "literal" && pieces[at + 1]?.type === "timeZoneName" ? " " : piece.value)).join("");

/** An instant of the world in the world's zone; the zone is always said. */
export const formatInstant = (at: Ms, locale: string, zone: string, style: TimeStyle = "short"): string =>
  joined(new Intl.DateTimeFormat(formatLocale(locale), { ...parts[style], timeZone: zone }).formatToParts(at));
