import { connectOwner } from "@souk/db";
import { sumsOfRows } from "@souk/market/testing";
import { expect, test } from "vitest";
import { operations } from "../operations.ts";
import { policy, type ProcedurePath } from "../policy.ts";
import { ask, control, type Reply } from "../test-door.ts";
import { madeByMatrix, rows, type Row, type Things } from "./rows.ts";
import { absent, actorsOf, bare, settle, type Actor } from "./settings.ts";

/** One cell: this actor calls this procedure with things that are whose? */
interface Cell {
  readonly actor: Actor;
  readonly column: string;
  readonly input: object;
  /** The same call, naming nothing that exists: what a stranger's things must look like. */
  readonly like: object | null;
  readonly expected: "let in" | "told to sign in" | "told it may not" | "told what is wrong" | "as absent";
  readonly statuses: readonly number[];
}

const takesInput = new Set([...operations.values()].flatMap(({ path, input }) => (input === null ? [] : [path])));

/** Whether what the column names is this actor's to name. */
function reaches(
  { own, role }: Actor,
  path: ProcedurePath,
  { names, reach }: Row,
  named: Things,
  column: "own" | "foreign" | "elsewhere",
  sandboxes: readonly string[],
) {
  if (role === "control" && policy[path].allow.includes("control")) return true;
  if (reach === "installation") return true;
  if (reach === "sandboxes") return sandboxes.includes(named.world);
  if (names.includes("world")) return named.world === own.world;
  return column === "own" || (column === "foreign" && reach === "world");
}

function* cellsOf(path: ProcedurePath, row: Row, actor: Actor, sandboxes: readonly string[]): Generator<Cell> {
  const { own, neighbours, abroad, farther } = actor;
  const ownStatuses = row.owner === undefined ? [200, 409] : [row.owner];
  const mayCall = policy[path].allow.some((audience) => actor.belongsTo.includes(audience));
  const cell = (column: string, named: Things, unlike: Things | null, letIn: boolean, silent: boolean): Cell => {
    const about = { actor, column, input: row.input(named), like: unlike && row.input(replaced(named, unlike, row.names)) };
    if (!mayCall && actor.role === null) return { ...about, like: null, expected: "told to sign in", statuses: [401] };
    if (!mayCall) return { ...about, like: null, expected: "told it may not", statuses: [403] };
    if (row.atBuyersPortal && actor.portal === null) return { ...about, like: null, expected: "told what is wrong", statuses: [400] };
    if (row.atBuyersPortal && actor.portal !== "buyer") return { ...about, like: null, expected: "told it may not", statuses: [400, 403, 404] };
    if (letIn) return { ...about, like: null, expected: "let in", statuses: ownStatuses };
    return { ...about, expected: "as absent", statuses: [silent ? 200 : 404] };
  };
  const silences = (things: readonly (keyof Things)[]): boolean => things.every((thing) => row.silent?.includes(thing) === true);

  // One is a stranger in another world, or in another household of one's own.
  const columns = row.names.includes("world") ? { own, foreign: abroad, elsewhere: farther } : { own, foreign: neighbours, elsewhere: abroad };
  for (const [column, named] of Object.entries(columns)) {
    if (row.names.length === 0 && column !== "own") continue;
    yield cell(
      column,
      replaced(own, named, row.names),
      absent,
      reaches(actor, path, row, named, column as keyof typeof columns, sandboxes),
      silences(row.names),
    );
  }
  if (row.names.length > 0) yield cell("absent", replaced(own, absent, row.names), absent, false, silences(row.names));
  const ownIsTheirs = reaches(actor, path, row, own, "own", sandboxes);
  for (const thing of ownIsTheirs ? (row.inside ?? []) : []) {
    // What lies in one household is a stranger's to the other, but no stranger's to the admin of both.
    const strangers =
      row.reach === "own" && actor.role !== "admin" && actor.role !== "control" ? { foreign: neighbours, elsewhere: abroad } : { elsewhere: abroad };
    for (const [column, { [thing]: value }] of Object.entries(strangers)) {
      if (value === own[thing]) continue;
      const found = cell(`${column} ${thing} inside`, { ...own, [thing]: value }, own, false, silences([thing]));
      yield found.expected === "as absent" ? { ...found, like: row.input({ ...own, [thing]: absent[thing] }) } : found;
    }
  }
  if (!takesInput.has(path)) return;
  const odd = Object.keys(row.input(own)).map((key) => [key, { not: "what was asked for" }] as const);
  const malformed = cell("malformed", own, null, true, false);
  yield {
    ...malformed,
    input: Object.fromEntries(odd.length === 0 ? [["unknownField", 1]] : odd),
    ...(malformed.expected === "let in" && { expected: "told what is wrong", statuses: [400] }),
  };
}

