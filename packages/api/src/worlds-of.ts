import { worldBySlug } from "./access.ts";
import type { ApiContext, WorldRef } from "./context.ts";
import { BadField, NotHere } from "./errors.ts";

/** The world a call is about: a person's own, or the one a control token names. Another's world answers as absent. */
export async function worldOfCall(ctx: ApiContext, slug: string | undefined): Promise<WorldRef> {
  if (ctx.caller.kind === "person") {
    if (slug !== undefined && slug !== ctx.caller.world.slug) throw new NotHere();
    return ctx.caller.world;
  }
  if (slug === undefined) throw new BadField("world", "required", "name the world: a control token has none of its own");
  const world = await worldBySlug(ctx.house.db, slug);
  if (!world) throw new NotHere();
  return world;
}
