import { afterSaleEnd, disputeOpensAt } from "../deadlines.ts";
import { liveRow } from "../deadline-rows.ts";
import type { Context, Decision, Way } from "../decision.ts";
import type { Guard } from "../guards.ts";
import type { Dispute, Order } from "../order.ts";
import { isBad, openDispute, refundable } from "../regions.ts";
import { alreadyDone, refuse, way } from "../refusals.ts";
import type { DisputeState } from "../states.ts";

const disputeWays = (order: Order, ctx: Context): readonly Way[] => {
  const state = openDispute(order)?.state;
  const discussed = state === "negotiating" || state === "mediation" || state === "appealed";
  if (ctx.actor.party === "buyer")
    return [
      ...(discussed ? [way("accept_settlement"), way("propose_settlement")] : []),
      ...(canWithdraw(order) ? [way("withdraw_dispute")] : []),
      way("contact_seller"),
    ];
  return ctx.actor.party === "seller" && discussed ? [way("accept_settlement"), way("propose_settlement")] : [way("contact_support")];
};

const canWithdraw = (order: Order): boolean => {
  const dispute = openDispute(order);
  return dispute !== null && (dispute.state === "negotiating" || dispute.state === "mediation") && dispute.verdicts.length === 0 && dispute.return === null;
};

/** No dispute is open: what was said to one that is over is too late, and without any there is nothing to say it to. */
export function withoutDispute(order: Order, rule: string): Decision {
  const latest = order.disputes.at(-1);
  return latest ? refuse("too_late", rule, { since: latest.endedAt, ended: latest.state }) : refuse("no_open_dispute", rule, {});
}

/** A dispute that is open in one of these states, else the refusal. */
const inState =
  (states: readonly DisputeState[], rule: string) =>
  (ctx: Context, order: Order): Decision | null => {
    const dispute = openDispute(order);
    if (!dispute) return withoutDispute(order, rule);
    if (states.includes(dispute.state)) return null;
    const due = liveRow(order, "appeal_end")?.due ?? liveRow(order, "return_ship_by")?.due ?? liveRow(order, "return_confirm_by")?.due ?? null;
    const since = dispute.decidedAt ?? dispute.openedAt;
    return refuse("not_possible_now", rule, { since, until: due, ended: dispute.state, instead: waysIn(dispute, ctx) });
  };

function waysIn({ state, return: back }: Dispute, ctx: Context): readonly Way[] {
  const { party } = ctx.actor;
  if (state === "verdict" && party !== "admin") return [way("appeal_verdict")];
  if (state === "returning" && party === "buyer" && back?.state === "authorized") return [way("ship_return")];
  if (state === "returning" && party === "seller" && back?.state !== "authorized") return [way("confirm_return"), way("contest_return")];
  return [];
}

/** The return of the open dispute in one of these states, else the refusal. */
const returnIn =
  (states: readonly string[], done: readonly string[]): Guard["check"] =>
  (_, order, command) => {
    const dispute = openDispute(order) ?? order.disputes.at(-1) ?? null;
    const back = dispute?.return ?? null;
    if (back && openDispute(order)?.state === "returning" && states.includes(back.state)) return null;
    if (!back) return refuse("no_open_return", "3.5", {});
    if (command && done.includes(back.state)) return alreadyDone("3.5");
    if (back.endedAt !== null) return refuse("too_late", "3.5", { since: back.endedAt, ended: back.state });
    return refuse("not_possible_now", "3.5", { since: back.shippedAt ?? back.authorizedAt, ended: back.state });
  };

