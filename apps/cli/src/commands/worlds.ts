import { createWorld, deleteWorld, getWorld, listWorlds, resetWorld, scenarioList, type World } from "@souk/market";
import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { table } from "../output.ts";
import { countOf, instantOf, iso, rateOf } from "../values.ts";
import { withDb } from "../with-db.ts";

interface CreateOptions {
  readonly scenario: string;
  readonly seed?: string;
  readonly name?: string;
  readonly slug?: string;
  readonly start?: string;
  readonly mode?: "live" | "paused";
  readonly rate?: string;
  readonly orders?: string;
  readonly deadlines?: string;
}

/** A world as the command line prints it: instants in ISO 8601. */
export const worldJson = (world: World) => ({
  slug: world.slug,
  name: world.name,
  scenario: world.scenario,
  seed: world.seed,
  currency: world.currency,
  zone: world.zone,
  clock: { ...world.clock, now: iso(world.clock.now) },
  createdAt: iso(world.createdAt),
});

export const worldText = (world: World): string =>
  [
    `${world.name} (${world.slug})`,
    `  scenario  ${world.scenario}, seed ${world.seed}`,
    `  clock     ${iso(world.clock.now)}, ${world.clock.mode}${world.clock.mode === "live" ? ` at ${world.clock.rate}x` : ""}, epoch ${world.clock.epoch}`,
    `  money     ${world.currency}, shown in ${world.zone}`,
  ].join("\n");

export function addWorlds(program: Command): void {
  const worlds = program.command("worlds").description("list, create, show, reset and delete worlds");

  worlds
    .command("list")
    .description("all worlds, newest first")
    .action((_, command: Command) =>
      withDb(command, async (db, output) => {
        const all = await listWorlds(db);
        const rows = all.map((w) => [w.slug, w.name, w.scenario, w.clock.mode, iso(w.clock.now)]);
        output.print(
          { worlds: all.map(worldJson) },
          all.length === 0 ? "No worlds yet: souk worlds create --scenario shop" : table(["SLUG", "NAME", "SCENARIO", "CLOCK", "NOW"], rows),
        );
      }),
    );

  worlds
    .command("create")
    .description("make a world from a scenario")
    .requiredOption("--scenario <name>", scenarioList.map((s) => s.name).join(", "))
    .option("--seed <text>", "the same seed gives the same world; drawn when left out")
    .option("--name <text>", "shown in the portals")
    .option("--slug <text>", "name in addresses and on command lines; drawn when left out")
    .option("--start <instant>", "first instant of its clock, ISO 8601")
    .option("--mode <mode>", "live or paused; the scenario's own when left out")
    .option("--rate <number>", "world seconds per second while live")
    .option("--orders <n>", "orders-n: how many orders")
    .option("--deadlines <n>", "orders-n: how many deadlines in the next thirty days")
    .addHelpText(
      "after",
      `\nScenarios:\n${scenarioList.map((s) => `  ${s.name.padEnd(15)} ${s.about}`).join("\n")}\n\nExamples:\n  souk worlds create --scenario orders-200 --seed 7\n  souk worlds create --scenario demo --slug mine --mode paused --start 2026-03-02T09:00Z`,
    )
    .action((options: CreateOptions, command: Command) =>
      withDb(command, async (db, output) => {
        const { mode, orders, deadlines } = options;
        if (mode !== undefined && mode !== "live" && mode !== "paused") command.error("error: --mode must be live or paused");
        const world = await createWorld(db, {
          scenario: options.scenario,
          seed: options.seed ?? randomUUID(),
          ...(options.name === undefined ? {} : { name: options.name }),
          ...(options.slug === undefined ? {} : { slug: options.slug }),
          clock: {
            ...(options.start === undefined ? {} : { start: instantOf(options.start, "--start") }),
            ...(mode === undefined ? {} : { mode }),
            ...(options.rate === undefined ? {} : { rate: rateOf(options.rate, "--rate") }),
          },
          overrides: {
            ...(orders === undefined ? {} : { orders: countOf(orders, "--orders") }),
            ...(deadlines === undefined ? {} : { deadlines: countOf(deadlines, "--deadlines") }),
          },
        });
        output.print({ world: worldJson(world) }, worldText(world));
      }),
    );

  worlds
    .command("show <slug>")
    .description("one world")
    .action((slug: string, _, command: Command) =>
      withDb(command, async (db, output) => {
        const world = await getWorld(db, slug);
        output.print({ world: worldJson(world) }, worldText(world));
      }),
    );

  worlds
    .command("reset <slug>")
    .description("make a world afresh from its own scenario and seed")
    .action((slug: string, _, command: Command) =>
      withDb(command, async (db, output) => {
        const world = await resetWorld(db, (await getWorld(db, slug)).id);
        output.print({ world: worldJson(world) }, worldText(world));
      }),
    );

  worlds
    .command("delete <slug>")
    .description("remove a world with everything in it")
    .action((slug: string, _, command: Command) =>
      withDb(command, async (db, output) => {
        const world = await getWorld(db, slug);
        await deleteWorld(db, world.id);
        output.print({ deleted: slug }, `${world.name} (${slug}) is gone`);
      }),
    );
}
