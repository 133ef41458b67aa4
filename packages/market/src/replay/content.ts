import { articlePicture, traceCurrency, type TraceSetting } from "@souk/sim";
import { admin } from "../scenarios/build.ts";
import type { Content, ListingContent, PersonContent, StoreContent } from "../scenarios/content.ts";

/** The people and shelves of a recording as the tables keep them. It says no more of them than a name. */
export function contentOfTraces({ stores, sellers, buyers, articles, instruments, start, policy }: TraceSetting): Content {
  return {
    currency: traceCurrency,
    zone: "Europe/London",
    stores: stores.map(({ id, name }): StoreContent => ({
      id,
      slug: `store-${id}`,
      name,
      tagline: "",
      picture: articlePicture(id),
      processing: policy.shipByDefault,
      shippingFee: 0,
      autoApproveWindow: null,
      ratingHundredths: null,
      ratingCount: 0,
      openedAt: start,
    })),
    people: [
      admin,
      ...stores.map(({ id, name }, i): PersonContent => person("seller", sellers[i] as number, `Seller of ${name}`, id)),
      ...buyers.map(({ id, name }): PersonContent => person("buyer", id, name, null)),
    ],
    listings: articles.map(({ id, storeId, sku, price }): ListingContent => ({
      id,
      storeId,
      slug: `article-${id}`,
      title: `Article ${sku}`,
      description: "",
      category: "recorded",
      picture: articlePicture(id),
      listPrice: price,
      flashPrice: null,
      flashFrom: null,
      flashUntil: null,
      bundleMinQuantity: null,
      bundlePercent: null,
      processingDays: null,
      onSale: true,
      ratingHundredths: null,
      ratingCount: 0,
      sold: 0,
      createdAt: start,
    })),
    variants: articles.map(({ id }) => ({ id, listingId: id, options: "", price: null, mode: "untracked", onHand: 0 })),
    coupons: [],
    grants: [],
    instruments,
  };
}

const person = (role: "seller" | "buyer", id: number, name: string, storeId: number | null): PersonContent => ({
  id,
  role,
  name,
  email: `${role}-${id}@souk.example`,
  storeId,
  persona: "",
  wallet: 0,
  address: null,
});
