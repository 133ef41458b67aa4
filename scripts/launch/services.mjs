import { Failure, step } from "./log.mjs";
import { answers } from "./ports.mjs";
import { Cluster, findServer } from "./postgres.mjs";
import { findRedis, Redis } from "./redis.mjs";

/** PostgreSQL for an installation: the one DATABASE_URL names, else a private one under supervision. */
export function openDatabase(place, supervisor, databases) {
  return step(
    "PostgreSQL",
    async () => {
      const given = !place.name && process.env.DATABASE_URL;
      if (given) {
        await mustAnswer("DATABASE_URL", given, 5432);
        return { url: () => given, note: "the one of DATABASE_URL" };
      }
      const cluster = await privateCluster(place, databases);
      if (place.name) await cluster.clear();
      await cluster.open();
      await supervisor.keep("postgres", () => cluster.start());
      return { url: (database) => cluster.url(database), clear: () => cluster.clear(), note: `${cluster.server.major} on port ${cluster.port}` };
    },
    ({ note }) => note,
  );
}

export async function privateCluster(place, databases) {
  return new Cluster(await findServer(), { name: place.name ?? "", databases, logFile: place.logFile("postgres") });
}

/** What carries the queue: the Redis of REDIS_URL, a private one under supervision, else PostgreSQL itself. */
export function openQueue(place, supervisor) {
  return step(
    "queue",
    async () => {
      const given = !place.name && process.env.REDIS_URL;
      if (given) {
        await mustAnswer("REDIS_URL", given, 6379);
        return { backend: "redis", url: () => given, note: "the Redis of REDIS_URL" };
      }
      const server = await findRedis();
      if (!server) {
        if (process.env.SOUK_REQUIRE_REDIS === "1")
          throw new Failure(
            "No redis-server is on this machine and SOUK_REQUIRE_REDIS=1 asks for one: install it (on Debian: apt-get install redis-server) or set REDIS_URL.",
          );
        return { backend: "postgres", url: () => undefined, note: "PostgreSQL (no redis-server here)" };
      }
      const redis = new Redis(server, { dir: `${place.dir}/redis`, logFile: place.logFile("redis"), wantedPort: place.name ? undefined : 16379 });
      await redis.open();
      await supervisor.keep("redis", () => redis.start());
      return { backend: "redis", url: (database) => redis.url(database), note: `Redis ${server.version} on port ${redis.port}` };
    },
    ({ note }) => note,
  );
}

async function mustAnswer(variable, url, usualPort) {
  let address;
  try {
    address = new URL(url);
  } catch {
    throw new Failure(
      `${variable} is not an address: it should look like ${usualPort === 5432 ? "postgres://user:password@host:5432/database" : "redis://host:6379"}.`,
    );
  }
  const host = address.hostname.replace(/^\[|\]$/g, "");
  const port = Number(address.port || usualPort);
  if (!(await answers(port, host, 5000)))
    throw new Failure(`Nothing answers at ${host}:${port}, where ${variable} points: start it there, or unset ${variable} to use a private one.`);
}
