import type { OrderCommand } from "./commands.ts";
import type { Context } from "./decision.ts";
import { isBad, openDispute, outsideLeg, roomOf } from "./regions.ts";
import type { Order, RefundLeg } from "./order.ts";
import type { RefundStage, StoreActKind } from "./states.ts";

/** `command` is null when only the button is asked about. */
type Condition = { readonly says: string; readonly holds: (ctx: Context, order: Order, command: OrderCommand | null) => boolean };

/** The refund a deadline of the clock is about: its subject is "r" and the number. */
export const refundOf = (order: Order, subject: string) => order.refunds.find((refund) => `r${refund.no}` === subject) ?? null;

function legOf(order: Order, command: OrderCommand | null): RefundLeg | null {
  const refund = command?.on === "fire" ? refundOf(order, command.subject) : null;
  return refund && outsideLeg(refund);
}

const stageIs =
  (...stages: readonly RefundStage[]) =>
  (_: Context, order: Order, command: OrderCommand | null): boolean => {
    const leg = legOf(order, command);
    return leg !== null && stages.includes(leg.stage);
  };

const actIs =
  (kind: StoreActKind) =>
  (_: Context, __: Order, command: OrderCommand | null): boolean =>
    command?.on === "follow_store" && command.act.kind === kind;

/** What chooses between rows of one command and state. */
const table = {
  rail_declines: {
    says: "the rail declines",
    holds: (_, __, command) => command?.on === "pay" && command.outside !== null && !command.outside.answer.accepted,
  },
  verification_fails: {
    says: "verification fails, or a hold ends without documents",
    holds: (_, order) => (order.verificationHold === "none" ? order.verificationOutcome === "fail" : order.verificationHold === "waiting_for_documents"),
  },
  silence_approves: { says: "policy: silence approves", holds: (ctx) => ctx.policy.onSilence === "approve" },
  silence_declines: { says: "policy: silence declines", holds: (ctx) => ctx.policy.onSilence === "decline" },
  ship_by_closes: { says: "policy: a missed ship-by closes", holds: (ctx) => ctx.policy.shipByMiss === "close" },
  scan_delivers: { says: "the scan says delivered", holds: (_, order) => order.shipment?.plan[0]?.fact === "delivered" },
  scan_is_bad: { says: "the scan says it will not arrive", holds: (_, order) => isBad(order.shipment?.plan[0]?.fact ?? "label_created") },
  fact_is_bad: { says: "the fact says it will not arrive", holds: (_, __, command) => command?.on === "report_shipment" && isBad(command.fact) },
  first_verdict: { says: "no verdict was given before", holds: (_, order) => openDispute(order)?.verdicts.length === 0 },
  act_freezes: { says: "the store is frozen", holds: actIs("freeze") },
  act_releases: { says: "the store is released", holds: actIs("release") },
  act_blocks: { says: "the store is blocked", holds: actIs("block") },
  chargeback_takes: {
    says: "the tender still holds something",
    holds: (_, order) => order.tenders.some((tender) => tender.rail === "card" && roomOf(order, tender) > 0),
  },
  chargeback_froze: { says: "it froze the order", holds: (_, order) => order.frozen.includes("chargeback") },
  refund_expected: { says: "the refund is expected", holds: stageIs("expected") },
  refund_unsent: { says: "the refund is not sent yet", holds: stageIs("expected", "processing") },
  refund_sent: { says: "the refund is on its way", holds: stageIs("refunded") },
} satisfies Record<string, Condition>;

export type ConditionName = keyof typeof table;
export const conditions: Readonly<Record<ConditionName, Condition>> = table;
