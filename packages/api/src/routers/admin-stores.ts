import { playStore, previewStoreAct } from "@souk/market";
import type { Actor, StoreCommand } from "@souk/rulebook";
import {
  blastRadiusOutput,
  blockInput,
  consoleInput,
  consoleOutput,
  consoleStoreOutput,
  decideAppealInput,
  decideWithheldInput,
  liftSanctionInput,
  pointsInput,
  sanctionInput,
  storeActInput,
  storeDone,
  storeInput,
  storeNoteInput,
  storeReasonInput,
  storesInput,
  storesOutput,
} from "../contract/index.ts";
import { BadField, Refused } from "../errors.ts";
import { clockOf } from "../looks.ts";
import { playerOf, ringAfter, type PersonContext } from "../perform.ts";
import { readConsole, readStoreFile } from "../reads/console.ts";
import { radiusToView, readScore, readStanding } from "../reads/standing.ts";
import { readStores } from "../reads/stores.ts";
import { adminProcedure, router } from "../trpc.ts";
import { moneyOf } from "../views/scalars.ts";

export const actorOf = ({ me }: PersonContext): Actor => ({ party: me.role, person: me.personId });

/** Plays a command on a store and answers its standing after. Throws `Refused` when the law says no. */
export async function performOnStore(ctx: PersonContext, path: string, input: unknown, storeId: number, command: StoreCommand) {
  const outcome = await playStore(ctx.house.db, playerOf(ctx, path, input), storeId, command);
  ringAfter(ctx, outcome);
  if (outcome.kind === "refused") throw new Refused(outcome.refusal);
  const { standing } = await readStanding(ctx.house.db, ctx.me.world.id, storeId, actorOf(ctx));
  return { clock: await clockOf(ctx), outcome: outcome.kind, standing };
}

interface Call<Input> {
  readonly ctx: PersonContext;
  readonly input: Input;
  readonly path: string;
}

const acts =
  <Input extends { readonly storeId: number }>(commandOf: (input: Input) => StoreCommand) =>
  ({ ctx, input, path }: Call<Input>) =>
    performOnStore(ctx, path, input, input.storeId, commandOf(input));

export const adminStores = router({
  list: adminProcedure
    .input(storesInput)
    .output(storesOutput)
    .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx), ...(await readStores(ctx.house.db, ctx.world.id, input)) })),

  /** The freeze console: whom the signals speak against, the loudest first. */
  console: adminProcedure
    .input(consoleInput)
    .output(consoleOutput)
    .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx), ...(await readConsole(ctx.house.db, ctx.world.id, input)) })),

  /** One store's whole file: standing, signals with the orders behind them, complaints, money and history. */
  get: adminProcedure
    .input(storeInput)
    .output(consoleStoreOutput)
    .query(async ({ ctx, input: { storeId } }) => {
      const { db } = ctx.house;
      const money = moneyOf(ctx.world.currency);
      const [{ standing }, score, file] = await Promise.all([
        readStanding(db, ctx.world.id, storeId, actorOf(ctx)),
        readScore(db, ctx.world.id, `store:${storeId}`),
        readStoreFile(db, ctx.world.id, storeId),
      ]);
      const { escrow, pending, available, withheld, receivable } = file.money;
      return {
        clock: await clockOf(ctx),
        standing,
        score,
        complaints: file.complaints,
        money: { escrow: money(escrow), pending: money(pending), available: money(available), withheld: money(withheld), receivable: money(receivable) },
        history: file.history,
      };
    }),

  /** What an act would touch, before anybody presses. */
  preview: adminProcedure
    .input(storeActInput)
    .output(blastRadiusOutput)
    .query(async ({ ctx, input: { storeId, act } }) => ({
      clock: await clockOf(ctx),
      radius: radiusToView(act, await previewStoreAct(ctx.house.db, ctx.world.id, storeId, act), ctx.world.currency),
    })),

  putUnderReview: adminProcedure
    .input(storeReasonInput)
    .output(storeDone)
    .mutation(acts(({ reason }) => ({ on: "put_under_review", reason }))),

  clearReview: adminProcedure
    .input(storeNoteInput)
    .output(storeDone)
    .mutation(acts(({ note }) => ({ on: "clear_review", note }))),

  freeze: adminProcedure
    .input(storeReasonInput)
    .output(storeDone)
    .mutation(acts(({ reason }) => ({ on: "freeze_store", reason }))),

  release: adminProcedure
    .input(storeNoteInput)
    .output(storeDone)
    .mutation(acts(({ note }) => ({ on: "release_store", note }))),

  /** For good, but for an appeal: every order of the store is annulled. The store's name is typed, not clicked. */
  block: adminProcedure
    .input(blockInput)
    .output(storeDone)
    .mutation(async ({ ctx, input, path }) => {
      const { standing } = await readStanding(ctx.house.db, ctx.world.id, input.storeId, actorOf(ctx));
      if (input.confirm.trim() !== standing.store.name) throw new BadField("confirm", "mismatch", "type the store's name exactly as it is spelled");
      return performOnStore(ctx, path, input, input.storeId, { on: "block_store", note: input.note });
    }),

  decideAppeal: adminProcedure
    .input(decideAppealInput)
    .output(storeDone)
    .mutation(acts(({ upheld, note }) => ({ on: "decide_appeal", upheld, note }))),

  decideWithheld: adminProcedure
    .input(decideWithheldInput)
    .output(storeDone)
    .mutation(acts(({ decision, note }) => ({ on: "decide_withheld", decision, note }))),

  givePoints: adminProcedure
    .input(pointsInput)
    .output(storeDone)
    .mutation(acts(({ points, reason }) => ({ on: "give_points", points, reason }))),

  sanction: adminProcedure
    .input(sanctionInput)
    .output(storeDone)
    .mutation(acts(({ kind, until, reason }) => ({ on: "sanction_store", kind, until: until === undefined ? null : Date.parse(until), reason }))),

  liftSanction: adminProcedure
    .input(liftSanctionInput)
    .output(storeDone)
    .mutation(acts(({ kind, note }) => ({ on: "lift_sanction", kind, note }))),
});
