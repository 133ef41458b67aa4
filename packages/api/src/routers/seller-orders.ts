import {
  amendmentInput,
  askExtensionInput,
  cancelAsSellerInput,
  daysInput,
  orderInput,
  proposeAmendmentInput,
  sellerCountsOutput,
  sellerDone,
  sellerOrderOutput,
  sellerOrdersInput,
  sellerOrdersOutput,
  sellerTabs,
  shipInput,
} from "../contract/index.ts";
import { clockOf, lookAsSeller, rowsOf } from "../looks.ts";
import { perform } from "../perform.ts";
import { playsAsSeller } from "../plays.ts";
import { countSellerTabs, readSellerList } from "../reads/lists.ts";
import { router, sellerProcedure } from "../trpc.ts";
import { amendmentOf } from "./amendments.ts";

export const sellerOrders = router({
  list: sellerProcedure
    .input(sellerOrdersInput)
    .output(sellerOrdersOutput)
    .query(async ({ ctx, input }) => {
      const tab = input.tab ?? "all";
      const { clock, orders, nextCursor } = await readSellerList(ctx.house.db, ctx.world.id, ctx.storeId, tab, input);
      return { clock, tab, orders: rowsOf(ctx, orders), nextCursor };
    }),

  counts: sellerProcedure.output(sellerCountsOutput).query(async ({ ctx }) => ({
    clock: await clockOf(ctx),
    counts: await countSellerTabs(ctx.house.db, ctx.world.id, ctx.storeId, sellerTabs),
  })),

  get: sellerProcedure
    .input(orderInput)
    .output(sellerOrderOutput)
    .query(({ ctx, input }) => lookAsSeller(ctx, input.orderNo)),

  ship: sellerProcedure
    .input(shipInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ carrier, tracking }) => ({ on: "ship", carrier, tracking }))),

  askExtension: sellerProcedure
    .input(askExtensionInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ days }) => ({ on: "ask_extension", days }))),

  /** More time of protection, asked for or not; never less. */
  grantProtection: sellerProcedure
    .input(daysInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ days }) => ({ on: "grant_protection", days }))),

  declineProtection: sellerProcedure
    .input(orderInput)
    .output(sellerDone)
    .mutation(playsAsSeller(() => ({ on: "decline_protection" }))),

  proposeAmendment: sellerProcedure
    .input(proposeAmendmentInput)
    .output(sellerDone)
    .mutation(async ({ ctx, input, path }) => {
      const { kind, sight } = await perform(ctx, path, input, { on: "propose_amendment", amendment: await amendmentOf(ctx, input) });
      return { outcome: kind, ...(await lookAsSeller(ctx, input.orderNo, sight)) };
    }),

  acceptAmendment: sellerProcedure
    .input(amendmentInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ amendmentNo }) => ({ on: "accept_amendment", amendmentNo }))),

  declineAmendment: sellerProcedure
    .input(amendmentInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ amendmentNo }) => ({ on: "decline_amendment", amendmentNo }))),

  cancel: sellerProcedure
    .input(cancelAsSellerInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ reason, note = "" }) => ({ on: "cancel_as_seller", reason, note }))),
});
