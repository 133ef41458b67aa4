import { expect, test } from "@souk/playwright";
import { acceptDemand, fillDispute, leftoversOf, refundOf, statusOf } from "./steps.ts";

test("a shipped order cannot be cancelled any more: the button says why, and the other ways open in their time", async ({ world, buyerPage }) => {
  const order = await world.shippedOrder("Desk lamp");
  await buyerPage.goto(order.url.buyer);
  const cancel = buyerPage.getByRole("button", { name: "Request cancellation" });
  await expect(cancel).toBeDisabled();
  await expect(cancel).toHaveAccessibleDescription(/Refuse the parcel at the door/);
  const dispute = buyerPage.getByRole("button", { name: "Open dispute" });
  await expect(dispute).toBeDisabled();
  await expect(dispute).toHaveAccessibleDescription(/Too early/);

  await world.clock.advance({ by: "4d23h59m59s999ms" });
  await expect(dispute).toBeDisabled();
  await world.clock.advance({ by: "1ms" });
  await expect(dispute).toBeEnabled();
  await dispute.click();
  await fillDispute(buyerPage, { received: false, reason: "No tracking, or the number is invalid", amount: "20.00" });
  await expect(statusOf(buyerPage)).toHaveText("Negotiating");

  // what stands still while they argue
  const { timers } = await order.seen();
  expect(timers.find(({ kind }) => kind === "protection_end")).toMatchObject({ state: "suspended", remaining: "P55D" });
});

test("a parcel refused at the post comes back to a full refund, with nobody's further word", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.shippedOrder("Desk lamp");
  await world.clock.advance({ by: "2d" });
  for (const fact of ["accepted", "in_transit", "out_for_delivery"] as const) await world.admin.admin.orders.reportShipment.mutate({ orderNo: order.no, fact });
  await buyerPage.goto(order.url.buyer);
  await expect(buyerPage.getByRole("list", { name: "Tracking" }).getByRole("listitem").first()).toContainText("Out for delivery");

  await buyerPage.getByRole("button", { name: "Refuse delivery" }).click();
  const dialog = buyerPage.getByRole("dialog", { name: `Refuse delivery of order ${order.no}?` });
  await expect(dialog).toContainText("If nothing else happens, the order closes by itself and you are refunded in full.");
  await dialog.getByRole("button", { name: "Refuse delivery" }).click();
  await expect(buyerPage.getByRole("alert", { name: "You refused the parcel" })).toBeVisible();
  await expect(buyerPage.getByRole("list", { name: "Tracking" }).getByRole("listitem").first()).toContainText("Refused at the door");
  await sellerPage.goto(order.url.seller);
  await expect(statusOf(sellerPage)).toHaveText("Awaiting delivery");

  await world.clock.advance({ by: "9d23h59m59s999ms" });
  await expect(statusOf(buyerPage)).toHaveText("Awaiting delivery");
  await world.clock.advance({ by: "1ms" });
  await expect(statusOf(buyerPage)).toHaveText("Cancelled: the parcel did not arrive");
  await expect(refundOf(buyerPage)).toContainText("€44.40");
  await expect(statusOf(sellerPage)).toHaveText("Cancelled: the parcel did not arrive");
  await world.clock.advance({ by: "20d" });
  expect(await leftoversOf(order)).toEqual({});
});

test("who refused the parcel can dispute at once and get everything back when the seller agrees", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.shippedOrder("Desk lamp");
  await world.buyer.buyer.orders.refuseDelivery.mutate({ orderNo: order.no });
  await buyerPage.goto(order.url.buyer);
  await buyerPage.getByRole("button", { name: "Open dispute" }).click();
  await expect(buyerPage.getByRole("radio", { name: "No" })).toBeChecked();
  await fillDispute(buyerPage, { reason: "I refused the parcel" });
  await acceptDemand(sellerPage, order);
  await expect(statusOf(buyerPage)).toHaveText("Settled by agreement");
  await buyerPage.goto(order.url.buyer);
  await expect(statusOf(buyerPage)).toHaveText("Refunded in full after a dispute");
});

test("longer protection is asked by the buyer and granted by the seller", async ({ world, buyerPage }) => {
  const order = await world.shippedOrder("Desk lamp");
  await buyerPage.goto(order.url.buyer);
  await buyerPage.getByRole("button", { name: "Ask for longer protection" }).click();
  const dialog = buyerPage.getByRole("dialog", { name: "Ask for longer protection" });
  await dialog.getByLabel("More days").fill("15");
  await dialog.getByRole("button", { name: "Ask the seller" }).click();
  await expect(buyerPage.getByText("You asked for 15 more days of protection")).toBeVisible();
  await world.seller.seller.orders.grantProtection.mutate({ orderNo: order.no, days: 15 });
  await expect(buyerPage.getByText("You asked for 15 more days of protection")).toBeHidden();
  await world.clock.advance({ by: "74d23h59m" });
  await expect(order).toHaveState("awaiting_delivery");
  await world.clock.advance({ by: "1m" });
  await expect(order).toHaveState("finished");
});
