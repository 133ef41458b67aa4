import { play } from "@souk/market";
import type { Intent, Outcome, Player } from "@souk/market";
import type { OrderCommand } from "@souk/rulebook";
import type { ApiContext, Somebody } from "./context.ts";
import { Refused } from "./errors.ts";
import { onceOf } from "./idempotency.ts";

/** A call by somebody of a world, as the ladder hands it to a procedure. */
export type PersonContext = ApiContext & { readonly me: Somebody };

/** The one who plays, for the market to check against every order it opens. */
export const playerOf = (ctx: PersonContext, path: string, input: unknown): Player => ({
  worldId: ctx.me.world.id,
  party: ctx.me.role,
  person: ctx.me.personId,
  storeId: ctx.me.storeId,
  once: onceOf(ctx, path, input),
});

/** Plays one command on one order. Throws `Refused` when the law says no, `NotFound` for an order that is not this one's to see. */
export const perform = (ctx: PersonContext, path: string, input: { readonly orderNo: number }, command: OrderCommand): Promise<Done> =>
  performIntent(ctx, path, input, { orders: [input.orderNo], moves: () => [{ orderNo: input.orderNo, command }], show: true });

export type Done = Exclude<Outcome, { kind: "refused" }>;

/** Plays, rings the queue for what the play armed, and turns a refusal into an error of the wire. */
async function performIntent(ctx: PersonContext, path: string, input: unknown, intent: Intent): Promise<Done> {
  const outcome = await play(ctx.house.db, playerOf(ctx, path, input), intent);
  ringAfter(ctx, outcome);
  if (outcome.kind === "refused") throw new Refused(outcome.refusal);
  return outcome;
}

/** Rings the queue when a play armed a deadline of a running clock, or left orders to follow their store; what only has to be told, the relay finds by itself. */
export function ringAfter(ctx: PersonContext, { wake }: Pick<Outcome, "wake">): void {
  if (wake.followers) void ctx.house.bell.ringStores(ctx.me.world.id);
  if (wake.nextRealDue !== null) ctx.house.ring(ctx.me.world.id);
}
