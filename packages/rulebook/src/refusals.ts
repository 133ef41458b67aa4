import type { Context, Decision, Refusal, RefusalCode, Way } from "./decision.ts";
import { disputeOpensAt, verificationEndsBy } from "./deadlines.ts";
import { openRequest } from "./regions.ts";
import type { Order } from "./order.ts";
import type { OrderState } from "./states.ts";
import type { Ms } from "./time.ts";

type Details = Partial<Omit<Refusal, "code" | "rule">>;

/** A refusal as a value: everything not said is unknown, never wrong. */
export const refuse = (code: RefusalCode, rule: string, details: Details = {}): Decision<never> => ({
  kind: "refused",
  refusal: {
    code,
    rule,
    since: details.since ?? null,
    until: details.until ?? null,
    instead: details.instead ?? [],
    field: details.field ?? null,
    ended: details.ended ?? null,
  },
});

export const alreadyDone = (rule: string): Decision<never> => ({ kind: "already_done", rule });

export const way = (what: Way["way"], from: Ms | null = null): Way => ({ way: what, from });

/** How far an order has come: the name of its state or, once closed, why. */
export const standingOf = (order: Order): string => order.closeReason ?? order.state;

const entered: Readonly<Record<OrderState, (order: Order) => Ms | null>> = {
  awaiting_payment: (order) => order.placedAt,
  payment_verifying: (order) => order.paidAt,
  awaiting_shipment: (order) => order.verifiedAt,
  awaiting_delivery: (order) => order.shippedAt,
  finished: (order) => order.finishedAt,
  closed: (order) => order.closedAt,
};

/** Since when it stands there. */
export const standsSince = (order: Order): Ms => entered[order.state](order) ?? order.placedAt;

/** What a buyer who wants out can do, by how far the order has come (R1 for shipped ones). */
export const waysOut = (ctx: Context, order: Order): readonly Way[] => waysOutOf[order.state](ctx, order);

const waysOutOf: Readonly<Record<OrderState, (ctx: Context, order: Order) => readonly Way[]>> = {
  awaiting_payment: () => [way("cancel_unpaid")],
  payment_verifying: (ctx, order) => [
    ...(ctx.policy.earlyCancel === "free" ? [way("self_cancel")] : []),
    way("wait_for_verification", verificationEndsBy(order, ctx.policy)),
    way("contact_seller"),
  ],
  awaiting_shipment: (_, order) =>
    openRequest(order) ? [way("withdraw_cancellation"), way("contact_seller")] : [way("request_cancellation"), way("contact_seller")],
  awaiting_delivery: (ctx, order) => [
    way("refuse_delivery"),
    way("open_dispute", disputeOpensAt(order, ctx.policy)),
    way("wait_and_return"),
    way("contact_seller"),
  ],
  finished: () => [way("wait_and_return"), way("contact_seller")],
  closed: () => [way("reorder")],
};

/** The three ways on after a seller said no (T14, [s2]): negotiate and ask again, dispute, or wait for the parcel and return it. */
export const waysAfterRejection: readonly Way[] = [way("request_cancellation"), way("contact_seller"), way("open_dispute"), way("wait_and_return")];
