import { getTableColumns, getTableName, type InferInsertModel } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { quoted, snake } from "./columns.ts";
import type { WorldTx } from "./in-world.ts";

/** Rows per statement: keeps one below the statement timeout on a slow machine. */
const chunk = 5_000;

type RowOf<Table extends PgTable> = Omit<InferInsertModel<Table>, "worldId">;

/**
 * Inserts rows of one world table in bulk; `worldId` is the transaction's. A column that no row mentions takes its default; one that only some
 * mention is null for the others.
 */
export async function insertRows<Table extends PgTable>(tx: WorldTx, table: Table, rows: readonly RowOf<Table>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += chunk) await insertChunk(tx, table, rows.slice(from, from + chunk));
}

async function insertChunk(tx: WorldTx, table: PgTable, rows: readonly object[]): Promise<void> {
  const known = new Set(Object.keys(getTableColumns(table)));
  const used = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) if (known.has(key)) used.add(key);
  const name = getTableName(table);
  const columns = [...used].map((name) => quoted(snake(name))).join(", ");
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value])));
  await tx.sql.unsafe(`insert into ${name} (world_id, ${columns}) select $1, ${columns} from jsonb_populate_recordset(null::${name}, $2::text::jsonb)`, [
    tx.worldId,
    JSON.stringify(named),
  ]);
}
