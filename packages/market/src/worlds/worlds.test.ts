import { createHash } from "node:crypto";
import { days, hours } from "@souk/rulebook";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createPersonToken,
  createWorld,
  deleteWorld,
  digestOf,
  ensureDemo,
  findPerson,
  findWorld,
  listWorlds,
  resetWorld,
  runAdvance,
  scenarioNames,
  startAdvance,
  type WorldInput,
} from "../index.ts";
import { expectPromisesHold, freshWorld, testDb } from "../testing/index.ts";

/** A world outside the fixture, removed when the test is over. */
async function made(input: WorldInput) {
  const world = await createWorld(testDb(), input);
  onTestFinished(() => deleteWorld(testDb(), world.id));
  return world;
}

describe("a world from a scenario", () => {
  test.each(scenarioNames)("%s keeps every promise from its first instant, and forty days later", async (scenario) => {
    const w = await freshWorld(scenario);
    await expectPromisesHold(w.db, w.id);
    await w.advance(days(40));
  });

  test("is the same for the same seed and start, and another for another seed", async () => {
    const db = testDb();
    const start = Date.UTC(2026, 5, 1);
    const [a, b, c] = await Promise.all(["one", "one", "two"].map((seed) => made({ scenario: "demo", seed, clock: { start, mode: "paused" } })));
    if (!a || !b || !c) throw new Error("three worlds were made");
    expect(await digestOf(db, a.id)).toBe(await digestOf(db, b.id));
    expect(await digestOf(db, a.id)).not.toBe(await digestOf(db, c.id));
    for (const { id } of [a, b]) {
      const { no } = await startAdvance(db, id, { by: days(30) });
      await runAdvance(db, id, no);
    }
    expect(await digestOf(db, a.id)).toBe(await digestOf(db, b.id));
  });

  test("has all states of the law in the demo, and people with every kind of means of payment", async () => {
    const w = await freshWorld("demo");
    const states = await w.db.begin(async (sql) => {
      await sql`select set_config('souk.world', ${String(w.id)}, true)`;
      return sql<{ state: string; stage: string | null; behaviours: string[] }[]>`
        select coalesce(o.close_reason, o.state) as state, (select min(stage) from refund_legs l where l.world_id = o.world_id and l.order_no = o.no) as stage,
          (select array_agg(distinct behaviour) from instruments i where i.world_id = o.world_id) as behaviours from orders o where o.world_id = ${w.id}`;
    });
    expect([...new Set(states.map((row) => row.state))].toSorted()).toEqual([
      "awaiting_delivery",
      "awaiting_payment",
      "awaiting_shipment",
      "cancel_approved",
      "cancel_auto",
      "cancel_early",
      "chargeback",
      "dispute_refund",
      "finished",
      "not_delivered",
      "payment_verifying",
      "ship_by_expired",
      "unpaid_cancelled",
      "unpaid_expired",
      "verification_failed",
    ]);
    expect(states.map((row) => row.stage)).toEqual(expect.arrayContaining(["expected", "processing", "refunded", "credited", "wallet_credited"]));
    expect(states[0]?.behaviours.toSorted()).toEqual(["bounces", "declines", "lost", "normal", "slow", "verification_fails"]);
  });

  test("fires as many deadlines as asked for in the thirty days after its start", async () => {
    const world = await made({ scenario: "orders-n", seed: "counted", overrides: { deadlines: 200 } });
    const { no } = await startAdvance(testDb(), world.id, { by: days(30) });
    expect(await runAdvance(testDb(), world.id, no)).toMatchObject({ status: "ready", fired: 200 });
  });
});

