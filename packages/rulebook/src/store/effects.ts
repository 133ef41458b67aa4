import { after } from "../calendar.ts";
import type { StoreCommand, StoreCommandName } from "../commands.ts";
import type { StoreContext } from "../decision.ts";
import type { StoreEventBody } from "../events.ts";
import type { Store } from "../order.ts";
import type { SanctionKind } from "../states.ts";
import { days } from "../time.ts";

type Of<N extends StoreCommandName> = Extract<StoreCommand, { on: N }>;
type Events = readonly StoreEventBody[];
export type StoreEffect = (ctx: StoreContext, store: Store, command: StoreCommand) => Events;

function of<N extends StoreCommandName>(name: N, events: (ctx: StoreContext, store: Store, command: Of<N>) => Events): StoreEffect {
  return (ctx, store, command) => {
    if (command.on !== name) throw new Error(`The effect of ${name} was given ${command.on}.`);
    return events(ctx, store, command as Of<N>);
  };
}

/** The ladder of points: what each height brings, for 28 days (3.7). */
export const pointsLadder: readonly (readonly [points: number, kind: SanctionKind])[] = [
  [3, "marketing_off"],
  [6, "search_demotion"],
  [9, "listing_block"],
  [12, "payout_hold"],
  [15, "selling_stop"],
];
const sanctionLength = days(28);

const nextAct = (store: Store): number => store.acts.length + 1;

function blocked({ now, policy }: StoreContext, store: Store, note: string, automatic: boolean): Events {
  return [{ type: "store_blocked", act: nextAct(store), note, automatic, appealBy: now + policy.storeAppeal, withheldBy: now + policy.withheld }];
}

/** What each row makes happen; only ever called after every guard of the row held. */
const table = {
  begin_review: of("put_under_review", (_, __, { reason }) => [{ type: "review_began", reason }]),
  clear_review: of("clear_review", (_, __, { note }) => [{ type: "review_cleared", note }]),
  // W1: the parts of orders with an open chargeback are withheld already.
  freeze: of("freeze_store", ({ now, policy, money }, store, { reason }) => [
    {
      type: "store_frozen",
      investigation: (store.investigation?.no ?? 0) + 1,
      act: nextAct(store),
      reason,
      pending: money.pending,
      available: money.available,
      evidenceBy: after(now, policy.freezeEvidence, policy.calendar),
      decisionBy: after(now, policy.freezeDecision, policy.calendar),
    },
  ]),
  answer_investigation: of("submit_evidence", (_, __, { files, text }) => [{ type: "investigation_answered", files, text }]),
  alert_decision: () => [{ type: "decision_overdue" }],
  // W2: each part back to its bucket; the parts of orders with an open chargeback stay.
  release: of("release_store", ({ money }, store, { note }) => [
    { type: "store_released", act: nextAct(store), note, pending: money.pending, available: money.withheld - money.pending - money.contested },
  ]),
  block: of("block_store", (ctx, store, { note }) => blocked(ctx, store, note, false)),
  block_unanswered: (ctx, store) => blocked(ctx, store, "", true),
  appeal: of("appeal_block", (_, __, { text }) => [{ type: "block_appealed", text }]),
  decide_appeal: of("decide_appeal", ({ money }, _, { upheld, note }) => [{ type: "appeal_decided", upheld, note, amount: upheld ? money.withheld : 0 }]),
  end_appeal_window: () => [{ type: "appeal_window_ended" }],
  alert_withheld: () => [{ type: "withheld_overdue" }],
  decide_withheld: of("decide_withheld", ({ money }, _, { decision, note }) => [
    { type: "withheld_decided", decision: decision === "release" ? "released" : "forfeited", amount: money.withheld, receivable: money.receivable, note },
  ]),
  withdraw: of("withdraw_money", ({ money }, _, { amount }) => [{ type: "money_withdrawn", amount, netted: Math.min(money.available, money.receivable) }]),
  give_points: of("give_points", ({ now }, store, { points, reason }) => {
    const total = store.points + points;
    const reached = pointsLadder.filter(([height]) => store.points < height && height <= total);
    const sanctions = reached.map(([, kind]): StoreEventBody => ({ type: "store_sanctioned", kind, until: now + sanctionLength, reason }));
    return [{ type: "points_given", points, total, reason }, ...sanctions];
  }),
  reset_points: (_, store) => [{ type: "points_reset", points: store.points }],
  sanction: of("sanction_store", (_, __, { kind, until, reason }) => [{ type: "store_sanctioned", kind, until, reason }]),
  lift_sanction: of("lift_sanction", (_, __, { kind, note }) => [{ type: "sanction_lifted", kind, automatic: false, note }]),
  end_sanctions: ({ now }, store) =>
    store.sanctions.flatMap(({ kind, until }): StoreEventBody[] =>
      until !== null && until <= now ? [{ type: "sanction_lifted", kind, automatic: true, note: "" }] : [],
    ),
} satisfies Record<string, StoreEffect>;

export type StoreEffectName = keyof typeof table;
export const storeEffects: Readonly<Record<StoreEffectName, StoreEffect>> = table;
