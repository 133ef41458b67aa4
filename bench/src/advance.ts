import { connectOwner } from "@souk/db";
import { connect, createWorld, type Db, deleteWorld, digestOf, runAdvance, startAdvance } from "@souk/market";
import { days, hours, minutes, type Ms } from "@souk/rulebook";
import { type Figure, round, timed } from "./figures.ts";
import { copyRowsMs, roundTripMs, rowsOf } from "./yardsticks.ts";

const deadlines = 10_000;
const whole: Ms = days(30);
/** Thirty days in uneven pieces: a millisecond, an hour and something, the rest of a week, two weeks, and what is left. */
const pieces: readonly Ms[] = [1, hours(1) + minutes(7), days(6), days(14), whole - 1 - hours(1) - minutes(7) - days(20)];

/** Thirty days over ten thousand deadlines, and the proof that splitting them or sharing them between workers changes nothing. */
export async function advance(): Promise<Figure[]> {
  const db = connect(undefined, { name: "souk-bench" });
  const second = connect(undefined, { name: "souk-bench-2" });
  const owner = connectOwner();
  try {
    const oneGo = await lived(db, [whole], [db]);
    const rowsAfter = await rowsOf(owner, oneGo.worldId);
    const copy = await copyRowsMs(owner, oneGo.worldId, 3);
    await deleteWorld(db, oneGo.worldId);
    const others = [];
    for (const [split, workers] of [
      [pieces, [db]],
      [[whole], [db, second]],
      [pieces, [db, second]],
    ] as const) {
      const life = await lived(db, split, workers);
      await deleteWorld(db, life.worldId);
      others.push({ ...life, split: split.length, workers: workers.length });
    }
    console.log(`digest ${oneGo.digest.slice(0, 16)} in one piece by one worker: ${oneGo.fired} deadlines in ${round(oneGo.ms / 1_000, 2)} s`);
    for (const { digest, split, workers, ms, fired } of others)
      console.log(`digest ${digest.slice(0, 16)} in ${split} pieces by ${workers} workers: ${fired} deadlines in ${round(ms / 1_000, 2)} s`);
    if (others.some(({ digest }) => digest !== oneGo.digest)) throw new Error("the same time, split or shared differently, made another world");
    const yardstick = `the server alone copies all ${rowsAfter} rows of that world in ${copy} ms; select 1 takes ${await roundTripMs(owner)} ms`;
    return [
      {
        id: "advance_30d_10k_s",
        value: round(oneGo.ms / 1_000, 2),
        unit: "s",
        reach: "<= 2",
        yardstick: `${oneGo.fired} deadlines fired; equal digests in ${others.length + 1} splits; ${yardstick}`,
      },
    ];
  } finally {
    await Promise.all([db.end(), second.end(), owner.end()]);
  }
}

interface Lived {
  readonly worldId: number;
  readonly digest: string;
  readonly ms: number;
  readonly fired: number;
}

/** One and the same world lived through the pieces of time, carried out by all workers at once. */
async function lived(db: Db, split: readonly Ms[], workers: readonly Db[]): Promise<Lived> {
  const world = await createWorld(db, { scenario: "orders-n", seed: "bench", overrides: { deadlines } });
  let fired = 0;
  const { ms } = await timed(async () => {
    for (const by of split) {
      const { no } = await startAdvance(db, world.id, { by });
      const [ended] = await Promise.all(workers.map((worker) => runAdvance(worker, world.id, no)));
      if (ended?.status !== "ready") throw new Error(`the advance ended ${ended?.status}: ${ended?.error?.message ?? "no reason given"}`);
      fired += ended.fired;
    }
  });
  return { worldId: world.id, digest: await digestOf(db, world.id), ms, fired };
}
