import { sql } from "drizzle-orm";
import type { Address, BuyerState } from "@souk/rulebook";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { ms, worldId } from "./columns.ts";
import { stores } from "./stores.ts";
import { worlds } from "./worlds.ts";

/** Everybody who lives in a world: buyers, the staff of a store, admins. An account may play them, or the cast does. */
export const people = pgTable(
  "people",
  {
    worldId: worldId().references(() => worlds.id),
    id: integer().notNull(),
    role: text().$type<"buyer" | "seller" | "admin">().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    storeId: integer(),
    accountId: text(),
    /** A buyer's standing (rules.md 3.10); "good" for everybody else. */
    state: text().$type<BuyerState>().notNull().default("good"),
    since: ms().notNull().default(0),
    standingReason: text().notNull().default(""),
    /** Unpaid checkouts count from here. */
    countsFrom: ms().notNull().default(0),
    /** Number and hash of the last event of a buyer's stream. */
    version: integer().notNull().default(0),
    head: text().notNull().default(""),
    lastEventAt: ms().notNull().default(0),
    language: text().notNull().default("en"),
    /** The temperament the cast plays; "" is nobody's: a person or nothing acts. */
    persona: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ name: "people_pkey", columns: [t.worldId, t.id] }),
    foreignKey({ name: "staff_belong_to_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
    uniqueIndex("one_person_per_email").on(t.worldId, t.email),
    index("people_of_store").on(t.worldId, t.storeId),
    index("people_of_account").on(t.accountId),
    check("a_seller_has_a_store", sql`(${t.role} = 'seller') = (${t.storeId} is not null)`),
    check("role_is_known", sql`${t.role} in ('buyer', 'seller', 'admin')`),
    check("standing_is_known", sql`${t.state} in ('good', 'warned', 'purchase_blocked', 'banned')`),
  ],
);

/** Where a buyer has parcels sent. */
export const addresses = pgTable(
  "addresses",
  {
    worldId: worldId(),
    buyerId: integer().notNull(),
    no: integer().notNull(),
    address: jsonb().$type<Address>().notNull(),
    isDefault: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ name: "addresses_pkey", columns: [t.worldId, t.buyerId, t.no] }),
    foreignKey({ name: "an_address_belongs_to_a_person", columns: [t.worldId, t.buyerId], foreignColumns: [people.worldId, people.id] }),
    uniqueIndex("one_default_address")
      .on(t.worldId, t.buyerId)
      .where(sql`${t.isDefault}`),
  ],
);

/** A buyer's saved means of payment, with the behaviour of the outsider behind it. */
export const instruments = pgTable(
  "instruments",
  {
    worldId: worldId(),
    id: integer().notNull(),
    buyerId: integer().notNull(),
    rail: text().$type<"card" | "e_wallet" | "mobile" | "bank_transfer">().notNull(),
    label: text().notNull(),
    behaviour: text().$type<"normal" | "declines" | "bounces" | "lost" | "verification_fails" | "slow">().notNull().default("normal"),
    isDefault: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ name: "instruments_pkey", columns: [t.worldId, t.id] }),
    foreignKey({ name: "an_instrument_belongs_to_a_person", columns: [t.worldId, t.buyerId], foreignColumns: [people.worldId, people.id] }),
    index("instruments_of_buyer").on(t.worldId, t.buyerId),
    check("rail_is_outside", sql`${t.rail} in ('card', 'e_wallet', 'mobile', 'bank_transfer')`),
    check("behaviour_is_known", sql`${t.behaviour} in ('normal', 'declines', 'bounces', 'lost', 'verification_fails', 'slow')`),
  ],
);
