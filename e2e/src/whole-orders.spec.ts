import { expect, test } from "@souk/playwright";
import { leftoversOf, refundOf, requestCancellation, statusOf } from "./steps.ts";

const two = ["Desk lamp", "Linen cushion"];

test("of two items neither can be cancelled alone: the whole order goes", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder(two);
  await buyerPage.goto(order.url.buyer);
  await expect(buyerPage.getByRole("list", { name: "Items" }).getByRole("button")).toHaveCount(0);
  await expect(buyerPage.getByRole("button", { name: "Request cancellation" })).toHaveCount(1);

  await buyerPage.getByRole("button", { name: "Request cancellation" }).click();
  const recap = buyerPage.getByRole("dialog").getByRole("region", { name: "What you are cancelling" });
  for (const title of two) await expect(recap).toContainText(title);
  await buyerPage.keyboard.press("Escape");
  await requestCancellation(buyerPage);
  await world.seller.seller.cancellations.approve.mutate({ orderNo: order.no });

  await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller approved the request");
  await expect(refundOf(buyerPage)).toContainText("€68.90");
  await sellerPage.goto(order.url.seller);
  await expect(statusOf(sellerPage)).toHaveText("Cancelled: the seller approved the request");
});

test("a counter-offer keeps the order for part of the money back", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder(two);
  await buyerPage.goto(order.url.buyer);
  await requestCancellation(buyerPage, { reason: "Found it cheaper" });

  await sellerPage.goto(order.url.seller);
  await sellerPage.getByRole("button", { name: "Counter-offer" }).click();
  const offer = sellerPage.getByRole("dialog", { name: `Counter-offer for order ${order.no}` });
  await offer.getByLabel("Amount to give back").fill("68.90");
  await offer.getByRole("button", { name: "Send offer" }).click();
  await expect(offer.getByText(/Enter an amount above 0 and below/)).toBeVisible();
  await offer.getByLabel("Amount to give back").fill("7.00");
  await offer.getByRole("button", { name: "Send offer" }).click();
  await expect(offer).toBeHidden();

  await expect(buyerPage.getByText("Keep the order and get €7.00 back.")).toBeVisible();
  await buyerPage.getByRole("button", { name: "Accept offer" }).click();
  await buyerPage
    .getByRole("dialog")
    .getByRole("button", { name: /^Accept/ })
    .click();
  await expect(statusOf(buyerPage)).toHaveText("Awaiting shipment");
  await expect(refundOf(buyerPage)).toContainText("€7.00");

  await world.clock.advance({ by: "71h" });
  await expect(order).toHaveState("awaiting_shipment");
  await world.seller.seller.orders.ship.mutate({ orderNo: order.no, carrier: "Northbound Post", tracking: "NB123456789" });
  await world.clock.advance({ by: "30d" });
  expect(await leftoversOf(order)).toMatchObject({ "A:psp:card": 6_190 });
});
