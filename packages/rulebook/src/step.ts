import { deadlinesOf } from "./deadlines.ts";
import { fire, rearm, type Which } from "./deadline-rows.ts";
import type { Context, Decision } from "./decision.ts";
import type { OrderEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Draft } from "./folds/fold.ts";
import type { Order } from "./order.ts";

/** Hears of each event of a step as it is folded, with the order right before and right after it; `rearm` comes when all are folded. */
export interface Listener {
  readonly takeOrder: (event: OrderEvent, before: Order | null, after: Order) => void;
}

/**
 * Applies an accepted decision as one step: numbers and folds the events, marks the deadline that caused it as fired, and re-arms the
 * deadlines. It throws on a decision that was not accepted, and on a first step that places nothing.
 */
export function step(
  order: Order | null,
  ctx: Pick<Context, "now" | "actor" | "policy">,
  decision: Decision,
  fired: Which | null,
  listener: Listener,
): { readonly order: Order; readonly events: readonly OrderEvent[] } {
  if (decision.kind !== "accepted") throw new Error(`Only an accepted decision can be applied, not one that was ${decision.kind}.`);
  let now = order;
  const events: OrderEvent[] = [];
  for (const body of decision.events) {
    const orderNo = now?.no ?? (body.type === "order_placed" ? body.draft.no : 0);
    const event: OrderEvent = {
      orderNo,
      n: (now?.version ?? 0) + 1,
      at: ctx.now,
      rule: decision.rule,
      by: ctx.actor,
      fired: events.length === 0 ? fired : null,
      body,
    };
    const after = evolve(now, event);
    listener.takeOrder(event, now, after);
    now = after;
    events.push(event);
  }
  if (now === null) throw new Error("An order begins with being placed.");
  if (now === order) return { order, events };
  const rows = fired ? fire(now.deadlines, fired, ctx.now) : now.deadlines;
  // The last fold made a copy that nobody else has yet.
  (now as Draft).deadlines = rearm(rows, deadlinesOf(now, ctx.policy));
  return { order: now, events };
}
