import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const windows = process.platform === "win32";
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** When a process was born, as text: a pid alone may by now belong to somebody else. */
export function bornAt(pid) {
  try {
    if (process.platform === "linux") {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
      const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return state === "Z" ? undefined : rest[18];
    }
    process.kill(pid, 0);
    return windows ? "" : execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch (error) {
    return error.code === "EPERM" ? "" : undefined;
  }
}

export const identity = (pid = process.pid) => ({ pid, born: bornAt(pid) });

export function isAlive({ pid, born } = {}) {
  const now = pid > 1 ? bornAt(pid) : undefined;
  return now !== undefined && now === born;
}

export function commandOf(pid) {
  try {
    if (process.platform === "linux") return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (!windows) return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
  return undefined;
}

/** Signals a process and all it started; every child of ours leads a process group. */
export function signalGroup(pid, signal) {
  // A spawn that failed has no pid, and the group of a pid below 2 is the whole machine.
  if (!(pid > 1)) return false;
  try {
    if (windows) spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    else process.kill(-pid, signal);
  } catch {
    return false;
  }
  return true;
}

export async function until(condition, limitMs, everyMs = 30) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) return undefined;
    await sleep(everyMs);
  }
}

/** Ends a group politely, then for good. What a dead leader left behind goes as well. */
export async function endGroup(who, { signal = "SIGTERM", patienceMs = 20_000 } = {}) {
  if (isAlive(who)) {
    signalGroup(who.pid, signal);
    await until(() => !isAlive(who), patienceMs);
  }
  signalGroup(who.pid, "SIGKILL");
  await until(() => !isAlive(who), 2000);
}

/** Starts a process that outlives the call. `ended` says how it went, `stop` ends it with all it started. */
export function launch(command, args, { cwd, env, logFile, credentials = {}, stop = {} }) {
  const log = openLog(logFile);
  let child;
  try {
    child = spawn(command, args, { cwd, env: colourless(env), ...credentials, detached: !windows, windowsHide: true, stdio: ["ignore", log, log] });
  } finally {
    fs.closeSync(log);
  }
  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(`could not be started: ${error.message}`));
    child.on("exit", (code, signal) => {
      // A leader that crashed may leave its own children behind.
      signalGroup(child.pid, "SIGKILL");
      resolve(signal ? `ended by ${signal}` : `ended with code ${code}`);
    });
  });
  const who = identity(child.pid ?? -1);
  return { ...who, ended, stop: (patienceMs) => endGroup(who, { ...stop, ...(patienceMs !== undefined && { patienceMs }) }) };
}

function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file) && fs.statSync(file).size > 10_000_000) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, "a");
}

/** What goes to a file is plain text. */
function colourless(env = process.env) {
  return { ...env, FORCE_COLOR: undefined, NO_COLOR: "1" };
}

const errands = new Set();
let leaving = false;
export const isLeaving = () => leaving;

/** Runs a command to its end and returns its code and output; never throws for what the command does. */
export function run(command, args, { cwd, env, logFile, limitMs = 600_000, credentials = {}, input, shell } = {}) {
  if (leaving) return Promise.resolve({ code: -1, output: "", stdout: "", timedOut: false });
  return new Promise((resolve) => {
    const log = logFile && openLog(logFile);
    const child = spawn(command, args, { cwd, env: colourless(env), shell, ...credentials, detached: !windows, windowsHide: true });
    errands.add(child);
    let output = "";
    let stdout = "";
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      signalGroup(child.pid, "SIGKILL");
    }, limitMs);
    const take = (isStdout) => (chunk) => {
      if (log) fs.writeSync(log, chunk);
      output += chunk;
      if (isStdout) stdout += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", take(true));
    child.stderr.setEncoding("utf8").on("data", take(false));
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? "");
    const finish = (code, error) => {
      clearTimeout(timer);
      if (!errands.delete(child)) return;
      if (log) fs.closeSync(log);
      resolve({ code, output: error ? `${output}${error.message}\n` : output, stdout, timedOut });
    };
    child.on("error", (error) => finish(-1, error));
    child.on("close", (code) => finish(code ?? -1));
  });
}

/** Ends every such command, and lets no other begin: we are leaving. */
export async function endErrands() {
  leaving = true;
  await Promise.all([...errands].filter((child) => child.pid).map((child) => endGroup(identity(child.pid), { patienceMs: 3000 })));
}
