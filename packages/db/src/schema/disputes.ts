import type {
  ChargebackState,
  DisputeKind,
  DisputeReason,
  DisputeState,
  Fault,
  Proposal,
  ProposedAmendment,
  ReturnCase,
  ReturnState,
  Suspension,
} from "@souk/rulebook";
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { minor, ms, worldId } from "./columns.ts";
import { evidenceFiles } from "./evidence.ts";

/** What somebody gets back, and whether goods go back first; then `lines` are those that do (empty: all). */
const terms = () => ({ amount: minor().notNull(), withReturn: boolean().notNull(), lines: smallint().array().notNull() });

/** A claim of a buyer on an order, with the way back of its goods (rules.md 3.4, 3.5). */
export const disputes = pgTable(
  "disputes",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    no: smallint().notNull(),
    kind: text().$type<DisputeKind>().notNull(),
    state: text().$type<DisputeState>().notNull(),
    received: boolean().notNull(),
    reason: text().$type<DisputeReason>().notNull(),
    openedAt: ms().notNull(),
    /** When the seller's answer window began; null once answered or in mediation. */
    respondFrom: ms(),
    mediationAt: ms(),
    decidedAt: ms(),
    endedAt: ms(),
    decidedBy: text().$type<"agreement" | "silence" | "verdict">(),
    /** What was decided; null while it is not. */
    settledAmount: minor(),
    settledWithReturn: boolean(),
    settledLines: smallint().array(),
    appealBy: text().$type<"buyer" | "seller">(),
    appealText: text(),
    appealAt: ms(),
    returnState: text().$type<ReturnState>(),
    returnAuthorizedAt: ms(),
    returnPostage: text().$type<ReturnCase["postage"]>(),
    returnCarrier: text(),
    returnTracking: text(),
    returnShippedAt: ms(),
    returnDeliveredAt: ms(),
    returnEndedAt: ms(),
    returnContest: text(),
  },
  (t) => [
    primaryKey({ name: "disputes_pkey", columns: [t.worldId, t.orderNo, t.no] }),
    uniqueIndex("one_open_dispute_per_order")
      .on(t.worldId, t.orderNo)
      .where(sql`${t.endedAt} is null`),
    index("open_disputes_by_age")
      .on(t.worldId, t.openedAt, t.orderNo)
      .where(sql`${t.endedAt} is null`),
    check(
      "dispute_state_is_known",
      sql`${t.state} in ('negotiating', 'mediation', 'verdict', 'appealed', 'returning', 'agreed', 'seller_silent', 'final', 'withdrawn', 'superseded')`,
    ),
    check("dispute_kind_is_known", sql`${t.kind} in ('pre_ship', 'in_transit', 'after_sale')`),
    check("an_ended_dispute_says_when", sql`(${t.state} in ('negotiating', 'mediation', 'verdict', 'appealed', 'returning')) = (${t.endedAt} is null)`),
    check(
      "a_settlement_is_whole",
      sql`(${t.settledAmount} is null) = (${t.settledWithReturn} is null) and (${t.settledAmount} is null) = (${t.settledLines} is null)`,
    ),
    check("an_appeal_is_whole", sql`(${t.appealBy} is null) = (${t.appealAt} is null) and (${t.appealBy} is null) = (${t.appealText} is null)`),
    check("goods_on_their_way_back_have_a_return", sql`${t.state} <> 'returning' or ${t.returnState} is not null`),
    check("return_state_is_known", sql`${t.returnState} in ('authorized', 'shipped_back', 'delivered_back', 'refunded', 'lapsed', 'contested', 'superseded')`),
  ],
);

/** What one side proposes; accepting any live one ends the dispute. */
export const proposals = pgTable(
  "proposals",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    disputeNo: smallint().notNull(),
    no: smallint().notNull(),
    by: text().$type<Proposal["by"]>().notNull(),
    ...terms(),
    text: text().notNull(),
    at: ms().notNull(),
    state: text().$type<Proposal["state"]>().notNull(),
  },
  (t) => [
    primaryKey({ name: "proposals_pkey", columns: [t.worldId, t.orderNo, t.disputeNo, t.no] }),
    foreignKey({
      name: "a_proposal_belongs_to_a_dispute",
      columns: [t.worldId, t.orderNo, t.disputeNo],
      foreignColumns: [disputes.worldId, disputes.orderNo, disputes.no],
    }),
    uniqueIndex("one_live_proposal_per_side")
      .on(t.worldId, t.orderNo, t.disputeNo, t.by)
      .where(sql`${t.state} = 'live'`),
    check("nobody_proposes_less_than_nothing", sql`${t.amount} >= 0`),
    check("proposal_state_is_known", sql`${t.state} in ('live', 'replaced', 'accepted', 'fallen')`),
    check("a_proposal_has_a_side", sql`${t.by} in ('buyer', 'seller', 'platform')`),
  ],
);

