import { randomInt } from "node:crypto";
import postgres from "postgres";

/** A pool of connections. int8 arrives as a number: the schema's domains keep every stored bigint a safe integer. */
export type Db = postgres.Sql<{ bigint: number }>;

const bigint = { to: 20, from: [20], parse: Number, serialize: String };

const options = (max: number, connection: Record<string, string | number>) => ({
  max,
  // The driver's own pauses grow to twenty seconds and don't shrink again once connections are reserved.
  backoff: () => 0.1 + randomInt(200) / 1_000,
  types: { bigint },
  onnotice: () => {},
  connection: { jit: "off", ...connection },
});

const camelCase = { transform: { column: { from: postgres.toCamel } } };

/**
 * Every query of the application is inside one world and has an index for it, and what it costs depends on that world, not on the average one:
 * plans are made once, without looking at the values, and never read a whole table.
 */
const planning = { enable_seqscan: "off", plan_cache_mode: "force_generic_plan" };

const asApplication = (name: string) => ({
  ...planning,
  role: "souk_app",
  application_name: name,
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
});

const databaseUrl = (): string => {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set: where is PostgreSQL?");
  return url;
};

/**
 * Connects as `souk_app`, the role that owns nothing and sees one world at a time. Column names arrive in camelCase, `int8` as numbers.
 * Limits: a statement 5 s, a wait for a lock 2 s, an idle transaction 10 s.
 */
export const connect = (url = databaseUrl(), { max = 10, name = "souk" }: { readonly max?: number; readonly name?: string } = {}): Db =>
  postgres(url, { ...options(max, asApplication(name)), ...camelCase });

/** Connects as the owner of the database, without limits: for tests that look behind the walls. */
export const connectOwner = (url = databaseUrl(), { max = 1 }: { readonly max?: number } = {}): Db =>
  postgres(url, { ...options(max, { application_name: "souk-owner" }), ...camelCase });

/** A client for Drizzle to have to itself: it reads raw column names and replaces a client's parsers. */
export const connectRaw = (url = databaseUrl(), { max = 1, owner = false }: { readonly max?: number; readonly owner?: boolean } = {}): Db =>
  postgres(url, options(max, owner ? { application_name: "souk-owner" } : asApplication("souk-control")));
