import type { GrantFacts, Minor, OrderLine, Price, UsedGrant } from "./order.ts";
import { perUnit, percentDown, spread } from "./rounding.ts";
import type { Ms } from "./time.ts";

/** One variant in a cart, with today's price and what may lower it. `flash` counts while from <= now < until. */
export interface CartLine {
  readonly storeId: number;
  readonly listingId: number;
  readonly variantId: number;
  readonly title: string;
  readonly options: string;
  readonly picture: string;
  readonly quantity: number;
  readonly listPrice: Minor;
  readonly flash: { readonly price: Minor; readonly from: Ms; readonly until: Ms } | null;
  readonly bundle: { readonly minQuantity: number; readonly percentBps: number } | null;
  /** What its store charges for one parcel; a store's parcel costs the highest of its lines. */
  readonly storeShipping: Minor;
  /** The listing's processing time, null when unset. */
  readonly processing: Ms | null;
  readonly stockMode: OrderLine["stockMode"];
}

/** A coupon the buyer holds, with what it takes off: an amount, or a share in basis points up to a cap. */
export interface CouponInHand {
  readonly grant: GrantFacts;
  readonly title: string;
  readonly funder: "store" | "platform";
  /** The store that funds and accepts it; null for a platform coupon. */
  readonly storeId: number | null;
  readonly discount: { readonly amount: Minor } | { readonly percentBps: number; readonly cap: Minor | null };
  /** Least value of what it applies to, before the coupon itself and without shipping. */
  readonly minSpend: Minor;
}

export interface QuoteInput {
  readonly now: Ms;
  readonly lines: readonly CartLine[];
  /** The coupons the buyer wants to use: at most one of each store and one of the platform. */
  readonly coupons: readonly CouponInHand[];
  /** Processing time of listings that set none: the policy's `shipByDefault`. */
  readonly processingDefault: Ms;
}

/** Why a coupon cannot be used in this cart. `missing` is what is left to buy for `below_min_spend`. */
export interface CouponProblem {
  readonly grantId: number;
  readonly code:
    | "not_available"
    | "expired"
    | "store_not_in_cart"
    | "one_per_store"
    | "one_per_checkout"
    | "below_min_spend"
    | "takes_nothing"
    | "leaves_nothing_to_pay";
  readonly missing: Minor | null;
}

/** What one store of the checkout will be ordered from it: everything an `OrderDraft` freezes. */
export interface StoreQuote {
  readonly storeId: number;
  readonly lines: readonly OrderLine[];
  readonly price: Price;
  readonly grants: readonly UsedGrant[];
  readonly processing: Ms;
}

export interface Quote {
  /** One per store, in the order in which the stores first stand in the cart. */
  readonly stores: readonly StoreQuote[];
  readonly total: Minor;
  readonly discount: Minor;
  readonly problems: readonly CouponProblem[];
}

interface Priced {
  readonly line: CartLine;
  readonly unitPrice: Minor;
  readonly flash: boolean;
  readonly items: Minor;
  readonly bundleDiscount: Minor;
  storeDiscount: Minor;
  platformDiscount: Minor;
}

interface Basket {
  readonly storeId: number;
  readonly lines: Priced[];
  shipping: Minor;
  processing: Ms;
  readonly grants: UsedGrant[];
}

const valueOf = (line: Priced): Minor => line.items - line.bundleDiscount - line.storeDiscount - line.platformDiscount;

function sumOf<T>(list: readonly T[], of: (item: T) => number): number {
  let sum = 0;
  for (const item of list) sum += of(item);
  return sum;
}

const discountOf = (coupon: CouponInHand, value: Minor): Minor => {
  const { discount } = coupon;
  if ("amount" in discount) return Math.min(discount.amount, value);
  const share = percentDown(value, discount.percentBps);
  return Math.min(share, discount.cap ?? share, value);
};

/** The item price: the flash price while it runs (never above the list price), then the bundle's share off the line. */
function priced(line: CartLine, now: Ms): Priced {
  const flash = line.flash !== null && line.flash.from <= now && now < line.flash.until && line.flash.price < line.listPrice;
  const unitPrice = flash && line.flash ? line.flash.price : line.listPrice;
  const items = unitPrice * line.quantity;
  const bundleDiscount = line.bundle && line.quantity >= line.bundle.minQuantity ? percentDown(items, line.bundle.percentBps) : 0;
  return { line, unitPrice, flash, items, bundleDiscount, storeDiscount: 0, platformDiscount: 0 };
}

function basketsOf(input: QuoteInput): Basket[] {
  const baskets = new Map<number, Basket>();
  for (const line of input.lines) {
    let basket = baskets.get(line.storeId);
    if (!basket) baskets.set(line.storeId, (basket = { storeId: line.storeId, lines: [], shipping: 0, processing: 0, grants: [] }));
    basket.lines.push(priced(line, input.now));
    basket.shipping = Math.max(basket.shipping, line.storeShipping);
    basket.processing = Math.max(basket.processing, line.processing ?? input.processingDefault);
  }
  return [...baskets.values()];
}

