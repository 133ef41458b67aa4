import type { Queue } from "bullmq";
import { type Link, type Report, openLink } from "./link.ts";
import { type AdvanceBell, type QueueName, advanceBell, advanceOptions, farthestWakeUpMs, queueNames, storesOptions, wakeUp, wakeUpOptions } from "./queues.ts";
import { type QueueBackend, type QueueSetting, queueSetting } from "./setting.ts";

/** A ring may take this long; then whoever rings goes on without. */
const ringLimitMs = 250;
/** After a failed ring the next try waits this long. */
const restMs = 1_000;

/**
 * Wakes workers. Nothing depends on it: a ring that does not arrive is made good by the reconciler within a second. So no method
 * rejects, and none takes longer than a quarter of a second.
 */
export interface Bell {
  readonly backend: QueueBackend;
  /** Wakes the drain of a world `delayMs` real milliseconds from now. One wake-up waits per world: the newest. More than 15 minutes ahead, none does. */
  ring(worldId: number, delayMs: number): Promise<void>;
  /** Wakes whoever lets orders follow what their store did. */
  ringStores(worldId: number): Promise<void>;
  /** Wakes whoever runs advances. Ringing twice for one advance is ringing once. */
  ringAdvance(advance: AdvanceBell): Promise<void>;
  /** The queues as BullMQ knows them, for bull-board. Empty while the backend can't be reached, and when the queue is off. */
  queues(): Promise<readonly Queue[]>;
  close(): Promise<void>;
}

/** Opens the bell of this process; the connection is made with the first ring. `report` hears what goes wrong, for the log. */
export function openBell(setting: QueueSetting = queueSetting(), report: Report = () => {}): Bell {
  return setting.backend === "off" ? silentBell : new QueueBell(setting, report);
}

const silentBell: Bell = {
  backend: "off",
  ring: async () => {},
  ringStores: async () => {},
  ringAdvance: async () => {},
  queues: async () => [],
  close: async () => {},
};

type Open = { readonly link: Link; readonly queues: Readonly<Record<QueueName, Queue>> };

class QueueBell implements Bell {
  readonly backend: QueueBackend;
  readonly #setting: QueueSetting;
  readonly #report: Report;
  #opening: Promise<Open> | null = null;
  #restUntil = 0;
  #closed = false;

  constructor(setting: QueueSetting, report: Report) {
    this.backend = setting.backend;
    this.#setting = setting;
    this.#report = report;
  }

  async ring(worldId: number, delayMs: number): Promise<void> {
    if (!(delayMs <= farthestWakeUpMs)) return;
    const payload = wakeUp.parse({ worldId });
    await this.#bestEffort((queues) => queues.deadlines.add("wake", payload, wakeUpOptions(worldId, delayMs)));
  }

  async ringStores(worldId: number): Promise<void> {
    const payload = wakeUp.parse({ worldId });
    await this.#bestEffort((queues) => queues.stores.add("stores", payload, storesOptions(worldId)));
  }

  async ringAdvance(advance: AdvanceBell): Promise<void> {
    const payload = advanceBell.parse(advance);
    await this.#bestEffort((queues) => queues.clock.add("advance", payload, advanceOptions(payload)));
  }

  async queues(): Promise<readonly Queue[]> {
    let found: readonly Queue[] = [];
    await this.#bestEffort(async (queues) => (found = Object.values(queues)));
    return found;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#letGo();
  }

  async #bestEffort(act: (queues: Open["queues"]) => Promise<unknown>): Promise<void> {
    if (this.#closed || performance.now() < this.#restUntil) return;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`the queue did not answer within ${ringLimitMs} ms`)), ringLimitMs);
    });
    const rung = this.#open().then(({ queues }) => act(queues));
    // The slower of the two is nobody's concern any more.
    rung.catch(() => {});
    try {
      await Promise.race([rung, tooLate]);
    } catch (error) {
      this.#report("bell", error);
      this.#restUntil = performance.now() + restMs;
      void this.#letGo();
    } finally {
      clearTimeout(timer);
    }
  }

  #open(): Promise<Open> {
    this.#opening ??= openLink(this.#setting, "ring", this.#report).then((link) => {
      const queues = Object.fromEntries(queueNames.map((name) => [name, link.queue(name)])) as Record<QueueName, Queue>;
      return { link, queues };
    });
    return this.#opening;
  }

  /** BullMQ remembers a failed start for ever, so after a failure everything is made anew. */
  async #letGo(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    try {
      const open = await opening;
      if (!open) return;
      await Promise.all(Object.values(open.queues).map((queue) => queue.close()));
      await open.link.close();
    } catch (error) {
      this.#report("bell", error);
    }
  }
}
