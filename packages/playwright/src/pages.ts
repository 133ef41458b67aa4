import type { Portal } from "@souk/api/contract";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import type { Installation } from "./installation.ts";
import type { Who } from "./people.ts";
import type { World } from "./world.ts";

/** A browser window of one person at their portal, with what went wrong in it. */
export interface Seat {
  readonly page: Page;
  /** Console errors, uncaught exceptions and answers of 500 and above, in the order they came. */
  readonly faults: readonly string[];
  /** Closes its pages and leaves nothing of this person behind. */
  leave(): Promise<void>;
}

/**
 * The contexts of a worker's browser, each lent to one person at a time. A person leaves nothing behind there; what stays is the browser's
 * own memory of the portals' scripts, fetched and compiled, because to load them anew is more work than most tests are. Scripts for every page,
 * exposed functions and being offline are set on a page, not on its context: there they would stay for the next test.
 */
export class Desks {
  readonly #browser: Browser;
  readonly #portalUrls: readonly string[];
  readonly #free = new Map<string, BrowserContext[]>();

  constructor(browser: Browser, { portalUrls }: Installation) {
    this.#browser = browser;
    this.#portalUrls = Object.values(portalUrls);
  }

  /** A new page for a portal, at a desk of its own. `look` tells apart what tests set for their contexts: `test.use({ locale: "de" })`. */
  async lend(portalUrl: string, look: string): Promise<{ page: Page; giveBack: () => Promise<void> }> {
    const kind = `${portalUrl} ${look}`;
    const used = this.#free.get(kind)?.pop();
    const context = used ?? (await this.#browser.newContext({ baseURL: portalUrl, reducedMotion: "reduce" }));
    const page = await context.newPage();
    if (used) await this.#empty(page);
    return { page, giveBack: () => this.#takeBack(kind, context) };
  }

  async #takeBack(kind: string, context: BrowserContext): Promise<void> {
    // Only Chromium can be told to forget a person and keep the scripts.
    if (this.#browser.browserType().name() !== "chromium") return context.close();
    await Promise.all(context.pages().map((page) => page.close()));
    await Promise.all([context.clearCookies(), context.clearPermissions(), context.unrouteAll()]);
    this.#free.set(kind, [...(this.#free.get(kind) ?? []), context]);
  }

  /** Clears what earlier pages have stored, before the first page that could read it. */
  async #empty(page: Page): Promise<void> {
    const devtools = await page.context().newCDPSession(page);
    const storageTypes = "local_storage,indexeddb,file_systems,cache_storage,service_workers,shared_storage,storage_buckets";
    await Promise.all(this.#portalUrls.map((url) => devtools.send("Storage.clearDataForOrigin", { origin: new URL(url).origin, storageTypes })));
    await devtools.detach();
  }
}

/** Opens a person's portal, already signed in: the session comes from the portal's own door, no page is clicked for it. */
export async function takeSeat(desks: Desks, look: string, at: Installation, world: World, who: Who, role?: Portal): Promise<Seat> {
  const person = world.person(who, role);
  const origin = at.portalUrls[person.role];
  const { page, giveBack } = await desks.lend(origin, look);
  const context = page.context();
  const answer = await context.request.post(`${origin}/api/trpc/session.continueAs`, {
    headers: { origin: new URL(origin).origin, "idempotency-key": randomUUID() },
    data: { world: world.slug, personId: person.personId },
  });
  if (!answer.ok()) throw new Error(`${person.name} could not sit down at ${origin}: ${answer.status()} ${await answer.text()}`);
  const faults: string[] = [];
  const watched = (opened: Page): void => watch(opened, faults);
  watched(page);
  context.on("page", watched);
  const leave = async (): Promise<void> => {
    context.off("page", watched);
    await giveBack();
  };
  return { page, faults, leave };
}

/** What the browser logs of things that are meant: a refusal or an absence that a person is told about, and that a mail's frame runs no scripts. */
const told = ["Failed to load resource", "Blocked script execution in 'about:srcdoc'"];

/** Notes what a page should never do. */
export function watch(page: Page, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(`exception at ${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !told.some((start) => message.text().startsWith(start))) faults.push(`console at ${page.url()}: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.request().method()} ${response.url()}`);
  });
}