describe("resetting a world", () => {
  test("gives what it was made as, under the same slug, one epoch later, and leaves its tokens", async () => {
    const w = await freshWorld("demo");
    const before = await digestOf(w.db, w.id);
    const mira = await findPerson(w.db, w.id, "mira");
    const token = await createPersonToken(w.db, w.id, mira.id, "kept");
    await w.buy({ articles: ["Desk lamp"] });
    await w.advance(hours(100));
    const again = await resetWorld(w.db, w.id);
    expect(again).toMatchObject({ id: w.id, slug: w.world.slug, name: w.world.name, clock: { now: w.world.clock.now, mode: "paused" } });
    expect(again.clock.epoch).toBeGreaterThan(w.world.clock.epoch);
    expect(await digestOf(w.db, w.id)).toBe(before);
    const hash = createHash("sha256").update(token).digest("hex");
    expect(await w.db`select person_id from tokens where hash = ${hash}`).toEqual([{ personId: mira.id }]);
    expect(await w.db`select 1 from tokens where hash = ${token}`).toHaveLength(0);
  });

  test("leaves other worlds alone", async () => {
    const [w, other] = [await freshWorld("demo"), await freshWorld("demo")];
    const before = await digestOf(w.db, other.id);
    await resetWorld(w.db, w.id);
    expect(await digestOf(w.db, other.id)).toBe(before);
  });
});

test("a deleted world is gone with all its rows, and deleting it again is harmless", async () => {
  const db = testDb();
  const world = await createWorld(db, { scenario: "demo", seed: "gone" });
  await createPersonToken(db, world.id, 2);
  await deleteWorld(db, world.id);
  expect(await findWorld(db, world.slug)).toBeNull();
  expect((await listWorlds(db)).some((w) => w.id === world.id)).toBe(false);
  expect(await db`select 1 from tokens where world_id = ${world.id}`).toHaveLength(0);
  await deleteWorld(db, world.id);
});

test("the demo world is made once, however many ask", async () => {
  const db = testDb();
  const made = await Promise.all([ensureDemo(db, Date.now()), ensureDemo(db, Date.now()), ensureDemo(db, Date.now())]);
  expect(new Set(made.map(({ world }) => world.id)).size).toBe(1);
  expect(made.filter(({ created }) => created).length).toBeLessThanOrEqual(1);
  expect(made[0]?.world).toMatchObject({ slug: "demo", clock: { mode: "live" } });
  // One that was there before belongs to whoever made it.
  if (made.some(({ created }) => created)) await deleteWorld(db, made[0]?.world.id ?? 0);
});

test.each([
  [{ scenario: "nothing of the kind", seed: "1" }, "scenario: must be one of empty, shop"],
  [{ scenario: "shop", seed: "" }, "seed: must have 1 to 100 characters"],
  [{ scenario: "shop", seed: "1", slug: "No Slug!" }, "slug: must be 3 to 64"],
  [{ scenario: "shop", seed: "1", slug: "-ab" }, "slug: must be 3 to 64"],
  [{ scenario: "shop", seed: "1", name: " " }, "name: must have 1 to 80 characters"],
  [{ scenario: "shop", seed: "1", clock: { start: Number.NaN } }, "clock.start: must be an instant"],
  [{ scenario: "shop", seed: "1", clock: { rate: 0 } }, "clock.rate: must be above 0"],
  [{ scenario: "orders-n", seed: "1", overrides: { orders: -1 } }, "orders: must be a whole number"],
  [{ scenario: "orders-n", seed: "1", overrides: { deadlines: 1e9 } }, "deadlines: must be a whole number"],
] satisfies [WorldInput, string][])("a world cannot be made from %o", async (input, sentence) => {
  const before = (await listWorlds(testDb())).filter((world) => world.seed === input.seed).length;
  await expect(createWorld(testDb(), input)).rejects.toThrow(sentence);
  expect((await listWorlds(testDb())).filter((world) => world.seed === input.seed)).toHaveLength(before);
});

test("a slug that is taken is refused by name", async () => {
  const world = await made({ scenario: "empty", seed: "first" });
  await expect(createWorld(testDb(), { scenario: "empty", seed: "second", slug: world.slug })).rejects.toThrow(`slug: "${world.slug}" is taken`);
});
