import { expect, refusalOf, test, type OrderHandle, type World } from "@souk/playwright";
import { confirmAct, openAct } from "./back-office.ts";
import { refundOf, statusOf } from "./steps.ts";

const store = "Lumen & Loom";
const hour = 3_600_000;

/** A buyer doubts the seller's honesty, and the seller will not hear of it. */
async function complain(world: World): Promise<OrderHandle> {
  const order = await world.paidOrder("Storm lantern", { buyer: "leon" });
  await world
    .as("leon")
    .buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "seller_unreachable", note: "This shop is not honest.", complaint: true });
  await world.seller.seller.cancellations.reject.mutate({ orderNo: order.no, reason: "already_packed" });
  return order;
}

/** What the law's clock still gives this timer of the order, in milliseconds of the world. */
async function dueOf(order: OrderHandle, kind: string): Promise<{ state: string; due: number }> {
  const { deadlines } = await order.story();
  const row = deadlines.findLast((deadline) => deadline.kind === kind);
  if (!row) throw new Error(`order ${order.no} has no timer ${kind}`);
  return { state: row.state, due: Date.parse(row.due) };
}

test("complaints lead to a freeze: paid orders stand still for everybody, and go on with what was left once the store is cleared", async ({
  world,
  buyerPage,
  sellerPage,
  adminPage,
}) => {
  test.setTimeout(120_000);
  const order = await world.paidOrder("Desk lamp");
  await complain(world);
  const before = await dueOf(order, "ship_by");

  await adminPage.goto("/freezes");
  const row = adminPage.getByRole("row").filter({ hasText: store });
  await expect(row).toContainText("Active");
  await adminPage.getByRole("link", { name: store }).click();
  await expect(adminPage.getByRole("list", { name: "Complaints" })).toContainText("This shop is not honest.");
  await confirmAct(await openAct(adminPage, "Freeze store"), "Freeze store", "A buyer doubts the store's honesty.");
  await expect(statusOf(adminPage)).toContainText("Frozen since");
  await expect(adminPage.getByText("All 2 orders concerned have followed.")).toBeVisible();

  await test.step("neither side can move the order", async () => {
    await buyerPage.goto(order.url.buyer);
    await expect(statusOf(buyerPage)).toHaveText("Frozen");
    await expect(buyerPage.getByRole("button", { name: "Request cancellation" })).toBeDisabled();
    expect(await refusalOf(world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" }))).toMatchObject({
      code: "order_frozen",
    });
    await sellerPage.goto(order.url.seller);
    await expect(statusOf(sellerPage)).toHaveText("Frozen");
    await expect(sellerPage.getByRole("button", { name: "Ship", exact: true })).toBeDisabled();
    await expect(refusalOf(world.buyer.buyer.checkout.place.mutate({ lines: [{ variantId: 1, quantity: 1 }] }))).resolves.toMatchObject({
      code: "store_not_selling",
    });
    expect(await dueOf(order, "ship_by")).toMatchObject({ state: "suspended" });
  });

  await world.clock.advance({ by: "40h" });
  await world.seller.seller.investigation.answer.mutate({ text: "The carrier lost our phone line for a week; here are all our parcels." });
  await world.clock.advance({ by: "8h" });

  await expect(adminPage.getByRole("region", { name: "What the store says" })).toContainText("The carrier lost our phone line");
  await confirmAct(await openAct(adminPage, "Release store"), "Release store", "The parcels are on their way.");
  await expect(statusOf(adminPage)).toContainText("Selling since");
  await expect(statusOf(buyerPage)).toHaveText("Awaiting shipment");
  const after = await dueOf(order, "ship_by");
  expect(after.state).toBe("armed");
  expect(after.due - before.due).toBe(48 * hour);

  await buyerPage.getByRole("button", { name: "Request cancellation" }).click();
  await expect(buyerPage.getByRole("dialog", { name: /^Request cancellation of order/ })).toBeVisible();
  await expect(world).toHaveLedgerBalanced();
});

test("a store that is not cleared is blocked by its typed name: its orders are annulled and every buyer has the money back", async ({
  world,
  buyerPage,
  sellerPage,
  adminPage,
}) => {
  test.setTimeout(120_000);
  const [order, other] = [await world.paidOrder("Desk lamp"), await complain(world)];
  await world.admin.admin.stores.freeze.mutate({ storeId: 1, reason: "Complaints." });

  await adminPage.goto("/stores/1");
  const dialog = await openAct(adminPage, "Block store");
  await dialog.getByRole("textbox", { name: /^Note/ }).fill("The lamps do not exist.");
  await dialog.getByRole("button", { name: "Block store" }).click();
  await expect(dialog).toContainText("The name does not match.");
  await dialog.getByRole("textbox", { name: `Type ${store} to confirm` }).fill(store);
  await dialog.getByRole("button", { name: "Block store" }).click();
  await expect(statusOf(adminPage)).toContainText("Blocked since");
  await expect(adminPage.getByText("All 2 orders concerned have followed.")).toBeVisible();

  for (const each of [order, other]) {
    await expect(each).toHaveState("closed", "annulled");
    await adminPage.goto(each.url.admin);
    await expect(statusOf(adminPage)).toHaveText("Cancelled: Souk annulled the orders of this store");
  }
  await buyerPage.goto(order.url.buyer);
  await expect(statusOf(buyerPage)).toHaveText("Cancelled: Souk annulled the orders of this store");
  await expect(refundOf(buyerPage)).toContainText("€44.40");
  await sellerPage.goto(order.url.seller);
  await expect(statusOf(sellerPage)).toHaveText("Cancelled: Souk annulled the orders of this store");
  await buyerPage.goto("/?q=desk+lamp");
  await expect(buyerPage.getByRole("link", { name: "Desk lamp" })).toHaveCount(0);

  await world.clock.advance({ by: "20d" });
  await buyerPage.goto(order.url.buyer);
  await expect(refundOf(buyerPage)).toContainText("Credited");
  await expect(world).toHaveLedgerBalanced();
});

test("a frozen store that stays silent for three business days is blocked by itself", async ({ world, adminPage }) => {
  const order = await world.paidOrder("Desk lamp");
  await world.admin.admin.stores.freeze.mutate({ storeId: 1, reason: "Complaints." });
  await adminPage.goto("/stores/1");
  await expect(adminPage.getByRole("region", { name: "Timers" })).toContainText("Answer to the investigation");
  await world.clock.advance({ by: "7d" });
  await expect(statusOf(adminPage)).toContainText("Blocked since");
  await expect(order).toHaveState("closed", "annulled");
});
