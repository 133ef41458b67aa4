import type { Policy } from "./policy.ts";

/** One signal of fraud (rules.md 8): what is measured, in which window, from which volume it counts, and what it weighs. */
export interface Signal {
  readonly key: string;
  readonly about: "seller" | "buyer";
  readonly says: string;
  readonly windowDays: number;
  /** Below this volume (orders, claims, cards: whatever the share is of) it says nothing. */
  readonly minimum: number;
  readonly limit: number;
  readonly unit: "share" | "times" | "count" | "days";
  /** Whether it is hit at and above its limit, or at and below. */
  readonly hit: "at_least" | "at_most";
  readonly weight: number;
  /** Weighs in by multiplying the others (a new store) instead of adding. */
  readonly multiplies?: number;
  /** Weighs in no score but in the place in search and the shown rating (3.7). */
  readonly ranks?: boolean;
  /** Enough by itself for a freeze proposal. */
  readonly hard?: boolean;
  readonly source: string;
}

// prettier-ignore
const table = [
  { key: "complaints", about: "seller", says: "complaints and doubts about honesty, of paid orders", windowDays: 30, minimum: 10, limit: 0.05, unit: "share", hit: "at_least", weight: 30, source: "s4" },
  { key: "disputes", about: "seller", says: "disputes, of shipped orders", windowDays: 30, minimum: 10, limit: 0.08, unit: "share", hit: "at_least", weight: 20, source: "A5" },
  { key: "rulings_lost", about: "seller", says: "rulings that made the seller liable, of shipped orders", windowDays: 90, minimum: 10, limit: 0.02, unit: "share", hit: "at_least", weight: 25, source: "A5 E5" },
  { key: "sudden_volume", about: "seller", says: "orders of 7 days against the mean week of the 28 before", windowDays: 7, minimum: 50, limit: 5, unit: "times", hit: "at_least", weight: 20, source: "Z4 M4" },
  { key: "new_store", about: "seller", says: "age of the store", windowDays: 90, minimum: 0, limit: 90, unit: "days", hit: "at_most", weight: 0, multiplies: 1.5, source: "Z4 M4" },
  { key: "price_under_market", about: "seller", says: "median price against the category's", windowDays: 30, minimum: 20, limit: 0.4, unit: "share", hit: "at_most", weight: 20, source: "F1 A26b" },
  { key: "fake_tracking", about: "seller", says: "parcels whose number is reused or older than the order, or without a first scan in 72 hours", windowDays: 30, minimum: 10, limit: 0.1, unit: "share", hit: "at_least", weight: 35, source: "A19 Z4" },
  { key: "not_shipping", about: "seller", says: "orders that expired unshipped, of verified ones", windowDays: 30, minimum: 10, limit: 0.1, unit: "share", hit: "at_least", weight: 30, source: "A19 E5" },
  { key: "seller_fault", about: "seller", says: "paid orders cancelled by the seller's fault", windowDays: 30, minimum: 10, limit: 0.1, unit: "share", hit: "at_least", weight: 0, ranks: true, source: "s1" },
  { key: "shipping_late", about: "seller", says: "orders shipped late, of verified ones", windowDays: 30, minimum: 10, limit: 0.1, unit: "share", hit: "at_least", weight: 10, source: "E5 Z4" },
  { key: "ignored_requests", about: "seller", says: "cancellation requests met by silence or shipped over", windowDays: 30, minimum: 10, limit: 0.1, unit: "share", hit: "at_least", weight: 15, source: "s4" },
  { key: "refund_jump", about: "seller", says: "refunds of 7 days against the mean week of the 28 before", windowDays: 7, minimum: 10, limit: 3, unit: "times", hit: "at_least", weight: 20, source: "Z4" },
  { key: "linked_parties", about: "seller", says: "orders from buyers who share address or means of payment with each other", windowDays: 30, minimum: 10, limit: 0.3, unit: "share", hit: "at_least", weight: 25, source: "A26b A19 H6" },
  { key: "blocked_links", about: "seller", says: "blocked stores this one shares staff with", windowDays: 365, minimum: 0, limit: 1, unit: "count", hit: "at_least", weight: 80, hard: true, source: "F1 F2" },
  { key: "chargebacks", about: "seller", says: "chargebacks, of orders paid by card", windowDays: 90, minimum: 20, limit: 0.01, unit: "share", hit: "at_least", weight: 30, source: "F3" },

  { key: "dispute_abuse", about: "buyer", says: "disputed orders, of paid ones", windowDays: 365, minimum: 6, limit: 0.5, unit: "share", hit: "at_least", weight: 50, source: "A18" },
  { key: "false_not_received", about: "buyer", says: "claims of not receiving what a scan says was delivered", windowDays: 90, minimum: 0, limit: 2, unit: "count", hit: "at_least", weight: 40, source: "E7" },
  { key: "returns_contested", about: "buyer", says: "returns the seller contested and won", windowDays: 180, minimum: 0, limit: 1, unit: "count", hit: "at_least", weight: 30, source: "F4" },
  { key: "refund_and_chargeback", about: "buyer", says: "orders with both a refund and a chargeback", windowDays: 365, minimum: 0, limit: 1, unit: "count", hit: "at_least", weight: 60, source: "E7" },
  { key: "coupon_loops", about: "buyer", says: "unpaid orders that were cancelled with their coupon", windowDays: 30, minimum: 0, limit: 5, unit: "count", hit: "at_least", weight: 20, source: "A34" },
  { key: "unpaid_orders", about: "buyer", says: "checkouts open or expired unpaid", windowDays: 30, minimum: 0, limit: 10, unit: "count", hit: "at_least", weight: 40, source: "s4 E2" },
  { key: "failed_payments", about: "buyer", says: "payments that were declined or failed verification", windowDays: 7, minimum: 0, limit: 5, unit: "count", hit: "at_least", weight: 40, source: "A34" },
] as const satisfies readonly Signal[];

