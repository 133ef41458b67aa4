import { sql } from "drizzle-orm";
import { bigint, boolean, check, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { ms, worldId } from "./columns.ts";

/** A count about a store or a buyer, folded from events: store:3 silent_timeout 4. */
export const metrics = pgTable(
  "metrics",
  { worldId: worldId(), subject: text().notNull(), key: text().notNull(), value: bigint({ mode: "number" }).notNull() },
  (t) => [primaryKey({ name: "metrics_pkey", columns: [t.worldId, t.subject, t.key] })],
);

/** A sign of fraud as it was last measured (rules.md 8), with what it was measured from. */
export const signals = pgTable(
  "signals",
  {
    worldId: worldId(),
    /** store:3 or buyer:7. */
    subject: text().notNull(),
    key: text().notNull(),
    /** In the unit of its rule, and the volume it was measured over. */
    value: doublePrecision().notNull(),
    volume: integer().notNull(),
    /** At or beyond its limit, with volume enough to say something. */
    hit: boolean().notNull(),
    /** The orders behind the number, newest first. */
    evidence: jsonb().$type<readonly number[]>().notNull(),
    at: ms().notNull(),
  },
  (t) => [
    primaryKey({ name: "signals_pkey", columns: [t.worldId, t.subject, t.key] }),
    index("signals_that_count")
      .on(t.worldId, t.subject)
      .where(sql`${t.hit}`),
  ],
);

/** What the signs about a store or a buyer add up to, and what that asks for. */
export const scores = pgTable(
  "scores",
  {
    worldId: worldId(),
    subject: text().notNull(),
    score: integer().notNull(),
    /** "freeze" waits for an admin's click unless the policy freezes by itself. */
    proposal: text().$type<"none" | "review" | "freeze">().notNull(),
    at: ms().notNull(),
  },
  (t) => [
    primaryKey({ name: "scores_pkey", columns: [t.worldId, t.subject] }),
    index("scores_highest_first").on(t.worldId, t.score, t.subject),
    check("a_proposal_is_known", sql`${t.proposal} in ('none', 'review', 'freeze')`),
  ],
);

/** When the signs of a world were last measured and its weekly points given, by the world's own clock. */
export const measurements = pgTable("measurements", { worldId: worldId(), measuredAt: ms().notNull(), pointsAt: ms() }, (t) => [
  primaryKey({ name: "measurements_pkey", columns: [t.worldId] }),
]);
