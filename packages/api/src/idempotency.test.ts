import { expect, test } from "vitest";
import { apiWorld, ask, control } from "./test-door.ts";

test("a write without an Idempotency-Key is refused by name", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const reply = await mira("buyer.orders.trash", { orderNo: 1001 }, null);
  expect(reply.status).toBe(400);
  expect(reply.body.fields).toEqual([{ field: "Idempotency-Key", rule: "required", message: expect.any(String) }]);
  expect((await mira("buyer.orders.trash", { orderNo: 1001 }, "no spaces here")).body.fields[0].field).toBe("Idempotency-Key");
});

test("the same key gets the same answer, and nothing happens twice", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const lines = [{ variantId: await w.variant("Desk lamp"), quantity: 1 }];
  const first = await mira("buyer.checkout.place", { lines }, "one-press");
  const again = await mira("buyer.checkout.place", { lines }, "one-press");
  expect(again.body.checkoutNo).toBe(first.body.checkoutNo);
  expect(again.body.orders).toEqual(first.body.orders);
  expect((await mira("buyer.orders.counts")).body.counts.all).toBe(1);
});

test("the same key with another body answers 422", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const [one = 0, two = 0] = [...(await w.buy({ unpaid: true })), ...(await w.buy({ unpaid: true }))];
  expect((await mira("buyer.orders.cancelUnpaid", { orderNo: one, reason: "other" }, "a-key")).status).toBe(200);
  expect((await mira("buyer.orders.cancelUnpaid", { orderNo: two, reason: "other" }, "a-key")).status).toBe(422);
  expect((await mira("buyer.orders.trash", { orderNo: one }, "a-key")).status).toBe(422);
  expect((await w.order(two)).state).toBe("awaiting_payment");
});

test("a refusal is replayed, too", async () => {
  const w = await apiWorld("shop", { policy: { verifyBy: 0 } });
  const mira = await w.of("mira");
  const [orderNo = 0] = await w.buy();
  const refused = await mira("buyer.orders.confirmReceipt", { orderNo }, "too-soon");
  expect(refused.status).toBe(409);
  const seller = await w.seller((await w.order(orderNo)).storeId);
  expect((await seller("seller.orders.ship", { orderNo, carrier: "Post", tracking: "AB123456" })).status).toBe(200);
  expect(await mira("buyer.orders.confirmReceipt", { orderNo }, "too-soon")).toEqual(refused);
  expect((await mira("buyer.orders.confirmReceipt", { orderNo }, "later")).status).toBe(200);
});

test("a hundred clicks on one cancel are one effect, and every click gets a clean answer", async () => {
  const w = await apiWorld("shop", { policy: { verifyBy: 0 } });
  const mira = await w.of("mira");
  const [orderNo = 0] = await w.buy();
  const replies = await Promise.all(Array.from({ length: 100 }, () => mira("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" })));
  const statuses = replies.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  expect((await w.order(orderNo)).requests).toHaveLength(1);
});

test("a token that is nobody's is a stranger's", async () => {
  const reply = await ask("souk_not-a-token-of-this-house", "buyer.orders.list");
  expect(reply.status).toBe(401);
});

test("a repeated key makes no second world", async () => {
  const [first, again] = await Promise.all([
    control("world.create", { scenario: "empty" }, "one-world"),
    control("world.create", { scenario: "empty" }, "one-world"),
  ]);
  expect(first.status).toBe(200);
  expect(again.body.world.slug).toBe(first.body.world.slug);
  expect((await control("world.create", { scenario: "shop" }, "one-world")).status).toBe(422);
  expect((await control("world.delete", { world: first.body.world.slug })).status).toBe(200);
});

test("a repeated key makes no second advance", async () => {
  const w = await apiWorld();
  const first = await control("clock.advance", { world: w.slug, by: "1h", wait: true }, "one-hour");
  const again = await control("clock.advance", { world: w.slug, by: "1h", wait: true }, "one-hour");
  expect(again.body.advance).toEqual(first.body.advance);
  expect(again.body.clock.now).toBe(first.body.clock.now);
});
