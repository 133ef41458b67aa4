import { expect, test } from "vitest";
import { apiWorld, type Asker, type Reply } from "./test-door.ts";

/** The answer to a command and what a read right after it shows, without the one thing in them that is no world's: the server's time. */
async function answerAndRead(answer: Reply, asker: Asker, read: string, orderNo: number): Promise<{ answered: unknown; read: unknown }> {
  const shown = await asker(read, { orderNo });
  const bare = ({ body }: Reply) => ({ order: body.order, clock: { ...body.clock, serverTime: "" } });
  expect(answer.status).toBe(200);
  return { answered: bare(answer), read: bare(shown) };
}

test("a command answers the order exactly as whoever reads it right after", async () => {
  const w = await apiWorld("shop", { policy: { verifyBy: 0 } });
  const mira = await w.of("mira");
  const variantId = await w.variant("Harbour pendant light");
  const placed = await mira("buyer.checkout.place", { lines: [{ variantId, quantity: 2 }] });
  const { orderNo } = placed.body.orders[0];
  const order = await mira("buyer.orders.get", { orderNo });
  expect(placed.body.total).toEqual(order.body.order.total);
  expect(placed.body.orders[0].store).toEqual(order.body.order.store);

  const seller = await w.seller(order.body.order.store.storeId);
  const { instruments } = (await mira("buyer.checkout.quote", { lines: [{ variantId, quantity: 1 }] })).body;
  const steps = [
    ["buyer.orders.pay", mira, "buyer.orders.get", { instrumentId: instruments[0].instrumentId }],
    ["buyer.orders.requestCancellation", mira, "buyer.orders.get", { reason: "changed_mind" }],
    ["seller.cancellations.makeCounterOffer", seller, "seller.orders.get", { amount: 100 }],
    ["seller.cancellations.approve", seller, "seller.orders.get", {}],
    ["buyer.orders.trash", mira, "buyer.orders.get", {}],
  ] as const;
  for (const [command, asker, read, input] of steps) {
    const both = await answerAndRead(await asker(command, { orderNo, ...input }), asker, read, orderNo);
    expect(both.answered, command).toEqual(both.read);
  }
});

test("setting a line of a cart answers the cart as whoever reads it right after", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const variantId = await w.variant("Desk lamp");
  const set = await mira("buyer.cart.setQuantity", { variantId, quantity: 3 }, "three");
  expect(set.body.cart).toEqual((await mira("buyer.cart.get")).body.cart);
  expect((await mira("buyer.cart.setQuantity", { variantId, quantity: 3 }, "three")).body.cart).toEqual(set.body.cart);
});
