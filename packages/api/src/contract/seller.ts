import { rejectReasons } from "@souk/rulebook";
import { z } from "zod";
import { clockView } from "./clock.ts";
import { refusalView, timerView } from "./law.ts";
import { orderListInput, orderRow, pageInput, sellerOrder, sellerTabs } from "./order.ts";
import { duration, durationInput, id, instant, money, note, orderNo, search, shortText, text } from "./scalars.ts";

/** One thing that waits for the seller, the nearest deadline first. */
export const needView = z
  .object({
    kind: z.enum([
      "answer_cancellation",
      "answer_early_request",
      "answer_dispute",
      "confirm_return",
      "consider_appeal",
      "answer_amendment",
      "answer_protection",
      "ship",
      "ship_late",
    ]),
    orderNo: z.int(),
    title: z.string(),
    picture: z.string(),
    buyerName: z.string(),
    total: money,
    /** What goes back to the buyer if nothing is done and that is what the law makes of it. */
    atStake: money,
    /** What ends the wait first. */
    timer: timerView.nullable(),
    /** Until when an open request can be answered, should shipping not run out before. */
    answerBy: instant.nullable(),
  })
  .meta({ id: "Need" });
export type NeedView = z.infer<typeof needView>;
export const needsMeOutput = z.object({ clock: clockView, needs: z.array(needView), counts: z.record(z.enum(sellerTabs), z.int()) });

export const sellerOrdersInput = orderListInput(sellerTabs);
export const sellerOrdersOutput = z.object({ clock: clockView, tab: z.enum(sellerTabs), orders: z.array(orderRow), nextCursor: z.string().nullable() });
export const sellerCountsOutput = z.object({ clock: clockView, counts: z.record(z.enum(sellerTabs), z.int()) });
export const sellerOrderOutput = z.object({ clock: clockView, order: sellerOrder });
export const sellerDone = z.object({ clock: clockView, outcome: z.enum(["done", "already_done"]), order: sellerOrder });

/** Shape and length of a tracking number are the law's to judge. */
export const shipInput = z.strictObject({ orderNo, carrier: shortText, tracking: text(60).trim().min(1) });
export const askExtensionInput = z.strictObject({ orderNo, days: z.int().min(1).max(365) });
export const cancelAsSellerInput = z.strictObject({ orderNo, reason: z.enum(["out_of_stock", "cannot_ship", "other"]), note: note.optional() });

export const cancellationsInput = z.strictObject({ show: z.enum(["open", "answered"]).optional(), ...pageInput });
export const cancellationsOutput = z.object({ clock: clockView, orders: z.array(orderRow), nextCursor: z.string().nullable() });
export const rejectInput = z.strictObject({ orderNo, reason: z.enum(rejectReasons), note: note.optional() });
export const counterOfferInput = z.strictObject({ orderNo, /** In minor units of the order's currency. */ amount: z.int().positive() });
export const answerManyInput = z
  .strictObject({
    orderNos: z.array(orderNo).min(1).max(100),
    answer: z.enum(["approve", "reject"]),
    reason: z.enum(rejectReasons).optional(),
    note: note.optional(),
  })
  .refine((input) => input.answer === "approve" || input.reason !== undefined, { error: "a rejection needs a reason", path: ["reason"] });
/** One row per order, in the order they were given; an order that is not this store's answers not_found, like one that does not exist. */
export const answerManyOutput = z.object({
  clock: clockView,
  results: z.array(z.object({ orderNo: z.int(), outcome: z.enum(["done", "already_done", "refused", "not_found"]), refusal: refusalView.nullable() })),
});

export const stockView = z
  .object({
    variantId: z.int(),
    options: z.string(),
    price: money,
    mode: z.enum(["on_order", "on_payment", "untracked"]),
    onHand: z.int(),
    reserved: z.int(),
    available: z.int().nullable(),
  })
  .meta({ id: "Stock" });
export const sellerListing = z
  .object({
    listingId: z.int(),
    title: z.string(),
    description: z.string(),
    picture: z.string(),
    category: z.string(),
    onSale: z.boolean(),
    shipping: money,
    processing: duration,
    /** null: the store's own. */
    processingDays: z.int().nullable(),
    sold: z.int(),
    variants: z.array(stockView),
  })
  .meta({ id: "SellerListing" });
export type SellerListing = z.infer<typeof sellerListing>;
export const listingsInput = z.strictObject({ search: search.optional(), onSale: z.boolean().optional(), ...pageInput });
export const listingsOutput = z.object({ clock: clockView, listings: z.array(sellerListing), nextCursor: z.string().nullable() });
export const listingInput = z.strictObject({ listingId: id });
export const listingOutput = z.object({ clock: clockView, listing: sellerListing });
export const updateListingInput = z.strictObject({
  listingId: id,
  title: shortText.optional(),
  description: note.optional(),
  /** null: the store's own processing time. */
  processingDays: z.int().min(1).max(90).nullable().optional(),
});
/** Units on the shelf; never fewer than are reserved. */
export const setStockInput = z.strictObject({ variantId: id, onHand: z.int().min(0).max(1_000_000) });
/** What one unit costs from now on, in minor units; placed orders keep their price. */
export const setPriceInput = z.strictObject({ variantId: id, price: z.int().positive().max(1_000_000_000) });
export const setOnSaleInput = z.strictObject({ listingId: id, onSale: z.boolean() });

/** The entries under a figure: of one order of this store, or of one of its buckets; never what tells how the buyer paid. */
export const sellerEntriesInput = z.strictObject({
  orderNo: orderNo.optional(),
  bucket: z.enum(["escrow", "pending", "available", "withheld", "receivable"]).optional(),
  ...pageInput,
});

/** The store's money by bucket, and order by order what is held and what releases it. */
export const heldInput = z.strictObject(pageInput);
export const heldOutput = z.object({
  clock: clockView,
  escrow: money,
  pending: money,
  available: money,
  withheld: money,
  orders: z.array(
    z.object({
      orderNo: z.int(),
      title: z.string(),
      state: z.string(),
      bucket: z.enum(["hold", "escrow", "pending", "withheld"]),
      amount: money,
      since: instant,
      timer: timerView.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const settingsView = z.object({
  storeId: z.int(),
  name: z.string(),
  state: z.string(),
  since: instant,
  /** null: off. */ autoApproveWindow: duration.nullable(),
});
export const settingsOutput = z.object({ clock: clockView, settings: settingsView });
export const updateSettingsInput = z.strictObject({
  /** Requests inside this span from placing are approved at once; null switches it off. */ autoApproveWindow: durationInput.nullable(),
});
