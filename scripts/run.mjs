#!/usr/bin/env node
import path from "node:path";
import { spawn } from "node:child_process";

import { installDependencies } from "./launch/install.mjs";
import { explain, Failure, print, reportQuietly, step, table } from "./launch/log.mjs";
import { live } from "./launch/leaving.mjs";
import { installation, readJson, root } from "./launch/paths.mjs";
import { isAlive, run } from "./launch/processes.mjs";
import { openDatabase, openQueue } from "./launch/services.mjs";
import { contract, migrate, typescript } from "./launch/stack.mjs";
import { Supervisor } from "./launch/supervise.mjs";
import { pinnedTools } from "./launch/tools.mjs";
import { claim } from "./launch/locks.mjs";

const commands = { check, souk, bench, drill, e2e };

async function main([name, ...args]) {
  const command = commands[name];
  if (!command) {
    print(`Say which: node scripts/run.mjs ${Object.keys(commands).join(" | ")}`);
    return 2;
  }
  return command(args[0] === "--" ? args.slice(1) : args);
}

async function ready() {
  const tools = await step("tools", pinnedTools, (found) => `Node ${found.nodeVersion}, pnpm ${found.pnpmVersion}`);
  await step(
    "dependencies",
    () => installDependencies(tools),
    (how) => how,
  );
  return tools;
}

/** The scripts of package.json that belong to a command: for `check` those named `check:...`. */
function scriptsOf(name) {
  const { scripts } = readJson(path.join(root, "package.json"));
  return Object.keys(scripts).filter((script) => script.startsWith(`${name}:`));
}

/** Runs every `check:...` script, two at a time, and shows the output of those that fail. */
function check(args) {
  return live(
    async () => {
      const tools = await ready();
      const queue = scriptsOf("check").filter((script) => args.length === 0 || args.includes(script.slice("check:".length)));
      if (queue.length === 0) throw new Failure(`package.json has no such check: it has ${scriptsOf("check").join(", ") || "none"}.`);
      const results = [];
      const worker = async () => {
        for (let script = queue.shift(); script; script = queue.shift()) results.push(await oneCheck(tools, script));
      };
      await Promise.all([worker(), worker()]);
      for (const { script, output } of results.filter(({ code }) => code !== 0)) print(`\n${script}\n${output.trimEnd()}`);
      print(`\n${table(results.map(({ script, code, ms }) => [script, code === 0 ? "ok" : "FAILED", `${(ms / 1000).toFixed(1)} s`]))}`);
      return { code: results.every(({ code }) => code === 0) ? 0 : 1 };
    },
    async () => {},
    { explain },
  );
}

async function oneCheck(tools, script) {
  const begun = Date.now();
  const result = await step(
    script,
    () => run(tools.node, ["--run", script], { cwd: root, env: tools.env }),
    ({ code }) => (code === 0 ? "ok" : "failed"),
  );
  return { script, ...result, ms: Date.now() - begun };
}

/** The command line of Souk, on the database of a running Souk or on one started for as long as it takes. */
function souk(args) {
  reportQuietly();
  const place = installation();
  const supervisor = new Supervisor();
  return live(
    async () => {
      const tools = await ready();
      const env = { ...tools.env, ...(!inMemory(args) && (await databaseFor(tools, place, supervisor))) };
      return inForeground(tools.node, typescript("apps/cli/src/main.ts", ...args), { env, cwd: whereTheUserIs("souk") });
    },
    () => supervisor.stopAll(),
    { explain },
  );
}

/** A replay in memory has no use for a database, and takes less time than one needs to start. */
const inMemory = (args) => args.includes("replay") && /(^| )--engine[ =]memory( |$)/.test(args.join(" "));

async function databaseFor(tools, place, supervisor) {
  const running = readJson(place.runFile);
  if (running?.env && isAlive(running)) return running.env;
  const database = await openDatabase(place, supervisor, ["souk"]);
  // Without Souk's processes nobody listens to a queue; what a command leaves due is picked up by the next start.
  const env = contract({ tools, place, databaseUrl: database.url("souk"), queue: "off" });
  await step(
    "migrations",
    () => migrate(tools, env, place),
    () => "up to date",
  );
  return env;
}

/** Measures on a database and a queue of its own, so that a running Souk is neither disturbed nor in the way. */
function bench(args) {
  return onServersOfItsOwn("bench", args);
}

/** Breaks what can break, likewise: the supervisor brings back the servers it kills. */
function drill(args) {
  return onServersOfItsOwn("drill", args);
}

/** Runs every script named after the command, `bench:...`, on servers that nobody else uses. */
function onServersOfItsOwn(name, args) {
  const place = installation(name);
  const claimed = claim(place.runFile);
  if (claimed.holder) throw new Failure(`A ${name} of this checkout already runs (process ${claimed.holder.pid}): wait for it.`);
  const supervisor = new Supervisor({ runFile: place.runFile });
  return live(
    async () => {
      const tools = await ready();
      const [database, queue] = [await openDatabase(place, supervisor, ["souk"]), await openQueue(place, supervisor)];
      const env = contract({ tools, place, databaseUrl: database.url("souk"), queue: queue.backend, redisUrl: queue.url(0) });
      await step(
        "migrations",
        () => migrate(tools, env, place),
        () => "up to date",
      );
      for (const script of scriptsOf(name)) {
        const { code } = await inForeground(tools.node, ["--run", script, "--", ...args], { env, cwd: root });
        if (code !== 0) return { code };
      }
      return { code: 0 };
    },
    async () => {
      await supervisor.stopAll();
      claimed.release();
    },
    { explain },
  );
}

/** The specs of the portals alone: `npm run e2e -- cancel.spec.ts` is `npm test -- --only e2e -- cancel.spec.ts`. */
async function e2e(args) {
  const { code } = await inForeground(process.execPath, [path.join(root, "scripts/test.mjs"), "--only", "e2e", "--", ...args], { cwd: root, env: process.env });
  return code;
}

/** Runs a command on the user's own terminal; Ctrl-C reaches it there by itself. */
function inForeground(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: "inherit" });
    for (const signal of ["SIGTERM", "SIGHUP"]) process.once(signal, () => child.kill(signal));
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve({ code: code ?? (signal === "SIGINT" ? 130 : 143) }));
  });
}

/** npm moves to the project's folder; file arguments are meant from where the user stands. */
function whereTheUserIs(script) {
  return process.env.npm_lifecycle_event === script && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd();
}

process.exit(
  await main(process.argv.slice(2)).catch((error) => {
    explain(error);
    return 1;
  }),
);
