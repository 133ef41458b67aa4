import type { ClockReading, Db } from "@souk/db";
import type { ClockView } from "../contract/index.ts";
import { NotHere } from "../errors.ts";
import { instant } from "./scalars.ts";

/** A world's clock as portals and programs are told of it. */
export const clockToView = (clock: ClockReading): ClockView => ({
  mode: clock.mode,
  rate: clock.rate,
  now: instant(clock.now),
  anchorVirtual: instant(clock.anchorVirtual),
  anchorReal: new Date(clock.anchorReal).toISOString(),
  epoch: clock.epoch,
  serverTime: new Date(clock.wall).toISOString(),
});

/** Reads a world's clock. Throws `NotHere` for a world that is gone. */
export async function readClockView(db: Db, worldId: number): Promise<ClockView> {
  const [row] = await db<{ clock: ClockReading }[]>`select clock_view(w) as clock from worlds w where id = ${worldId}`;
  if (!row) throw new NotHere();
  return clockToView(row.clock);
}
