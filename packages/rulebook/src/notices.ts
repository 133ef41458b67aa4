import type { OrderEvent, OrderEventBody } from "./events.ts";
import type { Order } from "./order.ts";
import { isBad, openChargeback } from "./regions.ts";

export const noticeRecipients = ["buyer", "seller", "admin"] as const;
export type NoticeRecipient = (typeof noticeRecipients)[number];

/** Events somebody is told of; the template of a notice is the name of its event. */
export const noticeTemplates = [
  "order_placed",
  "payment_declined",
  "order_paid",
  "verification_held",
  "payment_verified",
  "cancellation_requested",
  "cancellation_rejected",
  "cancellation_withdrawn",
  "cancellation_lapsed",
  "counter_offer_made",
  "counter_offer_declined",
  "counter_offer_accepted",
  "order_shipped",
  "shipment_late",
  "extension_asked",
  "extension_granted",
  "extension_declined",
  "order_delivered",
  "order_finished",
  "order_closed",
  "refund_sent",
  "refund_credited",
  "refund_bounced",
  "late_capture_received",
  "shipment_reported",
  "amendment_proposed",
  "amendment_declined",
  "order_amended",
  "protection_asked",
  "protection_granted",
  "protection_declined",
  "dispute_opened",
  "settlement_proposed",
  "mediation_began",
  "verdict_overdue",
  "verdict_given",
  "verdict_appealed",
  "return_authorized",
  "return_shipped",
  "return_delivered",
  "return_contested",
  "dispute_ended",
  "order_frozen",
  "order_released",
  "chargeback_opened",
  "chargeback_accepted",
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

/** One message to one party about one event. Instants in `params` are milliseconds, amounts minor units of `currency`. */
export interface Notice {
  readonly to: NoticeRecipient;
  readonly template: NoticeTemplate;
  readonly params: Readonly<Record<string, string | number>>;
}

const both: readonly NoticeRecipient[] = ["buyer", "seller"];
const buyer: readonly NoticeRecipient[] = ["buyer"];
const seller: readonly NoticeRecipient[] = ["seller"];
const admin: readonly NoticeRecipient[] = ["admin"];
const all: readonly NoticeRecipient[] = ["buyer", "seller", "admin"];
const nobody: readonly NoticeRecipient[] = [];

/** Whoever did not say it. */
const other = (by: string): readonly NoticeRecipient[] => (by === "buyer" ? seller : by === "seller" ? buyer : both);

/** Endings of which only the buyer hears (T07, T20, T32): the seller knows, or never counted on it. */
const sellerKnows: readonly string[] = ["verification_failed", "seller_cancelled", "annulled"];

/** Who is told of an event (column "notify" of rules.md 2.3); one message each, none for what only the screen shows. */
function recipients(body: OrderEventBody, after: Order): readonly NoticeRecipient[] {
  switch (body.type) {
    case "order_placed":
    case "cancellation_withdrawn":
    case "counter_offer_declined":
    case "extension_declined":
      return seller;
    case "cancellation_requested":
      // Approved in the same commit, there is nothing for the seller to answer: the closing says it all.
      return body.automatic ? nobody : seller;
    case "payment_declined":
    case "order_paid":
    case "verification_held":
    case "cancellation_rejected":
    case "cancellation_lapsed":
    case "counter_offer_made":
    case "order_shipped":
    case "extension_asked":
    case "refund_sent":
    case "refund_credited":
    case "refund_bounced":
    case "late_capture_received":
      return buyer;
    case "payment_verified":
    case "counter_offer_accepted":
    case "shipment_late":
    case "extension_granted":
    case "order_delivered":
      return both;
    case "shipment_reported":
      return isBad(body.fact) ? both : nobody;
    case "amendment_proposed":
    case "amendment_declined":
    case "settlement_proposed":
      return other(body.by);
    case "verdict_appealed":
      return body.by === "buyer" ? ["seller", "admin"] : ["buyer", "admin"];
    case "protection_asked":
    case "return_shipped":
      return seller;
    case "protection_declined":
      return buyer;
    case "order_amended":
    case "protection_granted":
    case "return_authorized":
    case "return_delivered":
      return both;
    case "dispute_opened":
      return body.kind === "pre_ship" ? ["seller", "admin"] : seller;
    case "mediation_began":
      return all;
    case "verdict_overdue":
    case "chargeback_opened":
      return admin;
    case "verdict_given":
      return body.final ? nobody : both;
    case "return_contested":
      return ["buyer", "admin"];
    case "dispute_ended":
      return body.as === "withdrawn" ? seller : body.as === "superseded" ? nobody : both;
    // A store's own act is told to its seller once, by the store; a chargeback concerns both sides of this one order.
    case "order_frozen":
    case "order_released":
      if (body.cause === "chargeback") return body.type === "order_released" && chargebackAccepted(after) ? nobody : both;
      // Frozen twice in one instant it is told once.
      return body.type === "order_frozen" && openChargeback(after)?.openedAt === after.lastEventAt ? nobody : buyer;
    case "chargeback_accepted":
      return after.state === "finished" ? both : nobody;
    case "order_finished":
      return body.automatic ? both : seller;
    case "order_closed":
      return sellerKnows.includes(body.reason) ? buyer : both;
    default:
      return nobody;
  }
}

/** The chargeback's acceptance says it all; the release in the same step needs no message of its own. */
const chargebackAccepted = (order: Order): boolean => order.chargebacks.at(-1)?.state === "accepted";

const noNotices: Notice[] = [];

/** The messages an event sends, with what their templates need. */
export function noticesOf(event: OrderEvent, after: Order): Notice[] {
  const to = recipients(event.body, after);
  if (to.length === 0) return noNotices;
  const template = event.body.type as NoticeTemplate;
  const params = { order: after.no, currency: after.currency, total: after.price.total, ...detailsOf(event.body, after) };
  return to.map((recipient) => ({ to: recipient, template, params }));
}

/** What a template may say beyond the order's number and total. */
function detailsOf(body: OrderEventBody, after: Order): Notice["params"] {
  switch (body.type) {
    case "payment_declined":
      return { rail: body.rail, reason: body.reason, amount: body.amount };
    case "verification_held":
      return { documentsBy: body.verifyBy };
    case "cancellation_requested":
      return { reason: body.reason, note: body.note, early: Number(body.early), ...(body.answerBy === null ? {} : { answerBy: body.answerBy }) };
    case "cancellation_rejected":
      return { reason: body.reason, note: body.note };
    case "counter_offer_made":
    case "counter_offer_accepted":
      return { amount: body.amount };
    case "order_shipped":
      return { carrier: body.carrier, tracking: body.tracking };
    case "extension_asked":
      return { days: body.days };
    case "extension_granted":
      return { days: body.days, shipBy: body.by };
    case "order_finished":
      return { automatic: Number(body.automatic), net: body.net, commission: body.commission };
    case "order_closed":
      return { reason: body.reason, detail: body.detail, note: body.note, paid: after.tenders.reduce((sum, tender) => sum + tender.amount, 0) };
    case "refund_sent":
      return { ...refundDetails(body.refund, after), arrivesFrom: body.arrivesFrom, arrivesBy: body.arrivesBy };
    case "refund_credited":
      return refundDetails(body.refund, after);
    case "refund_bounced":
      return { ...refundDetails(body.refund, after), lost: Number(body.lost) };
    case "late_capture_received":
      return { amount: body.amount, rail: body.rail, destination: body.label };
    case "shipment_reported":
      return { fact: body.fact };
    case "amendment_proposed":
      return { by: body.by };
    case "order_amended":
      return { refund: body.refund };
    case "protection_asked":
      return { days: body.days };
    case "protection_granted":
      return { days: body.days, protectedUntil: body.by };
    case "dispute_opened":
      return { reason: body.reason, amount: body.demand.amount, withReturn: Number(body.demand.withReturn), text: body.text };
    case "settlement_proposed":
      return { by: body.by, amount: body.terms.amount, withReturn: Number(body.terms.withReturn) };
    case "verdict_given":
      return { amount: body.terms.amount, withReturn: Number(body.terms.withReturn), liability: body.liability, text: body.text };
    case "verdict_appealed":
    case "return_contested":
      return { text: body.text };
    case "return_authorized":
      return { amount: body.terms.amount, postage: body.postage };
    case "return_shipped":
      return { carrier: body.carrier, tracking: body.tracking };
    case "dispute_ended":
      return { as: body.as, amount: body.amount, liability: body.liability };
    case "order_frozen":
    case "order_released":
      return { cause: body.cause };
    case "chargeback_opened":
      return { amount: body.amount, noticed: body.noticed, reason: body.reason };
    case "chargeback_accepted":
      return { amount: after.chargebacks.find(({ no }) => no === body.chargeback)?.amount ?? 0, fault: body.fault };
    default:
      return {};
  }
}

function refundDetails(no: number, order: Order): Notice["params"] {
  const leg = order.refunds.find((refund) => refund.no === no)?.legs.find((l) => l.rail !== "wallet");
  return leg ? { amount: leg.amount, rail: leg.rail, destination: leg.label } : {};
}
