import { afterSaleEnd, disputeOpensAt, graceEnd, openRequest, verificationEndsBy } from "@souk/rulebook";
import type { Deadline, DeadlineKind, Ms, Order, Party, Policy, StoreDeadlineKind } from "@souk/rulebook";
import type { StandingView, TimerView } from "../contract/index.ts";
import { duration, instant } from "./scalars.ts";

type Consequence = TimerView["consequence"];
type StoreConsequence = StandingView["timers"][number]["consequence"];

/** What happens when a deadline of a store is reached, and whom it waits for. */
export const storeConsequences: Readonly<Record<StoreDeadlineKind, { readonly waitsFor: "seller" | "platform"; readonly consequence: StoreConsequence }>> = {
  freeze_evidence: { waitsFor: "seller", consequence: "store_blocked" },
  freeze_decision: { waitsFor: "platform", consequence: "decision_overdue" },
  sanction_end: { waitsFor: "platform", consequence: "sanction_lifted" },
  store_appeal_end: { waitsFor: "seller", consequence: "appeal_closes" },
  withheld_end: { waitsFor: "platform", consequence: "withheld_overdue" },
  points_reset: { waitsFor: "platform", consequence: "points_reset" },
};

/** What happens when a deadline of this kind is reached. */
export function consequenceOf(kind: DeadlineKind, policy: Policy): Consequence {
  switch (kind) {
    case "pay_by":
      return "order_closes_unpaid";
    case "verify_by":
      return "payment_verified";
    case "ship_by":
      return policy.shipByMiss === "close" ? "order_closes_refunded" : "flagged_late";
    case "ship_late":
      return "flagged_late";
    case "cancel_respond":
      return policy.onSilence === "approve" ? "request_approved_by_silence" : "request_rejected_by_silence";
    case "auto_confirm":
    case "protection_end":
      return "receipt_confirmed";
    case "refund_process":
      return "refund_starts";
    case "refund_send":
      return "refund_sent";
    case "refund_credit":
      return "refund_arrives";
    case "refund_lost":
      return "refund_to_wallet";
    case "dispute_respond":
      return "demand_executed";
    case "dispute_mediate":
      return "mediation_begins";
    case "verdict_sla":
      return "verdict_overdue";
    case "appeal_end":
      return "verdict_final";
    case "return_ship_by":
      return "return_lapses";
    case "return_confirm_by":
      return "return_refunded";
    case "payout":
      return "money_released";
    case "no_scan":
      return "refunded_undelivered";
    case "chargeback_answer":
      return "chargeback_accepted";
    case "carrier_scan":
      return "carrier_reports";
  }
}

const waitsFor: Readonly<Record<DeadlineKind, TimerView["waitsFor"]>> = {
  pay_by: "buyer",
  verify_by: "platform",
  ship_by: "seller",
  ship_late: "seller",
  cancel_respond: "seller",
  auto_confirm: "buyer",
  protection_end: "buyer",
  refund_process: "platform",
  refund_send: "platform",
  refund_credit: "rail",
  refund_lost: "rail",
  dispute_respond: "seller",
  dispute_mediate: "platform",
  verdict_sla: "platform",
  appeal_end: "buyer",
  return_ship_by: "buyer",
  return_confirm_by: "seller",
  payout: "platform",
  no_scan: "carrier",
  chargeback_answer: "platform",
  carrier_scan: "carrier",
};

/** What the simulated outsiders will do is nobody's to know before they do it. */
const hidden = new Set<DeadlineKind>(["refund_credit", "refund_lost", "carrier_scan"]);
/** Money on its way concerns whoever waits for it; a case with the bank, and how fast the desk works, only the platform. */
const concerns: Partial<Record<DeadlineKind, Party>> = {
  refund_process: "buyer",
  refund_send: "buyer",
  payout: "seller",
  chargeback_answer: "admin",
  verdict_sla: "admin",
};

/** The live deadlines of an order as this party may know them, the nearest first: a row, or a window that only opens or closes a button. */
export function timersOf(order: Order, policy: Policy, party: Party, now: Ms): TimerView[] {
  const live = order.deadlines.filter(({ state }) => state === "armed" || state === "suspended");
  const shown = party === "admin" ? live : live.filter(({ kind }) => !hidden.has(kind) && (concerns[kind] ?? party) === party);
  const timers = shown.map((row) => timerOf(row, order, policy, party));
  const windows: [TimerView["kind"], Ms | null, Consequence][] = [
    ["grace_end", order.state === "payment_verifying" && !openRequest(order) ? graceEnd(order, policy) : null, "asking_closes"],
    ["dispute_openable", order.state === "awaiting_delivery" ? disputeOpensAt(order, policy) : null, "dispute_opens"],
    ["aftersale_end", order.state === "finished" ? afterSaleEnd(order, policy) : null, "dispute_closes"],
  ];
  for (const [kind, due, consequence] of windows) {
    if (party !== "seller" && due !== null && due > now)
      timers.push({ kind, subject: "", due: instant(due), state: "armed", remaining: null, waitsFor: "buyer", consequence });
  }
  return timers.toSorted((one, other) => (one.due < other.due ? -1 : 1));
}

function timerOf(row: Deadline, order: Order, policy: Policy, party: Party): TimerView {
  // Verification answers when it likes; people are only told the latest instant.
  const promised = row.kind === "verify_by" && party !== "admin" ? verificationEndsBy(order, policy) : null;
  return {
    kind: row.kind,
    subject: row.subject,
    due: instant(promised ?? row.due),
    state: row.state === "suspended" ? "suspended" : "armed",
    remaining: row.remaining === null ? null : duration(row.remaining),
    waitsFor: waitsFor[row.kind],
    consequence: consequenceOf(row.kind, policy),
  };
}

/** The one countdown of a row: the nearest that this party waits for or must meet, and one that runs before one that stands still. */
export const nearestTimer = (timers: readonly TimerView[], party: Party): TimerView | null => {
  const main = timers.filter(({ kind }) => !kind.startsWith("refund_") && kind !== "dispute_openable" && kind !== "aftersale_end");
  const own = party === "admin" ? "platform" : party;
  const running = main.filter(({ state }) => state === "armed");
  const first = (some: readonly TimerView[]) => some.find((timer) => timer.waitsFor === own) ?? some[0];
  return first(running) ?? first(main) ?? timers[0] ?? null;
};
