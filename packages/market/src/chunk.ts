import { failpoint, openDue, save, type WorldTx } from "@souk/db";
import type { Ms } from "@souk/rulebook";
import { type PoisonedDeadline, run, type Stops } from "@souk/sim";
import { ports } from "./ports.ts";
import { followStore } from "./stores/follow.ts";
import { fireStore } from "./stores/settle-store.ts";

/** What one turn came to: orders that followed their store, a deadline of a store, or a set of due deadlines of orders. */
export interface Chunk {
  /** Deadlines that fired. */
  readonly fired: number;
  /** Up to where everything due has happened. */
  readonly reached: Ms;
  /** Whether a stop ended it early. */
  readonly stopped: boolean;
  /** Whether more may be due up to the instant asked for. */
  readonly more: boolean;
}

/**
 * Takes the next turn of a world's clock up to `until` inside the caller's transaction: first orders that have yet to follow their store, then
 * a store's deadline that comes before any of an order's, else the next due deadlines of orders, as one run of the loop. null when nothing is
 * due. `exclusive` is an advance (the world's clock stands); otherwise the live drain, which leaves orders that somebody holds alone.
 */
export async function playDue(
  tx: WorldTx,
  until: Ms,
  options: { readonly limit: number; readonly exclusive: boolean; readonly stops?: Stops },
): Promise<Chunk | null> {
  const opened = await openDue(tx, { mode: options.exclusive ? "advance" : "drain", until, limit: options.limit });
  if (opened.kind === "idle") return null;
  if (opened.kind === "followers") {
    const batch = await followStore(tx, opened.storeId, options.limit, options.stops);
    // An order that follows its store is no deadline.
    return batch && { fired: 0, reached: 0, stopped: batch.changes.stoppedAt !== null, more: true };
  }
  if (opened.kind === "store_due") {
    const { changes } = await fireStore(tx, opened.storeId, opened.due, options.stops);
    const reached = changes?.stoppedAt ?? opened.due;
    if (options.exclusive) await tx.sql`update worlds set anchor_virtual = greatest(anchor_virtual, ${reached}) where id = ${tx.worldId} and mode <> 'live'`;
    return { fired: changes?.fired ?? 0, reached, stopped: changes?.stoppedAt != null, more: true };
  }
  failpoint("due.opened");
  const changes = run(opened.slice, [], opened.until, ports, options.stops);
  const reached = changes.stoppedAt ?? opened.until;
  await save(tx, changes, { before: opened.before, policies: opened.slice.policies, ...(options.exclusive && { clockAt: reached }) });
  failpoint("due.saved");
  return { fired: changes.fired, reached, stopped: changes.stoppedAt !== null, more: opened.more };
}

/** Plays a set whose run met a poisoned deadline again, up to just before it, so that only the poison is left standing. */
export async function playUpTo(
  tx: WorldTx,
  poison: PoisonedDeadline,
  until: Ms,
  options: { readonly limit: number; readonly exclusive: boolean },
): Promise<Chunk | null> {
  const { due } = poison;
  if ("act" in due) return null;
  const isPoison: Stops["before"] = (d) =>
    d.kind === due.kind &&
    ("storeId" in due ? "storeId" in d && d.storeId === due.storeId : "orderNo" in d && d.orderNo === due.orderNo && d.subject === due.subject);
  return playDue(tx, until, { ...options, stops: { before: isPoison } });
}

/** Stops the clock at a deadline that cannot fire: mode failed, at its own instant, with what it said on the row. */
export async function stopClockAt({ sql, worldId }: WorldTx, poison: PoisonedDeadline): Promise<void> {
  const { due } = poison;
  await sql`select lock_world(${worldId}, true)`;
  if ("storeId" in due)
    await sql`
      update store_deadlines set last_error = ${poison.message}
      where world_id = ${worldId} and store_id = ${due.storeId} and kind = ${due.kind} and generation = ${due.generation}`;
  else if ("kind" in due)
    await sql`
      update deadlines set last_error = ${poison.message}
      where world_id = ${worldId} and order_no = ${due.orderNo} and kind = ${due.kind} and subject = ${due.subject} and generation = ${due.generation}`;
  await sql`
    update worlds set mode = 'failed', anchor_virtual = greatest(anchor_virtual, ${due.due}), anchor_real = clock_timestamp(), epoch = epoch + 1
    where id = ${worldId}`;
}
