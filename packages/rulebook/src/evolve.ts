import type { OrderEvent, OrderEventBody, OrderEventType } from "./events.ts";
import { disputeFolds } from "./folds/disputes.ts";
import { endLive, endOffers, none, resume, suspend, type Draft, type Folds, type Of } from "./folds/fold.ts";
import { freezeFolds } from "./folds/freezes.ts";
import type { Amendment, CancelRequest, CounterOffer, Order, OrderLine, Refund, RefundLeg, Tender } from "./order.ts";
import { isBad } from "./regions.ts";
import { planAfter } from "./shipment.ts";
import type { CarrierFact, RequestState } from "./states.ts";
import { days, type Ms } from "./time.ts";

/** Folds one event into its order. Total over every event that `decide` can give; deadlines are left to `rearm`. */
export function evolve(order: Order | null, event: OrderEvent): Order {
  const { body } = event;
  if (body.type === "order_placed") return placed(body, event);
  if (order === null) throw new Error(`The event ${body.type} came before order ${event.orderNo} was placed.`);
  const next: Draft = { ...order, version: event.n, lastEventAt: event.at };
  (folds[body.type] as (order: Draft, body: OrderEventBody, at: Ms) => void)(next, body, event.at);
  return next;
}

function placed({ draft, storeActs }: Of<"order_placed">, event: OrderEvent): Order {
  return {
    no: draft.no,
    checkoutNo: draft.checkoutNo,
    storeId: draft.storeId,
    buyerId: draft.buyerId,
    currency: draft.currency,
    policyVersion: draft.policyVersion,
    state: "awaiting_payment",
    closeReason: null,
    fault: null,
    version: event.n,
    lastEventAt: event.at,
    placedAt: event.at,
    paidAt: null,
    verifiedAt: null,
    shippedAt: null,
    deliveredAt: null,
    finishedAt: null,
    closedAt: null,
    lines: draft.lines,
    price: draft.price,
    grants: draft.grants,
    address: draft.address,
    processing: draft.processing,
    tenders: none,
    declines: 0,
    verifyBy: null,
    verificationOutcome: "pass",
    verificationHold: "none",
    requests: none,
    extensionAsked: null,
    extensionGranted: 0,
    late: false,
    shipment: null,
    refunds: none,
    held: 0,
    escrow: 0,
    subsidy: 0,
    frozen: none,
    suspensions: none,
    storeActs,
    disputes: none,
    chargebacks: none,
    amendments: none,
    protectionAsked: null,
    protectionExtended: 0,
    proceeds: null,
    visibility: "listed",
    deadlines: none,
  };
}

