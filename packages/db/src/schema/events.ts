import type { Party } from "@souk/rulebook";
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { minor, ms, worldId } from "./columns.ts";

const recordedAt = () =>
  timestamp({ withTimezone: true, precision: 3 })
    .notNull()
    .default(sql`clock_timestamp()`);

/** What happened, append-only and chained by hash within a stream. */
export const events = pgTable(
  "events",
  {
    worldId: worldId(),
    /** order:1001, store:3, buyer:7 or world. */
    stream: text().notNull(),
    n: integer().notNull(),
    at: ms().notNull(),
    recordedAt: recordedAt(),
    rule: text().notNull(),
    party: text().$type<Party>().notNull(),
    personId: integer(),
    /** The deadline that caused it, if one did. */
    fired: jsonb(),
    type: text().notNull(),
    data: jsonb().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ name: "events_pkey", columns: [t.worldId, t.stream, t.n] }),
    index("events_in_time").on(t.worldId, t.at),
    // Rows lie as they were recorded: a few pages of summary find the latest.
    index("events_as_recorded").using("brin", t.worldId, t.recordedAt),
    check("events_count_from_one", sql`${t.n} >= 1`),
  ],
);

/**
 * One line of a balanced posting: debit +, credit -. A trigger checks once per statement what a foreign key would check row by row: that all
 * lines of a posting come together, sum to zero in each currency and belong to an event of their stream.
 */
export const entries = pgTable(
  "entries",
  {
    worldId: worldId(),
    stream: text().notNull(),
    n: integer().notNull(),
    k: smallint().notNull(),
    account: text().notNull(),
    amount: minor().notNull(),
    currency: text().notNull(),
  },
  (t) => [
    primaryKey({ name: "entries_pkey", columns: [t.worldId, t.stream, t.n, t.k] }),
    index("entries_of_account").on(t.worldId, t.account, t.stream, t.n),
    check("an_entry_moves_something", sql`${t.amount} <> 0`),
    check("an_account_has_a_class", sql`${t.account} ~ '^[ALRE]:'`),
  ],
);

/** What stands on accounts that belong to one order, buyer or store. Liabilities are credit balances; the platform's own accounts are sums of entries. */
export const balances = pgTable("balances", { worldId: worldId(), account: text().notNull(), currency: text().notNull(), amount: minor().notNull() }, (t) => [
  primaryKey({ name: "balances_pkey", columns: [t.worldId, t.account, t.currency] }),
  check("nobody_owes_the_platform_by_accident", sql`${t.account} not like 'L:%' or ${t.amount} <= 0`),
]);

/** The gapless order of a world's events, written by the relay after commit. */
export const seals = pgTable(
  "seals",
  {
    worldId: worldId(),
    no: bigint({ mode: "number" }).notNull(),
    stream: text().notNull(),
    n: integer().notNull(),
    sealedAt: recordedAt(),
  },
  (t) => [primaryKey({ name: "seals_pkey", columns: [t.worldId, t.no] }), index("seals_of_stream").on(t.worldId, t.stream, t.n)],
);
