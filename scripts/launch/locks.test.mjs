import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { claim, lease, tenants, withLock } from "./locks.mjs";
import { identity } from "./processes.mjs";

let dir;
let file;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "souk-locks-"));
  file = path.join(dir, "lock");
});

afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const dead = () => ({ pid: spawnSync(process.execPath, ["-e", ""]).pid, born: "1" });

test("a claim of a living process stands", () => {
  fs.writeFileSync(file, JSON.stringify({ ...identity(), addresses: "here" }));
  expect(claim(file).holder).toMatchObject({ pid: process.pid, addresses: "here" });
});

test.each([
  ["is dead", () => ({ ...dead(), children: ["left"] })],
  ["had a number that is another program's now", () => ({ pid: process.pid, born: "1", children: ["left"] })],
])("a claim passes on when its process %s", (_, holder) => {
  fs.writeFileSync(file, JSON.stringify(holder()));
  const mine = claim(file);
  expect(mine.previous.children).toEqual(["left"]);
  mine.release();
  expect(fs.readdirSync(dir)).toEqual([]);
});

test("an unreadable claim is nobody's", () => {
  fs.writeFileSync(file, "half of it");
  expect(claim(file).previous).toEqual({});
});

test("work under one lock never overlaps", async () => {
  let inside = 0;
  let most = 0;
  const work = () =>
    withLock(file, async () => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    });
  await Promise.all([work(), work(), work()]);
  expect(most).toBe(1);
});

test("the last tenant to leave is told that it is the last", () => {
  const users = path.join(dir, "users");
  const mine = lease(users);
  fs.writeFileSync(path.join(users, "other"), JSON.stringify(identity(process.ppid)));
  fs.writeFileSync(path.join(users, "gone"), JSON.stringify(dead()));
  expect(tenants(users)).toBe(2);
  expect(mine.release()).toEqual({ others: 1 });
});
