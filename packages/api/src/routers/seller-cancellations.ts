import { NotFound } from "@souk/market";
import type { OrderCommand } from "@souk/rulebook";
import {
  answerManyInput,
  answerManyOutput,
  cancellationsInput,
  cancellationsOutput,
  counterOfferInput,
  orderInput,
  rejectInput,
  sellerDone,
} from "../contract/index.ts";
import type { RefusalView } from "../contract/index.ts";
import { Refused } from "../errors.ts";
import { clockOf, rowsOf } from "../looks.ts";
import { perform, type PersonContext } from "../perform.ts";
import { playsAsSeller } from "../plays.ts";
import { readCancellations } from "../reads/lists.ts";
import { router, sellerProcedure } from "../trpc.ts";
import { refusalToView } from "../views/law.ts";

export const sellerCancellations = router({
  /** Requests waiting for this seller, the nearest deadline first; or those answered. */
  list: sellerProcedure
    .input(cancellationsInput)
    .output(cancellationsOutput)
    .query(async ({ ctx, input }) => {
      const { clock, orders, nextCursor } = await readCancellations(ctx.house.db, ctx.world.id, ctx.storeId, input.show ?? "open", input);
      return { clock, orders: rowsOf(ctx, orders), nextCursor };
    }),

  approve: sellerProcedure
    .input(orderInput)
    .output(sellerDone)
    .mutation(playsAsSeller(() => ({ on: "approve_cancellation" }))),

  reject: sellerProcedure
    .input(rejectInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ reason, note = "" }) => ({ on: "reject_cancellation", reason, note }))),

  makeCounterOffer: sellerProcedure
    .input(counterOfferInput)
    .output(sellerDone)
    .mutation(playsAsSeller(({ amount }) => ({ on: "make_counter_offer", amount }))),

  /** One answer to many requests, order by order: what fails for one does not touch the others. */
  answerMany: sellerProcedure
    .input(answerManyInput)
    .output(answerManyOutput)
    .mutation(async ({ ctx, input, path }) => {
      const command: OrderCommand =
        input.answer === "approve" ? { on: "approve_cancellation" } : { on: "reject_cancellation", reason: input.reason ?? "other", note: input.note ?? "" };
      const results: Result[] = [];
      for (const orderNo of new Set(input.orderNos)) results.push(await answerOne(ctx, path, orderNo, command));
      return { clock: await clockOf(ctx), results };
    }),
});

interface Result {
  orderNo: number;
  outcome: "done" | "already_done" | "refused" | "not_found";
  refusal: RefusalView | null;
}

/** Each order has a key of its own, derived from the call's, so that a repeated call repeats each answer. */
async function answerOne(ctx: PersonContext, path: string, orderNo: number, command: OrderCommand): Promise<Result> {
  const own = { ...ctx, request: { ...ctx.request, key: ctx.request.key && `${ctx.request.key}#${orderNo}` } };
  try {
    const { kind } = await perform(own, path, { orderNo }, command);
    return { orderNo, outcome: kind, refusal: null };
  } catch (error) {
    if (error instanceof Refused) return { orderNo, outcome: "refused", refusal: refusalToView(error.refusal) };
    if (error instanceof NotFound) return { orderNo, outcome: "not_found", refusal: null };
    throw error;
  }
}
