import { inWorld, openStore, save, type Db, type OpenedBatch, type WorldTx } from "@souk/db";
import type { Ms } from "@souk/rulebook";
import { run, type Changes, type Stops } from "@souk/sim";
import { ports } from "../ports.ts";

/** Overdue orders that settle with a store in one transaction. */
export const settledAtOnce = 200;

/** Applies every deadline of a store that is due, each after what its orders had due before it. */
export async function settleStore(db: Db, worldId: number, storeId: number): Promise<void> {
  for (;;) {
    const due = await inWorld(db, worldId, async (tx) => {
      const opened = await openStore(tx, storeId, { limit: 1 });
      return opened.kind === "store_due" ? opened.due : null;
    });
    if (due === null) return;
    while (await inWorld(db, worldId, async (tx) => (await fireStore(tx, storeId, due)).more));
  }
}

/**
 * Fires the deadline a store has at `due` inside the caller's transaction. With `more` it has only settled some of the orders that come before:
 * call again.
 */
export async function fireStore(
  tx: WorldTx,
  storeId: number,
  due: Ms,
  stops: Stops = {},
): Promise<{ readonly more: boolean; readonly changes: Changes | null }> {
  const opened = await openStore(tx, storeId, { at: due, limit: settledAtOnce });
  if (opened.kind !== "opened") return { more: false, changes: null };
  const changes = await settleOpened(tx, opened, opened.more ? due - 1 : due, stops);
  return { more: opened.more, changes };
}

/** Runs what was opened up to `until` and saves it. */
export async function settleOpened(tx: WorldTx, opened: Pick<OpenedBatch, "slice" | "before">, until: Ms, stops: Stops = {}): Promise<Changes> {
  const changes = run(opened.slice, [], until, ports, stops);
  await save(tx, changes, { before: opened.before, policies: opened.slice.policies });
  return changes;
}
