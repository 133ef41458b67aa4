import type { Context } from "../decision.ts";
import type { OrderEventBody } from "../events.ts";
import type { Chargeback, Order } from "../order.ts";
import { openChargeback, platformLost, refundable, roomOf } from "../regions.ts";
import { closingOver, endRequest, reducing } from "./closing.ts";
import { of, type Effect, type Events, type Of } from "./effect.ts";

/** An open chargeback; the guard or condition before has seen one. */
function the(order: Order): Chargeback {
  const chargeback = openChargeback(order);
  if (!chargeback) throw new Error(`Order ${order.no} has no open chargeback.`);
  return chargeback;
}

/** An early request lapses with the freeze; a request on a verified order waits with what is left of its window (R10). */
const lapsing = (order: Order): Events => (order.state === "payment_verifying" ? endRequest(order, "cancellation_lapsed") : []);

/** Whether the seller's own buckets are swept already, so that an order's part is withheld wherever it stands. */
const isSwept = ({ store }: Context): boolean => store.state === "frozen" || store.state === "blocked";

/** K1: what the tender still holds leaves the processor, and the order freezes. */
function chargedBack(ctx: Context, order: Order, { amount: noticed, reason }: Of<"open_chargeback">): Events {
  const card = order.tenders.find(({ rail }) => rail === "card");
  const amount = Math.min(noticed, card ? Math.max(0, roomOf(order, card)) : 0);
  const withheld = amount > 0 && !isSwept(ctx) ? (order.proceeds?.pending ?? 0) : 0;
  const storeActs = ctx.store.acts.length;
  const opened: OrderEventBody = { type: "chargeback_opened", chargeback: order.chargebacks.length + 1, amount, noticed, reason, withheld, storeActs };
  if (amount === 0) return [opened];
  // A finished order that no act could concern anymore is bound again: where its store is frozen, it is too.
  const joins = ctx.store.state === "frozen" && !order.frozen.includes("store_investigation") && order.state === "finished";
  const joining: Events = joins ? [{ type: "order_frozen", cause: "store_investigation", act: storeActs }] : [];
  return [opened, ...joining, ...lapsing(order), { type: "order_frozen", cause: "chargeback", act: null }];
}

/** What of a finished order's part goes back from withheld to pending when its chargeback is over. */
const released = (ctx: Context, order: Order, own = 0): number => (isSwept(ctx) ? 0 : (order.proceeds?.pending ?? 0) - own);

/** K2b: the seller's fault is taken from the sale, the platform's is its loss; the order goes on. */
function acceptedAfterSale(ctx: Context, order: Order, fault: "seller" | "platform", automatic: boolean): Events {
  const { no, amount } = the(order);
  const subsidy = refundable(order) === 0 && !platformLost(order) ? order.subsidy : 0;
  const reduced = fault === "seller" ? reducing(ctx, order, amount, subsidy, null) : null;
  const own = reduced?.type === "proceeds_reduced" ? reduced.own : 0;
  const accepted: OrderEventBody = { type: "chargeback_accepted", chargeback: no, fault, automatic, subsidyBack: 0, released: released(ctx, order, own) };
  return [...(reduced ? [reduced] : []), accepted, { type: "order_released", cause: "chargeback", act: null }];
}

export const freezeEffects = {
  follow_freeze: of("follow_store", (_, order, { act }) => [...lapsing(order), { type: "order_frozen", cause: "store_investigation", act: act.no }]),
  follow_release: of("follow_store", (_, __, { act }) => [{ type: "order_released", cause: "store_investigation", act: act.no }]),
  annul: (ctx, order) => closingOver(ctx, order, { reason: "annulled", fault: "seller", restock: false }),
  lose_payout: of("follow_store", (_, __, { act }) => [{ type: "payout_lost", act: act.no }]),
  open_chargeback: of("open_chargeback", chargedBack),
  note_chargeback: of("open_chargeback", chargedBack),
  contest_chargeback: of("contest_chargeback", (_, order, { text }) => [{ type: "chargeback_contested", chargeback: the(order).no, text }]),
  // Nobody answered the issuer: that blames neither side.
  accept_chargeback: (ctx, order, command) =>
    closingOver(ctx, order, { reason: "chargeback", fault: command.on === "accept_chargeback" ? command.fault : "none" }),
  accept_chargeback_after_sale: (ctx, order, command) =>
    acceptedAfterSale(ctx, order, command.on === "accept_chargeback" ? command.fault : "seller", command.on === "fire"),
  reject_chargeback: (ctx, order) => {
    const { no, amount } = the(order);
    const rejected: OrderEventBody = { type: "chargeback_rejected", chargeback: no, released: amount > 0 ? released(ctx, order) : 0 };
    return amount > 0 ? [rejected, { type: "order_released", cause: "chargeback", act: null }] : [rejected];
  },
} satisfies Record<string, Effect>;
