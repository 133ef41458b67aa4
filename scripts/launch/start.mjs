import fs from "node:fs";
import path from "node:path";

import { installDependencies } from "./install.mjs";
import { live } from "./leaving.mjs";
import { claim } from "./locks.mjs";
import { explain, Failure, print, say, step, table } from "./log.mjs";
import { installation, readJson, relative } from "./paths.mjs";
import { isAlive } from "./processes.mjs";
import { elsewhere } from "./reachable.mjs";
import { openDatabase, openQueue, privateCluster } from "./services.mjs";
import { buildPortals, choosePorts, contract, demoWorld, migrate, startProcesses } from "./stack.mjs";
import { endLeftovers, Supervisor } from "./supervise.mjs";
import { pinnedTools } from "./tools.mjs";

const usage = `npm start            start Souk and keep it running until Ctrl-C
npm start -- --once  start it, wait until everything answers, and stop it again
npm run reset        remove the database, the logs and the secrets of this checkout`;

export async function main(args) {
  const known = ["--once", "--reset", "--help"];
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown) {
    print(`There is no option ${unknown}.\n\n${usage}`);
    return 2;
  }
  if (args.includes("--help")) {
    print(usage);
    return 0;
  }
  const place = installation();
  const claimed = claim(place.runFile);
  if (claimed.holder) {
    const { pid, addresses } = claimed.holder;
    const where = addresses?.buyer ? ` at ${addresses.buyer}` : "";
    print(`Souk of this checkout already runs${where} (process ${pid}): press Ctrl-C where it was started, or use it as it is.`);
    return 1;
  }
  const supervisor = new Supervisor({ runFile: place.runFile, onEnd: report(place) });
  let stopping = false;
  const stop = async (patienceMs) => {
    if (supervisor.units.length > 0 && !stopping) say("stopping", "");
    stopping = true;
    await supervisor.stopAll(patienceMs);
    claimed.release();
  };
  const work = () => (args.includes("--reset") ? reset(place, claimed.previous) : start(place, supervisor, claimed.previous, args.includes("--once")));
  const code = await live(work, stop, { explain });
  if (stopping && code !== 1) say("stopped", "nothing of Souk runs any more");
  return code;
}

const report = (place) => (unit, delay) => say(unit.name, `${unit.lastEnd}; starting it again in ${delay / 1000} s (${relative(place.logFile(unit.name))})`);

async function start(place, supervisor, previous, once) {
  print("Souk\n");
  const left = await endLeftovers(previous);
  if (left.length > 0) say("cleaned up", `an earlier start was killed and had left ${left.join(", ")} running`);
  const tools = await step("tools", pinnedTools, (found) => `Node ${found.nodeVersion}, pnpm ${found.pnpmVersion}`);
  await step(
    "dependencies",
    () => installDependencies(tools),
    (how) => how,
  );
  const building = step(
    "portals",
    () => buildPortals(tools),
    (how) => how,
  );
  // It is awaited further down; until then its failure must not count as unhandled.
  building.catch(() => {});
  const [database, queue] = await Promise.all([openDatabase(place, supervisor, ["souk"]), openQueue(place, supervisor)]);
  const ports = await choosePorts();
  const env = contract({ tools, place, databaseUrl: database.url("souk"), queue: queue.backend, redisUrl: queue.url(0), ports });
  await step(
    "migrations",
    () => migrate(tools, env, place),
    () => "up to date",
  );
  const demo = step(
    "demo world",
    () => demoWorld(tools, env, place),
    (made) => made.world?.slug ?? "ready",
  );
  demo.catch(() => {});
  await building;
  const [made] = await Promise.all([
    demo,
    step(
      "processes",
      () => startProcesses({ tools, env, ports, place, supervisor }),
      () => "all answer",
    ),
  ]);
  announce({ ports, place, made, env, supervisor });
  return once ? { code: 0 } : new Promise(() => {});
}

function announce({ ports, place, made, env, supervisor }) {
  const addresses = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `http://localhost:${port}`]));
  const shared = Object.fromEntries(Object.entries(env).filter(([key]) => /^SOUK_|^(DATABASE|REDIS)_URL$/.test(key)));
  supervisor.record({ addresses, env: shared });
  const says = {
    buyer: "shop, pay, change your mind",
    seller: "answer requests, ship",
    admin: "judge, watch the books, turn the clock",
    api: "for programs: /openapi.json",
  };
  print("\nSouk runs.\n");
  print(table(Object.entries(says).map(([name, text]) => [name, addresses[name], text])));
  const people = (made.people ?? []).map(describe);
  if (people.length > 0)
    print(`\nPeople of the demo world${made.world?.slug ? ` (${made.world.slug})` : ""}: choose "continue as" in their portal.\n\n${table(people)}`);
  print(`\nLogs are in ${relative(place.logs)}${path.sep}. Ctrl-C stops everything.\n`);
}

function describe({ role, name, email, store, about }) {
  return [role, name, ...[email, store, about].filter((value) => typeof value === "string")];
}

/** Removes what Souk keeps of its worlds. The tools stay: they can be had only with a network. */
async function reset(place, previous) {
  for (const name of ["test", "bench", "canaries", "drill"]) {
    const holder = readJson(installation(name).runFile);
    if (isAlive(holder)) throw new Failure(`A ${name} run of this checkout is under way (process ${holder.pid}): let it finish or stop it first.`);
    await endLeftovers(holder);
  }
  await endLeftovers(previous);
  if (fs.existsSync(path.join(place.dir, "pg")) || elsewhere()) {
    for (const name of [undefined, "test", "bench", "canaries", "drill"]) {
      const cluster = await privateCluster(installation(name), []).catch((error) => {
        if (error instanceof Failure) return undefined;
        throw error;
      });
      await cluster?.clear();
    }
  }
  const outside = elsewhere();
  if (outside) fs.rmSync(outside, { recursive: true, force: true });
  for (const name of fs.readdirSync(place.dir)) {
    if (name !== "tools" && !place.runFile.endsWith(name)) fs.rmSync(path.join(place.dir, name), { recursive: true, force: true });
  }
  print("The database, the logs and the secrets of this checkout are gone; npm start makes them anew.");
  return { code: 0 };
}
