import { createControlToken, createPersonToken, findPerson, getWorld, listPeople, type Person } from "@souk/market";
import type { Command } from "commander";
import { BadInput, table } from "../output.ts";
import { withDb } from "../with-db.ts";

export const personJson = ({ id, role, name, email, storeId, store, persona, wallet }: Person) => ({ id, role, name, email, storeId, store, persona, wallet });

export function addPeople(program: Command): void {
  const people = program.command("people").description("who lives in a world");
  people
    .command("list <world>")
    .description("admins, buyers and sellers of a world")
    .action((slug: string, _, command: Command) =>
      withDb(command, async (db, output) => {
        const all = await listPeople(db, (await getWorld(db, slug)).id);
        const rows = all.map((p) => [p.id, p.role, p.name, p.email, p.store ?? "", p.persona]);
        output.print({ people: all.map(personJson) }, table(["NO", "ROLE", "NAME", "E-MAIL", "STORE", "PERSONA"], rows));
      }),
    );

  const token = program.command("token").description("keys for programs");
  token
    .command("create")
    .description("make a token that plays a person, or one for worlds and clocks; it is shown once")
    .option("--world <slug>", "the person's world")
    .option("--person <who>", "number, e-mail, what stands before its @, or name")
    .option("--control", "a token for worlds and clocks instead")
    .option("--label <text>", "what it is for", "")
    .addHelpText("after", "\nExamples:\n  souk token create --world demo --person mira\n  souk token create --control --label ci")
    .action((options: { world?: string; person?: string; control?: true; label: string }, command: Command) => {
      const { world: slug, person: who, control, label } = options;
      if (control ? slug !== undefined || who !== undefined : slug === undefined || who === undefined)
        throw new BadInput("give --world and --person, or --control alone");
      return withDb(command, async (db, output) => {
        if (slug === undefined || who === undefined) {
          const made = await createControlToken(db, label);
          output.print({ token: made }, made);
          return;
        }
        const world = await getWorld(db, slug);
        const person = await findPerson(db, world.id, who);
        const made = await createPersonToken(db, world.id, person.id, label);
        output.print({ token: made, world: slug, person: personJson(person) }, made);
      });
    });
}
