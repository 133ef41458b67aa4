import { connect, connectOwner, type Db } from "@souk/db";
import { migrate } from "@souk/db/migrate";
import { queueSetting } from "@souk/jobs";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import type { Env } from "../house.ts";
import { type RunningWorker, startWorker } from "../worker.ts";
import { type WorkerProcess, spawnWorker } from "./worker-process.ts";

const { SOUK_QUEUE: backend, REDIS_URL: redisUrl, SOUK_REQUIRE_REDIS: required, DATABASE_URL: databaseUrl } = process.env;

/** Whether these tests would need a Redis that is not there; in CI that is a failure. */
const lacksRedis = backend === "redis" && !redisUrl;
if (lacksRedis && required === "1") throw new Error("SOUK_QUEUE is redis and SOUK_REQUIRE_REDIS is 1, but REDIS_URL does not say where Redis is");
if (lacksRedis) process.stderr.write("\n  !! SKIPPED: the worker's tests on Redis, because REDIS_URL does not say where Redis is.\n\n");

/** A database of its own, so that no other file's worker does this file's work, with the queue that is under test. */
export interface Surroundings {
  readonly env: Env;
  readonly db: Db;
  /** Sees behind the walls. */
  readonly owner: Db;
  /** Starts a worker in this process; what a test leaves running is stopped after it. */
  worker(more?: Env): Promise<RunningWorker>;
  /** Starts one in a process of its own. */
  workerProcess(more?: Env): Promise<WorkerProcess>;
  /** Empties the queue as an operator might: everything in it is gone. */
  wipeQueue(): Promise<void>;
}

/** Describes a suite over the queue under test; `use` hands out the surroundings inside tests. */
export function describeWithQueue(name: string, tests: (use: () => Surroundings) => void): void {
  describe.skipIf(lacksRedis)(`${name} (queue: ${queueSetting(lacksRedis ? {} : process.env).backend})`, () => {
    let made: Made | undefined;
    beforeAll(async () => {
      made = await surround();
    });
    afterEach(async () => made?.stopAll());
    afterAll(async () => made?.close());
    tests(() => {
      if (!made) throw new Error("the surroundings are made before the first test");
      return made;
    });
  });
}

interface Made extends Surroundings {
  stopAll(): Promise<void>;
  close(): Promise<void>;
}

async function surround(): Promise<Made> {
  if (!databaseUrl) throw new Error("the worker's tests need DATABASE_URL: where is PostgreSQL?");
  const name = `souk_worker_${process.pid}_${Math.trunc(performance.now())}`;
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const home = connectOwner(databaseUrl);
  await home.unsafe(`create database ${name}`);
  await migrate(url.href);

  const env = { ...process.env, DATABASE_URL: url.href, PORT: "0", SMTP_URL: undefined, SOUK_LOG_LEVEL: process.env["SOUK_LOG_LEVEL"] ?? "fatal" };
  const db = connect(url.href);
  const owner = connectOwner(url.href);
  const setting = queueSetting(env);
  const running: (() => Promise<unknown>)[] = [];
  return {
    env,
    db,
    owner,
    async worker(more = {}) {
      const worker = await startWorker({ ...env, ...more });
      let stopped: Promise<void> | undefined;
      const stop = () => (stopped ??= worker.stop());
      running.push(stop);
      return { ...worker, stop };
    },
    async workerProcess(more = {}) {
      const worker = await spawnWorker({ ...env, ...more });
      running.push(() => worker.kill());
      return worker;
    },
    async stopAll() {
      await Promise.all(running.splice(0).map((stop) => stop()));
    },
    async wipeQueue() {
      if (setting.backend === "postgres") await owner.unsafe("delete from bullmq.job");
      if (setting.backend === "redis") {
        const redis = new Redis(setting.redisUrl);
        await redis.flushdb();
        redis.disconnect();
      }
    },
    async close() {
      await Promise.all([db.end(), owner.end()]);
      await home.unsafe(`drop database ${name} with (force)`);
      await home.end();
    },
  };
}
