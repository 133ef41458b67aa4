import { expect, refusalOf, test } from "@souk/playwright";
import { orderCard, statusOf } from "./steps.ts";

test(
  "an unpaid order is cancelled at once, deleted, restored, and deleted for good after a warning",
  { tag: "@queue-off" },
  async ({ world, buyerPage, sellerPage }) => {
    await test.step("place it and pay later", async () => {
      await buyerPage.goto("/");
      await buyerPage.getByRole("link", { name: "Linen cushion" }).click();
      await buyerPage.getByRole("button", { name: "Add to cart" }).click();
      await expect(buyerPage.getByText("In the cart: Linen cushion")).toBeVisible();
      await buyerPage.goto("/cart");
      await buyerPage.getByRole("link", { name: "Go to checkout" }).click();
      await buyerPage.getByRole("button", { name: "Place order, pay later" }).click();
      await expect(statusOf(buyerPage)).toHaveText("Awaiting payment");
    });
    const order = world.order(1001);
    await sellerPage.goto(order.url.seller);
    await expect(statusOf(sellerPage)).toHaveText("Awaiting payment");

    await test.step("cancel it: nobody has to agree", async () => {
      await buyerPage.getByRole("button", { name: "Cancel order" }).click();
      const dialog = buyerPage.getByRole("dialog", { name: `Cancel order ${order.no}` });
      await expect(dialog).toContainText("The order closes at once; nobody has to agree.");
      await dialog.getByLabel("Reason").selectOption("I want to change the order");
      await dialog.getByRole("button", { name: "Submit" }).click();
      await expect(statusOf(buyerPage)).toHaveText("Cancelled: the buyer cancelled before paying");
      await expect(statusOf(sellerPage)).toHaveText("Cancelled: the buyer cancelled before paying");
    });

    await test.step("it lies in Completed, and can be deleted and restored", async () => {
      await buyerPage.goto("/orders?tab=completed");
      await orderCard(buyerPage, order).getByRole("button", { name: "Delete this order" }).click();
      await buyerPage.getByRole("dialog", { name: "Delete this order?" }).getByRole("button", { name: "Delete", exact: true }).click();
      await expect(orderCard(buyerPage, order)).toBeHidden();
      await buyerPage.goto("/orders?tab=deleted");
      await orderCard(buyerPage, order).getByRole("button", { name: "Restore order" }).click();
      await expect(orderCard(buyerPage, order)).toBeHidden();
      await buyerPage.goto("/orders?tab=completed");
      await expect(orderCard(buyerPage, order)).toBeVisible();
    });

    await test.step("only the warning stands between Deleted orders and gone", async () => {
      await world.buyer.buyer.orders.trash.mutate({ orderNo: order.no });
      await buyerPage.goto("/orders?tab=deleted");
      await orderCard(buyerPage, order).getByRole("button", { name: "Delete for good" }).click();
      const dialog = buyerPage.getByRole("dialog", { name: `Delete order ${order.no} for good?` });
      await expect(dialog.getByRole("button", { name: "Delete for good" })).toBeDisabled();
      expect(await refusalOf(world.buyer.buyer.orders.purge.mutate({ orderNo: order.no, understood: false }))).toMatchObject({ code: "confirmation_missing" });
      await dialog.getByLabel("I understand what I lose").check();
      await dialog.getByRole("button", { name: "Delete for good" }).click();
      await expect(dialog).toBeHidden();
      await expect(orderCard(buyerPage, order)).toBeHidden();
    });

    await test.step("the buyer has lost it, the platform has not", async () => {
      await buyerPage.goto(order.url.buyer);
      await expect(buyerPage.getByRole("heading", { name: "Not here" })).toBeVisible();
      expect((await order.story()).order).toMatchObject({ state: "closed", closeReason: "unpaid_cancelled", visibility: "purged" });
    });
  },
);

test("an order that is never paid closes itself after 20 days and lets its stock go", async ({ world, buyerPage }) => {
  const order = await world.placeOrder("Linen cushion");
  await buyerPage.goto(order.url.buyer);
  await world.clock.advance({ by: "19d23h59m59s999ms" });
  await expect(statusOf(buyerPage)).toHaveText("Awaiting payment");
  await world.clock.advance({ by: "1ms" });
  await expect(statusOf(buyerPage)).toHaveText("Cancelled: not paid in time");
});
