import { addAddress, collectCoupon } from "@souk/market";
import {
  addAddressInput,
  addressesOutput,
  collectInput,
  couponsOutput,
  inboxInput,
  inboxOutput,
  instrumentsOutput,
  walletInput,
  walletOutput,
} from "../contract/index.ts";
import { clockOf } from "../looks.ts";
import { playerOf, type PersonContext } from "../perform.ts";
import { readCollectable, readGrants } from "../reads/coupons.ts";
import { readMails } from "../reads/mails.ts";
import { readAddresses, readInstruments, readWallet } from "../reads/purse.ts";
import { buyerProcedure, router } from "../trpc.ts";

async function couponsNow(ctx: PersonContext) {
  const { world, personId } = ctx.me;
  const [grants, collectable] = await Promise.all([
    readGrants(ctx.house.db, world.id, world.currency, personId),
    readCollectable(ctx.house.db, world.id, world.currency, personId),
  ]);
  return { clock: await clockOf(ctx), grants, collectable };
}

export const buyerPurse = router({
  coupons: router({
    list: buyerProcedure.output(couponsOutput).query(({ ctx }) => couponsNow(ctx)),

    /** Takes a coupon on offer; one already held stays one. */
    collect: buyerProcedure
      .input(collectInput)
      .output(couponsOutput)
      .mutation(async ({ ctx, input, path }) => {
        await collectCoupon(ctx.house.db, playerOf(ctx, path, input), input.couponId);
        return couponsNow(ctx);
      }),
  }),

  wallet: router({
    get: buyerProcedure
      .input(walletInput)
      .output(walletOutput)
      .query(async ({ ctx, input }) => ({
        clock: await clockOf(ctx),
        ...(await readWallet(ctx.house.db, ctx.world.id, ctx.buyerId, ctx.world.currency, input)),
      })),
  }),

  instruments: router({
    list: buyerProcedure.output(instrumentsOutput).query(async ({ ctx }) => {
      const instruments = await readInstruments(ctx.house.db, ctx.world.id, ctx.buyerId);
      return { instruments: instruments.map(({ id, rail, label }) => ({ instrumentId: id, rail, label })) };
    }),
  }),

  addresses: router({
    list: buyerProcedure.output(addressesOutput).query(async ({ ctx }) => ({ addresses: await readAddresses(ctx.house.db, ctx.world.id, ctx.buyerId) })),

    add: buyerProcedure
      .input(addAddressInput)
      .output(addressesOutput)
      .mutation(async ({ ctx, input, path }) => {
        await addAddress(ctx.house.db, playerOf(ctx, path, input), {
          address: input.address,
          ...(input.isDefault !== undefined && { isDefault: input.isDefault }),
        });
        return { addresses: await readAddresses(ctx.house.db, ctx.world.id, ctx.buyerId) };
      }),
  }),

  /** The mails this buyer got. */
  inbox: router({
    list: buyerProcedure
      .input(inboxInput)
      .output(inboxOutput)
      .query(async ({ ctx, input }) => ({
        clock: await clockOf(ctx),
        ...(await readMails(ctx.house.db, ctx.world.id, { ...input, party: "buyer", personId: ctx.buyerId })),
      })),
  }),
});
