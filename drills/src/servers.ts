import type { Db } from "@souk/db";
import { Redis } from "ioredis";
import { eventually } from "./program.ts";
import type { Stage } from "./stage.ts";

/** To one process and no other: a number below 2 would mean a whole group, or everybody. */
function signal(pid: number, name: NodeJS.Signals): void {
  if (!(pid > 1)) throw new Error(`the server did not say which process it is: ${pid}`);
  process.kill(pid, name);
}

/** Ends every other connection of this database, as an operator or a failover does. */
export const cutConnections = (owner: Db): Promise<unknown> =>
  owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

/** Stops PostgreSQL as a crash would, without a checkpoint, and returns when whoever supervises it has started it again. */
export async function crashPostgres(owner: Db): Promise<void> {
  const [before] = await owner<{ pid: string }[]>`select split_part(pg_read_file('postmaster.pid'), chr(10), 1) as pid`;
  signal(Number(before?.pid), "SIGQUIT");
  await eventually("PostgreSQL is back", () =>
    owner<{ pid: string }[]>`select split_part(pg_read_file('postmaster.pid'), chr(10), 1) as pid`.then(
      ([now]) => now?.pid !== before?.pid,
      () => false,
    ),
  );
}

async function withRedis<T>({ redisUrl }: Stage, work: (redis: Redis) => Promise<T>): Promise<T> {
  if (!redisUrl) throw new Error("there is no Redis here");
  const redis = new Redis(redisUrl, { retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** Everything in the queue is gone. */
export const wipeRedis = (stage: Stage): Promise<unknown> => withRedis(stage, (redis) => redis.flushall());

const pidOf = (stage: Stage): Promise<number> => withRedis(stage, async (redis) => Number(/process_id:(\d+)/.exec(await redis.info("server"))?.[1]));

/** Redis gone with all it held; whoever supervises it starts it again, empty. */
export const killRedis = async (stage: Stage): Promise<void> => signal(await pidOf(stage), "SIGKILL");

/** Redis there, and silent; answers how to wake it. */
export async function silenceRedis(stage: Stage): Promise<() => void> {
  const pid = await pidOf(stage);
  signal(pid, "SIGSTOP");
  return () => signal(pid, "SIGCONT");
}
