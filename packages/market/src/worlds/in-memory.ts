import { goodStanding, openedStore } from "@souk/rulebook";
import { MemoryMarket } from "@souk/sim";
import { ports } from "../ports.ts";
import { historyOf } from "../scenarios/history.ts";
import { settingOf, sliceOf } from "./generate.ts";
import { defaultStart, type WorldInput } from "./input.ts";
import { openingOf, type Recipe } from "./opening.ts";

/** The world `createWorld` would make of this input, as a market in memory that keeps its log: equal to it, to the hash. */
export function marketInMemory({ scenario, seed, clock, overrides = {} }: WorldInput): MemoryMarket {
  const start = clock?.start ?? defaultStart;
  const setting = settingOf(scenario, seed, start, overrides);
  const { content } = setting;
  const recipe: Recipe = { type: "world_created", scenario: setting.scenario, seed, start, overrides: Object.keys(overrides).length > 0 ? overrides : null };
  const { grants, moves } = historyOf(setting);
  const { events, entries } = openingOf(content, recipe);
  const slice = sliceOf(setting, grants);
  const heads = new Map(events.map((event) => [event.stream, event]));
  for (const { id, openedAt, autoApproveWindow } of content.stores)
    slice.storeCells.set(id, { store: openedStore(id, openedAt, autoApproveWindow), head: "", pending: 0, contested: 0 });
  for (const { id, role } of content.people) {
    if (role !== "buyer") continue;
    const opening = heads.get(`buyer:${id}`);
    heads.delete(`buyer:${id}`);
    const standing = { ...goodStanding(id, 0), version: opening?.n ?? 0, lastEventAt: opening?.at ?? 0 };
    slice.buyerCells.set(id, { standing, head: opening?.hash ?? "" });
  }
  const market = new MemoryMarket({ slice, ports, heads: [...heads].map(([stream, { hash }]) => [stream, hash] as const), entries, keepsLog: true });
  market.play(moves, start);
  return market;
}
