import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { worlds } from "./worlds.ts";

const instant = () => timestamp({ withTimezone: true, precision: 3 });

/** Control table: a program's key. Only its hash is kept. Real time, since access is not part of a world's story. */
export const tokens = pgTable(
  "tokens",
  {
    hash: text().primaryKey(),
    kind: text().$type<"control" | "person">().notNull(),
    worldId: integer().references(() => worlds.id, { onDelete: "cascade" }),
    personId: integer(),
    label: text().notNull().default(""),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    index("tokens_of_world").on(t.worldId, t.personId),
    check("a_persons_token_names_world_and_person", sql`(${t.kind} = 'control') = (${t.worldId} is null) and (${t.worldId} is null) = (${t.personId} is null)`),
  ],
);

/** Control table: who sits at a portal. A sandbox world opens sessions for people without any account. */
export const portalSessions = pgTable(
  "portal_sessions",
  {
    hash: text().primaryKey(),
    portal: text().$type<"buyer" | "seller" | "admin">().notNull(),
    worldId: integer()
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    personId: integer().notNull(),
    accountId: text(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    expiresAt: instant().notNull(),
    /** Last use; a session idle for too long is refused. */
    seenAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    revokedAt: instant(),
  },
  (t) => [
    index("portal_sessions_of_world").on(t.worldId, t.personId),
    index("portal_sessions_by_expiry").on(t.expiresAt),
    index("portal_sessions_of_account").on(t.accountId),
  ],
);

/** better-auth's tables; names and fields are its own, prefixed so that nobody has to quote `user`. */
export const user = pgTable(
  "auth_user",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    updatedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    twoFactorEnabled: boolean().default(false),
  },
  (t) => [uniqueIndex("auth_user_email").on(t.email)],
);

const userId = () =>
  text()
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

export const session = pgTable(
  "auth_session",
  {
    id: text().primaryKey(),
    token: text().notNull(),
    userId: userId(),
    expiresAt: instant().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    updatedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [uniqueIndex("auth_session_token").on(t.token), index("auth_session_of_user").on(t.userId)],
);

export const account = pgTable(
  "auth_account",
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: userId(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    updatedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index("auth_account_of_user").on(t.userId)],
);

export const verification = pgTable(
  "auth_verification",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    updatedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index("auth_verification_identifier").on(t.identifier)],
);

export const twoFactor = pgTable(
  "auth_two_factor",
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    userId: userId(),
    verified: boolean().default(true),
    failedVerificationCount: integer().default(0),
    lockedUntil: instant(),
  },
  (t) => [index("auth_two_factor_of_user").on(t.userId), index("auth_two_factor_secret").on(t.secret)],
);

export const rateLimit = pgTable(
  "auth_rate_limit",
  { id: text().primaryKey(), key: text().notNull(), count: integer().notNull(), lastRequest: bigint({ mode: "number" }).notNull() },
  (t) => [uniqueIndex("auth_rate_limit_key").on(t.key)],
);
