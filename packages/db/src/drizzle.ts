import { drizzle } from "drizzle-orm/postgres-js";
import { connectRaw } from "./connect.ts";
import * as schema from "./schema/index.ts";

/** A Drizzle database for the control tables and better-auth, on a small pool of its own (Drizzle changes the parsers of the client it gets). */
export const connectDrizzle = (url?: string, max = 2) => drizzle(connectRaw(url, { max }), { schema, casing: "snake_case" });
export type DrizzleDb = ReturnType<typeof connectDrizzle>;

/** better-auth's models by the names it looks them up under. */
export const authSchema = {
  user: schema.user,
  session: schema.session,
  account: schema.account,
  verification: schema.verification,
  twoFactor: schema.twoFactor,
  rateLimit: schema.rateLimit,
};
