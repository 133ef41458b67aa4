import { playBuyer } from "@souk/market";
import type { BuyerCommand } from "@souk/rulebook";
import {
  auditInput,
  auditOutput,
  buyerNoteInput,
  buyerReasonInput,
  buyersInput,
  buyersOutput,
  buyerStandingDone,
  deskInput,
  deskOutput,
} from "../contract/index.ts";
import { NotHere, Refused } from "../errors.ts";
import { clockOf, rowsOf } from "../looks.ts";
import { playerOf, type PersonContext } from "../perform.ts";
import { readAudit } from "../reads/audit.ts";
import { readBuyers } from "../reads/console.ts";
import { countDesks, readDesk } from "../reads/desks.ts";
import { adminProcedure, router } from "../trpc.ts";

interface Call<Input> {
  readonly ctx: PersonContext;
  readonly input: Input;
  readonly path: string;
}

const judges =
  <Input extends { readonly buyerId: number }>(commandOf: (input: Input) => BuyerCommand) =>
  async ({ ctx, input, path }: Call<Input>) => {
    const outcome = await playBuyer(ctx.house.db, playerOf(ctx, path, input), input.buyerId, commandOf(input));
    if (outcome.kind === "refused") throw new Refused(outcome.refusal);
    const { buyers } = await readBuyers(ctx.house.db, ctx.me.world.id, { buyerId: input.buyerId, limit: 1 });
    const [buyer] = buyers;
    if (!buyer) throw new NotHere();
    return { clock: await clockOf(ctx), outcome: outcome.kind, buyer };
  };

/** Accounts of buyers: who stands how, and why; warning, blocking, banning and giving back. */
export const adminBuyers = router({
  list: adminProcedure
    .input(buyersInput)
    .output(buyersOutput)
    .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx), ...(await readBuyers(ctx.house.db, ctx.world.id, input)) })),

  warn: adminProcedure
    .input(buyerReasonInput)
    .output(buyerStandingDone)
    .mutation(judges(({ reason }) => ({ on: "warn_buyer", reason }))),

  block: adminProcedure
    .input(buyerReasonInput)
    .output(buyerStandingDone)
    .mutation(judges(({ reason }) => ({ on: "block_purchases", reason }))),

  ban: adminProcedure
    .input(buyerReasonInput)
    .output(buyerStandingDone)
    .mutation(judges(({ reason }) => ({ on: "ban_buyer", reason }))),

  restore: adminProcedure
    .input(buyerNoteInput)
    .output(buyerStandingDone)
    .mutation(judges(({ note }) => ({ on: "restore_buyer", note }))),
});

export const adminDesks = router({
  /** What waits for the platform at one desk, the most pressing first, and how much waits at each. */
  list: adminProcedure
    .input(deskInput)
    .output(deskOutput)
    .query(async ({ ctx, input }) => {
      const { clock, orders, nextCursor } = await readDesk(ctx.house.db, ctx.world.id, input.desk, input);
      return { clock, orders: rowsOf(ctx, orders), counts: await countDesks(ctx.house.db, ctx.world.id), nextCursor };
    }),
});

export const adminAudit = router({
  /** What admins did, the latest first, each with its link of the hash chain. */
  list: adminProcedure
    .input(auditInput)
    .output(auditOutput)
    .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx), ...(await readAudit(ctx.house.db, ctx.world.id, input)) })),
});
