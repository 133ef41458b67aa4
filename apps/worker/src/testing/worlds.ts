import { inWorld, type Db } from "@souk/db";
import { createWorld, playOrder, type Player, type World } from "@souk/market";
import type { Overrides } from "@souk/market";
import { days } from "@souk/rulebook";

let made = 0;

/** Time to ship that outlasts the 72 hours a seller has to answer. */
export const patient: Overrides = { policy: { shipByGrace: days(5) } };

/** A world of its own, standing still until a test lets it run. */
export const worldOf = (db: Db, scenario: string, overrides: Overrides = {}, seed = `test ${(made += 1)}`): Promise<World> =>
  createWorld(db, { scenario, seed, overrides, clock: { mode: "paused" } });

export interface OrderRow {
  readonly no: number;
  readonly buyerId: number;
  readonly storeId: number;
  readonly state: string;
  readonly closeReason: string | null;
}

export const orderOf = async (db: Db, worldId: number, no = 1001): Promise<OrderRow> => {
  const [row] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<OrderRow[]>`select no, buyer_id, store_id, state, close_reason from orders where world_id = ${worldId} and no = ${no}`,
  );
  if (!row) throw new Error(`world ${worldId} has no order ${no}`);
  return row;
};

/** The buyer of the world's first order asks to cancel it; answers when, by the world's clock. */
export async function askToCancel(db: Db, worldId: number): Promise<number> {
  const order = await orderOf(db, worldId);
  const buyer: Player = { worldId, party: "buyer", person: order.buyerId, storeId: null, once: null };
  const asked = await playOrder(db, buyer, order.no, { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false });
  if (asked.kind !== "done") throw new Error(`the request was not accepted: ${JSON.stringify(asked)}`);
  return asked.at;
}

export interface FiredRow {
  readonly stream: string;
  readonly n: number;
  readonly at: number;
  readonly type: string;
  readonly fired: { readonly kind: string; readonly subject: string; readonly generation: number };
}

/** Every event that a deadline caused. */
export const firedOf = (db: Db, worldId: number): Promise<FiredRow[]> =>
  inWorld(
    db,
    worldId,
    ({ sql }) => sql<FiredRow[]>`
    select stream, n, at, type, fired from events where world_id = ${worldId} and fired is not null and stream like 'order:%' order by stream, n`,
  );

export const armedIn = async (db: Db, worldId: number): Promise<number> => {
  const [row] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ armed: number }[]>`select count(*)::int as armed from deadlines where world_id = ${worldId} and state = 'armed'`,
  );
  return row?.armed ?? 0;
};
