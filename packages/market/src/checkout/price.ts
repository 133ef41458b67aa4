import {
  bestCoupons,
  quote,
  type Address,
  type CouponInHand,
  type GrantFacts,
  type Ms,
  type OrderDraft,
  type Policy,
  type Quote,
  type StoreQuote,
} from "@souk/rulebook";
import { cartLineOf, inHand, type Shelf } from "./shelf.ts";

export interface Wanted {
  readonly variantId: number;
  readonly quantity: number;
}

export interface Cart {
  /** In the order of the cart; each variant once, and on the shelf. */
  readonly lines: readonly Wanted[];
  /** The coupons the buyer holds. */
  readonly grants: readonly GrantFacts[];
  /** Which of them to use; undefined: those that make the cart cheapest. */
  readonly use?: readonly number[];
  readonly now: Ms;
  readonly policy: Policy;
}

export interface PricedCart {
  readonly quote: Quote;
  readonly used: readonly CouponInHand[];
}

/** Today's price of a cart with the coupons chosen, or with the best of those in hand. */
export function priceCart(shelf: Shelf, cart: Cart): PricedCart {
  const lines = cart.lines.map(({ variantId, quantity }) => {
    const article = shelf.articles.get(variantId);
    if (!article) throw new Error(`variant ${variantId} is not on the shelf`);
    return cartLineOf(article, quantity);
  });
  const base = { now: cart.now, lines, processingDefault: cart.policy.shipByDefault };
  const held = inHand(shelf, cart.grants);
  const { use } = cart;
  const used = use === undefined ? bestCoupons({ ...base, inHand: held }) : held.filter(({ grant }) => use.includes(grant.id));
  return { quote: quote({ ...base, coupons: used }), used };
}

/** A store's part of a quote as the order that would be placed from it. */
export const draftOf = (
  { storeId, lines, price, grants, processing }: StoreQuote,
  of: {
    readonly no: number;
    readonly checkoutNo: number;
    readonly buyerId: number;
    readonly currency: string;
    readonly policyVersion: number;
    readonly address: Address;
  },
): OrderDraft => ({ ...of, storeId, lines, price, grants, processing });
