import type { WorldTx } from "@souk/db";

/** One place where a promise does not hold. */
export interface Violation {
  /** What is wrong, with the figures. */
  readonly what: string;
  /** The row to look at: "order:1001", "L:wallet:7", "variant 12". */
  readonly where: string;
}

/** One promise of the market, with where the law makes it and how to find what breaks it. */
export interface Invariant {
  readonly id: string;
  readonly title: string;
  /** Number in rules.md section 6, or the I-number of the machinery. */
  readonly rule: string;
  readonly find: (tx: WorldTx) => Promise<readonly Violation[]>;
}

/** At most so many violations of one invariant are listed. */
export const violationsMax = 50;

/** An invariant as one query that answers `what` and `where` for each row that breaks it; `$1` is the world. */
export const bySql = (id: string, rule: string, title: string, query: string): Invariant => ({
  id,
  title,
  rule,
  find: (tx) =>
    tx.sql.unsafe<Violation[]>(`select what, place as "where" from (${query}) broken(place, what) order by place limit ${violationsMax}`, [tx.worldId], {
      prepare: true,
    }),
});
