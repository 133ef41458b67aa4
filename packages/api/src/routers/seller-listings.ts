import { setOnSale, setPrice, setStock, updateListing } from "@souk/market";
import {
  listingInput,
  listingOutput,
  listingsInput,
  listingsOutput,
  setOnSaleInput,
  setPriceInput,
  setStockInput,
  updateListingInput,
} from "../contract/index.ts";
import { clockOf } from "../looks.ts";
import { playerOf, type PersonContext } from "../perform.ts";
import { listingOfVariant, readShelf, readShelves } from "../reads/shelves.ts";
import { router, sellerProcedure } from "../trpc.ts";

async function shelfNow(ctx: PersonContext & { readonly storeId: number }, listingId: number) {
  const listing = await readShelf(ctx.house.db, ctx.me.world.id, ctx.storeId, ctx.me.world.currency, listingId);
  return { clock: await clockOf(ctx), listing };
}

export const sellerListings = router({
  list: sellerProcedure
    .input(listingsInput)
    .output(listingsOutput)
    .query(async ({ ctx, input }) => ({
      clock: await clockOf(ctx),
      ...(await readShelves(ctx.house.db, ctx.world.id, ctx.storeId, ctx.world.currency, input)),
    })),

  get: sellerProcedure
    .input(listingInput)
    .output(listingOutput)
    .query(({ ctx, input }) => shelfNow(ctx, input.listingId)),

  update: sellerProcedure
    .input(updateListingInput)
    .output(listingOutput)
    .mutation(async ({ ctx, input, path }) => {
      const { listingId, title, description, processingDays } = input;
      await updateListing(ctx.house.db, playerOf(ctx, path, input), {
        listingId,
        ...(title !== undefined && { title }),
        ...(description !== undefined && { description }),
        ...(processingDays !== undefined && { processingDays }),
      });
      return shelfNow(ctx, listingId);
    }),

  setStock: sellerProcedure
    .input(setStockInput)
    .output(listingOutput)
    .mutation(async ({ ctx, input, path }) => {
      await setStock(ctx.house.db, playerOf(ctx, path, input), input);
      return shelfNow(ctx, await listingOfVariant(ctx.house.db, ctx.world.id, ctx.storeId, input.variantId));
    }),

  setPrice: sellerProcedure
    .input(setPriceInput)
    .output(listingOutput)
    .mutation(async ({ ctx, input, path }) => {
      await setPrice(ctx.house.db, playerOf(ctx, path, input), input);
      return shelfNow(ctx, await listingOfVariant(ctx.house.db, ctx.world.id, ctx.storeId, input.variantId));
    }),

  setOnSale: sellerProcedure
    .input(setOnSaleInput)
    .output(listingOutput)
    .mutation(async ({ ctx, input, path }) => {
      await setOnSale(ctx.house.db, playerOf(ctx, path, input), input);
      return shelfNow(ctx, input.listingId);
    }),
});
