import { expect, test } from "vitest";
import { apiWorld, type ApiWorld } from "./test-door.ts";

async function ours(w: ApiWorld): Promise<{ orderNo: number; variantId: number }> {
  const [orderNo = 0] = await w.buy({ by: "mira", articles: ["Desk lamp"] });
  return { orderNo, variantId: await w.variant("Desk lamp") };
}

test("reads of a stranger find nothing either", async () => {
  const [w, elsewhere] = [await apiWorld(), await apiWorld()];
  const mine = await ours(w);
  const { storeId } = await w.order(mine.orderNo);
  const otherStore = w.people.find((one) => one.storeId !== null && one.storeId !== storeId)?.storeId ?? 0;
  for (const stranger of [await w.of("leon"), await elsewhere.of("mira")]) {
    expect(await stranger("buyer.orders.get", { orderNo: mine.orderNo })).toEqual(await stranger("buyer.orders.get", { orderNo: 999_999 }));
    expect((await stranger("buyer.orders.list")).body.orders).toEqual([]);
    expect((await stranger("buyer.orders.list", { search: String(mine.orderNo) })).body.orders).toEqual([]);
    expect((await stranger("buyer.orders.counts")).body.counts.all).toBe(0);
    expect((await stranger("buyer.inbox.list")).body.mails).toEqual([]);
    expect((await stranger("events.since", { stream: `order:${mine.orderNo}` })).body.events).toEqual([]);
    expect((await stranger("events.between", { from: "2000-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" })).body).toMatchObject({ counts: {}, events: [] });
  }
  for (const stranger of [await w.seller(otherStore), await elsewhere.seller(storeId)]) {
    expect(await stranger("seller.orders.get", { orderNo: mine.orderNo })).toEqual(await stranger("seller.orders.get", { orderNo: 999_999 }));
    expect((await stranger("seller.orders.list")).body.orders).toEqual([]);
    expect((await stranger("seller.money.entries", { orderNo: mine.orderNo })).body.entries).toEqual([]);
    expect((await stranger("seller.money.held")).body.orders).toEqual([]);
  }
  const elsewhereAdmin = await elsewhere.of("admin");
  expect((await elsewhereAdmin("admin.orders.story", { orderNo: mine.orderNo })).status).toBe(404);
  expect((await elsewhereAdmin("admin.outbox.list")).body.mails).toEqual([]);
  const instruments = await w.of("leon");
  const paidWithMiras = await instruments("buyer.checkout.quote", { lines: [{ variantId: mine.variantId, quantity: 1 }] });
  expect(JSON.stringify(paidWithMiras.body.instruments)).not.toContain("4242");
});

test("another buyer's means of payment and address are absent", async () => {
  const w = await apiWorld();
  const leon = await w.of("leon");
  const mira = await w.of("mira");
  const miras = (await mira("buyer.instruments.list")).body.instruments[0].instrumentId;
  const [orderNo = 0] = await w.buy({ by: "leon", unpaid: true });
  expect((await leon("buyer.orders.pay", { orderNo, instrumentId: miras })).status).toBe(404);
  expect((await leon("buyer.checkout.place", { lines: [{ variantId: await w.variant("Desk lamp"), quantity: 1 }], addressId: 40 })).status).toBe(404);
  expect((await leon("buyer.checkout.place", { lines: [{ variantId: await w.variant("Desk lamp"), quantity: 1 }], couponGrantIds: [1] })).status).toBe(404);
});

test("a purged order is gone for its buyer and whole for the admin", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const [orderNo = 0] = await w.buy({ unpaid: true });
  await mira("buyer.orders.cancelUnpaid", { orderNo, reason: "not_needed" });
  await mira("buyer.orders.trash", { orderNo });
  expect((await mira("buyer.orders.purge", { orderNo, understood: false })).status).toBe(409);
  expect((await mira("buyer.orders.purge", { orderNo, understood: true })).status).toBe(200);
  expect((await mira("buyer.orders.get", { orderNo })).status).toBe(404);
  const nadia = await w.of("admin");
  expect((await nadia("admin.orders.story", { orderNo })).body.order.visibility).toBe("purged");
});
