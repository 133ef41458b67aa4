import type { Db } from "@souk/db";
import { openBell, queueSetting } from "@souk/jobs";
import { digestOf, getAdvance, runAdvance, runClock, startAdvance } from "@souk/market";
import { days } from "@souk/rulebook";
import { expect, test } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { describeWithQueue } from "./testing/surroundings.ts";
import { armedIn, firedOf, worldOf } from "./testing/worlds.ts";

/** A month of the world in about four seconds. */
const fast = 650_000;
const span = days(400);

/** Processes are started, killed and waited for. */
const patience = { timeout: 120_000 };

/** The digest of the same world, turned forward in this process, in one go, by nobody else. */
async function twinDigest(db: Db, deadlines: number, seed: string): Promise<string> {
  const twin = await worldOf(db, "orders-n", { deadlines }, seed);
  const { no } = await startAdvance(db, twin.id, { by: span });
  await runAdvance(db, twin.id, no);
  return digestOf(db, twin.id);
}

const isSettled = (db: Db, worldId: number) => async () => (await armedIn(db, worldId)) === 0;

describeWithQueue("workers that come and go", (use) => {
  test("a worker killed in the middle of a drain loses nothing: the next one ends where it would have", patience, async () => {
    const { db, workerProcess } = use();
    const world = await worldOf(db, "orders-n", { deadlines: 1_000 }, "killed drain");
    const all = await armedIn(db, world.id);
    const first = await workerProcess();
    await runClock(db, world.id, fast);
    await eventually("some deadlines have fired", async () => (await firedOf(db, world.id)).length > 50);
    await first.kill();
    expect(await armedIn(db, world.id), "it was killed before it had finished").toBeGreaterThan(0);
    const second = await workerProcess();
    await eventually("all deadlines have fired", isSettled(db, world.id));

    expect((await firedOf(db, world.id)).length).toBeGreaterThanOrEqual(all);
    expect(await digestOf(db, world.id)).toBe(await twinDigest(db, 1_000, "killed drain"));
    expect((await second.health()).firedEarly).toBe(0);
  });

  test("two workers on one world write the same history as one", patience, async () => {
    const { db, worker } = use();
    const world = await worldOf(db, "orders-n", { deadlines: 1_000 }, "two workers");
    await Promise.all([worker(), worker()]);
    await runClock(db, world.id, fast);
    await eventually("all deadlines have fired", isSettled(db, world.id));
    expect(await digestOf(db, world.id)).toBe(await twinDigest(db, 1_000, "two workers"));
  });

  test("an advance whose worker is killed is taken up by another and ends the same", patience, async () => {
    const { db, env, workerProcess } = use();
    const world = await worldOf(db, "orders-n", { deadlines: 2_000 }, "killed advance");
    const first = await workerProcess();
    const { no } = await startAdvance(db, world.id, { by: span });
    const bell = openBell(queueSetting(env));
    await bell.ringAdvance({ worldId: world.id, advanceNo: no });
    await bell.close();
    await eventually("the advance has begun", async () => (await getAdvance(db, world.id, no)).fired > 0);
    await first.kill();
    expect((await getAdvance(db, world.id, no)).status, "it was killed before it had finished").toBe("advancing");

    await workerProcess();
    const ended = await eventually(
      "the advance has ended",
      async () => {
        const advance = await getAdvance(db, world.id, no);
        return advance.status !== "advancing" && advance;
      },
      40_000,
    );
    expect(ended).toMatchObject({ status: "ready", undelivered: 0 });
    expect(await digestOf(db, world.id)).toBe(await twinDigest(db, 2_000, "killed advance"));
  });

  test("a worker outlives the loss of every connection it has to the database", patience, async () => {
    const { db, owner, workerProcess } = use();
    const world = await worldOf(db, "orders-n", { deadlines: 1_000 }, "cut off");
    const worker = await workerProcess();
    await runClock(db, world.id, fast);
    for (let cut = 0; cut < 4; cut += 1) {
      const before = (await firedOf(owner, world.id)).length;
      await owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
      await eventually("it goes on", async () => (await firedOf(owner, world.id)).length > before || (await armedIn(owner, world.id)) === 0);
    }
    await eventually("all deadlines have fired", isSettled(owner, world.id));
    expect(worker.process.exitCode).toBeNull();
    await eventually("it says that it is well", async () => (await worker.health()).ok);
  });

  test("a worker that is asked to end does so at once and cleanly", patience, async () => {
    const { workerProcess } = use();
    const worker = await workerProcess();
    await eventually("it is at work", async () => (await worker.health()).lastTickMs !== null);
    const asked = performance.now();
    expect(await worker.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(20_000);
  });

  test("a failed world does not stop the others", patience, async () => {
    const { db, owner, worker } = use();
    const [sick, sound] = [await worldOf(db, "orders-n", { deadlines: 100 }, "sick"), await worldOf(db, "orders-n", { deadlines: 100 }, "sound")];
    // Its orders name a policy whose parameters are gone: no deadline of it can be applied.
    await owner`update policies set values = 'null' where world_id = ${sick.id}`;
    await worker();
    await Promise.all([runClock(db, sick.id, fast), runClock(db, sound.id, fast)]);
    await eventually("the sound world is through", isSettled(db, sound.id));
    expect(await armedIn(db, sick.id)).toBeGreaterThan(0);
  });
});
