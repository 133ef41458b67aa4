import { draw, type InstrumentFacts } from "@souk/sim";
import { days, type Ms } from "@souk/rulebook";
import { admin } from "./build.ts";
import {
  freshGrant,
  slugOf,
  type Content,
  type CouponContent,
  type ListingContent,
  type PersonContent,
  type StoreContent,
  type VariantContent,
} from "./content.ts";
import { demoBuyers } from "./demo-people.ts";
import { pictureFor } from "./pictures.ts";

/** A store as a file describes it. What it says of behaviour stays with the person who sells there. */
export interface ImportedStore {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly shipWindowDays: number;
  readonly responseClass?: string;
  readonly handlingRatioZ?: number;
  readonly weekendHandover?: boolean;
}

/** A product as a file describes it; amounts in minor units. */
export interface ImportedProduct {
  readonly sku: string;
  readonly title: string;
  readonly category: string;
  readonly store: string;
  readonly price: number;
  readonly lowPrice?: number;
  readonly orderLines?: number;
  readonly quantityMedian?: number;
}

/** Where the numbers of new rows begin: behind those a world has already. */
export interface FirstNumbers {
  readonly store: number;
  readonly person: number;
  readonly listing: number;
  readonly variant: number;
  readonly coupon: number;
  readonly grant: number;
  readonly instrument: number;
}

export const fromOne: FirstNumbers = { store: 1, person: 1, listing: 1, variant: 1, coupon: 1, grant: 1, instrument: 1 };

const temperaments: Readonly<Record<string, string>> = { within_1h: "prompt", within_few_hours: "prompt", within_day: "busy", days_or_more: "silent" };
const firstNames = ["Ada", "Bruno", "Carmen", "Dev", "Elif", "Farid", "Gwen", "Hugo", "Iris", "Jonas", "Kofi", "Lena"];
const lastNames = ["Marsh", "Okoye", "Petit", "Rossi", "Sandvik", "Thorne", "Urban", "Vidal"];

/**
 * Stores and products of a file as a world that can be shopped in: a seller for each store, stock by how often a product sells, coupons,
 * and, where there are none yet, buyers with means of payment. Numbers are given by the caller; draws are keyed by the seed.
 */
export function importedContent(from: {
  readonly stores: readonly ImportedStore[];
  readonly products: readonly ImportedProduct[];
  readonly currency: string;
  readonly seed: string;
  readonly now: Ms;
  readonly first: FirstNumbers;
  /** Slugs and e-mails that the world has already. */
  readonly taken: ReadonlySet<string>;
  readonly withAdmin: boolean;
  readonly withBuyers: boolean;
}): Content {
  const { first, now, seed } = from;
  const people: PersonContent[] = [];
  const nextPerson = (): number => first.person + people.length;
  if (from.withAdmin) people.push({ ...admin, id: nextPerson() });

  const instruments: InstrumentFacts[] = [];
  for (const { handle, name, wallet, temperament, address, instruments: owned } of from.withBuyers ? demoBuyers : []) {
    const id = nextPerson();
    people.push({
      id,
      role: "buyer",
      name,
      email: free(`${handle}@souk.example`, from.taken),
      storeId: null,
      persona: temperament,
      wallet,
      address: { name, ...address },
    });
    for (const [rail, label, behaviour] of owned) instruments.push({ id: first.instrument + instruments.length, buyerId: id, rail, label, behaviour });
  }

  const stores = from.stores.map((store, n): StoreContent => storeOf(store, first.store + n, from.taken, now, seed));
  const storeIds = new Map(from.stores.map((store, n) => [store.id, first.store + n]));
  for (const [n, store] of from.stores.entries()) {
    const name = `${firstNames[n % firstNames.length]} ${lastNames[Math.floor(n / firstNames.length + n) % lastNames.length]}`;
    const email = free(`${slugOf(store.name)}@souk.example`, from.taken, store.id);
    people.push({ id: nextPerson(), role: "seller", name, email, storeId: first.store + n, persona: personaOf(store), wallet: 0, address: null });
  }

  const listings = from.products.map((product, n): ListingContent => listingOf(product, first.listing + n, storeIds.get(product.store) ?? 0, now, seed));
  const variants = from.products.map((product, n): VariantContent => ({
    id: first.variant + n,
    listingId: first.listing + n,
    options: "",
    price: null,
    mode: "on_order",
    onHand: Math.min(5_000, Math.max(24, Math.ceil((product.orderLines ?? 10) * (product.quantityMedian ?? 1)))),
  }));
  const coupons = couponsOf(stores, first.coupon, now);
  const buyers = people.filter((person) => person.role === "buyer");
  const grants = buyers.flatMap((buyer, b) =>
    coupons.slice(0, 4).map((coupon, c) => freshGrant(first.grant + b * Math.min(4, coupons.length) + c, coupon, buyer.id)),
  );
  return { currency: from.currency, zone: "Europe/London", stores, people, listings, variants, coupons, grants, instruments };
}

