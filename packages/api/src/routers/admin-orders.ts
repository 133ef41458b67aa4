import {
  acceptChargebackInput,
  adminDone,
  adminOrdersInput,
  adminOrdersOutput,
  captureLateInput,
  contestChargebackInput,
  failVerificationInput,
  openChargebackInput,
  orderInput,
  proposeInput,
  reportRefundInput,
  reportShipmentInput,
  storyOutput,
  verdictInput,
} from "../contract/index.ts";
import { lookAsAdmin, rowsOf } from "../looks.ts";
import { perform } from "../perform.ts";
import { playsAsAdmin } from "../plays.ts";
import { readInstrument } from "../reads/purse.ts";
import { readAdminList } from "../reads/lists.ts";
import { readStory } from "../reads/story.ts";
import { adminProcedure, router } from "../trpc.ts";
import { settlementOf } from "./terms.ts";

export const adminOrders = router({
  list: adminProcedure
    .input(adminOrdersInput)
    .output(adminOrdersOutput)
    .query(async ({ ctx, input }) => {
      const { clock, orders, nextCursor } = await readAdminList(ctx.house.db, ctx.world.id, input);
      return { clock, orders: rowsOf(ctx, orders), nextCursor };
    }),

  /** Everything about one order on one page: history, deadlines of every generation, postings and mails. */
  story: adminProcedure
    .input(orderInput)
    .output(storyOutput)
    .query(async ({ ctx, input }) => {
      const { order, clock } = await lookAsAdmin(ctx, input.orderNo);
      return { clock, order, ...(await readStory(ctx.house.db, ctx.world.id, input.orderNo)) };
    }),

  failVerification: adminProcedure
    .input(failVerificationInput)
    .output(adminDone)
    .mutation(playsAsAdmin(({ note = "" }) => ({ on: "fail_verification", note }))),

  passVerification: adminProcedure
    .input(orderInput)
    .output(adminDone)
    .mutation(playsAsAdmin(() => ({ on: "pass_verification" }))),

  holdVerification: adminProcedure
    .input(orderInput)
    .output(adminDone)
    .mutation(playsAsAdmin(() => ({ on: "hold_verification" }))),

  receiveDocuments: adminProcedure
    .input(orderInput)
    .output(adminDone)
    .mutation(playsAsAdmin(() => ({ on: "receive_documents" }))),

  /** What the carrier would say: the parcel has arrived. */
  reportDelivered: adminProcedure
    .input(orderInput)
    .output(adminDone)
    .mutation(playsAsAdmin(() => ({ on: "report_delivered" }))),

  /** Any other fact the carrier would report. */
  reportShipment: adminProcedure
    .input(reportShipmentInput)
    .output(adminDone)
    .mutation(playsAsAdmin(({ fact }) => ({ on: "report_shipment", fact }))),

  /** The goods a buyer sent back have arrived at the seller's. */
  reportReturnDelivered: adminProcedure
    .input(orderInput)
    .output(adminDone)
    .mutation(playsAsAdmin(() => ({ on: "report_return_delivered" }))),

  /** What the rail says of a refund on its way, before its drawn instant. */
  reportRefund: adminProcedure
    .input(reportRefundInput)
    .output(adminDone)
    .mutation(playsAsAdmin(({ refund, outcome }) => ({ on: "report_refund", refund, outcome }))),

  /** What a slow rail would say: money for an order that is already closed. */
  captureLate: adminProcedure
    .input(captureLateInput)
    .output(adminDone)
    .mutation(async ({ ctx, input, path }) => {
      const { rail, label, instrumentId } = await readInstrument(ctx.house.db, ctx.world.id, input.instrumentId);
      const { kind, sight } = await perform(ctx, path, input, { on: "capture_late", rail, instrumentId, label, amount: input.amount });
      return { outcome: kind, ...(await lookAsAdmin(ctx, input.orderNo, sight)) };
    }),
});

/** The arbitration desk: a mediator proposes, and in the end decides. */
export const adminDisputes = router({
  propose: adminProcedure
    .input(proposeInput)
    .output(adminDone)
    .mutation(playsAsAdmin((input) => ({ on: "propose_settlement", ...settlementOf(input) }))),

  giveVerdict: adminProcedure
    .input(verdictInput)
    .output(adminDone)
    .mutation(playsAsAdmin((input) => ({ on: "give_verdict", liability: input.liability, ...settlementOf(input) }))),
});

/** Money forced back through the card's issuer: noticed, answered, and how the bank decided. */
export const adminChargebacks = router({
  open: adminProcedure
    .input(openChargebackInput)
    .output(adminDone)
    .mutation(playsAsAdmin(({ amount, reason = "" }) => ({ on: "open_chargeback", amount, reason }))),

  contest: adminProcedure
    .input(contestChargebackInput)
    .output(adminDone)
    .mutation(playsAsAdmin(({ text }) => ({ on: "contest_chargeback", text }))),

  accept: adminProcedure
    .input(acceptChargebackInput)
    .output(adminDone)
    .mutation(playsAsAdmin(({ fault }) => ({ on: "accept_chargeback", fault }))),

  reject: adminProcedure
    .input(orderInput)
    .output(adminDone)
    .mutation(playsAsAdmin(() => ({ on: "reject_chargeback" }))),
});
