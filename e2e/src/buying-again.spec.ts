import { expect, test } from "@souk/playwright";
import { approvedOrder, orderCard } from "./steps.ts";

test("a cancelled order goes into the cart again from Completed, and after Restore, at today's prices", async ({ world, buyerPage }) => {
  const order = await approvedOrder(world, { title: "Storm lantern", quantity: 2 });
  const cartLine = buyerPage.getByRole("main").getByRole("listitem").filter({ hasText: "Storm lantern" });

  await test.step("from Completed, while the flash price holds", async () => {
    await buyerPage.goto("/orders?tab=completed");
    await orderCard(buyerPage, order).getByRole("button", { name: "Add to cart again" }).click();
    await expect(buyerPage.getByText("1 line is in the cart, at today's prices.")).toBeVisible();
    await buyerPage.goto("/cart");
    await expect(cartLine).toContainText("€23.12");
    await buyerPage.getByRole("button", { name: "Remove: Storm lantern" }).click();
    await expect(cartLine).toBeHidden();
  });

  await test.step("deleted it has to be restored first", async () => {
    await world.buyer.buyer.orders.trash.mutate({ orderNo: order.no });
    await buyerPage.goto("/orders?tab=deleted");
    const again = orderCard(buyerPage, order).getByRole("button", { name: "Add to cart again" });
    await expect(again).toBeDisabled();
    await expect(again).toHaveAccessibleDescription(/Restore the order first/);
    await orderCard(buyerPage, order).getByRole("button", { name: "Restore order" }).click();
    await expect(orderCard(buyerPage, order)).toBeHidden();
  });

  await test.step("after Restore, when the flash price is over", async () => {
    await world.clock.advance({ by: "7d" });
    await buyerPage.goto("/orders?tab=completed");
    await orderCard(buyerPage, order).getByRole("button", { name: "Add to cart again" }).click();
    await expect(buyerPage.getByText("1 line is in the cart, at today's prices.")).toBeVisible();
    await buyerPage.goto("/cart");
    await expect(cartLine).toContainText("€28.90");
    await expect(cartLine).toContainText("€57.80");
  });
});
