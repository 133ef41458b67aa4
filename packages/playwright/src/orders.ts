import type { BuyerOrder, Portal } from "@souk/api/contract";
import type { SoukClient } from "./client.ts";
import type { Who } from "./people.ts";

/** An order of the world, by number; what it says is always asked afresh. */
export interface OrderHandle {
  readonly no: number;
  /** Its page in each portal. */
  readonly url: Readonly<Record<Portal, string>>;
  /** As its buyer sees it. */
  seen(): Promise<BuyerOrder>;
  /** Its whole story: events, deadlines, entries of the books, mails. */
  story(): Promise<Story>;
}

type Story = Awaited<ReturnType<SoukClient["admin"]["orders"]["story"]["query"]>>;

/** One line of a cart: a listing's title, or with a choice ("Colour: moss") and a quantity. */
export interface Wanted {
  readonly title: string;
  readonly options?: string;
  readonly quantity?: number;
}

export interface Placing {
  /** Who buys; the fixture's buyer unless told. */
  readonly buyer?: Who;
  /** Titles of coupons to use, from those the buyer holds; none unless told. */
  readonly coupons?: readonly string[];
}

export interface Paying {
  /** The means of payment by its rail or a part of its label; the buyer's first unless told. */
  readonly with?: string;
  /** Minor units to take from the wallet; the rest goes to `with`. */
  readonly wallet?: number;
}

export interface Shipping {
  readonly carrier?: string;
  readonly tracking?: string;
}

/** The lines with the variants that are meant, looked up in the catalogue as a buyer would. */
export async function linesOf(buyer: SoukClient, wanted: readonly Wanted[]): Promise<{ variantId: number; quantity: number }[]> {
  return Promise.all(
    wanted.map(async ({ title, options, quantity = 1 }) => {
      const { items } = await buyer.buyer.catalogue.search.query({ q: title });
      const card = items.find((item) => item.title === title);
      if (!card) throw new Error(`no listing is called "${title}"; the search found ${items.map((item) => item.title).join(", ") || "nothing"}`);
      const { product } = await buyer.buyer.catalogue.product.query({ listingId: card.listingId });
      const variant = options === undefined ? product.variants[0] : product.variants.find((each) => each.options === options);
      if (!variant) throw new Error(`"${title}" has no choice "${options}"; it has ${product.variants.map((each) => each.options).join(", ")}`);
      return { variantId: variant.variantId, quantity };
    }),
  );
}

/** The grants behind the coupons of these titles; the buyer must hold them. */
export async function grantsNamed(buyer: SoukClient, titles: readonly string[]): Promise<number[]> {
  if (titles.length === 0) return [];
  const { grants } = await buyer.buyer.coupons.list.query();
  return titles.map((title) => {
    const grant = grants.find((each) => each.coupon.title === title && (each.shown === "available" || each.shown === "restored"));
    if (!grant) throw new Error(`this buyer holds no usable coupon "${title}"; held are ${grants.map((each) => each.coupon.title).join(", ")}`);
    return grant.grantId;
  });
}
