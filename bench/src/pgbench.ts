import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** PostgreSQL's own load generator, where the machine has it: on PATH, or where Debian's server package puts it. */
export function findPgbench(): string | null {
  if (spawnSync("pgbench", ["--version"]).status === 0) return "pgbench";
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  return versions.map((version) => join(debian, version, "bin", "pgbench")).find((file) => existsSync(file)) ?? null;
}

export const noPgbench = "pgbench is not on this machine (Debian ships it with the server package, such as postgresql-15): the figure is left out";

function run(pgbench: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(pgbench, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`pgbench ended with ${code}: ${output}`))));
  });
}

const tpsOf = (output: string): number => {
  const tps = /tps = ([\d.]+)/.exec(output)?.[1];
  if (tps === undefined) throw new Error(`pgbench said no rate: ${output}`);
  return Number(tps);
};

const load = (clients: number, seconds: number) => ["-c", String(clients), "-j", "2", "-T", String(seconds), "-n"];

/** TPC-B transactions per second with so many clients, on tables of its own in the same database. */
export async function tpcb(pgbench: string, url: string, clients: number, seconds: number): Promise<number> {
  await run(pgbench, ["-i", "-q", "-s", "10", url]);
  try {
    return tpsOf(await run(pgbench, [...load(clients, seconds), url]));
  } finally {
    spawnSync(pgbench, ["-i", "-I", "d", url]);
  }
}

/** How often a second so many clients get a script of their own through. */
export async function writing(
  pgbench: string,
  url: string,
  asked: { readonly script: string; readonly clients: number; readonly seconds: number },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "souk-pgbench-"));
  try {
    const file = join(folder, "script.sql");
    writeFileSync(file, asked.script);
    return tpsOf(await run(pgbench, [...load(asked.clients, asked.seconds), "-f", file, url]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
