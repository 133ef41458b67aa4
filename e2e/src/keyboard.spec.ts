import { expect, test } from "@souk/playwright";
import type { Locator, Page } from "@playwright/test";
import { requestCard, statusOf } from "./steps.ts";

/** More presses than any of our pages should ever ask for. */
const pressesMax = 120;

/** Tabs until the target has the focus, as somebody without a mouse does; the focus must be visible there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < pressesMax; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const visible = await target.evaluate((element) => element.matches(":focus-visible"));
      expect(visible, "the focus can be seen").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target.toString()} was not reached by ${pressesMax} presses of Tab`);
}

const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
};

test("a buyer shops, pays, asks to cancel and takes it back without ever touching a mouse", async ({ world, buyerPage: page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();

  await tabTo(page, page.getByRole("searchbox", { name: "Search the shop" }));
  await page.keyboard.type("desk lamp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/desk/);
  await press(page, page.getByRole("link", { name: "Desk lamp" }));
  await press(page, page.getByRole("button", { name: "Buy now" }));
  await press(page, page.getByRole("button", { name: /^Place and pay/ }));
  await expect(statusOf(page)).toHaveText("Payment verifying");
  await world.clock.advance({ until: { event: "payment_verified", orderNo: 1001 } });
  await expect(statusOf(page)).toHaveText("Awaiting shipment");

  const ask = page.getByRole("button", { name: "Request cancellation" });
  await press(page, ask);
  const dialog = page.getByRole("dialog", { name: "Request cancellation of order 1001" });
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(ask).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByLabel("Reason")).toHaveValue("wrong_item");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Too bright.");
  await press(page, dialog.getByRole("button", { name: "Submit" }));
  await expect(statusOf(page)).toHaveText("Awaiting seller approval");

  await press(page, page.getByRole("button", { name: "Withdraw request" }));
  await press(page, page.getByRole("dialog", { name: "Withdraw your request?" }).getByRole("button", { name: "Withdraw request" }));
  await expect(statusOf(page)).toHaveText("Awaiting shipment");
});

test("a buyer opens a dispute, edits the demand and withdraws it without ever touching a mouse", async ({ world, buyerPage: page }) => {
  const order = await world.deliveredOrder("Desk lamp");
  await page.goto(order.url.buyer);
  await press(page, page.getByRole("button", { name: "Open dispute" }));

  await tabTo(page, page.getByRole("radio", { name: "Yes, I have them" }));
  await page.keyboard.press("Space");
  const reason = page.getByLabel("Reason");
  await tabTo(page, reason);
  await page.keyboard.type("Poor");
  await expect(reason).toHaveValue("poor_quality");
  await tabTo(page, page.getByRole("radio", { name: "Refund only" }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Return and refund" })).toBeChecked();
  await tabTo(page, page.getByLabel("In your own words"));
  await page.keyboard.type("The switch sticks.");
  await tabTo(page, page.getByLabel("Choose files"));
  await press(page, page.getByRole("main").getByRole("button", { name: "Open dispute" }));
  await expect(statusOf(page)).toHaveText("Negotiating");
  await expect(page.getByRole("region", { name: "Proposal of the buyer" })).toContainText("Return and refund");

  const edit = page.getByRole("button", { name: "Edit my proposal" });
  await press(page, edit);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(edit).toBeFocused();
  await press(page, page.getByRole("button", { name: "Withdraw dispute" }));
  await press(page, page.getByRole("dialog", { name: "Withdraw the dispute?" }).getByRole("button", { name: "Withdraw dispute" }));
  await expect(statusOf(page)).toHaveText("Withdrawn by the buyer");
});

test("a seller answers the inbox with single keys", async ({ world, sellerPage: page }) => {
  const order = await world.paidOrder("Desk lamp");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" });
  await page.goto("/cancellations");
  await expect(requestCard(page, order)).toBeVisible();
  const dialog = page.getByRole("dialog", { name: `Approve the cancellation of order ${order.no}?` });
  // Nothing on a page shows when it begins to listen to keys, and a key that comes before that is lost, as it is for a person.
  await expect(async () => {
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await press(page, dialog.getByRole("button", { name: "Approve cancellation" }));
  await expect(order).toHaveState("closed", "cancel_approved");
});
