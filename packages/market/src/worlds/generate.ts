import { run, type Changes, type Slice, type StoreCell } from "@souk/sim";
import { openedStore, presets, storeFactsOf, type BuyerFacts, type GrantFacts, type Ms, type Policy, type VariantFacts } from "@souk/rulebook";
import { ports } from "../ports.ts";
import type { Content } from "../scenarios/content.ts";
import type { History } from "../scenarios/history.ts";
import { scenarioNamed, type Carrier, type Overrides, type StoreStory } from "../scenarios/index.ts";
import type { Life } from "../scenarios/life.ts";

/** The policy of a world: the preset `souk`, or a custom one where something differs. */
const policyOf = (overrides: Overrides): Policy =>
  overrides.policy && Object.keys(overrides.policy).length > 0 ? { ...presets.souk, ...overrides.policy, preset: "custom", version: 1 } : presets.souk;

/** A scenario about to be played: its people and shelves, and the law it is played under. */
export interface Setting {
  readonly scenario: string;
  readonly seed: string;
  readonly start: Ms;
  readonly lives: readonly Life[];
  readonly stories: readonly StoreStory[];
  readonly carrier: Carrier;
  readonly content: Content;
  readonly policy: Policy;
}

/** The setting of a scenario. The same scenario, seed, start and overrides give the same world, to the hash. */
export function settingOf(scenarioName: string, seed: string, start: Ms, overrides: Overrides = {}): Setting {
  const scenario = scenarioNamed(scenarioName);
  return {
    scenario: scenario.name,
    seed,
    start,
    lives: scenario.lives(overrides),
    stories: scenario.stories ?? [],
    carrier: overrides.carrier ?? scenario.carrier,
    content: scenario.content(start, overrides),
    policy: policyOf(overrides),
  };
}

/** Orders played at a time. */
const batch = 50;

/**
 * Plays a history in memory up to the world's start, some orders at a time: whoever saves them can do so while the next are played.
 * Orders share nothing but stock and wallets, which a scenario has enough of.
 */
export function* played(setting: Setting, { moves, drafts, grants }: History): Generator<Changes> {
  const { scenario, start, stories } = setting;
  const slice = sliceOf(setting, grants);
  // All orders of a store that acts are played with it.
  const acting = new Set(stories.map(({ store }) => store));
  const together = drafts.filter(({ storeId }) => acting.has(storeId));
  const apart = drafts.filter(({ storeId }) => !acting.has(storeId));
  const batches = [...(together.length > 0 ? [together] : []), ...chunks(apart, batch)];
  for (const [n, some] of batches.entries()) {
    const nos = new Set(some.map((draft) => draft.no));
    // A run fires every deadline of its slice: the orders of earlier batches have been played to the start already.
    slice.orders.clear();
    const changes = run(
      slice,
      moves.filter((move) => ("orderNo" in move ? nos.has(move.orderNo) : n === 0)),
      start,
      ports,
    );
    for (const { move, decision } of changes.decisions) {
      // A declined payment is part of some lives; anything else the law refuses is a mistake in the scenario.
      if (decision.kind !== "accepted" && move.command.on !== "pay")
        throw new Error(`scenario ${scenario}: ${move.command.on} of ${JSON.stringify(move)} was ${JSON.stringify(decision)}`);
    }
    yield changes;
  }
}

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

/** The whole market in memory, as it stands before its first order. */
export function sliceOf({ content, policy, seed, carrier, stories }: Setting, more: readonly GrantFacts[]): Slice {
  const listings = new Map(content.listings.map((listing) => [listing.id, listing]));
  const stores = content.stores.map((s) => openedStore(s.id, s.openedAt, s.autoApproveWindow));
  const acting = new Set(stories.map(({ store }) => store));
  const cells = stores.filter(({ id }) => acting.has(id)).map((store): [number, StoreCell] => [store.id, { store, head: "", pending: 0, contested: 0 }]);
  const buyers = content.people.filter((p) => p.role === "buyer").map((p): BuyerFacts => ({ id: p.id, state: "good", since: 0, wallet: p.wallet, unpaid: 0 }));
  const variants = content.variants.map((v): VariantFacts => {
    const listing = listings.get(v.listingId);
    if (!listing) throw new Error(`variant ${v.id} has no listing`);
    return { id: v.id, listingId: v.listingId, storeId: listing.storeId, onSale: listing.onSale, mode: v.mode, onHand: v.onHand, reserved: 0 };
  });
  return {
    seed,
    currency: content.currency,
    carrier,
    policy,
    policies: new Map([[policy.version, policy]]),
    orders: new Map(),
    stores: byId(stores.map((store) => storeFactsOf(store, { available: 0, withheld: 0, receivable: 0 }))),
    storeCells: new Map(cells),
    buyers: byId(buyers),
    buyerCells: new Map(),
    variants: byId(variants),
    grants: byId([...content.grants, ...more]),
    instruments: byId(content.instruments),
  };
}

const byId = <T extends { readonly id: number }>(items: readonly T[]): Map<number, T> => new Map(items.map((item) => [item.id, item]));
