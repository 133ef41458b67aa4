import { failpoint, inWorld, type Db, type WorldTx } from "@souk/db";
import { days, type DeadlineKind, type Ms, type StoreDeadlineKind } from "@souk/rulebook";
import { PoisonedDeadline, type Stops } from "@souk/sim";
import { playDue, playUpTo, stopClockAt } from "./chunk.ts";
import { AdvanceRunning, ClockStopped, InvalidInput, NotFound } from "./errors.ts";

/** Where an advance goes: by a span, to an instant, through the next deadline, or until an event of a type (of one order) has happened. */
export interface AdvanceAsked {
  readonly by?: Ms;
  readonly to?: Ms;
  readonly until?: "next" | { readonly event: string; readonly orderNo?: number };
  /** Stop one millisecond before the next such deadline. Alone, or shortening `by` and `to`. */
  readonly stopBefore?: "next" | { readonly kind?: DeadlineKind | StoreDeadlineKind; readonly orderNo?: number };
}

/** One advance of a world's clock, from asked to ended. Instants are the world's. */
export interface Advance {
  readonly worldId: number;
  readonly no: number;
  readonly asked: AdvanceAsked;
  readonly fromAt: Ms;
  readonly targetAt: Ms;
  readonly status: "advancing" | "ready" | "cancelled" | "failed";
  readonly at: Ms;
  readonly fired: number;
  /** Deadlines that stood inside the span when it began. */
  readonly remaining: number;
  readonly undelivered: number;
  readonly cancelAsked: boolean;
  readonly modeBefore: "live" | "paused";
  /** Real time, from asked to ended. */
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly error: { readonly orderNo: number | null; readonly storeId: number | null; readonly kind: string; readonly message: string } | null;
}

/** No advance goes further than this at once. */
export const horizon: Ms = days(730);

/**
 * Deadlines of one chunk: one transaction, after which progress shows and a cancel is heard. An order whose deadlines fall into one chunk is
 * read and saved once for all of them.
 */
const chunkSize = 1_000;

/** A chunk is a statement or two with megabytes of rows; nobody waits for it at a page. */
const statementTimeoutMs = 60_000;

/**
 * Begins an advance: stops the clock where it stands and writes down the target. Answers the advance, which a worker then carries out;
 * the same key, or the same target while one runs, joins it. Throws InvalidInput (past, beyond the horizon), AdvanceRunning, ClockStopped.
 */
export async function startAdvance(db: Db, worldId: number, asked: AdvanceAsked, key: string | null = null): Promise<Advance> {
  const starting = async (tx: WorldTx): Promise<Advance> => {
    const { sql } = tx;
    const [clock] = await sql<{ mode: string; now: Ms }[]>`select (w).mode, world_now(w) as now from lock_world(${worldId}, true) w`;
    if (!clock) throw new NotFound("world");
    if (key !== null) {
      const [same] = await sql<Advance[]>`select * from advances where world_id = ${worldId} and key = ${key}`;
      if (same) return same;
    }
    const target = await targetOf(tx, asked, clock.now);
    if (clock.mode === "failed") throw new ClockStopped();
    if (clock.mode === "advancing") {
      const [running] = await sql<Advance[]>`select * from advances where world_id = ${worldId} and status = 'advancing'`;
      if (running && asked.to !== undefined && running.targetAt === target) return running;
      throw new AdvanceRunning();
    }
    await sql`
      update worlds set mode = 'advancing', anchor_virtual = ${clock.now}, anchor_real = clock_timestamp(), epoch = epoch + 1 where id = ${worldId}`;
    const [advance] = await sql<Advance[]>`
      insert into advances (world_id, no, asked, from_at, target_at, until, stop_before, at, remaining, mode_before, key)
      select ${worldId}, coalesce((select max(no) from advances where world_id = ${worldId}), 0) + 1, ${sql.json(asked as never)}, ${clock.now}, ${target},
        ${asked.until === undefined ? null : sql.json(asked.until)}, ${asked.stopBefore === undefined ? null : sql.json(asked.stopBefore)}, ${clock.now},
        (select count(*) from deadlines where world_id = ${worldId} and state = 'armed' and due <= ${target})
          + (select count(*) from store_deadlines where world_id = ${worldId} and state = 'armed' and due <= ${target}), ${clock.mode}, ${key}
      returning *`;
    return advance as Advance;
  };
  return inWorld(db, worldId, starting, { enters: true });
}

