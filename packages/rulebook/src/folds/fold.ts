import type { OrderEventBody, OrderEventType } from "../events.ts";
import type { CounterOffer, Order, Suspension } from "../order.ts";
import type { Ms } from "../time.ts";

export type Of<T extends OrderEventType> = Extract<OrderEventBody, { type: T }>;

/** A copy of an order that only its fold may write to. Copying once and setting fields is far cheaper than spreading twice. */
export type Draft = { -readonly [K in keyof Order]: Order[K] };

export type Folds<T extends OrderEventType> = { readonly [K in T]: (order: Draft, body: Of<K>, at: Ms) => void };

/** Shared by all that have none of something: orders without are the rule. */
export const none: readonly never[] = [];

/** Things of which one stands at a time (offers, proposals, amendments): the live one, if any, ends as told. */
export const endLive = <T extends { readonly state: string }>(items: readonly T[], as: T["state"], which: (item: T) => boolean = () => true): readonly T[] =>
  items.some((item) => item.state === "live" && which(item))
    ? items.map((item) => (item.state === "live" && which(item) ? { ...item, state: as } : item))
    : items;

export const endOffers = (offers: readonly CounterOffer[], as: CounterOffer["state"]): readonly CounterOffer[] => endLive(offers, as);

/** A span of standing still begins; a cause that lasts already begins nothing new. */
export function suspend(order: Draft, cause: Suspension["cause"], at: Ms): void {
  if (order.suspensions.some((span) => span.cause === cause && span.to === null)) return;
  order.suspensions = [...order.suspensions, { cause, from: at, to: null }];
}

/** The cause falls away, and with it its span; without a cause, all of them: the order has ended. */
export function resume(order: Draft, at: Ms, cause: Suspension["cause"] | null = null): void {
  if (order.suspensions.some((span) => span.to === null && (cause === null || span.cause === cause)))
    order.suspensions = order.suspensions.map((span) => (span.to === null && (cause === null || span.cause === cause) ? { ...span, to: at } : span));
}
