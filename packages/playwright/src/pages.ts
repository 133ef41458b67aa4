import type { Portal } from "@souk/api/contract";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import type { Installation } from "./installation.ts";
import type { Who } from "./people.ts";
import type { World } from "./world.ts";

/** A browser window of one person at their portal, with what went wrong in it. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught exceptions and answers of 500 and above, in the order they came. */
  readonly faults: readonly string[];
}

/** Opens a person's portal in a context of its own, already signed in: the session comes from the portal's own door, no page is clicked for it. */
export async function takeSeat(browser: Browser, at: Installation, world: World, who: Who, role?: Portal): Promise<Seat> {
  const person = world.person(who, role);
  const origin = at.portalUrls[person.role];
  const context = await browser.newContext({ baseURL: origin, reducedMotion: "reduce" });
  const answer = await context.request.post(`${origin}/api/trpc/session.continueAs`, {
    headers: { origin: new URL(origin).origin, "idempotency-key": randomUUID() },
    data: { world: world.slug, personId: person.personId },
  });
  if (!answer.ok()) throw new Error(`${person.name} could not sit down at ${origin}: ${answer.status()} ${await answer.text()}`);
  const faults: string[] = [];
  context.on("page", (page) => watch(page, faults));
  return { page: await context.newPage(), context, faults };
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
