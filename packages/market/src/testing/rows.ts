import { controlTables, worldTables, type Db } from "@souk/db";

/** Notes of when somebody was last seen: they change with every call, whatever the call does. */
const seen = ["seen_at", "last_used_at"];

/** Control tables that say whose world a row is about. */
const ofWorlds = controlTables.filter((table) => table === "world_wakeups" || table === "advances" || table === "tokens" || table === "portal_sessions");

const sumOf = (table: string, column: string): string => `
  select '${table}' as name, md5(coalesce(string_agg(row, '' order by row), '')) as sum
  from (select md5((to_jsonb(t) - $2::text[])::text) as row from ${table} t where ${column} = any ($1::int[])) of_it`;

const everyTable = [...[...worldTables, ...ofWorlds].map((table) => sumOf(table, "world_id")), sumOf("worlds", "id")].join(" union all ");

/**
 * One hash for each table over its rows of these worlds, seen from behind the walls (`owner`): two readings are equal when no row has
 * changed, come or gone.
 */
export async function sumsOfRows(owner: Db, worldIds: readonly number[], except: readonly string[] = []): Promise<Readonly<Record<string, string>>> {
  const rows = await owner.unsafe<{ name: string; sum: string }[]>(everyTable, [worldIds as number[], seen], { prepare: true });
  return Object.fromEntries(rows.filter(({ name }) => !except.includes(name)).map(({ name, sum }) => [name, sum]));
}
