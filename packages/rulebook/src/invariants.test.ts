import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invariants } from "./testing/invariants.ts";
import { anyLife, live } from "./testing/walk.ts";

/** Lives 2,500 lives once, and keeps the first counterexample of each promise. */
function brokenPromises(): ReadonlyMap<string, string> {
  const broken = new Map<string, string>();
  for (const life of fc.sample(anyLife, 2_500)) {
    let step = 0;
    for (const moment of live(life)) {
      step += 1;
      for (const { no, check } of invariants) {
        if (broken.has(no)) continue;
        try {
          check(moment);
        } catch (error) {
          broken.set(no, `${String(error)} step ${step} (${moment.party} ${moment.command?.on ?? "waits"}) of ${JSON.stringify(life)}`);
        }
      }
    }
  }
  return broken;
}

describe("what holds after every step (rules.md 6)", { timeout: 60_000 }, () => {
  const broken = brokenPromises();
  test.each(invariants.map(({ no, says }) => [no, says] as const))("%s: %s", (no) => expect(broken.get(no)).toBeUndefined());
});
