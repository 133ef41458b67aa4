import { worldTables } from "@souk/db";
import type { Db } from "@souk/market";
import { percentile, round, timed } from "./figures.ts";

/** Median of one `select 1` there and back: what any single question costs at least. */
export async function roundTripMs(owner: Db): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 200; n += 1) times.push((await timed(() => owner`select 1`)).ms);
  return round(percentile(times, 0.5), 3);
}

/** How many rows of a world there are, over all its tables. */
export async function rowsOf(owner: Db, worldId: number): Promise<number> {
  let rows = 0;
  for (const table of worldTables) {
    const [counted] = await owner.unsafe<{ n: number }[]>(`select count(*) as n from ${table} where world_id = ${worldId}`);
    rows += counted?.n ?? 0;
  }
  return rows;
}

/**
 * The least it could cost to write a world's rows: the server copies them by itself, one `insert ... select` per table, into tables with
 * the same columns, checks and indexes, in one transaction that is really committed. No law, no client, no foreign keys.
 */
export async function copyRowsMs(owner: Db, worldId: number, repetitions = 10): Promise<number> {
  const name = (table: string) => `bench_copy_${table}`;
  const drop = worldTables.map((table) => `drop table if exists ${name(table)}`).join("; ");
  await owner.unsafe(drop);
  await owner.unsafe(worldTables.map((table) => `create table ${name(table)} (like ${table} including constraints including indexes)`).join("; "));
  const copy = ["begin", ...worldTables.map((table) => `insert into ${name(table)} select * from ${table} where world_id = ${worldId}`), "commit"].join("; ");
  const times: number[] = [];
  for (let n = 0; n < repetitions; n += 1) {
    times.push((await timed(() => owner.unsafe(copy))).ms);
    await owner.unsafe(`truncate ${worldTables.map(name).join(", ")}`);
  }
  await owner.unsafe(drop);
  return round(percentile(times, 0.5));
}
