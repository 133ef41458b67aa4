import type { JobsOptions, WorkerOptions } from "bullmq";
import { z } from "zod";

const id = z.int().positive();

/** `deadlines` wakes the drain of one world, `stores` what its stores' acts and signs of fraud ask for, `clock` the advance of one world. */
export const queueNames = ["deadlines", "stores", "clock"] as const;
export type QueueName = (typeof queueNames)[number];

/** Ids only: what is due, and whether, is read from the rows by whoever wakes up. */
export const wakeUp = z.strictObject({ worldId: id });
export type WakeUp = z.infer<typeof wakeUp>;

export const advanceBell = z.strictObject({ worldId: id, advanceNo: id });
export type AdvanceBell = z.infer<typeof advanceBell>;

/** A timer further ahead than this is not set: the reconciler arms it when it comes closer. The queue never holds a 15-day timer. */
export const farthestWakeUpMs = 15 * 60_000;

/**
 * Nothing is kept: a job kept as completed or failed would silently swallow the next one of the same id. What fails is recorded in the
 * rows, and the reconciler tries again each second.
 */
const nothingKept = { attempts: 1, removeOnComplete: true, removeOnFail: true } satisfies JobsOptions;

/**
 * One wake-up per world: a newer one replaces the one that waits for its time, and one that arrives while the world is being drained is
 * kept back until that drain has ended.
 */
export const wakeUpOptions = (worldId: number, delayMs: number): JobsOptions => ({
  ...nothingKept,
  delay: Math.max(0, Math.ceil(delayMs)),
  deduplication: { id: `world-${worldId}`, replace: true, keepLastIfActive: true },
});

/** Like a wake-up, at once: what there is to do for the stores of a world is read from the rows. */
export const storesOptions = (worldId: number): JobsOptions => ({
  ...nothingKept,
  deduplication: { id: `stores-${worldId}`, replace: true, keepLastIfActive: true },
});

/** One job per advance. BullMQ refuses ":" in an id, and ids of digits only. */
export const advanceOptions = ({ worldId, advanceNo }: AdvanceBell): JobsOptions => ({ ...nothingKept, jobId: `adv-${worldId}-${advanceNo}` });

/**
 * A killed worker's job comes back within seven seconds, however often it is killed. After a lost connection the worker asks again
 * within a second; BullMQ's own pause is fifteen.
 */
export const workerOptions = {
  lockDuration: 5_000,
  stalledInterval: 2_000,
  maxStalledCount: 10,
  drainDelay: 5,
  runRetryDelay: 1_000,
  concurrency: 4,
} satisfies Partial<WorkerOptions>;
