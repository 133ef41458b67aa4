import {
  type BackendFactory,
  type ConnectionOptions,
  type IQueueBackend,
  type Processor,
  Queue,
  Worker,
  createPostgresBackend,
  createRedisBackend,
} from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { prepareSchema, queueSchema } from "./schema.ts";
import { type QueueName, workerOptions } from "./queues.ts";
import type { QueueSetting } from "./setting.ts";

/** What a lost connection, a failed job or a restarted server has to say; nobody is waiting for it. */
export type Report = (where: string, error: unknown) => void;

/** The open way to the backend. The only place that knows which one it is. */
export interface Link {
  queue(name: QueueName): Queue;
  worker(name: QueueName, processor: Processor): Worker;
  /** Whether the backend is connected right now, as far as is known. */
  isUp(): boolean;
  /** Lets go of the connections. Queues and workers of the link are closed before. */
  close(): Promise<void>;
}

/**
 * Opens the backend for one purpose: to `ring` (fails at once when the backend is gone) or to `work` (waits and comes back by itself).
 * Rejects when it can't be reached now. Every object made here has its error handler: an unhandled "error" would end the process.
 */
export async function openLink(setting: QueueSetting, purpose: "ring" | "work", report: Report): Promise<Link> {
  if (setting.backend === "off") throw new Error("the queue is switched off");
  return setting.backend === "redis" ? redisLink(setting, purpose, report) : postgresLink(setting, purpose, report);
}

async function redisLink(setting: QueueSetting, purpose: "ring" | "work", report: Report): Promise<Link> {
  const again = (times: number) => Math.min(times * 100, 2_000);
  const client =
    purpose === "ring"
      ? new Redis(setting.redisUrl, {
          lazyConnect: true,
          maxRetriesPerRequest: 0,
          enableOfflineQueue: false,
          commandTimeout: 1_000,
          connectTimeout: 2_000,
          retryStrategy: again,
        })
      : new Redis(setting.redisUrl, { lazyConnect: true, maxRetriesPerRequest: null, connectTimeout: 2_000, retryStrategy: again });
  client.on("error", (error) => report("redis", error));
  try {
    await client.connect();
  } catch (error) {
    client.disconnect();
    throw error;
  }
  return linkOver(createRedisBackend, client, setting.prefix, report, {
    isUp: () => client.status === "ready",
    close: async () => client.disconnect(),
  });
}

async function postgresLink(setting: QueueSetting, purpose: "ring" | "work", report: Report): Promise<Link> {
  await prepareSchema(setting.databaseUrl);
  // BullMQ takes one connection of the pool for each worker to listen on.
  const pool = new pg.Pool({
    connectionString: setting.databaseUrl,
    application_name: `souk-queue-${purpose}`,
    options: `-c role=souk_app -c search_path=${queueSchema}`,
    max: purpose === "ring" ? 2 : 8,
    keepAlive: true,
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
  });
  pool.on("error", (error) => report("postgres", error));
  return linkOver(createPostgresBackend, pool, setting.prefix, report, { isUp: () => pool.totalCount > 0, close: () => pool.end() });
}

/** One cast, here: BullMQ types each backend apart, and nothing of ours depends on which it is. */
function linkOver<B extends IQueueBackend, C>(
  backend: BackendFactory<B, C>,
  connection: C,
  prefix: string,
  report: Report,
  ends: Pick<Link, "isUp" | "close">,
): Link {
  const factory = backend as unknown as BackendFactory<never, ConnectionOptions>;
  const options = { connection: connection as ConnectionOptions, prefix };
  return {
    queue(name) {
      const queue = new Queue(name, { ...options, streams: { events: { maxLen: 1_000 } } }, factory) as unknown as Queue;
      queue.on("error", (error) => report(name, error));
      return queue;
    },
    worker(name, processor) {
      const worker = new Worker(name, processor, { ...options, ...workerOptions }, factory) as unknown as Worker;
      worker.on("error", (error) => report(name, error));
      worker.on("failed", (_job, error) => report(name, error));
      return worker;
    },
    ...ends,
  };
}
