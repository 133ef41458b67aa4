import { assessWorld, playStore } from "@souk/market";
import { days, hours } from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import type { ListingCard } from "./contract/index.ts";
import { apiWorld, type ApiWorld } from "./test-door.ts";

const search = async (w: ApiWorld, sort?: string): Promise<readonly ListingCard[]> =>
  (await (await w.of("mira"))("buyer.catalogue.search", { limit: 60, ...(sort && { sort }) })).body.items;

const titles = (items: readonly ListingCard[]): string[] => items.map(({ title }) => title);

describe("3.7 the place in search", () => {
  test("what a demoted store sells comes after everything else, and keeps its place among the best sold", async () => {
    const w = await apiWorld();
    const before = await search(w);
    const storeId = before[0]?.store.storeId ?? 0;
    const [own, others] = [before.filter((item) => item.store.storeId === storeId), before.filter((item) => item.store.storeId !== storeId)];
    await playStore(w.db, w.as("admin"), storeId, { on: "give_points", points: 6, reason: "Late." });
    expect(titles(await search(w))).toEqual(titles([...others, ...own]));
    expect(titles(await search(w, "best_selling"))).toEqual(titles(before));
    await w.advance(days(28));
    expect(titles(await search(w))).toEqual(titles(before));
  });

  test("what a store sells falls with the share of paid orders its own fault cancelled, and so does its shown rating", async () => {
    const w = await apiWorld();
    const title = "Harbour pendant light";
    const before = await search(w);
    const rating = before.find((item) => item.title === title)?.store.rating ?? 0;
    const nos: number[] = [];
    for (let n = 0; n < 10; n += 1) nos.push(...(await w.buy({ articles: [title] })));
    await w.advance(hours(24));
    for (const no of nos.slice(0, 5)) await w.play(await w.sellerOf(no), no, { on: "ship", carrier: "Parcel Post", tracking: `PP${no}00001`, plan: [] });
    await assessWorld(w.db, w.id, { force: true });
    expect((await search(w)).find((item) => item.title === title)?.store.rating).toBe(rating);

    await w.advance(days(6));
    await assessWorld(w.db, w.id, { force: true });
    const after = await search(w);
    const [card, place] = [after.find((item) => item.title === title), titles(after).indexOf(title)];
    expect(place).toBeGreaterThan(titles(before).indexOf(title));
    expect(card?.store.rating).toBeCloseTo(rating / 2, 1);
    const product = await (await w.of("mira"))("buyer.catalogue.product", { listingId: card?.listingId });
    expect(product.body.product.store.rating).toBe(card?.store.rating);
  });
});
