import { dueAfter, spansFor, type Span } from "./suspensions.ts";
import { carrierSpan, openChargeback, openDispute, openRequest, outsideLeg } from "./regions.ts";
import type { Wanted } from "./deadline-rows.ts";
import type { Dispute, Order } from "./order.ts";
import type { Policy } from "./policy.ts";
import type { DeadlineKind } from "./states.ts";
import type { Ms } from "./time.ts";

/**
 * Whether an open request stops the ship-by clock (R5). Where silence means nothing it never does: the pause would have no end, and a
 * silent seller could keep the buyer's money for ever (found by the walk in promises.test.ts).
 */
const requestsPause = (policy: Policy): boolean => policy.pauseShipByWhileRequest && policy.onSilence !== "nothing";

const running = (kind: DeadlineKind, due: Ms, subject = "", outcome = ""): Wanted => ({ kind, subject, due, outcome, remaining: null });

/** A deadline counted from an instant, moved or stopped by what suspends its kind (2.2.7). */
function counted(order: Order, kind: DeadlineKind, from: Ms, length: Ms, spans: readonly Span[] = spansFor(order, kind)): Wanted {
  if (spans.length === 0) return running(kind, from + length);
  return { kind, subject: "", ...dueAfter(from, length, spans), outcome: "" };
}

/** A deadline of the seller's hand-over; a policy may let open requests stop it as well. */
function handOver(order: Order, kind: DeadlineKind, from: Ms, length: Ms, policy: Policy): Wanted {
  const spans = spansFor(order, kind);
  if (!requestsPause(policy) || order.requests.length === 0) return counted(order, kind, from, length, spans);
  const asked = order.requests.flatMap(({ early, askedAt, endedAt }) => (early ? [] : [{ from: askedAt, to: endedAt }]));
  return counted(order, kind, from, length, [...spans, ...asked]);
}

/**
 * The deadlines an order should have as it stands (rules.md 2.5), each counted from the entry the law names: the answer window from
 * this request, ship-by from verification. A fired deadline whose instant is still wanted stays fired: `rearm` never arms it twice.
 */
export function deadlinesOf(order: Order, policy: Policy): Wanted[] {
  const wanted: Wanted[] = [];
  switch (order.state) {
    case "awaiting_payment":
      wanted.push(running("pay_by", order.placedAt + policy.payBy));
      break;
    case "payment_verifying":
      if (order.verifyBy !== null) wanted.push(running("verify_by", order.verifyBy, "", order.verificationHold === "none" ? order.verificationOutcome : ""));
      break;
    case "awaiting_shipment": {
      const request = openRequest(order);
      if (request && policy.onSilence !== "nothing") wanted.push(counted(order, "cancel_respond", request.askedAt, policy.cancelRespond));
      const verified = order.verifiedAt as Ms;
      const length = order.processing + order.extensionGranted;
      wanted.push(handOver(order, "ship_by", verified, length + policy.shipByGrace, policy));
      if (policy.shipByGrace > 0 && !order.late) wanted.push(handOver(order, "ship_late", verified, length, policy));
      break;
    }
    case "awaiting_delivery": {
      const shipped = order.shippedAt as Ms;
      if (order.deliveredAt !== null) wanted.push(counted(order, "auto_confirm", order.deliveredAt, policy.autoConfirm));
      wanted.push(counted(order, "protection_end", shipped, policy.protection + order.protectionExtended));
      const bad = carrierSpan(order);
      if (bad) wanted.push(counted(order, "no_scan", bad.from, policy.noScan));
      const next = order.shipment?.plan[0];
      if (next) wanted.push(running("carrier_scan", shipped + next.after, "", next.fact));
      break;
    }
    case "finished":
      if (order.proceeds && order.proceeds.pending > 0) wanted.push(counted(order, "payout", order.finishedAt as Ms, policy.payout));
      break;
    default:
      break;
  }
  const dispute = openDispute(order);
  if (dispute) wanted.push(...ofDispute(order, dispute, policy));
  const chargeback = openChargeback(order);
  if (chargeback?.state === "open") wanted.push(running("chargeback_answer", chargeback.openedAt + policy.chargebackAnswer));
  ofRefunds(order, policy, wanted);
  return wanted;
}

