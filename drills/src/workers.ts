import { existsSync } from "node:fs";
import { openBell, queueSetting } from "@souk/jobs";
import { digestOf, getAdvance, runClock, startAdvance } from "@souk/market";
import { days, hours } from "@souk/rulebook";
import { crashPostgres, cutConnections, killRedis, wipeRedis } from "./servers.ts";
import { eventually, freePort, pause, type Program, well } from "./program.ts";
import { armedIn, mustBeSound, NotOnThisMachine, settled, type Stage, undisturbed } from "./stage.ts";

/** A month of the world in about four seconds. */
const fast = 650_000;
const few = { deadlines: 60 };

/** Nothing here may take longer, on however slow a machine; how long it took is said. */
const patienceMs = 90_000;

/** Where a worker may die on the way of one deadline, from the job to what is left to do after it. */
const pointsOfDeadline = ["job.taken", "due.opened", "due.saved", "due.committed", "outbox.claimed", "drain.done", "job.done"] as const;

/** Points that only a queue leads to. */
const isOfQueue = (point: string): boolean => point.startsWith("job.");

async function diesAt(program: Program, point: string): Promise<void> {
  const { signal } = await Promise.race([
    program.ended,
    pause(patienceMs).then(() => {
      throw new Error(`the failpoint ${point} was never hit`);
    }),
  ]);
  if (signal !== "SIGKILL") throw new Error(`the worker ended by ${signal} instead of at ${point}`);
}

/** F1: a worker killed at every point of a deadline's way, each in a world of its own; whoever comes next ends it as if nothing had been. */
export async function killedAtEveryPoint(stage: Stage): Promise<void> {
  const points = pointsOfDeadline.filter((point) => stage.redisUrl !== undefined || !isOfQueue(point));
  await killedAt(stage, points);
  stage.say(`killed at ${points.join(", ")}`);
}

/** F2: one world's work killed five times at the same place still gets done. */
export async function killedFiveTimes(stage: Stage): Promise<void> {
  const world = await stage.world("orders-n", few, fast);
  for (let time = 0; time < 5; time += 1) await diesAt(stage.worker({ SOUK_FAILPOINT: "due.saved" }), "due.saved");
  stage.worker();
  const ms = await settled(stage, [world], patienceMs);
  await mustBeTheSame(stage, world);
  stage.say(`settled ${ms} ms after the fifth`);
}

async function killedAt(stage: Stage, points: readonly string[]): Promise<void> {
  const worlds = [];
  for (const point of points) {
    const world = await stage.world("orders-n", few, fast);
    worlds.push(world);
    const worker = stage.worker({ SOUK_FAILPOINT: point });
    // Rung for until it is heard: only then does a worker take a job.
    const bell = openBell(queueSetting());
    const ringing = isOfQueue(point) && setInterval(() => void bell.ring(world.id, 0), 200);
    await diesAt(worker, point);
    if (ringing) clearInterval(ringing);
    await bell.close();
  }
  stage.worker();
  const ms = await settled(stage, worlds, patienceMs);
  for (const world of worlds) await mustBeTheSame(stage, world);
  stage.say(`settled ${ms} ms after the last`);
}

async function mustBeTheSame(stage: Stage, world: Parameters<typeof undisturbed>[1], overrides = few): Promise<void> {
  await mustBeSound(stage, [world]);
  const [lived, undone] = [await digestOf(stage.db, world.id), await undisturbed(stage, world, overrides)];
  if (lived !== undone) throw new Error(`${world.slug} has another history than undisturbed: ${lived.slice(0, 16)}, not ${undone.slice(0, 16)}`);
}

/** F3: a worker stopped with its transaction open wakes up after another has done its work: what it still had to write is refused. */
export async function stoppedAndWoken(stage: Stage): Promise<void> {
  const world = await stage.world("orders-n", few, fast);
  const sleeper = stage.worker({ SOUK_FAILPOINT: "due.saved=SIGSTOP" });
  await eventually("the sleeper holds its transaction", async () => (await idleInTransaction(stage)) > 0, patienceMs);
  stage.worker();
  const ms = await settled(stage, [world], patienceMs);
  sleeper.signal("SIGCONT");
  await pause(1_000);
  if (sleeper.hasEnded()) throw new Error("the sleeper did not outlive its waking");
  await mustBeTheSame(stage, world);
  stage.say(`settled ${ms} ms after it fell asleep`);
}

