import { LATEST_SCHEMA_VERSION, assertSchemaCompatibility, runMigrations } from "bullmq";
import pg from "pg";

/** BullMQ keeps to a schema of its own in our database. */
export const queueSchema = "bullmq";

/** Two processes must not grant at once: PostgreSQL would call one of them a concurrent update. */
const grantLock = 1_397_691_724;

/**
 * Makes BullMQ's tables usable for `souk_app`, as the owner of the database. Quick when nothing is to do, safe from several processes.
 * Rejects when the database is not there, or has not been migrated and so has no `souk_app` yet.
 */
export async function prepareSchema(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "souk-queue-schema", connectionTimeoutMillis: 2_000 });
  // A connection lost here rejects the query under way; the event as well would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    if (await usable(client)) return;
    await client.query("select pg_advisory_lock($1)", [grantLock]);
    // BullMQ makes a sequence for each queue when its first job is added, hence create.
    // Defaults first, so that a process killed half-way leaves no table that is there but closed.
    await client.query(`
      create schema if not exists ${queueSchema};
      alter default privileges in schema ${queueSchema} grant select, insert, update, delete on tables to souk_app;
      alter default privileges in schema ${queueSchema} grant usage on sequences to souk_app;
      grant usage, create on schema ${queueSchema} to souk_app;
      grant select, insert, update, delete on all tables in schema ${queueSchema} to souk_app;
      grant usage on all sequences in schema ${queueSchema} to souk_app`);
    await runMigrations(client, queueSchema);
  } finally {
    await client.end();
  }
}

/** Whether the schema is there, recent enough, and open to `souk_app`. */
async function usable(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select has_schema_privilege('souk_app', n.oid, 'create') and not exists (
       select from pg_class c where c.relnamespace = n.oid and c.relkind = 'r' and not has_table_privilege('souk_app', c.oid, 'insert')
     ) as open
     from pg_namespace n where n.nspname = $1`,
    [queueSchema],
  );
  if (!rows[0]?.open) return false;
  return assertSchemaCompatibility(client, queueSchema).then(
    (version) => version >= LATEST_SCHEMA_VERSION,
    () => false,
  );
}
