import { buyerStates, deadlineKinds, orderStates, sanctionKinds, storeDeadlineKinds, storeStates, type StoreCommandName } from "@souk/rulebook";
import { z } from "zod";
import { clockView } from "./clock.ts";
import { evidenceView } from "./dispute.ts";
import { refusalView } from "./law.ts";
import { orderRow, pageInput, personBrief, storeBrief } from "./order.ts";
import { duration, id, instant, instantInput, money, note, search, word } from "./scalars.ts";

/** One button about a store: allowed (until when), or refused with why. */
export const storeAnswerView = z
  .object({ command: word<StoreCommandName>("Command on a store"), allowed: z.boolean(), until: instant.nullable(), refusal: refusalView.nullable() })
  .meta({ id: "StoreAnswer" });
export type StoreAnswerView = z.infer<typeof storeAnswerView>;

/** A deadline of a store and what happens at zero. */
export const storeTimerView = z
  .object({
    kind: z.enum(storeDeadlineKinds),
    due: instant,
    waitsFor: z.enum(["seller", "platform"]),
    consequence: z.enum(["store_blocked", "decision_overdue", "sanction_lifted", "appeal_closes", "withheld_overdue", "points_reset"]),
  })
  .meta({ id: "StoreTimer" });

/** An investigation: why, since when, what the seller answered, and how it ended. */
export const investigationView = z
  .object({
    no: z.int(),
    reason: z.string(),
    openedAt: instant,
    evidence: z.array(evidenceView),
    /** When the seller first answered; from then on only the platform's decision is awaited. */
    evidenceAt: instant.nullable(),
    endedAt: instant.nullable(),
    outcome: z.enum(["released", "blocked"]).nullable(),
    overdue: z.boolean(),
  })
  .meta({ id: "Investigation" });

/** A store's standing: its state and since when, the investigation, the appeal, points and sanctions, its timers and what may be done. */
export const standingView = z
  .object({
    store: storeBrief,
    since: instant,
    investigation: investigationView.nullable(),
    appeal: z.object({ text: z.string(), at: instant, outcome: z.enum(["upheld", "denied"]).nullable() }).nullable(),
    blockedAt: instant.nullable(),
    withheldDecision: z.enum(["released", "forfeited"]).nullable(),
    points: z.int(),
    sanctions: z.array(z.object({ kind: z.enum(sanctionKinds), from: instant, until: instant.nullable(), reason: z.string() })),
    timers: z.array(storeTimerView),
    answers: z.array(storeAnswerView),
    /** How far its orders have followed its latest act. */
    following: z.object({ total: z.int(), done: z.int() }).nullable(),
  })
  .meta({ id: "StoreStanding" });
export type StandingView = z.infer<typeof standingView>;

/** One signal of fraud with the evidence behind its number. */
export const signalView = z
  .object({
    key: z.string(),
    value: z.number(),
    volume: z.number(),
    limit: z.number(),
    minimum: z.number(),
    unit: z.enum(["share", "times", "count", "days"]),
    windowDays: z.int(),
    weight: z.int(),
    hit: z.boolean(),
    /** Orders the number was counted from, the latest first; at most 50. */
    orders: z.array(z.int()),
  })
  .meta({ id: "Signal" });
export type SignalView = z.infer<typeof signalView>;

export const scoreView = z
  .object({
    score: z.int(),
    proposal: z.enum(["none", "review", "freeze"]),
    measuredAt: instant.nullable(),
    signals: z.array(signalView),
  })
  .meta({ id: "Score" });
export type ScoreView = z.infer<typeof scoreView>;

/** What an act on a store would touch now; exactly what then happens. */
const bucketsView = z.object({ pending: money, available: money, withheld: money, receivable: money });
export const blastRadiusView = z
  .object({
    act: z.enum(["freeze", "release", "block"]),
    /** Why the law would refuse the act now; then nothing else happens. */
    refusal: refusalView.nullable(),
    /** Orders the act binds, by the state they are in. */
    orders: z.array(z.object({ state: z.enum(orderStates), n: z.int() })),
    total: z.int(),
    /** What becomes of them. */
    becomes: z.object({ frozen: z.int(), released: z.int(), annulled: z.int(), payoutLost: z.int() }),
    /** The seller's buckets before and after. */
    money: z.object({ before: bucketsView, after: bucketsView }),
    /** What goes back to buyers (a block annuls). */
    refunds: money,
    timers: z.array(z.object({ kind: z.enum(deadlineKinds), n: z.int(), effect: z.enum(["pauses", "resumes", "ends"]) })),
  })
  .meta({ id: "BlastRadius" });
export type BlastRadiusView = z.infer<typeof blastRadiusView>;

/** One step of a store's history: who did what, and what they said. */
const storeStepView = z.object({ n: z.int(), at: instant, type: z.string(), rule: z.string(), by: z.string(), note: z.string() }).meta({ id: "StoreStep" });

export const complaintView = z.object({ orderNo: z.int(), buyer: personBrief, at: instant, reason: z.string(), note: z.string() }).meta({ id: "Complaint" });

