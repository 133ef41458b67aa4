import type { BuyerCommand, BuyerCommandName } from "../commands.ts";
import type { BuyerContext, Decision } from "../decision.ts";
import type { BuyerEvent, BuyerEventBody } from "../events.ts";
import type { BuyerStanding } from "../order.ts";
import { alreadyDone, refuse } from "../refusals.ts";
import type { BuyerState, Party } from "../states.ts";
import type { Ms } from "../time.ts";

/** One sentence of a buyer's standing (rules.md 3.10). A blocked or banned buyer places nothing (T01); everything on existing orders goes on. */
export interface BuyerRow {
  readonly t: string;
  readonly on: BuyerCommandName;
  readonly by: readonly Party[];
  readonly from: readonly BuyerState[];
  readonly to: BuyerState;
  readonly says: string;
  readonly source: string;
}

// prettier-ignore
const table = [
  { t: "3.10", on: "count_unpaid", by: ["clock"], from: ["good", "warned"], to: "purchase_blocked", says: "unpaid checkouts reach the count that blocks", source: "s4; our count" },
  { t: "3.10", on: "count_unpaid", by: ["clock"], from: ["good"], to: "warned", says: "unpaid checkouts reach the count that warns", source: "our count" },
  { t: "3.10", on: "warn_buyer", by: ["admin"], from: ["good"], to: "warned", says: "an admin warns", source: "A18" },
  { t: "3.10", on: "block_purchases", by: ["admin"], from: ["good", "warned"], to: "purchase_blocked", says: "an admin blocks purchases", source: "s4" },
  { t: "3.10", on: "ban_buyer", by: ["admin"], from: ["good", "warned", "purchase_blocked"], to: "banned", says: "an admin bans", source: "A18" },
  { t: "3.10", on: "restore_buyer", by: ["admin"], from: ["warned", "purchase_blocked"], to: "good", says: "support restores; unpaid checkouts count from here", source: "s4" },
] as const satisfies readonly BuyerRow[];

export const buyerRows: readonly BuyerRow[] = table;

/** A buyer's standing as an account begins. */
export const goodStanding = (id: number, at: Ms): BuyerStanding => ({ id, state: "good", since: at, version: 0, lastEventAt: at, reason: "", countsFrom: at });

const reached = (count: number, limit: number | null): boolean => limit !== null && count >= limit;

/** The law's answer to a command on a buyer's account, total and pure. */
export function decideBuyer(ctx: BuyerContext, standing: BuyerStanding, command: BuyerCommand): Decision<BuyerEventBody> {
  const rows = buyerRows.filter((row) => row.on === command.on);
  if (!rows.some((row) => row.by.includes(ctx.actor.party))) return refuse("not_yours_to_make", "3.10");
  const row = rows.find((r) => r.from.includes(standing.state) && counts(ctx, r, command));
  if (command.on === "count_unpaid") {
    if (!row) return alreadyDone("3.10");
    return { kind: "accepted", rule: row.t, events: [{ type: "buyer_standing_changed", to: row.to, reason: "unpaid_orders", automatic: true }] };
  }
  if (!row)
    return rows.some((r) => r.to === standing.state)
      ? alreadyDone("3.10")
      : refuse("not_possible_now", "3.10", { since: standing.since, ended: standing.state });
  const field = command.on === "restore_buyer" ? "note" : "reason";
  const reason = command.on === "restore_buyer" ? command.note : command.reason;
  if (reason.trim() === "") return refuse("text_missing", "3.10", { field });
  return { kind: "accepted", rule: row.t, events: [{ type: "buyer_standing_changed", to: row.to, reason, automatic: false }] };
}

function counts({ policy }: BuyerContext, row: BuyerRow, command: BuyerCommand): boolean {
  if (command.on !== "count_unpaid") return true;
  return reached(command.unpaid, row.to === "warned" ? policy.unpaidWarnCount : policy.unpaidBlockCount);
}

/** Folds one event into its buyer's standing. */
export function evolveBuyer(standing: BuyerStanding, { n, at, body }: BuyerEvent): BuyerStanding {
  const countsFrom = body.to === "good" ? at : standing.countsFrom;
  return { ...standing, state: body.to, since: at, version: n, lastEventAt: at, reason: body.reason, countsFrom };
}

/** The message a change of standing sends to the buyer. */
export const buyerNoticeOf = ({
  body,
}: BuyerEvent): { readonly template: "buyer_standing_changed"; readonly params: Readonly<Record<string, string | number>> } => ({
  template: "buyer_standing_changed",
  params: { to: body.to, reason: body.reason, automatic: Number(body.automatic) },
});
