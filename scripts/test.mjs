#!/usr/bin/env node
import fs from "node:fs";
import path from "node:path";

import { findBrowser } from "./launch/browser.mjs";
import { installDependencies, packageFile } from "./launch/install.mjs";
import { live } from "./launch/leaving.mjs";
import { claim } from "./launch/locks.mjs";
import { explain, Failure, print, say, step as show, table } from "./launch/log.mjs";
import { installation, relative, root, tail } from "./launch/paths.mjs";
import { isLeaving, run } from "./launch/processes.mjs";
import { closingLine, drillCounts, playwrightCounts, sum, vitestCounts } from "./launch/report.mjs";
import { openDatabase, openQueue } from "./launch/services.mjs";
import { buildPortals, choosePorts, contract, migrate, startProcesses } from "./launch/stack.mjs";
import { endLeftovers, Supervisor } from "./launch/supervise.mjs";
import { pinnedTools } from "./launch/tools.mjs";

/**
 * What is run, in order. Steps of different lanes run beside each other; those of the last lane run alone when the
 * others are through, because a browser that shares two cores with other tests tells little about speed and races.
 * `queue: "best"` is Redis where there is one, else PostgreSQL. `database` gives the step one of its own.
 */
const plan = [
  { name: "check", lane: "left", run: checks },
  { name: "build", lane: "left", run: portals },
  { name: "worker:postgres", lane: "left", run: vitest, project: "worker", queue: "postgres", database: "souk_worker_postgres" },
  // Half of their time these wait: for a process to be there, for one to be gone.
  { name: "worker:off", lane: "middle", run: vitest, project: "worker", queue: "off", database: "souk_worker_off" },
  { name: "worker:redis", lane: "middle", run: vitest, project: "worker", queue: "redis", database: "souk_worker_redis" },
  { name: "drill", lane: "middle", run: drills, queue: "best", database: "souk_drill", ownServers: true },
  { name: "unit", lane: "right", run: vitest, project: "unit", queue: "off" },
  // The market knows no queue (scripts/architecture.mjs sees to that): one run, without any, says all.
  { name: "market", lane: "right", run: vitest, project: "market", queue: "off", database: "souk_market" },
  { name: "api", lane: "right", run: vitest, project: "api", queue: "best", database: "souk_api" },
  { name: "api:off", lane: "right", run: vitest, project: "api", queue: "off", database: "souk_api_off" },
  { name: "doors", lane: "right", run: vitest, project: "doors", queue: "best", database: "souk_doors" },
  { name: "e2e", lane: "last", run: playwright, queue: "best", database: "souk_e2e", needs: "build", flags: [] },
  { name: "e2e:off", lane: "last", run: playwright, queue: "off", database: "souk_e2e_off", needs: "build", flags: ["--grep", "@queue-off"] },
];

const usage = `npm test                           everything
npm test -- --only unit,market     these steps: ${plan.map(({ name }) => name).join(", ")}
npm test -- --queue off            every step with the queue switched off
npm test -- --only e2e -- ARGS     hands ARGS to Vitest or Playwright`;

const stepLimitMs = 1_200_000;

function readArguments(args) {
  const cut = args.includes("--") ? args.indexOf("--") : args.length;
  const [own, extra] = [args.slice(0, cut), args.slice(cut + 1)];
  const options = { extra };
  for (let i = 0; i < own.length; i += 1) {
    const [flag, inline] = own[i].split("=");
    if (flag === "--help") throw new Failure(usage);
    const value = inline ?? own[(i += 1)];
    if (flag === "--only" && value) options.only = value.split(",");
    else if (flag === "--queue" && value === "off") options.queueOff = true;
    else throw new Failure(`The argument ${own[i] ?? flag} is not understood.\n\n${usage}`);
  }
  return options;
}

function choose({ only, queueOff }) {
  const matches = (step, wanted) => step.name === wanted || step.name.startsWith(`${wanted}:`);
  const stray = only?.find((wanted) => !plan.some((step) => matches(step, wanted)));
  if (stray) throw new Failure(`There is no step ${stray}.\n\n${usage}`);
  const wanted = plan.filter((step) => !only || only.some((name) => matches(step, name)));
  const steps = plan.filter((step) => wanted.includes(step) || wanted.some(({ needs }) => needs === step.name));
  return queueOff ? onceWithout(steps) : steps;
}

