import type { Minor } from "./order.ts";
import { quote, type CouponInHand, type QuoteInput } from "./pricing.ts";

/** More combinations than this are not tried out one by one. */
const combinationsMax = 2_000;

/**
 * The coupons in hand that make this cart cheapest: at most one per store and one of the platform. A store coupon can push the cart
 * under the platform coupon's threshold, so combinations are tried whole; for very many, each store's best alone is combined with
 * every platform coupon. Equal totals: fewer coupons, then the earlier ones in hand.
 */
export function bestCoupons(input: Omit<QuoteInput, "coupons"> & { readonly inHand: readonly CouponInHand[] }): readonly CouponInHand[] {
  const { inHand, ...cart } = input;
  const totalWith = (coupons: readonly CouponInHand[]): Minor => quote({ ...cart, coupons }).total;
  const stores = new Set(cart.lines.map((line) => line.storeId));
  const usable = inHand.filter((coupon) => quote({ ...cart, coupons: [coupon] }).problems.length === 0);
  const ofStores = [...stores].map((storeId) => usable.filter((coupon) => coupon.funder === "store" && coupon.storeId === storeId));
  const ofPlatform = usable.filter((coupon) => coupon.funder === "platform");
  const count = ofStores.reduce((product, list) => product * (list.length + 1), ofPlatform.length + 1);
  const choices =
    count <= combinationsMax
      ? ofStores
      : ofStores.map((list) =>
          cheapest(
            list.map((c) => [c]),
            totalWith,
          ),
        );
  let combinations: (readonly CouponInHand[])[] = [[]];
  for (const list of choices) combinations = combinations.flatMap((chosen) => [chosen, ...list.map((coupon) => [...chosen, coupon])]);
  combinations = combinations.flatMap((chosen) => [chosen, ...ofPlatform.map((coupon) => [...chosen, coupon])]);
  return cheapest(combinations, totalWith);
}

function cheapest(combinations: readonly (readonly CouponInHand[])[], totalWith: (coupons: readonly CouponInHand[]) => Minor): readonly CouponInHand[] {
  let best: readonly CouponInHand[] = [];
  let least = totalWith(best);
  for (const coupons of combinations) {
    const total = totalWith(coupons);
    if (total > least || (total === least && coupons.length >= best.length)) continue;
    best = coupons;
    least = total;
  }
  return best;
}
