import { disputeReasons, receivedReasons, type DisputeReason } from "@souk/rulebook";
import type { Order } from "../api-types.ts";

/** The reasons that fit what happened: those of one who has the goods, or of one who has not; that the seller refused to cancel only where it was asked. */
export const reasonsFor = (order: Pick<Order, "state" | "requests" | "late">, received: boolean): DisputeReason[] =>
  disputeReasons.filter((reason) => {
    if (receivedReasons.includes(reason) !== received) return false;
    if (order.state === "awaiting_shipment" && !order.late) return reason === "seller_refused_cancel";
    return reason !== "seller_refused_cancel" || order.requests.length > 0;
  });

/** What the order itself says about the goods having arrived; null where only the buyer knows. */
export const receivedAsKnown = ({ state, shipment }: Pick<Order, "state" | "shipment">): boolean | null => {
  if (state === "awaiting_shipment") return false;
  return shipment?.state === "refused" || shipment?.state === "returning" || shipment?.state === "returned" || shipment?.state === "lost" ? false : null;
};
