import { openBell, queueSetting } from "@souk/jobs";
import { getClock, pauseClock, runClock } from "@souk/market";
import { hours } from "@souk/rulebook";
import { expect, test } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { describeWithQueue } from "./testing/surroundings.ts";
import { armedIn, askToCancel, firedOf, orderOf, patient, worldOf } from "./testing/worlds.ts";

/** 72 hours of the world in a second and a half. */
const fast = hours(72) / 1_500;

describeWithQueue("deadlines of live worlds", (use) => {
  test("a request left silent closes the order at exactly 72 h", async () => {
    const { db, worker } = use();
    const world = await worldOf(db, "one-paid-order", patient);
    const askedAt = await askToCancel(db, world.id);
    const one = await worker();
    await runClock(db, world.id, fast);
    const closed = await eventually("the order is closed", async () => {
      const order = await orderOf(db, world.id);
      return order.state === "closed" && order;
    });
    await pauseClock(db, world.id);

    expect(closed.closeReason).toBe("cancel_auto");
    const silence = (await firedOf(db, world.id)).filter((event) => event.fired.kind === "cancel_respond");
    expect(new Set(silence.map((event) => event.at))).toEqual(new Set([askedAt + hours(72)]));
    const { firedEarly, fired } = one.health();
    expect(fired).toBeGreaterThan(0);
    expect(firedEarly).toBe(0);
  });

  test("no deadline fires before its instant, and each fires once, with two workers and a queue full of noise", async () => {
    const { db, env, worker } = use();
    const world = await worldOf(db, "orders-n", { deadlines: 400 });
    const workers = [await worker(), await worker()];
    const bell = openBell(queueSetting(env));
    await runClock(db, world.id, 800_000);
    await eventually("all deadlines have fired", async () => {
      // Duplicate, early, of worlds and advances that never were, and not of ours at all.
      for (const queue of await bell.queues()) await queue.add("noise", { worldId: "all", orderNo: 1001 }, { removeOnComplete: true, removeOnFail: true });
      await Promise.all([
        bell.ring(world.id, 0),
        bell.ring(world.id, 0),
        bell.ring(world.id, 60_000),
        bell.ring(999_999, 0),
        bell.ringAdvance({ worldId: world.id, advanceNo: 77 }),
      ]);
      return (await armedIn(db, world.id)) === 0;
    });
    const { now } = await getClock(db, world.id);

    const fired = await firedOf(db, world.id);
    // The first event of each firing stands for it: one deadline may cause several.
    const firings = fired.map((event) => `${event.stream} ${event.fired.kind} ${event.fired.subject} ${event.fired.generation}`);
    expect(new Set(firings).size).toBe(firings.length);
    expect(fired.length).toBeGreaterThan(300);
    expect(Math.max(...fired.map((event) => event.at))).toBeLessThanOrEqual(now);
    expect(workers.map((each) => each.health().firedEarly)).toEqual([0, 0]);
    await bell.close();
  });

  test("emptying the queue between arming and due loses nothing", async () => {
    const { db, worker, wipeQueue } = use();
    const world = await worldOf(db, "one-paid-order", patient);
    await askToCancel(db, world.id);
    await worker();
    await runClock(db, world.id, fast);
    await wipeQueue();
    await eventually("the order is closed", async () => (await orderOf(db, world.id)).state === "closed");
  });

  test("a world whose clock stands keeps its deadlines, however often it is woken", async () => {
    const { db, env, worker } = use();
    const world = await worldOf(db, "orders-200");
    const before = await armedIn(db, world.id);
    await worker();
    const bell = openBell(queueSetting(env));
    const other = await worldOf(db, "one-paid-order", patient);
    await askToCancel(db, other.id);
    await runClock(db, other.id, fast);
    await eventually("another world's order is closed", async () => {
      await bell.ring(world.id, 0);
      return (await orderOf(db, other.id)).state === "closed";
    });
    expect(await armedIn(db, world.id)).toBe(before);
    await bell.close();
  });

  test("the queue wakes the drain where there is one, the reconciler where there is none", async () => {
    const { db, env, worker } = use();
    const one = await worker();
    const { backend } = one.health().queue;
    if (backend !== "off") await eventually("the queue is listened to", () => one.health().queue.listening);
    const world = await worldOf(db, "one-paid-order", patient);
    await askToCancel(db, world.id);
    const bell = openBell(queueSetting(env));
    await runClock(db, world.id, hours(72) / 500);
    await bell.ring(world.id, 510);
    await eventually("the order is closed", async () => (await orderOf(db, world.id)).state === "closed");
    await eventually("it is known who woke the world", () => one.health().woken.queue + one.health().woken.reconciler > 0);
    if (backend === "off") expect(one.health().woken.queue).toBe(0);
    else await eventually("the queue has woken the world", () => one.health().woken.queue > 0);
    await bell.close();
  });
});
