import { randomInt } from "node:crypto";
import type { Db } from "./connect.ts";

declare const brand: unique symbol;

/** One transaction inside one world: the only way to a world's rows. Row-level security shows no others. */
export interface WorldTx {
  readonly sql: Db;
  readonly worldId: number;
  readonly [brand]: true;
}

export interface InWorldOptions {
  /** `fn` begins with a function that takes the world's lock, and so enters the world: the transaction needs no statement of its own for it. */
  readonly enters?: boolean;
  /** A plain snapshot: every query of the transaction sees the same instant, and nothing can be written. */
  readonly readOnly?: boolean;
  /** Milliseconds a single statement may take; 5,000 unless told. */
  readonly statementTimeoutMs?: number;
  /** How often to begin again after a lost race (serialization, deadlock, a restarted server); 3 unless told. */
  readonly retries?: number;
}

/** serialization_failure (also our own "somebody else was first") and deadlock_detected: nothing was kept, whenever they come. */
const lostRaces = new Set(["40001", "40P01"]);

/** A server that shuts down or starts, and a connection that broke or is refused: nothing was kept as long as the commit had not been sent. */
const lostServer = /^(57P0[1-3]|08\d{3}|CONNECTION_\w+|ECONN\w+|EPIPE)$/;

/** Whether this code of an error, the database's (SQLSTATE), the driver's or the system's, says that the server is gone. */
export const isLostServer = (code: string): boolean => lostServer.test(code);

/** Keys two transactions may both be the first to use: the second begins again and then finds the row. */
const racedKeys = new Set(["idempotency_pkey", "balances_pkey"]);

function isRetryable(error: unknown, committing: boolean): boolean {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  const code = String(error.code);
  if (code === "23505") return "constraint_name" in error && racedKeys.has(String(error.constraint_name));
  return lostRaces.has(code) || (!committing && isLostServer(code));
}

/**
 * Runs `fn` in one transaction of one world and commits. The transaction's first statement travels together with `fn`'s first query, so
 * opening costs no round trip of its own. `fn` may run again after a lost race: it must not have effects outside the transaction.
 */
export async function inWorld<T>(db: Db, worldId: number, fn: (tx: WorldTx) => Promise<T>, options: InWorldOptions = {}): Promise<T> {
  if (!Number.isInteger(worldId)) throw new Error(`a world's id is an integer, not ${worldId}`);
  const transaction = { committing: false };
  return again(
    () => {
      transaction.committing = false;
      return once(db, worldId, fn, options, transaction);
    },
    (error) => isRetryable(error, transaction.committing),
    options.retries,
  );
}

/**
 * Runs one statement that is a whole write by itself: a function that enters its world and commits when it returns. A lost race begins
 * again; a server that went away in the middle may have committed, and is reported.
 */
export const alone = <T>(statement: () => Promise<T>): Promise<T> => again(statement, (error) => isRetryable(error, true));

async function again<T>(work: () => Promise<T>, isWorthIt: (error: unknown) => boolean, retries = 3): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= retries || !isWorthIt(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 10 + randomInt(10)));
    }
  }
}

async function once<T>(db: Db, worldId: number, fn: (tx: WorldTx) => Promise<T>, options: InWorldOptions, transaction: { committing: boolean }): Promise<T> {
  const connection = await db.reserve();
  try {
    const begun = connection.unsafe(beginning(worldId, options));
    // A failed beginning fails every query behind it; whoever awaits those hears of it, and the await below in any case.
    begun.catch(() => {});
    const result = await fn({ sql: connection as unknown as Db, worldId } as WorldTx);
    await begun;
    transaction.committing = true;
    const { command } = await connection.unsafe("commit");
    // PostgreSQL answers a commit after an error with a rollback, and calls that a success.
    if (command !== "COMMIT") throw new Error("the transaction had failed before its commit: somebody caught a query's error and went on");
    return result;
  } catch (error) {
    await connection.unsafe("rollback").catch(() => {});
    throw error;
  } finally {
    connection.release();
  }
}

const beginning = (worldId: number, { readOnly, statementTimeoutMs, enters }: InWorldOptions): string =>
  [
    readOnly ? "begin isolation level repeatable read read only" : "begin",
    ...(enters ? [] : [`select set_config('souk.world', '${worldId}', true)`]),
    ...(statementTimeoutMs === undefined ? [] : [`set local statement_timeout = ${Math.ceil(statementTimeoutMs)}`]),
  ].join("; ");
