import type { ClockTarget } from "@souk/portal/client";

export const presets = ["hour", "day", "answer", "week", "month", "next", "refunds"] as const;
type Preset = (typeof presets)[number];
export type Choice = Preset | "span" | "instant";
export const units = ["minutes", "hours", "days"] as const;

export interface Custom {
  readonly amount: string;
  readonly unit: (typeof units)[number];
  /** As a date field writes it, read as UTC. */
  readonly instant: string;
  /** One millisecond short of the next deadline on the way. */
  readonly stopBefore: boolean;
}

const spans: Record<Preset, ClockTarget> = {
  hour: { by: "PT1H" },
  day: { by: "PT24H" },
  answer: { by: "PT72H" },
  week: { by: "P7D" },
  month: { by: "P30D" },
  next: { until: "next" },
  refunds: { until: { event: "refund_settled" } },
};

const minutesOf = { minutes: 1, hours: 60, days: 1_440 } as const;
const minutesMax = 5_256_000;

/** What was chosen, as the API takes it; null while it is no target. */
export const targetOf = (choice: Choice, custom: Custom): ClockTarget | null => {
  const plain = plainTarget(choice, custom);
  if (!plain || !custom.stopBefore) return plain;
  // "to the next deadline, stop before it" is the next deadline's own eve
  return "until" in plain ? { stopBefore: "next" } : { ...plain, stopBefore: "next" };
};

const plainTarget = (choice: Choice, custom: Custom): ClockTarget | null => {
  if (choice === "span") {
    const minutes = Number(custom.amount) * minutesOf[custom.unit];
    return custom.amount !== "" && Number.isInteger(minutes) && minutes > 0 && minutes <= minutesMax ? { by: `PT${minutes}M` } : null;
  }
  if (choice === "instant") {
    const at = Date.parse(`${custom.instant}Z`);
    return Number.isNaN(at) ? null : { to: new Date(at).toISOString() };
  }
  return spans[choice];
};

/** How the command line says it; it has no word for stopping before. */
const asOptions = (target: ClockTarget): string | null => {
  if (target.stopBefore !== undefined) return null;
  if (target.by !== undefined) return `--by ${target.by}`;
  if (target.to !== undefined) return `--to ${target.to}`;
  if (target.until === undefined) return null;
  return target.until === "next" ? "--next" : `--event ${target.until.event}`;
};

/** The same advance as a command line (null where it has none) and as an HTTP call, to copy. */
export const twinsOf = (target: ClockTarget, world: string, apiUrl: string): { cli: string | null; http: string } => ({
  cli: asOptions(target) && `npm run souk -- clock advance ${world} ${asOptions(target)}`,
  http: [
    `curl -X POST ${apiUrl}/api/clock/advance \\`,
    `  -H "Authorization: Bearer $SOUK_CONTROL_TOKEN" -H "Content-Type: application/json" -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -d '${JSON.stringify({ world, ...target, wait: true })}'`,
  ].join("\n"),
});
