import type { OrderCommandName } from "./commands.ts";
import type { Answer, Context, Decision } from "./decision.ts";
import { standing, untilOf } from "./decide.ts";
import { isSettled, openDispute, openRequest } from "./regions.ts";
import type { Order } from "./order.ts";
import { refuse, standingOf, standsSince } from "./refusals.ts";
import { rows } from "./rows.ts";
import type { OrderState, Party } from "./states.ts";

const ofParty = (party: Party): readonly OrderCommandName[] => [
  ...new Set(rows.filter((row) => row.on !== "place" && row.on !== "fire" && row.by.includes(party)).map((row) => row.on)),
];
const commands: Readonly<Record<Party, readonly OrderCommandName[]>> = {
  buyer: ofParty("buyer"),
  seller: ofParty("seller"),
  admin: ofParty("admin"),
  clock: [],
  rail: ofParty("rail"),
  carrier: ofParty("carrier"),
};

/** Everything a party can ask of an order that exists, in the order of the law. */
export const commandsOf = (party: Party): readonly OrderCommandName[] => commands[party];

/** One button: may this party do it now, until when; or why not, until when, and what instead. What a form would ask is not looked at. */
export function answerFor(ctx: Context, order: Order, command: OrderCommandName): Answer {
  const found = standing(ctx, order, command, null);
  if (!("kind" in found)) return { command, allowed: true, until: untilOf(ctx, order, found), refusal: null };
  const decision = found.kind === "refused" ? found : (ended(order, found) as Decision & { kind: "refused" });
  return { command, allowed: false, until: decision.refusal.until, refusal: decision.refusal };
}

const ended = (order: Order, done: Decision): Decision =>
  refuse("too_late", done.kind === "already_done" ? done.rule : "2.2.6", { since: standsSince(order), ended: standingOf(order) });

/** What this party may do now, and why not the rest: the buttons of every portal and the moves of every simulated person. */
export const answersFor = (ctx: Context, order: Order): Answer[] => commandsOf(ctx.actor.party).map((command) => answerFor(ctx, order, command));

/** What stands in front of an order; the first that holds (rules.md 2.1). */
export type Label = "frozen" | "in_dispute" | "awaiting_seller_approval" | "refund_in_progress" | OrderState;

/** The label shown for an order. Both sides see the same one; `party` leaves room for those that will differ. */
export function labelOf(order: Order, _party: Party = "buyer"): Label {
  if (order.frozen.length > 0) return "frozen";
  if (openDispute(order)) return "in_dispute";
  if (openRequest(order)) return "awaiting_seller_approval";
  if (order.state === "closed" && order.refunds.some((refund) => !isSettled(refund))) return "refund_in_progress";
  return order.state;
}
