import { Command, CommanderError } from "commander";
import { exitCodeOf, sentenceOf } from "./failures.ts";
import { exitCodes } from "./output.ts";

/** What adds each command. Most load the database's driver and tables, which takes a second: only the one that is asked for is loaded. */
const commands = new Map<string, () => Promise<(program: Command) => void>>([
  ["demo", async () => (await import("./commands/demo.ts")).addDemo],
  ["worlds", async () => (await import("./commands/worlds.ts")).addWorlds],
  ["people", async () => (await import("./commands/people.ts")).addPeople],
  ["clock", async () => (await import("./commands/clock.ts")).addClock],
  ["import", async () => (await import("./commands/import.ts")).addImport],
  ["replay", async () => (await import("./commands/replay.ts")).addReplay],
  ["check", async () => (await import("./commands/check.ts")).addCheck],
]);

/** Where a run of the command line writes, other than a real terminal. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs one command line and answers its exit code. */
export async function souk(args: readonly string[], { out, err }: Terminal): Promise<number> {
  const program = await programFor(args, { out, err });
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput;
    err(`souk: ${sentenceOf(error)}\n`);
    return exitCodeOf(error);
  }
}

async function programFor(args: readonly string[], { out, err }: Terminal): Promise<Command> {
  const program = new Command("souk")
    .configureOutput({ writeOut: out, writeErr: err })
    .description("Worlds, people and clocks of a marketplace simulator, straight on its database (DATABASE_URL).")
    .option("--json", "print one JSON document instead of text")
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError("(add --help for the options)")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 failed, 2 wrong usage or bad input, 3 not found\n\nExamples:\n  souk demo\n  souk worlds create --scenario shop --seed 42\n  souk clock advance demo --by 72h\n  souk import --catalogue catalogue.jsonl --stores stores.json --name Giftware\n  souk replay --traces traces.jsonl\n  souk check demo",
    )
    .exitOverride();

  const asked = commands.get(args.find((arg) => !arg.startsWith("-")) ?? "");
  for (const load of asked ? [asked] : commands.values()) (await load())(program);
  // Subcommands inherit nothing by themselves.
  for (const command of program.commands)
    for (const each of [command, ...command.commands]) each.exitOverride().showHelpAfterError("(add --help for the options)");

  return program;
}
