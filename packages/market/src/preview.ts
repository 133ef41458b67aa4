import { inWorld, readSlice, type Db, type WorldTx } from "@souk/db";
import type { Deadline, DeadlineKind, Ms, OrderEventType, StoreDeadlineKind, StoreEventType } from "@souk/rulebook";
import { run } from "@souk/sim";
import { type AdvanceAsked, stopsOf, targetOf } from "./advance.ts";
import { ports } from "./ports.ts";

/** One deadline that would fire: an order's or a store's. */
export interface PreviewedDue {
  readonly kind: DeadlineKind | StoreDeadlineKind;
  readonly subject: Deadline["subject"];
  readonly due: Ms;
  readonly orderNo: number | null;
  readonly storeId: number | null;
}

/** What an advance would do, worked out in memory with the same loop and nothing saved. */
export interface Preview {
  /** Where the clock would stand. */
  readonly to: Ms;
  /** Deadlines that would fire, those armed on the way included, by kind. */
  readonly fires: Partial<Record<DeadlineKind | StoreDeadlineKind, number>>;
  readonly total: number;
  /** Events that would happen, by type. */
  readonly events: Partial<Record<OrderEventType | StoreEventType, number>>;
  /** The first that would fire, in order. */
  readonly dues: readonly PreviewedDue[];
}

/** Previews what `asked` would fire; `limit` bounds the list, not the counts. Throws InvalidInput like the advance itself. */
export const previewAdvance = (db: Db, worldId: number, asked: AdvanceAsked, limit = 100): Promise<Preview> =>
  inWorld(
    db,
    worldId,
    async (tx) => {
      const [clock] = await tx.sql<{ now: Ms }[]>`select world_now(w) as now from worlds w where id = ${worldId}`;
      const now = clock?.now ?? 0;
      const target = await targetOf(tx, asked, now);
      const opened = await readSlice(tx, await concerned(tx, target));
      const changes = run(opened.slice, [], target, ports, stopsOf(asked));

      const fires: Partial<Record<DeadlineKind | StoreDeadlineKind, number>> = {};
      const events: Partial<Record<OrderEventType | StoreEventType, number>> = {};
      const dues: PreviewedDue[] = [];
      for (const event of [...changes.events, ...changes.storeEvents].toSorted((a, b) => a.at - b.at)) {
        events[event.body.type] = (events[event.body.type] ?? 0) + 1;
        if (!event.fired) continue;
        fires[event.fired.kind] = (fires[event.fired.kind] ?? 0) + 1;
        const of = "orderNo" in event ? { orderNo: event.orderNo, storeId: null } : { orderNo: null, storeId: event.storeId };
        if (dues.length < limit) dues.push({ kind: event.fired.kind, subject: event.fired.subject, due: event.at, ...of });
      }
      const total = Object.values(fires).reduce((sum, n) => sum + n, 0);
      const openEnded = asked.by === undefined && asked.to === undefined && asked.until !== "next";
      return { to: changes.stoppedAt ?? (openEnded ? (changes.lastAt ?? now) : target), fires, total, events, dues };
    },
    { readOnly: true, statementTimeoutMs: 20_000 },
  );

/** Orders and stores with something due up to an instant, and all orders that would follow such a store. */
async function concerned({ sql, worldId }: WorldTx, target: Ms): Promise<{ readonly orders: readonly number[]; readonly storeCells: readonly number[] }> {
  const stores = await sql<{ id: number }[]>`
    select distinct store_id as id from store_deadlines where world_id = ${worldId} and state = 'armed' and due <= ${target}`;
  const storeCells = stores.map(({ id }) => id);
  const orders = await sql<{ no: number }[]>`
    select order_no as no from deadlines where world_id = ${worldId} and state = 'armed' and due <= ${target}
    union select order_no from followers where world_id = ${worldId}
    union select no from orders where world_id = ${worldId} and store_id = any (${`{${storeCells.join(",")}}`}::int[]) and bound_until is not null`;
  return { orders: orders.map(({ no }) => no), storeCells };
}
