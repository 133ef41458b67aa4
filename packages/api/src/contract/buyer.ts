import { paidReasons, unpaidReasons } from "@souk/rulebook";
import { z } from "zod";
import { clockView } from "./clock.ts";
import { buyerOrder, buyerTabs, orderListInput, orderRow } from "./order.ts";
import { cartView } from "./shopping.ts";
import { id, note, orderNo } from "./scalars.ts";

export const buyerOrdersInput = orderListInput(buyerTabs);
export const buyerOrdersOutput = z.object({ clock: clockView, tab: z.enum(buyerTabs), orders: z.array(orderRow), nextCursor: z.string().nullable() });
export const buyerCountsOutput = z.object({ clock: clockView, counts: z.record(z.enum(buyerTabs), z.int()) });
export const buyerOrderOutput = z.object({ clock: clockView, order: buyerOrder });
/** After a command: what became of it, and the order as it now stands. A refusal is an error (409), never this. */
export const buyerDone = z.object({ clock: clockView, outcome: z.enum(["done", "already_done"]), order: buyerOrder });
/** After a command that may take the order out of the buyer's sight. */
export const buyerPurged = z.object({ clock: clockView, outcome: z.enum(["done", "already_done"]) });

export const payOrderInput = z.strictObject({ orderNo, wallet: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(), instrumentId: id.optional() });
export const cancelUnpaidInput = z.strictObject({ orderNo, reason: z.enum(unpaidReasons), note: note.optional() });
export const requestCancellationInput = z.strictObject({ orderNo, reason: z.enum(paidReasons), note: note.optional(), complaint: z.boolean().optional() });
export const selfCancelInput = z.strictObject({ orderNo, reason: z.enum(paidReasons), note: note.optional() });
export const offerInput = z.strictObject({ orderNo, offerNo: id });
export const grantExtensionInput = z.strictObject({ orderNo, days: z.int().min(1).max(365) });
export const purgeInput = z.strictObject({ orderNo, /** The buyer has read what is lost with the order. */ understood: z.boolean() });
export const addToCartAgainOutput = z.object({
  clock: clockView,
  cart: cartView,
  added: z.array(z.int()),
  /** Lines that cannot be bought today. */
  unavailable: z.array(z.object({ title: z.string(), problem: z.string() })),
});