/** The instant an advance asked at `now` goes to at most. */
export async function targetOf({ sql, worldId }: WorldTx, asked: AdvanceAsked, now: Ms): Promise<Ms> {
  if (asked.by !== undefined) return inRange("by", now + asked.by, now);
  if (asked.to !== undefined) return inRange("to", asked.to, now);
  if (asked.until === "next") {
    const [next] = await sql<{ due: Ms | null }[]>`
      select least((select due from deadlines where world_id = ${worldId} and state = 'armed' order by due limit 1),
        (select due from store_deadlines where world_id = ${worldId} and state = 'armed' order by due limit 1)) as due`;
    return Math.max(now, next?.due ?? now);
  }
  return now + horizon;
}

function inRange(field: string, target: Ms, now: Ms): Ms {
  if (target < now) throw new InvalidInput(field, "time only goes forward: this is in the world's past");
  if (target > now + horizon) throw new InvalidInput(field, "at most two years at once");
  return target;
}

/** Whether an advance without a span of its own ends where the last thing happened instead of at the horizon. */
const isOpenEnded = (asked: AdvanceAsked): boolean => asked.by === undefined && asked.to === undefined && asked.until !== "next";

/** A refund ends in one of two ways: credited where it came from, or bounced into the wallet. */
const typesOf = (event: string): readonly string[] => (event === "refund_settled" ? ["refund_credited", "refund_bounced"] : [event]);

/** Where the loop is to stop short of the target. */
export function stopsOf(asked: AdvanceAsked): Stops {
  const { until, stopBefore } = asked;
  return {
    ...(typeof until === "object" && {
      after: (event) =>
        typesOf(until.event).includes(event.body.type) && (until.orderNo === undefined || ("orderNo" in event && event.orderNo === until.orderNo)),
    }),
    ...(stopBefore !== undefined && {
      before: (due) =>
        stopBefore === "next" ||
        ((stopBefore.kind === undefined || due.kind === stopBefore.kind) &&
          (stopBefore.orderNo === undefined || ("orderNo" in due && due.orderNo === stopBefore.orderNo))),
    }),
  };
}

/** The advance `no` of a world as it stands. */
export async function getAdvance(db: Db, worldId: number, no: number): Promise<Advance> {
  const [row] = await db<Advance[]>`select * from advances where world_id = ${worldId} and no = ${no}`;
  if (!row) throw new NotFound("advance");
  return row;
}

/** The latest advances of a world, newest first. */
export const listAdvances = (db: Db, worldId: number, limit = 20): Promise<Advance[]> =>
  db<Advance[]>`select * from advances where world_id = ${worldId} order by no desc limit ${limit}`;

/** Asks a running advance to stop after its current chunk. */
export async function cancelAdvance(db: Db, worldId: number, no: number): Promise<Advance> {
  const [row] = await db<Advance[]>`
    update advances set cancel_asked = cancel_asked or status = 'advancing' where world_id = ${worldId} and no = ${no} returning *`;
  if (!row) throw new NotFound("advance");
  return row;
}

/**
 * Carries an advance out, chunk by chunk, until it has ended; any number of workers may do so at once, and one may take over from
 * another that died. `deliver` empties the outbox of what the advance caused, so that *ready* means settled; it answers how many
 * mails are still waiting. Once `stopping` is aborted it returns after the chunk at work, with the advance still under way. `limit` is
 * how many deadlines a chunk takes on.
 */
export async function runAdvance(
  db: Db,
  worldId: number,
  no: number,
  deliver: (worldId: number) => Promise<number> = async () => 0,
  stopping?: AbortSignal,
  limit = chunkSize,
): Promise<Advance> {
  for (;;) {
    const advance = await stepAdvance(db, worldId, no, limit);
    failpoint("advance.stepped");
    if (advance.status !== "advancing") return advance;
    if (stopping?.aborted) return advance;
    if (advance.at < advance.targetAt) continue;
    const undelivered = await deliver(worldId);
    return inWorld(db, worldId, (tx) => finish(tx, advance, "ready", undelivered), { enters: true });
  }
}

