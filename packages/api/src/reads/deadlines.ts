import { inWorld, type Db } from "@souk/db";
import { previewAdvance, type AdvanceAsked } from "@souk/market";
import { deadlineKinds, storeDeadlineKinds, type Deadline, type DeadlineKind, type Ms, type Policy, type StoreDeadlineKind } from "@souk/rulebook";
import type { dueView } from "../contract/index.ts";
import { instant } from "../views/scalars.ts";
import { consequenceOf, storeConsequences } from "../views/timers.ts";
import { fromCursor, pageOf } from "./cursor.ts";
import { listOf, type Scope } from "./orders.ts";
import { currentPolicy } from "./policy.ts";

type DueView = (typeof dueView)["_output"];

interface DueRow {
  readonly orderNo: number | null;
  readonly stream: string;
  readonly kind: DeadlineKind | StoreDeadlineKind;
  readonly subject: string;
  readonly generation: number;
  readonly due: Ms;
  readonly state: Deadline["state"];
  readonly storeName: string | null;
  readonly buyerName: string | null;
}

const toView = (row: DueRow, policy: Policy): DueView => ({
  orderNo: row.orderNo,
  stream: row.stream,
  kind: row.kind,
  subject: row.subject,
  due: instant(row.due),
  state: row.state,
  consequence: row.kind in storeConsequences ? storeConsequences[row.kind as StoreDeadlineKind].consequence : consequenceOf(row.kind as DeadlineKind, policy),
  storeName: row.storeName,
  buyerName: row.buyerName,
});

/** What a turn of the clock would do, played in memory. How much happens everybody may know; to whom, only those concerned. */
export async function readPreview(db: Db, worldId: number, scope: Scope, asked: AdvanceAsked, limit: number) {
  const preview = await previewAdvance(db, worldId, asked, 1_000);
  const orders = await ordersOf(
    db,
    worldId,
    scope,
    preview.dues.flatMap(({ orderNo }) => orderNo ?? []),
  );
  const stores = await storesOf(
    db,
    worldId,
    scope,
    preview.dues.flatMap(({ storeId }) => storeId ?? []),
  );
  const policy = await currentPolicy(db, worldId);
  const dues = preview.dues.flatMap(({ orderNo, storeId, kind, subject, due }) => {
    const names = orderNo === null ? stores.get(storeId ?? 0) : orders.get(orderNo);
    const stream = orderNo === null ? `store:${storeId}` : `order:${orderNo}`;
    return names ? [toView({ orderNo, stream, kind, subject, generation: 0, due, state: "armed", ...names }, policy)] : [];
  });
  return { to: instant(preview.to), counts: counted(preview.fires), events: counted(preview.events), total: preview.total, dues: dues.slice(0, limit) };
}

const counted = (counts: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([key, n]) => [key, n ?? 0]));

async function ordersOf(db: Db, worldId: number, scope: Scope, orders: readonly number[]): Promise<Map<number, { storeName: string; buyerName: string }>> {
  const { buyerId = null, storeId = null } = scope === "all" ? {} : "buyerId" in scope ? { buyerId: scope.buyerId } : { storeId: scope.storeId };
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ no: number; storeName: string; buyerName: string }[]>`
      select o.no, s.name as store_name, p.name as buyer_name from orders o
      join stores s on s.world_id = o.world_id and s.id = o.store_id join people p on p.world_id = o.world_id and p.id = o.buyer_id
      where o.world_id = ${worldId} and o.no = any (${listOf(orders)}::int[])
        and (${buyerId}::int is null or o.buyer_id = ${buyerId}) and (${storeId}::int is null or o.store_id = ${storeId})`,
    { readOnly: true },
  );
  return new Map(rows.map(({ no, storeName, buyerName }) => [no, { storeName, buyerName }]));
}

/** Names of stores this one may know of: an admin all, a seller their own, a buyer none. */
async function storesOf(db: Db, worldId: number, scope: Scope, stores: readonly number[]): Promise<Map<number, { storeName: string; buyerName: null }>> {
  if (scope !== "all" && "buyerId" in scope) return new Map();
  const own = scope === "all" ? null : scope.storeId;
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ id: number; name: string }[]>`
      select id, name from stores where world_id = ${worldId} and id = any (${listOf(stores)}::int[]) and (${own}::int is null or id = ${own})`,
    { readOnly: true },
  );
  return new Map(rows.map(({ id, name }) => [id, { storeName: name, buyerName: null }]));
}

export interface DeadlineQuery {
  readonly kind?: DeadlineKind | StoreDeadlineKind | undefined;
  readonly state?: "armed" | "suspended" | "fired" | undefined;
  readonly orderNo?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** The deadline board: what is armed, the nearest first; what has fired, the latest first. */
export async function readDeadlines(db: Db, worldId: number, query: DeadlineQuery) {
  const { kind = null, state = "armed", orderNo = null, limit = 50 } = query;
  const [offset = 0] = fromCursor(query.cursor, 1) ?? [];
  const policy = await currentPolicy(db, worldId);
  const { rows, counts } = await inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const direction = state === "fired" ? sql`desc` : sql`asc`;
      const found = await sql<DueRow[]>`
        select d.order_no, d.stream, d.kind, d.subject, d.generation, d.due, d.state, s.name as store_name, p.name as buyer_name
        from (
          select order_no, stream, kind, subject, generation, due, state, priority, null::int as store_id from deadlines
          where world_id = ${worldId} and state = ${state} and (${orderNo}::int is null or order_no = ${orderNo})
          union all
          select null, 'store:' || store_id, kind, '', generation, due, state, -1, store_id from store_deadlines
          where world_id = ${worldId} and state = ${state} and ${orderNo}::int is null) d
        left join orders o on o.world_id = ${worldId} and o.no = d.order_no
        left join stores s on s.world_id = ${worldId} and s.id = coalesce(d.store_id, o.store_id)
        left join people p on p.world_id = ${worldId} and p.id = o.buyer_id
        where ${kind}::text is null or d.kind = ${kind}
        order by d.due ${direction}, d.priority ${direction}, d.order_no ${direction}, d.subject, d.generation
        limit ${limit + 1} offset ${offset}`;
      const byKind = await sql<{ kind: string; n: number }[]>`
        select kind, count(*)::int as n from deadlines where world_id = ${worldId} and state = ${state} group by kind
        union all select kind, count(*)::int from store_deadlines where world_id = ${worldId} and state = ${state} group by kind`;
      return { rows: found, counts: byKind };
    },
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, () => [offset + limit]);
  const known = new Map(counts.map((row) => [row.kind, row.n]));
  return {
    deadlines: items.map((row) => toView(row, policy)),
    counts: Object.fromEntries([...deadlineKinds, ...storeDeadlineKinds].map((each) => [each, known.get(each) ?? 0])),
    nextCursor,
  };
}
