import type { RejectReason, RequestState } from "@souk/rulebook";
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { minor, ms, worldId } from "./columns.ts";

/** A buyer's wish to undo a paid order (rules.md 3.2). */
export const cancelRequests = pgTable(
  "cancel_requests",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    no: smallint().notNull(),
    early: boolean().notNull(),
    state: text().$type<RequestState>().notNull(),
    reason: text().notNull(),
    note: text().notNull(),
    complaint: boolean().notNull(),
    askedAt: ms().notNull(),
    endedAt: ms(),
    rejectReason: text().$type<RejectReason>(),
    rejectNote: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ name: "cancel_requests_pkey", columns: [t.worldId, t.orderNo, t.no] }),
    uniqueIndex("one_open_request_per_order")
      .on(t.worldId, t.orderNo)
      .where(sql`${t.state} = 'open'`),
    check("an_ended_request_says_when", sql`(${t.state} = 'open') = (${t.endedAt} is null)`),
    check(
      "request_state_is_known",
      sql`${t.state} in ('open', 'approved', 'auto_approved', 'rejected', 'withdrawn', 'settled', 'overtaken', 'lapsed', 'superseded')`,
    ),
  ],
);

/** What a seller offers instead of cancelling. */
export const counterOffers = pgTable(
  "counter_offers",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    requestNo: smallint().notNull(),
    no: smallint().notNull(),
    amount: minor().notNull(),
    at: ms().notNull(),
    state: text().$type<"live" | "replaced" | "declined" | "accepted" | "fallen">().notNull(),
  },
  (t) => [
    primaryKey({ name: "counter_offers_pkey", columns: [t.worldId, t.orderNo, t.requestNo, t.no] }),
    foreignKey({
      name: "an_offer_answers_a_request",
      columns: [t.worldId, t.orderNo, t.requestNo],
      foreignColumns: [cancelRequests.worldId, cancelRequests.orderNo, cancelRequests.no],
    }),
    uniqueIndex("one_live_offer_per_request")
      .on(t.worldId, t.orderNo, t.requestNo)
      .where(sql`${t.state} = 'live'`),
    check("an_offer_is_at_least_one", sql`${t.amount} >= 1`),
  ],
);
