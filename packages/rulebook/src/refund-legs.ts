import type { Context } from "./decision.ts";
import { roomOf } from "./regions.ts";
import type { Minor, Order, RefundLeg, Tender } from "./order.ts";

/** A leg of `amount` back to where a tender came from. The wallet is credited at once; outside it is expected, with the rail's range as an estimate. */
export function legOf({ rail, instrumentId, label }: Tender, amount: Minor, { now, policy }: Context): RefundLeg {
  const isWallet = rail === "wallet";
  const [from, to] = isWallet ? [0, 0] : policy.refundRange[rail];
  const leaves = isWallet ? now : now + Math.max(policy.refundSend, policy.refundProcess);
  return {
    rail,
    instrumentId,
    label,
    amount,
    stage: isWallet ? "credited" : "expected",
    expectedAt: now,
    processingAt: null,
    sentAt: null,
    settledAt: isWallet ? now : null,
    arrivesFrom: leaves + from,
    arrivesBy: leaves + to,
  };
}

/** Splits a refund over the tenders: one after the other in the policy's order, each up to what it still holds (R20). */
export function legsOf(order: Order, amount: Minor, ctx: Context): RefundLeg[] {
  const walletFirst = ctx.policy.refundOrder === "wallet_first";
  const tenders = order.tenders.length < 2 || (order.tenders[0]?.rail === "wallet") === walletFirst ? order.tenders : order.tenders.toReversed();
  const legs: RefundLeg[] = [];
  let left = amount;
  for (const tender of tenders) {
    const share = Math.min(left, roomOf(order, tender));
    if (share > 0) legs.push(legOf(tender, share, ctx));
    left -= share;
  }
  return legs;
}
