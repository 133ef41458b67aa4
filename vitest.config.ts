import { defineConfig } from "vitest/config";

/** Whoever knocks and whatever is sent: long, and the same whatever carries the queue. */
const doors = ["packages/api/src/matrix/*.test.ts", "apps/api/src/bad-input.test.ts"];

/** `unit` needs nothing; `market`, `doors` and `worker` need PostgreSQL (`DATABASE_URL`), `worker` a queue as well. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["packages/{rulebook,sim,ui,mail,db,jobs,portal}/src/**/*.test.{ts,tsx}", "apps/{seller,admin}/src/**/*.test.ts", "scripts/**/*.test.mjs"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "market",
          include: ["packages/{market,api}/src/**/*.test.ts", "apps/{cli,api}/src/**/*.test.ts"],
          exclude: doors,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "doors", include: doors, testTimeout: 600_000, hookTimeout: 60_000 } },
      { test: { name: "worker", include: ["apps/worker/src/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
