import type {
  BuyerState,
  CarrierFact,
  ChargebackState,
  CloseReason,
  DeadlineKind,
  DisputeKind,
  DisputeReason,
  DisputeState,
  Fault,
  FreezeCause,
  GrantState,
  OrderState,
  Party,
  Rail,
  RefundStage,
  RejectReason,
  RequestState,
  ReturnState,
  SanctionKind,
  ShipmentState,
  StoreActKind,
  StoreDeadlineKind,
  StoreState,
  Visibility,
} from "./states.ts";
import type { Ms } from "./time.ts";

/** An amount in integer minor units of the order's currency; never a fraction. */
export type Minor = number;

/** Who acts. `person` is the person's number in the world; the clock, rails and carriers have none. */
export interface Actor {
  readonly party: Party;
  readonly person: number | null;
}

export interface Address {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
  readonly phone: string;
}

/** One line as frozen at placing: no later change of price, title or coupon touches its money (rules.md R-6). */
export interface OrderLine {
  readonly no: number;
  readonly listingId: number;
  readonly variantId: number;
  readonly title: string;
  readonly options: string;
  readonly picture: string;
  /** Units to ship; fewer than `unitTotals` has once an amendment took some away (T21). */
  readonly quantity: number;
  /** List price of one unit, and what one unit costs after flash price and before bundle and coupons. */
  readonly listPrice: Minor;
  readonly unitPrice: Minor;
  readonly flash: boolean;
  readonly bundleDiscount: Minor;
  readonly storeDiscount: Minor;
  readonly platformDiscount: Minor;
  /** What the buyer pays for the whole line: quantity x unitPrice - the three discounts. */
  readonly total: Minor;
  /** `total` split over the units as ordered by the spreading rule; its sum is `total`. */
  readonly unitTotals: readonly Minor[];
  /** Whether stock is kept for this variant, and when it is taken. */
  readonly stockMode: "on_order" | "on_payment" | "untracked";
}

/** rules.md 5.2's worked example, field by field. */
export interface Price {
  /** Sum of quantity x unitPrice. */
  readonly items: Minor;
  readonly bundleDiscount: Minor;
  readonly storeDiscount: Minor;
  readonly platformDiscount: Minor;
  readonly shipping: Minor;
  /** What the buyer pays. */
  readonly total: Minor;
  /** What the seller sells for: total + platform subsidy. */
  readonly gross: Minor;
}

/** How (part of) an order was paid. At most one wallet tender and one outside tender. */
export interface Tender {
  readonly rail: Rail;
  /** The buyer's saved means of payment (null for the wallet), and how a person recognises it: "Card ending 4242". */
  readonly instrumentId: number | null;
  readonly label: string;
  readonly amount: Minor;
  readonly state: "held" | "captured" | "voided" | "refunded_part" | "refunded_full";
  readonly refunded: Minor;
}

export interface CounterOffer {
  readonly no: number;
  readonly amount: Minor;
  readonly at: Ms;
  readonly state: "live" | "replaced" | "declined" | "accepted" | "fallen";
}

export interface CancelRequest {
  readonly no: number;
  /** Asked while the payment was still being verified (T09). */
  readonly early: boolean;
  readonly state: RequestState;
  readonly reason: string;
  readonly note: string;
  /** The buyer also complains about the seller. */
  readonly complaint: boolean;
  readonly askedAt: Ms;
  readonly endedAt: Ms | null;
  readonly rejectReason: RejectReason | null;
  readonly rejectNote: string;
  readonly offers: readonly CounterOffer[];
}

export interface RefundLeg {
  readonly rail: Rail;
  readonly instrumentId: number | null;
  readonly label: string;
  readonly amount: Minor;
  readonly stage: RefundStage;
  readonly expectedAt: Ms;
  readonly processingAt: Ms | null;
  readonly sentAt: Ms | null;
  /** When it reached the rail (credited) or the wallet (wallet_credited). */
  readonly settledAt: Ms | null;
  /** The rail's range as promised to the buyer; known from the start as an estimate, exact once sent. */
  readonly arrivesFrom: Ms;
  readonly arrivesBy: Ms;
}

/** Why money goes back: the order's close reason, or one of the partial ones. */
export type RefundCause = CloseReason | "counter_offer" | "amendment" | "dispute_partial" | "after_sale" | "late_capture";

