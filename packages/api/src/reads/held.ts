import { inWorld, type Db } from "@souk/db";
import type { heldOutput } from "../contract/index.ts";
import { instant, moneyOf } from "../views/scalars.ts";
import { nearestTimer, timersOf } from "../views/timers.ts";
import { fromCursor, pageOf } from "./cursor.ts";
import { readOrders } from "./orders.ts";

type Held = Omit<(typeof heldOutput)["_output"], "clock">;

interface HeldRow {
  readonly no: number;
  readonly held: number;
  readonly escrow: number;
  readonly pending: number;
  readonly withheld: boolean;
  readonly since: number;
}

/**
 * A store's money by bucket, and the orders it hangs on, the newest first: taken but unverified, in escrow, or finished and not paid out yet. What a
 * finished order has yet to bring is withheld while its store is frozen or its buyer's bank wants it back (W1).
 */
export async function readHeld(
  db: Db,
  worldId: number,
  storeId: number,
  currency: string,
  { cursor, limit = 30 }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<Held> {
  const money = moneyOf(currency);
  const [before] = fromCursor(cursor, 1) ?? [null];
  const { sums, rows } = await inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const [escrow] = await sql<{ amount: number }[]>`
        select coalesce(sum(escrow), 0)::bigint as amount from orders where world_id = ${worldId} and store_id = ${storeId}`;
      const buckets = await sql<{ account: string; amount: number }[]>`
        select account, 0 - amount as amount from balances where world_id = ${worldId} and currency = ${currency}
          and account in (${`L:seller_pending:${storeId}`}, ${`L:seller_available:${storeId}`}, ${`L:seller_withheld:${storeId}`})`;
      const found = await sql<HeldRow[]>`
        select o.no, o.held, o.escrow, coalesce(o.finished_at, o.verified_at, o.paid_at, o.placed_at) as since,
          coalesce(o.proceeds_pending, 0)::bigint as pending, (s.state = 'frozen' or 'chargeback' = any (o.frozen)) as withheld
        from orders o join stores s on s.world_id = o.world_id and s.id = o.store_id
        where o.world_id = ${worldId} and o.store_id = ${storeId} and (o.held > 0 or o.escrow > 0 or o.proceeds_pending > 0)
          and (${before ?? null}::int is null or o.no < ${before ?? null}) order by o.no desc limit ${limit + 1}`;
      return { sums: { escrow: escrow?.amount ?? 0, buckets: new Map(buckets.map(({ account, amount }) => [account, amount])) }, rows: found };
    },
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, ({ no }) => [no]);
  const { orders } = await readOrders(db, worldId, async () => items.map(({ no }) => no));
  const facts = new Map(orders.map((one) => [one.order.no, one]));
  const bucket = (name: string) => money(sums.buckets.get(`L:${name}:${storeId}`) ?? 0);
  return {
    escrow: money(sums.escrow),
    pending: bucket("seller_pending"),
    available: bucket("seller_available"),
    withheld: bucket("seller_withheld"),
    orders: items.flatMap((row) => {
      const one = facts.get(row.no);
      if (!one) return [];
      const { order, policy, now } = one;
      const [name, amount] = bucketOf(row);
      return [
        {
          orderNo: order.no,
          title: order.lines[0]?.title ?? "",
          state: order.state,
          bucket: name,
          amount: money(amount),
          since: instant(row.since),
          timer: nearestTimer(timersOf(order, policy, "seller", now), "seller"),
        },
      ];
    }),
    nextCursor,
  };
}

function bucketOf({ held, escrow, pending, withheld }: HeldRow): readonly [Held["orders"][number]["bucket"], number] {
  if (held > 0) return ["hold", held];
  if (escrow > 0) return ["escrow", escrow];
  return [withheld ? "withheld" : "pending", pending];
}
