import { days, hours, minutes, seconds, type Ms } from "@souk/rulebook";
import { BadInput } from "./output.ts";

const units: Readonly<Record<string, (n: number) => Ms>> = { d: days, h: hours, m: minutes, s: seconds };

/** A span such as `72h`, `1d12h`, `90m`, or ISO 8601 (`P3D`, `PT72H`), in milliseconds. */
export function spanOf(text: string, option = "--by"): Ms {
  const iso = /^P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  const plain = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  const parts = iso ?? plain;
  const span = ["d", "h", "m", "s"].reduce((sum, unit, i) => sum + (units[unit]?.(Number(parts?.[i + 1] ?? 0)) ?? 0), 0);
  if (!parts || span <= 0) throw new BadInput(`${option}: must be a span above 0 such as 72h, 1d12h or PT72H`);
  return span;
}

/** An instant in ISO 8601 with its zone, in milliseconds. */
export function instantOf(text: string, option: string): Ms {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new BadInput(`${option}: must be an instant such as 2026-03-02T09:00Z`);
  return at;
}

/** A number above 0. */
export function rateOf(text: string, option: string): number {
  const rate = Number(text);
  if (!(rate > 0 && rate <= 1_000_000)) throw new BadInput(`${option}: must be a number above 0 and at most 1000000`);
  return rate;
}

/** A whole number, 0 or more. */
export function countOf(text: string, option: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new BadInput(`${option}: must be a whole number`);
  return Number(text);
}

/** A whole number with a limit of its own. */
export function countUpTo(max: number, text: string, option: string): number {
  const count = countOf(text, option);
  if (count > max) throw new BadInput(`${option}: must be at most ${max}`);
  return count;
}

export const iso = (at: Ms): string => new Date(at).toISOString();
