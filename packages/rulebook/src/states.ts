/** The closed vocabularies of the law (rules.md 2.1, 3). Spelled once, used in table, code, UI, URL and test. */

export const orderStates = ["awaiting_payment", "payment_verifying", "awaiting_shipment", "awaiting_delivery", "finished", "closed"] as const;
export type OrderState = (typeof orderStates)[number];

export const closeReasons = [
  "unpaid_cancelled",
  "unpaid_expired",
  "verification_failed",
  "cancel_early",
  "cancel_approved",
  "cancel_auto",
  "cancel_self",
  "ship_by_expired",
  "seller_cancelled",
  "dispute_refund",
  "annulled",
  "chargeback",
  "not_delivered",
] as const;
export type CloseReason = (typeof closeReasons)[number];

/** Who an ending is attributed to. It drives metrics, never the size of the refund. */
export const faults = ["buyer", "seller", "carrier", "platform", "none"] as const;
export type Fault = (typeof faults)[number];

/** Who moves: people, the clock, and the two simulated outsiders. */
export const parties = ["buyer", "seller", "admin", "clock", "rail", "carrier"] as const;
export type Party = (typeof parties)[number];

/** The roads money takes in from outside; the fifth rail, the platform wallet, is inside. */
export const outsideRails = ["card", "e_wallet", "mobile", "bank_transfer"] as const;
export type OutsideRail = (typeof outsideRails)[number];
export const rails = [...outsideRails, "wallet"] as const;
export type Rail = (typeof rails)[number];

export const requestStates = ["open", "approved", "auto_approved", "rejected", "withdrawn", "settled", "overtaken", "lapsed", "superseded"] as const;
export type RequestState = (typeof requestStates)[number];

export const refundStages = ["expected", "processing", "refunded", "credited", "bounced", "wallet_credited"] as const;
export type RefundStage = (typeof refundStages)[number];

export const grantStates = ["available", "locked", "used", "void"] as const;
export type GrantState = (typeof grantStates)[number];

/** rules.md 3.3. The first is the seller's word; every other is a fact the carrier reports. */
export const shipmentStates = [
  "label_created",
  "accepted",
  "in_transit",
  "customs",
  "out_for_delivery",
  "delivered",
  "refused",
  "returning",
  "returned",
  "lost",
  "shipment_cancelled",
] as const;
export type ShipmentState = (typeof shipmentStates)[number];
export type CarrierFact = Exclude<ShipmentState, "label_created">;

/** rules.md 3.4. The first five are open; the rest say how it ended. */
export const disputeStates = [
  "negotiating",
  "mediation",
  "verdict",
  "appealed",
  "returning",
  "agreed",
  "seller_silent",
  "final",
  "withdrawn",
  "superseded",
] as const;
export type DisputeState = (typeof disputeStates)[number];
export const openDisputeStates = ["negotiating", "mediation", "verdict", "appealed", "returning"] as const satisfies readonly DisputeState[];

/** Before shipping after a refusal (T27), on the way or at the door (T26), after finishing (T29). */
export const disputeKinds = ["pre_ship", "in_transit", "after_sale"] as const;
export type DisputeKind = (typeof disputeKinds)[number];

export const disputeReasons = [
  "invalid_tracking",
  "still_on_the_way",
  "wrong_address",
  "held_by_customs",
  "returned_to_sender",
  "seller_refused_cancel",
  "refused_by_me",
  "not_as_described",
  "poor_quality",
  "not_working",
  "counterfeit",
  "damaged",
  "fewer_or_empty",
  "other_carrier",
  "changed_mind",
] as const;
export type DisputeReason = (typeof disputeReasons)[number];

export const returnStates = ["authorized", "shipped_back", "delivered_back", "refunded", "lapsed", "contested", "superseded"] as const;
export type ReturnState = (typeof returnStates)[number];

export const chargebackStates = ["open", "contested", "accepted", "rejected"] as const;
export type ChargebackState = (typeof chargebackStates)[number];

/** What a store's command does to all of its orders, one after the other (T30 to T32). */
export const storeActKinds = ["freeze", "release", "block"] as const;
export type StoreActKind = (typeof storeActKinds)[number];

/** Sanctions of the points ladder (rules.md 3.7), the milder first. */
export const sanctionKinds = ["marketing_off", "search_demotion", "listing_block", "payout_hold", "selling_stop"] as const;
export type SanctionKind = (typeof sanctionKinds)[number];

export const visibilities = ["listed", "trashed", "purged"] as const;
export type Visibility = (typeof visibilities)[number];

export const freezeCauses = ["store_investigation", "chargeback"] as const;
export type FreezeCause = (typeof freezeCauses)[number];

export const storeStates = ["active", "under_review", "frozen", "blocked"] as const;
export type StoreState = (typeof storeStates)[number];

export const buyerStates = ["good", "warned", "purchase_blocked", "banned"] as const;
export type BuyerState = (typeof buyerStates)[number];

/** Deadlines that are rows because something happens at their instant (rules.md 2.5), highest priority of 2.2.4 first. */
export const deadlineKinds = [
  "chargeback_answer",
  "cancel_respond",
  "pay_by",
  "verify_by",
  "ship_by",
  "no_scan",
  "dispute_respond",
  "dispute_mediate",
  "return_ship_by",
  "return_confirm_by",
  "appeal_end",
  "auto_confirm",
  "protection_end",
  "payout",
  "refund_process",
  "refund_send",
  "refund_credit",
  "refund_lost",
  "carrier_scan",
  "ship_late",
  "verdict_sla",
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** Deadlines of a store; at one instant they come before those of its orders. */
export const storeDeadlineKinds = ["freeze_evidence", "freeze_decision", "sanction_end", "store_appeal_end", "withheld_end", "points_reset"] as const;
export type StoreDeadlineKind = (typeof storeDeadlineKinds)[number];

export const unpaidReasons = ["not_needed", "change_order", "change_address", "change_coupon", "change_delivery", "failed_to_pay", "other"] as const;
export type UnpaidReason = (typeof unpaidReasons)[number];

/** Reasons for a paid order; the fault each carries is in the `reasons` table. */
export const paidReasons = [
  "changed_mind",
  "wrong_item",
  "ordered_by_mistake",
  "found_cheaper",
  "change_address",
  "change_delivery",
  "change_coupon",
  "out_of_stock",
  "seller_refuses_to_ship",
  "seller_unreachable",
  "seller_asks_extra_money",
  "poor_ratings_or_delays",
  "payment_problem",
  "other",
] as const;
export type PaidReason = (typeof paidReasons)[number];

export const rejectReasons = ["already_packed", "handed_to_carrier", "custom_made", "shipping_cost_incurred", "buyer_agreed_to_keep", "other"] as const;
export type RejectReason = (typeof rejectReasons)[number];
