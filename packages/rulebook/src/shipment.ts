import type { CarrierPlan } from "./order.ts";
import { isBad } from "./regions.ts";
import type { CarrierFact, Fault, ShipmentState } from "./states.ts";

const onTheWay = ["delivered", "refused", "returning", "returned", "lost"] as const;

/** Which facts may follow where a parcel is (3.3). A carrier may skip scans; it can find what was lost, and try again what was refused. */
export const shipmentMoves: Readonly<Record<ShipmentState, readonly CarrierFact[]>> = {
  label_created: ["accepted", "in_transit", "customs", "out_for_delivery", ...onTheWay, "shipment_cancelled"],
  accepted: ["in_transit", "customs", "out_for_delivery", ...onTheWay, "shipment_cancelled"],
  in_transit: ["customs", "out_for_delivery", ...onTheWay],
  customs: ["in_transit", "out_for_delivery", ...onTheWay],
  out_for_delivery: ["in_transit", ...onTheWay],
  delivered: [],
  refused: ["out_for_delivery", "delivered", "returning", "returned", "lost"],
  returning: ["returned", "lost"],
  returned: [],
  lost: ["in_transit", "out_for_delivery", "delivered", "returned"],
  shipment_cancelled: [],
};

const steps: readonly ShipmentState[] = ["label_created", "accepted", "in_transit", "customs", "out_for_delivery"];

/**
 * What the simulated carrier still reports after a fact: on the way, what lies further on; once it turned back, the rest of the way
 * back; after the end of the way nothing. So a fact told by hand drops what it contradicts.
 */
export function planAfter(plan: CarrierPlan, fact: CarrierFact): CarrierPlan {
  if (plan.length === 0) return plan;
  const here = steps.indexOf(fact);
  if (here >= 0) return plan.filter((next) => !steps.includes(next.fact) || steps.indexOf(next.fact) > here);
  if (fact === "refused") return plan.filter((next) => next.fact === "returning" || next.fact === "returned");
  return fact === "returning" ? plan.filter((next) => next.fact === "returned") : [];
}

/** Who is at fault when a parcel never arrives (T38), by what the carrier last said and whether the buyer had turned it away. */
export function faultOfDelivery(state: ShipmentState, scans: readonly { readonly fact: CarrierFact }[]): Fault {
  if (state === "shipment_cancelled") return "seller";
  const turnedAway = scans.findLastIndex(({ fact }) => fact === "refused") > scans.findLastIndex(({ fact }) => !isBad(fact));
  return turnedAway && state !== "lost" ? "buyer" : "carrier";
}
