import { inWorld, type Db } from "@souk/db";
import type { BuyerState, StoreDeadlineKind, StoreEventType, StoreState } from "@souk/rulebook";
import type { consoleRow, BuyerStandingView } from "../contract/index.ts";
import { instant } from "../views/scalars.ts";
import { fromCursor, pageOf } from "./cursor.ts";
import type { Fragment, Sql } from "./lists.ts";
import { readScore, storeTimer } from "./standing.ts";

type ConsoleRow = (typeof consoleRow)["_output"];

interface Page {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

interface StoreRow {
  readonly id: number;
  readonly name: string;
  readonly state: StoreState;
  readonly since: number;
  readonly score: number;
  readonly proposal: ConsoleRow["proposal"];
  readonly hits: readonly string[];
  readonly openOrders: number;
  readonly complaints: number;
  readonly bound: number | null;
  readonly behind: number;
  readonly timerKind: StoreDeadlineKind | null;
  readonly timerDue: number | null;
}

/** Stores by score, the highest first, each with what counts against it and how far its orders have followed its latest act. */
export async function readConsole(
  db: Db,
  worldId: number,
  { state, proposal, cursor, limit = 50 }: Page & { readonly state?: StoreState | undefined; readonly proposal?: string | undefined },
): Promise<{ stores: ConsoleRow[]; nextCursor: string | null }> {
  const [belowScore, afterId] = fromCursor(cursor, 2) ?? [null, null];
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<StoreRow[]>`
      select s.id, s.name, s.state, s.since, coalesce(c.score, 0) as score, coalesce(c.proposal, 'none') as proposal,
        coalesce((select json_agg(g.key order by g.key) from signals g where g.world_id = ${worldId} and g.subject = 'store:' || s.id and g.hit), '[]') as hits,
        (select count(*)::int from orders o where o.world_id = ${worldId} and o.store_id = s.id and o.state not in ('finished', 'closed')) as open_orders,
        coalesce((select value::int from metrics m where m.world_id = ${worldId} and m.subject = 'store:' || s.id and m.key = 'complaints'), 0) as complaints,
        (select bound from store_acts a where a.world_id = ${worldId} and a.store_id = s.id order by no desc limit 1) as bound,
        (select count(*)::int from followers f where f.world_id = ${worldId} and f.store_id = s.id) as behind,
        d.kind as timer_kind, d.due as timer_due
      from stores s
      left join scores c on c.world_id = ${worldId} and c.subject = 'store:' || s.id
      left join lateral (select kind, due from store_deadlines d where d.world_id = ${worldId} and d.store_id = s.id and d.state = 'armed' order by due limit 1) d on true
      where s.world_id = ${worldId} and (${state ?? null}::text is null or s.state = ${state ?? null})
        and (${proposal ?? null}::text is null or c.proposal = ${proposal ?? null})
        and (${belowScore ?? null}::int is null or (coalesce(c.score, 0), -s.id) < (${belowScore ?? null}::int, ${afterId === null || afterId === undefined ? null : -afterId}::int))
      order by coalesce(c.score, 0) desc, s.id limit ${limit + 1}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, ({ score, id }) => [score, id]);
  return { stores: items.map(storeToRow), nextCursor };
}

const storeToRow = (row: StoreRow): ConsoleRow => ({
  store: { storeId: row.id, name: row.name, state: row.state },
  since: instant(row.since),
  score: row.score,
  proposal: row.proposal,
  hits: [...row.hits],
  openOrders: row.openOrders,
  complaints: row.complaints,
  timer: row.timerKind === null || row.timerDue === null ? null : storeTimer(row.timerKind, row.timerDue),
  following: row.bound === null ? null : { total: row.bound, done: row.bound - Math.min(row.bound, row.behind) },
});

const complaintsAtMost = 50;
const historyAtMost = 100;

/** What buyers complained of, and what was ever done about a store, the latest first. */
export const readStoreFile = (db: Db, worldId: number, storeId: number) =>
  inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const complaints = await sql<{ orderNo: number; buyerId: number; name: string; at: number; reason: string; note: string }[]>`
        select r.order_no, o.buyer_id, p.name, r.asked_at as at, r.reason, r.note
        from cancel_requests r join orders o on o.world_id = ${worldId} and o.no = r.order_no join people p on p.world_id = ${worldId} and p.id = o.buyer_id
        where r.world_id = ${worldId} and r.complaint and o.store_id = ${storeId} order by r.asked_at desc limit ${complaintsAtMost}`;
      const history = await storeSteps(sql, worldId, storeId, sql`true`);
      const [money] = await sql<{ escrow: number; pending: number; available: number; withheld: number; receivable: number }[]>`
        select coalesce((select sum(escrow) from orders where world_id = ${worldId} and store_id = ${storeId}), 0)::bigint as escrow,
          coalesce(-sum(amount) filter (where account like 'L:seller_pending:%'), 0)::bigint as pending,
          coalesce(-sum(amount) filter (where account like 'L:seller_available:%'), 0)::bigint as available,
          coalesce(-sum(amount) filter (where account like 'L:seller_withheld:%'), 0)::bigint as withheld,
          coalesce(sum(amount) filter (where account like 'A:%'), 0)::bigint as receivable
        from balances where world_id = ${worldId} and account = any (purse_accounts(array[${storeId}::int]))`;
      return {
        complaints: complaints.map(({ buyerId, name, at, ...complaint }) => ({ ...complaint, at: instant(at), buyer: { personId: buyerId, name } })),
        history,
        money: money ?? { escrow: 0, pending: 0, available: 0, withheld: 0, receivable: 0 },
      };
    },
    { readOnly: true },
  );

/** What a seller is told of their store's standing. What is only an alert to the platform, and the shelf, are not among it. */
const toldToSeller: readonly StoreEventType[] = [
  "review_began",
  "review_cleared",
  "store_frozen",
  "investigation_answered",
  "store_released",
  "store_blocked",
  "block_appealed",
  "appeal_decided",
  "withheld_decided",
  "points_given",
  "points_reset",
  "store_sanctioned",
  "sanction_lifted",
];

/** What became of a store's standing, and what was said about it, the latest first. */
export const readStoreSteps = (db: Db, worldId: number, storeId: number) =>
  inWorld(db, worldId, ({ sql }) => storeSteps(sql, worldId, storeId, sql`e.type = any (string_to_array(${toldToSeller.join(",")}, ','))`), { readOnly: true });

async function storeSteps(sql: Sql, worldId: number, storeId: number, which: Fragment) {
  const rows = await sql<{ n: number; at: number; type: string; rule: string; party: string; name: string | null; data: Record<string, unknown> }[]>`
    select e.n, e.at, e.type, e.rule, e.party, p.name, e.data from events e left join people p on p.world_id = ${worldId} and p.id = e.person_id
    where e.world_id = ${worldId} and e.stream = ${`store:${storeId}`} and ${which} order by e.n desc limit ${historyAtMost}`;
  return rows.map(({ n, at, type, rule, party, name, data }) => ({ n, at: instant(at), type, rule, by: name ?? party, note: noteOf(data) }));
}

/** What somebody wrote with an act. */
export function noteOf(data: Readonly<Record<string, unknown>>): string {
  for (const key of ["reason", "note", "text"]) {
    const words = data[key];
    if (typeof words === "string" && words !== "") return words;
  }
  return "";
}

interface BuyerRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly state: BuyerState;
  readonly since: number;
  readonly reason: string;
  readonly unpaid: number;
  readonly unpaidLimit: number | null;
}

/** Buyers of a world by score, the highest first; or the one of this number. */
export async function readBuyers(
  db: Db,
  worldId: number,
  {
    state,
    search = "",
    buyerId,
    cursor,
    limit = 50,
  }: Page & { readonly state?: BuyerState | undefined; readonly search?: string | undefined; readonly buyerId?: number },
): Promise<{ buyers: BuyerStandingView[]; nextCursor: string | null }> {
  const [belowScore, afterId] = fromCursor(cursor, 2) ?? [null, null];
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<(BuyerRow & { readonly score: number })[]>`
      select p.id, p.name, p.email, p.state, p.since, p.standing_reason as reason, coalesce(c.score, 0) as score,
        unpaid_checkouts(${worldId}, p.id, p.counts_from) as unpaid, (y.values ->> 'unpaidBlockCount')::int as unpaid_limit
      from people p
      join worlds w on w.id = ${worldId} join policies y on y.world_id = ${worldId} and y.version = w.policy_version
      left join scores c on c.world_id = ${worldId} and c.subject = 'buyer:' || p.id
      where p.world_id = ${worldId} and p.role = 'buyer' and (${buyerId ?? null}::int is null or p.id = ${buyerId ?? null})
        and (${state ?? null}::text is null or p.state = ${state ?? null})
        and (${search} = '' or strpos(lower(p.name || ' ' || p.email), ${search.trim().toLowerCase()}) > 0)
        and (${belowScore ?? null}::int is null or (coalesce(c.score, 0), -p.id) < (${belowScore ?? null}::int, ${afterId === null || afterId === undefined ? null : -afterId}::int))
      order by coalesce(c.score, 0) desc, p.id limit ${limit + 1}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, ({ score, id }) => [score, id]);
  const scores = await Promise.all(items.map(({ id }) => readScore(db, worldId, `buyer:${id}`)));
  return {
    buyers: items.map((row, i) => ({
      buyer: { personId: row.id, name: row.name },
      email: row.email,
      state: row.state,
      since: instant(row.since),
      reason: row.reason,
      unpaid: row.unpaid,
      unpaidLimit: row.unpaidLimit,
      score: row.score,
      signals: scores[i]?.signals ?? [],
    })),
    nextCursor,
  };
}
