import { hours, minutes, type DisputeReason, type Minor, type Ms, type OrderCommand, type OutsideRail, type PaidReason, type Terms } from "./index.ts";
import { Market, type OrderSetting } from "./testing/market.ts";

export type { OrderSetting } from "./testing/market.ts";
export { sample, sampleAtStore } from "./testing/samples.ts";
export { aDraft, aGrant, dawn, someAddress, workedLines } from "./testing/fixtures.ts";

/** Terms of a settlement: so much back, without a return. */
export const terms = (amount: Minor, over: Partial<Terms> = {}): Terms => ({ amount, withReturn: false, lines: [], ...over });

/** A market whose order has a story: each step brings along what has to come before it. */
export class TestOrder extends Market {
  placed(): this {
    return this.do("buyer", { on: "place", draft: this.draft });
  }

  /** Pays: the wallet's share first as given, the rest from outside. */
  paid({
    wallet = 0,
    rail = "card",
    outcome = "pass",
    after = hours(1),
  }: { wallet?: Minor; rail?: OutsideRail; outcome?: "pass" | "fail"; after?: Ms } = {}): this {
    if (!this.isPlaced) this.placed();
    return this.do("buyer", payment(this.order.price.total, wallet, rail, { after, outcome }));
  }

  verified(how: { wallet?: Minor; rail?: OutsideRail } = {}): this {
    if (!this.isPlaced || !this.order.paidAt) this.paid(how);
    return this.order.state === "payment_verifying" ? this.toDue("verify_by") : this;
  }

  asked(reason: PaidReason = "changed_mind"): this {
    if (!this.isPlaced || !this.order.paidAt) this.verified();
    return this.do("buyer", { on: "request_cancellation", reason, note: "", complaint: false });
  }

  approved(): this {
    if (!this.isPlaced || !this.order.requests.length) this.asked();
    return this.do("seller", { on: "approve_cancellation" });
  }

  rejected(): this {
    if (!this.isPlaced || !this.order.requests.length) this.asked();
    return this.do("seller", { on: "reject_cancellation", reason: "already_packed", note: "" });
  }

  offered(amount: Minor = 700): this {
    if (!this.isPlaced || !this.order.requests.length) this.asked();
    return this.do("seller", { on: "make_counter_offer", amount });
  }

  shipped(): this {
    this.verified();
    return this.do("seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT" });
  }

  delivered(): this {
    if (!this.isPlaced || !this.order.shippedAt) this.shipped().wait(minutes(1));
    return this.do("carrier", { on: "report_delivered" });
  }

  finished(): this {
    if (!this.isPlaced || !this.order.deliveredAt) this.delivered();
    return this.do("buyer", { on: "confirm_receipt" });
  }

  refusedByBuyer(): this {
    if (!this.isPlaced || !this.order.shippedAt) this.shipped().wait(minutes(1));
    return this.do("buyer", { on: "refuse_delivery" });
  }

  /** Opens a dispute where the order stands; unshipped ones need a refusal first. */
  disputed(amount: Minor = 1500, over: Partial<{ received: boolean; reason: DisputeReason; text: string } & Terms> = {}): this {
    if (!this.isPlaced || !this.order.verifiedAt) this.delivered();
    const received = over.received ?? this.order.deliveredAt !== null;
    const reason = this.order.shippedAt === null ? "seller_refused_cancel" : received ? "not_as_described" : "still_on_the_way";
    return this.do("buyer", { on: "open_dispute", received, reason, text: "", ...terms(amount), ...over });
  }

  /** The dispute goes to the admins by itself. */
  mediated(amount?: Minor): this {
    if (!this.isPlaced || this.order.disputes.length === 0) this.disputed(amount);
    if (this.order.disputes.at(-1)?.respondFrom != null) this.do("seller", { on: "propose_settlement", text: "", ...terms(0) });
    return this.toDue("dispute_mediate");
  }

  judged(amount: Minor, over: Partial<Terms> = {}): this {
    return this.do("admin", { on: "give_verdict", liability: "seller", text: "by the photographs", ...terms(amount, over) });
  }

  /** Freezes the store, and the order follows. Unless left unanswered, the seller has something to say: else it would be blocked three business days later. */
  frozen(answered = true): this {
    this.atStore("admin", { on: "freeze_store", reason: "complaints" });
    return answered ? this.atStore("seller", { on: "submit_evidence", files: [], text: "here are the invoices" }) : this;
  }

  released(): this {
    return this.atStore("admin", { on: "release_store", note: "vindicated" });
  }

  blocked(): this {
    return this.atStore("admin", { on: "block_store", note: "no goods behind the listings" });
  }

  chargedBack(amount: Minor = 5934): this {
    return this.do("rail", { on: "open_chargeback", amount, reason: "fraud" });
  }
}

/** A payment command: `wallet` from the wallet, the rest from one outside rail that accepts. */
export function payment(
  total: Minor,
  wallet: Minor,
  rail: OutsideRail,
  verification: { after: Ms; outcome: "pass" | "fail" } | null,
): OrderCommand & { on: "pay" } {
  const rest = total - wallet;
  const outside = rest > 0 ? { rail, instrumentId: 5, label: "Card ending 4242", amount: rest, answer: { accepted: true as const } } : null;
  return { on: "pay", wallet, outside, verification };
}

/** An order in its own small market, not placed yet: `anOrder().shipped().order` is one on its way. */
export const anOrder = (setting: OrderSetting = {}): TestOrder => new TestOrder(setting);
