import { inWorld, type Db, type EventRow } from "@souk/db";
import type { Party } from "@souk/rulebook";
import { BadField } from "../errors.ts";
import { eventToView } from "../views/law.ts";
import { fromCursor, toCursor } from "./cursor.ts";
import { listOf, type Scope } from "./orders.ts";

const within = (scope: Scope): { buyerId: number | null; storeId: number | null } => ({
  buyerId: scope !== "all" && "buyerId" in scope ? scope.buyerId : null,
  storeId: scope !== "all" && "storeId" in scope ? scope.storeId : null,
});

/** Those of these orders that the reader may see. */
export async function visibleOrders(db: Db, worldId: number, scope: Scope, orders: readonly number[]): Promise<number[]> {
  if (orders.length === 0 || scope === "all") return [...orders];
  const { buyerId, storeId } = within(scope);
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ no: number }[]>`
      select no from orders where world_id = ${worldId} and no = any (${listOf(orders)}::int[])
        and (${buyerId}::int is null or buyer_id = ${buyerId}) and (${storeId}::int is null or store_id = ${storeId}) order by no`,
    { readOnly: true },
  );
  return rows.map(({ no }) => no);
}

/**
 * Events of orders in the order they were recorded, from a cursor on: `[instant of recording, order, number]`. Events of the last second
 * wait for the next call, so that none recorded a little earlier and committed a little later is ever skipped.
 */
export async function readEventsSince(
  db: Db,
  worldId: number,
  scope: Scope,
  party: Party,
  query: { stream?: string | undefined; after?: string | undefined; limit: number },
) {
  const { buyerId, storeId } = within(scope);
  const [at = 0, no = 0, n = 0] = fromCursor(query.after, 3) ?? [];
  const orderNo = query.stream === undefined ? null : numberOf(query.stream);
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<(EventRow & { no: number; stream: string; currency: string; recorded: number })[]>`
      select e.stream, o.no, o.currency, e.n, e.at, e.rule, e.party, e.person_id, p.name, e.fired, e.type, e.data,
        (extract(epoch from e.recorded_at) * 1000)::bigint as recorded
      from orders o join events e on e.world_id = o.world_id and e.stream = 'order:' || o.no
      left join people p on p.world_id = e.world_id and p.id = e.person_id
      where o.world_id = ${worldId} and (${orderNo}::int is null or o.no = ${orderNo})
        and (${buyerId}::int is null or (o.buyer_id = ${buyerId} and o.visibility <> 'purged')) and (${storeId}::int is null or o.store_id = ${storeId})
        and ((extract(epoch from e.recorded_at) * 1000)::bigint, o.no, e.n) > (${at}::bigint, ${no}::int, ${n}::int)
        and (${orderNo}::int is not null or e.recorded_at < clock_timestamp() - interval '1 second')
      order by recorded, o.no, e.n limit ${query.limit}`,
    { readOnly: true },
  );
  const last = rows.at(-1);
  return {
    events: rows.map((row) => ({ ...eventToView(row, row.currency, party), stream: row.stream, orderNo: row.no })),
    next: toCursor(last ? [last.recorded, last.no, last.n] : [at, no, n]),
  };
}

function numberOf(stream: string): number {
  const number = /^order:(\d{1,9})$/.exec(stream)?.[1];
  if (number === undefined) throw new BadField("stream", "invalid_format", "an order's stream, such as order:1001");
  return Number(number);
}

/** Events of orders in a span of the world's time, oldest first, and how many there were of each type. */
export async function readEventsBetween(db: Db, worldId: number, scope: Scope, party: Party, span: { from: number; to: number; limit: number }) {
  const { buyerId, storeId } = within(scope);
  return inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const theirs = sql`
        from events e join orders o on o.world_id = e.world_id and e.stream = 'order:' || o.no
        left join people p on p.world_id = e.world_id and p.id = e.person_id
        where e.world_id = ${worldId} and e.at > ${span.from} and e.at <= ${span.to}
          and (${buyerId}::int is null or (o.buyer_id = ${buyerId} and o.visibility <> 'purged')) and (${storeId}::int is null or o.store_id = ${storeId})`;
      const counts = await sql<{ type: string; n: number }[]>`select e.type, count(*)::int as n ${theirs} group by e.type order by n desc, e.type`;
      const rows = await sql<(EventRow & { no: number; stream: string; currency: string })[]>`
        select e.stream, o.no, o.currency, e.n, e.at, e.rule, e.party, e.person_id, p.name, e.fired, e.type, e.data
        ${theirs} order by e.at, o.no, e.n limit ${span.limit}`;
      return {
        counts: Object.fromEntries(counts.map(({ type, n }) => [type, n])),
        events: rows.map((row) => ({ ...eventToView(row, row.currency, party), stream: row.stream, orderNo: row.no })),
      };
    },
    { readOnly: true },
  );
}

/**
 * Whether anything has happened to the reader's orders, store or account since this instant of the wall, with a second to spare for commits under
 * way then. Asked with every page: few events are that young, and an upper bound, though it excludes none, makes the planner believe it.
 */
export async function changedSince(db: Db, worldId: number, scope: Scope, wall: number): Promise<boolean> {
  const { buyerId, storeId } = within(scope);
  const [row] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ changed: boolean }[]>`
      select exists (select from events e
        where e.world_id = ${worldId} and e.recorded_at > to_timestamp(${(wall - 1_000) / 1_000}::float8) and e.recorded_at < 'infinity'
          and (coalesce(${buyerId}::int, ${storeId}::int) is null or e.stream in ('buyer:' || ${buyerId}::int, 'store:' || ${storeId}::int)
            or exists (select from orders o
              where o.world_id = ${worldId} and o.no = case when e.stream like 'order:%' then substr(e.stream, 7)::int end
                and (o.buyer_id = ${buyerId} or o.store_id = ${storeId})))) as changed`,
    { readOnly: true },
  );
  return row?.changed ?? true;
}
