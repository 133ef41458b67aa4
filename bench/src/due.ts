import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connectOwner } from "@souk/db";
import { connect, createWorld, type Db, deleteWorld, runAdvance, runClock, startAdvance } from "@souk/market";
import { hours, type Ms } from "@souk/rulebook";
import { type Figure, percentile, round } from "./figures.ts";
import { startWorker } from "./worker.ts";

const orders = 10_000;
/** Each order of this scenario fires four deadlines, the first of them the 72 hours a seller has to answer. */
const deadlinesPerOrder = 4;
const kind = "cancel_respond";
/** The first 72 hours end a little later than this, the last of them after another seventeen and a half hours. */
const before: Ms = hours(53);
const span: Ms = hours(17.5);
/** World milliseconds per real one: the whole span passes in one second. */
const rate = span / 1_000;
const limitMs = 120_000;

interface Fired {
  readonly stream: string;
  readonly lateMs: number;
}

/** Ten thousand sellers run out of time within one second of a running world, and the worker's own program lets each of them. */
export async function due(): Promise<Figure[]> {
  const db = connect(undefined, { name: "souk-bench" });
  const owner = connectOwner();
  const worker = await startWorker();
  try {
    const world = await createWorld(db, { scenario: "orders-n", seed: "due", overrides: { deadlines: orders * deadlinesPerOrder } });
    const { no } = await startAdvance(db, world.id, { by: before });
    await runAdvance(db, world.id, no);
    await runClock(db, world.id, rate);
    const fired = await firedIn(owner, world.id);
    await deleteWorld(db, world.id);

    const late = fired.map(({ lateMs }) => lateMs);
    const streams = new Set(fired.map(({ stream }) => stream)).size;
    const times = streams === orders && fired.length === orders ? "each once" : `${fired.length} events of ${streams} orders instead of ${orders}`;
    const yardstick = `${times}, by one worker process; median ${round(percentile(late, 0.5))} ms, latest ${round(Math.max(...late))} ms`;
    return [
      { id: "due_10k_early", value: late.filter((ms) => ms < 0).length, unit: "fired early", reach: "0, each once", yardstick },
      { id: "due_10k_p99_ms", value: round(percentile(late, 0.99)), unit: "ms late", reach: "<= 100", yardstick },
    ];
  } finally {
    await stop(worker);
    await Promise.all([db.end(), owner.end()]);
  }
}

/** Waits until all have fired, and answers how long after its instant each was recorded, by the database's clock. */
async function firedIn(owner: Db, worldId: number): Promise<Fired[]> {
  const until = performance.now() + limitMs;
  for (;;) {
    const [count] = await owner<{ n: number }[]>`
      select count(*)::int as n from events where world_id = ${worldId} and fired ->> 'kind' = ${kind}`;
    if ((count?.n ?? 0) >= orders || performance.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return owner<Fired[]>`
    select e.stream, extract(epoch from e.recorded_at - real_of(w, e.at))::float8 * 1000 as late_ms
    from events e join worlds w on w.id = e.world_id where e.world_id = ${worldId} and e.fired ->> 'kind' = ${kind}`;
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
