import type { OrderEventBody } from "../events.ts";
import type { Order } from "../order.ts";
import { dueOf, liveRow } from "../deadline-rows.ts";
import { faultOfDelivery } from "../shipment.ts";
import type { CarrierFact } from "../states.ts";
import { days as daysOf } from "../time.ts";
import { closing, finishing } from "./closing.ts";
import { of, type Effect } from "./effect.ts";

const reported = (fact: CarrierFact): OrderEventBody => (fact === "delivered" ? { type: "order_delivered" } : { type: "shipment_reported", fact });

/** What the simulated carrier says next; the row's condition has seen it. */
function scanned(order: Order): OrderEventBody {
  const next = order.shipment?.plan[0];
  if (!next) throw new Error(`The carrier has nothing more to say of order ${order.no}.`);
  return reported(next.fact);
}

/** From delivery, receipts and payouts. */
export const deliveryEffects = {
  deliver: () => [reported("delivered")],
  scan: (_, order) => [scanned(order)],
  report_shipment: of("report_shipment", (_, __, { fact }) => [reported(fact)]),
  refuse_delivery: () => [reported("refused")],
  give_up_delivery: (ctx, order) => {
    const state = order.shipment?.state ?? "lost";
    return closing(ctx, order, {
      reason: "not_delivered",
      fault: faultOfDelivery(state, order.shipment?.scans ?? []),
      detail: state,
      restock: state === "returned",
    });
  },
  confirm: (ctx, order) => finishing(ctx, order.escrow, false),
  confirm_by_time: (ctx, order) => finishing(ctx, order.escrow, true),
  ask_protection: of("ask_protection", (_, __, { days }) => [{ type: "protection_asked", days }]),
  grant_protection: of("grant_protection", (_, order, { days }) => [
    { type: "protection_granted", days, by: (dueOf(order, "protection_end") ?? liveRow(order, "protection_end")?.due ?? 0) + daysOf(days) },
  ]),
  decline_protection: () => [{ type: "protection_declined" }],
  release_proceeds: (_, order) => [{ type: "proceeds_released", amount: order.proceeds?.pending ?? 0 }],
} satisfies Record<string, Effect>;
