const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/**
 * A span as people write it, in milliseconds: "72h", "71h59m", "3d", "1ms", or ISO 8601 ("PT72H"). Throws a sentence for anything else,
 * and for zero, which would be no advance at all.
 */
function spanOf(text: string): number {
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/.exec(text);
  const short = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(text);
  const [, d, h, m, s, ms] = iso ?? short ?? [];
  const span = Number(d ?? 0) * units.d + Number(h ?? 0) * units.h + Number(m ?? 0) * units.m + Math.round(Number(s ?? 0) * units.s) + Number(ms ?? 0);
  if (span === 0) throw new Error(`"${text}" is not a span of time: write it as "72h", "71h59m", "3d", "1ms" or "PT72H"`);
  return span;
}

/** The span in the API's spelling. */
export const isoSpan = (text: string): string => `PT${spanOf(text) / units.s}S`;

/** An instant as the API takes it. */
export const isoInstant = (at: string | Date): string => (typeof at === "string" ? new Date(at) : at).toISOString();