/** Takes a coupon off these baskets' lines, spread by their value (R-4), or says why it cannot. */
function apply(coupon: CouponInHand, baskets: readonly Basket[], key: "storeDiscount" | "platformDiscount"): CouponProblem["code"] | number | null {
  const lines = baskets.flatMap((basket) => basket.lines);
  const values = lines.map(valueOf);
  const value = sumOf(values, (v) => v);
  if (value < coupon.minSpend) return coupon.minSpend - value;
  const discount = discountOf(coupon, value);
  if (discount <= 0) return "takes_nothing";
  const shares = spread(discount, values);
  let at = 0;
  const perBasket = baskets.map((basket) => sumOf(shares.slice(at, (at += basket.lines.length)), (share) => share));
  if (baskets.some((basket, i) => sumOf(basket.lines, valueOf) + basket.shipping - (perBasket[i] as number) < 1)) return "leaves_nothing_to_pay";
  lines.forEach((line, i) => (line[key] = shares[i] as number));
  baskets.forEach((basket, i) => {
    const share = perBasket[i] as number;
    if (share > 0) basket.grants.push({ grantId: coupon.grant.id, funder: coupon.funder, title: coupon.title, discount: share });
  });
  return null;
}

function frozen(basket: Basket): StoreQuote {
  const lines = basket.lines.map((p, i): OrderLine => {
    const { listingId, variantId, title, options, picture, quantity, listPrice, stockMode } = p.line;
    const { unitPrice, flash, bundleDiscount, storeDiscount, platformDiscount } = p;
    const total = valueOf(p);
    const unitTotals = perUnit(total, quantity);
    return {
      no: i + 1,
      listingId,
      variantId,
      title,
      options,
      picture,
      quantity,
      listPrice,
      unitPrice,
      flash,
      bundleDiscount,
      storeDiscount,
      platformDiscount,
      total,
      unitTotals,
      stockMode,
    };
  });
  const items = sumOf(basket.lines, (p) => p.items);
  const bundleDiscount = sumOf(lines, (l) => l.bundleDiscount);
  const storeDiscount = sumOf(lines, (l) => l.storeDiscount);
  const platformDiscount = sumOf(lines, (l) => l.platformDiscount);
  const gross = items - bundleDiscount - storeDiscount + basket.shipping;
  const price: Price = { items, bundleDiscount, storeDiscount, platformDiscount, shipping: basket.shipping, total: gross - platformDiscount, gross };
  return { storeId: basket.storeId, lines, price, grants: basket.grants, processing: basket.processing };
}

/**
 * Prices a cart (rules.md 5.3): item price, then store coupons, then the platform coupon over all lines of all stores; every discount
 * frozen per line and unit. A coupon that cannot be used is left out and named in `problems`; the rest of the quote stands.
 */
export function quote(input: QuoteInput): Quote {
  const baskets = basketsOf(input);
  const problems: CouponProblem[] = [];
  const taken = new Set<number>();
  const ofStores = input.coupons.filter((coupon) => coupon.funder === "store");
  const ofPlatform = input.coupons.filter((coupon) => coupon.funder === "platform");
  const refuse = (coupon: CouponInHand, code: CouponProblem["code"], missing: Minor | null = null) =>
    problems.push({ grantId: coupon.grant.id, code, missing });
  const use = (coupon: CouponInHand, over: readonly Basket[], key: "storeDiscount" | "platformDiscount"): boolean => {
    const unusable = grantProblem(coupon.grant, input.now);
    const outcome = unusable ?? apply(coupon, over, key);
    if (outcome === null) return true;
    if (typeof outcome === "number") refuse(coupon, "below_min_spend", outcome);
    else refuse(coupon, outcome);
    return false;
  };
  for (const coupon of ofStores) {
    const basket = baskets.find((b) => b.storeId === coupon.storeId);
    if (!basket) refuse(coupon, "store_not_in_cart");
    else if (taken.has(basket.storeId)) refuse(coupon, "one_per_store");
    else if (use(coupon, [basket], "storeDiscount")) taken.add(basket.storeId);
  }
  let platform = false;
  for (const coupon of ofPlatform) {
    if (platform) refuse(coupon, "one_per_checkout");
    else platform = use(coupon, baskets, "platformDiscount");
  }
  const stores = baskets.map(frozen);
  const total = sumOf(stores, (s) => s.price.total);
  const discount = sumOf(stores, ({ price }) => price.bundleDiscount + price.storeDiscount + price.platformDiscount);
  return { stores, total, discount, problems };
}

function grantProblem(grant: GrantFacts, now: Ms): "not_available" | "expired" | null {
  if (grant.state !== "available") return "not_available";
  return now >= grant.expiresAt ? "expired" : null;
}
