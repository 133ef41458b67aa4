import { expect, test } from "@souk/playwright";
import type { Locator, Page } from "@playwright/test";

/** A figure of the store's money by name. */
const bucket = (page: Page, name: string): Locator => page.getByRole("list", { name: "Buckets" }).getByRole("listitem").filter({ hasText: name });

const heldOf = (page: Page): Locator => page.getByRole("table", { name: "Money held per order" });

test("money goes from escrow to pending to available, and from there to the seller's bank", async ({ world, sellerPage }) => {
  const order = await world.deliveredOrder("Desk lamp");
  await sellerPage.goto("/money");
  await expect(bucket(sellerPage, "In escrow")).toContainText("€44.40");
  await expect(sellerPage.getByRole("button", { name: "Withdraw" })).toBeDisabled();

  await world.buyer.buyer.orders.confirmReceipt.mutate({ orderNo: order.no });
  await expect(bucket(sellerPage, "In escrow")).toContainText("€0.00");
  // 44.40 less 8 % commission
  await expect(bucket(sellerPage, "Pending")).toContainText("€40.85");
  await expect(heldOf(sellerPage)).toContainText("Pending");

  await world.clock.advance({ by: "15d" });
  await expect(bucket(sellerPage, "Pending")).toContainText("€0.00");
  await expect(bucket(sellerPage, "Available")).toContainText("€40.85");
  await expect(heldOf(sellerPage)).toHaveCount(0);

  const amount = sellerPage.getByLabel("Amount");
  await amount.fill("40.86");
  await sellerPage.getByRole("button", { name: "Withdraw" }).click();
  await expect(sellerPage.getByText("Enter an amount above 0, at most €40.85.")).toBeVisible();
  await amount.fill("30");
  await sellerPage.getByRole("button", { name: "Withdraw" }).click();
  const dialog = sellerPage.getByRole("dialog", { name: "Withdraw €30.00?" });
  await dialog.getByRole("button", { name: "Withdraw money" }).click();
  await expect(dialog).toBeHidden();
  await expect(bucket(sellerPage, "Available")).toContainText("€10.85");
  await expect(sellerPage.getByRole("table", { name: "Payouts" })).toContainText("€30.00");
  await expect(world).toHaveLedgerBalanced();
});

test("what a finished order brought is withheld while the store is frozen, and pending again afterwards", async ({ world, sellerPage }) => {
  const order = await world.deliveredOrder("Desk lamp");
  await world.buyer.buyer.orders.confirmReceipt.mutate({ orderNo: order.no });
  await world.admin.admin.stores.freeze.mutate({ storeId: 1, reason: "Complaints." });
  await sellerPage.goto("/money");
  await expect(bucket(sellerPage, "Withheld")).toContainText("€40.85");
  await expect(heldOf(sellerPage)).toContainText("Withheld");
  await expect(heldOf(sellerPage)).toContainText("stopped");
  await world.admin.admin.stores.release.mutate({ storeId: 1, note: "All is well." });
  await expect(bucket(sellerPage, "Pending")).toContainText("€40.85");
  await expect(heldOf(sellerPage)).toContainText("Pending");
});
