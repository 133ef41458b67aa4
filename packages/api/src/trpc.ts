import { initTRPC, TRPCError } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import { z } from "zod";
import type { ApiContext } from "./context.ts";
import * as contract from "./contract/index.ts";
import { formatError } from "./error-format.ts";
import { admit } from "./admit.ts";
import { asWireError } from "./errors.ts";

// tRPC asks a schema for `parseAsync` where it has one, and zod compiles schemas for `parse` alone, which takes a
// fifth of the time for a page of a list. Nothing in the contract waits for anything.
const schemas: readonly z.ZodType[] = Object.values(contract).filter((one) => one instanceof z.ZodType);
for (const schema of schemas) schema.parseAsync = async (value) => schema.parse(value);

/** Every call of the API passes here: translate what goes wrong, then the access table, then the ladder. */
const t = initTRPC
  .context<ApiContext>()
  .meta<OpenApiMeta>()
  .create({
    errorFormatter: formatError,
    isServer: true,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const translated = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  throw asWireError(result.error);
});

/** Whoever asks, as far as the access table lets them. */
export const anyone = t.procedure.use(translated).use(async ({ ctx, path, type, next }) => {
  await admit(ctx, path, type);
  return next();
});

/** Somebody of a world. */
export const worldProcedure = anyone.use(({ ctx, next }) => {
  if (ctx.caller.kind !== "person") throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { ...ctx, me: ctx.caller, world: ctx.caller.world } });
});

export const buyerProcedure = worldProcedure.use(({ ctx, next }) => {
  if (ctx.me.role !== "buyer") throw new TRPCError({ code: "FORBIDDEN" });
  return next({ ctx: { ...ctx, buyerId: ctx.me.personId } });
});

export const sellerProcedure = worldProcedure.use(({ ctx, next }) => {
  if (ctx.me.role !== "seller" || ctx.me.storeId === null) throw new TRPCError({ code: "FORBIDDEN" });
  return next({ ctx: { ...ctx, storeId: ctx.me.storeId } });
});

export const adminProcedure = worldProcedure.use(({ ctx, next }) => {
  if (ctx.me.role !== "admin") throw new TRPCError({ code: "FORBIDDEN" });
  return next({ ctx });
});
