import { expect, test } from "vitest";
import { openBell } from "./bell.ts";
import { advanceOptions, storesOptions, wakeUp, wakeUpOptions } from "./queues.ts";
import { queueSetting } from "./setting.ts";

const database = "postgres://postgres@127.0.0.1:5432/souk";

test("the queue lives where SOUK_QUEUE says, else on Redis when there is one, else in our own database", () => {
  expect(queueSetting({ DATABASE_URL: database }).backend).toBe("postgres");
  expect(queueSetting({ DATABASE_URL: database, REDIS_URL: "redis://127.0.0.1:6379" }).backend).toBe("redis");
  expect(queueSetting({ DATABASE_URL: database, REDIS_URL: "redis://127.0.0.1:6379", SOUK_QUEUE: "off" }).backend).toBe("off");
});

test("a setting that cannot work is refused with a sentence", () => {
  expect(() => queueSetting({ SOUK_QUEUE: "kafka" })).toThrow('SOUK_QUEUE is "kafka": it can be redis, postgres or off');
  expect(() => queueSetting({ SOUK_QUEUE: "redis" })).toThrow("REDIS_URL does not say where Redis is");
  expect(() => queueSetting({ SOUK_QUEUE: "postgres" })).toThrow("DATABASE_URL does not say where that is");
});

test("two installations on one Redis do not hear each other's bells", () => {
  const of = (name: string) => queueSetting({ DATABASE_URL: `postgres://127.0.0.1/${name}`, REDIS_URL: "redis://127.0.0.1" }).prefix;
  expect(of("souk")).not.toBe(of("souk_test"));
});

test("a wake-up carries the world's number and nothing else", () => {
  expect(wakeUp.parse({ worldId: 7 })).toEqual({ worldId: 7 });
  for (const foreign of [{}, { worldId: "7" }, { worldId: 0 }, { worldId: 1.5 }, { worldId: 7, orderNo: 1001 }, null]) {
    expect(wakeUp.safeParse(foreign).success).toBe(false);
  }
});

test("no job is ever kept, so none can swallow the next of its id", () => {
  for (const options of [wakeUpOptions(7, 100), storesOptions(7), advanceOptions({ worldId: 7, advanceNo: 1 })]) {
    expect(options).toMatchObject({ removeOnComplete: true, removeOnFail: true });
  }
});

test("a wake-up that is overdue rings at once", () => {
  expect(wakeUpOptions(7, -5_000).delay).toBe(0);
});

test.each(["redis", "postgres"])("ringing takes under a second and harms nobody when %s is gone", async (backend) => {
  const heard: string[] = [];
  const nowhere = { SOUK_QUEUE: backend, REDIS_URL: "redis://127.0.0.1:1", DATABASE_URL: "postgres://postgres@127.0.0.1:1/souk" };
  const bell = openBell(queueSetting(nowhere), (where) => heard.push(where));
  const started = performance.now();
  await bell.ring(7, 0);
  await bell.ringStores(7);
  await bell.ringAdvance({ worldId: 7, advanceNo: 1 });
  expect(await bell.queues()).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(heard).toContain("bell");
  await bell.close();
});
