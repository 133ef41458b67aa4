import { sql } from "drizzle-orm";
import type { GrantState } from "@souk/rulebook";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { minor, ms, worldId } from "./columns.ts";
import { people } from "./people.ts";
import { stores } from "./stores.ts";

/** A coupon as it is offered; buyers hold grants of it. */
export const coupons = pgTable(
  "coupons",
  {
    worldId: worldId(),
    id: integer().notNull(),
    funder: text().$type<"store" | "platform">().notNull(),
    /** Whose shelves it works on; null: everywhere. */
    storeId: integer(),
    title: text().notNull(),
    kind: text().$type<"amount" | "percent">().notNull(),
    /** Minor units for an amount, whole percent for a percentage. */
    value: minor().notNull(),
    /** The most a percentage takes off; null: no cap. */
    cap: minor(),
    minSpend: minor().notNull().default(0),
    startsAt: ms().notNull(),
    expiresAt: ms().notNull(),
    code: text(),
  },
  (t) => [
    primaryKey({ name: "coupons_pkey", columns: [t.worldId, t.id] }),
    foreignKey({ name: "a_store_coupon_belongs_to_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
    index("coupons_of_store").on(t.worldId, t.storeId),
    uniqueIndex("one_coupon_per_code")
      .on(t.worldId, t.code)
      .where(sql`${t.code} is not null`),
    check("a_store_funds_its_own_coupon", sql`(${t.funder} = 'store') = (${t.storeId} is not null)`),
    check("a_percentage_is_at_most_99", sql`${t.value} >= 1 and (${t.kind} = 'amount' or ${t.value} <= 99)`),
  ],
);

/** One buyer's right to use a coupon once (rules.md 3.8). */
export const couponGrants = pgTable(
  "coupon_grants",
  {
    worldId: worldId(),
    id: integer().notNull(),
    couponId: integer().notNull(),
    buyerId: integer().notNull(),
    state: text().$type<GrantState>().notNull().default("available"),
    expiresAt: ms().notNull(),
    checkoutNo: integer(),
    sharedBy: integer().notNull().default(0),
    givenBack: integer().notNull().default(0),
    restored: boolean().notNull().default(false),
    graceSpent: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ name: "coupon_grants_pkey", columns: [t.worldId, t.id] }),
    foreignKey({ name: "a_grant_is_of_a_coupon", columns: [t.worldId, t.couponId], foreignColumns: [coupons.worldId, coupons.id] }),
    foreignKey({ name: "a_grant_belongs_to_a_buyer", columns: [t.worldId, t.buyerId], foreignColumns: [people.worldId, people.id] }),
    index("grants_of_buyer").on(t.worldId, t.buyerId, t.id),
    index("grants_of_coupon").on(t.worldId, t.couponId),
    check("grant_state_is_known", sql`${t.state} in ('available', 'locked', 'used', 'void')`),
    check("a_locked_grant_names_its_checkout", sql`${t.state} not in ('locked', 'used') or ${t.checkoutNo} is not null`),
    check("a_grant_comes_back_once_per_order", sql`${t.givenBack} between 0 and ${t.sharedBy}`),
  ],
);
