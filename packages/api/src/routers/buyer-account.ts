import { ownStandingOutput } from "../contract/index.ts";
import { NotHere } from "../errors.ts";
import { clockOf } from "../looks.ts";
import { readBuyers } from "../reads/console.ts";
import { buyerProcedure, router } from "../trpc.ts";

export const buyerAccount = router({
  /** How the buyer's own account stands, and why: for the banner that explains what it may not do. */
  standing: buyerProcedure.output(ownStandingOutput).query(async ({ ctx }) => {
    const { buyers } = await readBuyers(ctx.house.db, ctx.world.id, { buyerId: ctx.buyerId, limit: 1 });
    const [own] = buyers;
    if (!own) throw new NotHere();
    const { state, since, reason, unpaid, unpaidLimit } = own;
    return { clock: await clockOf(ctx), state, since, reason, unpaid, unpaidLimit };
  }),
});
