import { sql } from "drizzle-orm";
import type { SanctionKind, Store, StoreActKind, StoreDeadlineKind, StoreState } from "@souk/rulebook";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { minor, ms, worldId } from "./columns.ts";
import { worlds } from "./worlds.ts";

/** A store. Only store commands write its row: a command on an order holds it with a shared lock. */
export const stores = pgTable(
  "stores",
  {
    worldId: worldId().references(() => worlds.id),
    id: integer().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    tagline: text().notNull().default(""),
    picture: text().notNull().default(""),
    state: text().$type<StoreState>().notNull().default("active"),
    since: ms().notNull().default(0),
    /** Number and hash of the last event of its stream; changes of its shelves count, too. */
    version: integer().notNull().default(0),
    head: text().notNull().default(""),
    lastEventAt: ms().notNull().default(0),
    /** How many acts its orders have to follow so far, and how many sanctions stand: their tables are read only then. */
    actCount: smallint().notNull().default(0),
    sanctionCount: smallint().notNull().default(0),
    investigation: jsonb().$type<NonNullable<Store["investigation"]>>(),
    appeal: jsonb().$type<NonNullable<Store["appeal"]>>(),
    blockedAt: ms(),
    withheldDecision: text().$type<NonNullable<Store["withheldDecision"]>>(),
    points: integer().notNull().default(0),
    /** Its nearest armed deadline: whoever opens the store after that instant settles it first. */
    nextDue: ms(),
    /** Requests inside this span from placing are approved in the same commit; null: never. */
    autoApproveWindow: ms(),
    /** Flat, once per order. */
    shippingFee: minor().notNull().default(0),
    /** Processing time of listings that set none of their own. */
    processing: ms().notNull(),
    ratingHundredths: integer(),
    ratingCount: integer().notNull().default(0),
    openedAt: ms().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "stores_pkey", columns: [t.worldId, t.id] }),
    uniqueIndex("one_store_per_slug").on(t.worldId, t.slug),
    index("stores_by_state").on(t.worldId, t.state),
    check("store_state_is_known", sql`${t.state} in ('active', 'under_review', 'frozen', 'blocked')`),
    check("a_frozen_store_is_investigated", sql`${t.state} <> 'frozen' or ${t.investigation} is not null`),
    check("shipping_costs_nothing_or_more", sql`${t.shippingFee} >= 0`),
  ],
);

/** What a store did to all of its orders at one instant (rules.md T30 to T32); each order follows in its own time. */
export const storeActs = pgTable(
  "store_acts",
  {
    worldId: worldId(),
    storeId: integer().notNull(),
    no: smallint().notNull(),
    kind: text().$type<StoreActKind>().notNull(),
    at: ms().notNull(),
    byClock: boolean().notNull(),
    /** How many orders it bound. */
    bound: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "store_acts_pkey", columns: [t.worldId, t.storeId, t.no] }),
    foreignKey({ name: "an_act_is_of_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
    check("acts_count_from_one", sql`${t.no} >= 1`),
    check("an_act_freezes_releases_or_blocks", sql`${t.kind} in ('freeze', 'release', 'block')`),
  ],
);

/** What the clock will do to a store, and when (rules.md 2.5). */
export const storeDeadlines = pgTable(
  "store_deadlines",
  {
    worldId: worldId(),
    storeId: integer().notNull(),
    stream: text()
      .notNull()
      .generatedAlwaysAs(sql`'store:' || store_id`),
    kind: text().$type<StoreDeadlineKind>().notNull(),
    generation: smallint().notNull(),
    k: smallint().notNull(),
    priority: smallint().notNull(),
    state: text().$type<"armed" | "fired" | "disarmed" | "superseded">().notNull(),
    due: ms().notNull(),
    firedAt: ms(),
    lastError: text(),
  },
  (t) => [
    primaryKey({ name: "store_deadlines_pkey", columns: [t.worldId, t.storeId, t.kind, t.generation] }),
    foreignKey({ name: "a_store_deadline_belongs_to_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
    uniqueIndex("one_running_deadline_of_a_store_per_kind")
      .on(t.worldId, t.storeId, t.kind)
      .where(sql`${t.state} = 'armed'`),
    index("armed_store_deadlines_in_due_order")
      .on(t.worldId, t.due, t.priority, t.storeId)
      .where(sql`${t.state} = 'armed'`),
    check("a_store_deadline_never_fires_early", sql`(${t.state} = 'fired') = (${t.firedAt} is not null) and coalesce(${t.firedAt} >= ${t.due}, true)`),
    check("store_deadline_state_is_known", sql`${t.state} in ('armed', 'fired', 'disarmed', 'superseded')`),
  ],
);

/** A sanction that stands (rules.md 3.7); one that was lifted is gone from here. */
export const sanctions = pgTable(
  "sanctions",
  {
    worldId: worldId(),
    storeId: integer().notNull(),
    k: smallint().notNull(),
    kind: text().$type<SanctionKind>().notNull(),
    from: ms().notNull(),
    /** null: until somebody lifts it. */
    until: ms(),
    reason: text().notNull(),
  },
  (t) => [
    primaryKey({ name: "sanctions_pkey", columns: [t.worldId, t.storeId, t.k] }),
    foreignKey({ name: "a_sanction_is_on_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
    uniqueIndex("one_sanction_of_a_kind").on(t.worldId, t.storeId, t.kind),
    check("sanction_is_known", sql`${t.kind} in ('marketing_off', 'search_demotion', 'listing_block', 'payout_hold', 'selling_stop')`),
  ],
);

/** Orders that have yet to follow an act of their store: written by the act, taken away batch by batch. Whoever opens such an order lets it follow first. */
export const followers = pgTable("followers", { worldId: worldId(), storeId: integer().notNull(), orderNo: integer().notNull() }, (t) => [
  primaryKey({ name: "followers_pkey", columns: [t.worldId, t.storeId, t.orderNo] }),
  foreignKey({ name: "followers_have_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
]);
