import type { DeadlineKind } from "@souk/rulebook";
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { ms, worldId } from "./columns.ts";

/**
 * What the clock will do, and when, in milliseconds of the world's clock. The wall time of a due instant follows from the clock's
 * row (`real_of`), so that pausing or changing the rate of a world rewrites none of these.
 */
export const deadlines = pgTable(
  "deadlines",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    /** The stream of the events it causes. */
    stream: text()
      .notNull()
      .generatedAlwaysAs(sql`'order:' || order_no`),
    kind: text().$type<DeadlineKind>().notNull(),
    subject: text().notNull(),
    generation: smallint().notNull(),
    /** Its place among its order's deadlines. */
    k: smallint().notNull(),
    /** Order among deadlines of the same instant (rules.md 2.2.4), lower first. */
    priority: smallint().notNull(),
    state: text().$type<"armed" | "suspended" | "fired" | "disarmed" | "superseded">().notNull(),
    due: ms().notNull(),
    remaining: ms(),
    firedAt: ms(),
    outcome: text().notNull().default(""),
    /** What stopped the clock here, when the law could not be applied. */
    lastError: text(),
  },
  (t) => [
    primaryKey({ name: "deadlines_pkey", columns: [t.worldId, t.orderNo, t.kind, t.subject, t.generation] }),
    index("armed_in_due_order")
      .on(t.worldId, t.due, t.priority, t.orderNo)
      .where(sql`${t.state} = 'armed'`),
    check("never_fires_early", sql`(${t.state} = 'fired') = (${t.firedAt} is not null) and coalesce(${t.firedAt} >= ${t.due}, true)`),
    check("what_is_suspended_remembers_its_rest", sql`${t.state} <> 'suspended' or ${t.remaining} is not null`),
    check("deadline_state_is_known", sql`${t.state} in ('armed', 'suspended', 'fired', 'disarmed', 'superseded')`),
  ],
);
