import type { Context, Decision } from "../decision.ts";
import type { Guard } from "../guards.ts";
import { of } from "../guards-of-values.ts";
import type { Address, Amendment, Order, OrderLine } from "../order.ts";
import { alreadyDone, refuse, way } from "../refusals.ts";
import { liveAmendment, refundable } from "../regions.ts";
import { droppedBy } from "../stock.ts";

const isWhole = (address: Address): boolean => Object.entries(address).every(([field, text]) => field === "phone" || text.trim() !== "");

/** Lines keep their article and price; another colour needs units on the shelf, fewer units leave at least one, and something to pay. */
function impossible(ctx: Context, order: Order, { address, lines }: Amendment): Decision | null {
  const no = (field: string): Decision => refuse("amendment_not_possible", "T21", { field });
  if (address === null && lines.length === 0) return no("lines");
  if (address && !isWhole(address)) return no("address");
  if (new Set(lines.map((line) => line.no)).size !== lines.length) return no("lines");
  for (const change of lines) {
    const line = order.lines.find((l) => l.no === change.no);
    if (!line) return no("lines");
    if (!Number.isInteger(change.quantity) || change.quantity < 1 || change.quantity > line.quantity) return no(`lines.${line.no}.quantity`);
    if (change.variantId === line.variantId && change.quantity === line.quantity) return no(`lines.${line.no}`);
    if (change.variantId !== line.variantId && !isFree(ctx, order, line, change, lines))
      return refuse("out_of_stock", "T21", { field: `lines.${line.no}.variantId` });
  }
  return droppedBy(order, { address, lines }) < refundable(order) ? null : no("lines");
}

/** Another variant of the same listing on sale, with as many units free as all changes together take. */
function isFree(ctx: Context, order: Order, line: OrderLine, { variantId }: Amendment["lines"][number], all: Amendment["lines"]): boolean {
  const variant = ctx.variants?.get(variantId);
  if (!variant?.onSale || variant.listingId !== line.listingId) return false;
  let taken = 0;
  for (const change of all)
    if (change.variantId === variantId && order.lines.find((l) => l.no === change.no)?.variantId !== variantId) taken += change.quantity;
  return line.stockMode === "untracked" || variant.onHand - variant.reserved >= taken;
}

export const amendmentGuards = {
  amendment_live: {
    says: "an amendment waits for an answer",
    check: (_, order, command) => {
      if (liveAmendment(order)) return null;
      const latest = order.amendments.at(-1);
      if (
        command &&
        latest &&
        (latest.state === "accepted" ? command.on === "accept_amendment" : latest.state === "declined" && command.on === "decline_amendment")
      )
        return alreadyDone("T21");
      return refuse("amendment_not_live", "T21", { ended: latest?.state ?? null, instead: [way("propose_amendment")] });
    },
  },
  amendment_possible: of(
    ["propose_amendment"],
    "a whole address, the same listings, no line to 0, units free, something left to pay",
    (ctx, order, { amendment }) => {
      const live = liveAmendment(order);
      const again = live?.by === ctx.actor.party && JSON.stringify(live.amendment) === JSON.stringify(amendment);
      return again ? alreadyDone("T21") : impossible(ctx, order, amendment);
    },
  ),
  amendment_is_named: of(["accept_amendment", "decline_amendment"], "it is the one that stands, and the other side's", (ctx, order, { amendmentNo }) => {
    const live = liveAmendment(order);
    if (live?.no === amendmentNo && live.by !== ctx.actor.party) return null;
    return refuse("amendment_not_live", "T21", { field: "amendmentNo", ended: order.amendments.find(({ no }) => no === amendmentNo)?.state ?? null });
  }),
  amendment_still_possible: of(["accept_amendment"], "it is still possible", (ctx, order) => {
    const live = liveAmendment(order);
    return live && impossible(ctx, order, live.amendment);
  }),
} satisfies Record<string, Guard>;
