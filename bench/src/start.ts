import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Figure, root, round, timed } from "./figures.ts";

/** `npm start` from a bare checkout to every page answering, and once more: it takes minutes, so it runs only when asked for by `--start`. */
export async function starts(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "souk-start-"));
  try {
    await run("git", ["clone", "--quiet", root, folder], tmpdir());
    const bare = await timed(() => run("npm", ["start", "--", "--once"], folder));
    const again = await timed(() => run("npm", ["start", "--", "--once"], folder));
    const yardstick = "a fresh clone, stopping included; packages come from npm or its cache on this machine";
    return [
      { id: "start_bare_s", value: round(bare.ms / 1_000), unit: "s", reach: "<= 120", yardstick },
      { id: "start_again_s", value: round(again.ms / 1_000), unit: "s", reach: "<= 10", yardstick: "the same folder, nothing changed, stopping included" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The surroundings of somebody who has only Node and npm: nothing of ours, neither addresses nor tools. */
const bareEnv = (): NodeJS.ProcessEnv => {
  const ours = /^(?:SOUK_.*|DATABASE_URL|REDIS_URL|SMTP_URL|NODE_ENV|npm_.*|INIT_CWD)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  const path = (env["PATH"] ?? "").split(delimiter).filter((place) => !place.includes(`${root}.souk`) && !place.includes("node_modules"));
  return { ...env, PATH: path.join(delimiter) };
};

async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, env: bareEnv(), stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}`);
}
