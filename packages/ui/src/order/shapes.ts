import type {
  CloseReason,
  DeadlineKind,
  Dispute,
  DisputeKind,
  DisputeReason,
  DisputeState,
  EvidenceRef,
  Fault,
  FreezeCause,
  OrderCommandName,
  OrderEventType,
  OrderState,
  Party,
  Proposal,
  Rail,
  RefundCause,
  RefundStage,
  RefusalCode,
  ReturnCase,
  ReturnState,
  ShipmentState,
  StoreCommandName,
  StoreDeadlineKind,
  Way,
} from "@souk/rulebook";
import type { MoneyView } from "../parts/money-format.ts";

/**
 * What the parts need to know of an order, as the API answers it. Written down here because `ui` may not import the API;
 * TypeScript compares the shapes where a portal passes one to the other.
 */
export type OrderLabel = "frozen" | "in_dispute" | "awaiting_seller_approval" | "refund_in_progress" | OrderState;

export interface RefusalShape {
  readonly code: RefusalCode;
  readonly rule: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly instead: readonly { readonly way: Way["way"] | StoreCommandName; readonly from: string | null }[];
  readonly field: string | null;
  readonly ended: string | null;
}

/** One button, about an order or about a store. */
export interface AnswerShape<Command extends OrderCommandName | StoreCommandName = OrderCommandName | StoreCommandName> {
  readonly command: Command;
  readonly allowed: boolean;
  readonly until: string | null;
  readonly refusal: RefusalShape | null;
}

/** The windows that only open or close a button have no row, but a person counts them down all the same. */
export type TimerKind = DeadlineKind | StoreDeadlineKind | "grace_end" | "dispute_openable" | "aftersale_end" | "feedback_end";

export type Consequence =
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
  | "store_blocked"
  | "decision_overdue"
  | "sanction_lifted"
  | "appeal_closes"
  | "withheld_overdue"
  | "points_reset";

/** A deadline of an order, or of a store: those are never suspended and belong to nothing smaller. */
export interface TimerShape {
  readonly kind: TimerKind;
  readonly subject?: string;
  readonly due: string;
  readonly state?: "armed" | "suspended";
  readonly remaining?: string | null;
  readonly consequence: Consequence;
}

export interface EventShape {
  readonly n: number;
  readonly at: string;
  readonly type: OrderEventType;
  readonly rule: string;
  readonly by: { readonly party: Party; readonly name: string | null };
  readonly fired: DeadlineKind | null;
  readonly detail: {
    readonly reason?: string | undefined;
    readonly note?: string | undefined;
    readonly amount?: MoneyView | undefined;
    readonly days?: number | undefined;
    readonly until?: string | undefined;
    readonly carrier?: string | undefined;
    readonly tracking?: string | undefined;
    readonly to?: string | undefined;
    readonly dispute?: number | undefined;
    readonly withReturn?: boolean | undefined;
    readonly side?: string | undefined;
    readonly postage?: string | undefined;
    readonly name?: string | undefined;
    readonly fact?: string | undefined;
    readonly cause?: string | undefined;
    readonly fault?: string | undefined;
    readonly as?: string | undefined;
  };
}

export interface LegShape {
  readonly rail: Rail;
  readonly destination: string;
  readonly amount: MoneyView;
  readonly stage: RefundStage;
  readonly shown: "expected" | "processing" | "refunded";
  readonly expectedAt: string;
  readonly processingAt: string | null;
  readonly sentAt: string | null;
  readonly settledAt: string | null;
  readonly arrivesFrom: string;
  readonly arrivesBy: string;
  readonly inWallet: boolean;
}

export interface RefundShape {
  readonly no: number;
  readonly cause: RefundCause;
  readonly amount: MoneyView;
  readonly createdAt: string;
  readonly legs: readonly LegShape[];
}

export interface PriceShape {
  readonly items: MoneyView;
  readonly bundleDiscount: MoneyView;
  readonly storeDiscount: MoneyView;
  readonly platformDiscount: MoneyView;
  readonly shipping: MoneyView;
  readonly total: MoneyView;
  readonly coupons?: readonly { readonly grantId: number; readonly funder: "store" | "platform"; readonly title: string; readonly discount: MoneyView }[];
}

/** Enough of an order for its headline and progress bar. */
export interface OrderHeadShape {
  readonly state: OrderState;
  readonly label: OrderLabel;
  readonly closeReason: CloseReason | null;
  readonly frozen: readonly FreezeCause[];
}

/** A parcel: who carries it and everything that was reported of it, in order. */
export interface ShipmentShape {
  readonly carrier: string;
  readonly tracking: string;
  readonly state: ShipmentState;
  readonly shippedAt: string;
  readonly scans: readonly { readonly fact: ShipmentState; readonly at: string }[];
}

/** A line as far as a dispute names it. */
export interface LineShape {
  readonly no: number;
  readonly title: string;
  readonly options: string;
  readonly quantity: number;
  readonly total: MoneyView;
}

/** What a dispute is to end with: how much goes back, and whether the goods do first; no lines means all of them. */
export interface TermsShape {
  readonly amount: MoneyView;
  readonly withReturn: boolean;
  readonly lines: readonly number[];
}

export interface ProposalShape extends TermsShape {
  readonly no: number;
  readonly by: Proposal["by"];
  readonly text: string;
  readonly at: string;
  readonly state: Proposal["state"];
}

export interface VerdictShape extends TermsShape {
  readonly no: number;
  readonly liability: Fault;
  readonly text: string;
  readonly at: string;
}

export interface EvidenceShape {
  readonly fileId: number;
  readonly by: EvidenceRef["by"];
  readonly name: string;
  readonly at: string;
}

export interface ReturnShape {
  readonly state: ReturnState;
  readonly authorizedAt: string;
  readonly postage: ReturnCase["postage"];
  readonly carrier: string;
  readonly tracking: string;
  readonly shippedAt: string | null;
  readonly deliveredAt: string | null;
  readonly endedAt: string | null;
  readonly contest: string;
}

export interface DisputeShape {
  readonly no: number;
  readonly kind: DisputeKind;
  readonly state: DisputeState;
  readonly open: boolean;
  readonly received: boolean;
  readonly reason: DisputeReason;
  readonly openedAt: string;
  readonly mediationAt: string | null;
  readonly decidedAt: string | null;
  readonly endedAt: string | null;
  readonly decidedBy: Dispute["decidedBy"];
  readonly settled: TermsShape | null;
  readonly proposals: readonly ProposalShape[];
  readonly verdicts: readonly VerdictShape[];
  readonly appeal: { readonly by: "buyer" | "seller"; readonly text: string; readonly at: string } | null;
  readonly evidence: readonly EvidenceShape[];
  readonly return: ReturnShape | null;
  readonly refundable: MoneyView;
}
