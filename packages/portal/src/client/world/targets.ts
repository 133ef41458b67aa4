import type { RouterInputs } from "../../index.ts";

/** How far the clock is to go, as the API takes it. */
export type ClockTarget = Pick<RouterInputs["clock"]["advance"], "by" | "to" | "until" | "stopBefore">;

/** The world bar's ready-made targets, in the order they are shown. */
export const presets = ["h1", "h24", "h72", "next", "refund"] as const;
type Preset = (typeof presets)[number];
export type Choice = Preset | "custom";

const targets: Record<Preset, ClockTarget> = {
  h1: { by: "PT1H" },
  h24: { by: "PT24H" },
  h72: { by: "PT72H" },
  next: { until: "next" },
  refund: { until: { event: "refund_settled" } },
};

export interface CustomSpan {
  readonly days: string;
  readonly hours: string;
  readonly minutes: string;
}

const whole = (text: string, max: number): number | null => {
  if (text.trim() === "") return 0;
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= max ? value : null;
};

/** The target of a choice; null while a custom span is empty or not a span. */
export const targetOf = (choice: Choice, span: CustomSpan): ClockTarget | null => {
  if (choice !== "custom") return targets[choice];
  const [days, hours, minutes] = [whole(span.days, 3_650), whole(span.hours, 87_600), whole(span.minutes, 5_256_000)];
  if (days === null || hours === null || minutes === null) return null;
  const total = (days * 24 + hours) * 60 + minutes;
  return total > 0 ? { by: `PT${total}M` } : null;
};
