import type { OrderCommand, OrderCommandName, OrderDraft } from "./commands.ts";
import { conditions } from "./conditions.ts";
import { verificationEndsBy } from "./deadlines.ts";
import { liveRow, rowOf } from "./deadline-rows.ts";
import type { Context, Decision } from "./decision.ts";
import { effects } from "./effects.ts";
import { guardOf } from "./guards.ts";
import type { Order } from "./order.ts";
import { outOfPlace } from "./out-of-place.ts";
import { placingGuards, type PlacingGuardName } from "./placing.ts";
import { alreadyDone, refuse, standsSince, way } from "./refusals.ts";
import { rowsOf, rowsOn, type Row } from "./rows.ts";
import type { DeadlineKind } from "./states.ts";
import type { Ms } from "./time.ts";

/**
 * The law's answer to a command, total and pure: events, `already_done`, or a refusal that says which rule, since when, until when and
 * what to do instead. Callers settle the order's overdue deadlines first (2.2.2); where they have not, an act that comes at or after
 * one is refused as too late all the same.
 */
export function decide(ctx: Context, order: Order | null, command: OrderCommand): Decision {
  if (command.on === "place") return order === null ? place(ctx, command.draft) : alreadyDone("T01");
  if (order === null) return refuse("not_possible_now", "T01");
  if (command.on === "fire") return fireDeadline(ctx, order, command);
  const found = standing(ctx, order, command.on, command);
  if ("kind" in found) return found;
  for (const name of found.values) {
    const answer = guardOf(name).check(ctx, order, command);
    if (answer) return answer;
  }
  return { kind: "accepted", rule: found.t, events: effects[found.does](ctx, order, command) };
}

/**
 * The row by which this party may give this command now, or why it may not. Without the command itself (null) it answers for the
 * button: what a person would then say is not looked at, and what is done already is a refusal too.
 */
export function standing(ctx: Context, order: Order, name: OrderCommandName, command: OrderCommand | null): Row | Decision {
  const rows = rowsOn(name);
  const { party, person } = ctx.actor;
  const theirs = rows.some((row) => row.by.includes(party)) && (party !== "buyer" || person === null || person === order.buyerId);
  if (!theirs) return refuse("not_yours_to_make", rows[0]?.t ?? "2.3");

  const row = applying(rows, ctx, order, command);
  if (!row) return outOfPlace(ctx, order, name, command);

  const frozenSince = row.frozen === "refused" && (party === "buyer" || party === "seller") ? frozenFrom(ctx, order) : null;
  if (frozenSince !== null) return refuse("order_frozen", "2.2.7", { since: frozenSince, instead: [way("contact_support")] });

  return overdue(ctx, order, row) ?? failing(ctx, order, row, command) ?? row;
}

/** The first row by which this party may act in this state, its condition holding. */
function applying(rows: readonly Row[], ctx: Context, order: Order, command: OrderCommand | null): Row | undefined {
  for (const row of rows) {
    if (!row.by.includes(ctx.actor.party) || !row.from.includes(order.state)) continue;
    if (row.when === undefined || conditions[row.when].holds(ctx, order, command)) return row;
  }
  return undefined;
}

function failing(ctx: Context, order: Order, row: Row, command: OrderCommand | null): Decision | null {
  for (const name of row.guards) {
    const answer = guardOf(name).check(ctx, order, command);
    if (answer) return answer;
  }
  return null;
}

/** Since when a freeze binds the order, or null. The store's own row decides, even before its orders say so; a block frees what is finished. */
function frozenFrom(ctx: Context, order: Order): Ms | null {
  if (order.frozen.length > 0)
    return order.suspensions.find(({ cause, to }) => to === null && cause !== "dispute" && cause !== "carrier")?.from ?? order.lastEventAt;
  const { state, since } = ctx.store;
  if (order.state === "awaiting_payment" || order.state === "closed") return null;
  return state === "frozen" || (state === "blocked" && order.state !== "finished") ? since : null;
}

