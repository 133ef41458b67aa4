import { hours, type Ms, type Policy, type StoreCommand } from "@souk/rulebook";
import { InvalidInput } from "../errors.ts";
import { contentOf, emptyContent } from "./build.ts";
import type { Content } from "./content.ts";
import { demoStores } from "./demo-catalogue.ts";
import { demoBuyers } from "./demo-people.ts";
import { claims, suspected } from "./claims.ts";
import type { Life } from "./life.ts";
import { lifeNamed, lives, onePaid, oneShipped, waiting } from "./lives.ts";

/** What a caller may set differently from the scenario. */
export interface Overrides {
  /** How many orders a mixed scenario has: `orders-n` (200 unless told). */
  readonly orders?: number;
  /** `orders-n`: instead of mixed orders, as many as fire about this many deadlines in the thirty days after the start. */
  readonly deadlines?: number;
  /** `orders-n`: all orders are paid, await shipment and are of this store, by its place in the catalogue. */
  readonly store?: number;
  /** Who plays the carriers. */
  readonly carrier?: Carrier;
  /** Parameters of the law that differ from the preset `souk`. */
  readonly policy?: Partial<Policy>;
}

/** Whether parcels move by draws from the seed, or only when a person reports what became of them. */
export type Carrier = "simulated" | "by_hand";

/** What an admin did to a store before the world starts. */
export interface StoreStory {
  /** The store's place in the catalogue, from 1. */
  readonly store: number;
  readonly ago: Ms;
  readonly command: StoreCommand;
}

export interface Scenario {
  readonly name: string;
  readonly about: string;
  /** Worlds to live in run from the start; worlds to test in stand. */
  readonly clock: "live" | "paused";
  readonly carrier: Carrier;
  readonly content: (start: Ms, overrides: Overrides) => Content;
  /** One order for each; in any order. */
  readonly lives: (overrides: Overrides) => readonly Life[];
  readonly stories?: readonly StoreStory[];
}

const ordersMax = 50_000;

/** Every life at least once while there is room, the rest by weight; the same list for the same number. */
function mixed(n: number): Life[] {
  const chosen = lives.slice(0, n);
  const total = lives.reduce((sum, life) => sum + life.weight, 0);
  for (let k = 0; chosen.length < n; k++) {
    let at = (k * 0.618_033_988_749_895 * total) % total;
    chosen.push(lives.find((life) => (at -= life.weight) < 0) ?? (lives[0] as Life));
  }
  return chosen;
}

function checkedCount(field: string, n: number): number {
  if (!Number.isInteger(n) || n < 0 || n > ordersMax) throw new InvalidInput(field, `must be a whole number from 0 to ${ordersMax}`);
  return n;
}

const shop = (start: Ms): Content => contentOf({ stores: demoStores.slice(0, 4), buyers: demoBuyers, start });

const everything = (start: Ms): Content => contentOf({ stores: demoStores, buyers: demoBuyers, start });

/** The last of the eight stores, and why it stands still. */
const frozenStore = 8;
const underInvestigation: StoreStory = {
  store: frozenStore,
  ago: hours(18),
  command: { on: "freeze_store", reason: "Several buyers report that nobody answers and parcels come empty." },
};

const list: readonly Scenario[] = [
  { name: "empty", about: "one admin, nothing else", clock: "paused", carrier: "by_hand", content: () => emptyContent(), lives: () => [] },
  { name: "shop", about: "four stores, six buyers, no orders", clock: "paused", carrier: "by_hand", content: shop, lives: () => [] },
  {
    name: "one-paid-order",
    about: "the shop with one paid order that awaits shipment",
    clock: "paused",
    carrier: "by_hand",
    content: shop,
    lives: () => [onePaid],
  },
  {
    name: "one-shipped-order",
    about: "the shop with one order on its way; a person plays the carrier",
    clock: "paused",
    carrier: "by_hand",
    content: shop,
    lives: () => [oneShipped],
  },
  {
    name: "disputes",
    about: "orders in every stage of a dispute, a return or a chargeback, and a store under investigation",
    clock: "paused",
    carrier: "by_hand",
    content: everything,
    lives: () => [...claims, ...suspected(frozenStore)],
    stories: [underInvestigation],
  },
  {
    name: "demo",
    about: "eight stores, six buyers, about ninety orders in every state, one store under investigation",
    clock: "live",
    carrier: "simulated",
    content: everything,
    lives: () => [...mixed(80), lifeNamed("delivered"), ...suspected(frozenStore)],
    stories: [underInvestigation],
  },
  {
    name: "orders-200",
    about: "the demo's stores with 200 orders in mixed states",
    clock: "paused",
    carrier: "by_hand",
    content: everything,
    lives: () => {
      const frozen = suspected(frozenStore);
      return [...mixed(200 - frozen.length), ...frozen];
    },
    stories: [underInvestigation],
  },
  {
    name: "orders-n",
    about: "as many orders, or deadlines in the next thirty days, as asked for",
    clock: "paused",
    carrier: "by_hand",
    content: (start) => contentOf({ stores: demoStores, buyers: demoBuyers, start, plentiful: true }),
    lives: ({ orders, deadlines, store }) => {
      if (store !== undefined) return Array.from({ length: checkedCount("orders", orders ?? 200) }, () => ({ ...lifeNamed("to_ship"), store }));
      if (deadlines === undefined) return mixed(checkedCount("orders", orders ?? 200));
      return Array.from({ length: Math.ceil(checkedCount("deadlines", deadlines) / 4) }, () => waiting);
    },
  },
];

/** What a caller may choose from. */
export const scenarioList: readonly Pick<Scenario, "name" | "about" | "clock">[] = list.map(({ name, about, clock }) => ({ name, about, clock }));

export const scenarioNames: readonly string[] = list.map((s) => s.name);

/** The scenario of this name; refuses unknown ones by naming those there are. */
export function scenarioNamed(name: string): Scenario {
  const scenario = list.find((s) => s.name === name);
  if (!scenario) throw new InvalidInput("scenario", `must be one of ${scenarioNames.join(", ")}`);
  return scenario;
}
