import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { souk } from "./souk.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** A folder for the files of the test file that asks for it, and how to write one there; gone when its tests are through. */
export function ownFolder(): { readonly folder: string; readonly file: (name: string, content: string | Buffer) => string } {
  const folder = mkdtempSync(join(tmpdir(), "souk-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return { folder, file };
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process. */
export async function run(args: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await souk(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** Runs it as a person would, in a process of its own. */
export const spawned = (args: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", main, ...args], { env: { ...process.env, ...env } });
    let out = "";
    let err = "";
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (err += text.toString()));
    child.once("close", (code) => resolve({ code, out, err }));
  });

/** What a command that must end well answers. */
export async function json<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await run(["--json", ...args]);
  if (code !== 0) throw new Error(`souk ${args.join(" ")} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}
