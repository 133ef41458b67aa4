import type { Actor, Address, Amendment, CarrierPlan, EvidenceRef, Minor, OrderLine, Price, StoreAct, Terms, UsedGrant } from "./order.ts";
import type {
  CarrierFact,
  DeadlineKind,
  DisputeReason,
  Fault,
  OutsideRail,
  PaidReason,
  RejectReason,
  SanctionKind,
  StoreDeadlineKind,
  UnpaidReason,
} from "./states.ts";
import type { Ms } from "./time.ts";

/** An order as the quote froze it, ready to be placed. */
export interface OrderDraft {
  readonly no: number;
  readonly checkoutNo: number;
  readonly storeId: number;
  readonly buyerId: number;
  readonly currency: string;
  readonly policyVersion: number;
  readonly lines: readonly OrderLine[];
  readonly price: Price;
  readonly grants: readonly UsedGrant[];
  readonly address: Address;
  readonly processing: Ms;
}

/** What the outside rail said when it was asked to take the money. */
export type RailAnswer =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: "card_declined" | "insufficient_funds" | "rail_unavailable" };

/** Everything that can be asked of an order, by people, outsiders and the clock. Imperative, one word per idea. */
export type OrderCommand =
  | { readonly on: "place"; readonly draft: OrderDraft }
  | {
      readonly on: "pay";
      readonly wallet: Minor;
      readonly outside: {
        readonly rail: OutsideRail;
        readonly instrumentId: number;
        readonly label: string;
        readonly amount: Minor;
        readonly answer: RailAnswer;
      } | null;
      /** When the simulated verification answers and what (drawn by the loop); null takes the whole window and passes. */
      readonly verification: { readonly after: Ms; readonly outcome: "pass" | "fail" } | null;
    }
  | { readonly on: "cancel_unpaid"; readonly reason: UnpaidReason; readonly note: string }
  | { readonly on: "request_cancellation"; readonly reason: PaidReason; readonly note: string; readonly complaint: boolean }
  | { readonly on: "withdraw_cancellation" }
  | { readonly on: "approve_cancellation" }
  | { readonly on: "reject_cancellation"; readonly reason: RejectReason; readonly note: string }
  | { readonly on: "make_counter_offer"; readonly amount: Minor }
  | { readonly on: "accept_counter_offer"; readonly offerNo: number }
  | { readonly on: "decline_counter_offer"; readonly offerNo: number }
  /** `plan` is what the simulated carrier will report (drawn by the loop); empty or absent where a person plays the carrier. */
  | { readonly on: "ship"; readonly carrier: string; readonly tracking: string; readonly plan?: CarrierPlan }
  | { readonly on: "ask_extension"; readonly days: number }
  | { readonly on: "grant_extension"; readonly days: number }
  | { readonly on: "decline_extension" }
  | { readonly on: "cancel_as_seller"; readonly reason: "out_of_stock" | "cannot_ship" | "other"; readonly note: string }
  | { readonly on: "self_cancel"; readonly reason: PaidReason; readonly note: string }
  | { readonly on: "confirm_receipt" }
  | { readonly on: "trash" }
  | { readonly on: "restore" }
  | { readonly on: "purge"; readonly understood: boolean }
  /** "Add to cart again" (T35): accepted without events, since the order stays as it is; the cart takes the lines at today's prices. */
  | { readonly on: "reorder" }
  | { readonly on: "fail_verification"; readonly note: string }
  | { readonly on: "pass_verification" }
  | { readonly on: "hold_verification" }
  | { readonly on: "receive_documents" }
  | { readonly on: "propose_amendment"; readonly amendment: Amendment }
  | { readonly on: "accept_amendment"; readonly amendmentNo: number }
  | { readonly on: "decline_amendment"; readonly amendmentNo: number }
  | { readonly on: "ask_protection"; readonly days: number }
  | { readonly on: "grant_protection"; readonly days: number }
  | { readonly on: "decline_protection" }
  /** A fact of the carrier other than delivery, by the carrier or injected by an admin (3.3). */
  | { readonly on: "report_shipment"; readonly fact: Exclude<CarrierFact, "delivered"> }
  | { readonly on: "report_delivered" }
  /** The buyer turns the parcel away at the door or the post: the carrier's fact "refused". */
  | { readonly on: "refuse_delivery" }
  | ({ readonly on: "open_dispute"; readonly received: boolean; readonly reason: DisputeReason; readonly text: string } & Terms)
  /** A new proposal replaces one's own earlier one: the buyer's is an edit of the demand, the platform's a mediator's. */
  | ({ readonly on: "propose_settlement"; readonly text: string } & Terms)
  | { readonly on: "accept_settlement"; readonly proposalNo: number }
  | { readonly on: "withdraw_dispute" }
  | ({ readonly on: "give_verdict"; readonly liability: Fault; readonly text: string } & Terms)
  | { readonly on: "appeal_verdict"; readonly text: string }
  | { readonly on: "ship_return"; readonly carrier: string; readonly tracking: string }
  | { readonly on: "report_return_delivered" }
  | { readonly on: "confirm_return" }
  | { readonly on: "contest_return"; readonly text: string }
  | { readonly on: "add_evidence"; readonly fileId: number; readonly name: string }
  /** K1: the issuer takes back `amount` of what the outside tender gave. */
  | { readonly on: "open_chargeback"; readonly amount: Minor; readonly reason: string }
  | { readonly on: "contest_chargeback"; readonly text: string }
  | { readonly on: "accept_chargeback"; readonly fault: "seller" | "platform" }
  | { readonly on: "reject_chargeback" }
  /** What the rail says of a refund that is on its way, injected by hand instead of drawn. */
  | { readonly on: "report_refund"; readonly refund: number; readonly outcome: "credited" | "bounced" }
  /** The order follows an act of its store (T30 to T32), at the act's own instant. */
  | { readonly on: "follow_store"; readonly act: StoreAct }
  | { readonly on: "capture_late"; readonly rail: OutsideRail; readonly instrumentId: number; readonly label: string; readonly amount: Minor }
  /** The clock: this deadline of the order is due. `draw` is what the simulated rail will do once money is sent (refund_send only). */
  | { readonly on: "fire"; readonly kind: DeadlineKind; readonly subject: string; readonly generation: number; readonly draw?: RefundDraw };

