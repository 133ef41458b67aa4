import type { CloseReason, DisputeReason, Fault, PaidReason, RejectReason, UnpaidReason } from "./states.ts";

/** Who is at fault for each reason a buyer may give for a paid order (rules.md 3.2). "other" and bad ratings blame nobody. */
const paid: readonly { readonly reason: PaidReason; readonly fault: Fault; readonly source: string }[] = [
  { reason: "changed_mind", fault: "buyer", source: "s1 s2 A8" },
  { reason: "wrong_item", fault: "buyer", source: "s1 s2" },
  { reason: "ordered_by_mistake", fault: "buyer", source: "s1 s2" },
  { reason: "found_cheaper", fault: "buyer", source: "s1" },
  { reason: "change_address", fault: "buyer", source: "s2 A8" },
  { reason: "change_delivery", fault: "buyer", source: "s2 A8" },
  { reason: "change_coupon", fault: "buyer", source: "s2 A8" },
  { reason: "out_of_stock", fault: "seller", source: "A8" },
  { reason: "seller_refuses_to_ship", fault: "seller", source: "A8" },
  { reason: "seller_unreachable", fault: "seller", source: "s1 A8" },
  { reason: "seller_asks_extra_money", fault: "seller", source: "our choice" },
  { reason: "poor_ratings_or_delays", fault: "none", source: "s1" },
  { reason: "payment_problem", fault: "platform", source: "s1 s2" },
  { reason: "other", fault: "none", source: "s2" },
];

const unpaid: readonly { readonly reason: UnpaidReason; readonly source: string }[] = [
  { reason: "not_needed", source: "s4" },
  { reason: "change_order", source: "s4" },
  { reason: "change_address", source: "s4" },
  { reason: "change_coupon", source: "s4" },
  { reason: "change_delivery", source: "s4" },
  { reason: "failed_to_pay", source: "s4" },
  { reason: "other", source: "s4" },
];

const reject: readonly { readonly reason: RejectReason; readonly source: string }[] = [
  { reason: "already_packed", source: "A1" },
  { reason: "handed_to_carrier", source: "A1" },
  { reason: "custom_made", source: "our choice" },
  { reason: "shipping_cost_incurred", source: "A1" },
  { reason: "buyer_agreed_to_keep", source: "our choice" },
  { reason: "other", source: "our choice" },
];

const sellerCancel = [
  { reason: "out_of_stock", source: "Q5" },
  { reason: "cannot_ship", source: "A19" },
  { reason: "other", source: "our choice" },
] as const;

/** Why each close reason exists and whose fault it is by itself; "by_reason" is the fault of the buyer's own reason, "by_decision" of a verdict, silence or admin, "by_fact" of the carrier's last word. */
const closing: readonly { readonly reason: CloseReason; readonly fault: Fault | "by_reason" | "by_decision" | "by_fact"; readonly rule: string }[] = [
  { reason: "unpaid_cancelled", fault: "buyer", rule: "T04" },
  { reason: "unpaid_expired", fault: "buyer", rule: "T05" },
  { reason: "verification_failed", fault: "buyer", rule: "T07" },
  { reason: "cancel_early", fault: "none", rule: "T10" },
  { reason: "cancel_approved", fault: "by_reason", rule: "T12" },
  { reason: "cancel_auto", fault: "by_reason", rule: "T13" },
  { reason: "cancel_self", fault: "none", rule: "T36" },
  { reason: "ship_by_expired", fault: "seller", rule: "T18" },
  { reason: "seller_cancelled", fault: "seller", rule: "T20" },
  { reason: "dispute_refund", fault: "by_decision", rule: "T28" },
  { reason: "annulled", fault: "seller", rule: "T32" },
  { reason: "chargeback", fault: "by_decision", rule: "T37" },
  { reason: "not_delivered", fault: "by_fact", rule: "T38" },
];

/** What a buyer may claim who has the parcel; all other reasons are of one who has not (3.4). */
export const receivedReasons: readonly DisputeReason[] = [
  "not_as_described",
  "poor_quality",
  "not_working",
  "counterfeit",
  "damaged",
  "fewer_or_empty",
  "other_carrier",
  "changed_mind",
];

/** The lists the dialogs offer, in the order they offer them (the first is the default). */
export const reasons = { unpaid, paid, reject, sellerCancel, closing } as const;

/** The fault a buyer's reason carries; it drives metrics, never the size of a refund. */
export function faultOf(reason: string): Fault {
  for (const row of paid) if (row.reason === reason) return row.fault;
  return "none";
}
