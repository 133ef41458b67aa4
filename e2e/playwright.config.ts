import { defineConfig, devices } from "@playwright/test";

const { SOUK_CHROMIUM, SOUK_TRACE } = process.env;

/** Chromium refuses its sandbox to root; what it does in the background only disturbs the machine it is tested on. */
const args = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--no-proxy-server",
  "--no-first-run",
  // Nothing is seen, so nothing need be drawn by a graphics card that a test machine has to imitate.
  "--disable-gpu",
  "--disable-gpu-rasterization",
];

/** Against a Souk that runs already: SOUK_{BUYER,SELLER,ADMIN,API}_URL and SOUK_CONTROL_TOKEN say where. `npm test` starts one and sets them. */
export default defineConfig({
  testDir: "src",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    timezoneId: "UTC",
    // A recording costs as much as the test itself: SOUK_TRACE=1 makes one. A failed test keeps its world, which tells more.
    trace: SOUK_TRACE ? "retain-on-failure" : "off",
    launchOptions: { args, ...(SOUK_CHROMIUM && { executablePath: SOUK_CHROMIUM }) },
  },
});
