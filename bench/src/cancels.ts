import { connectOwner, worldTables } from "@souk/db";
import type { Db } from "@souk/market";
import { startApi } from "./api.ts";
import { type Figure, round, timed } from "./figures.ts";
import { paidOrder, slotOf } from "./lives.ts";
import { findPgbench, noPgbench, writing } from "./pgbench.ts";

const slots = 8;
const ordersPerSlot = 25;
const seconds = 5;

/** Cancellations with their refund, as commands over HTTP, against a load generator that only writes the same rows. */
export async function cancels(): Promise<Figure[]> {
  const pgbench = findPgbench();
  if (pgbench === null) {
    console.log(noPgbench);
    return [];
  }
  const databaseUrl = process.env["DATABASE_URL"] ?? "";
  const owner = connectOwner();
  const api = await startApi();
  try {
    const worlds = await Promise.all(Array.from({ length: slots }, (_, n) => slotOf(api, `cancels ${n}`)));
    const ready = await Promise.all(
      worlds.map(async (slot) => {
        const orders: number[] = [];
        while (orders.length < ordersPerSlot) orders.push(await paidOrder(api, slot));
        return { slot, orders };
      }),
    );
    const { ms } = await timed(() =>
      Promise.all(
        ready.map(async ({ slot, orders }) => {
          for (const orderNo of orders) await api.must(slot.buyer, "buyer.orders.selfCancel", { orderNo, reason: "changed_mind" });
        }),
      ),
    );
    const rate = (slots * ordersPerSlot * 1_000) / ms;
    const rows = await sampleLastCommand(owner, worlds[0]?.world ?? "");
    const plain = await writing(pgbench, databaseUrl, { script: scriptOf(rows), clients: slots, seconds });
    await owner.unsafe(drop);
    for (const { world } of worlds) await api.must(api.control, "world.delete", { world });
    const written = [...rows.values()].reduce((sum, n) => sum + n, 0);
    return [
      {
        id: "cancel_vs_pgbench",
        value: round(rate / plain, 3),
        unit: "of pgbench",
        reach: ">= 0.5",
        yardstick: `${round(rate)} commands a second at ${slots} in flight; pgbench writes the same ${written} rows of ${rows.size} tables ${round(plain)} times a second at ${slots} clients`,
      },
    ];
  } finally {
    await api.stop();
    await owner.end();
  }
}

const sampleOf = (table: string) => `bench_sample_${table}`;
const writtenOf = (table: string) => `bench_written_${table}`;
const drop = worldTables.map((table) => `drop table if exists ${sampleOf(table)}, ${writtenOf(table)}`).join("; ");

/** Keeps the rows the last command of this world wrote, by the number of its transaction, and makes tables of the same shape to write them into. */
async function sampleLastCommand(owner: Db, slug: string): Promise<Map<string, number>> {
  await owner.unsafe(drop);
  const [last] = await owner<{ worldId: number; tx: string }[]>`
    select world_id, xmin::text as tx from events where world_id = (select id from worlds where slug = ${slug}) order by recorded_at desc, n desc limit 1`;
  if (!last) throw new Error("nothing happened in the world that was to be measured");
  const rows = new Map<string, number>();
  for (const table of worldTables) {
    const { count } = await owner.unsafe(
      `create table ${sampleOf(table)} as select * from ${table} where world_id = ${last.worldId} and xmin::text = '${last.tx}'`,
    );
    if (count === 0) continue;
    rows.set(table, count);
    await owner.unsafe(`create table ${writtenOf(table)} (like ${table} including constraints including indexes including defaults)`);
  }
  return rows;
}

/** One transaction that writes the rows of a command, each time into a world of its own: no law, no client, no reads. */
const scriptOf = (rows: ReadonlyMap<string, number>): string =>
  [
    "\\set world random(1, 2000000000)",
    "begin;",
    ...[...rows.keys()].map(
      (table) => `insert into ${writtenOf(table)} select (jsonb_populate_record(s, '{"world_id": :world}')).* from ${sampleOf(table)} s;`,
    ),
    "commit;",
  ].join("\n");
