import { expect, refusalOf, test, type OrderHandle, type World } from "@souk/playwright";
import { acceptDemand, availableOf, fillDispute, leftoversOf, refundOf, requestCancellation, statusOf } from "./steps.ts";

/** A paid order whose cancellation the seller has refused. */
async function refusedOrder(world: World): Promise<OrderHandle> {
  const order = await world.paidOrder("Desk lamp");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" });
  await world.seller.seller.cancellations.reject.mutate({ orderNo: order.no, reason: "already_packed" });
  return order;
}

test("a buyer whose request is refused sees three ways on, and can ask again", async ({ world, buyerPage }) => {
  const order = await refusedOrder(world);
  await buyerPage.goto(order.url.buyer);
  const panel = buyerPage.getByRole("alert", { name: "The seller rejected your request" });
  await expect(panel.getByRole("listitem")).toHaveCount(3);
  await expect(panel.getByRole("link", { name: "Open dispute: the seller did not want to cancel" })).toBeVisible();

  await requestCancellation(buyerPage, { reason: "Found it cheaper" });
  await expect(statusOf(buyerPage)).toHaveText("Awaiting seller approval");
  await expect(buyerPage.getByRole("button", { name: "Open dispute" })).toHaveCount(0);
});

test("a buyer disputes the refusal before shipping, and a seller who stays silent for five days loses", async ({ world, buyerPage, sellerPage }) => {
  const before = await availableOf(world, "ines", "Desk lamp");
  const order = await refusedOrder(world);
  await buyerPage.goto(order.url.buyer);
  await buyerPage.getByRole("link", { name: "Open dispute: the seller did not want to cancel" }).click();

  await expect(buyerPage.getByText("The order has not been shipped")).toBeVisible();
  await expect(buyerPage.getByLabel("Reason")).toHaveValue("seller_refused_cancel");
  await fillDispute(buyerPage, { text: "I asked within an hour." });
  await expect(statusOf(buyerPage)).toHaveText("Negotiating");
  await expect(buyerPage.getByRole("region", { name: "Proposal of the buyer" })).toContainText("€44.40");

  expect(await refusalOf(world.seller.seller.orders.ship.mutate({ orderNo: order.no, carrier: "Parcel Post", tracking: "PP123456789" }))).toMatchObject({
    code: "dispute_open",
  });
  await sellerPage.goto(order.url.seller);
  await expect(statusOf(sellerPage)).toHaveText("In dispute");

  await world.clock.advance({ by: "4d23h59m59s999ms" });
  await expect(statusOf(buyerPage)).toHaveText("Negotiating");
  await world.clock.advance({ by: "1ms" });
  await expect(statusOf(buyerPage)).toHaveText("Settled: the seller did not answer");
  await buyerPage.goto(order.url.buyer);
  await expect(statusOf(buyerPage)).toHaveText("Refunded in full after a dispute");
  await expect(refundOf(buyerPage)).toContainText("€44.40");
  await expect(statusOf(sellerPage)).toHaveText("Refunded in full after a dispute");
  expect(await availableOf(world, "ines", "Desk lamp")).toBe(before);
  await world.clock.advance({ by: "20d" });
  expect(await leftoversOf(order)).toEqual({});
});

test("a buyer who waits for the parcel after a refusal sends it back and is refunded", async ({ world, buyerPage, sellerPage }) => {
  const order = await refusedOrder(world);
  await world.seller.seller.orders.ship.mutate({ orderNo: order.no, carrier: "Parcel Post", tracking: "PP123456789" });
  await world.clock.advance({ by: "3d" });
  await world.admin.admin.orders.reportDelivered.mutate({ orderNo: order.no });

  await buyerPage.goto(order.url.buyer);
  await buyerPage.getByRole("button", { name: "Open dispute" }).click();
  await fillDispute(buyerPage, { received: true, reason: "Changed my mind (I pay the return)" });
  await acceptDemand(sellerPage, order);
  await expect(statusOf(buyerPage)).toHaveText("Goods go back");

  await buyerPage.goto(order.url.buyer);
  await buyerPage.getByRole("link", { name: "Send goods back" }).click();
  await expect(buyerPage.getByRole("region", { name: "Return" })).toContainText("The buyer pays the postage.");
  await buyerPage.getByLabel("Carrier").fill("Parcel Post");
  await buyerPage.getByLabel("Tracking number").fill("PP-BACK-0001");
  await buyerPage.getByRole("button", { name: "Confirm that it is on its way" }).click();
  await expect(buyerPage.getByRole("region", { name: "Return" })).toContainText("On its way back");

  await sellerPage.getByRole("button", { name: "Confirm return" }).click();
  const dialog = sellerPage.getByRole("dialog", { name: "Are the goods back as they should be?" });
  await expect(dialog).toContainText("€44.40 goes back to the buyer now");
  await dialog.getByRole("button", { name: "Confirm return" }).click();
  await expect(buyerPage.getByRole("region", { name: "Return" })).toContainText("Returned and refunded");
  await buyerPage.goto(order.url.buyer);
  await expect(statusOf(buyerPage)).toHaveText("Refunded in full after a dispute");
  await world.clock.advance({ by: "20d" });
  expect(await leftoversOf(order)).toEqual({});
});

test("goods that are not sent back within ten days end the dispute for the seller", async ({ world, buyerPage }) => {
  const order = await world.deliveredOrder("Desk lamp");
  const { buyer, seller } = world;
  await buyer.buyer.disputes.open.mutate({ orderNo: order.no, received: true, reason: "poor_quality", amount: 4_440, withReturn: true });
  await seller.seller.disputes.accept.mutate({ orderNo: order.no, proposalNo: 1 });
  await buyerPage.goto(`${order.url.buyer}/return`);
  await expect(buyerPage.getByRole("region", { name: "Return" })).toContainText("left to send the goods back");
  await world.clock.advance({ by: "10d" });
  await expect(buyerPage.getByRole("region", { name: "Return" })).toContainText("Lapsed: not sent back in time");
  await expect(order).toHaveState("finished");
});
