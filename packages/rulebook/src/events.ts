import type { OrderDraft } from "./commands.ts";
import type { Actor, Amendment, CarrierPlan, EvidenceRef, Minor, RefundCause, RefundLeg, Tender, Terms } from "./order.ts";
import type {
  BuyerState,
  CarrierFact,
  CloseReason,
  DeadlineKind,
  DisputeKind,
  DisputeReason,
  Fault,
  FreezeCause,
  OutsideRail,
  RejectReason,
  SanctionKind,
  StoreDeadlineKind,
  Visibility,
} from "./states.ts";
import type { Ms } from "./time.ts";

/** Units of a variant that leave the shelf beside the order's own: the seller said it is out of stock (T20). */
export interface WriteOff {
  readonly variantId: number;
  readonly units: number;
}

/** What happened to an order, past tense. The union is the audit trail, the timeline on every screen and the input of `evolve`. */
export type OrderEventBody =
  /** `storeActs`, here and where it pays: the store's acts so far, none of which concern an order that comes after them. */
  | { readonly type: "order_placed"; readonly draft: OrderDraft; readonly storeActs: number }
  | { readonly type: "payment_declined"; readonly rail: OutsideRail; readonly reason: string; readonly amount: Minor }
  | {
      readonly type: "order_paid";
      readonly tenders: readonly Tender[];
      readonly verifyBy: Ms | null;
      readonly verificationOutcome: "pass" | "fail";
      readonly storeActs: number;
    }
  | { readonly type: "verification_held"; readonly verifyBy: Ms }
  | { readonly type: "documents_received" }
  | { readonly type: "payment_verified" }
  | {
      readonly type: "cancellation_requested";
      readonly request: number;
      readonly early: boolean;
      readonly reason: string;
      readonly note: string;
      readonly complaint: boolean;
      /** Until when the seller may answer, null when silence means nothing; and whether the store's own window approves it in this commit. */
      readonly answerBy: Ms | null;
      readonly automatic: boolean;
    }
  | { readonly type: "cancellation_approved"; readonly request: number; readonly automatic: boolean }
  | { readonly type: "cancellation_auto_approved"; readonly request: number }
  | { readonly type: "cancellation_rejected"; readonly request: number; readonly reason: RejectReason | ""; readonly note: string }
  | { readonly type: "cancellation_withdrawn"; readonly request: number }
  | { readonly type: "cancellation_lapsed"; readonly request: number }
  | { readonly type: "cancellation_superseded"; readonly request: number }
  | { readonly type: "cancellation_overtaken"; readonly request: number }
  | { readonly type: "counter_offer_made"; readonly request: number; readonly offer: number; readonly amount: Minor }
  | { readonly type: "counter_offer_declined"; readonly request: number; readonly offer: number }
  | { readonly type: "counter_offer_accepted"; readonly request: number; readonly offer: number; readonly amount: Minor }
  | { readonly type: "order_shipped"; readonly carrier: string; readonly tracking: string; readonly plan: CarrierPlan }
  | { readonly type: "shipment_late" }
  | { readonly type: "extension_asked"; readonly days: number }
  | { readonly type: "extension_granted"; readonly days: number; readonly by: Ms }
  | { readonly type: "extension_declined" }
  | { readonly type: "order_delivered" }
  /** Another fact of the carrier; the parcel moves whatever the order's standing (R11). */
  | { readonly type: "shipment_reported"; readonly fact: CarrierFact }
  | { readonly type: "amendment_proposed"; readonly amendmentNo: number; readonly by: "buyer" | "seller"; readonly amendment: Amendment }
  | { readonly type: "amendment_declined"; readonly amendmentNo: number; readonly by: "buyer" | "seller" }
  /** Both agree; fewer units bring back `refund` (C5, in an event of its own). */
  | { readonly type: "order_amended"; readonly amendmentNo: number; readonly amendment: Amendment; readonly refund: Minor }
  | { readonly type: "protection_asked"; readonly days: number }
  | { readonly type: "protection_granted"; readonly days: number; readonly by: Ms }
  | { readonly type: "protection_declined" }
  | {
      readonly type: "dispute_opened";
      readonly dispute: number;
      readonly kind: DisputeKind;
      readonly received: boolean;
      readonly reason: DisputeReason;
      readonly text: string;
      readonly demand: Terms;
    }
  | {
      readonly type: "settlement_proposed";
      readonly dispute: number;
      readonly proposal: number;
      readonly by: "buyer" | "seller" | "platform";
      readonly terms: Terms;
      readonly text: string;
    }
  | { readonly type: "settlement_accepted"; readonly dispute: number; readonly proposal: number; readonly terms: Terms }
  /** The seller let the answer window pass: the buyer's demand is executed. */
  | { readonly type: "seller_fell_silent"; readonly dispute: number; readonly terms: Terms }
  | { readonly type: "mediation_began"; readonly dispute: number }
  | { readonly type: "verdict_overdue"; readonly dispute: number }
  | {
      readonly type: "verdict_given";
      readonly dispute: number;
      readonly verdict: number;
      readonly terms: Terms;
      readonly liability: Fault;
      readonly text: string;
      readonly person: number | null;
      readonly final: boolean;
    }
  | { readonly type: "verdict_appealed"; readonly dispute: number; readonly by: "buyer" | "seller"; readonly text: string }
  | { readonly type: "return_authorized"; readonly dispute: number; readonly terms: Terms; readonly postage: "buyer" | "seller" }
  | { readonly type: "return_shipped"; readonly dispute: number; readonly carrier: string; readonly tracking: string }
  | { readonly type: "return_delivered"; readonly dispute: number }
  | { readonly type: "return_received"; readonly dispute: number; readonly automatic: boolean }
  | { readonly type: "return_lapsed"; readonly dispute: number }
  | { readonly type: "return_contested"; readonly dispute: number; readonly text: string }
  /** The dispute is over (T28): how, and what came of it. Money and the order's own end stand in the events after it. */
  | {
      readonly type: "dispute_ended";
      readonly dispute: number;
      readonly as: "agreed" | "seller_silent" | "final" | "withdrawn" | "superseded";
      readonly amount: Minor;
      readonly liability: Fault;
    }
  | ({ readonly type: "evidence_added"; readonly dispute: number } & Pick<EvidenceRef, "fileId" | "name" | "by">)
  | { readonly type: "order_frozen"; readonly cause: FreezeCause; readonly act: number | null }
  | { readonly type: "order_released"; readonly cause: FreezeCause; readonly act: number | null }
  /** A block after which a finished order goes on without payout (3.7). */
  | { readonly type: "payout_lost"; readonly act: number }
  /** K1. `withheld` is what of a finished order's pending part goes to withheld while it is open. */
  | {
      readonly type: "chargeback_opened";
      readonly chargeback: number;
      readonly amount: Minor;
      readonly noticed: Minor;
      readonly reason: string;
      readonly withheld: Minor;
      readonly storeActs: number;
    }
  | { readonly type: "chargeback_contested"; readonly chargeback: number; readonly text: string }
  /** K2 of an escrow or hold, with the subsidy that comes back; in FI the platform's loss, or nothing where `proceeds_reduced` paid. `released` goes from withheld back to pending. */
  | {
      readonly type: "chargeback_accepted";
      readonly chargeback: number;
      readonly fault: "seller" | "platform";
      readonly automatic: boolean;
      readonly subsidyBack: Minor;
      readonly released: Minor;
    }
  | { readonly type: "chargeback_rejected"; readonly chargeback: number; readonly released: Minor }
  /** F2: what the order brought leaves the pending bucket. */
  | { readonly type: "proceeds_released"; readonly amount: Minor }
  /**
   * D2, D2b, K2b: a finished sale gives `back` to the buyer by a refund, or to the rail where `refund` is null. From which buckets the
   * seller's part was taken is decided against them and kept; `own` of it was this order's own pending part.
   */
  | {
      readonly type: "proceeds_reduced";
      readonly refund: number | null;
      readonly back: Minor;
      readonly commission: Minor;
      readonly subsidy: Minor;
      readonly own: Minor;
      readonly from: { readonly pending: Minor; readonly available: Minor; readonly withheld: Minor; readonly receivable: Minor };
    }
  | { readonly type: "order_finished"; readonly automatic: boolean; readonly gross: Minor; readonly commission: Minor; readonly net: Minor }
  | {
      readonly type: "order_closed";
      readonly reason: CloseReason;
      readonly fault: Fault;
      /** The reason the person gave, from the lists of 3.2; "" when the clock or the outsider ended it. */
      readonly detail: string;
      readonly note: string;
      /** Whether the units go back to the shelf; else they leave it. */
      readonly restock: boolean;
      readonly writtenOff: readonly WriteOff[];
    }
  | {
      readonly type: "refund_created";
      readonly refund: number;
      readonly cause: RefundCause;
      /** Of a line return or a full refund: the platform's subsidy that comes back with it. */
      readonly subsidyBack: Minor;
      readonly amount: Minor;
      readonly legs: readonly RefundLeg[];
    }
  | { readonly type: "refund_processing"; readonly refund: number }
  | {
      readonly type: "refund_sent";
      readonly refund: number;
      readonly creditDue: Ms | null;
      readonly outcome: "credited" | "bounced" | "";
      readonly arrivesFrom: Ms;
      readonly arrivesBy: Ms;
      readonly lostAt: Ms;
    }
  | { readonly type: "refund_credited"; readonly refund: number }
  | { readonly type: "refund_bounced"; readonly refund: number; readonly lost: boolean }
  | { readonly type: "late_capture_received"; readonly rail: OutsideRail; readonly instrumentId: number; readonly label: string; readonly amount: Minor }
  | { readonly type: "visibility_changed"; readonly to: Visibility };

