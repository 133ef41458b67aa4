import { inWorld, type Db, type WorldTx } from "@souk/db";
import type { Ms } from "@souk/rulebook";
import { ClockStopped, KeyReused, NotFound } from "./errors.ts";
import type { Player } from "./play.ts";

/**
 * One transaction for what touches no order: a cart, an address, a shelf. Takes the world's lock, answers a repeated key as before, and
 * keeps the answer. Throws NotFound, ClockStopped and KeyReused like `play`.
 */
export async function write<T>(db: Db, player: Player, work: (tx: WorldTx, now: Ms) => Promise<T>): Promise<T> {
  const writing = async (tx: WorldTx): Promise<T> => {
    const [world] = await tx.sql<{ mode: string; now: Ms }[]>`select (w).mode, world_now(w) as now from lock_world(${tx.worldId}) w`;
    if (!world) throw new NotFound("world");
    if (world.mode === "failed") throw new ClockStopped();
    const kept = await keptAnswer<T>(tx, player);
    if (kept) return kept.response;
    const { once, person } = player;
    const answer = await work(tx, world.now);
    if (once && person !== null)
      await tx.sql`
        insert into idempotency (world_id, person_id, key, hash, response)
        values (${tx.worldId}, ${person}, ${once.key}, ${once.hash}, ${JSON.stringify(answer ?? null)}::text::jsonb)`;
    return answer;
  };
  return inWorld(db, player.worldId, writing, { enters: true });
}

/** What the player was answered under this key before; null when never. Throws KeyReused when the key came with another request. */
async function keptAnswer<T>({ sql, worldId }: WorldTx, { once, person }: Player): Promise<{ readonly response: T } | null> {
  if (!once || person === null) return null;
  const [kept] = await sql<{ hash: string; response: T }[]>`
    select hash, response from idempotency where world_id = ${worldId} and person_id = ${person} and key = ${once.key}`;
  if (kept && kept.hash !== once.hash) throw new KeyReused();
  return kept ?? null;
}

/** The player's number, for what only a person of this role can do; anybody else finds nothing there. */
export function personOf(player: Player, party: "buyer" | "seller"): number {
  if (player.party !== party || player.person === null) throw new NotFound("person");
  return player.person;
}
