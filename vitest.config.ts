import { defineConfig } from "vitest/config";

/** Whoever knocks and whatever is sent: long, and the same whatever carries the queue. */
const doors = ["packages/api/src/matrix/*.test.ts", "apps/api/src/bad-input.test.ts"];

/** What the suite draws, it draws from one number, so that a run repeats: worlds, lives, bad inputs. `SOUK_SEED=2 npm test` draws others. */
const env = { SOUK_SEED: process.env["SOUK_SEED"] ?? "1" };

/** Files share a process and what it has loaded: that takes longer than most of their tests. */
const shared = { env, isolate: false };

/** `unit` needs nothing; the others need PostgreSQL (`DATABASE_URL`), `worker` a queue as well. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          ...shared,
          setupFiles: ["scripts/seed.mjs"],
          include: ["packages/{rulebook,sim,ui,mail,db,jobs,portal}/src/**/*.test.{ts,tsx}", "apps/{seller,admin}/src/**/*.test.ts", "scripts/**/*.test.mjs"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "market",
          ...shared,
          include: ["packages/market/src/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "api",
          ...shared,
          include: ["packages/api/src/**/*.test.ts", "apps/{cli,api}/src/**/*.test.ts"],
          exclude: doors,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "doors", ...shared, include: doors, testTimeout: 600_000, hookTimeout: 60_000 } },
      { test: { name: "worker", ...shared, include: ["apps/worker/src/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
