import { playStore } from "@souk/market";
import { days, hours } from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import { apiWorld, type ApiWorld } from "./test-door.ts";

/** A finished order whose money waits for the payout, and what its store is told of it. */
async function finished(w: ApiWorld): Promise<{ readonly no: number; readonly storeId: number; readonly listed: () => Promise<readonly string[]> }> {
  const [no = 0] = await w.buy({ articles: ["Desk lamp"] });
  await w.advance(hours(24));
  const seller = await w.sellerOf(no);
  await w.play(seller, no, { on: "ship", carrier: "Parcel Post", tracking: `PP${no}00001`, plan: [] });
  await w.play(w.as("mira"), no, { on: "confirm_receipt" });
  const { storeId } = await w.order(no);
  const ask = await w.seller(storeId);
  const listed = async (): Promise<readonly string[]> => {
    const { body } = await ask("seller.money.held");
    return body.orders.map((row: { orderNo: number; bucket: string; amount: { amount: number } }) => `${row.orderNo} ${row.bucket} ${row.amount.amount}`);
  };
  return { no, storeId, listed };
}

describe("the money held for a store, order by order", () => {
  test("a finished order is pending until its payout, and then no longer among them", async () => {
    const w = await apiWorld();
    const { no, listed } = await finished(w);
    const { net = 0 } = (await w.order(no)).proceeds ?? {};
    expect(await listed()).toEqual([`${no} pending ${net}`]);
    await w.advance(days(15));
    expect(await listed()).toEqual([]);
  });

  test("a finished order of a frozen store is withheld, and pending again once the store is released", async () => {
    const w = await apiWorld();
    const { no, storeId, listed } = await finished(w);
    const { net = 0 } = (await w.order(no)).proceeds ?? {};
    await playStore(w.db, w.as("admin"), storeId, { on: "freeze_store", reason: "Complaints" });
    expect(await listed()).toEqual([`${no} withheld ${net}`]);
    await playStore(w.db, w.as("admin"), storeId, { on: "release_store", note: "" });
    expect(await listed()).toEqual([`${no} pending ${net}`]);
  });

  test("a finished order whose bank wants the money back is withheld alone", async () => {
    const w = await apiWorld();
    const { no, listed } = await finished(w);
    const { net = 0 } = (await w.order(no)).proceeds ?? {};
    await w.play(w.as("admin"), no, { on: "open_chargeback", amount: 100, reason: "Not recognised" });
    expect(await listed()).toEqual([`${no} withheld ${net}`]);
    await w.play(w.as("admin"), no, { on: "reject_chargeback" });
    expect(await listed()).toEqual([`${no} pending ${net}`]);
  });
});
