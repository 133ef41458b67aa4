import type { OrderCommand, OrderCommandName } from "./commands.ts";
import { verificationEndsBy } from "./deadlines.ts";
import type { Context, Decision, Way } from "./decision.ts";
import { withoutOpenRequest } from "./guards.ts";
import { withoutDispute } from "./guards/disputes.ts";
import { withoutChargeback } from "./guards/freezes.ts";
import { normalTracking } from "./guards-of-values.ts";
import type { Order } from "./order.ts";
import { alreadyDone, refuse, standingOf, standsSince, way, waysOut } from "./refusals.ts";
import { rows, rowsOn } from "./rows.ts";
import { orderStates, type OrderState } from "./states.ts";

const isOver = (order: Order): boolean => order.state === "closed";
const wasAsked = (order: Order): boolean => order.requests.length > 0;
const isPaid = (order: Order): boolean => order.paidAt !== null;

/** When a command finds its goal reached although no row starts here: success without effect (2.2.6, R4). */
const goals: Partial<Record<OrderCommandName, (order: Order, command: OrderCommand) => boolean>> = {
  pay: (order) => isPaid(order) && !isOver(order),
  cancel_unpaid: isOver,
  request_cancellation: isOver,
  self_cancel: isOver,
  cancel_as_seller: isOver,
  approve_cancellation: (order) => isOver(order) && wasAsked(order),
  accept_counter_offer: (order, command) =>
    command.on === "accept_counter_offer" && order.requests.at(-1)?.offers.some((o) => o.no === command.offerNo && o.state === "accepted") === true,
  ship: (order, command) => command.on === "ship" && order.shipment?.tracking === normalTracking(command.tracking),
  report_delivered: (order) => order.deliveredAt !== null,
  confirm_receipt: (order) => order.state === "finished",
  report_shipment: (order, command) => command.on === "report_shipment" && order.shipment?.state === command.fact,
  refuse_delivery: (order) => order.shipment?.state === "refused",
  accept_settlement: (order, command) =>
    command.on === "accept_settlement" && order.disputes.at(-1)?.proposals.some(({ no, state }) => no === command.proposalNo && state === "accepted") === true,
  pass_verification: (order) => order.verifiedAt !== null,
  fail_verification: (order) => order.closeReason === "verification_failed",
};

/** Commands that answer the open request: without one there is nothing to answer. */
const answersRequest: readonly OrderCommandName[] = [
  "approve_cancellation",
  "reject_cancellation",
  "withdraw_cancellation",
  "make_counter_offer",
  "accept_counter_offer",
  "decline_counter_offer",
];
/** Commands to a dispute, its return or a chargeback: without one there is nothing they could mean. */
const answersDispute: readonly OrderCommandName[] = [
  "propose_settlement",
  "accept_settlement",
  "withdraw_dispute",
  "give_verdict",
  "appeal_verdict",
  "add_evidence",
];
const answersReturn: readonly OrderCommandName[] = ["ship_return", "report_return_delivered", "confirm_return", "contest_return"];
const answersChargeback: readonly OrderCommandName[] = ["contest_chargeback", "accept_chargeback", "reject_chargeback"];

/** A command to something that never was, or is over with its order. */
function withoutAddressee(order: Order, name: OrderCommandName, rule: string): Decision | null {
  const over = isOver(order) ? { since: order.closedAt, ended: standingOf(order) } : {};
  if (answersDispute.includes(name)) return order.disputes.length > 0 ? withoutDispute(order, rule) : refuse("no_open_dispute", rule, over);
  if (answersReturn.includes(name)) return refuse("no_open_return", rule, over);
  if (answersChargeback.includes(name)) return order.chargebacks.length > 0 ? withoutChargeback(order, name) : refuse("no_open_chargeback", rule, over);
  return null;
}

/** Commands of a buyer who wants out. */
const wantsOut: readonly OrderCommandName[] = ["cancel_unpaid", "request_cancellation", "self_cancel"];

