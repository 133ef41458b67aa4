import type { TraceSetting } from "@souk/sim";
import { linked, type PlainEvent } from "../worlds/opening.ts";

/** The first event of a replayed world: what was loaded, under which law. */
export function openingEvent({ traces, policy, seed, start }: TraceSetting): PlainEvent {
  const { cancelRespond, shipByGrace, payBy } = policy;
  const body = { type: "traces_loaded", orders: traces.length, seed, cancelRespond, shipByGrace, payBy };
  return linked("", { stream: "world", n: 1, at: start, rule: "replay", by: { party: "admin", person: null }, body });
}
