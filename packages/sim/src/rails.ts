import { hours, minutes, type Ms, type Policy, type RailAnswer, type RefundDraw } from "@souk/rulebook";
import { draw, drawFrom, wholeSeconds } from "./draws.ts";
import type { InstrumentFacts } from "./slice.ts";

/** How long risk control takes to verify a payment: nine evenly spaced quantiles. The law caps it at its own window. */
const verificationQuantiles = [minutes(10), minutes(20), minutes(40), hours(1), hours(2), hours(4), hours(8), hours(16), hours(24)];

/** Share of refunds of a normal instrument that come back, and that vanish without a word. */
const bounceShare = 0.01;
const lostShare = 0.005;

/** What the outside rail answers when asked for the money of an order. */
export function askRail(instrument: InstrumentFacts): RailAnswer {
  return instrument.behaviour === "declines" ? { accepted: false, reason: "card_declined" } : { accepted: true };
}

/** When and how the verification of a payment ends. */
export function drawVerification(seed: string, orderNo: number, instrument: InstrumentFacts | null): { after: Ms; outcome: "pass" | "fail" } {
  const after = wholeSeconds(drawFrom(draw(seed, `order:${orderNo}`, "verification"), verificationQuantiles));
  return { after, outcome: instrument?.behaviour === "verification_fails" ? "fail" : "pass" };
}

/** What becomes of a refund once it is sent: credited or bounced inside the rail's range, or never heard of again. */
export function drawRefund(seed: string, orderNo: number, refundNo: number, instrument: InstrumentFacts, policy: Policy): RefundDraw {
  const entity = `order:${orderNo}`;
  const [from, to] = policy.refundRange[instrument.rail];
  const share = draw(seed, entity, "refund_fate", refundNo);
  if (instrument.behaviour === "lost" || (instrument.behaviour === "normal" && share < lostShare)) return null;
  const u = instrument.behaviour === "slow" ? 1 : draw(seed, entity, "refund_delay", refundNo);
  const after = wholeSeconds(from + (to - from) * u);
  const bounced = instrument.behaviour === "bounces" || (instrument.behaviour === "normal" && share < lostShare + bounceShare);
  return { after, outcome: bounced ? "bounced" : "credited" };
}
