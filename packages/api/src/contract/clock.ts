import { z } from "zod";
import type { StoreDeadlineKind, DeadlineKind } from "@souk/rulebook";
import { deadlineKinds } from "@souk/rulebook";
import { durationInput, id, instant, instantInput, limit, slug, text, word } from "./scalars.ts";

/**
 * A world's clock, enough for a client to count down by itself:
 * `now = mode === "live" ? anchorVirtual + (wall - anchorReal) * rate : anchorVirtual`, where the wall is the client's clock shifted by (serverTime - its own at receipt).
 */
export const clockView = z
  .object({
    mode: z.enum(["live", "paused", "advancing", "failed"]),
    rate: z.number(),
    now: instant,
    anchorVirtual: instant,
    anchorReal: instant,
    /** Grows with every turn of the clock; an answer with a smaller one is stale. */
    epoch: z.int(),
    /** The server's wall clock when it answered. */
    serverTime: instant,
  })
  .meta({ id: "Clock" });
export type ClockView = z.infer<typeof clockView>;

/** Which world; a person's session or token means its own world and may leave it out. */
const worldOfClock = { world: slug.optional() };

const which = { kind: z.enum(deadlineKinds).optional(), orderNo: id.optional() };

export const clockTarget = {
  /** Advance by a span. */
  by: durationInput.optional(),
  /** Advance to an instant. */
  to: instantInput.optional(),
  /** Advance through the next deadline, or until such an event has happened. */
  until: z.union([z.literal("next"), z.strictObject({ event: text(60).min(1), orderNo: id.optional() })]).optional(),
  /** Stop one millisecond before the next deadline, or the next of this kind or order, instead of firing it. Stands alone, or shortens by and to. */
  stopBefore: z.union([z.literal("next"), z.strictObject(which)]).optional(),
};

interface Target {
  by?: unknown;
  to?: unknown;
  until?: unknown;
  stopBefore?: unknown;
}
const given = (...values: unknown[]) => values.filter((value) => value !== undefined).length;
const oneTarget = (input: Target) =>
  given(input.by, input.to, input.until) === 1 || (given(input.by, input.to, input.until) === 0 && input.stopBefore !== undefined);
const oneTargetError = { error: "give exactly one of by, to and until, or stopBefore", path: ["by"] };

export const clockGetInput = z.strictObject({ ...worldOfClock });
export const clockRunInput = z.strictObject({ ...worldOfClock, rate: z.number().min(0.001).max(100_000) });
export const clockAdvanceInput = z
  .strictObject({
    ...worldOfClock,
    ...clockTarget,
    /** Answer only when the world has settled (at most 60 s); false answers at once with the advance to poll. */ wait: z.boolean().optional(),
  })
  .refine(oneTarget, oneTargetError);
export const clockPreviewInput = z.strictObject({ ...worldOfClock, ...clockTarget, limit: limit.optional() }).refine(oneTarget, oneTargetError);
export const advanceInput = z.strictObject({ ...worldOfClock, advanceId: id });

export const clockOutput = z.object({ clock: clockView });

/** An advance of a world's clock: asked for, how far it is, what it fired. */
export const advanceView = z
  .object({
    advanceId: z.int(),
    state: z.enum(["running", "ready", "cancelled", "failed"]),
    from: instant,
    to: instant,
    reached: instant,
    fired: z.int(),
    /** What was due inside the span when it began; more may be armed on the way. */
    expected: z.int().nullable(),
    /** Mails that had not left 10 s after the last effect. */
    undelivered: z.int(),
    error: z.object({ stream: z.string(), kind: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: "Advance" });
export type AdvanceView = z.infer<typeof advanceView>;
export const advanceOutput = z.object({ clock: clockView, advance: advanceView });

/** The advances of a world so far, newest first. */
export const clockHistoryInput = z.strictObject({ ...worldOfClock, limit: limit.optional() });
export const clockHistoryOutput = z.object({
  clock: clockView,
  /** `tookMs`: real time from asked to ready; null while it runs. */
  advances: z.array(advanceView.extend({ tookMs: z.int().nullable() })),
});

/** One deadline as the time machine shows it: when, of what, and what happens at zero. */
export const dueView = z
  .object({
    orderNo: z.int().nullable(),
    stream: z.string(),
    kind: word<DeadlineKind | StoreDeadlineKind>("Kind of deadline"),
    subject: z.string(),
    due: instant,
    state: z.enum(["armed", "suspended", "fired", "disarmed", "superseded"]),
    consequence: z.string(),
    storeName: z.string().nullable(),
    buyerName: z.string().nullable(),
  })
  .meta({ id: "Due" });
export const clockPreviewOutput = z.object({
  clock: clockView,
  to: instant,
  /** How many deadlines would fire, by kind, those armed on the way included. */
  counts: z.record(z.string(), z.int()),
  /** Events that would happen, by type. */
  events: z.record(z.string(), z.int()),
  total: z.int(),
  dues: z.array(dueView),
});
