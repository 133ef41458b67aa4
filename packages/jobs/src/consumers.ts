import type { Job, Worker } from "bullmq";
import { type Link, type Report, openLink } from "./link.ts";
import { type AdvanceBell, advanceBell, wakeUp } from "./queues.ts";
import { type QueueBackend, type QueueSetting, queueSetting } from "./setting.ts";

/** What to do when woken. Waking twice, late, early or for nothing must be harmless. */
export interface Handlers {
  readonly wake: (worldId: number) => Promise<void>;
  readonly stores: (worldId: number) => Promise<void>;
  readonly advance: (advance: AdvanceBell) => Promise<void>;
}

export interface Consumers {
  readonly backend: QueueBackend;
  /** Whether the queue is being listened to right now. */
  listening(): boolean;
  /** Takes no more jobs and waits for the ones at work. */
  close(): Promise<void>;
}

/** How often the keeper looks whether the workers still run. */
const watchMs = 1_000;

/**
 * Listens to the queues until closed. The keeper starts the workers as soon as the backend can be reached, and anew when they have
 * ended: a BullMQ worker whose first connection fails stops for good.
 */
export function consume(handlers: Handlers, setting: QueueSetting = queueSetting(), report: Report = () => {}): Consumers {
  return setting.backend === "off" ? { backend: "off", listening: () => false, close: async () => {} } : new Keeper(handlers, setting, report);
}

class Keeper implements Consumers {
  readonly backend: QueueBackend;
  readonly #handlers: Handlers;
  readonly #setting: QueueSetting;
  readonly #report: Report;
  #link: Link | null = null;
  #workers: Worker[] = [];
  #ready = false;
  #closing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #watching: Promise<void>;

  constructor(handlers: Handlers, setting: QueueSetting, report: Report) {
    this.backend = setting.backend;
    this.#handlers = handlers;
    this.#setting = setting;
    this.#report = report;
    this.#watching = this.#watch();
  }

  listening(): boolean {
    return this.#ready && this.#link?.isUp() === true && this.#workers.every((worker) => worker.isRunning());
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      clearTimeout(this.#timer);
      await this.#watching;
      await this.#stop();
    })();
    return this.#closing;
  }

  async #watch(): Promise<void> {
    try {
      if (this.#link && !this.#workers.every((worker) => worker.isRunning())) await this.#stop();
      if (!this.#link) await this.#start();
    } catch (error) {
      this.#report("consumers", error);
    }
    if (this.#closing) return;
    this.#timer = setTimeout(() => (this.#watching = this.#watch()), watchMs);
  }

  async #start(): Promise<void> {
    const link = await openLink(this.#setting, "work", this.#report);
    this.#link = link;
    this.#workers = [
      link.worker("deadlines", (job) => this.#handlers.wake(wakeUp.parse(job.data).worldId)),
      link.worker("stores", (job) => this.#handlers.stores(wakeUp.parse(job.data).worldId)),
      link.worker("clock", (job: Job) => this.#handlers.advance(advanceBell.parse(job.data))),
    ];
    for (const worker of this.#workers)
      worker.waitUntilReady().then(
        () => (this.#ready = true),
        (error: unknown) => this.#startedInVain(link, error),
      );
  }

  /** The workers would go on failing for ever on the connection they remember. */
  #startedInVain(link: Link, error: unknown): void {
    this.#report("consumers", error);
    if (this.#link === link && !this.#closing) void this.#stop();
  }

  async #stop(): Promise<void> {
    const link = this.#link;
    const workers = this.#workers;
    this.#link = null;
    this.#workers = [];
    this.#ready = false;
    await Promise.all(workers.map((worker) => worker.close()));
    await link?.close();
  }
}
