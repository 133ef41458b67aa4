import type { DeadlineKind, OrderEventBody, Party } from "@souk/rulebook";
import type { Db } from "./connect.ts";
import type { WorldTx } from "./in-world.ts";
import { withSlice, type OpenedSlice } from "./slice/open.ts";
import type { RawSlice } from "./slice/load.ts";

/** A world's clock as a view of it is made from; instants are the world's in milliseconds, `anchorReal` and `wall` the wall's. */
export interface ClockReading {
  readonly mode: "live" | "paused" | "advancing" | "failed";
  readonly rate: number;
  readonly now: number;
  readonly anchorVirtual: number;
  readonly anchorReal: number;
  readonly epoch: number;
  readonly wall: number;
}

/** A row of `events` with the name of the person behind it. */
export interface EventRow {
  readonly n: number;
  readonly at: number;
  readonly rule: string;
  readonly party: Party;
  readonly personId: number | null;
  readonly name: string | null;
  readonly fired: { readonly kind: DeadlineKind } | null;
  readonly type: OrderEventBody["type"];
  readonly data: Readonly<Record<string, unknown>>;
}

/** The two sides of an order. */
interface Sides {
  readonly orderNo: number;
  readonly storeName: string;
  readonly buyerName: string;
}

/** What is told of an order beside the order itself. */
export interface Story extends Sides {
  readonly events: readonly EventRow[];
}

/** The clock and the stories of orders, read with what was just saved. */
export interface Shown {
  readonly clock: ClockReading;
  readonly stories: readonly Story[];
}

/** One order as it stands, with its story and the clock read with it. */
export interface OrderLook extends OpenedSlice {
  readonly clock: ClockReading;
  readonly story: Story;
}

/** Looks at one order in one statement and one snapshot, without locks; null when the world has none of that number. */
export async function lookAtOrder(db: Db, worldId: number, orderNo: number): Promise<OrderLook | null> {
  const [row] = await db<{ look: (Omit<OrderLook, "slice" | "before"> & { readonly slice: RawSlice }) | null }[]>`
    select look_at_order(${worldId}, ${orderNo}) as look`;
  return row?.look ? withSlice(row.look) : null;
}

/** The orders of a page as they stand, who their sides are, and the clock read with them. */
export interface OrdersLook extends OpenedSlice {
  readonly clock: ClockReading;
  readonly names: readonly Sides[];
}

/** Looks at orders in one statement, without locks. */
export async function lookAtOrders({ sql, worldId }: WorldTx, orders: readonly number[]): Promise<OrdersLook> {
  const [row] = await sql<{ look: Omit<OrdersLook, "slice" | "before"> & { readonly slice: RawSlice } }[]>`
    select look_at_orders(${worldId}, ${`{${orders.join(",")}}`}::int[]) as look`;
  if (!row) throw new Error("the database answered without a row");
  return withSlice(row.look);
}