export const storeInput = z.strictObject({ storeId: id });
export const storeActInput = z.strictObject({ storeId: id, act: z.enum(["freeze", "release", "block"]) });
export const storeReasonInput = z.strictObject({ storeId: id, reason: note.min(1) });
export const storeNoteInput = z.strictObject({ storeId: id, note: note.min(1) });
/** A block is typed, not clicked: the store's name as it is spelled. */
export const blockInput = z.strictObject({ storeId: id, note: note.min(1), confirm: note });
export const decideAppealInput = z.strictObject({ storeId: id, upheld: z.boolean(), note: note.min(1) });
export const decideWithheldInput = z.strictObject({ storeId: id, decision: z.enum(["release", "forfeit"]), note: note.min(1) });
export const pointsInput = z.strictObject({ storeId: id, points: z.int().min(1).max(15), reason: note.min(1) });
export const sanctionInput = z.strictObject({ storeId: id, kind: z.enum(sanctionKinds), until: instantInput.optional(), reason: note.min(1) });
export const liftSanctionInput = z.strictObject({ storeId: id, kind: z.enum(sanctionKinds), note: note.min(1) });

export const storeDone = z.object({ clock: clockView, outcome: z.enum(["done", "already_done"]), standing: standingView });

/** The freeze console: stores by score, the highest first. */
export const consoleInput = z.strictObject({ state: z.enum(storeStates).optional(), proposal: z.enum(["review", "freeze"]).optional(), ...pageInput });
export const consoleRow = z
  .object({
    store: storeBrief,
    since: instant,
    score: z.int(),
    proposal: z.enum(["none", "review", "freeze"]),
    hits: z.array(z.string()),
    openOrders: z.int(),
    complaints: z.int(),
    timer: storeTimerView.nullable(),
    following: z.object({ total: z.int(), done: z.int() }).nullable(),
  })
  .meta({ id: "ConsoleRow" });
export const consoleOutput = z.object({ clock: clockView, stores: z.array(consoleRow), nextCursor: z.string().nullable() });
export const consoleStoreOutput = z.object({
  clock: clockView,
  standing: standingView,
  score: scoreView,
  complaints: z.array(complaintView),
  money: z.object({ escrow: money, pending: money, available: money, withheld: money, receivable: money }),
  history: z.array(storeStepView),
});
export const blastRadiusOutput = z.object({ clock: clockView, radius: blastRadiusView });

/** The seller's own page of an investigation, a block or a review, with what both sides said, the latest first. */
export const investigationOutput = z.object({ clock: clockView, standing: standingView, history: z.array(storeStepView) });
/** An answer in words alone; one with files goes to /files. */
export const answerInvestigationInput = z.strictObject({ text: note.min(1) });
export const appealBlockInput = z.strictObject({ text: note.min(1) });

/** How a store does: each figure with what it is a share of, its limit, and how it is computed. */
export const healthOutput = z.object({
  clock: clockView,
  points: z.int(),
  sanctions: standingView.shape.sanctions,
  /** Mean time to answer a cancellation request; null without one. */
  answerMean: duration.nullable(),
  rows: z.array(
    z.object({
      key: z.string(),
      value: z.number(),
      volume: z.int(),
      limit: z.number().nullable(),
      unit: z.enum(["share", "times", "count", "days"]),
      hit: z.boolean(),
    }),
  ),
});
export const withdrawInput = z.strictObject({ /** In minor units of the world's currency. */ amount: z.int().positive() });
export const financeOutput = z.object({
  clock: clockView,
  escrow: money,
  pending: money,
  available: money,
  withheld: money,
  receivable: money,
  withdraw: storeAnswerView,
  /** Money that went out to the bank, the latest first. */
  payouts: z.array(z.object({ at: instant, amount: money, netted: money })),
});

/** A buyer's account as support sees it. */
export const buyerStandingView = z
  .object({
    buyer: personBrief,
    email: z.string(),
    state: z.enum(buyerStates),
    since: instant,
    reason: z.string(),
    unpaid: z.int(),
    unpaidLimit: z.int().nullable(),
    score: z.int(),
    signals: z.array(signalView),
  })
  .meta({ id: "BuyerStanding" });
export type BuyerStandingView = z.infer<typeof buyerStandingView>;
export const buyersInput = z.strictObject({ state: z.enum(buyerStates).optional(), search: search.optional(), ...pageInput });
export const buyersOutput = z.object({ clock: clockView, buyers: z.array(buyerStandingView), nextCursor: z.string().nullable() });
export const buyerReasonInput = z.strictObject({ buyerId: id, reason: note.min(1) });
export const buyerNoteInput = z.strictObject({ buyerId: id, note: note.min(1) });
export const buyerStandingDone = z.object({ clock: clockView, outcome: z.enum(["done", "already_done"]), buyer: buyerStandingView });
/** The buyer's own standing, for the banner that explains a restriction. */
export const ownStandingOutput = z.object({
  clock: clockView,
  state: z.enum(buyerStates),
  since: instant,
  reason: z.string(),
  unpaid: z.int(),
  unpaidLimit: z.int().nullable(),
});

/** Desks: orders that wait for the platform, the oldest wait first. */
export const deskInput = z.strictObject({ desk: z.enum(["payments", "disputes", "refunds", "chargebacks"]), ...pageInput });
export const deskOutput = z.object({
  clock: clockView,
  orders: z.array(orderRow),
  counts: z.record(z.enum(["payments", "disputes", "refunds", "chargebacks"]), z.int()),
  nextCursor: z.string().nullable(),
});

/** What people did with power over others: who, what, why, on what; from the chained log. */
export const auditInput = z.strictObject({ stream: search.optional(), personId: id.optional(), ...pageInput });
export const auditOutput = z.object({
  clock: clockView,
  acts: z.array(
    z.object({
      at: instant,
      recordedAt: instant,
      stream: z.string(),
      n: z.int(),
      type: z.string(),
      rule: z.string(),
      by: personBrief,
      note: z.string(),
      hash: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
