import { Command, CommanderError } from "commander";
import { addCheck } from "./commands/check.ts";
import { addClock } from "./commands/clock.ts";
import { addDemo } from "./commands/demo.ts";
import { addImport } from "./commands/import.ts";
import { addPeople } from "./commands/people.ts";
import { addReplay } from "./commands/replay.ts";
import { addWorlds } from "./commands/worlds.ts";
import { exitCodeOf, sentenceOf } from "./failures.ts";
import { exitCodes } from "./output.ts";

/** Where a run of the command line writes, other than a real terminal. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs one command line and answers its exit code. */
export async function souk(args: readonly string[], { out, err }: Terminal): Promise<number> {
  const program = programFor({ out, err });
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput;
    err(`souk: ${sentenceOf(error)}\n`);
    return exitCodeOf(error);
  }
}

function programFor({ out, err }: Terminal): Command {
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

  for (const add of [addDemo, addWorlds, addPeople, addClock, addImport, addReplay, addCheck]) add(program);
  // Subcommands inherit nothing by themselves.
  for (const command of program.commands)
    for (const each of [command, ...command.commands]) each.exitOverride().showHelpAfterError("(add --help for the options)");

  return program;
}
