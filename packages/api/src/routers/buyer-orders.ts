import { addToCartAgain } from "@souk/market";
import {
  addToCartAgainOutput,
  amendmentInput,
  buyerCountsOutput,
  buyerDone,
  buyerOrderOutput,
  buyerOrdersInput,
  buyerOrdersOutput,
  buyerPurged,
  buyerTabs,
  cancelUnpaidInput,
  daysInput,
  grantExtensionInput,
  offerInput,
  orderInput,
  payOrderInput,
  proposeAmendmentInput,
  purgeInput,
  requestCancellationInput,
  selfCancelInput,
} from "../contract/index.ts";
import { Refused } from "../errors.ts";
import { clockOf, lookAsBuyer, rowsOf } from "../looks.ts";
import { perform, playerOf, ringAfter } from "../perform.ts";
import { playsAsBuyer } from "../plays.ts";
import { countBuyerTabs, readBuyerList } from "../reads/lists.ts";
import { buyerProcedure, router } from "../trpc.ts";
import { amendmentOf } from "./amendments.ts";
import { cartNow } from "./buyer-cart.ts";
import { pay } from "./buyer-checkout.ts";

export const buyerOrders = router({
  list: buyerProcedure
    .input(buyerOrdersInput)
    .output(buyerOrdersOutput)
    .query(async ({ ctx, input }) => {
      const tab = input.tab ?? "all";
      const { clock, orders, nextCursor } = await readBuyerList(ctx.house.db, ctx.world.id, ctx.buyerId, tab, input);
      return { clock, tab, orders: rowsOf(ctx, orders), nextCursor };
    }),

  counts: buyerProcedure.output(buyerCountsOutput).query(async ({ ctx }) => ({
    clock: await clockOf(ctx),
    counts: await countBuyerTabs(ctx.house.db, ctx.world.id, ctx.buyerId, buyerTabs),
  })),

  get: buyerProcedure
    .input(orderInput)
    .output(buyerOrderOutput)
    .query(({ ctx, input }) => lookAsBuyer(ctx, input.orderNo)),

  pay: buyerProcedure
    .input(payOrderInput)
    .output(buyerDone)
    .mutation(async ({ ctx, input, path }) => {
      const { kind, sight } = await pay(ctx, path, input);
      return { outcome: kind, ...(await lookAsBuyer(ctx, input.orderNo, sight)) };
    }),

  cancelUnpaid: buyerProcedure
    .input(cancelUnpaidInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ reason, note = "" }) => ({ on: "cancel_unpaid", reason, note }))),

  requestCancellation: buyerProcedure
    .input(requestCancellationInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ reason, note = "", complaint = false }) => ({ on: "request_cancellation", reason, note, complaint }))),

  withdrawCancellation: buyerProcedure
    .input(orderInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(() => ({ on: "withdraw_cancellation" }))),

  acceptCounterOffer: buyerProcedure
    .input(offerInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ offerNo }) => ({ on: "accept_counter_offer", offerNo }))),

  declineCounterOffer: buyerProcedure
    .input(offerInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ offerNo }) => ({ on: "decline_counter_offer", offerNo }))),

  grantExtension: buyerProcedure
    .input(grantExtensionInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ days }) => ({ on: "grant_extension", days }))),

  declineExtension: buyerProcedure
    .input(orderInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(() => ({ on: "decline_extension" }))),

  /** What risk control asked for while it holds the payment. */
  sendDocuments: buyerProcedure
    .input(orderInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(() => ({ on: "receive_documents" }))),

  confirmReceipt: buyerProcedure
    .input(orderInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(() => ({ on: "confirm_receipt" }))),

  /** The buyer turns the parcel away at the door or at the post. */
  refuseDelivery: buyerProcedure
    .input(orderInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(() => ({ on: "refuse_delivery" }))),

  askProtection: buyerProcedure
    .input(daysInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ days }) => ({ on: "ask_protection", days }))),

  proposeAmendment: buyerProcedure
    .input(proposeAmendmentInput)
    .output(buyerDone)
    .mutation(async ({ ctx, input, path }) => {
      const { kind, sight } = await perform(ctx, path, input, { on: "propose_amendment", amendment: await amendmentOf(ctx, input) });
      return { outcome: kind, ...(await lookAsBuyer(ctx, input.orderNo, sight)) };
    }),

  acceptAmendment: buyerProcedure
    .input(amendmentInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ amendmentNo }) => ({ on: "accept_amendment", amendmentNo }))),

  declineAmendment: buyerProcedure
    .input(amendmentInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ amendmentNo }) => ({ on: "decline_amendment", amendmentNo }))),

  selfCancel: buyerProcedure
    .input(selfCancelInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(({ reason, note = "" }) => ({ on: "self_cancel", reason, note }))),

  trash: buyerProcedure
    .input(orderInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(() => ({ on: "trash" }))),

  restore: buyerProcedure
    .input(orderInput)
    .output(buyerDone)
    .mutation(playsAsBuyer(() => ({ on: "restore" }))),

  /** For good: from then on the order is not there any more, for its buyer. */
  purge: buyerProcedure
    .input(purgeInput)
    .output(buyerPurged)
    .mutation(async ({ ctx, input, path }) => {
      const { kind, sight } = await perform(ctx, path, input, { on: "purge", understood: input.understood });
      return { outcome: kind, clock: await clockOf(ctx, sight) };
    }),

  /** Puts what an order held into the cart once more, at today's prices. */
  addToCartAgain: buyerProcedure
    .input(orderInput)
    .output(addToCartAgainOutput)
    .mutation(async ({ ctx, input, path }) => {
      const { outcome, added, skipped } = await addToCartAgain(ctx.house.db, playerOf(ctx, path, input), input.orderNo);
      ringAfter(ctx, outcome);
      if (outcome.kind === "refused") throw new Refused(outcome.refusal);
      return { ...(await cartNow(ctx)), added: [...added], unavailable: skipped.map(({ title, problem }) => ({ title, problem })) };
    }),
});
