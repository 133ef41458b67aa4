import { ensureDemo, listPeople } from "@souk/market";
import type { Command } from "commander";
import { table } from "../output.ts";
import { withDb } from "../with-db.ts";
import { personJson } from "./people.ts";
import { worldJson, worldText } from "./worlds.ts";

export function addDemo(program: Command): void {
  program
    .command("demo")
    .description("make the demo world when there is none, and say who lives in it")
    .action((_, command: Command) =>
      withDb(command, async (db, output) => {
        const { world, created } = await ensureDemo(db, Date.now());
        const people = await listPeople(db, world.id);
        const rows = people.map((p) => [p.role, p.name, p.email, p.store ?? ""]);
        output.print(
          { world: worldJson(world), created, people: people.map(personJson) },
          `${worldText(world)}\n\n${table(["ROLE", "NAME", "E-MAIL", "STORE"], rows)}`,
        );
      }),
    );
}
