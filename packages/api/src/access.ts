import type { Db } from "@souk/db";
import type { PersonView, Portal } from "./contract/session.ts";
import type { Somebody, WorldRef } from "./context.ts";
import { hashOf, newSecret } from "./secrets.ts";
import { readPeople } from "./views/people.ts";

/** Idle and absolute life of a portal's session. */
const idleHours = 12;
const absoluteDays = 7;

/** A row of `worlds` as the door reads it. */
interface WorldRow {
  readonly worldId: number;
  readonly slug: string;
  readonly worldName: string;
  readonly scenario: string;
  readonly sandbox: boolean;
  readonly currency: string;
  readonly zone: string;
}

const worldOfRow = (row: WorldRow): WorldRef => ({
  id: row.worldId,
  slug: row.slug,
  name: row.worldName,
  scenario: row.scenario,
  sandbox: row.sandbox,
  currency: row.currency,
  timeZone: row.zone,
});

/** The world of this public name, or null. */
export async function worldBySlug(db: Db, slug: string): Promise<WorldRef | null> {
  const [row] = await db<WorldRow[]>`
    select id as world_id, slug, name as world_name, scenario, sandbox, currency, zone from worlds where slug = ${slug}`;
  return row ? worldOfRow(row) : null;
}

/** Worlds made to be played with, the oldest (the demo) first. */
export async function sandboxWorlds(db: Db, limit: number): Promise<readonly WorldRef[]> {
  const rows = await db<WorldRow[]>`
    select id as world_id, slug, name as world_name, scenario, sandbox, currency, zone from worlds where sandbox order by id limit ${limit}`;
  return rows.map(worldOfRow);
}

/** A person in their seat, as the database answers for a session or a token. */
type Seat = Pick<Somebody, "kind" | "world" | "personId" | "role" | "storeId" | "accountId">;

/** Who holds this session cookie of this portal; null when it is unknown, ended, expired or idle for too long. */
export async function bySession(db: Db, portal: Portal, secret: string): Promise<Somebody | null> {
  const hash = hashOf(secret);
  const [row] = await db<{ seat: Seat | null }[]>`select seat_by_session(${hash}, ${portal}, make_interval(hours => ${idleHours})) as seat`;
  // A seat at the buyers' portal is a buyer's: the audience is checked, not assumed.
  return row?.seat?.role === portal ? { ...row.seat, via: "session", credential: hash } : null;
}

/** Whose token this is: a person's, "control", or nobody's. */
export async function byToken(db: Db, secret: string): Promise<Somebody | "control" | null> {
  const hash = hashOf(secret);
  const [row] = await db<{ seat: Seat | { readonly kind: "control" } | null }[]>`select seat_by_token(${hash}) as seat`;
  if (!row?.seat) return null;
  return row.seat.kind === "control" ? "control" : { ...row.seat, via: "token", credential: hash };
}

/** Opens a session at a portal and answers its secret, once. */
export async function openSession(db: Db, portal: Portal, worldId: number, personId: number, accountId: string | null): Promise<string> {
  const secret = newSecret();
  await db`
    insert into portal_sessions (hash, portal, world_id, person_id, account_id, expires_at)
    values (${hashOf(secret)}, ${portal}, ${worldId}, ${personId}, ${accountId}, clock_timestamp() + make_interval(days => ${absoluteDays}))`;
  return secret;
}

/** Ends a session by its hash; from now on its cookie is nobody's. */
export async function endSession(db: Db, hash: string): Promise<void> {
  await db`update portal_sessions set revoked_at = clock_timestamp() where hash = ${hash} and revoked_at is null`;
}

/** The open sessions of a person, the newest first, by the hash of each; the secret itself is nowhere. */
export async function ownSessions(db: Db, me: Somebody): Promise<{ sessionId: string; current: boolean; createdAt: string; lastSeenAt: string }[]> {
  const rows = await db<{ hash: string; createdAt: Date; seenAt: Date }[]>`
    select hash, created_at, seen_at from portal_sessions
    where world_id = ${me.world.id} and person_id = ${me.personId} and revoked_at is null and expires_at > clock_timestamp()
      and seen_at > clock_timestamp() - make_interval(hours => ${idleHours})
    order by created_at desc limit 100`;
  return rows.map((row) => ({
    sessionId: row.hash,
    current: row.hash === me.credential,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.seenAt.toISOString(),
  }));
}

/** The people an account may play at a portal: in the worlds where it has had a session, and in the one named. */
export async function peopleOfAccount(
  db: Db,
  accountId: string,
  portal: Portal,
  worldSlug: string | undefined,
): Promise<{ world: WorldRef; person: PersonView }[]> {
  // People are behind the wall of their world; where an account has ever sat down stands outside it.
  const worlds = await db<WorldRow[]>`
    select w.id as world_id, w.slug, w.name as world_name, w.scenario, w.sandbox, w.currency, w.zone
    from worlds w where w.id in (select world_id from portal_sessions where account_id = ${accountId}) or w.slug = ${worldSlug ?? null}
    order by w.id`;
  const found = await Promise.all(
    worlds.map(async (row) => (await readPeople(db, row.worldId, { accountId, role: portal })).map(({ person }) => ({ world: worldOfRow(row), person }))),
  );
  return found.flat();
}
