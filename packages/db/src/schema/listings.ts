import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { minor, ms, worldId } from "./columns.ts";
import { stores } from "./stores.ts";

/** What a store offers. Prices in the world's currency. */
export const listings = pgTable(
  "listings",
  {
    worldId: worldId(),
    id: integer().notNull(),
    storeId: integer().notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    description: text().notNull().default(""),
    category: text().notNull(),
    picture: text().notNull().default(""),
    listPrice: minor().notNull(),
    /** The flash price holds while flashFrom <= now < flashUntil. */
    flashPrice: minor(),
    flashFrom: ms(),
    flashUntil: ms(),
    /** From this many units on, bundlePercent off. */
    bundleMinQuantity: integer(),
    bundlePercent: integer(),
    /** null: the store's own processing time. */
    processingDays: integer(),
    onSale: boolean().notNull().default(true),
    ratingHundredths: integer(),
    ratingCount: integer().notNull().default(0),
    sold: integer().notNull().default(0),
    createdAt: ms().notNull().default(0),
    /** What a search looks through. Row-level security keeps text indexes out of a plan, and a world's catalogue is small: it is scanned. */
    search: text()
      .notNull()
      .generatedAlwaysAs(sql`lower(title || ' ' || replace(category, '_', ' ') || ' ' || description)`),
  },
  (t) => [
    primaryKey({ name: "listings_pkey", columns: [t.worldId, t.id] }),
    foreignKey({ name: "a_listing_belongs_to_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
    uniqueIndex("one_listing_per_slug").on(t.worldId, t.slug),
    index("listings_of_store").on(t.worldId, t.storeId, t.id),
    index("listings_by_category").on(t.worldId, t.category, t.sold),
    index("listings_by_sales").on(t.worldId, t.sold, t.id),
    check("a_price_is_at_least_one", sql`${t.listPrice} >= 1 and coalesce(${t.flashPrice}, 1) >= 1`),
    check(
      "a_flash_price_has_its_window",
      sql`(${t.flashPrice} is null) = (${t.flashFrom} is null) and (${t.flashFrom} is null) = (${t.flashUntil} is null) and coalesce(${t.flashFrom} < ${t.flashUntil}, true)`,
    ),
    check(
      "a_bundle_has_size_and_percent",
      sql`(${t.bundleMinQuantity} is null) = (${t.bundlePercent} is null) and coalesce(${t.bundleMinQuantity}, 2) >= 2 and coalesce(${t.bundlePercent}, 1) between 1 and 99`,
    ),
    check("processing_takes_days", sql`coalesce(${t.processingDays}, 1) between 1 and 90`),
  ],
);

/** One thing one can put into a cart. The buyer may take `onHand - reserved` of it, unless it is untracked. */
export const variants = pgTable(
  "variants",
  {
    worldId: worldId(),
    id: integer().notNull(),
    listingId: integer().notNull(),
    /** "Red, large"; "" when the listing has one variant only. */
    options: text().notNull().default(""),
    /** null: the listing's price. */
    price: minor(),
    mode: text().$type<"on_order" | "on_payment" | "untracked">().notNull().default("on_order"),
    onHand: integer().notNull().default(0),
    reserved: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "variants_pkey", columns: [t.worldId, t.id] }),
    foreignKey({ name: "a_variant_belongs_to_a_listing", columns: [t.worldId, t.listingId], foreignColumns: [listings.worldId, listings.id] }),
    index("variants_of_listing").on(t.worldId, t.listingId, t.id),
    check("stock_never_goes_below_zero", sql`${t.reserved} >= 0 and ${t.onHand} >= ${t.reserved}`),
    check("a_variant_price_is_at_least_one", sql`coalesce(${t.price}, 1) >= 1`),
    check("stock_mode_is_known", sql`${t.mode} in ('on_order', 'on_payment', 'untracked')`),
  ],
);
