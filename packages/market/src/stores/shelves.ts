import type { Db, WorldTx } from "@souk/db";
import { days, type Minor, type Ms } from "@souk/rulebook";
import { InvalidInput, NotFound } from "../errors.ts";
import type { Player } from "../play.ts";
import { personOf, write } from "../write.ts";
import { recordStoreEvent, type StoreEventBody } from "./events.ts";

const unitsMax = 1_000_000;
const priceMax = 1_000_000_000;

/** Locks the seller's own store row, which puts the store's commands in a row; answers its number. */
async function ownStore({ sql, worldId }: WorldTx, player: Player): Promise<number> {
  personOf(player, "seller");
  const [store] = await sql<{ id: number }[]>`select id from stores where world_id = ${worldId} and id = ${player.storeId} for no key update`;
  if (!store) throw new NotFound("store");
  return store.id;
}

/** Runs a change of a store's shelf and keeps it on record; `null` says that nothing changed. Another store's article is as absent. */
const change = (db: Db, player: Player, work: (tx: WorldTx, storeId: number) => Promise<StoreEventBody | null>): Promise<void> =>
  write(db, player, async (tx, now) => {
    const storeId = await ownStore(tx, player);
    const body = await work(tx, storeId);
    if (body) await recordStoreEvent(tx, player, storeId, now, body);
  });

export interface ListingChange {
  readonly listingId: number;
  readonly title?: string;
  readonly description?: string;
  /** null: the store's own processing time. */
  readonly processingDays?: number | null;
  readonly onSale?: boolean;
}

/** Changes what a listing says and whether it is on sale; placed orders keep what they froze. Throws NotFound, InvalidInput. */
export const updateListing = (db: Db, player: Player, { listingId, ...asked }: ListingChange): Promise<void> =>
  change(db, player, async ({ sql, worldId }, storeId) => {
    const { title, description, processingDays } = asked;
    if (title !== undefined && (title.trim() === "" || title.length > 200)) throw new InvalidInput("title", "must have 1 to 200 characters");
    if (description !== undefined && description.length > 2_000) throw new InvalidInput("description", "must have at most 2000 characters");
    if (processingDays != null && (!Number.isInteger(processingDays) || processingDays < 1 || processingDays > 90))
      throw new InvalidInput("processingDays", "must be 1 to 90 days");
    const [listing] = await sql<Required<Omit<ListingChange, "listingId">>[]>`
      select title, description, processing_days, on_sale from listings where world_id = ${worldId} and id = ${listingId} and store_id = ${storeId} for no key update`;
    if (!listing) throw new NotFound("listing");
    const changes = Object.fromEntries(Object.entries(asked).filter(([key, value]) => value !== undefined && value !== listing[key as keyof typeof listing]));
    if (Object.keys(changes).length === 0) return null;
    const next = { ...listing, ...changes };
    await sql`
      update listings set title = ${next.title}, description = ${next.description}, processing_days = ${next.processingDays}, on_sale = ${next.onSale}
      where world_id = ${worldId} and id = ${listingId}`;
    return { type: "listing_updated", listingId, changes };
  });

/** Puts a listing on sale, or takes it off. */
export const setOnSale = (db: Db, player: Player, { listingId, onSale }: { readonly listingId: number; readonly onSale: boolean }): Promise<void> =>
  updateListing(db, player, { listingId, onSale });

interface Shelf {
  readonly listingId: number;
  readonly mode: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly price: Minor;
}

async function ownVariant({ sql, worldId }: WorldTx, storeId: number, variantId: number): Promise<Shelf> {
  const [variant] = await sql<Shelf[]>`
    select v.listing_id, v.mode, v.on_hand, v.reserved, coalesce(v.price, l.list_price) as price
    from variants v join listings l on l.world_id = ${worldId} and l.id = v.listing_id
    where v.world_id = ${worldId} and v.id = ${variantId} and l.store_id = ${storeId} for no key update of v`;
  if (!variant) throw new NotFound("article");
  return variant;
}

/** Says how many units stand on the shelf, those reserved by orders included. Throws InvalidInput for fewer than are reserved. */
export const setStock = (db: Db, player: Player, { variantId, onHand }: { readonly variantId: number; readonly onHand: number }): Promise<void> =>
  change(db, player, async (tx, storeId) => {
    if (!Number.isInteger(onHand) || onHand < 0 || onHand > unitsMax) throw new InvalidInput("onHand", `must be a whole number from 0 to ${unitsMax}`);
    const variant = await ownVariant(tx, storeId, variantId);
    if (variant.mode === "untracked") throw new InvalidInput("variantId", "the stock of this article is not counted");
    if (onHand < variant.reserved) throw new InvalidInput("onHand", `must be at least the ${variant.reserved} units that orders have reserved`);
    if (onHand === variant.onHand) return null;
    await tx.sql`update variants set on_hand = ${onHand} where world_id = ${tx.worldId} and id = ${variantId}`;
    return { type: "stock_set", variantId, from: variant.onHand, to: onHand };
  });

/** Says what one unit costs from now on; placed orders keep their price. */
export const setPrice = (db: Db, player: Player, { variantId, price }: { readonly variantId: number; readonly price: Minor }): Promise<void> =>
  change(db, player, async (tx, storeId) => {
    if (!Number.isInteger(price) || price < 1 || price > priceMax) throw new InvalidInput("price", `must be a whole amount from 1 to ${priceMax}`);
    const variant = await ownVariant(tx, storeId, variantId);
    if (price === variant.price) return null;
    await tx.sql`update variants set price = ${price} where world_id = ${tx.worldId} and id = ${variantId}`;
    return { type: "price_set", variantId, from: variant.price, to: price };
  });

/** Sets the span from placing inside which requests are approved by themselves; null switches it off. */
export const updateStoreSettings = (db: Db, player: Player, { autoApproveWindow }: { readonly autoApproveWindow: Ms | null }): Promise<void> =>
  change(db, player, async ({ sql, worldId }, storeId) => {
    if (autoApproveWindow !== null && (!Number.isInteger(autoApproveWindow) || autoApproveWindow < 1 || autoApproveWindow > days(30)))
      throw new InvalidInput("autoApproveWindow", "must be above 0 and at most 30 days");
    const { count } = await sql`
      update stores set auto_approve_window = ${autoApproveWindow} where world_id = ${worldId} and id = ${storeId} and auto_approve_window is distinct from ${autoApproveWindow}`;
    return count === 0 ? null : { type: "settings_changed", autoApproveWindow };
  });
