import type { EventRow } from "@souk/db";
import { answersFor, halfUp, labelOf, openRequest } from "@souk/rulebook";
import type { Actor, BuyerFacts, Context, Dispute, Ms, Order, Party, Policy, StoreFacts } from "@souk/rulebook";
import type { AdminOrder, BuyerOrder, OrderRow, SellerOrder } from "../contract/index.ts";
import { answerToView, eventToView, refundToView, requestToView, termsOf } from "./law.ts";
import { amendmentToView, chargebackToView, disputeToView } from "./dispute.ts";
import { duration, instant, instantOrNull, moneyOf } from "./scalars.ts";
import { rowAnswers } from "./row-answers.ts";
import { nearestTimer, timersOf } from "./timers.ts";

/** An order with all a view of it needs, read in one snapshot. */
export interface OrderFacts {
  readonly order: Order;
  readonly policy: Policy;
  readonly store: StoreFacts;
  readonly storeName: string;
  readonly buyer: BuyerFacts;
  readonly buyerName: string;
  readonly now: Ms;
}

/** Who looks: it decides the buttons, the timers and what stays out of sight. */
export interface Viewer {
  readonly party: Party & ("buyer" | "seller" | "admin");
  readonly actor: Actor;
}

/** What the law looks at beside the order. */
export const contextOf = ({ now, policy, store, buyer }: OrderFacts, { actor }: Viewer): Context => ({ now, actor, policy, store, buyer });

function headOf(facts: OrderFacts, viewer: Viewer) {
  const { order } = facts;
  const money = moneyOf(order.currency);
  return {
    orderNo: order.no,
    checkoutNo: order.checkoutNo,
    state: order.state,
    label: labelOf(order, viewer.party),
    closeReason: order.closeReason,
    frozen: [...order.frozen],
    frozenSince: instantOrNull(frozenSince(facts)),
    visibility: order.visibility,
    late: order.late,
    store: { storeId: order.storeId, name: facts.storeName, state: facts.store.state },
    placedAt: instant(order.placedAt),
    closedAt: instantOrNull(order.closedAt),
    finishedAt: instantOrNull(order.finishedAt),
    total: money(order.price.total),
    lines: order.lines.map((line) => ({
      no: line.no,
      listingId: line.listingId,
      variantId: line.variantId,
      title: line.title,
      options: line.options,
      picture: line.picture,
      quantity: line.quantity,
      listPrice: money(line.listPrice),
      unitPrice: money(line.unitPrice),
      flash: line.flash,
      bundleDiscount: money(line.bundleDiscount),
      storeDiscount: money(line.storeDiscount),
      platformDiscount: money(line.platformDiscount),
      total: money(line.total),
    })),
  };
}

/** A row of a list. */
export function orderToRow(facts: OrderFacts, viewer: Viewer): OrderRow {
  const { order, policy, now } = facts;
  const request = openRequest(order) ?? order.requests.at(-1) ?? null;
  return {
    ...headOf(facts, viewer),
    answers: rowAnswers(contextOf(facts, viewer), order, viewer.party).map((answer) => answerToView(answer, order, policy)),
    buyer: { personId: order.buyerId, name: facts.buyerName },
    timer: nearestTimer(timersOf(order, policy, viewer.party, now), viewer.party),
    request: request && requestToView(request, order),
    dispute: order.disputes.length === 0 ? null : disputeToView(order.disputes.at(-1) as Dispute, order),
    tracking: order.shipment?.tracking ?? null,
  };
}