export type OrderCommandName = OrderCommand["on"];

/** When and how a sent refund arrives: after `after`, credited or bounced; null = no word ever comes (refund_lost ends it). */
export type RefundDraw = { readonly after: Ms; readonly outcome: "credited" | "bounced" } | null;

/** Everything that can be asked of a store (rules.md 3.7, 5.2 F3 and W1 to W3). */
export type StoreCommand =
  | { readonly on: "put_under_review"; readonly reason: string }
  | { readonly on: "clear_review"; readonly note: string }
  | { readonly on: "freeze_store"; readonly reason: string }
  | { readonly on: "submit_evidence"; readonly files: readonly Pick<EvidenceRef, "fileId" | "name">[]; readonly text: string }
  | { readonly on: "release_store"; readonly note: string }
  | { readonly on: "block_store"; readonly note: string }
  | { readonly on: "appeal_block"; readonly text: string }
  | { readonly on: "decide_appeal"; readonly upheld: boolean; readonly note: string }
  | { readonly on: "decide_withheld"; readonly decision: "release" | "forfeit"; readonly note: string }
  | { readonly on: "withdraw_money"; readonly amount: Minor }
  | { readonly on: "give_points"; readonly points: number; readonly reason: string }
  | { readonly on: "sanction_store"; readonly kind: SanctionKind; readonly until: Ms | null; readonly reason: string }
  | { readonly on: "lift_sanction"; readonly kind: SanctionKind; readonly note: string }
  | { readonly on: "fire_store"; readonly kind: StoreDeadlineKind; readonly generation: number };

export type StoreCommandName = StoreCommand["on"];

/** Everything that can be done to a buyer's account (rules.md 3.10). `count_unpaid` is the market's own, after a checkout was placed. */
export type BuyerCommand =
  | { readonly on: "count_unpaid"; readonly unpaid: number }
  | { readonly on: "warn_buyer"; readonly reason: string }
  | { readonly on: "block_purchases"; readonly reason: string }
  | { readonly on: "ban_buyer"; readonly reason: string }
  | { readonly on: "restore_buyer"; readonly note: string };

export type BuyerCommandName = BuyerCommand["on"];

/** A command with who gives it and the instant it counts. */
export interface Move {
  readonly at: Ms;
  readonly actor: Actor;
  readonly orderNo: number;
  readonly command: OrderCommand;
}

/** A command on a store or a buyer, with who gives it and the instant it counts. */
export interface StoreMove {
  readonly at: Ms;
  readonly actor: Actor;
  readonly storeId: number;
  readonly command: StoreCommand;
}
export interface BuyerMove {
  readonly at: Ms;
  readonly actor: Actor;
  readonly buyerId: number;
  readonly command: BuyerCommand;
}
