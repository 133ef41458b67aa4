import type { StoreMetric } from "@souk/rulebook";
import { appealBlockInput, answerInvestigationInput, financeOutput, healthOutput, investigationOutput, storeDone, withdrawInput } from "../contract/index.ts";
import { clockOf } from "../looks.ts";
import { readStoreFile, readStoreSteps } from "../reads/console.ts";
import { readMetrics, readPayouts } from "../reads/health.ts";
import { readScore, readStanding } from "../reads/standing.ts";
import { router, sellerProcedure } from "../trpc.ts";
import { duration, instant, moneyOf } from "../views/scalars.ts";
import { actorOf, performOnStore } from "./admin-stores.ts";

export const sellerInvestigation = router({
  /** Why the store is under review, frozen or blocked, what can be done and until when; nothing of it in health. */
  get: sellerProcedure.output(investigationOutput).query(async ({ ctx }) => {
    const { db } = ctx.house;
    const [{ standing }, history] = await Promise.all([
      readStanding(db, ctx.world.id, ctx.storeId, actorOf(ctx)),
      readStoreSteps(db, ctx.world.id, ctx.storeId),
    ]);
    return { clock: await clockOf(ctx), standing, history };
  }),

  answer: sellerProcedure
    .input(answerInvestigationInput)
    .output(storeDone)
    .mutation(({ ctx, input, path }) => performOnStore(ctx, path, input, ctx.storeId, { on: "submit_evidence", files: [], text: input.text })),

  appeal: sellerProcedure
    .input(appealBlockInput)
    .output(storeDone)
    .mutation(({ ctx, input, path }) => performOnStore(ctx, path, input, ctx.storeId, { on: "appeal_block", text: input.text })),
});

export const sellerFinance = {
  /** All of the store's money by bucket, what has gone out, and whether more may. */
  finance: sellerProcedure.output(financeOutput).query(async ({ ctx }) => {
    const { db } = ctx.house;
    const money = moneyOf(ctx.world.currency);
    const [{ standing }, file, payouts] = await Promise.all([
      readStanding(db, ctx.world.id, ctx.storeId, actorOf(ctx)),
      readStoreFile(db, ctx.world.id, ctx.storeId),
      readPayouts(db, ctx.world.id, ctx.storeId),
    ]);
    const withdraw = standing.answers.find(({ command }) => command === "withdraw_money");
    if (!withdraw) throw new Error("the law has no answer for withdraw_money");
    const { escrow, pending, available, withheld, receivable } = file.money;
    return {
      clock: await clockOf(ctx),
      escrow: money(escrow),
      pending: money(pending),
      available: money(available),
      withheld: money(withheld),
      receivable: money(receivable),
      withdraw,
      payouts: payouts.map(({ at, amount, netted }) => ({ at: instant(at), amount: money(amount), netted: money(netted) })),
    };
  }),

  withdraw: sellerProcedure
    .input(withdrawInput)
    .output(storeDone)
    .mutation(({ ctx, input, path }) => performOnStore(ctx, path, input, ctx.storeId, { on: "withdraw_money", amount: input.amount })),
};

/** Shares a seller is judged by beside the signals: each counter and what it is a share of. */
const shares: readonly (readonly [key: StoreMetric, of: StoreMetric])[] = [
  ["silent_timeout", "requests"],
  ["shipped_over_request", "requests"],
  ["not_sold", "orders_paid"],
  ["late", "orders_paid"],
  ["seller_fault", "orders_paid"],
  ["disputes", "orders_shipped"],
  ["rulings_lost", "orders_shipped"],
  ["chargebacks", "card_orders"],
];

export const sellerHealth = router({
  /** How the store does, figure by figure, with what each is a share of and where its limit lies. */
  get: sellerProcedure.output(healthOutput).query(async ({ ctx }) => {
    const { db } = ctx.house;
    const [{ standing }, score, metrics] = await Promise.all([
      readStanding(db, ctx.world.id, ctx.storeId, actorOf(ctx)),
      readScore(db, ctx.world.id, `store:${ctx.storeId}`),
      readMetrics(db, ctx.world.id, `store:${ctx.storeId}`),
    ]);
    const count = (key: StoreMetric): number => metrics.get(key) ?? 0;
    return {
      clock: await clockOf(ctx),
      points: standing.points,
      sanctions: standing.sanctions,
      answerMean: count("answers") === 0 ? null : duration(Math.round(count("answer_ms") / count("answers"))),
      rows: [
        ...score.signals.map(({ key, value, volume, limit, unit, hit }) => ({ key, value, volume, limit, unit, hit })),
        ...shares.map(([key, of]) => ({
          key,
          value: count(of) === 0 ? 0 : count(key) / count(of),
          volume: count(of),
          limit: null,
          unit: "share" as const,
          hit: false,
        })),
      ],
    };
  }),
});