export interface Refund {
  readonly no: number;
  readonly cause: RefundCause;
  readonly amount: Minor;
  readonly createdAt: Ms;
  readonly legs: readonly RefundLeg[];
  /** Known once sent: when the outsider answers and what (null = no word ever comes), and when silence sends it to the wallet. */
  readonly creditDue: Ms | null;
  readonly creditOutcome: "credited" | "bounced" | "";
  readonly lostAt: Ms | null;
}

export interface Deadline {
  readonly kind: DeadlineKind;
  /** What of the order it is about when there may be several: "" or "r1" for refund 1. */
  readonly subject: string;
  readonly generation: number;
  readonly state: "armed" | "suspended" | "fired" | "disarmed" | "superseded";
  readonly due: Ms;
  /** What was left when a freeze or a dispute suspended it. */
  readonly remaining: Ms | null;
  readonly firedAt: Ms | null;
  /** What the simulated outsider will answer at this instant ("pass" | "fail", "credited" | "bounced"); "" for the law's own. */
  readonly outcome: string;
}

export interface Shipment {
  readonly carrier: string;
  readonly tracking: string;
  readonly state: ShipmentState;
  readonly shippedAt: Ms;
  readonly deliveredAt: Ms | null;
  /** Every fact the carrier reported, in order. */
  readonly scans: readonly { readonly fact: CarrierFact; readonly at: Ms }[];
  /** What the simulated carrier will still report, counted from shipping; never shown. Empty when a person plays the carrier. */
  readonly plan: CarrierPlan;
}

/** Facts to come, each so long after shipping; in ascending order. */
export type CarrierPlan = readonly { readonly fact: CarrierFact; readonly after: Ms }[];

/** A span in which deadlines of the order stood still (2.2.7); `to` is null while it lasts. */
export interface Suspension {
  readonly cause: FreezeCause | "dispute" | "carrier";
  readonly from: Ms;
  readonly to: Ms | null;
}

/** What one side wants a dispute to end with. */
export interface Terms {
  /** What the buyer gets back, at most the refundable rest. */
  readonly amount: Minor;
  /** Whether the goods go back first; then `lines` are the lines that do (empty: all). */
  readonly withReturn: boolean;
  readonly lines: readonly number[];
}

/** A proposal in the dispute room; all live ones stand side by side, and accepting any one ends the dispute (3.4). */
export interface Proposal extends Terms {
  readonly no: number;
  readonly by: "buyer" | "seller" | "platform";
  readonly text: string;
  readonly at: Ms;
  readonly state: "live" | "replaced" | "accepted" | "fallen";
}

export interface Verdict extends Terms {
  readonly no: number;
  readonly liability: Fault;
  readonly text: string;
  readonly at: Ms;
  readonly person: number | null;
}

/** The way back of goods (3.5). */
export interface ReturnCase {
  readonly state: ReturnState;
  readonly authorizedAt: Ms;
  /** Who pays the postage: the seller for wrong or faulty goods, the buyer who changed their mind. */
  readonly postage: "buyer" | "seller";
  readonly carrier: string;
  readonly tracking: string;
  readonly shippedAt: Ms | null;
  readonly deliveredAt: Ms | null;
  readonly endedAt: Ms | null;
  readonly contest: string;
}

/** A file somebody put into a dispute; the bytes are elsewhere. */
export interface EvidenceRef {
  readonly fileId: number;
  readonly by: "buyer" | "seller" | "admin";
  readonly name: string;
  readonly at: Ms;
}

export interface Dispute {
  readonly no: number;
  readonly kind: DisputeKind;
  readonly state: DisputeState;
  readonly received: boolean;
  readonly reason: DisputeReason;
  readonly openedAt: Ms;
  /** When the seller's answer window began: opening, or the buyer's latest edit; null once answered or in mediation. */
  readonly respondFrom: Ms | null;
  readonly mediationAt: Ms | null;
  readonly decidedAt: Ms | null;
  readonly endedAt: Ms | null;
  /** How it was decided; null while it is not. */
  readonly decidedBy: "agreement" | "silence" | "verdict" | null;
  /** What was decided: carried out at once, after the appeal window, or at the end of a return. */
  readonly settled: Terms | null;
  readonly proposals: readonly Proposal[];
  readonly verdicts: readonly Verdict[];
  readonly appeal: { readonly by: "buyer" | "seller"; readonly text: string; readonly at: Ms } | null;
  readonly evidence: readonly EvidenceRef[];
  readonly return: ReturnCase | null;
}

