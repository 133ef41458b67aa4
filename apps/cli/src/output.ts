import type { Command } from "commander";

/** What a command ends with: 0 done, 1 failed, 2 wrong usage or bad input, 3 not found. */
export const exitCodes = { ok: 0, failed: 1, badInput: 2, notFound: 3 } as const;

/** Wrong usage or bad input: the sentence names the file, line or option, and the rule. */
export class BadInput extends Error {
  readonly exitCode = exitCodes.badInput;
}

/** What was named does not exist. */
export class NotFound extends Error {
  readonly exitCode = exitCodes.notFound;
}

/** The command ran, and its answer is no (an invariant is violated). */
export class Failed extends Error {
  readonly exitCode = exitCodes.failed;
}

/** Where results go: one JSON document with `--json`, else lines for people. Progress and errors go to stderr. */
export interface Output {
  readonly json: boolean;
  readonly print: (value: unknown, forPeople: string) => void;
}

/** Where a command's results go. */
export function outputOf(command: Command): Output {
  const write = command.configureOutput().writeOut ?? ((text: string) => process.stdout.write(text));
  const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
  return { json, print: (value, forPeople) => write(`${json ? JSON.stringify(value, null, 2) : forPeople}\n`) };
}

/** Rows under headings, columns as wide as their longest cell. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map(String));
  const widths = headings.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i] ?? ""))));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - widthOf(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Signs a person sees: an accent belongs to its letter. */
const widthOf = (text: string): number => Array.from(new Intl.Segmenter().segment(text)).length;