/** One chunk. The clock stands at the chunk's end when it commits. */
async function stepAdvance(db: Db, worldId: number, no: number, limit: number): Promise<Advance> {
  const stepping = async (tx: WorldTx): Promise<Advance> => {
    const advance = await hold(tx, no);
    if (advance.status !== "advancing") return advance;
    if (advance.cancelAsked) return finish(tx, advance, "cancelled", 0);
    const chunk = await playDue(tx, advance.targetAt, { limit, exclusive: true, stops: stopsOf(advance.asked) });
    if (!chunk) return move(tx, advance, isOpenEnded(advance.asked) ? advance.at : advance.targetAt, 0, true);
    return move(tx, advance, chunk.reached, chunk.fired, chunk.stopped || (!chunk.more && !isOpenEnded(advance.asked)));
  };
  try {
    return await inWorld(db, worldId, stepping, { enters: true, statementTimeoutMs });
  } catch (error) {
    if (!(error instanceof PoisonedDeadline)) throw error;
    return fail(db, worldId, no, error);
  }
}

/** The advance under the world's exclusive lock, which keeps two workers from doing one chunk at once. */
async function hold({ sql, worldId }: WorldTx, no: number): Promise<Advance> {
  await sql`select lock_world(${worldId}, true)`;
  const [advance] = await sql<Advance[]>`select * from advances where world_id = ${worldId} and no = ${no}`;
  if (!advance) throw new NotFound("advance");
  return advance;
}

/** Notes progress and moves the clock; `last` makes the instant reached the target, so that the advance is over. */
async function move({ sql, worldId }: WorldTx, advance: Advance, at: Ms, fired: number, last: boolean): Promise<Advance> {
  const reached = Math.max(advance.at, at);
  await sql`update worlds set anchor_virtual = ${reached}, anchor_real = clock_timestamp() where id = ${worldId}`;
  const [moved] = await sql<Advance[]>`
    update advances set at = ${reached}, target_at = ${last ? reached : advance.targetAt}, fired = fired + ${fired}, heartbeat = clock_timestamp()
    where world_id = ${worldId} and no = ${advance.no} returning *`;
  return moved as Advance;
}

/** Ends an advance: the clock goes back to what it was doing, from where it stands. */
async function finish({ sql, worldId }: WorldTx, advance: Advance, status: "ready" | "cancelled", undelivered: number): Promise<Advance> {
  await sql`select lock_world(${worldId}, true)`;
  const [ended] = await sql<Advance[]>`
    update advances set status = ${status}, undelivered = ${undelivered}, ended_at = clock_timestamp()
    where world_id = ${worldId} and no = ${advance.no} and status = 'advancing' returning *`;
  if (!ended) return (await sql<Advance[]>`select * from advances where world_id = ${worldId} and no = ${advance.no}`)[0] as Advance;
  await sql`select set_clock(${worldId}, ${advance.modeBefore}, null, null)`;
  return ended;
}

async function fail(db: Db, worldId: number, no: number, poison: PoisonedDeadline): Promise<Advance> {
  const playing = async (tx: WorldTx): Promise<void> => {
    const advance = await hold(tx, no);
    const chunk = await playUpTo(tx, poison, advance.targetAt, { limit: chunkSize, exclusive: true });
    if (chunk) await move(tx, advance, chunk.reached, chunk.fired, false);
  };
  await inWorld(db, worldId, playing, { statementTimeoutMs });
  return inWorld(db, worldId, async (tx) => {
    await stopClockAt(tx, poison);
    const { due } = poison;
    const error = {
      orderNo: "orderNo" in due ? due.orderNo : null,
      storeId: "storeId" in due ? due.storeId : null,
      kind: "act" in due ? due.act.kind : due.kind,
      message: poison.message,
    };
    const [failed] = await tx.sql<Advance[]>`
      update advances set status = 'failed', at = greatest(at, ${poison.due.due}), error = ${tx.sql.json(error)}, ended_at = clock_timestamp()
      where world_id = ${worldId} and no = ${no} returning *`;
    return failed as Advance;
  });
}

/** Sets a clock that a poisoned deadline stopped going again (paused), so that the deadline is tried anew by the next turn. */
export async function retryClock(db: Db, worldId: number): Promise<void> {
  await inWorld(db, worldId, async ({ sql }) => {
    await sql`select lock_world(${worldId}, true)`;
    const [row] = await sql<{ mode: string }[]>`select mode from worlds where id = ${worldId}`;
    if (row?.mode === "failed") await sql`select set_clock(${worldId}, 'paused', null, null)`;
  });
}