/** What each event changes in its order. */
const folds: Folds<Exclude<OrderEventType, "order_placed">> = {
  ...disputeFolds,
  ...freezeFolds,
  payment_declined: (order) => {
    order.declines += 1;
  },
  order_paid: (order, body, at) => {
    order.state = "payment_verifying";
    order.paidAt = at;
    order.tenders = body.tenders;
    order.held = 0;
    for (const tender of body.tenders) order.held += tender.amount;
    order.verifyBy = body.verifyBy;
    order.verificationOutcome = body.verificationOutcome;
    order.storeActs = body.storeActs;
  },
  verification_held: (order, body) => {
    order.verificationHold = "waiting_for_documents";
    order.verifyBy = body.verifyBy;
  },
  documents_received: (order) => {
    order.verificationHold = "documents_received";
  },
  payment_verified: (order, _, at) => {
    order.state = "awaiting_shipment";
    order.verifiedAt = at;
    order.verifyBy = null;
    order.subsidy = order.price.platformDiscount;
    order.escrow = order.held + order.subsidy;
    order.held = 0;
    order.tenders = order.tenders.map((tender) => ({ ...tender, state: "captured" }));
  },
  cancellation_requested: (order, body, at) => {
    order.requests = [...order.requests, asked(body, at)];
  },
  cancellation_approved: (order, _, at) => endRequest(order, at, "approved"),
  cancellation_auto_approved: (order, _, at) => endRequest(order, at, "auto_approved"),
  cancellation_rejected: (order, body, at) => {
    endRequest(order, at, "rejected");
    changeRequest(order, (request) => ({ ...request, rejectReason: body.reason === "" ? null : body.reason, rejectNote: body.note }));
  },
  cancellation_withdrawn: (order, _, at) => endRequest(order, at, "withdrawn"),
  cancellation_lapsed: (order, _, at) => endRequest(order, at, "lapsed"),
  cancellation_superseded: (order, _, at) => endRequest(order, at, "superseded"),
  cancellation_overtaken: (order, _, at) => endRequest(order, at, "overtaken"),
  counter_offer_made: (order, body, at) =>
    changeRequest(order, (request) => ({
      ...request,
      offers: [...endOffers(request.offers, "replaced"), { no: body.offer, amount: body.amount, at, state: "live" }],
    })),
  counter_offer_declined: (order) => changeRequest(order, (request) => ({ ...request, offers: endOffers(request.offers, "declined") })),
  counter_offer_accepted: (order, _, at) => endRequest(order, at, "settled", "accepted"),
  order_shipped: (order, body, at) => {
    order.state = "awaiting_delivery";
    order.shippedAt = at;
    order.extensionAsked = null;
    order.amendments = endLive(order.amendments, "fallen");
    const { carrier, tracking, plan } = body;
    order.shipment = { carrier, tracking, state: "label_created", shippedAt: at, deliveredAt: null, scans: none, plan };
  },
  shipment_late: (order) => {
    order.late = true;
  },
  extension_asked: (order, body, at) => {
    order.extensionAsked = { days: body.days, at };
  },
  extension_granted: (order, body) => {
    order.extensionAsked = null;
    order.extensionGranted += days(body.days);
  },
  extension_declined: (order) => {
    order.extensionAsked = null;
  },
  order_delivered: (order, _, at) => {
    order.deliveredAt = at;
    scanned(order, "delivered", at);
  },
  shipment_reported: (order, body, at) => scanned(order, body.fact, at),
  amendment_proposed: (order, body, at) => {
    const { amendmentNo: no, by, amendment } = body;
    order.amendments = [...endLive(order.amendments, "replaced"), { no, by, amendment, at, state: "live" }];
  },
  amendment_declined: (order) => {
    order.amendments = endLive(order.amendments, "declined");
  },
  order_amended: (order, body) => {
    order.amendments = endLive(order.amendments, "accepted");
    order.address = body.amendment.address ?? order.address;
    order.lines = order.lines.map((line) => amended(line, body.amendment));
  },
  protection_asked: (order, body, at) => {
    order.protectionAsked = { days: body.days, at };
  },
  protection_granted: (order, body) => {
    order.protectionAsked = null;
    order.protectionExtended += days(body.days);
  },
  protection_declined: (order) => {
    order.protectionAsked = null;
  },
  order_finished: (order, body, at) => {
    order.state = "finished";
    order.finishedAt = at;
    order.escrow = 0;
    order.proceeds = { gross: body.gross, commission: body.commission, net: body.net, pending: body.net, paidOut: false };
    ended(order, at);
  },
  order_closed: (order, body, at) => {
    order.state = "closed";
    order.closeReason = body.reason;
    order.fault = body.fault;
    order.closedAt = at;
    order.verifyBy = null;
    order.frozen = order.frozen.length === 0 ? order.frozen : none;
    ended(order, at);
  },
  refund_created: refundCreated,
  refund_processing: (order, body, at) => changeRefund(order, body.refund, (leg) => ({ ...leg, stage: "processing", processingAt: at })),
  refund_sent: (order, body, at) => {
    changeRefund(order, body.refund, (leg) => ({
      ...leg,
      stage: "refunded",
      processingAt: leg.processingAt ?? at,
      sentAt: at,
      arrivesFrom: body.arrivesFrom,
      arrivesBy: body.arrivesBy,
    }));
    const { creditDue, outcome: creditOutcome, lostAt } = body;
    order.refunds = order.refunds.map((refund) => (refund.no === body.refund ? { ...refund, creditDue, creditOutcome, lostAt } : refund));
  },
  refund_credited: (order, body, at) => changeRefund(order, body.refund, (leg) => ({ ...leg, stage: "credited", settledAt: at })),
  // The wallet is credited in the same commit, so `bounced` itself is never seen from outside.
  refund_bounced: (order, body, at) => changeRefund(order, body.refund, (leg) => ({ ...leg, stage: "wallet_credited", settledAt: at })),
  late_capture_received: () => {},
  visibility_changed: (order, body) => {
    order.visibility = body.to;
  },
};

