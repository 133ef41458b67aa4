import { expect, refusalOf, test, type OrderHandle } from "@souk/playwright";
import { statusOf } from "./steps.ts";

test("ten unpaid orders block buying, what is bought already goes on, and support restores the account", async ({ world, buyerPage, adminPage }) => {
  test.setTimeout(120_000);
  const orders: OrderHandle[] = [];
  for (let n = 1; n <= 9; n += 1) orders.push(await world.placeOrder("Gift wrap bundle"));
  await buyerPage.goto("/");
  await expect(buyerPage.getByText("Careful: too many unpaid orders")).toBeVisible();
  orders.push(await world.placeOrder("Gift wrap bundle"));
  await expect(buyerPage.getByText("Buying is blocked on this account")).toBeVisible();
  expect(await refusalOf(world.placeOrder("Gift wrap bundle"))).toMatchObject({ code: "buyer_blocked" });

  await test.step("an order that exists can still be paid", async () => {
    const [first] = orders;
    if (!first) throw new Error("no order was placed");
    await world.pay(first);
    await buyerPage.goto(first.url.buyer);
    await expect(statusOf(buyerPage)).toHaveText("Payment verifying");
  });

  await test.step("support sees why, and restores it with a reason", async () => {
    await adminPage.goto("/buyers?state=purchase_blocked");
    const row = adminPage.getByRole("row").filter({ hasText: "Mira Okafor" });
    await expect(row).toContainText("Purchases blocked");
    await expect(row).toContainText("9 of 10");
    await adminPage.getByRole("button", { name: "Account of Mira Okafor" }).click();
    const account = adminPage.getByRole("dialog", { name: "Mira Okafor" });
    await expect(account.getByRole("button", { name: "Block purchases" })).toBeDisabled();
    await account.getByRole("button", { name: "Restore" }).click();
    const restore = adminPage.getByRole("dialog", { name: "Restore the account of Mira Okafor?" });
    await restore.getByRole("button", { name: "Restore" }).click();
    await expect(restore).toContainText("Say why: it goes on record.");
    await restore.getByRole("textbox", { name: /^Note/ }).fill("She has explained the mix-up.");
    await restore.getByRole("button", { name: "Restore" }).click();
    await expect(restore).toBeHidden();
    await expect(adminPage.getByText("Mira Okafor may buy again.")).toBeVisible();
  });

  await world.placeOrder("Gift wrap bundle");
  await buyerPage.goto("/");
  await expect(buyerPage.getByText("Buying is blocked on this account")).toHaveCount(0);
  await adminPage.goto("/audit");
  await expect(adminPage.getByRole("row").filter({ hasText: "She has explained the mix-up." })).toContainText("Nadia Farouk");
});
