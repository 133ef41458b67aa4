import { days, hours, signals } from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import { assessWorld, playStore, type Assessment, type Sign } from "../index.ts";
import { freshWorld, type TestWorld } from "../testing/index.ts";

const complaint = { on: "request_cancellation", reason: "seller_unreachable", note: "Nobody answers.", complaint: true } as const;

/** Twelve paid orders of one store, of which the first two are complained about; nobody ever answers or ships. */
async function suspicious(w: TestWorld): Promise<{ readonly storeId: number; readonly nos: readonly number[] }> {
  const nos: number[] = [];
  for (let n = 0; n < 12; n += 1) nos.push(...(await w.buy({ articles: ["Harbour pendant light"], by: n % 2 === 0 ? "mira" : "priya" })));
  await w.advance(hours(24));
  for (const no of nos.slice(0, 2)) await w.play(w.as(no === nos[0] ? "mira" : "priya"), no, complaint);
  return { storeId: (await w.order(nos[0] ?? 0)).storeId, nos };
}

const signOf = (assessment: Assessment | null, subject: string, key: Sign["key"]): Sign | undefined =>
  assessment?.signs.find((sign) => sign.subject === subject && sign.key === key);

describe("signs of fraud", () => {
  test("are measured from the orders, which they name", async () => {
    const w = await freshWorld();
    const { storeId, nos } = await suspicious(w);
    const measured = await assessWorld(w.db, w.id);
    expect(signOf(measured, `store:${storeId}`, "complaints")).toMatchObject({
      value: 2 / 12,
      volume: 12,
      hit: true,
      evidence: nos.slice(0, 2).toSorted((a, b) => b - a),
    });
    expect(signOf(measured, `store:${storeId}`, "not_shipping")).toMatchObject({ value: 0, volume: 12, hit: false });
    await w.advance(days(6));
    const later = await assessWorld(w.db, w.id);
    expect(signOf(later, `store:${storeId}`, "not_shipping")).toMatchObject({ value: 10 / 12, volume: 12, hit: true });
    expect(later?.scores.find(({ subject }) => subject === `store:${storeId}`)).toMatchObject({ score: 80, proposal: "freeze" });
  });

  test("all of them can be measured in a market with every kind of life, each by its own query", async () => {
    const w = await freshWorld("orders-200", { seed: "signs" });
    const measured = await assessWorld(w.db, w.id);
    const keys = new Set(measured?.signs.map(({ key }) => key));
    const never: readonly string[] = ["blocked_links", "returns_contested", "refund_and_chargeback", "false_not_received", "coupon_loops"];
    expect(signals.map(({ key }) => key).filter((key) => !keys.has(key as Sign["key"]) && !never.includes(key))).toEqual([]);
    for (const { value, volume } of measured?.signs ?? []) expect([Number.isFinite(value), volume >= 0]).toEqual([true, true]);
  });

  test("are measured once in six hours of the world's time, unless somebody asks", async () => {
    const w = await freshWorld("one-paid-order");
    expect(await assessWorld(w.db, w.id)).not.toBeNull();
    expect(await assessWorld(w.db, w.id)).toBeNull();
    expect(await assessWorld(w.db, w.id, { force: true })).not.toBeNull();
    await w.advance(hours(6));
    expect(await assessWorld(w.db, w.id)).not.toBeNull();
  });
});

describe("a store over a threshold", () => {
  test("gets under review by itself, and is left alone for a week once a person has cleared it", async () => {
    const w = await freshWorld("shop", { policy: { sellerPoints: false } });
    const { storeId } = await suspicious(w);
    await w.advance(days(6));
    const first = await assessWorld(w.db, w.id, { act: true });
    expect(first?.acted).toEqual([{ storeId, command: "put_under_review", kind: "done" }]);
    await playStore(w.db, w.as("admin"), storeId, { on: "clear_review", note: "Talked to them." });
    expect((await assessWorld(w.db, w.id, { act: true, force: true }))?.acted).toEqual([]);
    await w.advance(days(8));
    expect((await assessWorld(w.db, w.id, { act: true, force: true }))?.acted).toEqual([{ storeId, command: "put_under_review", kind: "done" }]);
  });

  test("is proposed to be frozen, and frozen where the policy does so by itself", async () => {
    const w = await freshWorld("shop", { policy: { sellerPoints: false, freezeScore: 50, autoFreeze: true } });
    const { storeId } = await suspicious(w);
    await w.advance(days(6));
    const assessed = await assessWorld(w.db, w.id, { act: true });
    expect(assessed?.scores.find(({ subject }) => subject === `store:${storeId}`)?.proposal).toBe("freeze");
    expect(assessed?.acted).toEqual([{ storeId, command: "freeze_store", kind: "done" }]);
    expect((await w.place({ articles: ["Harbour pendant light"] })).outcome).toMatchObject({ kind: "refused", refusal: { code: "store_not_selling" } });
  });

  test("gets a point a week for each share over its limit", async () => {
    const w = await freshWorld("shop", { policy: { reviewScore: 1_000, freezeScore: 1_000 } });
    const { storeId } = await suspicious(w);
    await w.advance(days(6));
    const given = { storeId, command: "give_points", kind: "done" };
    expect((await assessWorld(w.db, w.id, { act: true }))?.acted).toEqual([given]);
    await w.advance(days(3));
    expect((await assessWorld(w.db, w.id, { act: true }))?.acted).toEqual([]);
    await w.advance(days(4));
    expect((await assessWorld(w.db, w.id, { act: true }))?.acted).toEqual([given]);
  });
});
