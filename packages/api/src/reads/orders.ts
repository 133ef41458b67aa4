import { inWorld, lookAtOrder, lookAtOrders, type Db, type EventRow, type OpenedSlice, type Story, type WorldTx } from "@souk/db";
import { ClockStopped, settleOrder, type Sight } from "@souk/market";
import type { Order } from "@souk/rulebook";
import type { ClockView } from "../contract/index.ts";
import { clockToView } from "../views/clock.ts";
import type { OrderFacts } from "../views/order.ts";

/** Whose orders: a buyer's own without those purged, a store's, or (an admin's) all of the world. */
export type Scope = { readonly buyerId: number } | { readonly storeId: number } | "all";

/** How often a read settles what is overdue and looks again, before it shows what it has. */
const settlesAtMost = 3;

/** An order with its history and the clock it was read with. */
export interface OrderRead {
  readonly facts: OrderFacts;
  readonly events: readonly EventRow[];
  readonly clock: ClockView;
}

/** One order with its history, settled first when something of it is overdue; null when there is none in this scope. */
export async function readOrder(db: Db, worldId: number, scope: Scope, orderNo: number): Promise<OrderRead | null> {
  for (let round = 0; ; round += 1) {
    const look = await lookAtOrder(db, worldId, orderNo);
    const read = look && readIn(look, look.story, look.clock, scope);
    if (!read || !isOverdue(read.facts) || round >= settlesAtMost || !(await settleAll(db, worldId, [read.facts]))) return read;
  }
}

/** One order as a play has left it, which settled it first; null when the play did not show it, or it is not in this scope. */
export function seenOrder(sight: Sight, scope: Scope, orderNo: number): OrderRead | null {
  const story = sight.stories.find((one) => one.orderNo === orderNo);
  return story ? readIn(sight, story, sight.clock, scope) : null;
}

function readIn(seen: Pick<OpenedSlice, "slice" | "now">, story: Story, clock: Sight["clock"], scope: Scope): OrderRead | null {
  const order = seen.slice.orders.get(story.orderNo)?.order;
  if (!order || !isIn(scope, order)) return null;
  return { facts: factsIn(seen, order, story.storeName, story.buyerName), events: story.events, clock: clockToView(clock) };
}

/** The orders of a page and the clock they were read with. */
export interface OrdersRead {
  readonly orders: readonly OrderFacts[];
  readonly clock: ClockView;
}

/**
 * The orders of these numbers that a query finds, in its order and in one snapshot. What is overdue on them is applied and they are read again:
 * nothing ever shows as open that is over.
 */
export async function readOrders(db: Db, worldId: number, find: (tx: WorldTx) => Promise<readonly number[]>): Promise<OrdersRead> {
  for (let round = 0; ; round += 1) {
    const read = await inWorld(db, worldId, async (tx) => ordersOf(tx, await find(tx)), { readOnly: true });
    const late = read.orders.filter(isOverdue);
    if (late.length === 0 || round >= settlesAtMost || !(await settleAll(db, worldId, late))) return read;
  }
}

const isOverdue = ({ order, now }: OrderFacts): boolean => order.deadlines.some(({ state, due }) => state === "armed" && due <= now);

async function settleAll(db: Db, worldId: number, late: readonly OrderFacts[]): Promise<boolean> {
  try {
    for (const { order } of late) await settleOrder(db, worldId, order.no);
    return true;
  } catch (error) {
    // A clock that has stopped moves nothing: what stands is what there is.
    if (error instanceof ClockStopped) return false;
    throw error;
  }
}

const isIn = (scope: Scope, order: Order): boolean => {
  if (scope === "all") return true;
  if ("storeId" in scope) return order.storeId === scope.storeId;
  return order.buyerId === scope.buyerId && order.visibility !== "purged";
};

async function ordersOf(tx: WorldTx, numbers: readonly number[]): Promise<OrdersRead> {
  const look = await lookAtOrders(tx, numbers);
  const names = new Map(look.names.map((sides) => [sides.orderNo, sides]));
  const orders = numbers.flatMap((no) => {
    const order = look.slice.orders.get(no)?.order;
    const sides = names.get(no);
    return order && sides ? [factsIn(look, order, sides.storeName, sides.buyerName)] : [];
  });
  return { orders, clock: clockToView(look.clock) };
}

/** What a view of an order needs, from the slice it was read in. */
const factsIn = ({ slice, now }: Pick<OpenedSlice, "slice" | "now">, order: Order, storeName: string, buyerName: string): OrderFacts => ({
  order,
  policy: present(slice.policies.get(order.policyVersion)),
  store: present(slice.stores.get(order.storeId)),
  storeName,
  buyer: present(slice.buyers.get(order.buyerId)),
  buyerName,
  now,
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("an order's slice must hold its store, buyer and policy");
  return value;
}

/** Numbers as PostgreSQL writes an array. */
export const listOf = (numbers: readonly number[]): string => `{${[...new Set(numbers)].join(",")}}`;
