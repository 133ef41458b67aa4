import {
  hours,
  refundable,
  type CarrierPlan,
  type Order,
  type OrderCommand,
  type OrderCommandName,
  type StoreCommand,
  type StoreCommandName,
} from "../index.ts";
import { totalOf } from "../returned-lines.ts";
import { payment } from "../testing.ts";
import type { Market } from "./market.ts";

/** What a carrier may have in mind as a parcel leaves. */
const somePlans: readonly CarrierPlan[] = [
  [
    { fact: "accepted", after: hours(9) },
    { fact: "in_transit", after: hours(30) },
    { fact: "delivered", after: hours(100) },
  ],
  [
    { fact: "accepted", after: hours(20) },
    { fact: "customs", after: hours(60) },
    { fact: "returning", after: hours(200) },
    { fact: "returned", after: hours(300) },
  ],
  [
    { fact: "accepted", after: hours(5) },
    { fact: "lost", after: hours(400) },
  ],
];

/** A command of that name that fits the order as it stands, as a person would give it; `pick` varies what is said. */
export function sample(name: OrderCommandName, { order, buyer }: Pick<Market, "order" | "buyer">, pick: number): OrderCommand {
  const request = order.requests.at(-1);
  const reason = (["changed_mind", "out_of_stock", "other"] as const)[pick % 3] ?? "other";
  switch (name) {
    case "pay": {
      const wallet = pick % 3 === 0 ? 0 : Math.min(buyer.wallet, order.price.total);
      const command = payment(order.price.total, wallet, (["card", "mobile"] as const)[pick % 2] ?? "card", {
        after: hours(pick % 26),
        outcome: pick % 7 === 0 ? "fail" : "pass",
      });
      return pick % 11 === 0 && command.outside
        ? { ...command, outside: { ...command.outside, answer: { accepted: false, reason: "card_declined" } } }
        : command;
    }
    case "cancel_unpaid":
      return { on: name, reason: "other", note: "" };
    case "request_cancellation":
      return { on: name, reason, note: "", complaint: pick % 2 === 0 };
    case "reject_cancellation":
      return { on: name, reason: "already_packed", note: "" };
    case "make_counter_offer":
      return { on: name, amount: 1 + (pick % Math.max(1, order.price.total - 1)) };
    case "accept_counter_offer":
    case "decline_counter_offer":
      return { on: name, offerNo: request?.offers.at(-1)?.no ?? 1 };
    case "ship":
      return { on: name, carrier: "Post", tracking: `RR${1000 + (pick % 9000)}`, plan: pick % 3 === 0 ? [] : somePlans[pick % somePlans.length] };
    case "ask_extension":
    case "grant_extension":
      return { on: name, days: 1 + (pick % 5) };
    case "cancel_as_seller":
      return { on: name, reason: pick % 2 ? "out_of_stock" : "other", note: "" };
    case "self_cancel":
      return { on: name, reason, note: "" };
    case "purge":
      return { on: name, understood: true };
    case "fail_verification":
      return { on: name, note: "" };
    case "propose_amendment":
      return {
        on: name,
        amendment: { address: null, lines: [{ no: 3, variantId: 13, options: "", quantity: Math.max(1, (order.lines[2]?.quantity ?? 2) - 1) }] },
      };
    case "accept_amendment":
    case "decline_amendment":
      return { on: name, amendmentNo: order.amendments.at(-1)?.no ?? 1 };
    case "ask_protection":
    case "grant_protection":
      return { on: name, days: 1 + (pick % 5) };
    case "report_shipment":
      return {
        on: name,
        fact:
          (["accepted", "in_transit", "customs", "out_for_delivery", "refused", "returning", "returned", "lost", "shipment_cancelled"] as const)[pick % 9] ??
          "accepted",
      };
    case "open_dispute":
    case "propose_settlement":
    case "give_verdict":
      return claim(name, order, pick);
    case "accept_settlement":
      return { on: name, proposalNo: order.disputes.at(-1)?.proposals.findLast(({ state, by }) => state === "live" && by !== "buyer")?.no ?? 1 };
    case "appeal_verdict":
    case "contest_return":
    case "contest_chargeback":
      return { on: name, text: "it was not so" };
    case "ship_return":
      return { on: name, carrier: "Post", tracking: `RB${1000 + (pick % 9000)}` };
    case "add_evidence":
      return { on: name, fileId: 1 + (pick % 12), name: "photo.png" };
    case "open_chargeback":
      return { on: name, amount: 1 + (pick % 9000), reason: "fraud" };
    case "accept_chargeback":
      return { on: name, fault: pick % 2 ? "seller" : "platform" };
    case "report_refund":
      return {
        on: name,
        refund: order.refunds.findLast(({ legs }) => legs.some(({ stage }) => stage === "refunded"))?.no ?? 1,
        outcome: pick % 2 ? "credited" : "bounced",
      };
    case "follow_store":
      throw new Error("A life follows its store by itself.");
    case "capture_late":
      return { on: name, rail: "mobile", instrumentId: 6, label: "", amount: 1 + (pick % 9000) };
    case "place":
    case "fire":
      throw new Error(`A life does not ${name}.`);
    default:
      return { on: name };
  }
}

