import type { EventRow } from "@souk/db";
import { faultOf, isSettled, verificationEndsBy } from "@souk/rulebook";
import type { Answer, CancelRequest, Ms, Order, OrderEventBody, Party, Policy, Refund, RefundLeg, Refusal } from "@souk/rulebook";
import type { AnswerView, EventView, Money, RefundView, RefusalView, RequestView, TermsView } from "../contract/index.ts";
import { duration, instant, instantOrNull, moneyOf } from "./scalars.ts";

/** A refusal as the wire shows it: the rulebook's own, with its instants spelled. */
export const refusalToView = (refusal: Refusal): RefusalView => ({
  code: refusal.code,
  rule: refusal.rule,
  since: instantOrNull(refusal.since),
  until: instantOrNull(refusal.until),
  instead: refusal.instead.map(({ way, from }) => ({ way, from: instantOrNull(from) })),
  field: refusal.field,
  ended: refusal.ended,
});

/** A button; a person is told the latest end of the verification, not the one that was drawn. */
export function answerToView(answer: Answer, order: Order, policy: Policy): AnswerView {
  const drawn = order.state === "payment_verifying" ? order.verifyBy : null;
  const told = drawn === null ? null : verificationEndsBy(order, policy);
  const tell = (at: Ms | null): Ms | null => (at !== null && at === drawn ? told : at);
  const { refusal } = answer;
  return {
    command: answer.command,
    allowed: answer.allowed,
    until: instantOrNull(tell(answer.until)),
    refusal: refusal && refusalToView({ ...refusal, until: tell(refusal.until), instead: refusal.instead.map(({ way, from }) => ({ way, from: tell(from) })) }),
  };
}

export function requestToView(request: CancelRequest, order: Order): RequestView {
  const money = moneyOf(order.currency);
  const row = order.deadlines.find(({ kind, state }) => kind === "cancel_respond" && (state === "armed" || state === "suspended"));
  return {
    no: request.no,
    early: request.early,
    state: request.state,
    reason: request.reason,
    fault: faultOf(request.reason),
    note: request.note,
    complaint: request.complaint,
    askedAt: instant(request.askedAt),
    endedAt: instantOrNull(request.endedAt),
    respondBy: request.state === "open" && !request.early ? instantOrNull(row?.due) : null,
    rejectReason: request.rejectReason,
    rejectNote: request.rejectNote,
    offers: request.offers.map((offer) => ({ no: offer.no, amount: money(offer.amount), at: instant(offer.at), state: offer.state })),
  };
}

export function refundToView(refund: Refund, currency: string): RefundView {
  const money = moneyOf(currency);
  return {
    no: refund.no,
    cause: refund.cause,
    amount: money(refund.amount),
    createdAt: instant(refund.createdAt),
    settled: isSettled(refund),
    legs: refund.legs.map((leg) => ({
      rail: leg.rail,
      destination: leg.label,
      amount: money(leg.amount),
      stage: leg.stage,
      shown: leg.stage === "expected" || leg.stage === "processing" ? leg.stage : "refunded",
      expectedAt: instant(leg.expectedAt),
      processingAt: instantOrNull(leg.processingAt),
      sentAt: instantOrNull(leg.sentAt),
      settledAt: instantOrNull(leg.settledAt),
      arrivesFrom: instant(leg.arrivesFrom),
      arrivesBy: instant(leg.arrivesBy),
      inWallet: wentToWallet(leg),
    })),
  };
}

/** It could not go back the way it came. */
const wentToWallet = (leg: RefundLeg): boolean => leg.rail !== "wallet" && (leg.stage === "wallet_credited" || leg.stage === "bounced");

export const termsOf = (policy: Policy): TermsView => ({
  policyVersion: policy.version,
  payBy: duration(policy.payBy),
  verifyBy: duration(policy.verifyBy),
  earlyCancel: policy.earlyCancel,
  grace: duration(policy.grace),
  cancelRespond: duration(policy.cancelRespond),
  onSilence: policy.onSilence,
  shipWhileRequestOpen: policy.shipWhileRequestOpen,
  extensionDaysMax: policy.extensionDaysMax,
  protection: duration(policy.protection),
  autoConfirm: duration(policy.autoConfirm),
  disputeOpens: duration(policy.disputeOpens),
  disputeRespond: duration(policy.disputeRespond),
  disputeMediate: duration(policy.disputeMediate),
  appeal: duration(policy.appeal),
  returnShipBy: duration(policy.returnShipBy),
  afterSale: duration(policy.afterSale),
  feedback: duration(policy.feedback),
  payout: duration(policy.payout),
  extendProtectionDaysMax: policy.extendProtectionDaysMax,
  couponGrace: duration(policy.couponGrace),
  sellerCanCancel: policy.sellerCanCancel,
  selfCancelUntil: policy.selfCancelUntil,
  refundRanges: Object.entries(policy.refundRange).map(([rail, [from, to]]) => ({
    rail: rail as TermsView["refundRanges"][number]["rail"],
    from: duration(from),
    to: duration(to),
  })),
});

/** One step of the history. What was drawn for later, and what belongs to the other side, stays out. */
export const eventToView = (row: EventRow, currency: string, party: Party): EventView => ({
  n: row.n,
  at: instant(row.at),
  type: row.type,
  rule: row.rule,
  by: { party: row.party, personId: row.personId, name: row.name },
  fired: row.fired?.kind ?? null,
  detail: detailOf({ ...row.data, type: row.type } as unknown as OrderEventBody, moneyOf(currency), party),
});

