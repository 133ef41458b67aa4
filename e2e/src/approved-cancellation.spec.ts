import { expect, test } from "@souk/playwright";
import { approveCancellation, availableOf, leftoversOf, refundOf, requestCancellation, requestCard, statusOf } from "./steps.ts";

test("a seller approves: mail, refund in stages, coupon back, stock back", { tag: "@queue-off" }, async ({ world, buyerPage, sellerPage, mailbox }) => {
  const before = await availableOf(world, "ines", "Desk lamp", "Colour: moss");
  const order = await world.paidOrder({ title: "Desk lamp", options: "Colour: moss" }, { coupons: ["Welcome"] });
  await buyerPage.goto(order.url.buyer);
  await requestCancellation(buyerPage, { reason: "Found it cheaper" });

  await sellerPage.goto("/cancellations");
  await expect(requestCard(sellerPage, order)).toContainText("Found it cheaper");
  await approveCancellation(sellerPage, order);
  await expect(sellerPage.getByText("Nothing to answer")).toBeVisible();

  await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller approved the request");
  await expect(refundOf(buyerPage)).toContainText("Refund expected");
  await expect(refundOf(buyerPage)).toContainText("Card ending 4242");
  expect(await availableOf(world, "ines", "Desk lamp", "Colour: moss")).toBe(before);

  await buyerPage.goto("/coupons");
  const usable = buyerPage.getByRole("list", { name: "Ready to use" }).getByRole("listitem").filter({ hasText: "Welcome" });
  await expect(usable).toContainText("Given back");

  const [latest] = await mailbox("mira");
  expect(latest).toMatchObject({ orderNo: order.no, party: "buyer" });
  await buyerPage.goto("/inbox");
  await expect(
    buyerPage
      .getByRole("list", { name: "Inbox" })
      .getByRole("link", { name: `Order ${order.no}` })
      .first(),
  ).toBeVisible();

  await buyerPage.goto(order.url.buyer);
  for (const [event, words] of [
    ["refund_processing", "Refund processing"],
    ["refund_sent", "Refunded"],
    ["refund_credited", "Credited"],
  ] as const) {
    await world.clock.advance({ until: { event, orderNo: order.no } });
    await expect(refundOf(buyerPage)).toContainText(words);
  }
  expect(await leftoversOf(order)).toEqual({});
});

test("a seller rejects: the buyer reads why, and may ask again", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await buyerPage.goto(order.url.buyer);
  await requestCancellation(buyerPage);
  await sellerPage.goto(order.url.seller);
  await sellerPage.getByRole("button", { name: "Reject" }).click();
  const dialog = sellerPage.getByRole("dialog", { name: `Reject the cancellation of order ${order.no}` });
  await dialog.getByRole("button", { name: "Reject request" }).click();
  await expect(dialog.getByText("Choose why you reject the request.")).toBeVisible();
  await dialog.getByLabel("Reason").selectOption("Already packed");
  await dialog.getByLabel("Note to the buyer").fill("It is on the trolley.");
  await dialog.getByRole("button", { name: "Reject request" }).click();

  await expect(buyerPage.getByText("The seller rejected your request")).toBeVisible();
  await expect(buyerPage.getByText("It is on the trolley.").first()).toBeVisible();
  await requestCancellation(buyerPage, { reason: "Poor ratings or delays" });
  await expect(statusOf(buyerPage)).toHaveText("Awaiting seller approval");
});

test("a buyer withdraws: the order goes on as if nothing had been asked", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await buyerPage.goto(order.url.buyer);
  await requestCancellation(buyerPage);
  await sellerPage.goto("/cancellations");
  await expect(requestCard(sellerPage, order)).toBeVisible();
  await buyerPage.getByRole("button", { name: "Withdraw request" }).click();
  await buyerPage.getByRole("dialog", { name: "Withdraw your request?" }).getByRole("button", { name: "Withdraw request" }).click();
  await expect(statusOf(buyerPage)).toHaveText("Awaiting shipment");
  await expect(requestCard(sellerPage, order)).toBeHidden();
});
