export type QueueBackend = "redis" | "postgres" | "off";

/** Where the queue lives. `prefix` keeps installations apart that share a Redis; on PostgreSQL the database does that. */
export interface QueueSetting {
  readonly backend: QueueBackend;
  readonly redisUrl: string;
  readonly databaseUrl: string;
  readonly prefix: string;
}

/**
 * Reads SOUK_QUEUE, REDIS_URL and DATABASE_URL. Without SOUK_QUEUE a REDIS_URL decides for Redis, else the database we already have
 * carries the queue. Throws a sentence when what the choice needs is missing.
 */
export function queueSetting(env: Readonly<Record<string, string | undefined>> = process.env): QueueSetting {
  const redisUrl = env["REDIS_URL"] ?? "";
  const databaseUrl = env["DATABASE_URL"] ?? "";
  const backend = env["SOUK_QUEUE"] || (redisUrl ? "redis" : "postgres");

  if (backend !== "redis" && backend !== "postgres" && backend !== "off") throw new Error(`SOUK_QUEUE is "${backend}": it can be redis, postgres or off`);
  if (backend === "redis" && !redisUrl) throw new Error("SOUK_QUEUE is redis, but REDIS_URL does not say where Redis is");
  if (backend === "postgres" && !databaseUrl) throw new Error("the queue is to live in PostgreSQL, but DATABASE_URL does not say where that is");

  return { backend, redisUrl, databaseUrl, prefix: `souk-${databaseName(databaseUrl)}` };
}

const databaseName = (url: string): string => {
  const name = URL.canParse(url) ? new URL(url).pathname.slice(1) : "";
  return name.replaceAll(/[^\w-]/g, "_") || "souk";
};