export const signals: readonly Signal[] = table;
export type SignalKey = (typeof table)[number]["key"];

/** One signal as measured, with the volume it is a share of. */
export interface Measure {
  readonly key: SignalKey;
  readonly value: number;
  readonly volume: number;
}

const byKey = new Map<string, Signal>(signals.map((signal) => [signal.key, signal]));

/** Whether a measured signal counts: enough volume, and at or beyond its limit. */
export function isHit({ key, value, volume }: Measure): boolean {
  const signal = byKey.get(key);
  if (!signal || volume < signal.minimum) return false;
  return signal.hit === "at_least" ? value >= signal.limit : value <= signal.limit;
}

/** The share that lowers a store's place in search and its shown rating: none below the volume from which it says something. */
export const rankingSignal = table.find(({ key }) => key === "seller_fault") as Signal;

/** A rating in hundredths as it is shown: the less, the more of the store's paid orders its own fault cancelled (3.7), and never under one star. */
export const shownRating = (hundredths: number, fault: number): number => Math.min(hundredths, Math.max(100, Math.round(hundredths * (1 - fault))));

/** The score: the weights of all hits, multiplied where a hit multiplies, in whole points. */
export function scoreOf(measures: readonly Measure[]): number {
  let sum = 0;
  let times = 1;
  for (const measure of measures) {
    if (!isHit(measure)) continue;
    const signal = byKey.get(measure.key);
    sum += signal?.weight ?? 0;
    times *= signal?.multiplies ?? 1;
  }
  return Math.round(sum * times);
}

/** What a store's score leads to: nothing, a review by itself (its payouts wait), or the proposal to freeze it. */
export function proposalOf(measures: readonly Measure[], policy: Pick<Policy, "reviewScore" | "freezeScore">): "none" | "review" | "freeze" {
  const score = scoreOf(measures);
  const isHard = measures.some((measure) => isHit(measure) && byKey.get(measure.key)?.hard === true);
  if (isHard || score >= policy.freezeScore) return "freeze";
  return score >= policy.reviewScore ? "review" : "none";
}
