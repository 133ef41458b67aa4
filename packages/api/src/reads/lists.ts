import { inWorld, type Db, type WorldTx } from "@souk/db";
import type { OrderState } from "@souk/rulebook";
import type { BuyerTab, SellerTab } from "../contract/index.ts";
import { fromCursor, pageOf } from "./cursor.ts";
import { readOrders, type OrdersRead } from "./orders.ts";

export type Sql = WorldTx["sql"];
export type Fragment = ReturnType<Sql>;

const inStates = (sql: Sql, states: readonly OrderState[]): Fragment => sql`o.state in ${sql(states)}`;

function buyerTab(sql: Sql, tab: BuyerTab): Fragment {
  switch (tab) {
    case "all":
      return sql`o.visibility = 'listed'`;
    case "deleted":
      return sql`o.visibility = 'trashed'`;
    case "awaiting_payment":
      return sql`o.visibility = 'listed' and o.state = 'awaiting_payment'`;
    case "awaiting_shipment":
      return sql`o.visibility = 'listed' and ${inStates(sql, ["payment_verifying", "awaiting_shipment"])}`;
    case "awaiting_delivery":
      return sql`o.visibility = 'listed' and o.state = 'awaiting_delivery'`;
    case "completed":
      return sql`o.visibility = 'listed' and ${inStates(sql, ["finished", "closed"])}`;
    case "frozen":
      return sql`o.visibility = 'listed' and cardinality(o.frozen) > 0`;
    case "in_dispute":
      return sql`o.visibility = 'listed' and o.dispute_open`;
  }
}

function sellerTab(sql: Sql, tab: SellerTab): Fragment {
  switch (tab) {
    case "all":
      return sql`true`;
    case "unpaid":
      return sql`o.state = 'awaiting_payment'`;
    case "verifying":
      return sql`o.state = 'payment_verifying'`;
    case "to_ship":
      return sql`o.state = 'awaiting_shipment'`;
    case "cancellation_requests":
      return sql`o.request_open`;
    case "shipped":
      return sql`o.state = 'awaiting_delivery'`;
    case "completed":
      return inStates(sql, ["finished", "closed"]);
    case "frozen":
      return sql`cardinality(o.frozen) > 0`;
    case "in_dispute":
      return sql`o.dispute_open`;
  }
}

/** By number, item, store, buyer, tracking number, or the day it was placed (2026-03-02, UTC). */
function matching(sql: Sql, search: string | undefined): Fragment {
  const text = (search ?? "").trim().toLowerCase();
  if (text === "") return sql`true`;
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return sql`(
    o.no = ${number === undefined ? null : Number(number)}
    or o.placed_at between ${Number.isNaN(day) ? null : day}::bigint and ${Number.isNaN(day) ? null : day + 86_399_999}::bigint
    or exists (select from order_lines l where l.world_id = o.world_id and l.order_no = o.no and strpos(lower(l.title || ' ' || l.options), ${text}) > 0)
    or exists (select from stores s where s.world_id = o.world_id and s.id = o.store_id and strpos(lower(s.name), ${text}) > 0)
    or exists (select from people p where p.world_id = o.world_id and p.id = o.buyer_id and strpos(lower(p.name), ${text}) > 0)
    or exists (select from shipments h where h.world_id = o.world_id and h.order_no = o.no and strpos(lower(h.tracking), ${text}) > 0))`;
}

