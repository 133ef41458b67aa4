import type { Minor, Ms } from "@souk/rulebook";
import type { Money } from "../contract/index.ts";

/** Milliseconds of any clock as ISO 8601 in UTC. */
export const instant = (at: Ms): string => new Date(at).toISOString();
export const instantOrNull = (at: Ms | null | undefined): string | null => (at === null || at === undefined ? null : instant(at));

export const moneyOf =
  (currency: string) =>
  (amount: Minor): Money => ({ amount, currency });

/** A span as an ISO 8601 duration in days, hours, minutes and seconds; whole days stay days: 259_200_000 is "P3D", 5_400_000 is "PT1H30M". */
export function duration(span: Ms): string {
  const whole = Math.max(0, Math.round(span));
  const days = Math.floor(whole / 86_400_000);
  const hours = Math.floor((whole % 86_400_000) / 3_600_000);
  const minutes = Math.floor((whole % 3_600_000) / 60_000);
  const seconds = (whole % 60_000) / 1_000;
  const time = `${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${seconds ? `${seconds}S` : ""}`;
  if (days === 0 && time === "") return "PT0S";
  return `P${days ? `${days}D` : ""}${time ? `T${time}` : ""}`;
}

const shortUnits: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads what `durationInput` let through, in milliseconds. */
export function spanOf(text: string): Ms {
  const short = /^(\d+)(ms|s|m|h|d)$/.exec(text);
  if (short) return Number(short[1]) * (shortUnits[short[2] ?? ""] ?? 0);
  const [, d = "0", h = "0", m = "0", s = "0"] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text) ?? [];
  return Number(d) * 86_400_000 + Number(h) * 3_600_000 + Number(m) * 60_000 + Math.round(Number(s) * 1_000);
}