/** A claim, a proposal or a verdict as somebody may make it: a part, the whole, nothing; with the goods or parts of them going back. */
function claim(name: "open_dispute" | "propose_settlement" | "give_verdict", order: Order, pick: number): OrderCommand {
  const dispute = order.disputes.at(-1);
  const received = name === "open_dispute" ? order.shippedAt !== null && (order.deliveredAt !== null || pick % 2 === 0) : dispute?.received === true;
  const canReturn = received && (name === "open_dispute" || dispute?.return == null);
  const withReturn = canReturn && pick % 3 === 0;
  const lines = withReturn && pick % 2 === 0 ? [1 + (pick % 3)] : [];
  const most = Math.min(refundable(order), lines.length > 0 ? totalOf(order, lines) : Infinity);
  const amount = pick % 4 === 0 ? most : Math.max(name === "open_dispute" || withReturn ? 1 : 0, pick % (most + 1));
  const reason = order.shippedAt === null ? "seller_refused_cancel" : received ? "damaged" : "still_on_the_way";
  const said = { amount, withReturn, lines, text: `${pick % 5}` };
  if (name === "open_dispute") return { on: name, received, reason, ...said };
  return name === "give_verdict" ? { on: name, liability: (["seller", "buyer", "none"] as const)[pick % 3] ?? "none", ...said } : { on: name, ...said };
}

/** A command on the order's store, as an admin or its seller would give it. */
export function sampleAtStore(name: StoreCommandName, { store, now }: Pick<Market, "store" | "now">, pick: number): StoreCommand {
  switch (name) {
    case "put_under_review":
    case "freeze_store":
      return { on: name, reason: "complaints" };
    case "clear_review":
    case "release_store":
    case "block_store":
      return { on: name, note: "decided" };
    case "submit_evidence":
      return { on: name, files: [{ fileId: 1 + (pick % 9), name: "invoice.pdf" }], text: "" };
    case "appeal_block":
      return { on: name, text: "it was not so" };
    case "decide_appeal":
      return { on: name, upheld: pick % 2 === 0, note: "" };
    case "decide_withheld":
      return { on: name, decision: pick % 2 ? "release" : "forfeit", note: "" };
    case "withdraw_money":
      return { on: name, amount: 1 + (pick % Math.max(1, store.available)) };
    case "give_points":
      return { on: name, points: 1 + (pick % 4), reason: "late" };
    case "sanction_store":
      return { on: name, kind: "payout_hold", until: now + hours(1 + (pick % 99)), reason: "by hand" };
    case "lift_sanction":
      return { on: name, kind: "payout_hold", note: "" };
    case "fire_store":
      throw new Error("A life does not fire.");
  }
}
