import { inWorld, type Db } from "@souk/db";
import type { Ms } from "@souk/rulebook";
import { AdvanceRunning, NotFound } from "./errors.ts";

/** A world's clock as its row says. `now` is what it shows at this moment; instants of the world are milliseconds, `anchorReal` is wall time. */
export interface Clock {
  readonly mode: "live" | "paused" | "advancing" | "failed";
  /** World milliseconds per wall millisecond while live. */
  readonly rate: number;
  readonly now: Ms;
  readonly anchorVirtual: Ms;
  readonly anchorReal: number;
  readonly epoch: number;
}

/** The clock of a world, read once. */
export async function getClock(db: Db, worldId: number): Promise<Clock> {
  const [row] = await db<{ clock: Clock }[]>`select clock_of(w) as clock from worlds w where id = ${worldId}`;
  if (!row) throw new NotFound("world");
  return row.clock;
}

/** Stops the clock where it stands. Deadlines keep what is left of them. */
export const pauseClock = (db: Db, worldId: number): Promise<Clock> => turn(db, worldId, "paused", null);

/** Lets the clock run at `rate` world seconds per second. */
export const runClock = (db: Db, worldId: number, rate: number): Promise<Clock> => turn(db, worldId, "live", rate);

async function turn(db: Db, worldId: number, mode: "live" | "paused", rate: number | null): Promise<Clock> {
  return inWorld(db, worldId, async ({ sql }) => {
    await sql`select lock_world(${worldId}, true)`;
    const [row] = await sql<{ mode: string }[]>`select mode from worlds where id = ${worldId}`;
    if (row?.mode === "advancing") throw new AdvanceRunning();
    const [turned] = await sql<{ clock: Clock }[]>`select set_clock(${worldId}, ${mode}, ${rate}, null) as clock`;
    return (turned as { clock: Clock }).clock;
  });
}
