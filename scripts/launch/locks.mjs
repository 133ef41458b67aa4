import fs from "node:fs";
import path from "node:path";

import { readJson, writeFile } from "./paths.mjs";
import { identity, isAlive, sleep } from "./processes.mjs";

/** Takes a file as ours, unless a living process holds it: then returns what that one wrote there. */
export function claim(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const holder = readJson(file);
    if (holder && isAlive(holder)) return { holder };
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, JSON.stringify(identity()), { mode: 0o600 });
    try {
      if (fs.existsSync(file)) setAside(file, draft);
      // A hard link appears whole or not at all, and only for one of several that race.
      fs.linkSync(draft, file);
      return { previous: holder ?? {}, release: () => fs.rmSync(file, { force: true }) };
    } catch {
      continue;
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }
  return { holder: readJson(file) ?? {} };
}

/** Moves a dead holder's file out of the way, and puts it back when a living one took its place meanwhile. */
function setAside(file, draft) {
  const old = `${draft}.old`;
  fs.renameSync(file, old);
  try {
    if (isAlive(readJson(old))) fs.linkSync(old, file);
  } finally {
    fs.rmSync(old, { force: true });
  }
}

export async function withLock(file, work) {
  let mine = claim(file);
  while (mine.holder) {
    await sleep(100);
    mine = claim(file);
  }
  try {
    return await work();
  } finally {
    mine.release();
  }
}

/** Several processes may lean on one server; the last to leave turns it off. */
export function lease(dir) {
  const file = path.join(dir, String(process.pid));
  writeFile(file, JSON.stringify(identity()));
  return {
    release() {
      fs.rmSync(file, { force: true });
      return { others: tenants(dir) };
    },
  };
}

export function tenants(dir) {
  if (!fs.existsSync(dir)) return 0;
  const files = fs.readdirSync(dir).map((name) => path.join(dir, name));
  const living = files.filter((file) => isAlive(readJson(file)));
  for (const file of files) if (!living.includes(file)) fs.rmSync(file, { force: true });
  return living.length;
}
