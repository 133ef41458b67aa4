import type { Policy, Span } from "./policy.ts";
import type { DeadlineKind } from "./states.ts";

/** What the law says of a kind of deadline beside when it is due (rules.md 2.5). */
export interface DeadlineRule {
  /** The row that arms it, and what it counts from. */
  readonly armedBy: string;
  readonly counts: string;
  /** How long it is, in words of the policy; null where an outsider draws it. */
  readonly length: (policy: Policy) => readonly Span[] | null;
  readonly fires: string;
  /** The instant is the outsider's secret: screens show the latest one instead (`verificationEndsBy`, a leg's `arrivesBy`). */
  readonly drawn: boolean;
  /** Whether a freeze of the order stops it, and what else does (2.2.7). */
  readonly stopsWhileFrozen: boolean;
  readonly alsoStops: readonly ("dispute" | "carrier")[];
  readonly source: string;
}

/** Most deadlines wait while their order is frozen; verification, payment, refunds, the issuer and the carrier do not. */
const stands = { drawn: false, stopsWhileFrozen: true, alsoStops: [] } as const;
const goesOn = { drawn: false, stopsWhileFrozen: false, alsoStops: [] } as const;

/** Deadlines that are rows, highest priority of 2.2.4 first. */
export const deadlineCatalogue: Readonly<Record<DeadlineKind, DeadlineRule>> = {
  chargeback_answer: {
    armedBy: "K1; until contested",
    counts: "the issuer's notice",
    length: (p) => [p.chargebackAnswer],
    fires: "T37",
    ...goesOn,
    source: "P2",
  },
  cancel_respond: {
    armedBy: "T11",
    counts: "this request",
    length: (p) => [p.cancelRespond],
    fires: "T13; T14 where silence declines; not armed where silence means nothing",
    ...stands,
    source: "s2 A1",
  },
  pay_by: { armedBy: "T01", counts: "placing", length: (p) => [p.payBy], fires: "T05", ...goesOn, source: "A10" },
  verify_by: {
    armedBy: "T02; moved once by T08",
    counts: "paying; holding",
    length: (p) => [p.verifyBy, p.verificationHold],
    fires: "T06 or T07",
    ...goesOn,
    drawn: true,
    source: "s4 A3",
  },
  ship_by: {
    armedBy: "T06",
    counts: "verification, with the processing time, the days granted (T19) and the grace",
    length: (p) => [p.shipByDefault, p.shipByGrace],
    fires: "T18",
    ...stands,
    alsoStops: ["dispute"],
    source: "s4",
  },
  no_scan: {
    armedBy: "T38's facts of the carrier",
    counts: "the first of them that still stands",
    length: (p) => [p.noScan],
    fires: "T38",
    ...stands,
    alsoStops: ["dispute"],
    source: "our length",
  },
  dispute_respond: {
    armedBy: "T26, T27, T29, each edit of the buyer's; until the seller's answer",
    counts: "opening; the latest edit",
    length: (p) => [p.disputeRespond],
    fires: "T28: the buyer's demand is executed",
    ...stands,
    source: "A5 A14",
  },
  dispute_mediate: {
    armedBy: "T26, T27, T29",
    counts: "opening",
    length: (p) => [p.disputeMediate],
    fires: "3.4: mediation",
    ...stands,
    source: "A5 A27",
  },
  return_ship_by: {
    armedBy: "a return",
    counts: "its authorisation",
    length: (p) => [p.returnShipBy],
    fires: "T28: the dispute ends for the seller",
    ...stands,
    source: "A5",
  },
  return_confirm_by: {
    armedBy: "the return's shipping",
    counts: "its shipping, its delivery; the earlier",
    length: (p) => [p.returnConfirmAtLatest, p.returnConfirm],
    fires: "T28: the refund by itself",
    ...stands,
    source: "our length",
  },
  appeal_end: {
    armedBy: "a first verdict",
    counts: "the verdict",
    length: (p) => [p.appeal],
    fires: "T28: the verdict is final",
    ...stands,
    source: "A16",
  },
  auto_confirm: {
    armedBy: "T22",
    counts: "delivery",
    length: (p) => [p.autoConfirm],
    fires: "T24",
    ...stands,
    alsoStops: ["dispute", "carrier"],
    source: "A15",
  },
  protection_end: {
    armedBy: "T17",
    counts: "shipping, with the days granted (T25)",
    length: (p) => [p.protection],
    fires: "T24",
    ...stands,
    alsoStops: ["dispute", "carrier"],
    source: "A14",
  },
  payout: {
    armedBy: "T23, T24, T28",
    counts: "finishing",
    length: (p) => [p.payout],
    fires: "F2",
    ...stands,
    alsoStops: ["dispute"],
    source: "our length: no payout precedes a claim",
  },
  refund_process: {
    armedBy: "a refund",
    counts: "its creation",
    length: (p) => [p.refundProcess],
    fires: "3.6: processing",
    ...goesOn,
    source: "s4; our length",
  },
  refund_send: { armedBy: "a refund", counts: "its creation", length: (p) => [p.refundSend], fires: "3.6: refunded, C3", ...goesOn, source: "s4; our length" },
  refund_credit: {
    armedBy: "refund_send",
    counts: "sending",
    length: () => null,
    fires: "3.6: credited, C4; or bounced into the wallet, C4b",
    ...goesOn,
    drawn: true,
    source: "s4 A12",
  },
  refund_lost: {
    armedBy: "refund_send",
    counts: "sending, never before the rail's range ends",
    length: (p) => [p.refundLost],
    fires: "3.6: the wallet, C4b",
    ...goesOn,
    source: "s4",
  },
  carrier_scan: {
    armedBy: "T17, where the carrier is simulated",
    counts: "shipping",
    length: () => null,
    fires: "3.3: the carrier's next fact; T22, T38",
    ...goesOn,
    drawn: true,
    source: "A19",
  },
  ship_late: {
    armedBy: "T06, where there is a grace",
    counts: "verification, with the processing time and the days granted",
    length: (p) => [p.shipByDefault],
    fires: "T18: flagged late, goes on",
    ...stands,
    alsoStops: ["dispute"],
    source: "M1 H3 Q1",
  },
  verdict_sla: {
    armedBy: "mediation, an appeal",
    counts: "its beginning",
    length: (p) => [p.verdictSla],
    fires: "3.4: an alert to the admins; it never decides",
    ...stands,
    source: "our length",
  },
};