/** With the queue off everywhere, each suite is worth one run, a whole one. */
function onceWithout(steps) {
  const suiteOf = ({ name }) => name.split(":")[0];
  const firsts = steps.filter((step, i) => steps.findIndex((other) => suiteOf(other) === suiteOf(step)) === i);
  return firsts.map((step) => (step.queue ? { ...step, name: suiteOf(step), queue: "off", flags: [] } : step));
}

async function main(args) {
  const options = readArguments(args);
  const steps = choose(options);
  const place = installation("test");
  const claimed = claim(place.runFile);
  if (claimed.holder) throw new Failure(`The tests of this checkout already run (process ${claimed.holder.pid}): wait for them or stop them.`);
  const supervisor = new Supervisor({
    runFile: place.runFile,
    onEnd: (unit, delay) => say(unit.name, `${unit.lastEnd}; starting it again in ${delay / 1000} s`),
  });
  const house = { place, supervisor, opened: [], results: [], extra: options.extra };
  const stop = async () => {
    await supervisor.stopAll(5000);
    for (const database of house.opened) await database.clear();
    claimed.release();
  };
  const { results } = house;
  const code = await live(() => testAll(steps, house, claimed.previous), stop, { explain });
  if (code > 128) results.push({ name: "interrupted", ok: false, ms: 0 });
  else if (code !== 0 && results.every(({ ok }) => ok !== false)) results.push({ name: "set-up", ok: false, ms: 0 });
  print(`\n${summary(results, steps)}\n\n${closingLine(sum(results))}`);
  return code;
}

async function testAll(steps, house, previous) {
  await endLeftovers(previous);
  fs.rmSync(house.place.logs, { recursive: true, force: true });
  await setUp(steps, house);
  const lane = async (name) => {
    for (const step of steps.filter((candidate) => candidate.lane === name)) {
      // What we cut short ourselves has not failed.
      if (isLeaving()) return;
      const result = await attempt(step, house);
      if (isLeaving()) return;
      house.results.push(result);
    }
  };
  await Promise.all([lane("left"), lane("middle"), lane("right")]);
  await lane("last");
  return { code: house.results.every(({ ok }) => ok !== false) ? 0 : 1 };
}

/** What the chosen steps need: tools and dependencies, servers, a browser. */
async function setUp(steps, house) {
  const { place } = house;
  const tools = await show("tools", pinnedTools, (found) => `Node ${found.nodeVersion}, pnpm ${found.pnpmVersion}`);
  await show(
    "dependencies",
    () => installDependencies(tools),
    (how) => how,
  );
  const databases = steps.filter((step) => step.database && !step.ownServers).map((step) => step.database);
  Object.assign(house, { tools, migrations: Promise.resolve() });
  if (databases.length === 0) return;
  const browser = () =>
    show(
      "browser",
      () => findBrowser(tools, place.logFile("browser")),
      (file) => file,
    );
  await Promise.all([
    openServers(place, house, databases).then((servers) => Object.assign(house, servers)),
    steps.some((step) => step.run === playwright) && browser().then((file) => (house.chromium = file)),
  ]);
}

async function openServers(place, { supervisor, opened }, databases) {
  const open = async () => {
    const database = await openDatabase(place, supervisor, databases);
    // At once: it is to be cleared also when the queue cannot be opened.
    opened.push(database);
    return database;
  };
  const [database, queue] = await Promise.all([open(), openQueue(place, supervisor)]);
  return { database, queue };
}

/** Runs a step and keeps what it came to; the output of one that failed is shown at once. */
async function attempt(step, house) {
  const begun = Date.now();
  const logFile = house.place.logFile(step.name.replace(":", "-"));
  const result = await show(
    step.name,
    () => outcome(step, house, logFile),
    (result) => (isLeaving() ? "interrupted" : describe(result)),
  );
  if (result.ok === false && !isLeaving())
    print(`\n${result.reason ?? tail(logFile, 200)}\n\n${step.name} failed (whole log: ${relative(result.log ?? logFile)})\n`);
  return { name: step.name, ms: Date.now() - begun, ...result };
}

async function outcome(step, house, logFile) {
  const missing = house.results.find(({ name, ok }) => name === step.needs && ok === false);
  if (missing) return { ok: undefined, why: `not run, because ${missing.name} failed` };
  if (step.queue === "redis" && house.queue.backend !== "redis") return { ok: undefined, why: "SKIPPED: no redis-server on this machine" };
  try {
    return await step.run(step, house, logFile);
  } catch (error) {
    if (!(error instanceof Failure)) return { ok: false, reason: error.stack };
    return { ok: false, log: error.log, reason: [error.said(100), error.message].filter(Boolean).join("\n\n") };
  }
}

