import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Figure, root, round, timed } from "./figures.ts";

/** What the command line was given after `--traces`, seen from where the user stands; npm has moved to the project's folder. */
function tracesFile(): string | null {
  const at = process.argv.indexOf("--traces");
  const given = at === -1 ? process.env["SOUK_TRACES"] : process.argv[at + 1];
  return given ? resolve(process.env["INIT_CWD"] ?? process.cwd(), given) : null;
}

/** A recording led through both engines by the command line, as a user does it, and the proof that they come to the same end for every order. */
export async function replay(): Promise<Figure[]> {
  const traces = tracesFile();
  if (traces === null || !existsSync(traces)) {
    console.log(`replay: ${traces === null ? "no recording was given (--traces FILE)" : `there is no file ${traces}`}, so it is left out`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "souk-replay-"));
  try {
    const start = await timed(() => souk("replay", "--help"));
    const played = async (engine: "memory" | "market") => {
      const [perOrder, summary] = [join(folder, `${engine}.csv`), join(folder, `${engine}.json`)];
      const { ms } = await timed(() => souk("replay", "--traces", traces, "--engine", engine, "--per-order", perOrder, "--summary", summary));
      return { ms, perOrder: readFileSync(perOrder, "utf8"), summary: readFileSync(summary, "utf8") };
    };
    const [memory, market] = [await played("memory"), await played("market")];
    if (memory.perOrder !== market.perOrder || memory.summary !== market.summary) throw new Error("the two engines came to different ends");
    const yardstick = `${(JSON.parse(memory.summary) as { orders: number }).orders} orders; starting the command line alone takes ${round(start.ms / 1_000)} s`;
    return [
      { id: "replay_memory_s", value: round(memory.ms / 1_000), unit: "s", reach: "<= 3", yardstick },
      { id: "replay_market_s", value: round(market.ms / 1_000), unit: "s", reach: "<= 90", yardstick: `${yardstick}; same file of ends, same summary` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function souk(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, "apps/cli/src/main.ts", ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`souk ${args.join(" ")} exited with ${code}`);
}