const asked = (body: Of<"cancellation_requested">, at: Ms): CancelRequest => ({
  no: body.request,
  early: body.early,
  state: "open",
  reason: body.reason,
  note: body.note,
  complaint: body.complaint,
  askedAt: at,
  endedAt: null,
  rejectReason: null,
  rejectNote: "",
  offers: [],
});

/** Questions and suspensions end with the order; what its parcel would still do is nobody's business anymore. */
function ended(order: Draft, at: Ms): void {
  order.extensionAsked = null;
  order.protectionAsked = null;
  order.amendments = endLive(order.amendments, "fallen");
  resume(order, at);
  if (order.shipment && order.shipment.plan.length > 0) order.shipment = { ...order.shipment, plan: none };
}

/** The carrier reports a fact. While a bad one stands, the buyer's time to confirm stands still (T38). */
function scanned(order: Draft, fact: CarrierFact, at: Ms): void {
  const was = order.shipment;
  if (!was) throw new Error(`Order ${order.no} has no parcel to report of.`);
  const scans = [...was.scans, { fact, at }];
  order.shipment = { ...was, state: fact, deliveredAt: fact === "delivered" ? at : was.deliveredAt, scans, plan: planAfter(was.plan, fact) };
  if (isBad(fact)) suspend(order, "carrier", at);
  else resume(order, at, "carrier");
}

/** A line as both agreed to change it. Its money stays as frozen at placing: what fewer units bring back is a refund of its own. */
function amended(line: OrderLine, { lines }: Amendment): OrderLine {
  const change = lines.find(({ no }) => no === line.no);
  return change ? { ...line, variantId: change.variantId, options: change.options, quantity: change.quantity } : line;
}

function changeRequest(order: Draft, change: (request: CancelRequest) => CancelRequest): void {
  const latest = order.requests.at(-1);
  if (!latest) throw new Error(`Order ${order.no} has no cancellation request to change.`);
  order.requests = [...order.requests.slice(0, -1), change(latest)];
}

/** A request's end takes its live offer along: accepted when that is the end, fallen otherwise. */
const endRequest = (order: Draft, at: Ms, state: RequestState, offer: CounterOffer["state"] = "fallen"): void =>
  changeRequest(order, (request) => ({ ...request, state, endedAt: at, offers: endOffers(request.offers, offer) }));

function refundCreated(order: Draft, body: Of<"refund_created">, at: Ms): void {
  const { refund: no, cause, amount, legs, subsidyBack } = body;
  const refund: Refund = { no, cause, amount, createdAt: at, legs, creditDue: null, creditOutcome: "", lostAt: null };
  order.refunds = [...order.refunds, refund];
  if (cause === "late_capture") return;
  const wasHeld = order.held > 0;
  order.tenders = order.tenders.map((tender) => givenBack(tender, legs, wasHeld));
  // What a finished sale gives back is taken from its proceeds, by an event of its own.
  if (order.state === "finished") return;
  const partial = isPartial(cause);
  order.escrow = partial ? order.escrow - amount - subsidyBack : 0;
  order.subsidy = partial ? order.subsidy - subsidyBack : 0;
  order.held = 0;
}

/** Causes for which part of the money goes back while the sale goes on, or before it finishes with less. */
export const isPartial = (cause: Refund["cause"]): boolean => cause === "counter_offer" || cause === "amendment" || cause === "dispute_partial";

/** A tender after part or all of it is on its way back; money that was only held is voided. */
function givenBack(tender: Tender, legs: readonly RefundLeg[], held: boolean): Tender {
  const leg = legs.find((l) => l.rail === tender.rail);
  if (!leg) return tender;
  const refunded = tender.refunded + leg.amount;
  return { ...tender, refunded, state: held ? "voided" : refunded === tender.amount ? "refunded_full" : "refunded_part" };
}

/** Changes the outside leg of one refund; the wallet's is over at once. */
function changeRefund(order: Draft, no: number, change: (leg: RefundLeg) => RefundLeg): void {
  order.refunds = order.refunds.map((refund) =>
    refund.no === no ? { ...refund, legs: refund.legs.map((leg) => (leg.rail === "wallet" ? leg : change(leg))) } : refund,
  );
}
