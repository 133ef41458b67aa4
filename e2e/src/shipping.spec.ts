import { expect, refusalOf, test, type OrderHandle } from "@souk/playwright";
import type { Page } from "@playwright/test";
import { leftoversOf, requestCancellation, statusOf } from "./steps.ts";

/** The seller enters carrier and number on the order's page. */
async function ship(page: Page, { no }: OrderHandle, { overRequest = false } = {}): Promise<void> {
  await page.getByRole("button", { name: "Ship", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Ship order ${no}` });
  await dialog.getByLabel("Carrier").selectOption({ index: 1 });
  await dialog.getByLabel("Tracking number").fill("NB123456789");
  if (overRequest) {
    await dialog.getByRole("button", { name: "Confirm shipment" }).click();
    await expect(dialog.getByText("Confirm that you ship over the open request.")).toBeVisible();
    await dialog.getByLabel("I have handed over the parcel and ship it anyway").check();
  }
  await dialog.getByRole("button", { name: "Confirm shipment" }).click();
  await expect(dialog).toBeHidden();
}

test("a seller ships over an open request: the shipment stands, the request is overtaken, cancelling is over", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await buyerPage.goto(order.url.buyer);
  await requestCancellation(buyerPage);
  await sellerPage.goto(order.url.seller);
  await ship(sellerPage, order, { overRequest: true });

  await expect(statusOf(buyerPage)).toHaveText("Awaiting delivery");
  await expect(buyerPage.getByText("The seller shipped over your request")).toBeVisible();
  const ask = buyerPage.getByRole("button", { name: "Request cancellation" });
  await expect(ask).toBeDisabled();
  await expect(ask).toHaveAccessibleDescription(/Refuse the parcel at the door/);
  const { requests } = await order.seen();
  expect(requests.at(-1)).toMatchObject({ state: "overtaken" });
  expect(await refusalOf(world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" }))).toMatchObject({
    code: "too_late",
  });
});

test("a shipped order arrives, and finishes when the buyer confirms receipt", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await sellerPage.goto(order.url.seller);
  await ship(sellerPage, order);
  await expect(statusOf(sellerPage)).toHaveText("Awaiting delivery");
  await world.clock.advance({ by: "2d" });
  await world.admin.admin.orders.reportDelivered.mutate({ orderNo: order.no });
  await buyerPage.goto(order.url.buyer);
  await buyerPage.getByRole("button", { name: "Confirm receipt" }).click();
  const dialog = buyerPage.getByRole("dialog", { name: "Confirm that you have received everything?" });
  await expect(dialog).toContainText("The money goes to the seller and the purchase protection ends.");
  await dialog.getByRole("button", { name: "Confirm receipt" }).click();
  await expect(statusOf(buyerPage)).toHaveText("Finished");
  await expect(statusOf(sellerPage)).toHaveText("Finished");
  await expect(world).toHaveLedgerBalanced();
});

test("a seller who does not ship in time loses the order, and the buyer gets every cent back", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await buyerPage.goto(order.url.buyer);
  await sellerPage.goto(order.url.seller);
  await world.clock.advance({ by: "71h59m59s999ms" });
  await expect(statusOf(buyerPage)).toHaveText("Awaiting shipment");
  await world.clock.advance({ by: "1ms" });
  await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller did not ship in time");
  await expect(statusOf(sellerPage)).toHaveText("Cancelled: the seller did not ship in time");
  expect(await refusalOf(world.seller.seller.orders.ship.mutate({ orderNo: order.no, carrier: "Northbound Post", tracking: "NB123456789" }))).toMatchObject({
    code: "too_late",
    ended: "ship_by_expired",
  });
  await world.clock.advance({ by: "20d" });
  expect(await leftoversOf(order)).toEqual({});
});

test("a buyer who grants more time keeps the order alive past the first ship-by date", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await sellerPage.goto(order.url.seller);
  await sellerPage.getByRole("button", { name: "Ask for more processing time" }).click();
  const dialog = sellerPage.getByRole("dialog", { name: "Ask for more processing time" });
  await dialog.getByLabel("More days").fill("4");
  await dialog.getByRole("button", { name: "Ask the buyer" }).click();
  await expect(dialog).toBeHidden();

  await buyerPage.goto(order.url.buyer);
  await expect(buyerPage.getByText("The seller asks for 4 more days to ship")).toBeVisible();
  await buyerPage.getByRole("button", { name: "Extend by 4 days" }).click();
  await expect(buyerPage.getByText("The seller asks for 4 more days to ship")).toBeHidden();

  await world.clock.advance({ by: "72h" });
  await expect(order).toHaveState("awaiting_shipment");
  await ship(sellerPage, order);
  await expect(statusOf(buyerPage)).toHaveText("Awaiting delivery");
});
