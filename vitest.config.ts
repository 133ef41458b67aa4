import { defineConfig } from "vitest/config";

/** Whoever knocks and whatever is sent: long, and the same whatever carries the queue. */
const doors = ["packages/api/src/matrix/*.test.ts", "apps/api/src/bad-input.test.ts"];

/** What the suite draws, it draws from one number, so that a run repeats: worlds, lives, bad inputs. `SOUK_SEED=2 npm test` draws others. */
const env = { SOUK_SEED: process.env["SOUK_SEED"] ?? "1" };

/** `unit` needs nothing; the others need PostgreSQL (`DATABASE_URL`), `worker` a queue as well. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          env,
          setupFiles: ["scripts/seed.mjs"],
          isolate: false,
          include: ["packages/{rulebook,sim,ui,mail,db,jobs,portal}/src/**/*.test.{ts,tsx}", "apps/{seller,admin}/src/**/*.test.ts", "scripts/**/*.test.mjs"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "market",
          env,
          include: ["packages/market/src/**/*.test.ts"],
          // Loading the market takes longer than most of its tests.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "api",
          env,
          include: ["packages/api/src/**/*.test.ts", "apps/{cli,api}/src/**/*.test.ts"],
          exclude: doors,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "doors", env, include: doors, isolate: false, testTimeout: 600_000, hookTimeout: 60_000 } },
      { test: { name: "worker", env, isolate: false, include: ["apps/worker/src/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
