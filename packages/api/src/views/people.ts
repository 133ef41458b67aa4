import { inWorld, type Db } from "@souk/db";
import type { Caller, WorldRef } from "../context.ts";
import type { MeView, PersonView, Portal, WorldBrief } from "../contract/index.ts";
import { readClockView } from "./clock.ts";

export const worldToBrief = ({ slug, name, scenario, sandbox, currency, timeZone }: WorldRef): WorldBrief => ({
  slug,
  name,
  scenario,
  sandbox,
  currency,
  timeZone,
});

interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly role: Portal;
  readonly storeId: number | null;
  readonly storeName: string | null;
  readonly state: string;
  readonly persona: string;
  readonly email: string;
}

const toView = (row: PersonRow): PersonView => ({
  personId: row.id,
  name: row.name,
  role: row.role,
  storeId: row.storeId,
  storeName: row.storeName,
  state: row.role === "buyer" ? row.state : null,
  about: row.persona,
});

export interface PeopleFilter {
  readonly role?: Portal | undefined;
  readonly personId?: number;
  readonly accountId?: string;
  /** Part of a name or an e-mail. */
  readonly search?: string | undefined;
  readonly after?: number;
  readonly limit?: number;
}

/** People of a world in order of their numbers; e-mails stay out of the views and are handed over beside them. */
export async function readPeople(
  db: Db,
  worldId: number,
  filter: PeopleFilter = {},
): Promise<readonly { readonly person: PersonView; readonly email: string }[]> {
  const { role = null, personId = null, accountId = null, search = "", after = 0, limit = 1_000 } = filter;
  const rows = await inWorld(
    db,
    worldId,
    (tx) => tx.sql<PersonRow[]>`
      select p.id, p.name, p.role, p.store_id, s.name as store_name, p.state, p.persona, p.email
      from people p left join stores s on s.world_id = p.world_id and s.id = p.store_id
      where p.world_id = ${worldId} and p.id > ${after}
        and (${role}::text is null or p.role = ${role}) and (${personId}::int is null or p.id = ${personId})
        and (${accountId}::text is null or p.account_id = ${accountId})
        and (${search} = '' or strpos(lower(p.name), lower(${search})) > 0 or strpos(lower(p.email), lower(${search})) > 0)
      order by p.id limit ${limit}`,
    { readOnly: true },
  );
  return rows.map((row) => ({ person: toView(row), email: row.email }));
}

/** One person, or null. */
export async function readPerson(db: Db, worldId: number, personId: number): Promise<PersonView | null> {
  const [found] = await readPeople(db, worldId, { personId });
  return found?.person ?? null;
}

const nobody: MeView = { kind: "anonymous", via: "none", world: null, person: null, email: null, mayTurnClock: false, clock: null };

/** Who is asking, as they see themselves. */
export async function meOf(db: Db, caller: Caller, emailOf: (accountId: string) => Promise<string | null>): Promise<MeView> {
  if (caller.kind === "anonymous") return nobody;
  if (caller.kind === "control") return { ...nobody, kind: "control", via: "token", mayTurnClock: true };
  const [person, clock, email] = await Promise.all([
    readPerson(db, caller.world.id, caller.personId),
    readClockView(db, caller.world.id),
    caller.accountId === null ? null : emailOf(caller.accountId),
  ]);
  return { kind: "person", via: caller.via, world: worldToBrief(caller.world), person, email, mayTurnClock: caller.world.sandbox, clock };
}
