import * as fc from "fast-check";
import { expect, test } from "vitest";
import { commandsOf, parties, storeRows } from "./index.ts";
import type { TestOrder } from "./testing.ts";
import { invariants } from "./testing/invariants.ts";
import { sample, sampleAtStore } from "./testing/samples.ts";
import { anyLife, begun, moved, must, spans, type Moment } from "./testing/walk.ts";

const lives = 1_000;
const commandsEach = 100;

/** Anybody gives anything: what the law allows where the order stands, and what it does not. */
const commands = parties.flatMap((party) => commandsOf(party).map((name) => ({ party, name })));
const ofStore = storeRows.filter((row) => row.deadline === undefined).flatMap(({ on: name, by }) => by.map((party) => ({ party, name })));

/** One command: every other time one that fits where the order stands, else anybody's anything. */
function storm(of: TestOrder, pick: number, rest: number): Moment {
  const before = of.order;
  const chance = pick % 20;
  const fitting = chance > 9 ? moved(of, rest) : null;
  if (fitting) return fitting;
  if (chance === 0) {
    const { party, name } = ofStore[rest % ofStore.length] ?? { party: "admin", name: "freeze_store" };
    of.tryAtStore(party, sampleAtStore(name, of, rest));
    return { now: of.now, party, command: null, decision: null, before, after: of.order, of };
  }
  const { party, name } = commands[rest % commands.length] ?? { party: "buyer", name: "reorder" };
  const command = sample(name, of, pick + rest);
  const decision = of.try(party, command);
  must(decision.kind === "accepted" || of.order === before, "what is refused changes nothing");
  return { now: of.now, party, command, decision, before, after: of.order, of };
}

test("100,000 random commands break no promise (a failure prints the seed that replays it)", { timeout: 120_000 }, () => {
  let given = 0;
  let accepted = 0;
  fc.assert(
    fc.property(anyLife, fc.array(fc.nat({ max: 100_000_000 }), { minLength: commandsEach, maxLength: commandsEach, size: "max" }), (life, picks) => {
      let of = begun(life);
      for (const pick of picks) {
        // Nothing can happen by itself to this one anymore: the next begins.
        if (of.next() === null || of.order.state === "closed") of = begun(life);
        const rest = Math.floor(pick / 20);
        const moment = storm(of, pick, rest);
        given += 1;
        if (moment.after !== moment.before) accepted += 1;
        for (const { check } of invariants) check(moment);
        if (pick % 3 !== 0) continue;
        const before = of.order;
        of.wait(spans[rest % spans.length] ?? 1);
        for (const { check } of invariants) check({ now: of.now, party: "clock", command: null, decision: null, before, after: of.order, of });
      }
    }),
    { numRuns: lives },
  );
  expect(given).toBeGreaterThanOrEqual(lives * commandsEach);
  expect([given >= lives * commandsEach, accepted > given / 4]).toEqual([true, true]);
});