async function idleInTransaction({ owner }: Stage): Promise<number> {
  const [row] = await owner<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity where application_name = 'souk-worker' and state = 'idle in transaction' and xact_start < clock_timestamp() - interval '1 second'`;
  return row?.n ?? 0;
}

/** F7: the same wake-up ten times, early, late, for worlds and advances that are not there: one effect each. */
export async function noisyQueue(stage: Stage): Promise<void> {
  const worlds = [await stage.world("orders-n", { deadlines: 200 }, fast), await stage.world("orders-n", { deadlines: 200 }, fast)];
  stage.worker();
  stage.worker();
  const bell = openBell(queueSetting());
  const until = performance.now() + 15_000;
  let rings = 0;
  while ((await Promise.all(worlds.map(({ id }) => armedIn(stage.owner, id)))).some((armed) => armed > 0)) {
    if (performance.now() > until) throw new Error("not settled within 15 s");
    const target = stage.chance.pick([worlds[0]?.id ?? 0, worlds[1]?.id ?? 0, 999_999]);
    for (let time = 0; time < 10; time += 1) await bell.ring(target, stage.chance.pick([0, 0, 50, 3_600_000]));
    await bell.ringAdvance({ worldId: target, advanceNo: 77 });
    rings += 11;
  }
  await bell.close();
  for (const world of worlds) await mustBeTheSame(stage, world, { deadlines: 200 });
  stage.say(`${rings} rings`);
}

const faketimes = [
  "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
  "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
  "/usr/local/lib/faketime/libfaketime.so.1",
];

/** F8: a worker whose machine is three days ahead, and one two hours behind, fire nothing early and nothing late. */
export async function wrongClocks(stage: Stage): Promise<void> {
  const library = faketimes.find((file) => existsSync(file));
  if (!library) throw new NotOnThisMachine("no libfaketime (on Debian: apt-get install faketime)");
  const world = await stage.world("orders-n", few);
  const before = await digestOf(stage.db, world.id);
  const ahead = { LD_PRELOAD: library, FAKETIME: "+72h", FAKETIME_DONT_FAKE_MONOTONIC: "1" };
  const workers = [stage.worker(ahead), stage.worker({ ...ahead, FAKETIME: "-2h" })];
  await runClock(stage.db, world.id, 1);
  await pause(5_000);
  if ((await digestOf(stage.db, world.id)) !== before) throw new Error("something fired that was not due");
  await runClock(stage.db, world.id, fast);
  await settled(stage, [world], patienceMs);
  if (workers.some((worker) => worker.hasEnded())) throw new Error("a worker ended");
  await mustBeTheSame(stage, world);
}

/** The 72 hours, with the queue emptied and its worker killed just before they end. */
export async function deadlineUnderFire(stage: Stage): Promise<void> {
  const world = await stage.world("orders-n", { deadlines: 400 });
  const first = await well(stage.worker({}, await freePort()));
  await runClock(stage.db, world.id, hours(72) / 1_500);
  const all = await armedIn(stage.owner, world.id);
  await eventually("it has begun", async () => (await armedIn(stage.owner, world.id)) < all, patienceMs);
  if (stage.redisUrl) await wipeRedis(stage);
  await first.kill();
  if (stage.redisUrl) await wipeRedis(stage);
  stage.worker();
  const ms = await settled(stage, [world], patienceMs);
  await mustBeTheSame(stage, world, { deadlines: 400 });
  stage.say(`settled ${ms} ms after the kill`);
}

/** F4: the queue emptied, killed and brought back empty in the middle of a drain. */
export async function queueLost(stage: Stage): Promise<void> {
  if (!stage.redisUrl) throw new NotOnThisMachine("no Redis");
  const world = await stage.world("orders-n", { deadlines: 400 });
  const worker = stage.worker();
  await runClock(stage.db, world.id, fast);
  await wipeRedis(stage);
  await killRedis(stage);
  await pause(700);
  await eventually("Redis is back", () =>
    wipeRedis(stage).then(
      () => true,
      () => false,
    ),
  );
  const ms = await settled(stage, [world], patienceMs);
  if (worker.hasEnded()) throw new Error("the worker did not outlive its queue");
  await mustBeTheSame(stage, world, { deadlines: 400 });
  stage.say(`settled ${ms} ms after Redis was back`);
}

/** F5 and F6 for workers: every connection cut again and again, then the server crashed, in the middle of a drain. */
export async function databaseLost(stage: Stage): Promise<void> {
  const world = await stage.world("orders-n", { deadlines: 1_000 });
  const worker = await well(stage.worker({}, await freePort()));
  await runClock(stage.db, world.id, fast / 2);
  for (let time = 0; time < (stage.long ? 30 : 6); time += 1) {
    await cutConnections(stage.owner);
    await pause(stage.long ? 2_000 : 300);
  }
  await crashPostgres(stage.owner);
  const ms = await settled(stage, [world], patienceMs);
  if (worker.hasEnded()) throw new Error("the worker did not outlive the crash");
  await mustBeTheSame(stage, world, { deadlines: 1_000 });
  stage.say(`settled ${ms} ms after PostgreSQL was back`);
}

/** F9: an advance whose worker is killed between two chunks is taken up by the next and ends the same. */
export async function advanceInterrupted(stage: Stage): Promise<void> {
  const world = await stage.world("orders-n", { deadlines: 2_000 });
  const { no } = await startAdvance(stage.db, world.id, { by: days(400) });
  for (let time = 0; time < 2; time += 1) await diesAt(stage.worker({ SOUK_FAILPOINT: "advance.stepped" }), "advance.stepped");
  stage.worker();
  const ended = await eventually(
    "the advance has ended",
    async () => {
      const advance = await getAdvance(stage.db, world.id, no);
      return advance.status !== "advancing" && advance;
    },
    60_000,
  );
  if (ended.status !== "ready") throw new Error(`the advance ended ${ended.status}`);
  await mustBeTheSame(stage, world, { deadlines: 2_000 });
}

/** F16: ten thousand deadlines that are all due at one look are fired at once, each once. */
export async function allAtOnce(stage: Stage): Promise<void> {
  const world = await stage.world("orders-n", { deadlines: 10_000 });
  await well(stage.worker({}, await freePort()));
  const armed = await armedIn(stage.owner, world.id);
  // All of a year in one second.
  await runClock(stage.db, world.id, days(400) / 1_000);
  const ms = await settled(stage, [world], 60_000);
  await mustBeTheSame(stage, world, { deadlines: 10_000 });
  stage.say(`${armed} armed at first; all settled in ${ms} ms`);
}