function ofDispute(order: Order, dispute: Dispute, policy: Policy): Wanted[] {
  const { state, respondFrom, openedAt, mediationAt, decidedAt } = dispute;
  const answer = respondFrom === null ? [] : [counted(order, "dispute_respond", respondFrom, policy.disputeRespond)];
  switch (state) {
    case "negotiating":
      return [...answer, counted(order, "dispute_mediate", openedAt, policy.disputeMediate)];
    case "mediation":
      return [counted(order, "verdict_sla", mediationAt as Ms, policy.verdictSla)];
    case "appealed":
      return [counted(order, "verdict_sla", dispute.appeal?.at as Ms, policy.verdictSla)];
    case "verdict":
      return [counted(order, "appeal_end", decidedAt as Ms, policy.appeal)];
    default:
      return ofReturn(order, dispute, policy);
  }
}

function ofReturn(order: Order, { return: back }: Dispute, policy: Policy): Wanted[] {
  if (back?.state === "authorized") return [counted(order, "return_ship_by", back.authorizedAt, policy.returnShipBy)];
  if (back?.shippedAt == null) return [];
  const atLatest = counted(order, "return_confirm_by", back.shippedAt, policy.returnConfirmAtLatest);
  if (back.deliveredAt === null) return [atLatest];
  const soon = counted(order, "return_confirm_by", back.deliveredAt, policy.returnConfirm);
  return [soon.due < atLatest.due ? soon : atLatest];
}

function ofRefunds(order: Order, policy: Policy, wanted: Wanted[]): void {
  for (const refund of order.refunds) {
    const leg = outsideLeg(refund);
    if (!leg) continue;
    const subject = `r${refund.no}`;
    if (leg.stage === "expected") wanted.push(running("refund_process", refund.createdAt + policy.refundProcess, subject));
    if (leg.stage === "expected" || leg.stage === "processing")
      wanted.push(running("refund_send", refund.createdAt + Math.max(policy.refundSend, policy.refundProcess), subject));
    if (leg.stage === "refunded") {
      if (refund.creditDue !== null) wanted.push(running("refund_credit", refund.creditDue, subject, refund.creditOutcome));
      wanted.push(running("refund_lost", refund.lostAt as Ms, subject));
    }
  }
}

/** Until when a buyer may ask during verification, or null where the policy has no such window; it only opens and closes a button. */
export const graceEnd = (order: Order, policy: Policy): Ms | null =>
  policy.earlyCancel === "grace" && order.paidAt !== null ? order.paidAt + policy.grace : null;

/** The latest instant verification can end. The drawn instant inside it is the outsider's secret; a hold's end is announced. */
export const verificationEndsBy = (order: Order, policy: Policy): Ms | null =>
  order.paidAt === null ? null : order.verificationHold === "none" ? order.paidAt + policy.verifyBy : order.verifyBy;

/** From when a shipped order may be disputed [s4]. */
export const disputeOpensAt = (order: Order, policy: Policy): Ms | null => (order.shippedAt === null ? null : order.shippedAt + policy.disputeOpens);

/** Until when a finished order may be disputed (T29): a freeze stops that window too. Null before it finished, and once it was deleted for good. */
export function afterSaleEnd(order: Order, policy: Policy): Ms | null {
  if (order.finishedAt === null || order.visibility === "purged") return null;
  return dueAfter(
    order.finishedAt,
    policy.afterSale,
    order.suspensions.filter(({ cause }) => cause !== "dispute" && cause !== "carrier"),
  ).due;
}

/** Until when a finished order may be rated; it only opens and closes a button, and nothing stops it. */
export const feedbackEnd = (order: Order, policy: Policy): Ms | null => (order.finishedAt === null ? null : order.finishedAt + policy.feedback);
