import { inWorld, openBuyer, save, type Db } from "@souk/db";
import type { BuyerCommand, BuyerMove, Ms, Refusal } from "@souk/rulebook";
import { run } from "@souk/sim";
import { ClockStopped, KeyReused, NotFound } from "../errors.ts";
import { nobody, wakeOf, type Player, type Wake } from "../play.ts";
import { ports } from "../ports.ts";

export type BuyerOutcome = ({ readonly kind: "done" | "already_done" } | { readonly kind: "refused"; readonly refusal: Refusal }) & {
  readonly buyerId: number;
  readonly at: Ms;
  readonly replayed: boolean;
  readonly wake: Wake;
};

/** One command of an admin on a buyer's account. Throws NotFound for nobody and for who is no buyer, ClockStopped, KeyReused. */
export async function playBuyer(db: Db, player: Player, buyerId: number, command: BuyerCommand): Promise<BuyerOutcome> {
  if (player.party !== "admin") throw new NotFound("buyer");
  return inWorld(db, player.worldId, async (tx) => {
    const once = player.once && player.person !== null ? { personId: player.person, ...player.once } : undefined;
    const opened = await openBuyer(tx, buyerId, once);
    if (opened.kind === "replayed") return { ...(opened.response as BuyerOutcome), replayed: true, wake: nobody };
    if (opened.kind === "key_reused") throw new KeyReused();
    if (opened.kind === "clock_failed") throw new ClockStopped();
    if (opened.kind === "absent") throw new NotFound("buyer");

    const { now, slice, before } = opened;
    const move: BuyerMove = { at: now, actor: { party: "admin", person: player.person }, buyerId, command };
    const changes = run(slice, [move], now, ports);
    const decision = changes.decisions[0]?.decision;
    if (!decision) throw new Error("a command on a buyer was not decided");
    const of = { buyerId, at: now, replayed: false, wake: nobody };
    const outcome: BuyerOutcome =
      decision.kind === "refused"
        ? { kind: "refused", refusal: decision.refusal, ...of }
        : { kind: decision.kind === "accepted" ? "done" : "already_done", ...of };
    const saved = await save(tx, changes, { before, ...(once && { answer: { ...once, response: outcome } }) });
    return { ...outcome, wake: wakeOf(saved) };
  });
}