/** What happened to a store's standing, in the store's own stream. */
export type StoreEventBody =
  | { readonly type: "review_began"; readonly reason: string }
  | { readonly type: "review_cleared"; readonly note: string }
  /** W1: pending and available as they were swept into withheld. */
  | {
      readonly type: "store_frozen";
      readonly investigation: number;
      readonly act: number;
      readonly reason: string;
      readonly pending: Minor;
      readonly available: Minor;
      readonly evidenceBy: Ms;
      readonly decisionBy: Ms;
    }
  | { readonly type: "investigation_answered"; readonly files: readonly Pick<EvidenceRef, "fileId" | "name">[]; readonly text: string }
  | { readonly type: "decision_overdue" }
  /** W2: each part back to its bucket. */
  | { readonly type: "store_released"; readonly act: number; readonly note: string; readonly pending: Minor; readonly available: Minor }
  | { readonly type: "store_blocked"; readonly act: number; readonly note: string; readonly automatic: boolean; readonly appealBy: Ms; readonly withheldBy: Ms }
  | { readonly type: "block_appealed"; readonly text: string }
  | { readonly type: "appeal_decided"; readonly upheld: boolean; readonly note: string; readonly amount: Minor }
  | { readonly type: "appeal_window_ended" }
  | { readonly type: "withheld_overdue" }
  | {
      readonly type: "withheld_decided";
      readonly decision: "released" | "forfeited";
      readonly amount: Minor;
      readonly receivable: Minor;
      readonly note: string;
    }
  /** F3: out to the store's bank; a receivable is netted first. */
  | { readonly type: "money_withdrawn"; readonly amount: Minor; readonly netted: Minor }
  | { readonly type: "points_given"; readonly points: number; readonly total: number; readonly reason: string }
  /** A quarter of the year is over: what was given in it no longer counts, and what it brought runs to its own end. */
  | { readonly type: "points_reset"; readonly points: number }
  | { readonly type: "store_sanctioned"; readonly kind: SanctionKind; readonly until: Ms | null; readonly reason: string }
  | { readonly type: "sanction_lifted"; readonly kind: SanctionKind; readonly automatic: boolean; readonly note: string };

export type StoreEventType = StoreEventBody["type"];

export interface StoreEvent {
  readonly storeId: number;
  readonly n: number;
  readonly at: Ms;
  readonly rule: string;
  readonly by: Actor;
  readonly fired: { readonly kind: StoreDeadlineKind; readonly subject: ""; readonly generation: number } | null;
  readonly body: StoreEventBody;
}

/** What happened to a buyer's account, in the buyer's own stream. */
export type BuyerEventBody = { readonly type: "buyer_standing_changed"; readonly to: BuyerState; readonly reason: string; readonly automatic: boolean };

export interface BuyerEvent {
  readonly buyerId: number;
  readonly n: number;
  readonly at: Ms;
  readonly rule: string;
  readonly by: Actor;
  readonly body: BuyerEventBody;
}

export type OrderEventType = OrderEventBody["type"];

/** One event in its order's stream: number, instant, who, which row of the law, and which deadline fired it, if any. */
export interface OrderEvent {
  readonly orderNo: number;
  readonly n: number;
  readonly at: Ms;
  readonly rule: string;
  readonly by: Actor;
  readonly fired: { readonly kind: DeadlineKind; readonly subject: string; readonly generation: number } | null;
  readonly body: OrderEventBody;
}
