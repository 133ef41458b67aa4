import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { ms, worldId } from "./columns.ts";

const real = () => timestamp({ withTimezone: true, precision: 3 });

/** What a commit has to tell the outside: one row a commit, deleted once relayed. */
export const outbox = pgTable(
  "outbox",
  {
    worldId: worldId(),
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    at: ms().notNull(),
    recordedAt: real()
      .notNull()
      .default(sql`clock_timestamp()`),
    orders: integer().array().notNull(),
    buyers: integer().array().notNull(),
    stores: integer().array().notNull(),
    notices: integer().notNull(),
    attempts: integer().notNull().default(0),
    retryAt: real(),
    lastError: text(),
  },
  (t) => [primaryKey({ name: "outbox_pkey", columns: [t.worldId, t.seq] })],
);

/** A mail or notification, kept as template and parameters and rendered when looked at. */
export const notices = pgTable(
  "notices",
  {
    worldId: worldId(),
    stream: text().notNull(),
    n: integer().notNull(),
    k: smallint().notNull(),
    at: ms().notNull(),
    role: text().$type<"buyer" | "seller" | "admin">().notNull(),
    personId: integer(),
    storeId: integer(),
    template: text().notNull(),
    params: jsonb().notNull(),
    /** kept: to be read here; sent and failed: what became of the mail when there is a mail server. */
    state: text().$type<"kept" | "sent" | "failed">().notNull().default("kept"),
    sentAt: real(),
    lastError: text(),
    /** The outbox row that carries it. */
    outbox: bigint({ mode: "number" }).notNull(),
    readAt: ms(),
  },
  (t) => [
    primaryKey({ name: "notices_pkey", columns: [t.worldId, t.stream, t.n, t.k] }),
    index("notices_of_person")
      .on(t.worldId, t.personId, t.at)
      .where(sql`${t.personId} is not null`),
    index("notices_of_store")
      .on(t.worldId, t.storeId, t.at)
      .where(sql`${t.storeId} is not null`),
    index("notices_in_time").on(t.worldId, t.at),
    index("notices_of_outbox").on(t.worldId, t.outbox),
    check("notice_state_is_known", sql`${t.state} in ('kept', 'sent', 'failed')`),
  ],
);

/** What a person was answered under a key; the same key gets the same answer. */
export const idempotency = pgTable(
  "idempotency",
  {
    worldId: worldId(),
    personId: integer().notNull(),
    key: text().notNull(),
    /** Of the request's body: the same key with another body is refused. */
    hash: text().notNull(),
    response: jsonb().notNull(),
    at: real()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [primaryKey({ name: "idempotency_pkey", columns: [t.worldId, t.personId, t.key] }), index("idempotency_by_age").on(t.worldId, t.at)],
);