const replaced = (own: Things, by: Things, names: readonly (keyof Things)[]): Things => ({
  ...own,
  ...Object.fromEntries(names.map((name) => [name, by[name]])),
});

const paths = Object.keys(rows) as ProcedurePath[];

test("everybody is let in exactly where the table says, a stranger's thing answers as one that does not exist, and whoever is turned away changes no row", async () => {
  const owner = connectOwner();
  const [here, there, closed] = [await settle(owner, 6_000), await settle(owner, 7_000), await settle(owner, 8_000, { sandbox: false })];
  const actors = await actorsOf({ here, there, closed });
  const sandboxes = [here.w.slug, there.w.slug];
  const worlds = [here.w.id, there.w.id, closed.w.id];
  const wrong: string[] = [];
  let cells = 0;

  const judge = async (path: ProcedurePath, { actor, column, input, like, expected, statuses }: Cell, call: Actor["call"]): Promise<Reply> => {
    cells += 1;
    const reply = await call(path, input);
    const says = (why: string): unknown =>
      wrong.push(`${path}: ${actor.name}, ${column}: ${why}; answered ${reply.status} ${JSON.stringify(reply.body).slice(0, 160)}`);
    if (!statuses.includes(reply.status)) says(`should be ${expected}`);
    else if (like !== null) {
      const gone = await call(path, like);
      if (gone.status !== reply.status || bare(gone.body, like) !== bare(reply.body, input))
        says(`differs from absent, ${JSON.stringify(gone.body).slice(0, 160)}`);
    }
    return reply;
  };

  let sums = await sumsOfRows(owner, worlds);
  for (const path of paths) {
    const row = rows[path];
    const all = actors.flatMap((actor) => [...cellsOf(path, row, actor, sandboxes)]);
    const turnedAway = all.filter(({ expected }) => expected !== "let in");
    await Promise.all(turnedAway.map((cell) => judge(path, cell, cell.actor.call)));
    const after = await sumsOfRows(owner, worlds);
    for (const [table, sum] of Object.entries(sums)) if (after[table] !== sum) wrong.push(`${path}: somebody who was turned away changed ${table}`);

    for (const cell of all.filter(({ expected }) => expected === "let in")) {
      const { actor, column } = cell;
      const call = path.startsWith("session.") && policy[path].pace !== "read" ? actor.callOnce : actor.call;
      if (row.endsWorld) await inAWorldOfItsOwn(actor, (call, slug) => judge(path, { ...cell, input: { world: slug } }, call));
      else if (column === "own" && policy[path].pace === "write" && actor.role !== "control")
        await judge(path, { ...cell, input: row.input({ ...actor.own, ...(await freshFor(actor)) }) }, call);
      else await judge(path, cell, call);
    }
    if (path === "clock.run") for (const setting of [here, there, closed]) await control("clock.pause", { world: setting.w.slug });
    sums = policy[path].pace === "read" ? after : await sumsOfRows(owner, worlds);
  }

  for (const { slug } of await owner<{ slug: string }[]>`select slug from worlds where name = ${madeByMatrix}`) await control("world.delete", { world: slug });
  await owner.end();
  console.log(`access matrix: ${paths.length} procedures, ${actors.length} actors, ${cells} cells`);
  expect(wrong).toEqual([]);
});

/** What a write may use up: the order, and what the cart holds. */
async function freshFor({ home, household }: Actor): Promise<Partial<Things>> {
  const { orderNo, checkoutNo, stream } = await home.fresh(household);
  return { orderNo, checkoutNo, stream };
}

/** As the same kind of actor in a world that may be ended. */
async function inAWorldOfItsOwn(actor: Actor, work: (call: Actor["call"], slug: string) => Promise<Reply>): Promise<void> {
  const { world } = (await control("world.create", { scenario: "empty", name: madeByMatrix })).body;
  if (actor.role === "control") {
    await work(actor.call, world.slug);
    return;
  }
  const { people } = (await control("world.people", { world: world.slug })).body;
  const { token } = (await control("world.createToken", { world: world.slug, personId: people[0].personId })).body;
  await work((path, input) => ask(token, path, input), world.slug);
}
