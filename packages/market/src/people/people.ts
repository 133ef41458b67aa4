import { inWorld, type Db } from "@souk/db";
import type { Minor } from "@souk/rulebook";
import { NotFound } from "../errors.ts";

/** Somebody who lives in a world. */
export interface Person {
  readonly id: number;
  readonly role: "buyer" | "seller" | "admin";
  readonly name: string;
  readonly email: string;
  readonly storeId: number | null;
  readonly store: string | null;
  /** First word: the temperament. */
  readonly persona: string;
  /** What stands in a buyer's wallet. */
  readonly wallet: Minor;
}

/** Everybody of a world: admins, then buyers, then sellers. */
export const listPeople = (db: Db, worldId: number): Promise<Person[]> =>
  inWorld(
    db,
    worldId,
    ({ sql }) => sql<Person[]>`
      select p.id, p.role, p.name, p.email, p.store_id, s.name as store, p.persona, -coalesce(b.amount, 0)::bigint as wallet
      from people p left join stores s on s.world_id = ${worldId} and s.id = p.store_id
      left join balances b on b.world_id = ${worldId} and b.account = 'L:wallet:' || p.id
      where p.world_id = ${worldId} order by array_position(array['admin', 'buyer', 'seller'], p.role), p.id`,
    { readOnly: true },
  );

/** A person by number, e-mail, what stands before its @, or whole name; throws NotFound when nobody or more than one fits. */
export async function findPerson(db: Db, worldId: number, who: string): Promise<Person> {
  const wanted = who.trim().toLowerCase();
  const people = await listPeople(db, worldId);
  const byNumber = people.filter((p) => String(p.id) === wanted);
  const fits =
    byNumber.length > 0 ? byNumber : people.filter((p) => [p.email.toLowerCase(), p.email.toLowerCase().split("@")[0], p.name.toLowerCase()].includes(wanted));
  const [person] = fits;
  if (!person || fits.length > 1) throw new NotFound("person");
  return person;
}