const free = (wanted: string, taken: ReadonlySet<string>, more = "2"): string => (taken.has(wanted) ? wanted.replace(/(@|$)/, `-${slugOf(more)}$1`) : wanted);

const words = (category: string): string => category.replaceAll("_", " ");

/** The temperament, and the traits of the file beside it. */
function personaOf({ responseClass, handlingRatioZ, weekendHandover }: ImportedStore): string {
  const traits = [
    responseClass !== undefined && `response_class=${responseClass}`,
    handlingRatioZ !== undefined && `handling_ratio_z=${handlingRatioZ}`,
    weekendHandover !== undefined && `weekend_handover=${weekendHandover ? "yes" : "no"}`,
  ];
  return [temperaments[responseClass ?? ""] ?? "prompt", ...traits.filter((trait) => trait !== false)].join(" ");
}

const storeOf = (store: ImportedStore, id: number, taken: ReadonlySet<string>, now: Ms, seed: string): StoreContent => ({
  id,
  slug: free(slugOf(store.name) || `store-${id}`, taken, store.id),
  name: store.name,
  tagline: `${words(store.category)}, handed over within ${store.shipWindowDays} days`,
  picture: pictureFor("", store.category, id),
  processing: days(store.shipWindowDays),
  shippingFee: 295 + 50 * Math.floor(draw(seed, `store:${store.id}`, "shipping") * 6),
  autoApproveWindow: null,
  ratingHundredths: null,
  ratingCount: 0,
  openedAt: now - days(30),
});

function listingOf(product: ImportedProduct, id: number, storeId: number, now: Ms, seed: string): ListingContent {
  const flash =
    product.lowPrice !== undefined && product.lowPrice < product.price && draw(seed, `product:${product.sku}`, "flash") < 0.04 ? product.lowPrice : null;
  return {
    id,
    storeId,
    slug: `${slugOf(product.title) || "item"}-${id}`,
    title: product.title,
    description: `${words(product.category)}, article ${product.sku}.`,
    category: product.category,
    picture: pictureFor(product.title, product.category, id),
    listPrice: product.price,
    flashPrice: flash,
    flashFrom: flash === null ? null : now,
    flashUntil: flash === null ? null : now + days(7),
    bundleMinQuantity: null,
    bundlePercent: null,
    processingDays: null,
    onSale: true,
    ratingHundredths: null,
    ratingCount: 0,
    sold: product.orderLines ?? 0,
    createdAt: now - days(30),
  };
}

/** One coupon of the platform, and one of every fourth store. */
function couponsOf(stores: readonly StoreContent[], first: number, now: Ms): CouponContent[] {
  const base = { startsAt: now, expiresAt: now + days(60) };
  const ofStores = stores
    .filter((_, n) => n % 4 === 0)
    .map((store) => ({
      ...base,
      funder: "store" as const,
      storeId: store.id,
      title: `Thank you from ${store.name}`,
      kind: "percent" as const,
      value: 10,
      cap: 500,
      minSpend: 1_000,
      code: null,
    }));
  const platform = {
    ...base,
    funder: "platform" as const,
    storeId: null,
    title: "Market days",
    kind: "percent" as const,
    value: 8,
    cap: 600,
    minSpend: 1_500,
    code: null,
  };
  return [platform, ...ofStores].map((coupon, n) => ({ id: first + n, ...coupon }));
}
