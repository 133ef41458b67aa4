import { inWorld, type Db } from "@souk/db";
import type { EntryView } from "../contract/index.ts";
import { instant, moneyOf } from "../views/scalars.ts";
import { fromCursor, pageOf } from "./cursor.ts";

interface EntryRow {
  readonly stream: string;
  readonly n: number;
  readonly k: number;
  readonly at: number;
  readonly account: string;
  readonly amount: number;
  readonly currency: string;
  readonly type: string;
}

const toView = (row: EntryRow): EntryView => ({
  stream: row.stream,
  orderNo: row.stream.startsWith("order:") ? Number(row.stream.slice(6)) : null,
  n: row.n,
  k: row.k,
  at: instant(row.at),
  account: row.account,
  amount: moneyOf(row.currency)(row.amount),
  event: row.type,
});

export interface EntryQuery {
  readonly account?: string | undefined;
  readonly stream?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Entries of the books, the newest first; those of one order in the order they were written. */
export async function readEntries(db: Db, worldId: number, query: EntryQuery): Promise<{ entries: EntryView[]; nextCursor: string | null }> {
  const { account = null, stream = null, limit = 50 } = query;
  const [offset = 0] = fromCursor(query.cursor, 1) ?? [];
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<EntryRow[]>`
      select b.stream, b.n, b.k, e.at, b.account, b.amount, b.currency, e.type
      from entries b join events e on e.world_id = b.world_id and e.stream = b.stream and e.n = b.n
      where b.world_id = ${worldId} and (${account}::text is null or b.account = ${account}) and (${stream}::text is null or b.stream = ${stream})
      order by ${stream === null ? sql`e.at desc, b.stream desc, b.n desc, b.k` : sql`b.n, b.k`} limit ${limit + 1} offset ${offset}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, () => [offset + limit]);
  return { entries: items.map(toView), nextCursor };
}

export interface StoreEntryQuery {
  readonly orderNo?: number | undefined;
  readonly bucket?: "escrow" | "pending" | "available" | "withheld" | "receivable" | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** The entries under a store's own figures, the newest first: escrow of its orders, its buckets, commission and refunds; never how a buyer paid. */
export async function readStoreEntries(
  db: Db,
  worldId: number,
  storeId: number,
  query: StoreEntryQuery,
): Promise<{ entries: EntryView[]; nextCursor: string | null }> {
  const { orderNo = null, bucket = null, limit = 50 } = query;
  const [offset = 0] = fromCursor(query.cursor, 1) ?? [];
  const own = ["L:seller_pending", "L:seller_available", "L:seller_withheld", "A:seller_receivable"];
  const accounts = own.filter((account) => bucket === null || account.endsWith(`_${bucket}`)).map((account) => `${account}:${storeId}`);
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<EntryRow[]>`
      select b.stream, b.n, b.k, e.at, b.account, b.amount, b.currency, e.type
      from entries b join events e on e.world_id = b.world_id and e.stream = b.stream and e.n = b.n
      left join orders o on o.world_id = b.world_id and b.stream = 'order:' || o.no
      where b.world_id = ${worldId} and (${orderNo}::int is null or o.no = ${orderNo})
        and (b.account = any (string_to_array(${accounts.join(",")}, ','))
          or (o.store_id = ${storeId} and (
            (${bucket === null || bucket === "escrow"} and b.account = 'L:escrow:' || o.no)
            or (${bucket === null} and (b.account in ('R:commission', 'E:coupon') or b.account = 'L:hold:' || o.no or b.account like 'L:refund_payable:' || o.no || ':%')))))
      order by e.at desc, b.stream desc, b.n desc, b.k limit ${limit + 1} offset ${offset}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, () => [offset + limit]);
  return { entries: items.map(toView), nextCursor };
}

interface BalanceRow {
  readonly account: string;
  readonly currency: string;
  readonly debit: number;
  readonly credit: number;
}

/** Every account with what was ever debited and credited, by currency; the books balance when both sums are equal. */
export async function readTrialBalance(db: Db, worldId: number) {
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<BalanceRow[]>`
      select account, currency, coalesce(sum(amount) filter (where amount > 0), 0)::bigint as debit, coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as credit
      from entries where world_id = ${worldId} group by account, currency order by currency, account`,
    { readOnly: true, statementTimeoutMs: 20_000 },
  );
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const money = moneyOf(currency);
    const own = rows.filter((row) => row.currency === currency);
    const debit = own.reduce((sum, row) => sum + row.debit, 0);
    const credit = own.reduce((sum, row) => sum + row.credit, 0);
    return {
      currency,
      accounts: own.map((row) => ({
        account: row.account,
        kind: row.account.slice(0, 1),
        debit: money(row.debit),
        credit: money(row.credit),
        balance: money(row.debit - row.credit),
      })),
      debit: money(debit),
      credit: money(credit),
      difference: money(debit - credit),
    };
  });
}

/** What stands on one account, in the world's currency. */
export async function readBalance(db: Db, worldId: number, account: string, currency: string): Promise<number> {
  const [row] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ amount: number }[]>`
      select coalesce(sum(amount), 0)::bigint as amount from entries where world_id = ${worldId} and account = ${account} and currency = ${currency}`,
    { readOnly: true },
  );
  return row?.amount ?? 0;
}
