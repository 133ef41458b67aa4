import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AxeBuilder } from "@axe-core/playwright";
import { expect as base, type Page } from "@playwright/test";
import type { OrderHandle } from "./orders.ts";
import type { World } from "./world.ts";

/** What a matcher of Playwright answers. */
interface Verdict {
  readonly name: string;
  readonly pass: boolean;
  readonly message: () => string;
}

/** Every broken invariant of the world in words, none in health. */
export async function violationsOf(world: World): Promise<string[]> {
  const { checks } = await world.admin.admin.invariants.check.query();
  return checks.filter(({ ok }) => !ok).flatMap(({ no, name, violations }) => violations.map(({ where, what }) => `${no} ${name}: ${where}: ${what}`));
}

/** The books of the world that do not balance, per currency; none in health. */
async function imbalancesOf(world: World): Promise<string[]> {
  const { balances } = await world.admin.admin.ledger.trialBalance.query();
  return balances.filter(({ difference }) => difference.amount !== 0).map(({ currency, difference }) => `${currency} is off by ${difference.amount}`);
}

interface Looking {
  /** A part of the page, as a selector; all of it unless told. */
  readonly within?: string | undefined;
  /** What need not be looked at, as a selector. */
  readonly except?: string | undefined;
}

const require = createRequire(import.meta.url);
const axeSource = readFileSync(createRequire(require.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"), "utf8");

/** What a page still needs before axe can look at it: all of axe, which takes as long as a look, or nothing when it has been looked at before. */
const axeFor = async (page: Page): Promise<string> => ((await page.evaluate(() => "axe" in globalThis)) ? ";" : axeSource);

/** Every axe violation of the page as it stands, with the elements at fault. */
async function axeViolationsOf(page: Page, { within, except }: Looking): Promise<string[]> {
  // Inside the page itself: the usual way opens a second page for every look.
  // What is as it should be need not be told of: finding a selector for each such element takes longer than looking at it.
  const builder = new AxeBuilder({ page, axeSource: await axeFor(page) }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  if (within !== undefined) builder.include(within);
  if (except !== undefined) builder.exclude(except);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, target }) => `${id} (${help}) at ${target.join(" ")}: ${html.slice(0, 200)}`));
}

const none = (name: string, faults: readonly string[], subject: string): Verdict => ({
  name,
  pass: faults.length === 0,
  message: () => (faults.length === 0 ? `${subject} has none, though some were expected` : `${subject}:\n${faults.join("\n")}`),
});

/** Playwright's `expect` with what a market can be asked. */
export const expect = base.extend({
  /** Debits equal credits in every currency of the world. */
  async toHaveLedgerBalanced(world: World): Promise<Verdict> {
    return none("toHaveLedgerBalanced", await imbalancesOf(world), `the books of ${world.slug}`);
  },

  /** Every invariant of the rules holds in the world. */
  async toSatisfyInvariants(world: World): Promise<Verdict> {
    return none("toSatisfyInvariants", await violationsOf(world), `broken invariants of ${world.slug}`);
  },

  /** The order comes into this state, with this close reason if one is given, before the matcher's time is over. */
  async toHaveState(order: OrderHandle, state: string, closeReason?: string, options: { readonly timeout?: number } = {}): Promise<Verdict> {
    const wanted = closeReason === undefined ? state : `${state} (${closeReason})`;
    let found = "";
    const look = async () => {
      const { order: known } = await order.story();
      found = closeReason === undefined ? known.state : `${known.state} (${known.closeReason})`;
      return found;
    };
    const poll = base.poll(look, { timeout: options.timeout ?? this.timeout });
    const pass = await (this.isNot ? poll.not.toBe(wanted) : poll.toBe(wanted)).then(
      () => !this.isNot,
      () => this.isNot,
    );
    return { name: "toHaveState", pass, message: () => `order ${order.no} is ${found}; ${this.isNot ? "anything else" : wanted} was expected` };
  },

  /** axe finds nothing on the page, of any impact. */
  async toHaveNoAxeViolations(page: Page, looking: Looking = {}): Promise<Verdict> {
    return none("toHaveNoAxeViolations", await axeViolationsOf(page, looking), `axe at ${page.url()}`);
  },
});
