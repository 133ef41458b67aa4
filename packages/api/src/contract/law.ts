import type { DeadlineKind, OrderCommandName, OrderEventType, RefundCause, RefusalCode, Way } from "@souk/rulebook";
import { closeReasons, faults, parties, rails, refundStages, rejectReasons, requestStates } from "@souk/rulebook";
import { z } from "zod";
import { duration, instant, money, word } from "./scalars.ts";

/** Why the law says no: which rule, since when, until when, and what the person can do instead. */
export const refusalView = z
  .object({
    code: word<RefusalCode>("Why"),
    rule: z.string(),
    since: instant.nullable(),
    until: instant.nullable(),
    instead: z.array(z.object({ way: word<Way["way"]>("Something to do instead"), from: instant.nullable() })),
    field: z.string().nullable(),
    ended: z.string().nullable(),
  })
  .meta({ id: "Refusal" });
export type RefusalView = z.infer<typeof refusalView>;

/** One button: allowed (until when), or refused with why. */
export const answerView = z
  .object({ command: word<OrderCommandName>("Command of the law"), allowed: z.boolean(), until: instant.nullable(), refusal: refusalView.nullable() })
  .meta({ id: "Answer" });
export type AnswerView = z.infer<typeof answerView>;

/** A live deadline: what happens at zero. A suspended one stands still with `remaining` left. */
export const timerView = z
  .object({
    kind: word<DeadlineKind | "grace_end" | "dispute_openable" | "aftersale_end" | "feedback_end">("Kind of deadline"),
    subject: z.string(),
    due: instant,
    state: z.enum(["armed", "suspended"]),
    remaining: duration.nullable(),
    /** Whose move ends it: the seller's answer, the buyer's payment, or nobody's. */
    waitsFor: z.enum(["buyer", "seller", "platform", "rail", "carrier"]),
    consequence: word<
      | "order_closes_unpaid"
      | "payment_verified"
      | "order_closes_refunded"
      | "flagged_late"
      | "request_approved_by_silence"
      | "request_rejected_by_silence"
      | "receipt_confirmed"
      | "refund_starts"
      | "refund_sent"
      | "refund_arrives"
      | "refund_to_wallet"
      | "asking_closes"
      | "dispute_opens"
      | "dispute_closes"
      | "feedback_closes"
      | "demand_executed"
      | "mediation_begins"
      | "verdict_overdue"
      | "verdict_final"
      | "return_lapses"
      | "return_refunded"
      | "money_released"
      | "refunded_undelivered"
      | "chargeback_accepted"
      | "carrier_reports"
    >("What happens at zero"),
  })
  .meta({ id: "Timer" });
export type TimerView = z.infer<typeof timerView>;

/** What one event says beyond its type; only what this party may know. */
const eventDetail = z.object({
  reason: z.string().optional(),
  note: z.string().optional(),
  amount: money.optional(),
  days: z.int().optional(),
  until: instant.optional(),
  carrier: z.string().optional(),
  tracking: z.string().optional(),
  request: z.int().optional(),
  offer: z.int().optional(),
  refund: z.int().optional(),
  early: z.boolean().optional(),
  automatic: z.boolean().optional(),
  lost: z.boolean().optional(),
  rail: z.string().optional(),
  fault: z.string().optional(),
  to: z.string().optional(),
  arrivesFrom: instant.optional(),
  arrivesBy: instant.optional(),
  dispute: z.int().optional(),
  proposal: z.int().optional(),
  withReturn: z.boolean().optional(),
  side: z.string().optional(),
  postage: z.string().optional(),
  name: z.string().optional(),
  fact: z.string().optional(),
  cause: z.string().optional(),
  amendment: z.int().optional(),
  as: z.string().optional(),
});

/** One step of the order's history: who, when, why, by which rule, and which deadline fired it. */
export const eventView = z
  .object({
    n: z.int(),
    at: instant,
    type: word<OrderEventType>("What happened"),
    rule: z.string(),
    by: z.object({ party: z.enum(parties), personId: z.int().nullable(), name: z.string().nullable() }),
    fired: word<DeadlineKind>("The deadline that caused it").nullable(),
    detail: eventDetail,
  })
  .meta({ id: "Event" });
export type EventView = z.infer<typeof eventView>;

/** One leg of a refund: how much goes where, which of the stages it is in, and when each was reached. */
export const refundLegView = z
  .object({
    rail: z.enum(rails),
    /** How a person recognises where it goes: "Card ending 4242". */
    destination: z.string(),
    amount: money,
    stage: z.enum(refundStages),
    /** The three stages the buyer sees: refund expected, processing, refunded. A bounced leg ends as `refunded`, in the wallet. */
    shown: z.enum(["expected", "processing", "refunded"]),
    expectedAt: instant,
    processingAt: instant.nullable(),
    sentAt: instant.nullable(),
    settledAt: instant.nullable(),
    arrivesFrom: instant,
    arrivesBy: instant,
    /** It could not go back the way it came and was credited to the wallet instead. */
    inWallet: z.boolean(),
  })
  .meta({ id: "RefundLeg" });
export const refundView = z
  .object({
    no: z.int(),
    cause: word<RefundCause>("Why"),
    amount: money,
    createdAt: instant,
    settled: z.boolean(),
    legs: z.array(refundLegView),
  })
  .meta({ id: "Refund" });
export type RefundView = z.infer<typeof refundView>;

export const offerView = z
  .object({ no: z.int(), amount: money, at: instant, state: z.enum(["live", "replaced", "declined", "accepted", "fallen"]) })
  .meta({ id: "CounterOffer" });

export const requestView = z
  .object({
    no: z.int(),
    early: z.boolean(),
    state: z.enum(requestStates),
    reason: z.string(),
    /** Who the reason blames; it drives metrics, never the refund. */
    fault: z.enum(faults),
    note: z.string(),
    complaint: z.boolean(),
    askedAt: instant,
    endedAt: instant.nullable(),
    respondBy: instant.nullable(),
    rejectReason: z.enum(rejectReasons).nullable(),
    rejectNote: z.string(),
    offers: z.array(offerView),
  })
  .meta({ id: "CancelRequest" });
export type RequestView = z.infer<typeof requestView>;

/** The windows of the policy this order (or product) lives under, for sentences such as "the seller has 72 hours". */
export const termsView = z
  .object({
    policyVersion: z.int(),
    payBy: duration,
    verifyBy: duration,
    earlyCancel: z.enum(["grace", "blocked", "free"]),
    grace: duration,
    cancelRespond: duration,
    onSilence: z.enum(["approve", "decline", "nothing"]),
    shipWhileRequestOpen: z.enum(["overtake", "block"]),
    extensionDaysMax: z.int(),
    protection: duration,
    autoConfirm: duration,
    disputeOpens: duration,
    disputeRespond: duration,
    disputeMediate: duration,
    appeal: duration,
    returnShipBy: duration,
    afterSale: duration,
    feedback: duration,
    payout: duration,
    extendProtectionDaysMax: z.int(),
    couponGrace: duration,
    sellerCanCancel: z.boolean(),
    selfCancelUntil: z.enum(["none", "verified", "shipped"]),
    refundRanges: z.array(z.object({ rail: z.enum(rails), from: duration, to: duration })),
  })
  .meta({ id: "Terms" });
export type TermsView = z.infer<typeof termsView>;

export const closeReason = z.enum(closeReasons);
