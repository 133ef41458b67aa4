import type { CancelRequest, Chargeback, Dispute, Minor, Order, ProposedAmendment, Refund, Suspension, Tender } from "./order.ts";
import { openDisputeStates, type ShipmentState } from "./states.ts";

/** The open cancellation request, if any. At most one is open, and only the latest can be. */
export function openRequest(order: Order): CancelRequest | null {
  const latest = order.requests.at(-1);
  return latest?.state === "open" ? latest : null;
}

/** The open dispute, if any; at most one is, and only the latest can be. */
export function openDispute(order: Order): Dispute | null {
  const latest = order.disputes.at(-1);
  return latest && (openDisputeStates as readonly string[]).includes(latest.state) ? latest : null;
}

/** The chargeback that is not decided yet, if any. */
export function openChargeback(order: Order): Chargeback | null {
  const latest = order.chargebacks.at(-1);
  return latest?.state === "open" || latest?.state === "contested" ? latest : null;
}

/** The amendment that waits for the other side, if any. */
export function liveAmendment(order: Order): ProposedAmendment | null {
  const latest = order.amendments.at(-1);
  return latest?.state === "live" ? latest : null;
}

/** The leg of a refund that goes back outside; a refund has at most one, the other is the wallet's. */
export const outsideLeg = (refund: Refund) => refund.legs.find((leg) => leg.rail !== "wallet") ?? null;

/** What is left of a refund's three stages is over for every leg. */
export const isSettled = (refund: Refund): boolean => refund.legs.every((leg) => leg.stage === "credited" || leg.stage === "wallet_credited");

/** Facts after which a parcel is not on its way to the buyer anymore (T38). */
export const badFacts = ["refused", "returning", "returned", "lost", "shipment_cancelled"] as const satisfies readonly ShipmentState[];
export const isBad = (state: ShipmentState): boolean => (badFacts as readonly string[]).includes(state);

/** The span since the carrier first reported such a fact that still stands. */
export const carrierSpan = (order: Order): Suspension | null => order.suspensions.find(({ cause, to }) => cause === "carrier" && to === null) ?? null;

/** What a chargeback has taken, or may yet take, of the outside tender. */
function chargedBack(order: Order): Minor {
  let sum = 0;
  for (const { state, amount } of order.chargebacks) if (state !== "rejected") sum += amount;
  return sum;
}

/** What a tender can still give back: what it brought without refunds and chargebacks (R20). */
export const roomOf = (order: Order, tender: Tender): Minor =>
  tender.amount - tender.refunded - (tender.rail === "wallet" || order.chargebacks.length === 0 ? 0 : chargedBack(order));

/** What can still be given back of what the buyer paid. */
export function refundable(order: Order): Minor {
  let rest = 0;
  for (const tender of order.tenders) rest += roomOf(order, tender);
  return rest;
}

/** Whether the platform bore part of what was paid back: then no refund of the rest is a full one, and no subsidy returns. */
export const platformLost = (order: Order): boolean =>
  order.state === "finished" && order.chargebacks.some(({ state, fault }) => state === "accepted" && fault === "platform");

const noPart = { pending: 0, contested: 0 };

/** A finished order's part of the store's money that is not paid out yet: still pending, or withheld by its own chargeback. */
export function partOf(order: Order | null): { readonly pending: Minor; readonly contested: Minor } {
  const pending = order?.proceeds?.pending ?? 0;
  if (pending === 0) return noPart;
  return order?.frozen.includes("chargeback") ? { pending: 0, contested: pending } : { pending, contested: 0 };
}
