import { randomBytes } from "node:crypto";
import {
  createPersonToken,
  createWorld,
  deleteWorld,
  getWorldById,
  listWorlds,
  resetWorld,
  scenarioList,
  setInstrumentBehaviour,
  type Overrides,
  type Player,
  type World,
} from "@souk/market";
import { inWorld } from "@souk/db";
import { worldBySlug } from "../access.ts";
import type { ApiContext, WorldRef } from "../context.ts";
import {
  createTokenInput,
  createTokenOutput,
  createWorldInput,
  scenariosOutput,
  setInstrumentInput,
  setInstrumentOutput,
  worldDeleted,
  worldInput,
  worldOutput,
  worldPeopleOutput,
  worldsListInput,
  worldsListOutput,
} from "../contract/index.ts";
import type { WorldView } from "../contract/index.ts";
import { NotHere } from "../errors.ts";
import { onceInProcess } from "../once.ts";
import { readInstruments } from "../reads/purse.ts";
import { anyone, router } from "../trpc.ts";
import { readClockView } from "../views/clock.ts";
import { readPeople, readPerson, worldToBrief } from "../views/people.ts";

export const worlds = router({
  /** A control token sees every world; the admin of a sandbox sees the sandboxes. */
  list: anyone
    .input(worldsListInput)
    .output(worldsListOutput)
    .query(async ({ ctx }) => {
      const found = (await listWorlds(ctx.house.db)).filter(({ sandbox }) => ctx.caller.kind === "control" || sandbox).slice(0, 200);
      return { worlds: await Promise.all(found.map((world) => viewOf(ctx, world))) };
    }),

  scenarios: anyone.output(scenariosOutput).query(() => ({ scenarios: scenarioList.map(({ name, about, clock }) => ({ name, about, clock })) })),

  /** A repeated key gets the same world, not a second one. */
  create: anyone
    .input(createWorldInput)
    .output(worldOutput)
    .mutation(({ ctx, input, path }) => onceInProcess(ctx, path, input, () => made(ctx, input))),

  get: anyone
    .input(worldInput)
    .output(worldOutput)
    .query(async ({ ctx, input }) => ({ world: await viewOf(ctx, await getWorldById(ctx.house.db, (await seen(ctx, input.world)).id)) })),

  /** The world as it once began: same people, same stock, same past; its tokens and sessions stay. */
  reset: anyone
    .input(worldInput)
    .output(worldOutput)
    .mutation(async ({ ctx, input }) => {
      const world = await resetWorld(ctx.house.db, (await owned(ctx, input.world)).id);
      ctx.house.ring(world.id);
      return { world: await viewOf(ctx, world) };
    }),

  delete: anyone
    .input(worldInput)
    .output(worldDeleted)
    .mutation(async ({ ctx, input }) => {
      await deleteWorld(ctx.house.db, (await owned(ctx, input.world)).id);
      return { deleted: true as const };
    }),

  /** Everybody of a world with what a test needs to play them. */
  people: anyone
    .input(worldInput)
    .output(worldPeopleOutput)
    .query(async ({ ctx, input }) => {
      const world = await seen(ctx, input.world);
      const [people, instruments] = await Promise.all([readPeople(ctx.house.db, world.id), readInstruments(ctx.house.db, world.id)]);
      return {
        people: people.map(({ person, email }) => ({
          ...person,
          email,
          instruments: instruments
            .filter(({ buyerId }) => buyerId === person.personId)
            .map(({ id, rail, label, behaviour }) => ({ instrumentId: id, rail, label, behaviour })),
        })),
      };
    }),

  /** A token that plays one person of one world. It is shown here and never again. */
  createToken: anyone
    .input(createTokenInput)
    .output(createTokenOutput)
    .mutation(async ({ ctx, input }) => {
      const world = await owned(ctx, input.world);
      const person = await readPerson(ctx.house.db, world.id, input.personId);
      if (!person) throw new NotHere();
      return { token: await createPersonToken(ctx.house.db, world.id, input.personId, input.name), person, world: worldToBrief(world) };
    }),

  /** How the simulated outsider behind a means of payment behaves from now on. */
  setInstrument: anyone
    .input(setInstrumentInput)
    .output(setInstrumentOutput)
    .mutation(async ({ ctx, input }) => {
      const world = await owned(ctx, input.world);
      const { id, rail, label, behaviour } = await setInstrumentBehaviour(ctx.house.db, outsider(world.id), input.instrumentId, input.behaviour);
      return { instrument: { instrumentId: id, rail, label, behaviour } };
    }),
});

async function made(ctx: ApiContext, input: (typeof createWorldInput)["_output"]): Promise<{ world: WorldView }> {
  const overrides: Overrides = {
    ...(input.orders !== undefined && { orders: input.orders }),
    ...(input.deadlines !== undefined && { deadlines: input.deadlines }),
    ...(input.policy !== undefined && { policy: given(input.policy) }),
  };
  const world = await createWorld(ctx.house.db, {
    scenario: input.scenario,
    seed: input.seed ?? randomBytes(8).toString("hex"),
    ...(input.name !== undefined && { name: input.name }),
    ...((input.startsAt !== undefined || input.clock !== undefined) && {
      clock: { ...(input.startsAt !== undefined && { start: Date.parse(input.startsAt) }), ...input.clock },
    }),
    overrides,
  });
  ctx.house.ring(world.id);
  return { world: await viewOf(ctx, world) };
}

/** A world this one may look at: any for a control token, sandboxes for the admin of one. */
async function seen(ctx: ApiContext, slug: string): Promise<WorldRef> {
  const world = await worldBySlug(ctx.house.db, slug);
  if (!world || (ctx.caller.kind !== "control" && !world.sandbox)) throw new NotHere();
  return world;
}

/** A world this one may change: any for a control token, an admin's own. */
async function owned(ctx: ApiContext, slug: string): Promise<WorldRef> {
  const world = await seen(ctx, slug);
  if (ctx.caller.kind !== "control" && !(ctx.caller.kind === "person" && ctx.caller.world.id === world.id)) throw new NotHere();
  return world;
}

/** A hand from outside the world: it is nobody's in it. */
const outsider = (worldId: number): Player => ({ worldId, party: "admin", person: null, storeId: null, once: null });

async function viewOf(ctx: ApiContext, world: World): Promise<WorldView> {
  const { db } = ctx.house;
  const [clock, [counts]] = await Promise.all([
    readClockView(db, world.id),
    inWorld(
      db,
      world.id,
      ({ sql }) => sql<{ orders: number; people: number }[]>`
        select (select count(*)::int from orders where world_id = ${world.id}) as orders, (select count(*)::int from people where world_id = ${world.id}) as people`,
      { readOnly: true },
    ),
  ]);
  return {
    ...worldToBrief({ ...world, timeZone: world.zone }),
    seed: world.seed,
    createdAt: new Date(world.createdAt).toISOString(),
    clock,
    orders: counts?.orders ?? 0,
    people: counts?.people ?? 0,
  };
}

/** Without what was left out: a missing key and one that is undefined differ to the law. */
const given = (policy: object): NonNullable<Overrides["policy"]> => Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
