import { expect, test, type OrderHandle, type World } from "@souk/playwright";

/** Every way in which a paid order can be undone here. */
const ways: Readonly<Record<string, (world: World, order: OrderHandle) => Promise<unknown>>> = {
  "the seller agrees": async (world, { no: orderNo }) => {
    await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo, reason: "changed_mind" });
    await world.seller.seller.cancellations.approve.mutate({ orderNo });
  },
  "the seller stays silent": async (world, { no: orderNo }) => {
    await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo, reason: "found_cheaper" });
    await world.clock.advance({ by: "72h" });
  },
  "the seller never ships": (world) => world.clock.advance({ by: "5d" }),
};

for (const [way, undo] of Object.entries(ways))
  test(`no fee is taken when ${way}: what was paid is what comes back`, async ({ world, buyerPage }) => {
    const order = await world.paidOrder("Harbour pendant light", { coupons: ["Market days"] });
    await buyerPage.goto(order.url.buyer);
    await expect(buyerPage.getByText("Cancelling never costs a fee.")).toBeVisible();
    await undo(world, order);
    await expect(order).toHaveState("closed");
    await world.clock.advance({ by: "40d" });
    const { payment, total } = await order.seen();
    expect(payment.refunds.reduce((sum, refund) => sum + refund.amount.amount, 0)).toBe(total.amount);
    expect(payment.refunds.every((refund) => refund.settled)).toBe(true);
    const { entries } = await order.story();
    expect(entries.filter(({ account }) => account === "R:commission")).toEqual([]);
  });
