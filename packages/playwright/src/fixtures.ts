import { test as base, type Page, type TestInfo } from "@playwright/test";
import type { Portal } from "@souk/api/contract";
import { installation } from "./installation.ts";
import { violationsOf } from "./matchers.ts";
import { Desks, takeSeat, type Seat } from "./pages.ts";
import type { Who } from "./people.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

/** What a test file sets with `test.use`. */
export interface SoukOptions {
  /** The scenario its worlds are made from. */
  readonly scenario: string;
  /** The seed of its worlds; the test's own titles unless told, so that a failure repeats. */
  readonly seed: string | undefined;
  /** Where the world's clock starts, and whether it runs (at `rate`) or stands. */
  readonly clock: { readonly start?: string; readonly mode?: "live" | "paused"; readonly rate?: number };
  readonly policy: WorldOptions["policy"];
  /** Who sits at `buyerPage`, `sellerPage` and `adminPage`, and acts where nobody is named. */
  readonly cast: { readonly buyer: Who; readonly seller: Who; readonly admin: Who };
}

export interface SoukFixtures {
  /** A world of this test's own. Afterwards its invariants must hold; it is deleted then, and kept when the test failed. */
  readonly world: World;
  readonly buyerPage: Page;
  readonly sellerPage: Page;
  readonly adminPage: Page;
  /** A portal as anybody of the world: `await pageAs("carlo")`. A name that several roles share takes the first. */
  readonly pageAs: (who: Who) => Promise<Page>;
  /** Mails of one person, newest first. */
  readonly mailbox: (who: Who) => ReturnType<World["mails"]>;
}

/** A page that cannot load says the same thing many times. */
const faultsMax = 20;

interface Inside {
  /** What a test has set for its contexts, as text: only desks that look the same can stand in for each other. */
  readonly look: string;
  /** Everybody who sat down during the test; pages that met a fault fail it. */
  readonly seats: { sit(who: Who, role?: Portal): Promise<Page> };
}

export const test = base.extend<SoukOptions & SoukFixtures & Inside, { readonly desks: Desks }>({
  scenario: ["shop", { option: true }],
  seed: [undefined, { option: true }],
  clock: [{}, { option: true }],
  policy: [undefined, { option: true }],
  cast: [{ buyer: "mira", seller: "ines", admin: "nadia" }, { option: true }],

  world: async ({ scenario, seed, clock, policy, cast }, use, testInfo) => {
    const at = installation();
    const world = await createWorld(at, {
      scenario,
      seed: seed ?? testInfo.titlePath.slice(1).join(" ").slice(-100),
      name: testInfo.title.slice(0, 80),
      ...(clock.start !== undefined && { start: clock.start }),
      ...(policy && { policy }),
      ...cast,
    });
    if (clock.mode === "live") await world.clock.run(clock.rate);
    await use(world);
    await leave(world, testInfo);
  },

  desks: [async ({ browser }, use) => use(new Desks(browser, installation())), { scope: "worker" }],

  // prettier-ignore
  look: async (
    { acceptDownloads, bypassCSP, clientCertificates, colorScheme, contextOptions, deviceScaleFactor, extraHTTPHeaders, geolocation, hasTouch, httpCredentials, ignoreHTTPSErrors,
      isMobile, javaScriptEnabled, locale, offline, permissions, proxy, serviceWorkers, storageState, timezoneId, userAgent, viewport },
    use,
  ) => use(JSON.stringify([
      acceptDownloads, bypassCSP, clientCertificates, colorScheme, contextOptions, deviceScaleFactor, extraHTTPHeaders, geolocation, hasTouch, httpCredentials, ignoreHTTPSErrors,
      isMobile, javaScriptEnabled, locale, offline, permissions, proxy, serviceWorkers, storageState, timezoneId, userAgent, viewport,
    ])),

  seats: async ({ desks, look, world }, use) => {
    const at = installation();
    const seats: Seat[] = [];
    await use({
      async sit(who, role) {
        const seat = await takeSeat(desks, look, at, world, who, role);
        seats.push(seat);
        return seat.page;
      },
    });
    const faults = [...new Set(seats.flatMap((seat) => seat.faults))].slice(0, faultsMax);
    await Promise.all(seats.map((seat) => seat.leave()));
    if (faults.length > 0) throw new Error(`pages met faults that nobody was shown:\n${faults.join("\n")}`);
  },

  buyerPage: async ({ seats, cast }, use) => use(await seats.sit(cast.buyer, "buyer")),
  sellerPage: async ({ seats, cast }, use) => use(await seats.sit(cast.seller, "seller")),
  adminPage: async ({ seats, cast }, use) => use(await seats.sit(cast.admin, "admin")),
  pageAs: async ({ seats }, use) => use((who) => seats.sit(who)),
  mailbox: async ({ world }, use) => use((who) => world.mails(who)),
});

/** After the test: health, then away with it. A world that failed stays to be looked at, with its history beside the report. */
async function leave(world: World, testInfo: TestInfo): Promise<void> {
  const violations = await violationsOf(world);
  if (violations.length === 0 && testInfo.status === testInfo.expectedStatus) return world.delete();
  const { events } = await world.control.events.since.query({ world: world.slug, limit: 100 });
  const told = events.map(({ at, stream, type, rule, by }) => `${at} ${stream} ${type} ${rule} ${by.party}`);
  await testInfo.attach("events of the world", { body: told.join("\n"), contentType: "text/plain" });
  console.log(
    `kept the world ${world.slug} (scenario ${world.scenario}, seed "${world.seed}"): ${world.url("admin", `/sign-in?switch=world&world=${world.slug}`)}`,
  );
  if (violations.length > 0) throw new Error(`the world ${world.slug} breaks the rules:\n${violations.join("\n")}`);
}
