import type { WorldTx } from "@souk/db";
import type { GrantFacts, Ms, StoreState } from "@souk/rulebook";
import type { CouponContent, VariantContent } from "../scenarios/content.ts";
import { articleOf, type Article } from "./shelf.ts";

/** A variant with its listing and store, as one row. */
export type ArticleRow = VariantContent &
  Omit<Article["listing"], "id" | "onSale"> & {
    readonly reserved: number;
    readonly onSale: boolean;
    readonly storeName: string;
    readonly storeSlug: string;
    readonly storeState: StoreState;
    readonly processing: Ms;
    readonly shippingFee: number;
    readonly variantPrice: number | null;
  };

/** The articles of these variants as the catalogue has them now; absent ones are left out. */
export async function readArticles({ sql, worldId }: WorldTx, variantIds: readonly number[]): Promise<Map<number, Article>> {
  const [row] = await sql<{ articles: readonly ArticleRow[] | null }[]>`select articles_of(${worldId}, ${`{${variantIds.join(",")}}`}::int[]) as articles`;
  return articlesIn(row?.articles ?? []);
}

/** Articles by variant, from rows as the database answers them. */
export const articlesIn = (rows: readonly ArticleRow[]): Map<number, Article> =>
  new Map(
    rows.map((row) => {
      const variant = { id: row.id, listingId: row.listingId, options: row.options, price: row.variantPrice, mode: row.mode, onHand: row.onHand };
      const listing = {
        id: row.listingId,
        storeId: row.storeId,
        title: row.title,
        picture: row.picture,
        listPrice: row.listPrice,
        flashPrice: row.flashPrice,
        flashFrom: row.flashFrom,
        flashUntil: row.flashUntil,
        bundleMinQuantity: row.bundleMinQuantity,
        bundlePercent: row.bundlePercent,
        processingDays: row.processingDays,
        onSale: row.onSale,
      };
      const store = {
        id: row.storeId,
        name: row.storeName,
        slug: row.storeSlug,
        processing: row.processing,
        shippingFee: row.shippingFee,
        state: row.storeState,
      };
      return [row.id, articleOf(variant, listing, store, row.onHand - row.reserved)] as const;
    }),
  );

/** A coupon in a buyer's hand, with the coupon itself. */
export interface HeldCoupon {
  readonly grant: GrantFacts;
  readonly coupon: Omit<CouponContent, "startsAt" | "expiresAt">;
}

/** A grant and its coupon as one row. */
export type HeldRow = GrantFacts & Omit<HeldCoupon["coupon"], "id">;

/** All coupons this buyer holds, whatever became of them, in the order they were given. */
export async function readGrants({ sql, worldId }: WorldTx, buyerId: number): Promise<HeldCoupon[]> {
  const [row] = await sql<{ held: readonly HeldRow[] | null }[]>`select coupons_held(${worldId}, ${buyerId}) as held`;
  return heldIn(row?.held ?? []);
}

/** Coupons in hand from rows as the database answers them. */
export const heldIn = (rows: readonly HeldRow[]): HeldCoupon[] =>
  rows.map(({ funder, storeId, title, kind, value, cap, minSpend, code, ...grant }) => ({
    grant,
    coupon: { id: grant.couponId, funder, storeId, title, kind, value, cap, minSpend, code },
  }));

/** A line of a cart as it lies in the database. */
export interface CartRow {
  readonly variantId: number;
  readonly quantity: number;
  readonly savedForLater: boolean;
  readonly addedAt: Ms;
}

/** A buyer's cart, the oldest line first. */
export const readCartRows = ({ sql, worldId }: WorldTx, buyerId: number): Promise<CartRow[]> =>
  sql<CartRow[]>`
    select variant_id, quantity, saved_for_later, added_at from cart_lines
    where world_id = ${worldId} and buyer_id = ${buyerId} order by added_at, variant_id`;
