import { hash } from "node:crypto";
import { inWorld, type Db } from "@souk/db";
import { digestText } from "@souk/sim";

/** Reads every stream of a world, which may be large. */
const statementTimeoutMs = 60_000;

/** What "the same world" means: the hash of every stream's name and chain head, sorted. */
export const digestOf = (db: Db, worldId: number): Promise<string> =>
  inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const heads = await sql<{ stream: string; hash: string }[]>`
        select distinct on (stream) stream, hash from events where world_id = ${worldId} order by stream, n desc`;
      return hash("sha256", digestText(heads.map((head) => [head.stream, head.hash] as const)), "hex");
    },
    { readOnly: true, statementTimeoutMs },
  );
