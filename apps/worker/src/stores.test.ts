import { inWorld, type Db } from "@souk/db";
import { openBell, queueSetting } from "@souk/jobs";
import {
  checkInvariants,
  digestOf,
  followNext,
  followProgress,
  getClock,
  listPeople,
  pauseClock,
  playStore,
  runClock,
  startAdvance,
  runAdvance,
} from "@souk/market";
import { days } from "@souk/rulebook";
import { expect, test } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { describeWithQueue } from "./testing/surroundings.ts";
import { worldOf } from "./testing/worlds.ts";

/** Where the freezes of these tests happen: the first store of the catalogue. */
const store = 1;

async function freeze(db: Db, worldId: number): Promise<void> {
  const admin = (await listPeople(db, worldId)).find(({ role }) => role === "admin");
  const player = { worldId, party: "admin", person: admin?.id ?? null, storeId: null, once: null } as const;
  const outcome = await playStore(db, player, store, { on: "freeze_store", reason: "Complaints" });
  if (outcome.kind !== "done") throw new Error(`the freeze was ${JSON.stringify(outcome)}`);
}

const leftIn = async (db: Db, worldId: number): Promise<number> => (await followProgress(db, worldId, store))?.left ?? 0;

const brokenIn = async (db: Db, worldId: number): Promise<string[]> =>
  (await checkInvariants(db, worldId)).checks.filter(({ violations }) => violations.length > 0).map(({ id }) => id);

describeWithQueue("what a store does to its orders", (use) => {
  test("is carried out by a worker, in a world whose clock stands as well", async () => {
    const { db, env, worker } = use();
    const world = await worldOf(db, "orders-n", { orders: 60, store });
    await worker();
    await freeze(db, world.id);
    const bell = openBell(queueSetting(env));
    await bell.ringStores(world.id);
    await bell.close();
    await eventually("all orders have followed", async () => (await leftIn(db, world.id)) === 0);
    expect(await brokenIn(db, world.id)).toEqual([]);
  });

  test("goes on where a killed worker left it, and ends as if nobody had been killed", { timeout: 120_000 }, async () => {
    const { db, workerProcess } = use();
    const world = await worldOf(db, "orders-n", { orders: 900, store }, "killed while following");
    const twin = await worldOf(db, "orders-n", { orders: 900, store }, "killed while following");
    await freeze(db, twin.id);
    while ((await followNext(db, twin.id)).left > 0);

    const first = await workerProcess();
    await freeze(db, world.id);
    await eventually("some orders have followed", async () => (await leftIn(db, world.id)) < 900);
    await first.kill();
    await workerProcess();
    await eventually("all orders have followed", async () => (await leftIn(db, world.id)) === 0);
    expect(await digestOf(db, world.id)).toBe(await digestOf(db, twin.id));
  });

  test("comes by itself in a live world when a store under investigation stays silent", { timeout: 120_000 }, async () => {
    const { db, worker } = use();
    const world = await worldOf(db, "disputes", {}, "live block");
    const one = await worker();
    await runClock(db, world.id, days(5) / 2_000);
    await eventually("the store is blocked and its orders are closed", async () => {
      const [row] = await inWorld(
        db,
        world.id,
        ({ sql }) => sql<{ blocked: boolean; open: number }[]>`
          select s.state = 'blocked' as blocked, (select count(*)::int from orders o where o.world_id = ${world.id} and o.store_id = s.id and o.state not in ('finished', 'closed')) as open
          from stores s where s.world_id = ${world.id} and s.id = 8`,
      );
      return row?.blocked === true && row.open === 0;
    });
    await pauseClock(db, world.id);
    const { now } = await getClock(db, world.id);
    await eventually("everything due has happened", async () => {
      const { no } = await startAdvance(db, world.id, { to: now });
      return (await runAdvance(db, world.id, no)).status === "ready";
    });
    expect(one.health().firedEarly).toBe(0);
    expect(await brokenIn(db, world.id)).toEqual([]);

    const twin = await worldOf(db, "disputes", {}, "live block");
    const { no } = await startAdvance(db, twin.id, { to: now });
    await runAdvance(db, twin.id, no);
    expect(await digestOf(db, world.id)).toBe(await digestOf(db, twin.id));
  });
});
