import { inWorld, type Db } from "@souk/db";

/** The counters of a store or a buyer, by key. */
export const readMetrics = (db: Db, worldId: number, subject: string): Promise<ReadonlyMap<string, number>> =>
  inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const rows = await sql<{ key: string; value: number }[]>`select key, value from metrics where world_id = ${worldId} and subject = ${subject}`;
      return new Map(rows.map(({ key, value }) => [key, value]));
    },
    { readOnly: true },
  );

const payoutsAtMost = 50;

/** What a store had sent to its bank, the latest first. */
export const readPayouts = (
  db: Db,
  worldId: number,
  storeId: number,
): Promise<readonly { readonly at: number; readonly amount: number; readonly netted: number }[]> =>
  inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ at: number; amount: number; netted: number }[]>`
      select at, (data ->> 'amount')::bigint as amount, (data ->> 'netted')::bigint as netted from events
      where world_id = ${worldId} and stream = ${`store:${storeId}`} and type = 'money_withdrawn' order by n desc limit ${payoutsAtMost}`,
    { readOnly: true },
  );