/** Rules of the races that answer a command which came after a shipment or an end (2.4). */
const raceRule: Partial<Record<OrderCommandName, { readonly shipped?: string; readonly ended?: string }>> = {
  pay: { ended: "R7" },
  request_cancellation: { shipped: "R1" },
  self_cancel: { shipped: "R1" },
  approve_cancellation: { shipped: "R2" },
  reject_cancellation: { shipped: "R2", ended: "R4" },
  withdraw_cancellation: { shipped: "R2", ended: "R6" },
  make_counter_offer: { shipped: "R2", ended: "R6" },
  accept_counter_offer: { shipped: "R6", ended: "R6" },
  decline_counter_offer: { shipped: "R6", ended: "R6" },
  ship: { ended: "R3" },
  ask_extension: { ended: "R22" },
  grant_extension: { ended: "R22" },
};

const rank = (state: OrderState | "nothing"): number => (state === "nothing" ? -1 : orderStates.indexOf(state));

/** Of each command: the first state any of its rows starts in, and for each state the row that would have been its own. */
const places = new Map(
  [...new Set(rows.map((row) => row.on))].map((name) => {
    const own = rowsOn(name);
    const earliest = Math.min(...own.flatMap((row) => row.from.map(rank)));
    const rules = orderStates.map((_, here) => (own.findLast((row) => row.from.some((state) => rank(state) <= here)) ?? own[0])?.t ?? "2.3");
    return [name, { earliest, rules }] as const;
  }),
);

/**
 * A command in a state where none of its rows starts. Says whether its goal is reached, what ended before it came (and since when), or
 * what has to happen first; and what the person can do instead.
 */
export function outOfPlace(ctx: Context, order: Order, name: OrderCommandName, command: OrderCommand | null): Decision {
  const here = rank(order.state);
  const place = places.get(name);
  const rule = place?.rules[here] ?? "2.3";
  if (command && goals[name]?.(order, command)) return alreadyDone(rule);
  if (name === "cancel_unpaid" && isPaid(order) && !isOver(order)) return refuse("already_paid", rule, { since: order.paidAt, instead: waysOut(ctx, order) });
  if (name === "capture_late") return refuse("not_possible_now", rule, { instead: [way("pay")] });
  if (name === "trash" || name === "restore" || name === "purge") return refuse("not_ended", rule, { instead: waysOut(ctx, order) });
  if (answersRequest.includes(name) && !wasAsked(order))
    return refuse("no_open_request", rule, isOver(order) ? { since: order.closedAt, ended: standingOf(order) } : {});

  const nobody = withoutAddressee(order, name, rule);
  if (nobody) return nobody;
  if (place && here < place.earliest) return tooEarly(ctx, order, name, rule);
  if (answersRequest.includes(name) && order.state !== "closed" && order.shippedAt === null) return withoutOpenRequest(order, command ? name : null, rule);

  const shipped = order.shippedAt !== null && order.state !== "closed";
  const race = raceRule[name];
  return refuse("too_late", (shipped ? race?.shipped : race?.ended) ?? rule, {
    since: shipped && name !== "confirm_receipt" ? order.shippedAt : standsSince(order),
    ended: standingOf(order),
    instead: insteadOf(ctx, order, name),
  });
}

function tooEarly(ctx: Context, order: Order, name: OrderCommandName, rule: string): Decision {
  if (name === "request_cancellation" || name === "self_cancel")
    return refuse("not_possible_now", rule, { since: order.placedAt, instead: waysOut(ctx, order) });
  const verifying = order.state === "payment_verifying";
  const until = verifying ? verificationEndsBy(order, ctx.policy) : null;
  return refuse("too_early", rule, { since: standsSince(order), until, instead: verifying ? [way("wait_for_verification", until)] : [] });
}

function insteadOf(ctx: Context, order: Order, name: OrderCommandName): readonly Way[] {
  if (ctx.actor.party === "buyer") return wantsOut.includes(name) || isOver(order) ? waysOut(ctx, order) : [way("contact_seller")];
  if (name === "ship") return isOver(order) ? [way("do_not_dispatch"), way("contact_support")] : [way("contact_support")];
  return ctx.actor.party === "seller" ? [way("contact_support")] : [];
}
