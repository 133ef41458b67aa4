import { days, type CartLine, type CouponInHand, type GrantFacts, type Minor, type Ms, type StoreState } from "@souk/rulebook";
import type { Content, CouponContent, ListingContent, StoreContent, VariantContent } from "../scenarios/content.ts";

/** One thing a cart can hold, with all that its price depends on. */
export interface Article {
  readonly variant: VariantContent;
  readonly listing: Omit<ListingContent, "slug" | "description" | "category" | "ratingHundredths" | "ratingCount" | "sold" | "createdAt">;
  readonly store: Pick<StoreContent, "id" | "name" | "slug" | "processing" | "shippingFee"> & { readonly state?: StoreState };
  /** What one unit costs without flash price. */
  readonly listPrice: Minor;
  /** Declared time until the parcel is handed over. */
  readonly processing: Ms;
  /** Units nobody has reserved; null when they are not counted. */
  readonly available: number | null;
}

/** What a checkout reads of a world's catalogue: the articles of a cart and the coupons that could apply. */
export interface Shelf {
  readonly articles: ReadonlyMap<number, Article>;
  readonly coupons: ReadonlyMap<number, Omit<CouponContent, "startsAt" | "expiresAt" | "code">>;
}

/** Joins a scenario's stores, listings, variants and coupons. */
export function shelfOf(content: Pick<Content, "stores" | "listings" | "variants" | "coupons">): Shelf {
  const stores = new Map(content.stores.map((store) => [store.id, store]));
  const listings = new Map(content.listings.map((listing) => [listing.id, listing]));
  const articles = new Map<number, Article>();
  for (const variant of content.variants) {
    const listing = listings.get(variant.listingId);
    const store = listing && stores.get(listing.storeId);
    if (!listing || !store) throw new Error(`variant ${variant.id} belongs to no listing of a store`);
    articles.set(variant.id, articleOf(variant, listing, store, variant.onHand));
  }
  return { articles, coupons: new Map(content.coupons.map((coupon) => [coupon.id, coupon])) };
}

export function articleOf(variant: VariantContent, listing: Article["listing"], store: Article["store"], free: number): Article {
  const processing = listing.processingDays === null ? store.processing : days(listing.processingDays);
  return { variant, listing, store, listPrice: variant.price ?? listing.listPrice, processing, available: variant.mode === "untracked" ? null : free };
}

/** A variant with a price of its own gets the same amount off during a flash sale as the listing does. */
export function flashOf({ listing, listPrice }: Article): CartLine["flash"] {
  const { flashPrice, flashFrom, flashUntil } = listing;
  if (flashPrice === null || flashFrom === null || flashUntil === null) return null;
  return { price: Math.max(1, listPrice - (listing.listPrice - flashPrice)), from: flashFrom, until: flashUntil };
}

/** A line of a cart as the law prices it. */
export const cartLineOf = (article: Article, quantity: number): CartLine => ({
  storeId: article.store.id,
  listingId: article.listing.id,
  variantId: article.variant.id,
  title: article.listing.title,
  options: article.variant.options,
  picture: article.listing.picture,
  quantity,
  listPrice: article.listPrice,
  flash: flashOf(article),
  bundle:
    article.listing.bundleMinQuantity === null
      ? null
      : { minQuantity: article.listing.bundleMinQuantity, percentBps: (article.listing.bundlePercent ?? 0) * 100 },
  storeShipping: article.store.shippingFee,
  processing: article.processing,
  stockMode: article.variant.mode,
});

/** Coupons in a buyer's hand as the law tries them; grants of coupons that are not on the shelf are left out. */
export const inHand = (shelf: Shelf, grants: readonly GrantFacts[]): CouponInHand[] =>
  grants.flatMap((grant) => {
    const coupon = shelf.coupons.get(grant.couponId);
    if (!coupon) return [];
    const discount = coupon.kind === "amount" ? { amount: coupon.value } : { percentBps: coupon.value * 100, cap: coupon.cap };
    return [{ grant, title: coupon.title, funder: coupon.funder, storeId: coupon.storeId, discount, minSpend: coupon.minSpend }];
  });
