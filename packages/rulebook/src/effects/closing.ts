import type { Context } from "../decision.ts";
import type { OrderEventBody, WriteOff } from "../events.ts";
import type { Minor, Order, Refund } from "../order.ts";
import { legsOf } from "../refund-legs.ts";
import { openChargeback, openDispute, openRequest, refundable } from "../regions.ts";
import { halfUp } from "../rounding.ts";
import type { CloseReason, Fault } from "../states.ts";
import type { Events } from "./effect.ts";

/** What ends an open request beside the order's own change; nothing when none is open. */
export const endRequest = (order: Order, type: "cancellation_superseded" | "cancellation_lapsed" | "cancellation_overtaken"): Events => {
  const request = openRequest(order);
  return request ? [{ type, request: request.no }] : [];
};

/** An end that overtakes the dispute takes its return along; nothing when none is open. */
const endDispute = (order: Order): Events => {
  const dispute = openDispute(order);
  return dispute ? [{ type: "dispute_ended", dispute: dispute.no, as: "superseded", amount: 0, liability: "none" }] : [];
};

export const refundNo = (order: Order): number => order.refunds.length + 1;

/** A refund of part or all of what was paid; `back` is the platform's subsidy that comes back with it. */
export const refunding = (order: Order, amount: Minor, cause: Refund["cause"], ctx: Context, back: Minor): OrderEventBody => ({
  type: "refund_created",
  refund: refundNo(order),
  cause,
  amount,
  subsidyBack: back,
  legs: legsOf(order, amount, ctx),
});

export interface Closing {
  readonly reason: CloseReason;
  readonly fault: Fault;
  readonly detail?: string;
  readonly note?: string;
  readonly restock?: boolean;
  readonly writtenOff?: readonly WriteOff[];
}

/** Units that were never paid for, or not yet verified, simply go back; a cancelled sale asks the policy; what was shipped is gone. */
const restocks = ({ policy }: Context, order: Order): boolean => order.verifiedAt === null || (order.shippedAt === null && policy.restockOnCancel);

/** Closes the order and, when it was paid, gives back all that is left of the payment. */
export function closing(
  ctx: Context,
  order: Order,
  { reason, fault, detail = "", note = "", restock = restocks(ctx, order), writtenOff = [] }: Closing,
): Events {
  const closed: OrderEventBody = { type: "order_closed", reason, fault, detail, note, restock, writtenOff };
  const rest = refundable(order);
  // An open chargeback is conceded with the close: the money it took is the buyer's, and the subsidy went back with it (K2).
  const back = (openChargeback(order)?.amount ?? 0) > 0 ? 0 : order.subsidy;
  return rest > 0 ? [closed, refunding(order, rest, reason, ctx, back)] : [closed];
}

/** Closes an order that something from outside ended: its request, its dispute and return fall, an open chargeback is conceded (K2). */
export function closingOver(ctx: Context, order: Order, what: Closing): Events {
  return [...endRequest(order, "cancellation_superseded"), ...endDispute(order), ...conceding(order, what.fault), ...closing(ctx, order, what)];
}

/** K2: the open chargeback is accepted before the sale finished, and brings all of the subsidy back. */
function conceding(order: Order, blames: Fault): Events {
  const open = openChargeback(order);
  if (!open || open.amount === 0) return [];
  const fault = blames === "seller" ? "seller" : "platform";
  return [{ type: "chargeback_accepted", chargeback: open.no, fault, automatic: blames === "none", subsidyBack: order.subsidy, released: 0 }];
}

/** Ends the escrow for the seller: commission half up on what is left of the gross after partial refunds. */
export function finishing(ctx: Context, gross: Minor, automatic: boolean): Events {
  const commission = halfUp(gross, ctx.policy.commissionBps);
  return [{ type: "order_finished", automatic, gross, commission, net: gross - commission }];
}

/**
 * What a finished sale gives back, to a refund or (null) to an open chargeback (D2, D2b, K2b). The fee on what stays sold is computed
 * anew; the seller's part comes from the order's own pending part, then the store's buckets, then is owed.
 */
export function reducing(ctx: Context, order: Order, back: Minor, subsidy: Minor, refund: number | null): OrderEventBody {
  const { proceeds } = order;
  if (!proceeds) throw new Error(`Order ${order.no} has not finished.`);
  const rest = proceeds.gross - back - subsidy;
  const fee = halfUp(rest, ctx.policy.commissionBps);
  let left = proceeds.net - (rest - fee);
  const take = (most: Minor): Minor => {
    const taken = Math.min(left, most);
    left -= taken;
    return taken;
  };
  const own = take(proceeds.pending);
  const isWithheld = ctx.store.state === "frozen" || ctx.store.state === "blocked" || order.frozen.includes("chargeback");
  const available = take(ctx.store.available);
  // What a frozen store has withheld may yet be released to other orders: only a blocked store's is free to cover refunds (W3).
  const withheld = ctx.store.state === "blocked" ? take(ctx.store.withheld) : 0;
  const from = { pending: isWithheld ? 0 : own, available, withheld: withheld + (isWithheld ? own : 0), receivable: left };
  return { type: "proceeds_reduced", refund, back, commission: proceeds.commission - fee, subsidy, own, from };
}
