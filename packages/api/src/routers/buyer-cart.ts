import { readCart, saveForLater, setCartQuantity, type Cart } from "@souk/market";
import { cartOutput, removeInput, saveForLaterInput, setQuantityInput } from "../contract/index.ts";
import { playerOf, type PersonContext } from "../perform.ts";
import { buyerProcedure, router } from "../trpc.ts";
import { cartToView } from "../views/cart.ts";
import { clockToView } from "../views/clock.ts";

/** The cart as it lies there now, at today's prices. */
export const cartNow = async (ctx: PersonContext) => toOutput(ctx, await readCart(ctx.house.db, ctx.me.world.id, ctx.me.personId));

const toOutput = (ctx: PersonContext, { lines, clock }: Cart) => ({ cart: cartToView(lines, ctx.me.world.currency), clock: clockToView(clock) });

export const buyerCart = router({
  get: buyerProcedure.output(cartOutput).query(({ ctx }) => cartNow(ctx)),

  /** So many units of a variant, whatever lay there before; 0 takes it out. */
  setQuantity: buyerProcedure
    .input(setQuantityInput)
    .output(cartOutput)
    .mutation(async ({ ctx, input, path }) => toOutput(ctx, await setCartQuantity(ctx.house.db, playerOf(ctx, path, input), input))),

  remove: buyerProcedure
    .input(removeInput)
    .output(cartOutput)
    .mutation(async ({ ctx, input, path }) =>
      toOutput(ctx, await setCartQuantity(ctx.house.db, playerOf(ctx, path, input), { variantId: input.variantId, quantity: 0 })),
    ),

  saveForLater: buyerProcedure
    .input(saveForLaterInput)
    .output(cartOutput)
    .mutation(async ({ ctx, input, path }) => {
      await saveForLater(ctx.house.db, playerOf(ctx, path, input), input);
      return cartNow(ctx);
    }),
});
