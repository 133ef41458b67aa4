import { randomBytes } from "node:crypto";
import { inWorld, insertRows, save, schema, type Db, type WorldTx } from "@souk/db";
import { InvalidInput } from "../errors.ts";
import { dropFiles } from "../evidence/vault.ts";
import { noChanges } from "../no-changes.ts";
import { firstNo, historyOf } from "../scenarios/history.ts";
import { scenarioNamed } from "../scenarios/index.ts";
import { insertContent } from "./fill.ts";
import { played, settingOf, type Setting } from "./generate.ts";
import { checkWorldInput, defaultStart, type WorldInput } from "./input.ts";
import { openingOf, type Recipe } from "./opening.ts";
import { Sending } from "./sending.ts";
import { getWorldById, type World } from "./view.ts";

/** A large scenario is one statement with megabytes of rows. */
export const statementTimeoutMs = 120_000;

/** Letters and digits that nobody mistakes for each other. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
export const newSlug = (): string => Array.from(randomBytes(10), (byte) => alphabet[byte % alphabet.length]).join("");

/**
 * Makes a world from a scenario and a seed, in one transaction. Throws InvalidInput for an unknown scenario, a slug that is taken and
 * anything else the world cannot be made from.
 */
export async function createWorld(db: Db, input: WorldInput): Promise<World> {
  checkWorldInput(input);
  const scenario = scenarioNamed(input.scenario);
  const slug = input.slug ?? newSlug();
  const recipe: Recipe = {
    type: "world_created",
    scenario: scenario.name,
    seed: input.seed,
    start: input.clock?.start ?? defaultStart,
    overrides: input.overrides && Object.keys(input.overrides).length > 0 ? input.overrides : null,
  };
  const setting = settingOf(recipe.scenario, recipe.seed, recipe.start, input.overrides);
  const { currency, zone } = setting.content;
  const clock = { mode: input.clock?.mode ?? scenario.clock, rate: input.clock?.rate ?? 1 };

  const [next] = await db<{ id: number }[]>`select nextval('worlds_id_seq')::int as id`;
  if (!next) throw new Error("the sequence of worlds answered nothing");
  try {
    await inWorld(
      db,
      next.id,
      async (tx) => {
        const sending = new Sending();
        sending.send(tx.sql`
          insert into worlds (id, slug, name, scenario, seed, currency, zone, carrier, mode, rate, anchor_virtual, policy_version)
          values (${next.id}, ${slug}, ${input.name ?? scenario.name}, ${recipe.scenario}, ${recipe.seed}, ${currency}, ${zone}, ${setting.carrier},
            'paused', ${clock.rate}, ${recipe.start}, ${setting.policy.version})`);
        await fill(tx, sending, setting, recipe);
        await startClock(tx, clock);
      },
      { statementTimeoutMs },
    );
  } catch (error) {
    throw slugTaken(error, slug) ?? error;
  }
  return getWorldById(db, next.id);
}

/** The refusal a world's unique name deserves, when that is what failed. */
export const slugTaken = (error: unknown, slug: string): InvalidInput | null =>
  (error as { constraint_name?: string }).constraint_name === "worlds_slug" ? new InvalidInput("slug", `"${slug}" is taken`) : null;

/**
 * Makes a world afresh from its own scenario and seed, under the same number, slug and name; its tokens and sessions stay. The clock
 * stands where it once began, in the mode and at the rate it has now, one epoch later.
 */
export async function resetWorld(db: Db, id: number): Promise<World> {
  const before = await getWorldById(db, id);
  const recipe = await recipeOf(db, before);
  await inWorld(
    db,
    id,
    async (tx) => {
      const sending = new Sending();
      sending.send(tx.sql`select clear_world(${id})`);
      await sending.flushed();
      const setting = settingOf(recipe.scenario, recipe.seed, recipe.start, recipe.overrides ?? {});
      const { currency, zone } = setting.content;
      sending.send(tx.sql`
        update worlds set mode = 'paused', anchor_virtual = ${recipe.start}, anchor_real = clock_timestamp(), epoch = epoch + 1,
          policy_version = ${setting.policy.version}, currency = ${currency}, zone = ${zone}, carrier = ${setting.carrier}
        where id = ${id}`);
      await fill(tx, sending, setting, recipe);
      await startClock(tx, { mode: before.clock.mode === "live" ? "live" : "paused", rate: before.clock.rate });
    },
    { statementTimeoutMs },
  );
  await dropFiles(id);
  return getWorldById(db, id);
}

/** Removes a world with all its rows and files. Deleting one that is gone already is done, too. */
export async function deleteWorld(db: Db, id: number): Promise<void> {
  await inWorld(db, id, (tx) => tx.sql`select delete_world(${id}) where exists (select from worlds where id = ${id})`, { statementTimeoutMs });
  await dropFiles(id);
}

async function recipeOf(db: Db, world: World): Promise<Recipe> {
  const [first] = await inWorld(
    db,
    world.id,
    (tx) => tx.sql<{ data: Recipe }[]>`select data from events where world_id = ${world.id} and stream = 'world' and n = 1`,
  );
  if (first?.data.type !== "world_created") throw new InvalidInput("world", "was not made from a scenario and cannot be reset");
  return first.data;
}

/** Everything of a new world, sent as it is made: the database inserts one part while the next is worked out. */
async function fill(tx: WorldTx, sending: Sending, setting: Setting, recipe: Recipe): Promise<void> {
  const { content, policy, start } = setting;
  sending.send(insertRows(tx, schema.policies, [{ version: policy.version, preset: policy.preset, values: policy, at: start }]));
  sending.send(insertContent(tx, content));
  sending.send(save(tx, noChanges, { before: new Map(), ...openingOf(content, recipe) }));
  await sending.flushed();

  const history = historyOf(setting);
  const next = firstNo + history.drafts.length;
  sending.send(insertRows(tx, schema.couponGrants, history.grants));
  sending.send(insertRows(tx, schema.checkouts, history.checkouts));
  sending.send(tx.sql`update worlds set next_order_no = ${next}, next_checkout_no = ${next} where id = ${tx.worldId}`);
  for (const changes of played(setting, history)) {
    sending.send(save(tx, changes, { before: new Map(), policies: new Map([[policy.version, policy]]) }));
    await sending.flushed();
  }
  await sending.arrived();
}

/** Nobody is told of a past that never happened; from here on the world wakes its workers. */
export async function startClock(tx: WorldTx, { mode, rate }: { readonly mode: "live" | "paused"; readonly rate: number }): Promise<void> {
  await tx.sql`
    with silent as (delete from outbox where world_id = ${tx.worldId})
    update worlds set mode = ${mode}, rate = ${rate}, anchor_real = clock_timestamp() where id = ${tx.worldId}`;
  await tx.sql`select settle_wakeup(${tx.worldId})`;
}
