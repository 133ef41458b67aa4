import { expect, test } from "@souk/playwright";
import { requestCard } from "./steps.ts";

test("a click that comes too late is answered in words, and the inbox stands where it stood", async ({ world, sellerPage }) => {
  const order = await world.paidOrder("Harbour pendant light");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" });
  await sellerPage.goto("/cancellations");
  await requestCard(sellerPage, order).getByRole("button", { name: "Reject" }).click();
  const dialog = sellerPage.getByRole("dialog", { name: `Reject the cancellation of order ${order.no}` });
  await dialog.getByLabel("Reason").selectOption("Made to order");

  await world.clock.advance({ by: "72h" });
  await dialog.getByRole("button", { name: "Reject request" }).click();
  await expect(dialog.getByText("Too late: this has already been decided.")).toBeVisible();
  await expect(dialog).toContainText("Cancelled: the seller did not answer");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(sellerPage.getByRole("heading", { name: "Cancellation requests" })).toBeVisible();
  await expect(order).toHaveState("closed", "cancel_auto");
});

test("requests stand in the order of their deadlines, and several are answered at once", async ({ world, sellerPage }) => {
  const first = await world.paidOrder("Harbour pendant light");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: first.no, reason: "changed_mind" });
  const second = await world.paidOrder("Harbour pendant light", { buyer: "priya" });
  await world.as("priya").buyer.orders.requestCancellation.mutate({ orderNo: second.no, reason: "found_cheaper" });

  await sellerPage.goto("/cancellations");
  const cards = sellerPage
    .getByRole("list", { name: "Cancellation requests" })
    .getByRole("listitem")
    .filter({ has: sellerPage.getByRole("checkbox") });
  await expect(cards).toHaveCount(2);
  await expect(cards.first()).toContainText(`Order ${first.no}`);
  await sellerPage.getByRole("checkbox", { name: "Select all" }).check();
  await sellerPage.getByRole("button", { name: "Approve selected" }).click();
  await sellerPage.getByRole("dialog", { name: "Approve 2 cancellations?" }).getByRole("button", { name: "Approve selected" }).click();
  const outcome = sellerPage.getByRole("dialog", { name: "Result per order" });
  await expect(outcome).toContainText("2 of 2 answered");
  await expect(first).toHaveState("closed", "cancel_approved");
  await expect(second).toHaveState("closed", "cancel_approved");
});
