import type { InstrumentFacts } from "@souk/sim";
import type { Address, GrantFacts, Minor, Ms, VariantFacts } from "@souk/rulebook";

/** A store as the tables keep it. */
export interface StoreContent {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly tagline: string;
  readonly picture: string;
  /** Processing time of listings that set none of their own. */
  readonly processing: Ms;
  readonly shippingFee: Minor;
  readonly autoApproveWindow: Ms | null;
  readonly ratingHundredths: number | null;
  readonly ratingCount: number;
  readonly openedAt: Ms;
}

export interface PersonContent {
  readonly id: number;
  readonly role: "buyer" | "seller" | "admin";
  readonly name: string;
  /** Unique in its world; what stands before the @ is the short name for command lines. */
  readonly email: string;
  readonly storeId: number | null;
  /** First word: the temperament (rules.md 12); after it `name=value` traits of an import. */
  readonly persona: string;
  /** Opening balance of the platform wallet. */
  readonly wallet: Minor;
  readonly address: Address | null;
}

export interface ListingContent {
  readonly id: number;
  readonly storeId: number;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly picture: string;
  readonly listPrice: Minor;
  readonly flashPrice: Minor | null;
  readonly flashFrom: Ms | null;
  readonly flashUntil: Ms | null;
  readonly bundleMinQuantity: number | null;
  readonly bundlePercent: number | null;
  readonly processingDays: number | null;
  readonly onSale: boolean;
  readonly ratingHundredths: number | null;
  readonly ratingCount: number;
  readonly sold: number;
  readonly createdAt: Ms;
}

export interface VariantContent {
  readonly id: number;
  readonly listingId: number;
  /** "" for a listing without choices, else "Colour: moss". */
  readonly options: string;
  /** null: the listing's price. */
  readonly price: Minor | null;
  readonly mode: VariantFacts["mode"];
  readonly onHand: number;
}

export interface CouponContent {
  readonly id: number;
  readonly funder: "store" | "platform";
  readonly storeId: number | null;
  readonly title: string;
  readonly kind: "amount" | "percent";
  /** Minor units, or whole percent. */
  readonly value: number;
  /** Most a percentage takes off; null without a cap. */
  readonly cap: Minor | null;
  readonly minSpend: Minor;
  readonly startsAt: Ms;
  readonly expiresAt: Ms;
  readonly code: string | null;
}

/** Everything a world starts with before its first order. */
export interface Content {
  readonly currency: string;
  readonly zone: string;
  readonly stores: readonly StoreContent[];
  readonly people: readonly PersonContent[];
  readonly listings: readonly ListingContent[];
  readonly variants: readonly VariantContent[];
  readonly coupons: readonly CouponContent[];
  readonly grants: readonly GrantFacts[];
  readonly instruments: readonly InstrumentFacts[];
}

/** A coupon a buyer has just been given. */
export const freshGrant = (id: number, coupon: Pick<CouponContent, "id" | "expiresAt">, buyerId: number): GrantFacts => ({
  id,
  couponId: coupon.id,
  buyerId,
  state: "available",
  expiresAt: coupon.expiresAt,
  checkoutNo: null,
  sharedBy: 0,
  givenBack: 0,
  restored: false,
  graceSpent: false,
});

/** "Lumen & Loom" becomes "lumen-loom": a name for links and command lines. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
