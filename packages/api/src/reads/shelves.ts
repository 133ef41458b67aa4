import { inWorld, type Db } from "@souk/db";
import { days } from "@souk/rulebook";
import type { SellerListing } from "../contract/index.ts";
import { NotHere } from "../errors.ts";
import { duration, moneyOf } from "../views/scalars.ts";
import { fromCursor, pageOf } from "./cursor.ts";

interface ShelfRow {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly picture: string;
  readonly category: string;
  readonly onSale: boolean;
  readonly sold: number;
  readonly processingDays: number | null;
  readonly processing: number;
  readonly shippingFee: number;
  readonly variants: readonly {
    readonly id: number;
    readonly options: string;
    readonly price: number;
    readonly mode: "on_order" | "on_payment" | "untracked";
    readonly onHand: number;
    readonly reserved: number;
  }[];
}

export interface ShelfQuery {
  readonly search?: string | undefined;
  readonly onSale?: boolean | undefined;
  readonly listingId?: number;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A store's own listings by number, each with its stock. */
export async function readShelves(
  db: Db,
  worldId: number,
  storeId: number,
  currency: string,
  query: ShelfQuery,
): Promise<{ listings: SellerListing[]; nextCursor: string | null }> {
  const { search = "", onSale = null, listingId = null, limit = 30 } = query;
  const [after = 0] = fromCursor(query.cursor, 1) ?? [];
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<ShelfRow[]>`
      select l.id, l.title, l.description, l.picture, l.category, l.on_sale, l.sold, l.processing_days, s.processing, s.shipping_fee,
        (select coalesce(json_agg(json_build_object('id', v.id, 'options', v.options, 'price', coalesce(v.price, l.list_price), 'mode', v.mode, 'onHand', v.on_hand,
          'reserved', v.reserved) order by v.id), '[]') from variants v where v.world_id = l.world_id and v.listing_id = l.id) as variants
      from listings l join stores s on s.world_id = l.world_id and s.id = l.store_id
      where l.world_id = ${worldId} and l.store_id = ${storeId} and l.id > ${after} and (${listingId}::int is null or l.id = ${listingId})
        and (${onSale}::boolean is null or l.on_sale = ${onSale}) and (${search} = '' or strpos(l.search, lower(${search})) > 0)
      order by l.id limit ${limit + 1}`,
    { readOnly: true },
  );
  const { items, nextCursor } = pageOf(rows, limit, ({ id }) => [id]);
  return { listings: items.map((row) => toView(row, currency)), nextCursor };
}

/** One listing of this store. Throws `NotHere`, also for another store's. */
export async function readShelf(db: Db, worldId: number, storeId: number, currency: string, listingId: number): Promise<SellerListing> {
  const { listings } = await readShelves(db, worldId, storeId, currency, { listingId, limit: 1 });
  const [listing] = listings;
  if (!listing) throw new NotHere();
  return listing;
}

/** The listing a variant belongs to, in this store. Throws `NotHere`. */
export async function listingOfVariant(db: Db, worldId: number, storeId: number, variantId: number): Promise<number> {
  const [row] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ id: number }[]>`
      select l.id from variants v join listings l on l.world_id = v.world_id and l.id = v.listing_id
      where v.world_id = ${worldId} and v.id = ${variantId} and l.store_id = ${storeId}`,
    { readOnly: true },
  );
  if (!row) throw new NotHere();
  return row.id;
}

function toView(row: ShelfRow, currency: string): SellerListing {
  const money = moneyOf(currency);
  return {
    listingId: row.id,
    title: row.title,
    description: row.description,
    picture: row.picture,
    category: row.category,
    onSale: row.onSale,
    shipping: money(row.shippingFee),
    processing: duration(row.processingDays === null ? row.processing : days(row.processingDays)),
    processingDays: row.processingDays,
    sold: row.sold,
    variants: row.variants.map(({ id, price, mode, ...variant }) => ({
      variantId: id,
      price: money(price),
      mode,
      available: mode === "untracked" ? null : variant.onHand - variant.reserved,
      ...variant,
    })),
  };
}
