import { afterSaleEnd } from "./deadlines.ts";
import { liveRow } from "./deadline-rows.ts";
import { openChargeback, openDispute } from "./regions.ts";
import type { Order, StoreAct, StoreFacts } from "./order.ts";
import type { Policy } from "./policy.ts";
import type { Ms } from "./time.ts";

/** Bound without an end in sight: the order lives, or something about it is still open. */
export const boundForGood: Ms = Number.MAX_SAFE_INTEGER;

/**
 * Until when an act of its store can still concern the order, or null when none ever will: it is closed, or finished beyond payout and
 * its after-sale window. Kept in a column, so that a batch finds the orders an act binds by index.
 */
export function boundUntil(order: Order, policy: Policy): Ms | null {
  if (order.state === "closed") return null;
  if (order.state !== "finished") return boundForGood;
  const isOpen = order.frozen.length > 0 || openDispute(order) !== null || openChargeback(order) !== null || liveRow(order, "payout") !== null;
  return isOpen ? boundForGood : afterSaleEnd(order, policy);
}

/** The acts of its store that the order has still to follow, in their order (T30 to T32). An unpaid order follows only a block. */
export function pendingActs(order: Order, store: Pick<StoreFacts, "acts">, policy: Policy): readonly StoreAct[] {
  if (order.storeActs >= store.acts.length) return none;
  const until = boundUntil(order, policy);
  if (until === null) return none;
  const unpaid = order.state === "awaiting_payment";
  return store.acts.filter((act) => act.no > order.storeActs && act.at < until && (!unpaid || act.kind === "block"));
}

const none: readonly StoreAct[] = [];
