import type { Sight } from "@souk/market";
import type { Somebody } from "./context.ts";
import type { ClockView, OrderRow } from "./contract/index.ts";
import { NotHere } from "./errors.ts";
import type { PersonContext } from "./perform.ts";
import { readOrder, seenOrder, type Scope } from "./reads/orders.ts";
import { clockToView, readClockView } from "./views/clock.ts";
import { orderToAdmin, orderToBuyer, orderToRow, orderToSeller, type OrderFacts, type Viewer } from "./views/order.ts";

/** Who looks at orders: the person of this session or token. */
export const viewerOf = (me: Somebody): Viewer => ({ party: me.role, actor: { party: me.role, person: me.personId } });

/** The clock as a play has just shown it, or else read. */
export const clockOf = async (ctx: PersonContext, sight: Sight | null = null): Promise<ClockView> =>
  sight ? clockToView(sight.clock) : readClockView(ctx.house.db, ctx.me.world.id);

export const rowsOf = (ctx: PersonContext, orders: readonly OrderFacts[]): OrderRow[] => orders.map((facts) => orderToRow(facts, viewerOf(ctx.me)));

/** The orders this one may see at all. */
export function scopeOf(me: Somebody): Scope {
  if (me.role === "buyer") return { buyerId: me.personId };
  return me.role === "seller" && me.storeId !== null ? { storeId: me.storeId } : "all";
}

/**
 * A procedure's look at one order through the eyes of one desk: at what a play has just shown, or else read for it. Throws `NotHere` for absent and
 * foreign alike.
 */
const lookWith =
  <Order>(view: (facts: OrderFacts, viewer: Viewer, events: Parameters<typeof orderToBuyer>[2]) => Order) =>
  async (ctx: PersonContext, orderNo: number, sight: Sight | null = null): Promise<{ order: Order; clock: ClockView }> => {
    const read = sight ? seenOrder(sight, scopeOf(ctx.me), orderNo) : await readOrder(ctx.house.db, ctx.me.world.id, scopeOf(ctx.me), orderNo);
    if (!read) throw new NotHere();
    return { order: view(read.facts, viewerOf(ctx.me), read.events), clock: read.clock };
  };

/** One order as its buyer, its seller or an admin sees it, with the clock it was read with. */
export const lookAsBuyer = lookWith(orderToBuyer);
export const lookAsSeller = lookWith(orderToSeller);
export const lookAsAdmin = lookWith(orderToAdmin);
