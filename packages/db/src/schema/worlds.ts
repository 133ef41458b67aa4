import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, index, integer, jsonb, pgTable, primaryKey, serial, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { ms, worldId } from "./columns.ts";

/** Control table, outside row-level security: one market each, with its clock and the numbers it hands out next. */
export const worlds = pgTable(
  "worlds",
  {
    id: serial().primaryKey(),
    /** Public and opaque. */
    slug: text().notNull(),
    name: text().notNull(),
    scenario: text().notNull(),
    /** Every draw of chance is keyed by it. */
    seed: text().notNull(),
    currency: text().notNull(),
    /** IANA name; business days and shown times follow it. */
    zone: text().notNull().default("UTC"),
    sandbox: boolean().notNull().default(true),
    mode: text().$type<"live" | "paused" | "advancing" | "failed">().notNull().default("paused"),
    /** Virtual seconds per real second while live. */
    rate: doublePrecision().notNull().default(1),
    anchorVirtual: ms().notNull(),
    anchorReal: timestamp({ withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`clock_timestamp()`),
    /** Grows by one with every pause, run, change of rate and jump. */
    epoch: integer().notNull().default(0),
    /** Who plays the carriers: drawn from the seed, or a person. */
    carrier: text().$type<"simulated" | "by_hand">().notNull().default("simulated"),
    policyVersion: integer().notNull().default(1),
    nextOrderNo: integer().notNull().default(1001),
    nextCheckoutNo: integer().notNull().default(1001),
    createdAt: timestamp({ withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    uniqueIndex("worlds_slug").on(t.slug),
    check("a_clock_has_four_modes", sql`${t.mode} in ('live', 'paused', 'advancing', 'failed')`),
    check("a_carrier_is_simulated_or_by_hand", sql`${t.carrier} in ('simulated', 'by_hand')`),
    check("time_never_runs_backwards", sql`${t.rate} > 0`),
    check("currency_is_iso", sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);

/**
 * Control table: where a worker learns which world needs it. `nextRealDue` may be too early, never too late:
 * commands only lower it, and `settle_wakeup` raises it while no command is under way.
 */
export const worldWakeups = pgTable(
  "world_wakeups",
  {
    worldId: integer()
      .primaryKey()
      .references(() => worlds.id, { onDelete: "cascade" }),
    nextRealDue: timestamp({ withTimezone: true, precision: 3 }),
    outboxPending: boolean().notNull().default(false),
    /** Orders have yet to follow an act of their store, whether the clock runs or not. */
    followersPending: boolean().notNull().default(false),
  },
  (t) => [
    index("world_wakeups_by_next_real_due").on(t.nextRealDue),
    index("world_wakeups_with_outbox")
      .on(t.worldId)
      .where(sql`${t.outboxPending}`),
    index("world_wakeups_with_followers")
      .on(t.worldId)
      .where(sql`${t.followersPending}`),
  ],
);

/** Control table: one run of a world's clock to a target, in chunks, by whichever worker holds it. */
export const advances = pgTable(
  "advances",
  {
    worldId: worldId().references(() => worlds.id, { onDelete: "cascade" }),
    /** Counts from 1 within its world. */
    no: integer().notNull(),
    /** What was asked, as asked: `{by}`, `{to}` or `{until}`. */
    asked: jsonb().notNull(),
    fromAt: ms().notNull(),
    targetAt: ms().notNull(),
    /** Ends early: at the next deadline, or after the first event of a type. */
    until: jsonb(),
    /** Ends just before the first deadline of this kind. */
    stopBefore: jsonb(),
    status: text().$type<"advancing" | "ready" | "cancelled" | "failed">().notNull().default("advancing"),
    /** The mode the clock returns to. */
    modeBefore: text().$type<"live" | "paused">().notNull().default("paused"),
    cancelAsked: boolean().notNull().default(false),
    /** Virtual instant reached so far. */
    at: ms().notNull(),
    fired: integer().notNull().default(0),
    remaining: integer().notNull().default(0),
    undelivered: integer().notNull().default(0),
    /** The deadline that stopped the clock, and what it said. */
    error: jsonb(),
    key: text(),
    startedAt: timestamp({ withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`clock_timestamp()`),
    heartbeat: timestamp({ withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`clock_timestamp()`),
    endedAt: timestamp({ withTimezone: true, precision: 3 }),
  },
  (t) => [
    primaryKey({ name: "advances_pkey", columns: [t.worldId, t.no] }),
    uniqueIndex("one_advance_at_a_time")
      .on(t.worldId)
      .where(sql`${t.status} = 'advancing'`),
    uniqueIndex("one_advance_per_key")
      .on(t.worldId, t.key)
      .where(sql`${t.key} is not null`),
    index("advances_under_way")
      .on(t.heartbeat)
      .where(sql`${t.status} = 'advancing'`),
    check("an_advance_goes_forward", sql`${t.targetAt} >= ${t.fromAt} and ${t.at} >= ${t.fromAt}`),
  ],
);

/** The market's parameters by version; an order keeps the version it was placed under. */
export const policies = pgTable(
  "policies",
  {
    worldId: worldId().references(() => worlds.id),
    version: integer().notNull(),
    preset: text().notNull(),
    values: jsonb().notNull(),
    at: ms().notNull().default(0),
  },
  (t) => [primaryKey({ name: "policies_pkey", columns: [t.worldId, t.version] })],
);
