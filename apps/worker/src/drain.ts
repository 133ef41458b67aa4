import { type Db, failpoint, inWorld } from "@souk/db";
import { drainDue } from "@souk/market";
import { farthestWakeUpMs } from "@souk/jobs";
import { type House, inLane } from "./house.ts";
import { relayWorld } from "./relay.ts";

/** Deadlines fired in one commit. */
const atOnce = 500;
/** The latest events that are looked at to see how late they were. */
const observedAtMost = 5_000;
/** A deadline that stays due while somebody else holds its order is looked at again after this. */
const soonMs = 100;

/**
 * Fires everything due in one live world, sends off what that caused, and arms the next wake-up. Waking a world for nothing, early, twice or
 * when it is gone does nothing. A world that fails is left alone for a while and never stops the others.
 */
export function drainWorld(house: House, worldId: number, wokenBy: "queue" | "reconciler"): Promise<void> {
  return inLane(house, "drain", worldId, () => drain(house, worldId, wokenBy));
}

async function drain(house: House, worldId: number, wokenBy: "queue" | "reconciler"): Promise<void> {
  const { db, tally, stopping } = house;
  const began = await nowOf(db, worldId);
  if (began === undefined) return;
  let fired = 0;
  while (!stopping.aborted) {
    const drained = await drainDue(db, worldId, atOnce);
    fired += drained.fired;
    tally.fired += drained.fired;
    if (!drained.more) break;
  }
  if (fired > 0) {
    tally.woken[wokenBy] += 1;
    void relayWorld(house, worldId);
    await observe(house, worldId, began);
    failpoint("drain.done");
  }
  await arm(house, worldId);
}

/** Rings the queue for the world's next deadline. */
async function arm({ db, bell, stopping }: House, worldId: number): Promise<void> {
  if (bell.backend === "off" || stopping.aborted) return;
  const dueIn = await dueInMs(db, worldId);
  if (typeof dueIn === "number" && dueIn <= farthestWakeUpMs) await bell.ring(worldId, Math.max(soonMs, dueIn));
}

/** Real milliseconds until the world's next deadline by the database's clock; null when none is armed or the clock stands, undefined when the world is gone. */
async function dueInMs(db: Db, worldId: number): Promise<number | null | undefined> {
  const [row] = await db<{ dueIn: number | null }[]>`
    select extract(epoch from next_real_due - clock_timestamp())::float8 * 1000 as due_in from world_wakeups where world_id = ${worldId}`;
  return row?.dueIn ?? (row ? null : undefined);
}

/** The wall time, by the database's clock, in milliseconds; undefined when the world is gone. */
async function nowOf(db: Db, worldId: number): Promise<number | undefined> {
  const [row] = await db<{ now: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as now from worlds where id = ${worldId}`;
  return row?.now;
}

/** Notes how late the deadlines fired since `began` were recorded, and any whose instant the world's clock does not even show yet. */
async function observe({ db, tally }: House, worldId: number, began: number): Promise<void> {
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ lateMs: number; times: number; early: number }[]>`
      select round(extract(epoch from e.recorded_at - real_of(w, e.at)) * 1000)::float8 as late_ms, count(*)::int as times,
        (count(*) filter (where e.at > world_now(w)))::int as early
      from worlds w, (select at, recorded_at, fired from events where world_id = ${worldId} order by at desc limit ${observedAtMost}) e
      where w.id = ${worldId} and w.mode = 'live' and e.fired is not null and e.recorded_at >= to_timestamp(${began}::float8 / 1000)
      group by 1`,
    { readOnly: true },
  );
  for (const { lateMs, times, early } of rows) {
    tally.lateness.add(lateMs, times);
    tally.firedEarly += early;
  }
}
