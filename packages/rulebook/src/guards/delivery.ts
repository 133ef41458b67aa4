import type { Guard } from "../guards.ts";
import { days as daysWithin, of } from "../guards-of-values.ts";
import { alreadyDone, refuse, way } from "../refusals.ts";
import { isBad } from "../regions.ts";
import { shipmentMoves } from "../shipment.ts";

export const deliveryGuards = {
  not_delivered_yet: {
    says: "not delivered yet",
    check: (_, order, command) => {
      if (order.deliveredAt === null) return null;
      const ended = { since: order.deliveredAt, ended: "delivered" };
      if (command?.on === "report_delivered") return alreadyDone("T22");
      return refuse("too_late", "T22", command?.on === "report_shipment" ? ended : { ...ended, instead: [way("open_dispute")] });
    },
  },
  not_turned_away: {
    says: "the parcel is not on its way back or lost",
    check: (_, order, command) => {
      const state = order.shipment?.state;
      if (state === undefined || !isBad(state)) return null;
      if (state === "refused" && command) return alreadyDone("3.3");
      return refuse("too_late", "3.3", { since: order.shipment?.scans.at(-1)?.at ?? null, ended: state, instead: [way("open_dispute")] });
    },
  },
  protection_asked: {
    says: "the buyer asked for longer protection",
    check: (_, order) => (order.protectionAsked ? null : refuse("not_possible_now", "T25", { instead: [way("grant_protection")] })),
  },
  fact_follows: of(["report_shipment", "report_delivered"], "the fact can follow where the parcel is", (_, order, command) => {
    const state = order.shipment?.state ?? "label_created";
    const fact = command.on === "report_delivered" ? "delivered" : command.fact;
    if (fact === state) return alreadyDone("3.3");
    return shipmentMoves[state].includes(fact)
      ? null
      : refuse("carrier_contradicts", "3.3", { field: "fact", since: order.shipment?.scans.at(-1)?.at ?? null, ended: state });
  }),
  protection_days_in_range: of(["ask_protection", "grant_protection"], "1 to the most days the policy allows", (ctx, _, command) =>
    daysWithin(command.days, ctx.policy.extendProtectionDaysMax, "T25"),
  ),
  protection_not_asked: of(["ask_protection"], "not the same question again", (_, order, command) =>
    order.protectionAsked?.days === command.days ? alreadyDone("T25") : null,
  ),
} satisfies Record<string, Guard>;
