import { inWorld, openFollowers, save, type Db, type WorldTx } from "@souk/db";
import type { StoreActKind } from "@souk/rulebook";
import { run, type Changes, type Stops } from "@souk/sim";
import { ports } from "../ports.ts";

/** Orders that follow their store in one commit. */
const atOnce = 200;

/** What one batch came to. */
export interface Followed {
  /** Orders taken off the list. */
  readonly followed: number;
  /** Orders of this world that have still to follow. */
  readonly left: number;
}

/**
 * Lets the next orders of a world follow what their store did, each at the act's own instant. Harmless when there are none, and when several
 * workers do it at once; whoever is killed in the middle leaves the rest to the next call. `storeId` keeps to one store.
 */
export async function followNext(
  db: Db,
  worldId: number,
  { storeId, limit = atOnce }: { readonly storeId?: number; readonly limit?: number } = {},
): Promise<Followed> {
  return inWorld(db, worldId, async (tx) => {
    const { sql } = tx;
    const [next] = await sql<{ storeId: number }[]>`
      select store_id from followers where world_id = ${worldId} and (${storeId ?? null}::int is null or store_id = ${storeId ?? null}) order by store_id limit 1`;
    const batch = next ? await followStore(tx, next.storeId, limit) : null;
    const [left] = await sql<{ left: number }[]>`select count(*)::int as left from followers where world_id = ${worldId}`;
    if (left?.left === 0) await sql`update world_wakeups set followers_pending = false where world_id = ${worldId} and followers_pending`;
    return { followed: batch?.followed ?? 0, left: left?.left ?? 0 };
  });
}

/** One batch of one store inside the caller's transaction; null when somebody else holds what is left, or the clock has failed. */
export async function followStore(
  tx: WorldTx,
  storeId: number,
  limit: number,
  stops: Stops = {},
): Promise<{ readonly followed: number; readonly changes: Changes } | null> {
  const opened = await openFollowers(tx, storeId, limit);
  if (opened.kind === "idle") return null;
  const { slice, before, until } = opened;
  const followed = Array.from(before.keys(), (orderNo) => ({ storeId, orderNo }));
  const changes = run(slice, [], until, ports, stops);
  await save(tx, changes, { before, policies: slice.policies, followed });
  return { followed: followed.length, changes };
}

/** How far a store's latest act has come. */
export interface FollowProgress {
  readonly act: { readonly no: number; readonly kind: StoreActKind; readonly at: number };
  readonly bound: number;
  readonly left: number;
}

/** How far the orders of a store have followed its latest act; null when it never acted. */
export const followProgress = (db: Db, worldId: number, storeId: number): Promise<FollowProgress | null> =>
  inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const [act] = await sql<{ no: number; kind: StoreActKind; at: number; bound: number; left: number }[]>`
        select no, kind, at, bound, (select count(*)::int from followers f where f.world_id = ${worldId} and f.store_id = ${storeId}) as left
        from store_acts where world_id = ${worldId} and store_id = ${storeId} order by no desc limit 1`;
      return act ? { act: { no: act.no, kind: act.kind, at: act.at }, bound: act.bound, left: Math.min(act.left, act.bound) } : null;
    },
    { readOnly: true },
  );
