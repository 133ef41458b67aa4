import { connect } from "@souk/db";
import { days, presets } from "@souk/rulebook";
import { expect, onTestFinished, test } from "vitest";
import { pauseClock, runClock } from "./clock.ts";
import { drainDue } from "./drain.ts";
import type { Overrides } from "./scenarios/index.ts";
import { defaultStart, freshWorld, testDb } from "./testing/index.ts";
import { Twins } from "./testing/twins.ts";
import { marketInMemory } from "./worlds/in-memory.ts";

/** The same scenario, seed and law once in PostgreSQL and once in memory. */
async function twins(options: { readonly seed: string; readonly workers: number; readonly scenario?: string; readonly inMemory?: Overrides }) {
  const { seed, workers, scenario = "orders-200", inMemory = {} } = options;
  const w = await freshWorld(scenario, { seed });
  const others = Array.from({ length: workers - 1 }, () => connect(undefined, { name: "souk-test-worker" }));
  onTestFinished(async () => {
    await Promise.all(others.map((db) => db.end()));
  });
  return new Twins({ workers: [testDb(), ...others], worldId: w.id, people: w.people, seed, memory: marketInMemory({ scenario, seed, overrides: inMemory }) });
}

const seed = String(process.env["SOUK_SEED"]);

test.each([
  { chunk: 1, workers: 1, steps: 60 },
  { chunk: 50, workers: 2, steps: 150 },
  { chunk: 500, workers: 1, steps: 150 },
  { chunk: 500, workers: 2, steps: 150 },
])(
  `a market lives the same life in PostgreSQL and in memory: $chunk deadlines a commit, $workers workers (SOUK_SEED=${seed})`,
  async ({ chunk, workers, steps }) => {
    const both = await twins({ seed, workers });
    expect(await both.divergence()).toBeNull();
    for (let k = 0; k < steps; k++) await both.step(k, chunk);
    expect(await both.divergence()).toBeNull();
    await both.advance(defaultStart + days(60), chunk);
    expect(await both.divergence()).toBeNull();
  },
);

test(`a market whose clock runs lives the same life as one in memory that is told when things were done (SOUK_SEED=${seed})`, async () => {
  const both = await twins({ seed, workers: 2 });
  await runClock(testDb(), both.worldId, 1_000_000);
  const over = new AbortController();
  const drains = both.workers.map(async (db) => {
    while (!over.signal.aborted) await drainDue(db, both.worldId, 50);
  });
  for (let k = 0; k < 80; k++) await both.act(k);
  over.abort();
  await Promise.all(drains);
  const { now } = await pauseClock(testDb(), both.worldId);
  await both.advance(now, 200);
  expect(await both.divergence()).toBeNull();
});

test("where the two part, the first event that differs is named", async () => {
  // In one of them a refund is sent a millisecond later; the refund promises it from the start.
  const policy = { refundSend: presets.souk.refundSend + 1 };
  const both = await twins({ seed: "parted", workers: 1, scenario: "one-paid-order", inMemory: { policy } });
  await both.advance(defaultStart + days(10), 50);
  expect(await both.divergence()).toMatch(/^the markets part in order:1001:\n {2}memory: .*"refund_created".*\n {2}PostgreSQL: .*"refund_created"/);
});