/** What the platform decided: once, and once more after an appeal. */
export const verdicts = pgTable(
  "verdicts",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    disputeNo: smallint().notNull(),
    no: smallint().notNull(),
    ...terms(),
    liability: text().$type<Fault>().notNull(),
    text: text().notNull(),
    at: ms().notNull(),
    person: integer(),
  },
  (t) => [
    primaryKey({ name: "verdicts_pkey", columns: [t.worldId, t.orderNo, t.disputeNo, t.no] }),
    foreignKey({
      name: "a_verdict_belongs_to_a_dispute",
      columns: [t.worldId, t.orderNo, t.disputeNo],
      foreignColumns: [disputes.worldId, disputes.orderNo, disputes.no],
    }),
    check("one_verdict_and_one_after_an_appeal", sql`${t.no} in (1, 2)`),
    check("a_verdict_takes_nothing_from_the_buyer", sql`${t.amount} >= 0`),
  ],
);

/** A file as a dispute refers to it; what it is stands in `evidence_files`. */
export const disputeEvidence = pgTable(
  "dispute_evidence",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    disputeNo: smallint().notNull(),
    k: smallint().notNull(),
    fileId: integer().notNull(),
    by: text().$type<"buyer" | "seller" | "admin">().notNull(),
    name: text().notNull(),
    at: ms().notNull(),
  },
  (t) => [
    primaryKey({ name: "dispute_evidence_pkey", columns: [t.worldId, t.orderNo, t.disputeNo, t.k] }),
    foreignKey({
      name: "evidence_belongs_to_a_dispute",
      columns: [t.worldId, t.orderNo, t.disputeNo],
      foreignColumns: [disputes.worldId, disputes.orderNo, disputes.no],
    }),
    foreignKey({ name: "evidence_is_a_file", columns: [t.worldId, t.fileId], foreignColumns: [evidenceFiles.worldId, evidenceFiles.id] }),
    uniqueIndex("a_file_is_evidence_once").on(t.worldId, t.fileId),
  ],
);

/** Money forced back through the card's issuer (rules.md K1 to K3). */
export const chargebacks = pgTable(
  "chargebacks",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    no: smallint().notNull(),
    state: text().$type<ChargebackState>().notNull(),
    amount: minor().notNull(),
    noticed: minor().notNull(),
    reason: text().notNull(),
    openedAt: ms().notNull(),
    contestedAt: ms(),
    endedAt: ms(),
    /** Of an accepted one: whose money paid for it. */
    fault: text().$type<"seller" | "platform">(),
  },
  (t) => [
    primaryKey({ name: "chargebacks_pkey", columns: [t.worldId, t.orderNo, t.no] }),
    uniqueIndex("one_open_chargeback_per_order")
      .on(t.worldId, t.orderNo)
      .where(sql`${t.endedAt} is null`),
    index("open_chargebacks_by_age")
      .on(t.worldId, t.openedAt, t.orderNo)
      .where(sql`${t.endedAt} is null`),
    check("chargeback_state_is_known", sql`${t.state} in ('open', 'contested', 'accepted', 'rejected')`),
    check("an_ended_chargeback_says_when", sql`(${t.state} in ('open', 'contested')) = (${t.endedAt} is null)`),
    check("an_accepted_chargeback_says_whose_money_paid", sql`(${t.state} = 'accepted') = (${t.fault} is not null)`),
    check("a_chargeback_takes_at_most_what_was_noticed", sql`${t.amount} between 0 and ${t.noticed}`),
  ],
);

/** What one side proposes to change of an order before it ships (rules.md T21). */
export const amendments = pgTable(
  "amendments",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    no: smallint().notNull(),
    by: text().$type<ProposedAmendment["by"]>().notNull(),
    amendment: jsonb().$type<ProposedAmendment["amendment"]>().notNull(),
    at: ms().notNull(),
    state: text().$type<ProposedAmendment["state"]>().notNull(),
  },
  (t) => [
    primaryKey({ name: "amendments_pkey", columns: [t.worldId, t.orderNo, t.no] }),
    uniqueIndex("one_live_amendment_per_order")
      .on(t.worldId, t.orderNo)
      .where(sql`${t.state} = 'live'`),
    check("amendment_state_is_known", sql`${t.state} in ('live', 'replaced', 'accepted', 'declined', 'fallen')`),
  ],
);

/** A span in which deadlines of an order stood still (rules.md 2.2.7). */
export const suspensions = pgTable(
  "suspensions",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    k: smallint().notNull(),
    cause: text().$type<Suspension["cause"]>().notNull(),
    from: ms().notNull(),
    to: ms(),
  },
  (t) => [
    primaryKey({ name: "suspensions_pkey", columns: [t.worldId, t.orderNo, t.k] }),
    uniqueIndex("one_running_suspension_per_cause")
      .on(t.worldId, t.orderNo, t.cause)
      .where(sql`${t.to} is null`),
    check("a_suspension_ends_after_it_began", sql`coalesce(${t.to} >= ${t.from}, true)`),
    check("a_suspension_has_a_cause", sql`${t.cause} in ('store_investigation', 'chargeback', 'dispute', 'carrier')`),
  ],
);
