import { expect, test } from "@souk/playwright";
import { availableOf, refundOf, statusOf } from "./steps.ts";

test("before shipping both sides agree to fewer units and another address, and what falls away is refunded", async ({ world, buyerPage, sellerPage }) => {
  const before = (await availableOf(world, "ines", "Linen cushion")) ?? 0;
  const order = await world.paidOrder([{ title: "Linen cushion", quantity: 3 }, "Desk lamp"]);
  await buyerPage.goto(order.url.buyer);
  await sellerPage.goto(order.url.seller);

  await buyerPage.getByRole("button", { name: "Propose a change" }).click();
  const dialog = buyerPage.getByRole("dialog", { name: `Propose a change of order ${order.no}` });
  await dialog.getByRole("button", { name: "Propose the change" }).click();
  await expect(dialog.getByText("Change something first.")).toBeVisible();
  await dialog.getByRole("button", { name: "Less: Quantity of Linen cushion" }).click();
  await dialog.getByLabel("Send it to another address").check();
  await dialog.getByLabel("Street and number").fill("Hafenweg 2");
  await dialog.getByRole("button", { name: "Propose the change" }).click();
  const waiting = buyerPage.getByRole("alert", { name: "You proposed a change" });
  await expect(waiting).toContainText("Linen cushion: 2 instead of 3");
  await expect(waiting).toContainText("Hafenweg 2");
  expect((await order.seen()).address.street).toBe("Lindenstraße 14");

  await sellerPage.getByRole("button", { name: "Accept change" }).click();
  await expect(waiting).toBeHidden();
  await expect(statusOf(buyerPage)).toHaveText("Awaiting shipment");
  await expect(buyerPage.getByRole("region", { name: "Delivery" })).toContainText("Hafenweg 2");
  await expect(buyerPage.getByRole("list", { name: "Items" })).toContainText("2 ×");
  await expect(refundOf(buyerPage)).toContainText("€24.50");
  expect(await availableOf(world, "ines", "Linen cushion")).toBe(before - 2);
});

test("a change the buyer declines leaves the order as it was", async ({ world, buyerPage }) => {
  const order = await world.paidOrder({ title: "Linen cushion", quantity: 2 });
  const [line] = (await order.seen()).lines;
  await world.seller.seller.orders.proposeAmendment.mutate({ orderNo: order.no, lines: [{ no: 1, variantId: line?.variantId ?? 0, quantity: 1 }] });
  await buyerPage.goto(order.url.buyer);
  const asked = buyerPage.getByRole("alert", { name: "The seller proposes a change" });
  await expect(asked).toContainText("Linen cushion: 1 instead of 2");
  await asked.getByRole("button", { name: "Decline change" }).click();
  await expect(asked).toBeHidden();
  expect((await order.seen()).lines[0]?.quantity).toBe(2);
});

test("a seller proposes another address, and the buyer agrees", async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await sellerPage.goto(order.url.seller);
  await sellerPage.getByRole("button", { name: "Propose a change" }).click();
  const dialog = sellerPage.getByRole("dialog", { name: `Propose a change of order ${order.no}` });
  await dialog.getByLabel("Send it to another address").check();
  await dialog.getByLabel("Street and number").fill("Packstation 101");
  await dialog.getByRole("button", { name: "Propose the change" }).click();
  await expect(sellerPage.getByRole("alert", { name: "You proposed a change" })).toContainText("Packstation 101");

  await buyerPage.goto(order.url.buyer);
  const asked = buyerPage.getByRole("alert", { name: "The seller proposes a change" });
  await expect(asked).toContainText("Packstation 101");
  await asked.getByRole("button", { name: "Accept change" }).click();
  await expect(buyerPage.getByRole("region", { name: "Delivery" })).toContainText("Packstation 101");
});
