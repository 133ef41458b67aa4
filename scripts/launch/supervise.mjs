import { writeFile } from "./paths.mjs";
import { endGroup, identity, isAlive } from "./processes.mjs";

const firstDelayMs = 200;
const longestDelayMs = 5000;
const steadyAfterMs = 30_000;

/** Keeps processes running: one that ends by itself is started again, each time a little later until it holds. */
export class Supervisor {
  constructor({ runFile, onEnd = () => {} } = {}) {
    this.units = [];
    this.starting = new Set();
    this.closed = false;
    this.notes = {};
    this.runFile = runFile;
    this.onEnd = onEnd;
    this.self = identity();
  }

  /** Starts a unit; `start` returns a handle ({pid, born, ended, stop}) once the process is there. */
  async keep(name, start) {
    const unit = { name, start, crashes: 0, lastEnd: undefined, stopping: false };
    unit.stopped = new Promise((resolve) => (unit.tellStopped = resolve));
    unit.handle = await this.first(start);
    this.units.push(unit);
    this.record();
    unit.watch = this.watch(unit);
    return unit;
  }

  /** A start that is under way when everything stops is waited for and taken back. */
  async first(start) {
    if (this.closed) throw new Error("Nothing starts any more.");
    const starting = start();
    this.starting.add(starting);
    try {
      const handle = await starting;
      if (!this.closed) return handle;
      await handle.stop();
    } finally {
      this.starting.delete(starting);
    }
    throw new Error("Nothing starts any more.");
  }

  async watch(unit) {
    let delay = firstDelayMs;
    let begun = Date.now();
    for (;;) {
      const end = await Promise.race([unit.handle.ended, unit.stopped]);
      // A server that others still use outlives our supervision of it.
      if (unit.stopping) return;
      unit.lastEnd = end;
      unit.crashes += 1;
      if (Date.now() - begun > steadyAfterMs) delay = firstDelayMs;
      do {
        this.onEnd(unit, delay);
        await pause(delay, unit.stopped);
        if (unit.stopping) return;
        delay = Math.min(delay * 2, longestDelayMs);
      } while (!(await this.revive(unit)));
      begun = Date.now();
    }
  }

  async revive(unit) {
    try {
      unit.handle = await unit.start();
    } catch (error) {
      unit.lastEnd = `could not be started (${error.message})`;
      return false;
    }
    // The wish to stop may have come while it was starting.
    if (unit.stopping) await unit.handle.stop();
    else this.record();
    return true;
  }

  /** Writes down who runs: the next start cleans up after us should we be killed, and other commands find us. */
  record(notes = {}) {
    if (!this.runFile) return;
    Object.assign(this.notes, notes);
    const children = this.units.map(({ name, handle }) => ({ name, pid: handle.pid, born: handle.born }));
    writeFile(this.runFile, JSON.stringify({ ...this.self, children, ...this.notes }));
  }

  /** Stops these units together and waits until they are gone. */
  async stop(units, patienceMs) {
    for (const unit of units) {
      unit.stopping = true;
      unit.tellStopped();
    }
    await Promise.all(units.map((unit) => unit.handle.stop(patienceMs)));
    await Promise.all(units.map((unit) => unit.watch));
    this.units = this.units.filter((unit) => !units.includes(unit));
  }

  named(...names) {
    return this.units.filter((unit) => names.includes(unit.name));
  }

  /** Stops everything: first what uses the servers, then the queue, the database last. */
  async stopAll(patienceMs) {
    this.closed = true;
    await Promise.allSettled(this.starting);
    const servers = this.named("redis", "postgres");
    await this.stop(
      this.units.filter((unit) => !servers.includes(unit)),
      patienceMs,
    );
    await this.stop(this.named("redis"), patienceMs);
    await this.stop(this.named("postgres"));
  }
}

function pause(ms, interrupted) {
  let timer;
  const over = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  return Promise.race([over, interrupted]).finally(() => clearTimeout(timer));
}

/** Ends what a launcher that was killed left running. PostgreSQL is left: it looks after itself and may have other users. */
export async function endLeftovers({ children = [] } = {}) {
  const left = children.filter((child) => child.name !== "postgres" && isAlive(child));
  await Promise.all(left.map((child) => endGroup(child, { patienceMs: 5000 })));
  return left.map((child) => child.name);
}
