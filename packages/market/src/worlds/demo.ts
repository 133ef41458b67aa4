import type { Db } from "@souk/db";
import type { Ms } from "@souk/rulebook";
import { InvalidInput } from "../errors.ts";
import { createWorld } from "./create.ts";
import { findWorld, type World } from "./view.ts";

const slug = "demo";

/**
 * The demo world: made when there is none, else as it is. Its clock runs at the rate of the wall from the instant given (the wall's own,
 * at whole seconds). Two processes may ask at once.
 */
export async function ensureDemo(db: Db, wallNow: Ms): Promise<{ readonly world: World; readonly created: boolean }> {
  const there = await findWorld(db, slug);
  if (there) return { world: there, created: false };
  const start = Math.floor(wallNow / 1_000) * 1_000;
  try {
    return {
      world: await createWorld(db, { scenario: "demo", seed: "demo", slug, name: "Demo market", clock: { start, mode: "live", rate: 1 } }),
      created: true,
    };
  } catch (error) {
    const meanwhile = error instanceof InvalidInput && error.field === "slug" ? await findWorld(db, slug) : null;
    if (!meanwhile) throw error;
    return { world: meanwhile, created: false };
  }
}
