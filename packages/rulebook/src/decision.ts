import type { OrderCommand, OrderCommandName, StoreCommandName } from "./commands.ts";
import type { OrderEventBody } from "./events.ts";
import type { Actor, BuyerFacts, GrantFacts, Minor, StoreFacts, VariantFacts } from "./order.ts";
import type { Policy } from "./policy.ts";
import type { Ms } from "./time.ts";

/** Everything beside the order that a decision may look at. Time is an argument. */
export interface Context {
  readonly now: Ms;
  readonly actor: Actor;
  readonly policy: Policy;
  readonly store: StoreFacts;
  readonly buyer: BuyerFacts;
  /** Filled for `place` and `pay`; and for `cancel_as_seller`, where out of stock empties the shelf. */
  readonly variants?: ReadonlyMap<number, VariantFacts>;
  readonly grants?: ReadonlyMap<number, GrantFacts>;
}

/** What a store's money stands at, as positive amounts. `pending` and `contested` are sums over its finished orders' own parts that are not paid out yet: without an open chargeback, and with one. */
export interface StoreMoney {
  readonly pending: Minor;
  readonly contested: Minor;
  readonly available: Minor;
  readonly withheld: Minor;
  readonly receivable: Minor;
}

/** Everything beside the store that a decision about it may look at; its overdue deadlines and those of all its orders are settled. */
export interface StoreContext {
  readonly now: Ms;
  readonly actor: Actor;
  readonly policy: Policy;
  readonly money: StoreMoney;
}

export interface BuyerContext {
  readonly now: Ms;
  readonly actor: Actor;
  readonly policy: Policy;
}

/** Why the law says no. Each code has a sentence in every language of the portals. */
export const refusalCodes = [
  "too_late",
  "too_early",
  "not_possible_now",
  "not_yours_to_make",
  "request_already_open",
  "no_open_request",
  "asking_window_closed",
  "too_many_requests",
  "early_request_cannot_be_rejected",
  "order_frozen",
  "store_not_selling",
  "buyer_blocked",
  "already_paid",
  "payment_amount_wrong",
  "payment_declined",
  "insufficient_wallet",
  "out_of_stock",
  "listing_not_on_sale",
  "coupon_not_usable",
  "offer_not_live",
  "amount_out_of_range",
  "days_out_of_range",
  "tracking_malformed",
  "seller_may_not_cancel",
  "self_cancel_not_offered",
  "ship_blocked_by_request",
  "not_trashed",
  "not_ended",
  "confirmation_missing",
  "refund_running",
  "refund_not_sent",
  "dispute_open",
  "no_open_dispute",
  "dispute_not_offered",
  "dispute_decided",
  "proposal_not_live",
  "return_not_possible",
  "no_open_return",
  "appeal_used",
  "text_missing",
  "too_many_files",
  "carrier_contradicts",
  "amendment_not_possible",
  "amendment_not_live",
  "chargeback_open",
  "no_open_chargeback",
  "payout_held",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Something the person can do instead; `from` when it opens later. */
export interface Way {
  readonly way:
    | OrderCommandName
    | StoreCommandName
    | "contact_seller"
    | "wait_for_verification"
    | "wait_and_return"
    | "contact_support"
    | "choose_other_payment"
    | "change_cart"
    | "do_not_dispatch";
  readonly from: Ms | null;
}

/** A refusal is a value: which rule, since when, until when, and what to do instead. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The row or section of the law: "T11", "R3", "2.2.2". */
  readonly rule: string;
  readonly since: Ms | null;
  readonly until: Ms | null;
  readonly instead: readonly Way[];
  /** The field at fault, when a value of the command was refused. */
  readonly field: string | null;
  /** The conflicting end, for `too_late`: a close reason or a state. */
  readonly ended: string | null;
}

export type Decision<Body = OrderEventBody> =
  | { readonly kind: "accepted"; readonly rule: string; readonly events: readonly Body[] }
  /** The goal was already reached (2.2.6): success without effect. */
  | { readonly kind: "already_done"; readonly rule: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** One button of one party: allowed (and until when), or refused with why. */
export interface Answer {
  readonly command: OrderCommand["on"];
  readonly allowed: boolean;
  readonly until: Ms | null;
  readonly refusal: Refusal | null;
}
