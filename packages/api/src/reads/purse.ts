import { inWorld, type Db } from "@souk/db";
import type { Address, OutsideRail } from "@souk/rulebook";
import { NotHere } from "../errors.ts";
import { instant, moneyOf } from "../views/scalars.ts";
import { fromCursor, pageOf } from "./cursor.ts";

export interface InstrumentRow {
  readonly id: number;
  readonly buyerId: number;
  readonly rail: OutsideRail;
  readonly label: string;
  readonly behaviour: string;
}

/** Saved means of payment of a world, or of one buyer. How the outsider behind one behaves is for programs, never for the buyer. */
export const readInstruments = (db: Db, worldId: number, buyerId: number | null = null): Promise<InstrumentRow[]> =>
  inWorld(
    db,
    worldId,
    ({ sql }) => sql<InstrumentRow[]>`
      select id, buyer_id, rail, label, behaviour from instruments
      where world_id = ${worldId} and (${buyerId}::int is null or buyer_id = ${buyerId}) order by is_default desc, id`,
    { readOnly: true },
  );

/** One means of payment. Throws `NotHere`. */
export async function readInstrument(db: Db, worldId: number, instrumentId: number): Promise<{ instrumentId: number; rail: OutsideRail; label: string }> {
  const found = (await readInstruments(db, worldId)).find(({ id }) => id === instrumentId);
  if (!found) throw new NotHere();
  return { instrumentId, rail: found.rail, label: found.label };
}

export const readAddresses = async (db: Db, worldId: number, buyerId: number): Promise<{ addressId: number; address: Address; isDefault: boolean }[]> => {
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ no: number; address: Address; isDefault: boolean }[]>`
      select no, address, is_default from addresses where world_id = ${worldId} and buyer_id = ${buyerId} order by is_default desc, no`,
    { readOnly: true },
  );
  return rows.map(({ no, address, isDefault }) => ({ addressId: no, address, isDefault }));
};

interface WalletRow {
  readonly stream: string;
  readonly n: number;
  readonly at: number;
  readonly amount: number;
  readonly type: string;
}

/** What stands in a buyer's wallet and how it came about, the newest first. A credit to the buyer is positive here. */
export async function readWallet(
  db: Db,
  worldId: number,
  buyerId: number,
  currency: string,
  { cursor, limit = 20 }: { cursor?: string | undefined; limit?: number | undefined },
) {
  const account = `L:wallet:${buyerId}`;
  const [offset = 0] = fromCursor(cursor, 1) ?? [];
  const money = moneyOf(currency);
  const { rows, balance } = await inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const [held] = await sql<
        { amount: number }[]
      >`select amount from balances where world_id = ${worldId} and account = ${account} and currency = ${currency}`;
      const entries = await sql<WalletRow[]>`
        select b.stream, b.n, e.at, -b.amount::bigint as amount, e.type
        from entries b join events e on e.world_id = b.world_id and e.stream = b.stream and e.n = b.n
        where b.world_id = ${worldId} and b.account = ${account} order by e.at desc, b.stream desc, b.n desc, b.k limit ${limit + 1} offset ${offset}`;
      return { rows: entries, balance: 0 - (held?.amount ?? 0) };
    },
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, () => [offset + limit]);
  return {
    balance: money(balance),
    entries: items.map((row) => ({
      at: instant(row.at),
      amount: money(row.amount),
      orderNo: row.stream.startsWith("order:") ? Number(row.stream.slice(6)) : null,
      cause: row.type,
    })),
    nextCursor,
  };
}
