import type { StoreCommand, StoreCommandName } from "../commands.ts";
import type { Decision, Refusal, StoreContext } from "../decision.ts";
import type { StoreEventBody } from "../events.ts";
import type { Store } from "../order.ts";
import { alreadyDone, refuse, way } from "../refusals.ts";
import type { Party, StoreState } from "../states.ts";
import type { Ms } from "../time.ts";
import { storeDueOf } from "./deadlines.ts";
import { storeEffects } from "./effects.ts";
import { storeGuards } from "./guards.ts";
import { storeRows, type StoreRow } from "./rows.ts";

type Fire = Extract<StoreCommand, { on: "fire_store" }>;

/** The law's answer to a command on a store, total and pure, as `decide` is for an order's. */
export function decideStore(ctx: StoreContext, store: Store, command: StoreCommand): Decision<StoreEventBody> {
  if (command.on === "fire_store") return fireDeadline(ctx, store, command);
  const found = standing(ctx, store, command.on, command);
  if ("kind" in found) return found;
  for (const name of found.values) {
    const answer = storeGuards[name].check(ctx, store, command);
    if (answer) return answer;
  }
  return { kind: "accepted", rule: found.t, events: storeEffects[found.does](ctx, store, command) };
}

/** What a command would have made of the store: finding that done already is a success without effect (2.2.6). */
const goals: Partial<Record<StoreCommandName, readonly StoreState[]>> = {
  put_under_review: ["under_review"],
  clear_review: ["active"],
  freeze_store: ["frozen"],
  release_store: ["active"],
  block_store: ["blocked"],
};

function standing(ctx: StoreContext, store: Store, name: StoreCommandName, command: StoreCommand | null): StoreRow | Decision<never> {
  const rows = storeRows.filter((row) => row.on === name);
  const rule = rows[0]?.t ?? "3.7";
  if (!rows.some((row) => row.by.includes(ctx.actor.party))) return refuse("not_yours_to_make", rule);
  const upheld = command?.on === "decide_appeal" && command.upheld;
  const row = rows.find((r) => r.from.includes(store.state) && (r.when === undefined || upheld));
  if (!row) {
    if (command && goals[name]?.includes(store.state)) return alreadyDone(rule);
    return refuse("not_possible_now", rule, { since: store.since, ended: store.state, instead: insteadOf(store, ctx.actor.party) });
  }
  for (const kind of row.before) {
    const due = storeDueOf(store, kind) ?? store.deadlines.findLast((d) => d.kind === kind && d.state === "fired" && store.blockedAt !== null)?.due ?? null;
    if (due !== null && ctx.now >= due) return refuse("too_late", "2.2.2", { since: due, ended: store.state, instead: [way("contact_support")] });
  }
  for (const guard of row.guards) {
    const answer = storeGuards[guard].check(ctx, store, command);
    if (answer) return answer;
  }
  return row;
}

function insteadOf(store: Store, party: Party) {
  if (party !== "seller") return [];
  if (store.state === "frozen") return [way("submit_evidence")];
  return store.state === "blocked" ? [way("appeal_block"), way("contact_support")] : [way("contact_support")];
}

function fireDeadline(ctx: StoreContext, store: Store, command: Fire): Decision<StoreEventBody> {
  const row = storeRows.find((r) => r.deadline === command.kind && r.from.includes(store.state));
  const rule = row?.t ?? "3.7";
  if (ctx.actor.party !== "clock") return refuse("not_yours_to_make", rule);
  const deadline = store.deadlines.find((d) => d.kind === command.kind && d.generation === command.generation);
  if (!row || deadline?.state !== "armed") return alreadyDone(rule);
  if (ctx.now < deadline.due) return refuse("too_early", "2.2.2", { until: deadline.due });
  return { kind: "accepted", rule, events: storeEffects[row.does](ctx, store, command) };
}

/** One button of the investigation, finance and health pages. */
export interface StoreAnswer {
  readonly command: StoreCommandName;
  readonly allowed: boolean;
  readonly until: Ms | null;
  readonly refusal: Refusal | null;
}

/** What this party may do with a store now, and why not the rest. */
export function storeAnswersFor(ctx: StoreContext, store: Store): StoreAnswer[] {
  const names = new Set(storeRows.filter((row) => row.deadline === undefined && row.by.includes(ctx.actor.party)).map((row) => row.on));
  return [...names].map((command) => {
    const found = standing(ctx, store, command, null);
    if (!("kind" in found)) {
      const ends = found.before.flatMap((kind) => storeDueOf(store, kind) ?? []);
      return { command, allowed: true, until: ends.length > 0 ? Math.min(...ends) : null, refusal: null };
    }
    const refusal = found.kind === "refused" ? found.refusal : null;
    return { command, allowed: false, until: refusal?.until ?? null, refusal };
  });
}
