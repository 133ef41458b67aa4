import { inWorld, type Db } from "@souk/db";
import type { Violation } from "./check.ts";
import { claimInvariants } from "./claims.ts";
import { lifeInvariants } from "./lives.ts";
import { logInvariants } from "./log.ts";
import { moneyInvariants } from "./money.ts";

export type { Violation } from "./check.ts";

/** One promise, and every place where it does not hold. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** Its number in rules.md section 6, or the I-number of the machinery. */
  readonly rule: string;
  readonly violations: readonly Violation[];
}

export interface InvariantReport {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

/** Every promise the market makes about a world (rules.md 6 as far as it applies, and I1-I18), checked over one snapshot. Reads only. */
export const checkInvariants = (db: Db, worldId: number): Promise<InvariantReport> =>
  inWorld(
    db,
    worldId,
    async (tx) => {
      // Each question is about a whole world. A planner that knows other worlds better than this one may take a table for nearly empty and look
      // through another once for every row of it.
      const joined = tx.sql`set local enable_nestloop = off`.execute();
      // All at once: on one connection the questions queue up, and none waits for the answer to the one before.
      const checks = await Promise.all(
        [...moneyInvariants, ...lifeInvariants, ...claimInvariants, ...logInvariants()].map(async ({ find, ...invariant }): Promise<Check> => ({
          ...invariant,
          violations: await find(tx),
        })),
      );
      await joined;
      return { ok: checks.every((check) => check.violations.length === 0), checks };
    },
    { readOnly: true, statementTimeoutMs: 60_000 },
  );
