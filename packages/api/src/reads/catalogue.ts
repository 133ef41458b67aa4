import { inWorld, type Db, type WorldTx } from "@souk/db";
import { days, rankingSignal, shownRating } from "@souk/rulebook";
import type { ListingCard, ProductView } from "../contract/index.ts";
import { NotHere } from "../errors.ts";
import { termsOf } from "../views/law.ts";
import { duration, instantOrNull, moneyOf } from "../views/scalars.ts";
import { readCollectable } from "./coupons.ts";
import { fromCursor, pageOf } from "./cursor.ts";
import { currentPolicy } from "./policy.ts";

type Sql = WorldTx["sql"];
type Fragment = ReturnType<Sql>;

export interface Filters {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly storeId?: number | undefined;
  readonly minPrice?: number | undefined;
  readonly maxPrice?: number | undefined;
  readonly inStock?: boolean | undefined;
  readonly flash?: boolean | undefined;
}

export interface Search extends Filters {
  readonly sort?: "relevance" | "price_up" | "price_down" | "newest" | "best_selling" | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

interface CardRow {
  readonly id: number;
  readonly title: string;
  readonly picture: string;
  readonly category: string;
  readonly storeId: number;
  readonly storeName: string;
  readonly storeState: string;
  readonly tagline: string;
  readonly storePicture: string;
  readonly storeRating: number | null;
  readonly storeRatingCount: number;
  /** The share of its paid orders that the store's own fault cancelled. */
  readonly fault: number;
  readonly shippingFee: number;
  readonly listPrice: number;
  readonly price: number;
  readonly flashUntil: number | null;
  readonly severalPrices: boolean;
  readonly inStock: boolean;
  readonly bundleMinQuantity: number | null;
  readonly bundlePercent: number | null;
  readonly ratingHundredths: number | null;
  readonly ratingCount: number;
  readonly sold: number;
}

/** Pages further in than this are nobody's to read. */
const deepest = 10_000;

const words = (q: string | undefined): string[] => (q ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);

/** What its own fault cancelled of a store's paid orders, as last measured; nothing while there are too few of them to say (rules.md 3.7). */
const fault = (sql: Sql, worldId: number): Fragment => sql`coalesce((
  select least(1, m.value) from signals m
  where m.world_id = ${worldId} and m.subject = 'store:' || s.id and m.key = ${rankingSignal.key} and m.volume >= ${rankingSignal.minimum}), 0)::float8 as fault`;

/** What is on sale now, priced now: a flash price counts while its window is open, and takes the same amount off every variant. */
const shelf = (sql: Sql, worldId: number, filters: Filters, without: "category" | "storeId" | null = null): Fragment => sql`
  select l.id, l.title, l.picture, l.category, l.store_id, l.created_at, s.name as store_name, s.state as store_state, s.tagline, s.picture as store_picture,
    s.rating_hundredths as store_rating, s.rating_count as store_rating_count, s.fault, s.demoted, s.shipping_fee,
    l.bundle_min_quantity, l.bundle_percent, l.rating_hundredths, l.rating_count, l.sold,
    v.low as list_price, greatest(1, v.low - f.off) as price, case when f.off > 0 then l.flash_until end as flash_until, v.low <> v.high as several_prices, v.in_stock
  from listings l
  join (
    select s.*, ${fault(sql, worldId)},
      exists (select from sanctions x where x.world_id = ${worldId} and x.store_id = s.id and x.kind = 'search_demotion') as demoted
    from stores s where s.world_id = ${worldId}) s on s.id = l.store_id
  cross join (select world_now(w) as now from worlds w where w.id = ${worldId}) t
  cross join lateral (select case when l.flash_from <= t.now and t.now < l.flash_until then l.list_price - l.flash_price else 0 end as off) f
  join (
    select listing_id, min(price) as low, max(price) as high, bool_or(price is null) as plain, bool_or(mode = 'untracked' or on_hand > reserved) as in_stock
    from variants where world_id = ${worldId} group by listing_id) a on a.listing_id = l.id
  cross join lateral (
    select least(a.low, case when a.plain then l.list_price end) as low, greatest(a.high, case when a.plain then l.list_price end) as high, a.in_stock) v
  where l.world_id = ${worldId} and l.on_sale and s.state in ('active', 'under_review')
    ${words(filters.q).reduce((all, word) => sql`${all} and (strpos(l.search, ${word}) > 0 or strpos(lower(s.name), ${word}) > 0)`, sql``)}
    and (${without === "category" ? null : (filters.category ?? null)}::text is null or l.category = ${filters.category ?? null})
    and (${without === "storeId" ? null : (filters.storeId ?? null)}::int is null or l.store_id = ${filters.storeId ?? null})
    and (${filters.minPrice ?? null}::bigint is null or v.low - f.off >= ${filters.minPrice ?? null}::bigint)
    and (${filters.maxPrice ?? null}::bigint is null or v.low - f.off <= ${filters.maxPrice ?? null}::bigint)
    and (${filters.inStock ?? null}::boolean is not true or v.in_stock)
    and (${filters.flash ?? null}::boolean is not true or f.off > 0)`;

function sorting(sql: Sql, sort: Search["sort"]): Fragment {
  switch (sort) {
    case "price_up":
      return sql`price, id`;
    case "price_down":
      return sql`price desc, id`;
    case "newest":
      return sql`created_at desc, id desc`;
    case "best_selling":
      return sql`sold desc, id`;
    default:
      return sql`demoted, sold * (1 - fault) desc, id`;
  }
}

/** A page of the catalogue with how many there are in all. */
export async function searchCatalogue(
  db: Db,
  worldId: number,
  currency: string,
  search: Search,
): Promise<{ items: ListingCard[]; total: number; nextCursor: string | null }> {
  const { limit = 24 } = search;
  const offset = Math.min(fromCursor(search.cursor, 1)?.[0] ?? 0, deepest);
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<(CardRow & { total: number })[]>`
      select *, (count(*) over ())::int as total from (${shelf(sql, worldId, search)}) item order by ${sorting(sql, search.sort)} limit ${limit + 1} offset ${offset}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, () => [offset + limit]);
  return { items: items.map((row) => cardOf(row, currency)), total: rows[0]?.total ?? 0, nextCursor };
}

/** What one can narrow a search by. Each facet counts as if it were not chosen itself. */
export async function readFacets(db: Db, worldId: number, currency: string, filters: Filters) {
  const money = moneyOf(currency);
  return inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const [categories, stores, [price]] = await Promise.all([
        sql<{ category: string; count: number }[]>`
          select category, count(*)::int as count from (${shelf(sql, worldId, filters, "category")}) item group by category order by count desc, category limit 100`,
        sql<{ storeId: number; name: string; count: number }[]>`
          select store_id, store_name as name, count(*)::int as count from (${shelf(sql, worldId, filters, "storeId")}) item
          group by store_id, store_name order by count desc, store_id limit 100`,
        sql<{ low: number | null; high: number | null; total: number }[]>`
          select min(price)::bigint as low, max(price)::bigint as high, count(*)::int as total from (${shelf(sql, worldId, filters)}) item`,
      ]);
      return {
        categories: [...categories],
        stores: [...stores],
        price: price && price.low !== null && price.high !== null ? { min: money(price.low), max: money(price.high) } : null,
        total: price?.total ?? 0,
      };
    },
    { readOnly: true },
  );
}

const rated = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);
const bundleOf = (row: Pick<CardRow, "bundleMinQuantity" | "bundlePercent">): ListingCard["bundle"] =>
  row.bundleMinQuantity === null || row.bundlePercent === null ? null : { minQuantity: row.bundleMinQuantity, percentOff: row.bundlePercent };

const storeOf = (row: CardRow): ListingCard["store"] => ({
  storeId: row.storeId,
  name: row.storeName,
  state: row.storeState,
  tagline: row.tagline,
  picture: row.storePicture,
  rating: rated(row.storeRating === null ? null : shownRating(row.storeRating, row.fault)),
  ratingCount: row.storeRatingCount,
});

function cardOf(row: CardRow, currency: string): ListingCard {
  const money = moneyOf(currency);
  return {
    listingId: row.id,
    title: row.title,
    picture: row.picture,
    category: row.category,
    store: storeOf(row),
    price: money(row.price),
    listPrice: money(row.listPrice),
    flashUntil: instantOrNull(row.flashUntil),
    from: row.severalPrices,
    inStock: row.inStock,
    shipping: money(row.shippingFee),
    bundle: bundleOf(row),
    rating: rated(row.ratingHundredths),
    ratingCount: row.ratingCount,
    sold: row.sold,
  };
}

interface ProductRow extends CardRow {
  readonly description: string;
  readonly onSale: boolean;
  readonly processing: number;
  readonly processingDays: number | null;
  readonly off: number;
}

interface VariantRow {
  readonly id: number;
  readonly options: string;
  readonly listPrice: number;
  readonly mode: "on_order" | "on_payment" | "untracked";
  readonly free: number;
}

/** One product with its variants, the coupons that could apply and the rules a purchase would live under. Throws `NotHere`. */
export async function readProduct(db: Db, worldId: number, currency: string, buyerId: number, listingId: number): Promise<ProductView> {
  const money = moneyOf(currency);
  const { row, variants } = await inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const [found] = await sql<ProductRow[]>`
        select l.id, l.title, l.description, l.picture, l.category, l.on_sale, l.processing_days, l.store_id, s.name as store_name, s.state as store_state, s.tagline,
          s.picture as store_picture, s.rating_hundredths as store_rating, s.rating_count as store_rating_count, ${fault(sql, worldId)}, s.shipping_fee, s.processing,
          l.bundle_min_quantity, l.bundle_percent, l.rating_hundredths, l.rating_count, l.sold, l.flash_until,
          case when l.flash_from <= world_now(w) and world_now(w) < l.flash_until then l.list_price - l.flash_price else 0 end as off
        from listings l join stores s on s.world_id = l.world_id and s.id = l.store_id join worlds w on w.id = l.world_id
        where l.world_id = ${worldId} and l.id = ${listingId}`;
      const shapes = await sql<VariantRow[]>`
        select a.id, a.options, coalesce(a.price, l.list_price)::bigint as list_price, a.mode, a.on_hand - a.reserved as free
        from variants a join listings l on l.world_id = a.world_id and l.id = a.listing_id where a.world_id = ${worldId} and a.listing_id = ${listingId} order by a.id`;
      return { row: found, variants: shapes };
    },
    { readOnly: true },
  );
  if (!row) throw new NotHere();
  const flashUntil = row.off > 0 ? instantOrNull(row.flashUntil) : null;
  return {
    listingId: row.id,
    title: row.title,
    description: row.description,
    picture: row.picture,
    pictures: row.picture === "" ? [] : [row.picture],
    category: row.category,
    onSale: row.onSale && (row.storeState === "active" || row.storeState === "under_review"),
    store: storeOf(row),
    shipping: money(row.shippingFee),
    processing: duration(row.processingDays === null ? row.processing : days(row.processingDays)),
    bundle: bundleOf(row),
    variants: variants.map((variant) => ({
      variantId: variant.id,
      options: variant.options,
      price: money(Math.max(1, variant.listPrice - row.off)),
      listPrice: money(variant.listPrice),
      flashUntil,
      stockMode: variant.mode,
      available: variant.mode === "untracked" ? null : variant.free,
    })),
    rating: rated(row.ratingHundredths),
    ratingCount: row.ratingCount,
    sold: row.sold,
    coupons: await readCollectable(db, worldId, currency, buyerId, row.storeId),
    terms: termsOf(await currentPolicy(db, worldId)),
  };
}