export interface ListQuery {
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

export interface OrderPage extends OrdersRead {
  readonly nextCursor: string | null;
}

const pageSize = 20;

/** A buyer's tab, the newest order first. */
export const readBuyerList = (db: Db, worldId: number, buyerId: number, tab: BuyerTab, query: ListQuery): Promise<OrderPage> =>
  newestFirst(db, worldId, query, (sql) => sql`o.buyer_id = ${buyerId} and ${buyerTab(sql, tab)}`);

/** What an admin looks for, the newest order first. */
export interface AdminQuery extends ListQuery {
  readonly state?: OrderState | undefined;
  readonly storeId?: number | undefined;
  readonly buyerId?: number | undefined;
  readonly openRequest?: boolean | undefined;
}

export const readAdminList = (db: Db, worldId: number, query: AdminQuery): Promise<OrderPage> =>
  newestFirst(
    db,
    worldId,
    query,
    (
      sql,
    ) => sql`(${query.state ?? null}::text is null or o.state = ${query.state ?? null}) and (${query.storeId ?? null}::int is null or o.store_id = ${query.storeId ?? null})
      and (${query.buyerId ?? null}::int is null or o.buyer_id = ${query.buyerId ?? null})
      and (${query.openRequest ?? null}::boolean is null or o.request_open = ${query.openRequest ?? null})`,
  );

/** A seller's finished business, the newest first; what still runs, the nearest deadline first. */
export function readSellerList(db: Db, worldId: number, storeId: number, tab: SellerTab, query: ListQuery): Promise<OrderPage> {
  const where = (sql: Sql): Fragment => sql`o.store_id = ${storeId} and ${sellerTab(sql, tab)}`;
  return tab === "all" || tab === "completed" ? newestFirst(db, worldId, query, where) : nearestFirst(db, worldId, query, where);
}

/** The orders of a store that may wait for its seller, the nearest deadline first. A frozen one waits for nobody here. */
export const readDuties = (db: Db, worldId: number, storeId: number, limit: number): Promise<OrderPage> =>
  nearestFirst(
    db,
    worldId,
    { limit },
    (sql) => sql`o.store_id = ${storeId} and cardinality(o.frozen) = 0
      and (o.state = 'awaiting_shipment' or o.request_open or o.dispute_open or o.protection_asked_at is not null)`,
  );

/** The orders whose open request waits for this seller, the nearest deadline first; or those answered, the newest first. */
export const readCancellations = (db: Db, worldId: number, storeId: number, show: "open" | "answered", query: ListQuery): Promise<OrderPage> =>
  show === "open"
    ? nearestFirst(db, worldId, query, (sql) => sql`o.store_id = ${storeId} and o.request_open`)
    : newestFirst(
        db,
        worldId,
        query,
        (sql) =>
          sql`o.store_id = ${storeId} and not o.request_open and exists (select from cancel_requests c where c.world_id = o.world_id and c.order_no = o.no)`,
      );

async function newestFirst(db: Db, worldId: number, query: ListQuery, where: (sql: Sql) => Fragment): Promise<OrderPage> {
  const limit = query.limit ?? pageSize;
  const before = fromCursor(query.cursor, 1)?.[0] ?? null;
  let page: { items: readonly { no: number }[]; nextCursor: string | null } = { items: [], nextCursor: null };
  const read = await readOrders(db, worldId, async ({ sql }) => {
    const rows = await sql<{ no: number }[]>`
      select o.no from orders o where o.world_id = ${worldId} and (${before}::int is null or o.no < ${before}) and ${where(sql)} and ${matching(sql, query.search)}
      order by o.no desc limit ${limit + 1}`;
    page = pageOf(rows, limit, ({ no }) => [no]);
    return page.items.map(({ no }) => no);
  });
  return { ...read, nextCursor: page.nextCursor };
}

/** Later than any deadline: orders that wait for nothing come last. */
const never = 9_000_000_000_000_000;

const nextDue = (sql: Sql): Fragment => sql`o.next_due`;

/** The orders a condition finds, the nearest deadline first, or by another instant. */
export async function nearestFirst(
  db: Db,
  worldId: number,
  query: ListQuery,
  where: (sql: Sql) => Fragment,
  by: (sql: Sql) => Fragment = nextDue,
): Promise<OrderPage> {
  const limit = query.limit ?? pageSize;
  const [due = null, no = null] = fromCursor(query.cursor, 2) ?? [];
  let page: { items: readonly { no: number; due: number }[]; nextCursor: string | null } = { items: [], nextCursor: null };
  const read = await readOrders(db, worldId, async ({ sql }) => {
    const rows = await sql<{ no: number; due: number }[]>`
      select o.no, t.due from orders o cross join lateral (select coalesce(${by(sql)}, ${never}::bigint) as due) t
      where o.world_id = ${worldId} and (${due}::bigint is null or (t.due, o.no) > (${due}::bigint, ${no}::int))
        and ${where(sql)} and ${matching(sql, query.search)}
      order by t.due, o.no limit ${limit + 1}`;
    page = pageOf(rows, limit, (row) => [row.due, row.no]);
    return page.items.map((row) => row.no);
  });
  return { ...read, nextCursor: page.nextCursor };
}

/** How many orders stand under each tab. */
export const countBuyerTabs = (db: Db, worldId: number, buyerId: number, tabs: readonly BuyerTab[]): Promise<Record<BuyerTab, number>> =>
  countTabs(db, worldId, tabs, (sql) => sql`o.buyer_id = ${buyerId}`, buyerTab);

export const countSellerTabs = (db: Db, worldId: number, storeId: number, tabs: readonly SellerTab[]): Promise<Record<SellerTab, number>> =>
  countTabs(db, worldId, tabs, (sql) => sql`o.store_id = ${storeId}`, sellerTab);

async function countTabs<Tab extends string>(
  db: Db,
  worldId: number,
  tabs: readonly Tab[],
  whose: (sql: Sql) => Fragment,
  conditionOf: (sql: Sql, tab: Tab) => Fragment,
): Promise<Record<Tab, number>> {
  return inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const counts = tabs.map((tab, i) => sql`${i === 0 ? sql`` : sql`,`} (count(*) filter (where ${conditionOf(sql, tab)}))::int as ${sql(`t_${tab}`)}`);
      const [row] = await sql<Record<string, number>[]>`select ${counts} from orders o where o.world_id = ${worldId} and ${whose(sql)}`;
      const values = Object.values(row ?? {});
      return Object.fromEntries(tabs.map((tab, i) => [tab, values[i] ?? 0])) as Record<Tab, number>;
    },
    { readOnly: true },
  );
}
