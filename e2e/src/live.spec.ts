import { expect, test } from "@souk/playwright";
import { orderCard, requestCard, statusOf } from "./steps.ts";

test("what one side does appears in the other side's open page by itself", { tag: "@queue-off" }, async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await buyerPage.goto("/orders");
  await sellerPage.goto("/cancellations");
  await expect(sellerPage.getByText("Nothing to answer")).toBeVisible();
  await expect(orderCard(buyerPage, order)).toContainText("Awaiting shipment");

  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" });
  await expect(requestCard(sellerPage, order)).toBeVisible();
  await expect(orderCard(buyerPage, order)).toContainText("Awaiting seller approval");

  await world.seller.seller.cancellations.makeCounterOffer.mutate({ orderNo: order.no, amount: 700 });
  await buyerPage.getByRole("link", { name: `Order ${order.no}` }).click();
  await expect(buyerPage.getByText("Keep the order and get €7.00 back.")).toBeVisible();

  await world.seller.seller.cancellations.approve.mutate({ orderNo: order.no });
  await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller approved the request");
  await expect(sellerPage.getByText("Nothing to answer")).toBeVisible();
});

test("a world whose clock runs closes what is due without anybody pressing anything", async ({ world, buyerPage }) => {
  const order = await world.paidOrder("Harbour pendant light");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" });
  await world.clock.advance({ by: "71h59m" });
  await buyerPage.goto(order.url.buyer);
  await world.clock.run(600);
  await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller did not answer");
  await world.clock.pause();
});
