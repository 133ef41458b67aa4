import { failpoint, inWorld, type Db } from "@souk/db";
import { PoisonedDeadline } from "@souk/sim";
import { playDue, playUpTo, stopClockAt } from "./chunk.ts";

/** What one look at a live world's due deadlines came to. `nextRealDue` is wall time in milliseconds, null when nothing is armed or the clock stands. */
export interface Drained {
  readonly fired: number;
  /** Whether something was done, so that another look is worth while. */
  readonly more: boolean;
  readonly nextRealDue: number | null;
}

/**
 * Fires what is due in a live world, about `limit` deadlines in one commit. Harmless when nothing is due, when the clock stands, and
 * when several workers do it at once.
 */
export async function drainDue(db: Db, worldId: number, limit = 500): Promise<Drained> {
  const options = { limit, exclusive: false };
  try {
    const chunk = await inWorld(db, worldId, (tx) => playDue(tx, Number.MAX_SAFE_INTEGER, options), { enters: true });
    if (chunk) {
      failpoint("due.committed");
      return { fired: chunk.fired, more: true, nextRealDue: 0 };
    }
    const [row] = await inWorld(db, worldId, ({ sql }) => sql<{ at: number | null }[]>`select settle_wakeup(${worldId}) as at`);
    return { fired: 0, more: false, nextRealDue: row?.at ?? null };
  } catch (error) {
    if (!(error instanceof PoisonedDeadline)) throw error;
    const fired = await inWorld(db, worldId, async (tx) => {
      const chunk = await playUpTo(tx, error, Number.MAX_SAFE_INTEGER, options);
      return chunk?.fired ?? 0;
    });
    await inWorld(db, worldId, (tx) => stopClockAt(tx, error));
    return { fired, more: false, nextRealDue: null };
  }
}
