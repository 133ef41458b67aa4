import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { unfold } from "./columns.ts";
import { connectRaw, type Db } from "./connect.ts";
import * as schema from "./schema/index.ts";
import { worldTables } from "./schema/world-tables.ts";

const folder = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Nobody else migrates this database meanwhile. */
const migrationLock = 1_397_691_723;

/**
 * Brings a database up to date as its owner: tables by named migrations, then role, grants, row-level security and functions, which are
 * replaced as a whole whenever their text has changed. Safe to run from several processes at once, and quick when nothing is to do.
 */
export async function migrate(url?: string): Promise<void> {
  const sql = connectRaw(url, { owner: true });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await runMigrations(drizzle(sql), { migrationsFolder: folder("migrations") });
    await applyRepeatable(sql);
  } finally {
    await sql.end();
  }
}

async function applyRepeatable(sql: Db): Promise<void> {
  const script = [roles, ...worldTables.map(walls), ...functions(), grants].join("\n");
  const hash = createHash("sha256").update(script).digest("hex");

  await sql.unsafe("create table if not exists drizzle.repeatable (hash text not null)");
  const applied = await sql<{ hash: string }[]>`select hash from drizzle.repeatable`;
  // Roles belong to the server, not to the database: a copied database may have come without them.
  const [role] = await sql`select 1 from pg_roles where rolname = 'souk_app'`;
  if (role && applied[0]?.hash === hash) return;

  await sql.begin(async (tx) => {
    await tx.unsafe(script);
    await tx.unsafe("delete from drizzle.repeatable");
    await tx`insert into drizzle.repeatable values (${hash})`;
  });
}

const functions = (): string[] =>
  readdirSync(folder("functions"))
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) => unfold(readFileSync(`${folder("functions")}/${name}`, "utf8").replaceAll("${delete_rows}", deleteRows), tables));

const tables = Object.fromEntries(
  Object.values(schema)
    .filter((exported) => is(exported, PgTable))
    .map((table) => [getTableName(table), table]),
);

/** Set-wise, children before their parents. */
const deleteRows = worldTables
  .toReversed()
  .map((table) => `delete from ${table} where world_id = p_world;`)
  .join("\n  ");

/** Another database of the same server may be creating the role right now. */
const roles = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'souk_app') then
    begin
      create role souk_app nologin nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant souk_app to %I', current_user);
  end if;
end $$;`;

/**
 * One policy per table, the same for all: without a world in the transaction there are no rows. And the planner is told to expect few, large
 * worlds: from many small ones it would conclude that any index that starts with the world will do, and read a large one whole.
 */
const walls = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
drop policy if exists inside_one_world on ${table};
alter table ${table} alter column world_id set (n_distinct = 2);
create policy inside_one_world on ${table} using (world_id = nullif(current_setting('souk.world', true), '')::int);`;

/** What happened stays: the application can add events, entries and seals, never change or remove them. */
const grants = `
grant usage on schema public to souk_app;
grant select, insert, update, delete on all tables in schema public to souk_app;
revoke update, delete on events, entries, seals from souk_app;
grant usage on all sequences in schema public to souk_app;
revoke execute on function delete_world(int), clear_world(int) from public;
grant execute on all functions in schema public to souk_app;`;

if (process.argv[1] === fileURLToPath(import.meta.url)) await migrate();
