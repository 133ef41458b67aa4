import type { Rail, RefundCause, RefundStage } from "@souk/rulebook";
import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { minor, ms, worldId } from "./columns.ts";

/** How (part of) an order was paid. */
export const tenders = pgTable(
  "tenders",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    k: smallint().notNull(),
    rail: text().$type<Rail>().notNull(),
    instrumentId: integer(),
    label: text().notNull(),
    amount: minor().notNull(),
    state: text().$type<"held" | "captured" | "voided" | "refunded_part" | "refunded_full">().notNull(),
    refunded: minor().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "tenders_pkey", columns: [t.worldId, t.orderNo, t.k] }),
    check("no_more_back_than_was_paid", sql`${t.refunded} between 0 and ${t.amount}`),
    check("rail_is_known", sql`${t.rail} in ('card', 'e_wallet', 'mobile', 'bank_transfer', 'wallet')`),
  ],
);

/** Money owed back to a buyer, once per causing event. */
export const refunds = pgTable(
  "refunds",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    no: smallint().notNull(),
    /** Number of the event that caused it. */
    eventN: integer().notNull(),
    cause: text().$type<RefundCause>().notNull(),
    amount: minor().notNull(),
    createdAt: ms().notNull(),
    /** Known once sent: when the rail answers and what (null: no word ever comes), and when silence sends it to the wallet. */
    creditDue: ms(),
    creditOutcome: text().$type<"credited" | "bounced" | "">().notNull().default(""),
    lostAt: ms(),
  },
  (t) => [
    primaryKey({ name: "refunds_pkey", columns: [t.worldId, t.orderNo, t.no] }),
    uniqueIndex("one_refund_per_causing_event").on(t.worldId, t.orderNo, t.eventN),
    check("a_refund_is_at_least_one", sql`${t.amount} >= 1`),
  ],
);

/** The part of a refund that goes back over one rail. */
export const refundLegs = pgTable(
  "refund_legs",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    refundNo: smallint().notNull(),
    k: smallint().notNull(),
    rail: text().$type<Rail>().notNull(),
    instrumentId: integer(),
    label: text().notNull(),
    amount: minor().notNull(),
    stage: text().$type<RefundStage>().notNull(),
    expectedAt: ms().notNull(),
    processingAt: ms(),
    sentAt: ms(),
    settledAt: ms(),
    arrivesFrom: ms().notNull(),
    arrivesBy: ms().notNull(),
  },
  (t) => [
    primaryKey({ name: "refund_legs_pkey", columns: [t.worldId, t.orderNo, t.refundNo, t.k] }),
    foreignKey({
      name: "a_leg_belongs_to_a_refund",
      columns: [t.worldId, t.orderNo, t.refundNo],
      foreignColumns: [refunds.worldId, refunds.orderNo, refunds.no],
    }),
    check("refund_stage_is_known", sql`${t.stage} in ('expected', 'processing', 'refunded', 'credited', 'bounced', 'wallet_credited')`),
  ],
);
