import { inWorld, readSlice } from "@souk/db";
import { describe, expect, onTestFinished, test } from "vitest";
import { deleteWorld, findPerson, importCatalogue, listPeople, listWorlds, payOrders, placeCheckout, type ImportInput } from "../index.ts";
import { expectPromisesHold, freshWorld, playerOf, testDb } from "../testing/index.ts";

const input: ImportInput = {
  currency: "GBP",
  name: "Import test",
  stores: [
    { id: "S1", name: "Copper Cove", category: "home_decor", shipWindowDays: 4, responseClass: "within_day", handlingRatioZ: -0.5, weekendHandover: false },
    { id: "S2", name: "Wayfarer Goods", category: "bags", shipWindowDays: 9 },
  ],
  products: [
    { sku: "1", title: "Lunch Bag <Red & Spotty>", category: "bags", store: "S2", price: 165, lowPrice: 99, orderLines: 40, quantityMedian: 10 },
    { sku: "2", title: "Ёлочка ✿ 'quoted'", category: "home_decor", store: "S1", price: 1_295 },
    ...Array.from({ length: 700 }, (_, n) => ({ sku: `n${n}`, title: `Article ${n}`, category: "party", store: n % 2 ? "S1" : "S2", price: 100 + n })),
  ],
};

async function imported(more: Partial<ImportInput> = {}) {
  const made = await importCatalogue(testDb(), { ...input, ...more });
  onTestFinished(() => deleteWorld(testDb(), made.world.id));
  return made;
}

describe("an imported world", () => {
  test("can be shopped in by its buyers, store by store", async () => {
    const db = testDb();
    const progress: number[] = [];
    const made = await importCatalogue(db, input, (done) => progress.push(done));
    const { id } = made.world;
    onTestFinished(() => deleteWorld(db, id));
    expect(made).toMatchObject({ stores: 2, products: 702, world: { currency: "GBP", scenario: "import" } });
    expect(progress).toEqual([500, 702]);
    const mira = playerOf(id, await findPerson(db, id, "mira"));
    const placed = await placeCheckout(db, mira, {
      lines: [
        { variantId: 1, quantity: 12 },
        { variantId: 2, quantity: 1 },
      ],
    });
    expect(placed.outcome.kind).toBe("done");
    expect(placed.drafts.map((draft) => draft.processing / 86_400_000)).toEqual([9, 4]);
    const checkoutNo = placed.drafts[0]?.checkoutNo ?? 0;
    expect((await payOrders(db, mira, { checkoutNo, instrumentId: 1 })).outcome.kind).toBe("done");
    await expectPromisesHold(db, id);
  });

  test("sells articles of any name, and an order keeps it to the letter", async () => {
    const titles = ["null", "NULL", "{1,2}", '"', "back\\slash", "a, (b)", "it''s", "Ёлочка ✿", "true", "1"];
    const { world } = await imported({ products: titles.map((title, n) => ({ sku: `t${n}`, title, category: "party", store: "S1", price: 100 })) });
    const mira = playerOf(world.id, await findPerson(testDb(), world.id, "mira"));
    const { drafts } = await placeCheckout(testDb(), mira, { lines: titles.map((_, n) => ({ variantId: n + 1, quantity: 1 })) });
    const orderNo = drafts[0]?.no ?? 0;
    const { slice } = await inWorld(testDb(), world.id, (tx) => readSlice(tx, { orders: [orderNo] }));
    expect(slice.orders.get(orderNo)?.order.lines.map(({ title }) => title)).toEqual(titles);
  });

  test("has a seller for every store, who keeps what the file says of the store's ways", async () => {
    const { world } = await imported();
    const sellers = (await listPeople(testDb(), world.id)).filter((person) => person.role === "seller");
    expect(sellers.map(({ store, persona }) => [store, persona])).toEqual([
      ["Copper Cove", "busy response_class=within_day handling_ratio_z=-0.5 weekend_handover=no"],
      ["Wayfarer Goods", "prompt"],
    ]);
  });

  test("cannot be reset: it was made from a file", async () => {
    const { world } = await imported();
    const { resetWorld } = await import("./create.ts");
    await expect(resetWorld(testDb(), world.id)).rejects.toThrow("was not made from a scenario");
  });
});

describe("an import into a world that is there", () => {
  test("adds to it, under names that are still free", async () => {
    const w = await freshWorld("shop");
    await importCatalogue(w.db, { ...input, currency: "EUR", worldId: w.id });
    const stores = (await listPeople(w.db, w.id)).filter((person) => person.role === "seller").map((person) => person.store);
    expect(stores).toEqual(["Lumen & Loom", "Fennel Kitchen", "Paper Fox", "Wayfarer Goods", "Copper Cove", "Wayfarer Goods"]);
    expect(await w.buy({ articles: ["Article 5"] })).toHaveLength(1);
  });

  test("brings buyers where there are none", async () => {
    const w = await freshWorld("empty");
    await importCatalogue(w.db, { ...input, currency: "EUR", worldId: w.id });
    expect((await listPeople(w.db, w.id)).filter((person) => person.role === "buyer")).toHaveLength(6);
  });

  test("in another currency is refused and changes nothing", async () => {
    const w = await freshWorld("shop");
    await expect(importCatalogue(w.db, { ...input, worldId: w.id })).rejects.toThrow("currency: must be EUR, the currency of this world, not GBP");
    expect(await listPeople(w.db, w.id)).toHaveLength(w.people.length);
  });
});

test("what the database refuses leaves no half world behind", async () => {
  const broken = { ...input, seed: "half", products: [...input.products, { sku: "last", title: "Never", category: "party", store: "S1", price: 0 }] };
  await expect(importCatalogue(testDb(), broken)).rejects.toThrow("a_price_is_at_least_one");
  expect((await listWorlds(testDb())).filter((world) => world.seed === "half")).toEqual([]);
});
