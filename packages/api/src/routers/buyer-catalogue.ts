import { facetsInput, facetsOutput, productInput, productOutput, searchInput, searchOutput } from "../contract/index.ts";
import { clockOf } from "../looks.ts";
import { readFacets, readProduct, searchCatalogue } from "../reads/catalogue.ts";
import { buyerProcedure, router } from "../trpc.ts";

export const buyerCatalogue = router({
  search: buyerProcedure
    .input(searchInput)
    .output(searchOutput)
    .query(async ({ ctx, input }) => ({ clock: await clockOf(ctx), ...(await searchCatalogue(ctx.house.db, ctx.world.id, ctx.world.currency, input)) })),

  facets: buyerProcedure
    .input(facetsInput)
    .output(facetsOutput)
    .query(({ ctx, input }) => readFacets(ctx.house.db, ctx.world.id, ctx.world.currency, input)),

  product: buyerProcedure
    .input(productInput)
    .output(productOutput)
    .query(async ({ ctx, input }) => {
      const product = await readProduct(ctx.house.db, ctx.world.id, ctx.world.currency, ctx.buyerId, input.listingId);
      return { clock: await clockOf(ctx), product };
    }),
});
