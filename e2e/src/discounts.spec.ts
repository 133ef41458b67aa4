import { expect, type Placing, type Wanted, test } from "@souk/playwright";
import { leftoversOf, requestCancellation, statusOf } from "./steps.ts";

interface Case {
  readonly discount: string;
  readonly wanted: Wanted;
  readonly placing?: Placing;
  readonly paid: string;
}

const cases: readonly Case[] = [
  { discount: "a platform coupon", wanted: { title: "Desk lamp" }, placing: { coupons: ["Welcome"] }, paid: "€39.40" },
  { discount: "a store coupon", wanted: { title: "Desk lamp" }, placing: { coupons: ["Hello from Lumen & Loom"] }, paid: "€40.40" },
  { discount: "a flash price", wanted: { title: "Storm lantern" }, paid: "€27.62" },
  { discount: "a bundle price", wanted: { title: "Beeswax pillar candle", quantity: 3 }, paid: "€38.25" },
];

for (const { discount, wanted, placing, paid } of cases)
  test(`an order with ${discount} is cancelled by the same rules, and every cent that was paid comes back`, async ({ world, buyerPage }) => {
    const { collectable } = await world.buyer.buyer.coupons.list.query();
    for (const coupon of collectable.filter((each) => placing?.coupons?.includes(each.title)))
      await world.buyer.buyer.coupons.collect.mutate({ couponId: coupon.couponId });
    const order = await world.paidOrder(wanted, placing);
    await buyerPage.goto(order.url.buyer);
    await expect(buyerPage.getByRole("region", { name: "Price" })).toContainText(paid);
    await requestCancellation(buyerPage);
    await world.seller.seller.cancellations.approve.mutate({ orderNo: order.no });
    await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller approved the request");

    const { total, payment } = await order.seen();
    expect(payment.refunds.map((refund) => refund.amount)).toEqual([total]);
    const { grants } = await world.buyer.buyer.coupons.list.query();
    const used = grants.filter((grant) => placing?.coupons?.includes(grant.coupon.title));
    expect(used.map((grant) => grant.shown)).toEqual((placing?.coupons ?? []).map(() => "restored"));
    await world.clock.advance({ by: "30d" });
    expect(await leftoversOf(order)).toEqual({});
  });

test("a reinstated coupon takes the same off the next order", async ({ world, buyerPage }) => {
  const first = await world.paidOrder("Desk lamp", { coupons: ["Welcome"] });
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: first.no, reason: "changed_mind" });
  await world.seller.seller.cancellations.approve.mutate({ orderNo: first.no });
  await buyerPage.goto("/");
  await buyerPage.getByRole("link", { name: "Desk lamp" }).click();
  await buyerPage.getByRole("button", { name: "Buy now" }).click();
  await expect(buyerPage.getByRole("checkbox", { name: "Welcome" })).toBeChecked();
  await expect(buyerPage.getByRole("button", { name: "Place and pay €39.40" })).toBeEnabled();
});
