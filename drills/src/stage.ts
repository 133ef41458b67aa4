import { connect, connectOwner, type Db, inWorld } from "@souk/db";
import {
  checkInvariants,
  createPersonToken,
  createWorld,
  deleteWorld,
  digestOf,
  listPeople,
  runAdvance,
  runClock,
  startAdvance,
  type World,
} from "@souk/market";
import { days } from "@souk/rulebook";
import { Client, whatIsNotStored } from "./clients.ts";
import { begin, eventually, freePort, type Program, well } from "./program.ts";
import { chance, type Chance } from "./chance.ts";

/** A drill needs what is not here: it is not run, and says so. */
export class NotOnThisMachine extends Error {}

/** Everything a drill may reach: the servers it may break, programs of its own, worlds, clients. */
export interface Stage {
  readonly chance: Chance;
  readonly long: boolean;
  readonly db: Db;
  /** Sees behind the walls, and may end other connections. */
  readonly owner: Db;
  readonly redisUrl: string | undefined;
  say(line: string): void;
  worker(env?: Record<string, string>, port?: number): Program;
  api(env?: Record<string, string>, port?: number): Promise<Program>;
  world(scenario: string, options?: Parameters<typeof createWorld>[1]["overrides"], live?: number): Promise<World>;
  client(world: World, who: string, url: () => string): Promise<Client>;
  /** Ends what the drill has started and forgets its worlds. */
  clear(): Promise<void>;
}

/** Long enough for every deadline of a world, those armed on the way included. */
const wholeLife = days(400);

export function openStage(seed: number, long: boolean): Stage {
  const db = connect(undefined, { name: "souk-drill", max: 20 });
  const owner = connectOwner(undefined, { max: 2 });
  const draw = chance(seed);
  const programs: Program[] = [];
  const worlds: World[] = [];
  const track = (program: Program): Program => {
    programs.push(program);
    return program;
  };
  return {
    chance: draw,
    long,
    db,
    owner,
    redisUrl: process.env["SOUK_QUEUE"] === "redis" ? process.env["REDIS_URL"] : undefined,
    say: (line) => console.log(`    ${line}`),
    worker: (env = {}, port = 0) => track(begin("worker", port, env)),
    api: async (env = {}, port) => well(track(begin("api", port ?? (await freePort()), env))),
    async world(scenario, overrides = {}, live) {
      const world = await createWorld(db, { scenario, seed: `drill ${seed} ${worlds.length}`, overrides, clock: { mode: "paused" } });
      worlds.push(world);
      if (live !== undefined) await runClock(db, world.id, live);
      return world;
    },
    async client(world, who, url) {
      const person = (await listPeople(db, world.id)).find(({ email, role }) => email.startsWith(`${who}@`) || role === who);
      if (!person) throw new Error(`nobody is called ${who}`);
      return new Client(url, await createPersonToken(db, world.id, person.id));
    },
    async clear() {
      await Promise.all(
        programs.splice(0).map(async (program) => {
          program.signal("SIGCONT");
          await program.kill();
        }),
      );
      for (const { id } of worlds.splice(0)) await deleteWorld(db, id);
      await Promise.all([db.end({ timeout: 5 }), owner.end({ timeout: 5 })]);
    },
  };
}

export async function armedIn(owner: Db, worldId: number): Promise<number> {
  const [row] = await owner<{ armed: number }[]>`select count(*)::int as armed from deadlines where world_id = ${worldId} and state = 'armed'`;
  return row?.armed ?? 0;
}

/** Waits until nothing in these worlds is armed any more; answers how long that took. */
export async function settled({ owner }: Stage, worlds: readonly World[], limitMs = 10_000): Promise<number> {
  const begun = performance.now();
  await eventually(
    "every deadline has fired",
    async () => {
      const left = await Promise.all(worlds.map(({ id }) => armedIn(owner, id).catch(() => 1)));
      return left.every((armed) => armed === 0);
    },
    limitMs,
  );
  return Math.round(performance.now() - begun);
}

/** Waits until nothing of a live world has been overdue for longer than three seconds, which a busy machine may take; answers how long that took. */
export async function caughtUp({ owner }: Stage, { id }: World): Promise<number> {
  const begun = performance.now();
  await eventually(
    "nothing is overdue",
    async () => {
      const [row] = await owner<{ overdue: number }[]>`
        select count(*)::int as overdue from deadlines d join worlds w on w.id = d.world_id
        where d.world_id = ${id} and d.state = 'armed' and d.due <= world_now(w) - w.rate * 3000`;
      return row?.overdue === 0;
    },
    10_000,
  );
  return Math.round(performance.now() - begun);
}

/** The history the world would have had, had nobody disturbed it: the same seed, turned forward here in one go. */
export async function undisturbed({ db }: Stage, world: World, overrides: Parameters<typeof createWorld>[1]["overrides"] = {}): Promise<string> {
  const twin = await createWorld(db, { scenario: world.scenario, seed: world.seed, overrides, clock: { mode: "paused" } });
  const { no } = await startAdvance(db, twin.id, { by: wholeLife });
  await runAdvance(db, twin.id, no);
  const digest = await digestOf(db, twin.id);
  await deleteWorld(db, twin.id);
  return digest;
}

/** What fell due at the very last and nobody has come to is settled by one more turn of the standing clock. */
export async function turnOnce({ db }: Stage, { id }: World): Promise<void> {
  const { no } = await startAdvance(db, id, { by: 1 });
  await runAdvance(db, id, no);
}

/** What must be true after every drill; throws with all that is not. */
export async function mustBeSound({ db, owner }: Stage, worlds: readonly World[], clients: readonly Client[] = []): Promise<void> {
  const wrong: string[] = [];
  for (const { id, slug } of worlds) {
    const { checks } = await checkInvariants(db, id);
    wrong.push(...checks.flatMap(({ id: name, violations }) => violations.map(({ where, what }) => `${slug}: ${name} at ${where}: ${what}`)));
    const [fired] = await owner<{ twice: number; early: number }[]>`
      select (count(*) - count(distinct (stream, fired::text)))::int as twice,
        (count(*) filter (where at > (select world_now(w) from worlds w where w.id = ${id})))::int as early
      from events where world_id = ${id} and fired is not null`;
    if (fired?.twice !== 0) wrong.push(`${slug}: ${fired?.twice} deadlines fired twice`);
    if (fired?.early !== 0) wrong.push(`${slug}: ${fired?.early} deadlines fired early`);
  }
  for (const client of clients) wrong.push(...(await whatIsNotStored(client)));
  if (wrong.length > 0) throw new Error(wrong.slice(0, 20).join("\n"));
}

/** How often something happened to an order. */
export const happened = async (db: Db, worldId: number, orderNo: number, type: string): Promise<number> => {
  const [row] = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<{ n: number }[]>`select count(*)::int as n from events where world_id = ${worldId} and stream = ${`order:${orderNo}`} and type = ${type}`,
  );
  return row?.n ?? 0;
};
