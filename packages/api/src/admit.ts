import { TRPCError } from "@trpc/server";
import type { ApiContext, Caller } from "./context.ts";
import { demandKey } from "./idempotency.ts";
import { ruleOf } from "./policy.ts";
import type { Audience } from "./policy.ts";

/**
 * Proves that the access table lets this one make this call, and not too often. A procedure without a row is refused: deny by default.
 */
export async function admit(ctx: ApiContext, path: string, type: "query" | "mutation" | "subscription"): Promise<void> {
  const rule = ruleOf(path);
  if (rule === undefined) throw new TRPCError({ code: "FORBIDDEN" });
  await ctx.house.limits.spend(ctx, rule.pace);
  if (!rule.allow.some((audience) => belongs(audience, ctx.caller)))
    throw new TRPCError({ code: ctx.caller.kind === "anonymous" ? "UNAUTHORIZED" : "FORBIDDEN" });
  if (type === "mutation") demandKey(ctx);
}

function belongs(audience: Audience, caller: Caller): boolean {
  switch (audience) {
    case "anyone":
      return true;
    case "person":
      return caller.kind === "person";
    case "buyer":
    case "seller":
    case "admin":
      return caller.kind === "person" && caller.role === audience;
    case "control":
      return caller.kind === "control";
    case "sandbox_person":
      return caller.kind === "person" && caller.world.sandbox;
    case "sandbox_admin":
      return caller.kind === "person" && caller.role === "admin" && caller.world.sandbox;
  }
}