function detailOf(body: OrderEventBody, money: (amount: number) => Money, party: Party): EventView["detail"] {
  switch (body.type) {
    case "order_placed":
      return { amount: money(body.draft.price.total) };
    case "payment_declined":
      return party === "seller" ? {} : { rail: body.rail, reason: body.reason, amount: money(body.amount) };
    case "order_paid":
      return { amount: money(body.tenders.reduce((sum, { amount }) => sum + amount, 0)) };
    case "cancellation_requested":
      return {
        request: body.request,
        early: body.early,
        reason: body.reason,
        note: body.note,
        ...(body.answerBy !== null && { until: instant(body.answerBy) }),
      };
    case "cancellation_approved":
      return { request: body.request, automatic: body.automatic };
    case "cancellation_rejected":
      return { request: body.request, reason: body.reason, note: body.note };
    case "cancellation_auto_approved":
    case "cancellation_withdrawn":
    case "cancellation_lapsed":
    case "cancellation_superseded":
    case "cancellation_overtaken":
      return { request: body.request };
    case "counter_offer_made":
    case "counter_offer_accepted":
      return { request: body.request, offer: body.offer, amount: money(body.amount) };
    case "counter_offer_declined":
      return { request: body.request, offer: body.offer };
    case "order_shipped":
      return { carrier: body.carrier, tracking: body.tracking };
    case "extension_asked":
      return { days: body.days };
    case "extension_granted":
      return { days: body.days, until: instant(body.by) };
    case "order_finished":
      return { automatic: body.automatic, ...(party !== "buyer" && { amount: money(body.net) }) };
    case "order_closed":
      return { reason: body.reason, fault: body.fault, note: body.note };
    case "refund_created":
      return { refund: body.refund, reason: body.cause, amount: money(body.amount) };
    case "refund_sent":
      return { refund: body.refund, arrivesFrom: instant(body.arrivesFrom), arrivesBy: instant(body.arrivesBy) };
    case "refund_bounced":
      return { refund: body.refund, lost: body.lost };
    case "refund_processing":
    case "refund_credited":
      return { refund: body.refund };
    case "late_capture_received":
      return party === "seller" ? {} : { rail: body.rail, amount: money(body.amount) };
    case "shipment_reported":
      return { fact: body.fact };
    case "amendment_proposed":
    case "amendment_declined":
      return { amendment: body.amendmentNo };
    case "order_amended":
      return { amendment: body.amendmentNo, ...(body.refund > 0 && { amount: money(body.refund) }) };
    case "protection_asked":
      return { days: body.days };
    case "protection_granted":
      return { days: body.days, until: instant(body.by) };
    case "dispute_opened":
      return { dispute: body.dispute, reason: body.reason, note: body.text, amount: money(body.demand.amount), withReturn: body.demand.withReturn };
    case "settlement_proposed":
      return {
        dispute: body.dispute,
        proposal: body.proposal,
        side: body.by,
        amount: money(body.terms.amount),
        withReturn: body.terms.withReturn,
        note: body.text,
      };
    case "settlement_accepted":
      return { dispute: body.dispute, proposal: body.proposal, amount: money(body.terms.amount), withReturn: body.terms.withReturn };
    case "seller_fell_silent":
      return { dispute: body.dispute, amount: money(body.terms.amount), withReturn: body.terms.withReturn };
    case "verdict_given":
      return {
        dispute: body.dispute,
        amount: money(body.terms.amount),
        withReturn: body.terms.withReturn,
        fault: body.liability,
        note: body.text,
      };
    case "verdict_appealed":
    case "return_contested":
      return { dispute: body.dispute, note: body.text };
    case "return_authorized":
      return { dispute: body.dispute, amount: money(body.terms.amount), postage: body.postage };
    case "return_shipped":
      return { dispute: body.dispute, carrier: body.carrier, tracking: body.tracking };
    case "return_received":
      return { dispute: body.dispute, automatic: body.automatic };
    case "mediation_began":
    case "verdict_overdue":
    case "return_delivered":
    case "return_lapsed":
      return { dispute: body.dispute };
    case "dispute_ended":
      return { dispute: body.dispute, as: body.as, amount: money(body.amount), fault: body.liability };
    case "evidence_added":
      return { dispute: body.dispute, name: body.name, side: body.by };
    case "order_frozen":
    case "order_released":
      return { cause: body.cause };
    case "chargeback_opened":
      return party === "seller" ? { amount: money(body.amount) } : { amount: money(body.amount), reason: body.reason };
    case "chargeback_contested":
      return party === "buyer" ? {} : { note: body.text };
    case "chargeback_accepted":
      return { fault: body.fault, automatic: body.automatic };
    case "proceeds_released":
      return party === "buyer" ? {} : { amount: money(body.amount) };
    case "proceeds_reduced":
      return { amount: money(body.back) };
    case "payout_lost":
    case "chargeback_rejected":
    case "protection_declined":
      return {};
    case "visibility_changed":
      return { to: body.to };
    case "verification_held":
    case "documents_received":
    case "payment_verified":
    case "shipment_late":
    case "extension_declined":
    case "order_delivered":
      return {};
  }
}
