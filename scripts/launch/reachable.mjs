import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { withLock } from "./locks.mjs";
import { Failure } from "./log.mjs";
import { projectKey, root, soukDir, writeFile } from "./paths.mjs";
import { postmaster } from "./postmaster.mjs";
import { signalGroup } from "./processes.mjs";

const shared = fs.existsSync("/var/tmp") ? "/var/tmp" : os.tmpdir();
const marker = path.join(soukDir, "elsewhere");
const owner = "project";

/** Whether another uid may walk down to a folder. */
export function everyoneMayEnter(dir) {
  for (let at = dir; ; at = path.dirname(at)) {
    if (fs.existsSync(at) && !(fs.statSync(at).mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** A folder of ours outside the project. One that an earlier checkout at this path left behind starts empty. */
export async function reachableHome() {
  const home = path.join(shared, `souk-${projectKey}`);
  await withLock(path.join(soukDir, "elsewhere.lock"), async () => {
    if (fs.existsSync(marker)) return;
    sweep(home);
    writeFile(marker, home);
  });
  fs.mkdirSync(home, { recursive: true, mode: 0o711 });
  const { uid, mode } = fs.lstatSync(home);
  if (uid !== process.getuid() || mode & 0o022 || !fs.lstatSync(home).isDirectory())
    throw new Failure(`${home} belongs to somebody else, and Souk keeps its database there: remove that folder and run the command again.`);
  fs.chmodSync(home, 0o711);
  writeFile(path.join(home, owner), root);
  return home;
}

/** Removes this home, and those that hold no worlds and whose project is no longer there. */
function sweep(home) {
  for (const name of fs.readdirSync(shared).filter((entry) => entry.startsWith("souk-"))) {
    const other = path.join(shared, name);
    if (fs.lstatSync(other).uid === process.getuid() && (other === home || isAbandoned(other))) forget(other);
  }
}

function isAbandoned(home) {
  const project = path.join(home, owner);
  return fs.existsSync(project) && !fs.existsSync(fs.readFileSync(project, "utf8")) && dataFoldersIn(home).length === 0;
}

export async function copyForEveryone(prefix, home) {
  const key = crypto.createHash("sha256").update(fs.realpathSync(prefix)).digest("hex").slice(0, 8);
  const copy = path.join(home, `postgres-${key}`);
  await withLock(`${copy}.lock`, async () => {
    if (fs.existsSync(copy)) return;
    const draft = `${copy}.new`;
    fs.rmSync(draft, { recursive: true, force: true });
    fs.cpSync(prefix, draft, { recursive: true, verbatimSymlinks: true });
    openForReading(draft);
    fs.renameSync(draft, copy);
  });
  return copy;
}

function openForReading(place) {
  const stat = fs.lstatSync(place);
  if (stat.isSymbolicLink()) return;
  fs.chmodSync(place, stat.mode | 0o444 | (stat.isDirectory() || stat.mode & 0o100 ? 0o111 : 0));
  if (stat.isDirectory()) for (const name of fs.readdirSync(place)) openForReading(path.join(place, name));
}

/** Stops what runs from a reachable home and removes it. */
function forget(home) {
  for (const data of dataFoldersIn(home)) {
    const server = postmaster(data);
    if (server) signalGroup(server.pid, "SIGKILL");
  }
  fs.rmSync(home, { recursive: true, force: true });
}

function dataFoldersIn(home) {
  if (!fs.existsSync(home)) return [];
  return ["", ...fs.readdirSync(home)].map((name) => path.join(home, name, "pg")).filter((dir) => fs.existsSync(path.join(dir, "PG_VERSION")));
}

/** The folder outside the project, for those who clear everything away. */
export function elsewhere() {
  return fs.existsSync(marker) ? fs.readFileSync(marker, "utf8").trim() : undefined;
}
