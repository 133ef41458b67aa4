import { expect, refusalOf, test, type OrderHandle, type World } from "@souk/playwright";
import { leftoversOf, refundOf, statusOf } from "./steps.ts";

/** A dispute in which the two sides have not agreed in seven days, on the way or after the sale. */
async function undecided(world: World, { finished = false } = {}): Promise<OrderHandle> {
  const order = await world.paidOrder("Desk lamp");
  await world.seller.seller.orders.ship.mutate({ orderNo: order.no, carrier: "Northpost", tracking: "NP123456789NL" });
  await world.admin.admin.orders.reportDelivered.mutate({ orderNo: order.no });
  if (finished) await world.buyer.buyer.orders.confirmReceipt.mutate({ orderNo: order.no });
  await world.buyer.buyer.disputes.open.mutate({ orderNo: order.no, received: true, reason: "damaged", amount: 3_000, text: "The shade is cracked." });
  await world.seller.seller.disputes.propose.mutate({ orderNo: order.no, amount: 500, text: "We packed it twice." });
  await world.clock.advance({ by: "7d" });
  return order;
}

test("without an agreement an admin decides from both sides' files, and after the time to appeal the money moves as announced", async ({
  world,
  buyerPage,
  sellerPage,
  adminPage,
}) => {
  const order = await undecided(world);
  await buyerPage.goto(order.url.buyer);
  await expect(statusOf(buyerPage)).toHaveText("In dispute");

  await test.step("the case is on the desk, with both proposals side by side", async () => {
    await adminPage.goto("/disputes");
    await expect(adminPage.getByRole("row").filter({ hasText: String(order.no) })).toContainText("€30.00");
    await adminPage.getByRole("link", { name: `Case of order ${order.no}` }).click();
    await expect(adminPage.getByRole("region", { name: "Proposal of the buyer" })).toContainText("The shade is cracked.");
    await expect(adminPage.getByRole("region", { name: "Proposal of the seller" })).toContainText("We packed it twice.");
  });

  await test.step("the verdict says what it does before it is given", async () => {
    const form = adminPage.getByRole("region", { name: "Verdict", exact: true });
    await form.getByRole("button", { name: "Half €22.20" }).click();
    await expect(form.getByRole("slider", { name: "Amount of the refund" })).toHaveAttribute("aria-valuetext", "€22.20");
    await expect(form.getByRole("group", { name: "What this does" })).toContainText("€22.20 back to the buyer, €22.20 left with the seller before commission.");
    await form.getByRole("button", { name: "Give verdict" }).click();
    await expect(form).toContainText("Say who is liable.");
    await form.getByLabel("Liability").selectOption("seller");
    await form.getByLabel("Reasons").fill("The photos show a crack that was there before the parcel left.");
    await expect(adminPage).toHaveNoAxeViolations();
    await form.getByRole("button", { name: "Give verdict" }).click();
    await adminPage
      .getByRole("dialog", { name: `Verdict for order ${order.no}` })
      .getByRole("button", { name: "Give this verdict" })
      .click();
    await expect(statusOf(adminPage)).toHaveText("Decided, open to appeal");
  });

  await sellerPage.goto(order.url.seller);
  await expect(statusOf(sellerPage)).toHaveText("In dispute");
  expect((await order.seen()).payment.refunds).toEqual([]);

  await world.clock.advance({ by: "7d" });
  await expect(order).toHaveState("finished");
  await expect(refundOf(buyerPage)).toContainText("€22.20");
  // 44.40 less 22.20 back, less 8 % commission on what is left
  expect(await leftoversOf(order)).toMatchObject({ "L:seller_pending:1": -2_042, "R:commission": -178 });
  await expect(world).toHaveLedgerBalanced();
});

test("a disputed order cannot be deleted; an appeal brings the case back to the desk, and the second verdict is final at once", async ({
  world,
  buyerPage,
  adminPage,
}) => {
  const order = await undecided(world, { finished: true });
  expect(await refusalOf(world.buyer.buyer.orders.trash.mutate({ orderNo: order.no }))).toMatchObject({ code: "dispute_open" });
  await world.admin.admin.disputes.giveVerdict.mutate({ orderNo: order.no, amount: 0, liability: "none", text: "Nothing proves the damage." });
  await world.buyer.buyer.disputes.appeal.mutate({ orderNo: order.no, text: "Look at the second photo." });

  await adminPage.goto(`/disputes/${order.no}`);
  await expect(statusOf(adminPage)).toHaveText("Appealed, Souk is deciding again");
  await expect(adminPage.getByText("Look at the second photo.").first()).toBeVisible();
  const form = adminPage.getByRole("region", { name: "Verdict after the appeal", exact: true });
  await form.getByRole("button", { name: "All €44.40" }).click();
  await expect(form.getByRole("group", { name: "What this does" })).toContainText("It is final: it is carried out at once.");
  await form.getByLabel("Liability").selectOption("carrier");
  await form.getByLabel("Reasons").fill("The second photo shows it.");
  await form.getByRole("button", { name: "Give verdict" }).click();
  await adminPage
    .getByRole("dialog", { name: `Verdict for order ${order.no}` })
    .getByRole("button", { name: "Give this verdict" })
    .click();
  await expect(statusOf(adminPage)).toHaveText("Settled by verdict");
  await expect(order).toHaveState("finished");
  await buyerPage.goto(order.url.buyer);
  await expect(refundOf(buyerPage)).toContainText("€44.40");
  await adminPage.goto("/disputes");
  await expect(adminPage.getByRole("heading", { name: "No case to decide" })).toBeVisible();
});
