import type { OrderEvent } from "./events.ts";
import type { Order } from "./order.ts";
import { openRequest } from "./regions.ts";
import type { Ms } from "./time.ts";

/** Counters of a store and of a buyer, folded from events; rates are made of them where they are shown. */
export const storeMetrics = [
  "orders_placed",
  "orders_paid",
  "card_orders",
  "orders_shipped",
  "orders_finished",
  "requests",
  "complaints",
  "answers",
  "answer_ms",
  "silent_timeout",
  "shipped_over_request",
  "not_sold",
  "late",
  "seller_fault",
  "disputes",
  "dispute_silences",
  "rulings_lost",
  "refunds",
  "chargebacks",
] as const;
export const buyerMetrics = ["orders_placed", "orders_paid", "unpaid", "risk", "disputes", "not_received_claims", "chargebacks"] as const;
export type StoreMetric = (typeof storeMetrics)[number];
export type BuyerMetric = (typeof buyerMetrics)[number];

export interface MetricDelta {
  readonly subject: `store:${number}` | `buyer:${number}`;
  readonly key: StoreMetric | BuyerMetric;
  readonly by: number;
}

const none: readonly MetricDelta[] = [];

const ofStore = ({ storeId }: Order, key: StoreMetric, by = 1): MetricDelta => ({ subject: `store:${storeId}`, key, by });
const ofBuyer = ({ buyerId }: Order, key: BuyerMetric): MetricDelta => ({ subject: `buyer:${buyerId}`, key, by: 1 });

/** The seller answered a request by themselves, so long after it was made. */
function answered(before: Order | null, after: Order, at: Ms): readonly MetricDelta[] {
  const request = before && openRequest(before);
  return request ? [ofStore(after, "answers"), ofStore(after, "answer_ms", at - request.askedAt)] : none;
}

/** What one event of an order adds to the counters of its store and buyer (column "metrics" of rules.md 2.3). */
export function metricsOf({ body, at, fired }: OrderEvent, before: Order | null, after: Order): readonly MetricDelta[] {
  switch (body.type) {
    case "order_placed":
      return [ofStore(after, "orders_placed"), ofBuyer(after, "orders_placed")];
    case "order_paid":
      return [
        ofStore(after, "orders_paid"),
        ofBuyer(after, "orders_paid"),
        ...(body.tenders.some(({ rail }) => rail === "card") ? [ofStore(after, "card_orders")] : []),
      ];
    case "cancellation_requested":
      return [ofStore(after, "requests"), ...(body.complaint ? [ofStore(after, "complaints")] : [])];
    case "cancellation_approved":
      return body.automatic ? none : answered(before, after, at);
    case "cancellation_auto_approved":
      return [ofStore(after, "silent_timeout")];
    case "cancellation_rejected":
      return fired ? [ofStore(after, "silent_timeout")] : answered(before, after, at);
    case "cancellation_overtaken":
      return [ofStore(after, "shipped_over_request")];
    case "order_shipped":
      return [ofStore(after, "orders_shipped")];
    case "shipment_late":
      return before && openRequest(before) ? none : [ofStore(after, "late")];
    case "dispute_opened": {
      const claim = !body.received && after.deliveredAt !== null;
      return [ofStore(after, "disputes"), ofBuyer(after, "disputes"), ...(claim ? [ofBuyer(after, "not_received_claims")] : [])];
    }
    case "dispute_ended":
      if (body.as === "seller_silent") return [ofStore(after, "dispute_silences")];
      return body.as === "final" && body.liability === "seller" ? [ofStore(after, "rulings_lost")] : none;
    case "chargeback_opened":
      return body.amount > 0 ? [ofStore(after, "chargebacks"), ofBuyer(after, "chargebacks")] : none;
    case "chargeback_accepted":
      return after.state === "finished" ? [ofBuyer(after, "risk")] : none;
    case "refund_created":
      return body.cause === "late_capture" ? none : [ofStore(after, "refunds")];
    case "order_finished":
      return [ofStore(after, "orders_finished")];
    case "order_closed":
      if (body.reason === "unpaid_expired") return body.fault === "buyer" ? [ofBuyer(after, "unpaid")] : none;
      if (body.reason === "verification_failed" || body.reason === "chargeback") return [ofBuyer(after, "risk")];
      if (body.fault !== "seller") return none;
      return body.reason === "ship_by_expired" ? [ofStore(after, "seller_fault"), ofStore(after, "not_sold")] : [ofStore(after, "seller_fault")];
    default:
      return none;
  }
}