function describe({ ok, why, counts }) {
  if (why) return why;
  return `${ok ? "ok" : "FAILED"}${counts ? `, ${closingLine(counts)}` : ""}`;
}

async function checks(step, { tools }, logFile) {
  const { code } = await run(tools.node, [path.join(root, "scripts/run.mjs"), "check"], { cwd: root, env: tools.env, logFile, limitMs: stepLimitMs });
  return { ok: code === 0 };
}

async function portals(step, { tools }) {
  await buildPortals(tools);
  return { ok: true };
}

/** The environment of a step: its own database, brought up to date, and its own place in the queue's server. */
async function surroundings(step, house, ports) {
  const { tools, place, database, queue } = house;
  const backend = step.queue === "best" ? queue.backend : step.queue;
  const env = contract({
    tools,
    place,
    ports,
    databaseUrl: step.database && database.url(step.database),
    queue: backend,
    redisUrl: queue?.url(plan.findIndex(({ name }) => name === step.name)),
  });
  if (!step.database) return env;
  // One after another: the role they make belongs to the whole server.
  house.migrations = house.migrations.catch(() => {}).then(() => migrate(tools, env, place));
  await house.migrations;
  return env;
}

/** Runs a test runner to its end; its own report says what it counted. */
async function runner(step, house, logFile, { args, cwd, env, counts }) {
  const report = reportFile(step, house);
  // Runners set NODE_ENV themselves.
  const options = { cwd, env: { ...env, NODE_ENV: undefined }, logFile, limitMs: stepLimitMs };
  const { code, timedOut } = await run(house.tools.node, [...args, ...house.extra], options);
  if (timedOut) fs.appendFileSync(logFile, `\nStopped after ${stepLimitMs / 60_000} minutes.\n`);
  return { ok: code === 0, counts: counts(report) };
}

const reportFile = (step, { place }) => path.join(place.logs, `${step.name.replace(":", "-")}.json`);

async function vitest(step, house, logFile) {
  const env = await surroundings(step, house);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile(step, house)}`];
  const args = [packageFile("vitest", "vitest.mjs"), "run", "--project", step.project, ...reporters];
  return runner(step, house, logFile, { args, cwd: root, env, counts: vitestCounts });
}

/** The short drills. They crash the servers they run on, so these are theirs alone; the supervisor brings them back. */
async function drills(step, house, logFile) {
  const place = installation("test-drill");
  const env = await surroundings(step, { ...house, place, ...(await openServers(place, house, [step.database])) });
  const args = ["--import", "tsx", path.join(root, "drills/src/main.ts"), ...house.extra];
  const { code, output } = await run(house.tools.node, args, { cwd: root, env, logFile, limitMs: stepLimitMs });
  return { ok: code === 0, counts: drillCounts(output) };
}

/** Starts a whole Souk for the specs, and stops it again. */
async function playwright(step, house, logFile) {
  const { tools, place, supervisor, chromium } = house;
  const ports = await choosePorts({});
  const env = await surroundings(step, house, ports);
  const units = await startProcesses({ tools, env, ports, place, supervisor });
  try {
    const args = [
      packageFile("@playwright/test", "cli.js", "e2e"),
      "test",
      "--reporter=list,json",
      ...step.flags,
      ...(house.extra.length > 0 ? ["--pass-with-no-tests"] : []),
    ];
    const report = reportFile(step, house);
    const specEnv = { ...env, SOUK_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const result = await runner(step, house, logFile, { args, cwd: path.join(root, "e2e"), env: specEnv, counts: playwrightCounts });
    const crashed = units.filter((unit) => unit.crashes > 0).map((unit) => unit.name);
    if (crashed.length > 0) fs.appendFileSync(logFile, `\nCrashed during the specs: ${crashed.join(", ")}.\n`);
    return { ...result, ok: result.ok && crashed.length === 0 };
  } finally {
    await supervisor.stop(units, 5000);
  }
}

function summary(results, steps) {
  const order = ["set-up", ...steps.map(({ name }) => name), "interrupted"];
  const rows = order.map((name) => {
    const result = results.find((candidate) => candidate.name === name);
    if (!result) return steps.some((step) => step.name === name) ? [name, "", "not run"] : undefined;
    return [name, `${(result.ms / 1000).toFixed(1)} s`, describe(result)];
  });
  return table(rows.filter(Boolean));
}

let code = 1;
try {
  code = await main(process.argv.slice(2));
} catch (error) {
  explain(error);
}
process.exit(code);
