import { days, hours, type CarrierPlan, type Ms } from "@souk/rulebook";
import { draw, drawFrom, wholeSeconds } from "./draws.ts";

/** How long the steps of a parcel take, as evenly spaced quantiles. Most are seen within two days and delivered within two weeks. */
const firstScan = [hours(3), hours(8), hours(16), hours(24), hours(36), hours(48), hours(70), hours(96)];
const leaving = [hours(2), hours(8), hours(16), hours(30)];
const inCustoms = [hours(12), hours(36), days(3), days(6)];
const travelling = [days(1), days(2), days(4), days(6), days(9), days(14), days(22)];
const lastMile = [hours(1), hours(3), hours(6), hours(10)];
const wayBack = [days(2), days(4), days(8)];

/** Of all parcels: how many are lost, how many come back without anybody having refused them, how many pass customs. */
const lostShare = 0.006;
const returnedShare = 0.008;
const customsShare = 0.15;

/** Everything the simulated carrier will report of an order's parcel, drawn from the world's seed when it is shipped. */
export function drawCarrier(seed: string, orderNo: number): CarrierPlan {
  const entity = `order:${orderNo}`;
  const span = (purpose: string, quantiles: readonly Ms[]): Ms => wholeSeconds(drawFrom(draw(seed, entity, purpose), quantiles));
  const plan: { fact: CarrierPlan[number]["fact"]; after: Ms }[] = [];
  let at = 0;
  const report = (fact: CarrierPlan[number]["fact"], later: Ms): void => {
    at += later;
    plan.push({ fact, after: at });
  };

  report("accepted", span("first_scan", firstScan));
  report("in_transit", span("leaving", leaving));
  if (draw(seed, entity, "customs") < customsShare) report("customs", span("in_customs", inCustoms));
  const fate = draw(seed, entity, "parcel_fate");
  if (fate < lostShare) {
    report("lost", span("travelling", travelling) + days(10));
  } else if (fate < lostShare + returnedShare) {
    report("returning", span("travelling", travelling));
    report("returned", span("way_back", wayBack));
  } else {
    report("out_for_delivery", span("travelling", travelling));
    report("delivered", span("last_mile", lastMile));
  }
  return plan;
}
