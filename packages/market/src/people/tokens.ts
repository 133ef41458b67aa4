import { createHash, randomBytes } from "node:crypto";
import type { Db } from "@souk/db";

/** What is kept of a token: enough to recognise it, nothing to use. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

const newToken = (): string => `souk_${randomBytes(32).toString("base64url")}`;

/** Makes a token that plays this person in this world, and answers it, once: only its hash is kept. */
export async function createPersonToken(db: Db, worldId: number, personId: number, label = ""): Promise<string> {
  const token = newToken();
  await db`insert into tokens (hash, kind, world_id, person_id, label) values (${tokenHash(token)}, 'person', ${worldId}, ${personId}, ${label})`;
  return token;
}

/** Makes a token for worlds and clocks, and answers it, once. */
export async function createControlToken(db: Db, label = ""): Promise<string> {
  const token = newToken();
  await db`insert into tokens (hash, kind, label) values (${tokenHash(token)}, 'control', ${label})`;
  return token;
}
