import { accounts, days, type Actor, type Ms } from "@souk/rulebook";
import { preimage } from "@souk/sim";
import { ports } from "../ports.ts";
import type { Content } from "../scenarios/content.ts";
import type { WorldInput } from "./input.ts";

/** An event of a stream that belongs to no order. */
export interface PlainEvent {
  readonly stream: string;
  readonly n: number;
  readonly at: Ms;
  readonly rule: string;
  readonly by: Actor;
  readonly body: { readonly type: string };
  readonly hash: string;
}

/** Links one event of a store, a buyer or the world to the head of its stream ("" for the first). */
export function linked(head: string, event: Omit<PlainEvent, "hash">): PlainEvent {
  // The chain's preimage is the same for every stream; it does not look at the order's number.
  const hash = ports.hash(preimage(head, [{ orderNo: 0, n: event.n, at: event.at, rule: event.rule, by: event.by, fired: null, body: event.body as never }]));
  return { ...event, hash };
}

/** How a world was made: what a reset needs to make it again. The first event of the stream `world`. */
export interface Recipe {
  readonly type: "world_created";
  readonly scenario: string;
  readonly seed: string;
  readonly start: Ms;
  readonly overrides: WorldInput["overrides"] | null;
}

const clock: Actor = { party: "clock", person: null };

/** The events a world begins with beside its orders, and the money they move: how it was made, and what lies in the wallets. */
export function openingOf(content: Pick<Content, "people" | "currency">, recipe: Recipe) {
  const made = linked("", { stream: "world", n: 1, at: recipe.start, rule: "scenario", by: clock, body: recipe });
  // Before the first move of any life, so that the wallet can pay for it.
  const { events, entries } = walletsOf(content, recipe.start - days(60));
  return { events: [made, ...events], entries };
}

/** Fills the wallets of new buyers: one event of the buyer's stream each, and the money that stands behind it. */
export function walletsOf({ people, currency }: Pick<Content, "people" | "currency">, at: Ms) {
  const filled = people.filter(({ role, wallet }) => role === "buyer" && wallet > 0);
  const events = filled.map(({ id, wallet }) => {
    const body = { type: "wallet_opened", amount: wallet } as const;
    return linked("", { stream: `buyer:${id}`, n: 1, at, rule: "scenario", by: clock, body });
  });
  const entries = filled.flatMap(({ id, wallet }) => [
    { stream: `buyer:${id}`, n: 1, k: 0, account: accounts.bank, amount: wallet, currency },
    { stream: `buyer:${id}`, n: 1, k: 1, account: accounts.wallet(id), amount: -wallet, currency },
  ]);
  return { events, entries };
}
