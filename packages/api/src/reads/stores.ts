import { inWorld, type Db } from "@souk/db";
import { instant } from "../views/scalars.ts";
import { fromCursor, pageOf } from "./cursor.ts";

interface StoreRow {
  readonly id: number;
  readonly name: string;
  readonly state: string;
  readonly since: number;
  readonly listings: number;
  readonly orders: number;
  readonly openRequests: number;
}

/** The stores of a world by number, each with what it has. */
export async function readStores(db: Db, worldId: number, { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined }) {
  const [after = 0] = fromCursor(cursor, 1) ?? [];
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<StoreRow[]>`
      select s.id, s.name, s.state, s.since,
        (select count(*)::int from listings l where l.world_id = s.world_id and l.store_id = s.id) as listings,
        (select count(*)::int from orders o where o.world_id = s.world_id and o.store_id = s.id) as orders,
        (select count(*)::int from orders o where o.world_id = s.world_id and o.store_id = s.id and o.request_open) as open_requests
      from stores s where s.world_id = ${worldId} and s.id > ${after} order by s.id limit ${limit + 1}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, ({ id }) => [id]);
  return { stores: items.map(({ id, since, ...store }) => ({ storeId: id, since: instant(since), ...store })), nextCursor };
}
