import { inWorld, type Db } from "@souk/db";
import type { Policy } from "@souk/rulebook";
import { NotHere } from "../errors.ts";

/** The policy new orders of a world are placed under. */
export async function currentPolicy(db: Db, worldId: number): Promise<Policy> {
  const [row] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ values: Policy }[]>`
      select p.values from policies p join worlds w on w.id = p.world_id and w.policy_version = p.version where p.world_id = ${worldId}`,
    { readOnly: true },
  );
  if (!row) throw new NotHere();
  return row.values;
}
