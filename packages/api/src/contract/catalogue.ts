import { z } from "zod";
import { clockView } from "./clock.ts";
import { termsView } from "./law.ts";
import { pageInput } from "./order.ts";
import { duration, id, instant, money, search, text } from "./scalars.ts";

export const sorts = ["relevance", "price_up", "price_down", "newest", "best_selling"] as const;

const filters = {
  q: search.optional(),
  category: text(200).optional(),
  storeId: id.optional(),
  /** In minor units of the world's currency. */
  minPrice: z.int().min(0).optional(),
  maxPrice: z.int().min(0).optional(),
  inStock: z.boolean().optional(),
  flash: z.boolean().optional(),
};
export const searchInput = z.strictObject({ ...filters, sort: z.enum(sorts).optional(), ...pageInput });
export const facetsInput = z.strictObject(filters);

/** A price as shown: what one unit costs now, and the list price it is measured against. */
const priceNow = {
  price: money,
  listPrice: money,
  flashUntil: instant.nullable(),
};

export const storeCard = z
  .object({
    storeId: z.int(),
    name: z.string(),
    state: z.string(),
    tagline: z.string(),
    picture: z.string(),
    rating: z.number().nullable(),
    ratingCount: z.int(),
  })
  .meta({ id: "StoreCard" });

export const listingCard = z
  .object({
    listingId: z.int(),
    title: z.string(),
    picture: z.string(),
    category: z.string(),
    store: storeCard,
    ...priceNow,
    /** The lowest and the highest price of its variants differ. */
    from: z.boolean(),
    inStock: z.boolean(),
    shipping: money,
    bundle: z.object({ minQuantity: z.int(), percentOff: z.number() }).nullable(),
    rating: z.number().nullable(),
    ratingCount: z.int(),
    sold: z.int(),
  })
  .meta({ id: "ListingCard" });
export type ListingCard = z.infer<typeof listingCard>;

export const searchOutput = z.object({ clock: clockView, items: z.array(listingCard), total: z.int(), nextCursor: z.string().nullable() });
export const facetsOutput = z.object({
  categories: z.array(z.object({ category: z.string(), count: z.int() })),
  stores: z.array(z.object({ storeId: z.int(), name: z.string(), count: z.int() })),
  price: z.object({ min: money, max: money }).nullable(),
  total: z.int(),
});

export const couponCard = z
  .object({
    couponId: z.int(),
    title: z.string(),
    funder: z.enum(["store", "platform"]),
    storeId: z.int().nullable(),
    storeName: z.string().nullable(),
    /** Fixed amount off, or a percentage with an optional cap. */
    amountOff: money.nullable(),
    percentOff: z.number().nullable(),
    cap: money.nullable(),
    minSpend: money,
    expiresAt: instant.nullable(),
    /** This buyer holds it already. */
    collected: z.boolean(),
  })
  .meta({ id: "CouponCard" });
export type CouponCard = z.infer<typeof couponCard>;

export const productInput = z.strictObject({ listingId: id });
export const variantView = z
  .object({
    variantId: z.int(),
    options: z.string(),
    ...priceNow,
    stockMode: z.enum(["on_order", "on_payment", "untracked"]),
    /** null when stock is not kept. */
    available: z.int().nullable(),
  })
  .meta({ id: "Variant" });
export const productOutput = z.object({
  clock: clockView,
  product: z
    .object({
      listingId: z.int(),
      title: z.string(),
      description: z.string(),
      picture: z.string(),
      pictures: z.array(z.string()),
      category: z.string(),
      onSale: z.boolean(),
      store: storeCard,
      shipping: money,
      processing: duration,
      bundle: z.object({ minQuantity: z.int(), percentOff: z.number() }).nullable(),
      variants: z.array(variantView),
      rating: z.number().nullable(),
      ratingCount: z.int(),
      sold: z.int(),
      coupons: z.array(couponCard),
      terms: termsView,
    })
    .meta({ id: "Product" }),
});
export type ProductView = z.infer<typeof productOutput>["product"];