/** The whole order as the buyer sees it; the other sides add to it. */
export function orderToBuyer(facts: OrderFacts, viewer: Viewer, events: readonly EventRow[]): BuyerOrder {
  const { order, policy, now } = facts;
  const money = moneyOf(order.currency);
  const { price } = order;
  return {
    ...headOf(facts, viewer),
    answers: answersFor(contextOf(facts, viewer), order).map((answer) => answerToView(answer, order, policy)),
    version: order.version,
    fault: order.fault,
    paidAt: instantOrNull(order.paidAt),
    verifiedAt: instantOrNull(order.verifiedAt),
    shippedAt: instantOrNull(order.shippedAt),
    deliveredAt: instantOrNull(order.deliveredAt),
    price: {
      items: money(price.items),
      bundleDiscount: money(price.bundleDiscount),
      storeDiscount: money(price.storeDiscount),
      platformDiscount: money(price.platformDiscount),
      shipping: money(price.shipping),
      total: money(price.total),
      coupons: order.grants.map(({ grantId, funder, title, discount }) => ({ grantId, funder, title, discount: money(discount) })),
    },
    address: order.address,
    processing: duration(order.processing),
    payment: {
      tenders: order.tenders.map(({ rail, label, amount, state, refunded }) => ({ rail, label, amount: money(amount), state, refunded: money(refunded) })),
      declines: order.declines,
      verificationHold: order.verificationHold,
      holdReleasedByBank: order.tenders.some(({ state }) => state === "voided"),
      refunds: order.refunds.map((refund) => refundToView(refund, order.currency)),
    },
    requests: order.requests.map((request) => requestToView(request, order)),
    extensionAsked: order.extensionAsked && { days: order.extensionAsked.days, at: instant(order.extensionAsked.at) },
    extensionGranted: duration(order.extensionGranted),
    shipment: order.shipment && {
      carrier: order.shipment.carrier,
      tracking: order.shipment.tracking,
      state: order.shipment.state,
      shippedAt: instant(order.shipment.shippedAt),
      deliveredAt: instantOrNull(order.shipment.deliveredAt),
      scans: order.shipment.scans.map(({ fact, at }) => ({ fact, at: instant(at) })),
    },
    disputes: order.disputes.map((dispute) => disputeToView(dispute, order)),
    amendments: order.amendments.map(amendmentToView),
    protectionAsked: order.protectionAsked && { days: order.protectionAsked.days, at: instant(order.protectionAsked.at) },
    protectionExtended: duration(order.protectionExtended),
    timers: timersOf(order, policy, viewer.party, now),
    timeline: events.map((event) => eventToView(event, order.currency, viewer.party)),
    terms: termsOf(policy),
  };
}

/** The seller's side: what the sale brings, and never how the buyer pays. */
export function orderToSeller(facts: OrderFacts, viewer: Viewer, events: readonly EventRow[]): SellerOrder {
  const whole = orderToBuyer(facts, viewer, events);
  const masked = (label: string, rail: string): string => (rail === "wallet" ? label : "");
  return {
    ...whole,
    payment: {
      ...whole.payment,
      tenders: whole.payment.tenders.map((tender) => ({ ...tender, label: masked(tender.label, tender.rail) })),
      refunds: whole.payment.refunds.map((refund) => ({
        ...refund,
        legs: refund.legs.map((leg) => ({ ...leg, destination: masked(leg.destination, leg.rail) })),
      })),
    },
    ...booksOf(facts),
  };
}

export const orderToAdmin = (facts: OrderFacts, viewer: Viewer, events: readonly EventRow[]): AdminOrder => ({
  ...orderToBuyer(facts, viewer, events),
  policyVersion: facts.order.policyVersion,
  chargebacks: facts.order.chargebacks.map((chargeback) => chargebackToView(chargeback, facts.order.currency)),
  ...booksOf(facts),
});

/** What the sale brought its seller; before it has finished, what it would: the gross less what was given back of it, less commission on that. */
function booksOf({ order, policy, buyerName }: OrderFacts) {
  const money = moneyOf(order.currency);
  const { proceeds } = order;
  const gross = order.state === "closed" ? 0 : order.escrow > 0 ? order.escrow : order.price.gross;
  const commission = halfUp(gross, policy.commissionBps);
  return {
    buyer: { personId: order.buyerId, name: buyerName },
    earnings: proceeds
      ? { gross: money(proceeds.gross), commission: money(proceeds.commission), net: money(proceeds.net) }
      : { gross: money(gross), commission: money(commission), net: money(gross - commission) },
    held: money(order.held),
    escrow: money(order.escrow),
    proceeds: proceeds && { net: money(proceeds.net), pending: money(proceeds.pending), paidOut: proceeds.paidOut },
  };
}

/** Since when a freeze binds the order: its own say, or its store's before the order has followed. */
function frozenSince({ order, store }: OrderFacts): Ms | null {
  const own = order.suspensions.find(({ cause, to }) => to === null && cause !== "dispute" && cause !== "carrier");
  if (own) return own.from;
  const bound = order.state !== "awaiting_payment" && order.state !== "closed";
  return store.state === "frozen" && bound ? store.since : null;
}
