import fs from "node:fs";
import path from "node:path";

import { commandOf, identity } from "./processes.mjs";

/** A pid in a lock file may meanwhile be another program's. A server works inside its data folder, which Linux can tell. */
function servesFrom(pid, data) {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(data);
  } catch {
    return commandOf(pid)?.includes("postgres") ?? true;
  }
}

/** The living server of a data folder, as its lock file tells. A lock whose process is dead, or another program, is nobody's. */
export function postmaster(data) {
  let lines;
  try {
    lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const who = identity(Number(lines[0]));
  if (who.born === undefined || !servesFrom(who.pid, data)) return undefined;
  return { ...who, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}
