import type { Ms } from "@souk/rulebook";
import { InvalidInput } from "../errors.ts";
import type { Overrides } from "../scenarios/index.ts";

/** What a new world is made from. */
export interface WorldInput {
  readonly scenario: string;
  /** Every draw of chance is keyed by it: the same seed gives the same world. */
  readonly seed: string;
  readonly name?: string;
  /** 3 to 64 of a-z, 0-9 and dashes; drawn when not given. */
  readonly slug?: string;
  readonly clock?: { readonly start?: Ms; readonly mode?: "live" | "paused"; readonly rate?: number };
  readonly overrides?: Overrides;
}

/** Where the clock of a test world stands unless told: a Monday morning, so that business days are easy to count. */
export const defaultStart: Ms = Date.UTC(2026, 2, 2, 9);

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** Refuses what a world cannot be made from, naming the field and the rule. */
export function checkWorldInput(input: WorldInput): void {
  const { seed, name, slug, clock } = input;
  if (seed === "" || seed.length > 100) throw new InvalidInput("seed", "must have 1 to 100 characters");
  if (name !== undefined && (name.trim() === "" || name.length > 80)) throw new InvalidInput("name", "must have 1 to 80 characters");
  if (slug !== undefined && !/^[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]$/.test(slug))
    throw new InvalidInput("slug", "must be 3 to 64 of a-z, 0-9 and dashes, with no dash at either end");
  const start = clock?.start;
  if (start !== undefined && (!Number.isSafeInteger(start) || start < earliest || start > latest))
    throw new InvalidInput("clock.start", "must be an instant between the years 2000 and 2100");
  const rate = clock?.rate;
  if (rate !== undefined && !(rate > 0 && rate <= 1_000_000)) throw new InvalidInput("clock.rate", "must be above 0 and at most 1000000");
}