/** Money forced back through the card's issuer (K1 to K3). */
export interface Chargeback {
  readonly no: number;
  readonly state: ChargebackState;
  /** The part of the notice the tender still held (R20); what is above is contested with the refund as proof. */
  readonly amount: Minor;
  readonly noticed: Minor;
  readonly reason: string;
  readonly openedAt: Ms;
  readonly contestedAt: Ms | null;
  readonly endedAt: Ms | null;
  /** Of an accepted one: whose money paid for it. What the platform bore brings no subsidy back. */
  readonly fault: "seller" | "platform" | null;
}

/** What both sides may agree to change before shipping (T21). The total stays, but for units that fall away. */
export interface Amendment {
  readonly address: Address | null;
  /** Changed lines: another article of the same listing and price, or fewer units (never 0). */
  readonly lines: readonly { readonly no: number; readonly variantId: number; readonly options: string; readonly quantity: number }[];
}

export interface ProposedAmendment {
  readonly no: number;
  readonly by: "buyer" | "seller";
  readonly amendment: Amendment;
  readonly at: Ms;
  readonly state: "live" | "replaced" | "accepted" | "declined" | "fallen";
}

/** What a finished order brought its seller, and where that money is. */
export interface Proceeds {
  readonly gross: Minor;
  readonly commission: Minor;
  readonly net: Minor;
  /** Still in the seller's pending bucket (or withheld in its place), until PAYOUT moves it (F2); 0 once a block lost it. */
  readonly pending: Minor;
  /** Moved to the available bucket by F2. */
  readonly paidOut: boolean;
}

/** A coupon this order used, with what it took off. */
export interface UsedGrant {
  readonly grantId: number;
  readonly funder: "store" | "platform";
  readonly title: string;
  readonly discount: Minor;
}

/** The whole of one order: a base state plus orthogonal regions (rules.md 2.1). Folded from its events by `evolve`. */
export interface Order {
  readonly no: number;
  readonly checkoutNo: number;
  readonly storeId: number;
  readonly buyerId: number;
  readonly currency: string;
  /** The policy version the order was placed under, kept for its whole life. */
  readonly policyVersion: number;
  readonly state: OrderState;
  readonly closeReason: CloseReason | null;
  readonly fault: Fault | null;
  /** Number of events in its stream so far. */
  readonly version: number;
  readonly lastEventAt: Ms;
  readonly placedAt: Ms;
  readonly paidAt: Ms | null;
  readonly verifiedAt: Ms | null;
  readonly shippedAt: Ms | null;
  readonly deliveredAt: Ms | null;
  readonly finishedAt: Ms | null;
  readonly closedAt: Ms | null;
  readonly lines: readonly OrderLine[];
  readonly price: Price;
  readonly grants: readonly UsedGrant[];
  readonly address: Address;
  readonly processing: Ms;
  readonly tenders: readonly Tender[];
  readonly declines: number;
  /** While the payment is verified: when the verification answers and what. Never shown: a buyer only knows the latest instant. */
  readonly verifyBy: Ms | null;
  readonly verificationOutcome: "pass" | "fail";
  readonly verificationHold: "none" | "waiting_for_documents" | "documents_received";
  readonly requests: readonly CancelRequest[];
  /** The seller's open question for more processing time, in days (T19). */
  readonly extensionAsked: { readonly days: number; readonly at: Ms } | null;
  readonly extensionGranted: Ms;
  readonly late: boolean;
  readonly shipment: Shipment | null;
  readonly refunds: readonly Refund[];
  /** Balances that belong to the order, as positive amounts: money taken but unverified, and in escrow. */
  readonly held: Minor;
  readonly escrow: Minor;
  /** The platform's subsidy that is still part of the sale: in escrow, or in what the seller was credited. */
  readonly subsidy: Minor;
  readonly frozen: readonly FreezeCause[];
  /** Spans in which its deadlines stood still, from which what is left of each is computed. */
  readonly suspensions: readonly Suspension[];
  /** The number of the last act of its store that it followed (T30 to T32). */
  readonly storeActs: number;
  readonly disputes: readonly Dispute[];
  readonly chargebacks: readonly Chargeback[];
  readonly amendments: readonly ProposedAmendment[];
  /** The buyer's open question for longer protection, in days (T25). */
  readonly protectionAsked: { readonly days: number; readonly at: Ms } | null;
  readonly protectionExtended: Ms;
  readonly proceeds: Proceeds | null;
  readonly visibility: Visibility;
  readonly deadlines: readonly Deadline[];
}

