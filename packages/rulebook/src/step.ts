import { deadlinesOf } from "./deadlines.ts";
import { fire, rearm, type Which } from "./deadline-rows.ts";
import type { Context, Decision } from "./decision.ts";
import type { OrderEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Actor, Order } from "./order.ts";

/**
 * Applies an accepted decision as one step: marks the deadline that caused it as fired, numbers and folds the events, and re-arms the
 * deadlines. It throws on a decision that was not accepted, and on a first step that places nothing.
 */
export function step(
  order: Order | null,
  ctx: Context,
  decision: Decision,
  by: Actor,
  fired: Which | null,
): { readonly order: Order; readonly events: readonly OrderEvent[] } {
  if (decision.kind !== "accepted") throw new Error(`Only an accepted decision can be applied, not one that was ${decision.kind}.`);
  let now = order && fired ? { ...order, deadlines: fire(order.deadlines, fired, ctx.now) } : order;
  const events: OrderEvent[] = [];
  for (const body of decision.events) {
    const orderNo = now?.no ?? (body.type === "order_placed" ? body.draft.no : 0);
    const event: OrderEvent = { orderNo, n: (now?.version ?? 0) + 1, at: ctx.now, rule: decision.rule, by, fired: events.length === 0 ? fired : null, body };
    now = evolve(now, event);
    events.push(event);
  }
  if (now === null) throw new Error("An order begins with being placed.");
  const deadlines = rearm(now.deadlines, deadlinesOf(now, ctx.policy));
  return { order: deadlines === now.deadlines ? now : { ...now, deadlines }, events };
}