export const disputeGuards = {
  no_open_dispute: {
    says: "no dispute is open",
    check: (ctx, order, command) => {
      const open = openDispute(order);
      if (!open) return null;
      if (command?.on === "open_dispute" && command.reason === open.reason && command.amount === open.proposals[0]?.amount) return alreadyDone("3.4");
      const rule = command?.on === "trash" || command?.on === "purge" ? "R17" : command?.on === "confirm_receipt" ? "R15" : "3.4";
      return refuse("dispute_open", rule, { since: open.openedAt, instead: disputeWays(order, ctx) });
    },
  },
  dispute_openable: {
    says: "5 days after shipping, or delivered, turned away, lost, or shipped over a request",
    check: (ctx, order) => {
      const opens = disputeOpensAt(order, ctx.policy) ?? 0;
      const atOnce = order.deliveredAt !== null || isBad(order.shipment?.state ?? "label_created") || order.requests.at(-1)?.state === "overtaken";
      if (atOnce || ctx.now >= opens) return null;
      return refuse("too_early", "T26", { since: order.shippedAt, until: opens, instead: [way("refuse_delivery"), way("contact_seller")] });
    },
  },
  seller_refused: {
    says: "the latest request was rejected and not disputed yet, or the order is late where the policy leaves the claim",
    check: (ctx, order) => {
      const request = order.requests.at(-1);
      const late = order.late && ctx.policy.shipByMiss === "claim";
      const rejectedAt = request?.state === "rejected" ? request.endedAt : null;
      if (late || (rejectedAt !== null && !order.disputes.some(({ openedAt }) => openedAt >= rejectedAt))) return null;
      return refuse("dispute_not_offered", "T27", {
        since: request?.endedAt ?? order.verifiedAt,
        instead: [way("request_cancellation"), way("contact_seller")],
      });
    },
  },
  no_verdict_yet: {
    says: "no verdict was given on the order yet",
    check: (_, order) => {
      const decided = order.disputes.findLast(({ verdicts }) => verdicts.length > 0);
      return decided ? refuse("dispute_decided", "3.4", { since: decided.endedAt, ended: decided.state, instead: [way("contact_support")] }) : null;
    },
  },
  inside_after_sale: {
    says: "within 15 days of finishing",
    check: (ctx, order) => {
      const end = afterSaleEnd(order, ctx.policy);
      if (end !== null && ctx.now < end) return null;
      return refuse("too_late", "T29", { since: end ?? order.finishedAt, ended: "finished", instead: [way("contact_seller")] });
    },
    until: (ctx, order) => afterSaleEnd(order, ctx.policy),
  },
  something_left: {
    says: "something of the payment can still be given back",
    check: (_, order) => (refundable(order) > 0 ? null : refuse("amount_out_of_range", "R20", { since: order.finishedAt })),
  },
  dispute_open: { says: "a dispute is open", check: (_, order) => (openDispute(order) ? null : withoutDispute(order, "3.4")) },
  dispute_discussed: {
    says: "a dispute is open, and neither decided nor in return",
    check: (ctx, order, command) => {
      const latest = order.disputes.at(-1);
      const accepted = command?.on === "accept_settlement" && latest?.proposals.some(({ no, state }) => no === command.proposalNo && state === "accepted");
      return accepted ? alreadyDone("T28") : inState(["negotiating", "mediation", "appealed"], "3.4")(ctx, order);
    },
  },
  proposal_to_accept: {
    says: "another party's proposal stands",
    check: (ctx, order, command) => {
      if (command || openDispute(order)?.proposals.some(({ state, by }) => state === "live" && by !== ctx.actor.party)) return null;
      return refuse("proposal_not_live", "T28", { since: openDispute(order)?.openedAt ?? null, instead: [way("propose_settlement")] });
    },
  },
  nothing_decided_yet: {
    says: "no verdict was given, and nothing is on its way back",
    check: (ctx, order) => (canWithdraw(order) ? null : inState([], "T28")(ctx, order)),
  },
  platform_decides: {
    says: "the dispute is in mediation, or its verdict was appealed",
    check: (ctx, order) => inState(["mediation", "appealed"], "3.4")(ctx, order),
  },
  not_frozen: {
    says: "the order is not frozen: an investigation ends first",
    check: (ctx, order) => {
      const since = order.suspensions.findLast(({ cause, to }) => to === null && (cause === "store_investigation" || cause === "chargeback"))?.from;
      if (since !== undefined) return refuse("order_frozen", "R12", { since });
      return ctx.store.state === "frozen" ? refuse("order_frozen", "R12", { since: ctx.store.since }) : null;
    },
  },
  verdict_appealable: {
    says: "a first verdict stands and was not appealed",
    check: (ctx, order) => {
      const dispute = openDispute(order);
      if (dispute?.appeal) return refuse("appeal_used", "3.4", { since: dispute.appeal.at });
      return inState(["verdict"], "3.4")(ctx, order);
    },
  },
  return_authorized: { says: "a return was authorised", check: returnIn(["authorized"], ["shipped_back", "delivered_back"]) },
  return_on_its_way: { says: "the return is on its way", check: returnIn(["shipped_back"], ["delivered_back"]) },
  verdict_left: {
    says: "the verdict on the appeal was not given yet: it is the last word",
    check: (_, order) => {
      const last = openDispute(order)?.verdicts[1];
      return last ? refuse("appeal_used", "3.5", { since: last.at, instead: [way("confirm_return")] }) : null;
    },
  },
  return_shipped: { says: "the return is on its way or there", check: returnIn(["shipped_back", "delivered_back"], []) },
} satisfies Record<string, Guard>;