/** What the law needs to know of the world beside the order; the store of rows preloads it. */
export interface StoreFacts {
  readonly id: number;
  readonly state: StoreState;
  /** Since when it is in that state. */
  readonly since: Ms;
  /** What it did to all its orders so far, numbered from 1: an order that has seen fewer follows the rest first. */
  readonly acts: readonly StoreAct[];
  /** Its buckets as the books have them, as positive amounts; loaded and locked where a command takes from them, else 0. */
  readonly available: Minor;
  readonly withheld: Minor;
  readonly receivable: Minor;
  /** Sanctions in force (3.7): a selling stop takes no new orders, and like a payout hold lets nothing be withdrawn. */
  readonly sanctions: readonly SanctionKind[];
  /** Optional store setting: requests inside this span from placing are approved in the same commit (rules.md 0, [s0]). */
  readonly autoApproveWindow: Ms | null;
}

/** One act of a store that its orders follow one by one, each at the act's own instant (2.2.7). */
export interface StoreAct {
  readonly no: number;
  readonly kind: StoreActKind;
  readonly at: Ms;
  /** The clock acted (FREEZE_EVIDENCE): then it comes before the orders' deadlines of that instant, else after them. */
  readonly byClock: boolean;
}

/** A deadline of a store. */
export interface StoreDeadline {
  readonly kind: StoreDeadlineKind;
  readonly generation: number;
  readonly state: "armed" | "fired" | "disarmed" | "superseded";
  readonly due: Ms;
  readonly firedAt: Ms | null;
}

/** The whole of one store's standing (rules.md 3.7). Folded from the store's own events by `evolveStore`. */
export interface Store {
  readonly id: number;
  readonly state: StoreState;
  readonly since: Ms;
  readonly version: number;
  readonly lastEventAt: Ms;
  readonly acts: readonly StoreAct[];
  readonly investigation: {
    readonly no: number;
    readonly reason: string;
    readonly openedAt: Ms;
    readonly evidence: readonly EvidenceRef[];
    readonly evidenceAt: Ms | null;
    readonly endedAt: Ms | null;
    readonly outcome: "released" | "blocked" | null;
    readonly overdue: boolean;
  } | null;
  readonly appeal: { readonly text: string; readonly at: Ms; readonly outcome: "upheld" | "denied" | null } | null;
  readonly blockedAt: Ms | null;
  readonly withheldDecision: "released" | "forfeited" | null;
  readonly points: number;
  readonly sanctions: readonly { readonly kind: SanctionKind; readonly from: Ms; readonly until: Ms | null; readonly reason: string }[];
  readonly autoApproveWindow: Ms | null;
  readonly deadlines: readonly StoreDeadline[];
}

/** A buyer's standing (rules.md 3.10). Folded from the buyer's own events by `evolveBuyer`. */
export interface BuyerStanding {
  readonly id: number;
  readonly state: BuyerState;
  readonly since: Ms;
  readonly version: number;
  readonly lastEventAt: Ms;
  readonly reason: string;
  /** Unpaid checkouts count from here: support restored the account. */
  readonly countsFrom: Ms;
}

export interface BuyerFacts {
  readonly id: number;
  readonly state: BuyerState;
  readonly since: Ms;
  readonly wallet: Minor;
  /** Checkouts open unpaid, or expired unpaid within the policy's window and since the last restoration (3.10); known where T01 asks. */
  readonly unpaid: number;
}

export interface VariantFacts {
  readonly id: number;
  readonly listingId: number;
  readonly storeId: number;
  readonly onSale: boolean;
  readonly mode: "on_order" | "on_payment" | "untracked";
  readonly onHand: number;
  readonly reserved: number;
}

export interface GrantFacts {
  readonly id: number;
  readonly couponId: number;
  readonly buyerId: number;
  readonly state: GrantState;
  readonly expiresAt: Ms;
  /** The checkout it is locked to or used in, how many orders share it, and how many of those have given it back (3.8: all or nothing). */
  readonly checkoutNo: number | null;
  readonly sharedBy: number;
  readonly givenBack: number;
  /** Whether it has come back at least once, and whether its one grace after expiry is spent. */
  readonly restored: boolean;
  readonly graceSpent: boolean;
}
