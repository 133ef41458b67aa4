import type { Db } from "@souk/db";
import { liveChannel, liveMessage, type LiveMessage } from "@souk/jobs";
import type { Logger } from "pino";

/** Whom a change touched, by number. */
interface Touched {
  readonly orders: ReadonlySet<number>;
  readonly buyers: ReadonlySet<number>;
  readonly stores: ReadonlySet<number>;
}

/** What reached this process about one world since the last look; `touched` null: too many to name. */
export interface Signal {
  readonly clock: boolean;
  readonly touched: Touched | null;
}

const nobody: Touched = { orders: new Set(), buyers: new Set(), stores: new Set() };

/** How often the clocks of watched worlds are looked at: turning one writes no event. */
const lookMs = 300;

interface Watcher {
  readonly worldId: number;
  pending: Signal | null;
  wake: () => void;
}

/** One ear per process for all screens: LISTEN for what the relay has sent off, and a look at the clocks of the worlds being watched. */
export class LiveHub {
  readonly #db: Db;
  readonly #log: Logger;
  readonly #watchers = new Set<Watcher>();
  readonly #clocks = new Map<number, string>();
  #ear: Promise<{ unlisten: () => Promise<void> }> | null = null;
  #looking: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(db: Db, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  /**
   * Opens the ear for one world. Everything said after this has answered is heard, merged while the reader is busy, until `signal`
   * aborts or the process ends.
   */
  async watch(worldId: number, signal: AbortSignal): Promise<AsyncGenerator<Signal>> {
    const watcher: Watcher = { worldId, pending: null, wake: () => {} };
    this.#watchers.add(watcher);
    const leave = (): void => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#rest();
      watcher.wake();
    };
    signal.addEventListener("abort", leave, { once: true });
    await this.#open();
    await this.#look();
    return this.#signals(watcher, signal, leave);
  }

  async *#signals(watcher: Watcher, signal: AbortSignal, leave: () => void): AsyncGenerator<Signal> {
    try {
      while (!signal.aborted && !this.#closed) {
        if (watcher.pending === null) await new Promise<void>((resolve) => (watcher.wake = resolve));
        const found: Signal | null = watcher.pending;
        watcher.pending = null;
        if (found !== null && !signal.aborted) yield found;
      }
    } finally {
      signal.removeEventListener("abort", leave);
      leave();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#rest();
    for (const { wake } of this.#watchers) wake();
    const ear = await this.#ear?.catch(() => null);
    await ear?.unlisten().catch(() => {});
  }

  async #open(): Promise<void> {
    this.#looking ??= setInterval(() => void this.#look(), lookMs).unref();
    let heardBefore = false;
    this.#ear ??= this.#db.listen(
      liveChannel,
      (text) => this.#hear(text),
      () => {
        // Back after a lost connection: what was said meanwhile nobody heard.
        if (heardBefore) this.#tellAll({ clock: true, touched: null });
        heardBefore = true;
      },
    );
    try {
      await this.#ear;
    } catch (error) {
      this.#log.warn({ err: error }, "cannot listen for live changes");
      this.#ear = null;
    }
  }

  #rest(): void {
    if (this.#looking) clearInterval(this.#looking);
    this.#looking = null;
    this.#clocks.clear();
  }

  #hear(text: string): void {
    const message = parsed(text);
    if (!message) return;
    const { worldId, touched } = message;
    const named = touched && { orders: new Set(touched.orders), buyers: new Set(touched.buyers), stores: new Set(touched.stores) };
    this.#tell(worldId, { clock: false, touched: named });
  }

  async #look(): Promise<void> {
    const worlds = [...new Set([...this.#watchers].map(({ worldId }) => worldId))];
    try {
      const rows = await this.#db<{ id: number; stands: string }[]>`
        select id, concat_ws('/', mode, epoch, anchor_virtual) as stands from worlds where id = any (${`{${worlds.join(",")}}`}::int[])`;
      const found = new Map(rows.map(({ id, stands }) => [id, stands]));
      for (const id of worlds) {
        const stands = found.get(id) ?? "gone";
        const before = this.#clocks.get(id);
        this.#clocks.set(id, stands);
        if (before !== undefined && before !== stands) this.#tell(id, { clock: true, touched: nobody });
      }
    } catch (error) {
      this.#log.warn({ err: error }, "cannot look at the clocks of watched worlds");
    }
  }

  #tellAll(signal: Signal): void {
    for (const worldId of new Set([...this.#watchers].map((watcher) => watcher.worldId))) this.#tell(worldId, signal);
  }

  #tell(worldId: number, signal: Signal): void {
    for (const watcher of this.#watchers) {
      if (watcher.worldId !== worldId) continue;
      watcher.pending = merged(watcher.pending, signal);
      watcher.wake();
    }
  }
}

function merged(one: Signal | null, other: Signal): Signal {
  if (one === null) return other;
  return { clock: one.clock || other.clock, touched: one.touched && other.touched && both(one.touched, other.touched) };
}

const both = (one: Touched, other: Touched): Touched => ({
  orders: new Set([...one.orders, ...other.orders]),
  buyers: new Set([...one.buyers, ...other.buyers]),
  stores: new Set([...one.stores, ...other.stores]),
});

function parsed(text: string): LiveMessage | null {
  try {
    return liveMessage.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
