import type { Address } from "@souk/rulebook";
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { ms, worldId } from "./columns.ts";
import { variants } from "./listings.ts";
import { people } from "./people.ts";

/** What lies in a buyer's cart, or aside for later. */
export const cartLines = pgTable(
  "cart_lines",
  {
    worldId: worldId(),
    buyerId: integer().notNull(),
    variantId: integer().notNull(),
    quantity: integer().notNull(),
    savedForLater: boolean().notNull().default(false),
    addedAt: ms().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "cart_lines_pkey", columns: [t.worldId, t.buyerId, t.variantId] }),
    foreignKey({ name: "a_cart_belongs_to_a_buyer", columns: [t.worldId, t.buyerId], foreignColumns: [people.worldId, people.id] }),
    foreignKey({ name: "a_cart_line_is_of_a_variant", columns: [t.worldId, t.variantId], foreignColumns: [variants.worldId, variants.id] }),
    index("cart_lines_of_variant").on(t.worldId, t.variantId),
    check("a_cart_line_has_1_to_999_units", sql`${t.quantity} between 1 and 999`),
  ],
);

/** One press of the buy button; it makes one order per store. */
export const checkouts = pgTable(
  "checkouts",
  {
    worldId: worldId(),
    no: integer().notNull(),
    buyerId: integer().notNull(),
    at: ms().notNull(),
    address: jsonb().$type<Address>().notNull(),
  },
  (t) => [
    primaryKey({ name: "checkouts_pkey", columns: [t.worldId, t.no] }),
    foreignKey({ name: "a_checkout_belongs_to_a_buyer", columns: [t.worldId, t.buyerId], foreignColumns: [people.worldId, people.id] }),
    index("checkouts_of_buyer").on(t.worldId, t.buyerId, t.no),
  ],
);
