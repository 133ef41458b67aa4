import { connectOwner } from "@souk/db";
import { connect, createWorld, deleteWorld, resetWorld } from "@souk/market";
import { type Figure, percentile, round, timed } from "./figures.ts";
import { copyRowsMs, roundTripMs, rowsOf } from "./yardsticks.ts";

const repetitions = 40;
/** The first few pay for compiling the code and for cold caches; a machine that makes worlds all day does not. */
const warmUp = 5;

/** Making a world of 200 orders from its scenario, and making it afresh; each with another seed, nothing is kept from one to the next. */
export async function worlds(): Promise<Figure[]> {
  const db = connect(undefined, { name: "souk-bench" });
  const owner = connectOwner();
  try {
    const making: number[] = [];
    const resetting: number[] = [];
    let rows = 0;
    let copy = 0;
    for (let n = -warmUp; n < repetitions; n += 1) {
      const { ms, answer: world } = await timed(() => createWorld(db, { scenario: "orders-200", seed: `bench ${n}` }));
      const again = await timed(() => resetWorld(db, world.id));
      if (n >= 0) {
        making.push(ms);
        resetting.push(again.ms);
      }
      if (n === 0) {
        rows = await rowsOf(owner, world.id);
        copy = await copyRowsMs(owner, world.id);
      }
      await deleteWorld(db, world.id);
    }
    const yardstick = `the server alone copies its ${rows} rows in ${copy} ms; select 1 takes ${await roundTripMs(owner)} ms`;
    const figure = (id: string, times: readonly number[]): Figure => ({
      id,
      value: round(percentile(times, 0.95)),
      unit: "ms",
      reach: "<= 300",
      yardstick: `median ${round(percentile(times, 0.5))} ms of ${times.length}; ${yardstick}`,
    });
    return [figure("new_world_p95_ms", making), figure("reset_world_p95_ms", resetting)];
  } finally {
    await Promise.all([db.end(), owner.end()]);
  }
}
