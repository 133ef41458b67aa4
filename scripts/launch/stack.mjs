import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { fingerprintOf } from "./fingerprint.mjs";
import { packageFile } from "./install.mjs";
import { withLock } from "./locks.mjs";
import { Failure } from "./log.mjs";
import { installation, readJson, root, soukDir, writeFile } from "./paths.mjs";
import { freePort, usualPorts } from "./ports.mjs";
import { launch, run, sleep } from "./processes.mjs";
import { keptSecret } from "./secrets.mjs";

const portals = ["buyer", "seller", "admin"];
const healthLimitMs = 120_000;

/**
 * Arguments that let Node run a TypeScript file of ours, from any folder. Nearly all that the law makes is forgotten at once: with room for
 * more of it, less is looked through and moved.
 */
export function typescript(file, ...args) {
  return ["--max-semi-space-size=128", "--import", pathToFileURL(packageFile("tsx", "dist/loader.mjs")).href, path.resolve(root, file), ...args];
}

/** What every process of ours is told. */
export function contract({ tools, place, databaseUrl, queue, redisUrl, ports = {} }) {
  const urls = Object.entries(ports).map(([name, port]) => [`SOUK_${name.toUpperCase()}_URL`, `http://localhost:${port}`]);
  const env = {
    ...tools.env,
    ...Object.fromEntries(urls),
    SOUK_QUEUE: queue,
    SOUK_SECRET: keptSecret(path.join(place.dir, "secret")),
    SOUK_CONTROL_TOKEN: keptSecret(path.join(place.dir, "control-token")),
    SOUK_DATA_DIR: place.dir,
    SOUK_DEMO: "1",
    NODE_ENV: "production",
  };
  const own = { DATABASE_URL: databaseUrl, REDIS_URL: queue === "redis" ? redisUrl : undefined };
  // An isolated installation sends no real mail and keeps no file in a real bucket.
  if (!place.name) Object.assign(own, { SMTP_URL: env.SMTP_URL, EVIDENCE_URL: env.EVIDENCE_URL });
  for (const name of ["DATABASE_URL", "REDIS_URL", "SMTP_URL", "EVIDENCE_URL"]) delete env[name];
  for (const [name, value] of Object.entries(own)) if (value) env[name] = value;
  return env;
}

export async function choosePorts(wanted = usualPorts) {
  const ports = {};
  for (const name of Object.keys(usualPorts)) ports[name] = await freePort(wanted[name]);
  return ports;
}

/** Runs one of our TypeScript programs to its end and returns what it printed. */
async function runProgram(tools, file, args, { env, logFile, what }) {
  const { code, stdout, output } = await run(tools.node, typescript(file, ...args), { cwd: root, env, logFile });
  if (code !== 0) throw new Failure(`${what} failed: see what it says above.`, { log: logFile, output });
  return stdout;
}

export const migrate = (tools, env, place) =>
  runProgram(tools, "packages/db/src/migrate.ts", [], { env, logFile: place.logFile("migrate"), what: "Bringing the database up to date" });

export async function demoWorld(tools, env, place) {
  const stdout = await runProgram(tools, "apps/cli/src/main.ts", ["demo", "--json"], { env, logFile: place.logFile("demo"), what: "Making the demo world" });
  try {
    return JSON.parse(stdout.slice(stdout.indexOf("{")));
  } catch {
    throw new Failure("The demo world was made but its description is not JSON: see what the command printed.", { log: place.logFile("demo") });
  }
}

/** Builds the portals unless neither their sources nor their dependencies changed since. */
export async function buildPortals(tools) {
  const place = installation();
  return withLock(path.join(soukDir, "build.lock"), async () => {
    const stamp = path.join(soukDir, "build.json");
    const sources = ["apps", "packages", "package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "turbo.json", "tsconfig.base.json"];
    const fingerprint = fingerprintOf(
      sources.map((name) => path.join(root, name)),
      root,
    );
    const built = portals.every((name) => fs.existsSync(path.join(root, "apps", name, ".next", "BUILD_ID")));
    if (built && readJson(stamp)?.fingerprint === fingerprint) return "unchanged";
    const logFile = place.logFile("build");
    const args = [packageFile("turbo", "bin/turbo"), "run", "build", "--concurrency=2", "--output-logs=new-only", "--ui=stream"];
    const { code, output } = await run(tools.node, args, { cwd: root, env: tools.env, logFile, limitMs: 900_000 });
    if (code !== 0) throw new Failure("The portals could not be built: see what the build says above.", { log: logFile, output });
    writeFile(stamp, JSON.stringify({ fingerprint }));
    return "built";
  });
}

/** The processes of a running Souk, and where each tells that it is well. */
function roster(tools, ports) {
  const next = (name) => ({
    name,
    cwd: path.join(root, "apps", name),
    args: [packageFile("next", "dist/bin/next", `apps/${name}`), "start", "-H", "127.0.0.1", "-p", String(ports[name])],
    health: "/api/health",
  });
  const program = (name) => ({ name, cwd: root, args: typescript(`apps/${name}/src/main.ts`), health: "/health" });
  return [...portals.map(next), program("api"), program("worker")];
}

/** Starts all processes under supervision and waits until each says that it is well. */
export async function startProcesses({ tools, env, ports, place, supervisor }) {
  const units = await Promise.all(
    roster(tools, ports).map(async ({ name, cwd, args, health }) => {
      const logFile = place.logFile(name);
      const options = { cwd, env: { ...env, PORT: String(ports[name]) }, logFile };
      const unit = await supervisor.keep(name, async () => launch(tools.node, args, options));
      return { unit, logFile, health: `http://127.0.0.1:${ports[name]}${health}` };
    }),
  );
  await Promise.all(units.map(waitUntilWell));
  return units.map(({ unit }) => unit);
}

async function waitUntilWell({ unit, health, logFile }) {
  const deadline = Date.now() + healthLimitMs;
  let answer = "nothing answers";
  while (!unit.stopping) {
    if (unit.crashes > 3) throw new Failure(`The ${unit.name} process does not start (it ${unit.lastEnd}): see what it says above.`, { log: logFile });
    try {
      const response = await fetch(health, { signal: AbortSignal.timeout(10_000) });
      await response.arrayBuffer();
      if (response.ok) return;
      answer = `it answers with status ${response.status}`;
    } catch {
      answer = "nothing answers";
    }
    if (Date.now() > deadline)
      throw new Failure(`The ${unit.name} process is not well after ${healthLimitMs / 1000} s (${answer} at ${health}): see what it says above.`, {
        log: logFile,
      });
    await sleep(100);
  }
}
