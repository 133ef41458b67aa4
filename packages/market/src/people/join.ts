import { inWorld, type Db } from "@souk/db";
import { InvalidInput, NotFound } from "../errors.ts";

/** Who comes to live in a world: the person of an account, as a buyer without anything yet. */
export interface Newcomer {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

/** Makes an account's buyer in a world and answers the person's number; whoever lives there already stays who they are. Throws NotFound, InvalidInput. */
export const joinWorld = (db: Db, worldId: number, { accountId, name, email }: Newcomer): Promise<number> =>
  inWorld(db, worldId, async ({ sql }) => {
    // The world's own lock: nobody else takes the next number meanwhile, and a reset or delete waits.
    const [world] = await sql<{ now: number }[]>`select world_now(w) as now from lock_world(${worldId}, true) w`;
    if (!world) throw new NotFound("world");
    const [known] = await sql<{ id: number }[]>`
      select id from people where world_id = ${worldId} and role = 'buyer' and account_id = ${accountId} order by id limit 1`;
    if (known) return known.id;
    const [taken] = await sql<{ id: number }[]>`select id from people where world_id = ${worldId} and email = ${email}`;
    if (taken) throw new InvalidInput("email", "somebody in this world has this e-mail already");
    const [made] = await sql<{ id: number }[]>`
      insert into people (world_id, id, role, name, email, account_id, since)
      select ${worldId}, coalesce(max(id), 0) + 1, 'buyer', ${name}, ${email}, ${accountId}, ${world.now} from people where world_id = ${worldId} returning id`;
    if (!made) throw new Error("a newcomer must get a number");
    return made.id;
  });
