import type { InstrumentFacts } from "@souk/sim";
import { days, hours, type GrantFacts, type Ms } from "@souk/rulebook";
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
import type { DemoListing, DemoStore } from "./demo-catalogue.ts";
import { demoAdmin, type DemoBuyer } from "./demo-people.ts";

export const admin: PersonContent = {
  id: 1,
  role: "admin",
  name: demoAdmin.name,
  email: demoAdmin.email,
  storeId: null,
  persona: "",
  wallet: 0,
  address: null,
};

/** A world with nobody but its admin. */
export const emptyContent = (currency = "EUR", zone = "UTC"): Content => ({
  currency,
  zone,
  stores: [],
  people: [admin],
  listings: [],
  variants: [],
  coupons: [],
  grants: [],
  instruments: [],
});

/** Stores, people, listings, coupons and means of payment from the plain data of a scenario; flash prices and coupons are set around `start`. */
export function contentOf(from: {
  readonly stores: readonly DemoStore[];
  readonly buyers: readonly DemoBuyer[];
  readonly start: Ms;
  readonly plentiful?: boolean;
}): Content {
  const people: PersonContent[] = [admin];
  const instruments: InstrumentFacts[] = [];
  for (const { handle, name, wallet, temperament, address, instruments: owned } of from.buyers) {
    const id = people.length + 1;
    people.push({ id, role: "buyer", name, email: `${handle}@souk.example`, storeId: null, persona: temperament, wallet, address: { name, ...address } });
    for (const [rail, label, behaviour] of owned) instruments.push({ id: instruments.length + 1, buyerId: id, rail, label, behaviour });
  }

  const stores: StoreContent[] = [];
  const listings: ListingContent[] = [];
  const variants: VariantContent[] = [];
  for (const store of from.stores) {
    const id = stores.length + 1;
    stores.push(storeOf(store, id, from.start));
    const email = `${slugOf(store.seller.split(" ")[0] ?? store.seller)}@souk.example`;
    people.push({ id: people.length + 1, role: "seller", name: store.seller, email, storeId: id, persona: store.temperament, wallet: 0, address: null });
    for (const listing of store.listings) {
      listings.push(listingOf(listing, listings.length + 1, id, from.start));
      variants.push(...variantsOf(listing, listings.length, variants.length, from.plentiful ?? false));
    }
  }
  const coupons = couponsOf(stores, from.start);
  return { currency: "EUR", zone: "Europe/Berlin", stores, people, listings, variants, coupons, grants: grantsOf(coupons, people), instruments };
}

const storeOf = (store: DemoStore, id: number, start: Ms): StoreContent => ({
  id,
  slug: slugOf(store.name),
  name: store.name,
  tagline: store.about,
  picture: store.listings[0] ? pictureOf(store.listings[0].picture) : "",
  processing: days(store.days),
  shippingFee: store.shipping,
  autoApproveWindow: store.autoApproveHours === undefined ? null : hours(store.autoApproveHours),
  ratingHundredths: 390 + ((id * 37) % 100),
  ratingCount: 40 + ((id * 61) % 300),
  openedAt: start - days(200 + id * 31),
});

const pictureOf = (name: string): string => `/catalogue/${name}.svg`;

const listingOf = (listing: DemoListing, id: number, storeId: number, start: Ms): ListingContent => ({
  id,
  storeId,
  slug: `${slugOf(listing.title)}-${id}`,
  title: listing.title,
  description: listing.about,
  category: listing.category,
  picture: pictureOf(listing.picture),
  listPrice: listing.price,
  flashPrice: listing.flashPercent === undefined ? null : Math.floor((listing.price * (100 - listing.flashPercent)) / 100),
  flashFrom: listing.flashPercent === undefined ? null : start - days(2),
  flashUntil: listing.flashPercent === undefined ? null : start + days(5),
  bundleMinQuantity: listing.bundle?.[0] ?? null,
  bundlePercent: listing.bundle?.[1] ?? null,
  processingDays: listing.days ?? null,
  onSale: true,
  ratingHundredths: 380 + ((id * 53) % 120),
  ratingCount: 3 + ((id * 29) % 140),
  sold: (id * 37) % 97,
  createdAt: start - days(20 + ((id * 17) % 160)),
});

function variantsOf(listing: DemoListing, listingId: number, before: number, plentiful: boolean): VariantContent[] {
  return (listing.options ?? [[""] as const]).map(([options, more], n) => {
    const onHand = plentiful
      ? 1_000_000
      : listing.stock === "none"
        ? 0
        : listing.stock === "last"
          ? 1
          : listing.stock === "untracked"
            ? 0
            : 40 + ((listingId * 7 + n * 13) % 60);
    const mode = listing.stock === "untracked" ? "untracked" : "on_order";
    return { id: before + n + 1, listingId, options, price: more === undefined ? null : listing.price + more, mode, onHand };
  });
}

/** Two coupons of the platform, and one of every second store. */
function couponsOf(stores: readonly StoreContent[], start: Ms): CouponContent[] {
  const startsAt = start - days(90);
  const platform = { funder: "platform", storeId: null, startsAt } as const;
  const coupons: CouponContent[] = [
    { id: 1, ...platform, code: "SOUK8", title: "Market days", kind: "percent", value: 8, cap: 600, minSpend: 2_000, expiresAt: start + days(30) },
    { id: 2, ...platform, code: "WELCOME5", title: "Welcome", kind: "amount", value: 500, cap: null, minSpend: 3_000, expiresAt: start + days(5) },
  ];
  for (const store of stores.filter((s) => s.id % 2 === 1)) {
    const percent = store.id % 4 === 3;
    const word = store.slug.split("-")[0]?.toUpperCase() ?? "";
    coupons.push({
      id: coupons.length + 1,
      funder: "store",
      storeId: store.id,
      code: `${word}${percent ? 10 : 4}`,
      title: `${percent ? "Thank you" : "Hello"} from ${store.name}`,
      kind: percent ? "percent" : "amount",
      value: percent ? 10 : 400,
      cap: percent ? 1_000 : null,
      minSpend: 2_500,
      startsAt,
      expiresAt: start + days(21),
    });
  }
  return coupons;
}

/** Every buyer holds the platform's coupons and every second store coupon; the others wait to be collected. */
function grantsOf(coupons: readonly CouponContent[], people: readonly PersonContent[]): GrantFacts[] {
  const grants: GrantFacts[] = [];
  for (const [n, buyer] of people.filter((p) => p.role === "buyer").entries())
    for (const coupon of coupons) {
      if (coupon.storeId === null || (coupon.id + n) % 2 === 0) grants.push(freshGrant(grants.length + 1, coupon, buyer.id));
    }
  return grants;
}
