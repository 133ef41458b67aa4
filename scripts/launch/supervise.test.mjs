import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { bornAt, identity, isAlive, launch, until } from "./processes.mjs";
import { endLeftovers, Supervisor } from "./supervise.mjs";

let dir;
let supervisor;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "souk-launch-"));
  supervisor = new Supervisor({ runFile: path.join(dir, "run.json") });
});

afterEach(async () => {
  await supervisor.stopAll(0);
  fs.rmSync(dir, { recursive: true, force: true });
});

const script = (text) => () => Promise.resolve(launch(process.execPath, ["-e", text], { cwd: dir, env: process.env, logFile: path.join(dir, "log") }));
const forever = "setInterval(() => {}, 1000)";
const said = () => fs.readFileSync(path.join(dir, "log"), "utf8");

test("a process that is killed is started again", async () => {
  const unit = await supervisor.keep("worker", script(forever));
  const first = unit.handle.pid;
  process.kill(first, "SIGKILL");
  expect(await until(() => unit.handle.pid !== first && isAlive(unit.handle), 10_000)).toBe(true);
  expect(unit.lastEnd).toBe("ended by SIGKILL");
});

test("a process whose start fails is tried again", async () => {
  let tries = 0;
  const unit = await supervisor.keep("postgres", () => {
    tries += 1;
    return tries === 2 ? Promise.reject(new Error("not yet")) : script(tries === 1 ? "" : forever)();
  });
  expect(await until(() => tries >= 3 && isAlive(unit.handle), 10_000)).toBe(true);
});

test("what is stopped stays stopped, together with what it had started", async () => {
  const unit = await supervisor.keep(
    "api",
    script(`const { pid } = require("child_process").spawn(process.execPath, ["-e", "${forever}"]); console.log(pid); ${forever}`),
  );
  const grandchild = identity(await until(() => Number(said()), 10_000));
  expect(isAlive(grandchild)).toBe(true);
  await supervisor.stopAll();
  expect(isAlive(unit.handle)).toBe(false);
  expect(await until(() => !isAlive(grandchild), 10_000)).toBe(true);
  expect(unit.crashes).toBe(0);
});

test("a process that ignores the wish to stop is killed", async () => {
  const unit = await supervisor.keep("portal", script(`process.on("SIGTERM", () => {}); console.log("deaf"); ${forever}`));
  await until(() => fs.existsSync(path.join(dir, "log")) && said(), 10_000);
  await supervisor.stopAll(100);
  expect(isAlive(unit.handle)).toBe(false);
});

test("a start that is under way when everything stops leaves nothing behind", async () => {
  let handle;
  let letGo;
  const slow = new Promise((resolve) => (letGo = resolve));
  const kept = supervisor.keep("redis", async () => {
    await slow;
    handle = await script(forever)();
    return handle;
  });
  const stopped = supervisor.stopAll();
  letGo();
  await expect(kept).rejects.toThrow("Nothing starts any more");
  await stopped;
  expect(isAlive(handle)).toBe(false);
});

test("what a killed launcher left running is ended by the next one", async () => {
  const worker = await script(forever)();
  const stranger = { ...identity(process.ppid), name: "api", born: "another time" };
  expect(await endLeftovers({ children: [{ name: "worker", pid: worker.pid, born: worker.born }, stranger] })).toEqual(["worker"]);
  expect(isAlive(worker)).toBe(false);
  expect(bornAt(process.ppid)).toBeDefined();
});
