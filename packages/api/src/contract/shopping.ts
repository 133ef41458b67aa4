import { grantStates } from "@souk/rulebook";
import { z } from "zod";
import { couponCard } from "./catalogue.ts";
import { clockView } from "./clock.ts";
import { refusalView } from "./law.ts";
import { lineView, pageInput, storeBrief } from "./order.ts";
import { address, addressInput, id, instant, money, word } from "./scalars.ts";
import type { OutsideRail } from "@souk/rulebook";

const quantity = z.int().min(1).max(999);

export const cartLine = z
  .object({
    variantId: z.int(),
    listingId: z.int(),
    title: z.string(),
    options: z.string(),
    picture: z.string(),
    quantity: z.int(),
    price: money,
    listPrice: money,
    flashUntil: instant.nullable(),
    subtotal: money,
    available: z.int().nullable(),
    /** Why it cannot be bought as it stands. */
    problem: z.enum(["not_on_sale", "out_of_stock", "store_not_selling"]).nullable(),
  })
  .meta({ id: "CartLine" });
export const cartView = z
  .object({
    stores: z.array(z.object({ store: storeBrief, lines: z.array(cartLine), subtotal: money })),
    saved: z.array(cartLine),
    /** Units in the cart, without what is saved for later. */
    count: z.int(),
    subtotal: money,
  })
  .meta({ id: "Cart" });
export type CartView = z.infer<typeof cartView>;
export const cartOutput = z.object({ clock: clockView, cart: cartView });
export const setQuantityInput = z.strictObject({ variantId: id, /** 0 takes it out. */ quantity: z.int().min(0).max(999) });
export const removeInput = z.strictObject({ variantId: id });
export const saveForLaterInput = z.strictObject({ variantId: id, saved: z.boolean() });

/** What is bought: the whole cart, or exactly these lines (the cart then stays as it is but for them). */
const selection = {
  lines: z
    .array(z.strictObject({ variantId: id, quantity }))
    .min(1)
    .max(100)
    .optional(),
  /** Grants to use; left out: the best of those held. An empty list uses none. */
  couponGrantIds: z.array(id).max(50).optional(),
};

export const quoteInput = z.strictObject({ ...selection });
export const quoteStore = z
  .object({
    store: storeBrief,
    /** `problem`: why this line cannot be bought as it stands. */
    lines: z.array(lineView.extend({ problem: z.enum(["not_on_sale", "out_of_stock", "store_not_selling"]).nullable() })),
    items: money,
    bundleDiscount: money,
    storeDiscount: money,
    platformDiscount: money,
    shipping: money,
    total: money,
  })
  .meta({ id: "QuoteStore" });
export const instrumentView = z.object({ instrumentId: z.int(), rail: word<OutsideRail>("Rail"), label: z.string() }).meta({ id: "Instrument" });
export const addressRow = z.object({ addressId: z.int(), address, isDefault: z.boolean() }).meta({ id: "AddressRow" });
export const quoteOutput = z.object({
  clock: clockView,
  stores: z.array(quoteStore),
  total: money,
  saved: money,
  /** Every coupon held, usable here or not, with what it takes off here. */
  coupons: z.array(
    z.object({
      grantId: z.int(),
      title: z.string(),
      funder: z.enum(["store", "platform"]),
      storeId: z.int().nullable(),
      selected: z.boolean(),
      usable: z.boolean(),
      /** Why not: below_threshold, expired, other_store, not_combinable, locked ... */
      problem: z.string().nullable(),
      /** How much more it would take to reach its threshold. */
      missing: money.nullable(),
      discount: money,
    }),
  ),
  wallet: money,
  instruments: z.array(instrumentView),
  addresses: z.array(addressRow),
});
export type QuoteOutput = z.infer<typeof quoteOutput>;

export const placeInput = z.strictObject({
  ...selection,
  /** One of the buyer's saved addresses; left out: the default one. */
  addressId: id.optional(),
  /** The total the buyer saw, in minor units: another price is refused instead of charged. */
  expectedTotal: z.int().min(0).optional(),
});
export const placeOutput = z.object({
  clock: clockView,
  checkoutNo: z.int(),
  orders: z.array(z.object({ orderNo: z.int(), store: storeBrief, total: money })),
  total: money,
  payBy: instant.nullable(),
});

/** Pays one order, or every unpaid order of a checkout: so much from the wallet, the rest with one outside means of payment. */
export const payInput = z
  .strictObject({
    orderNo: id.optional(),
    checkoutNo: id.optional(),
    wallet: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    instrumentId: id.optional(),
  })
  .refine((input) => (input.orderNo === undefined) !== (input.checkoutNo === undefined), { error: "give orderNo or checkoutNo", path: ["orderNo"] });
export const payOutput = z.object({
  clock: clockView,
  paid: z.boolean(),
  results: z.array(z.object({ orderNo: z.int(), outcome: z.enum(["done", "already_done", "refused"]), refusal: refusalView.nullable() })),
});

export const grantView = z
  .object({
    grantId: z.int(),
    coupon: couponCard,
    state: z.enum(grantStates),
    /** The tab it belongs to: available, restored (available again), in use (locked), used, expired, void. */
    shown: z.enum(["available", "restored", "locked", "used", "expired", "void"]),
    expiresAt: instant,
    orderNos: z.array(z.int()),
  })
  .meta({ id: "Grant" });
export const couponsOutput = z.object({ clock: clockView, grants: z.array(grantView), collectable: z.array(couponCard) });
export const collectInput = z.strictObject({ couponId: id });

export const walletInput = z.strictObject(pageInput);
export const walletOutput = z.object({
  clock: clockView,
  balance: money,
  entries: z.array(z.object({ at: instant, amount: money, orderNo: z.int().nullable(), cause: z.string() })),
  nextCursor: z.string().nullable(),
});
export const instrumentsOutput = z.object({ instruments: z.array(instrumentView) });
export const addressesOutput = z.object({ addresses: z.array(addressRow) });
export const addAddressInput = z.strictObject({ address: addressInput, isDefault: z.boolean().optional() });

/** A mail as a row; the portal renders it from template and parameters in the reader's language. */
export const mailView = z
  .object({
    mailId: z.string(),
    at: instant,
    to: z.string(),
    party: z.enum(["buyer", "seller", "admin"]),
    template: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    language: z.string(),
    orderNo: z.int().nullable(),
    /** Left the house by SMTP; null where none is configured: then this viewer is the mailbox. */
    sentAt: instant.nullable(),
  })
  .meta({ id: "Mail" });
export type MailView = z.infer<typeof mailView>;
export const inboxInput = z.strictObject(pageInput);
export const inboxOutput = z.object({ clock: clockView, mails: z.array(mailView), nextCursor: z.string().nullable() });
