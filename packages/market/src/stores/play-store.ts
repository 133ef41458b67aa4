import { inWorld, openStore, save, type Db, type WorldTx } from "@souk/db";
import type { Ms, Refusal, StoreActKind, StoreCommand, StoreMove } from "@souk/rulebook";
import { run } from "@souk/sim";
import { ClockStopped, KeyReused, NotFound } from "../errors.ts";
import { nobody, wakeOf, type Player, type Wake } from "../play.ts";
import { ports } from "../ports.ts";
import { settledAtOnce, settleOpened, settleStore } from "./settle-store.ts";

/** What became of a command on a store. After an act its orders follow one by one: `followNext`, or a worker, lets them. */
export type StoreOutcome = (
  | {
      readonly kind: "done" | "already_done";
      /** What the store did to its orders, and how many it bound. */
      readonly act: { readonly no: number; readonly kind: StoreActKind; readonly bound: number } | null;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal }
) & { readonly storeId: number; readonly at: Ms; readonly replayed: boolean; readonly wake: Wake };

/**
 * One command on a store, by its seller, an admin or the market's own rule. Everything due on the store and all of its orders is applied before; while the command
 * itself is decided nobody opens an order of the store, so what it does to the store's money is exact, and from its instant on it binds every
 * order. Throws NotFound for a store that is absent or not the player's, ClockStopped, KeyReused.
 */
export async function playStore(db: Db, player: Player, storeId: number, command: StoreCommand): Promise<StoreOutcome> {
  if (player.party === "seller" ? player.storeId !== storeId : player.party !== "admin" && player.party !== "clock") throw new NotFound("store");
  for (;;) {
    const turn = await attempt(db, player, storeId, command);
    if (turn === "store_due") await settleStore(db, player.worldId, storeId);
    else if (turn !== "more_to_settle") return turn;
  }
}

function attempt(db: Db, player: Player, storeId: number, command: StoreCommand): Promise<StoreOutcome | "store_due" | "more_to_settle"> {
  return inWorld(db, player.worldId, async (tx) => {
    const once = player.once && player.person !== null ? { personId: player.person, ...player.once } : undefined;
    const opened = await openStore(tx, storeId, { limit: settledAtOnce, ...(once && { once }) });
    if (opened.kind === "replayed") return withBound(tx, { ...(opened.response as StoreOutcome), replayed: true, wake: nobody });
    if (opened.kind === "key_reused") throw new KeyReused();
    if (opened.kind === "clock_failed") throw new ClockStopped();
    if (opened.kind === "absent") throw new NotFound("store");
    if (opened.kind === "store_due") return "store_due";
    if (opened.more) {
      await settleOpened(tx, opened, opened.until);
      return "more_to_settle";
    }

    const { now, slice, before } = opened;
    const actsBefore = slice.storeCells.get(storeId)?.store.acts.length ?? 0;
    const move: StoreMove = { at: now, actor: { party: player.party, person: player.person }, storeId, command };
    const changes = run(slice, [move], now, ports);
    const decision = changes.decisions[0]?.decision;
    if (!decision) throw new Error("a command on a store was not decided");
    const of = { storeId, at: now, replayed: false, wake: nobody };
    const act = slice.storeCells.get(storeId)?.store.acts[actsBefore];
    const outcome: StoreOutcome =
      decision.kind === "refused"
        ? { kind: "refused", refusal: decision.refusal, ...of }
        : { kind: decision.kind === "accepted" ? "done" : "already_done", act: act ? { no: act.no, kind: act.kind, bound: 0 } : null, ...of };
    const saved = await save(tx, changes, { before, policies: slice.policies, ...(once && { answer: { ...once, response: outcome } }) });
    return withBound(tx, { ...outcome, wake: wakeOf(saved) });
  });
}

/** How many orders an act bound is known once it was saved. */
async function withBound({ sql, worldId }: WorldTx, outcome: StoreOutcome): Promise<StoreOutcome> {
  if (outcome.kind === "refused" || !outcome.act) return outcome;
  const [act] = await sql<{ bound: number }[]>`
    select bound from store_acts where world_id = ${worldId} and store_id = ${outcome.storeId} and no = ${outcome.act.no}`;
  return { ...outcome, act: { ...outcome.act, bound: act?.bound ?? 0 } };
}