/** A deadline that has come has won, whether or not anybody has applied it yet (2.2.2). */
function overdue(ctx: Context, order: Order, row: Row): Decision | null {
  for (const kind of row.before) {
    const deadline = liveRow(order, kind);
    if (deadline?.state !== "armed" || ctx.now < deadline.due || !ends(kind, ctx)) continue;
    return refuse("too_late", "2.2.2", { since: deadline.due, ended: endOf(kind, order, ctx) });
  }
  return null;
}

/** A missed ship-by ends nothing where the policy leaves the claim to the buyer. */
const ends = (kind: DeadlineKind, ctx: Context): boolean => kind !== "ship_by" || ctx.policy.shipByMiss === "close";

/** What the firing of a deadline makes of its order: a close reason or a state. */
export function endOf(kind: DeadlineKind, order: Order, ctx: Pick<Context, "policy">): string {
  switch (kind) {
    case "pay_by":
      return "unpaid_expired";
    case "verify_by":
      return conditions.verification_fails.holds(ctx as Context, order, null) ? "verification_failed" : "awaiting_shipment";
    case "cancel_respond":
      return ctx.policy.onSilence === "approve" ? "cancel_auto" : "rejected";
    case "ship_by":
      return "ship_by_expired";
    case "ship_late":
      return "late";
    case "auto_confirm":
    case "protection_end":
      return "finished";
    case "dispute_respond":
      return "seller_silent";
    case "dispute_mediate":
      return "mediation";
    case "appeal_end":
      return "final";
    case "return_ship_by":
      return "lapsed";
    case "return_confirm_by":
      return "refunded";
    case "no_scan":
      return "not_delivered";
    case "chargeback_answer":
      return "accepted";
    default:
      return kind;
  }
}

/** Until when the act a row allows is in time: the earliest of its deadlines and of its guards' own windows. */
export function untilOf(ctx: Context, order: Order, row: Row): Ms | null {
  let until: Ms | null = null;
  const earlier = (end: Ms | null): void => {
    if (end !== null && (until === null || end < until)) until = end;
  };
  for (const kind of row.before) {
    if (!ends(kind, ctx)) continue;
    const deadline = liveRow(order, kind);
    if (deadline?.state !== "armed") continue;
    // When the outsider answers is drawn in secret; a button only promises the latest instant.
    earlier(kind === "verify_by" ? verificationEndsBy(order, ctx.policy) : deadline.due);
  }
  for (const name of row.guards) earlier(guardOf(name).until?.(ctx, order) ?? null);
  return until;
}

function place(ctx: Context, draft: OrderDraft): Decision {
  const row = rowsOn("place")[0] as Row;
  if (!row.by.includes(ctx.actor.party) || (ctx.actor.person !== null && ctx.actor.person !== draft.buyerId)) return refuse("not_yours_to_make", row.t);
  for (const names of [row.guards, row.values]) {
    for (const name of names) {
      const answer = placingGuards[name as PlacingGuardName].check(ctx, draft);
      if (answer) return answer;
    }
  }
  return { kind: "accepted", rule: row.t, events: [{ type: "order_placed", draft, storeActs: ctx.store.acts.length }] };
}

/** The clock's own move. A row that is not armed anymore has had its effect, or never will: nothing to do. */
function fireDeadline(ctx: Context, order: Order, command: Extract<OrderCommand, { on: "fire" }>): Decision {
  const rule = rowsOf(command.kind)[0]?.t ?? "2.5";
  if (ctx.actor.party !== "clock") return refuse("not_yours_to_make", rule);
  const deadline = rowOf(order.deadlines, command);
  if (deadline?.state === "suspended") return refuse("order_frozen", "2.2.7", { since: order.lastEventAt });
  if (deadline?.state !== "armed") return alreadyDone(rule);
  if (ctx.now < deadline.due) return refuse("too_early", "2.2.2", { until: deadline.due });
  const row = applying(rowsOf(command.kind), ctx, order, command);
  if (!row) return refuse("not_possible_now", rule, { since: standsSince(order) });
  return { kind: "accepted", rule: row.t, events: effects[row.does](ctx, order, command) };
}
