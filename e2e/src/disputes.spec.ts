import { expect, refusalOf, test } from "@souk/playwright";
import { fillDispute, leftoversOf, orderCard, picture, statusOf } from "./steps.ts";

test("no deal within seven days: Souk decides, one appeal, and the second verdict is carried out", async ({ world, buyerPage, sellerPage, pageAs }) => {
  const order = await world.deliveredOrder("Desk lamp");
  const { no: orderNo } = order;

  await test.step("the buyer says what is wrong and asks for part of the money", async () => {
    await buyerPage.goto(order.url.buyer);
    await buyerPage.getByRole("button", { name: "Open dispute" }).click();
    await buyerPage.getByRole("radio", { name: "Yes, I have them" }).check();
    await buyerPage.getByLabel("Reason").selectOption("Damaged");
    await buyerPage.getByLabel(/^Amount of the refund/).fill("50");
    await buyerPage.getByRole("main").getByRole("button", { name: "Open dispute" }).click();
    await expect(buyerPage.getByText("That is more than can be refunded.")).toBeVisible();
    await buyerPage.getByLabel(/^Amount of the refund/).fill("20.00");
    await buyerPage.getByLabel("In your own words").fill("The shade has a dent.");
    await buyerPage
      .getByLabel("Choose files")
      .setInputFiles([picture("dent.png"), { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") }]);
    await expect(buyerPage.getByText("notes.txt is neither PNG, JPEG, WebP nor PDF.")).toBeVisible();
    await buyerPage.getByRole("main").getByRole("button", { name: "Open dispute" }).click();
    await expect(statusOf(buyerPage)).toHaveText("Negotiating");
    await expect(buyerPage.getByRole("list", { name: "Evidence of the buyer" })).toContainText("dent.png");
  });

  await test.step("the seller sees the file, and a stranger does not", async () => {
    await sellerPage.goto(`${order.url.seller}/dispute`);
    const href = await sellerPage.getByRole("link", { name: "Download dent.png" }).getAttribute("href");
    const answer = await sellerPage.request.get(href ?? "");
    expect(answer.headers()).toMatchObject({ "content-type": "image/png", "content-disposition": expect.stringContaining("attachment") });
    const stranger = await pageAs("tomas");
    expect((await stranger.request.get(href ?? "")).status()).toBe(404);
  });

  await test.step("both propose, side by side", async () => {
    await sellerPage.getByRole("button", { name: "Answer with a proposal" }).click();
    const answer = sellerPage.getByRole("dialog", { name: "Answer the dispute" });
    await answer.getByLabel(/^Amount of the refund/).fill("5.00");
    await answer.getByLabel("Explanation").fill("It left us whole.");
    await answer.getByRole("button", { name: "Send proposal" }).click();
    await expect(answer).toBeHidden();
    const sellers = buyerPage.getByRole("region", { name: "Proposal of the seller" });
    await expect(sellers).toContainText("€5.00");
    await expect(sellers).toContainText("It left us whole.");
    await expect(sellers.getByRole("button", { name: "Accept the seller's proposal" })).toBeEnabled();
    await buyerPage.getByRole("button", { name: "Edit my proposal" }).click();
    const dialog = buyerPage.getByRole("dialog", { name: "Edit your proposal" });
    await dialog.getByLabel(/^Amount of the refund/).fill("15.00");
    await dialog.getByRole("button", { name: "Save proposal" }).click();
    const own = buyerPage.getByRole("region", { name: "Proposal of the buyer" });
    await expect(own).toContainText("€15.00");
    await expect(own).toContainText("1 earlier proposal");
    await world.seller.seller.disputes.propose.mutate({ orderNo, amount: 600 });
  });

  await test.step("after seven days it is for Souk to decide", async () => {
    await world.clock.advance({ by: "7d" });
    await expect(statusOf(buyerPage)).toHaveText("Souk is deciding");
    await world.admin.admin.disputes.giveVerdict.mutate({ orderNo, amount: 800, liability: "carrier", text: "The box shows the blow." });
    await expect(statusOf(buyerPage)).toHaveText("Decided, open to appeal");
    await expect(buyerPage.getByRole("article", { name: "Verdict", exact: true })).toContainText("€8.00");
    await expect(buyerPage.getByRole("button", { name: /^Accept/ })).toHaveCount(0);
  });

  await test.step("the one appeal, and the final verdict", async () => {
    await buyerPage.getByRole("button", { name: "Appeal" }).click();
    const dialog = buyerPage.getByRole("dialog", { name: "Appeal the verdict" });
    await dialog.getByLabel("Why the verdict is wrong").fill("The lamp cannot be used.");
    await dialog.getByRole("button", { name: "Appeal" }).click();
    await expect(statusOf(buyerPage)).toHaveText("Appealed, Souk is deciding again");
    await world.admin.admin.disputes.giveVerdict.mutate({ orderNo, amount: 1_200, liability: "seller", text: "A new photo decides it." });
    await expect(statusOf(buyerPage)).toHaveText("Settled by verdict");
    await expect(buyerPage.getByRole("article", { name: "Verdict after the appeal" })).toContainText("€12.00");
    await buyerPage.goto(order.url.buyer);
    await expect(statusOf(buyerPage)).toHaveText("Finished");
    await world.clock.advance({ by: "30d" });
    expect(await leftoversOf(order)).toMatchObject({ "A:psp:card": 3_240 });
    await expect(world).toHaveLedgerBalanced();
  });
});

test("a verdict nobody appeals is carried out after seven days", async ({ world, buyerPage }) => {
  const order = await world.deliveredOrder("Desk lamp");
  await world.buyer.buyer.disputes.open.mutate({ orderNo: order.no, received: true, reason: "not_working", amount: 4_440 });
  await world.seller.seller.disputes.propose.mutate({ orderNo: order.no, amount: 0 });
  await world.clock.advance({ by: "7d" });
  await world.admin.admin.disputes.giveVerdict.mutate({ orderNo: order.no, amount: 4_440, liability: "seller", text: "It does not work." });
  await buyerPage.goto(`${order.url.buyer}/dispute`);
  await world.clock.advance({ by: "6d23h59m59s999ms" });
  await expect(statusOf(buyerPage)).toHaveText("Decided, open to appeal");
  await world.clock.advance({ by: "1ms" });
  await expect(statusOf(buyerPage)).toHaveText("Settled by verdict");
  await expect(order).toHaveState("closed", "dispute_refund");
});

test("an order in dispute cannot be deleted, and confirming receipt waits", async ({ world, buyerPage }) => {
  const order = await world.deliveredOrder("Desk lamp");
  await buyerPage.goto(order.url.buyer);
  await buyerPage.getByRole("button", { name: "Confirm receipt" }).click();
  const dialog = buyerPage.getByRole("dialog", { name: "Confirm that you have received everything?" });
  await expect(dialog).toContainText("Afterwards a dispute is still possible for 15 d.");
  await dialog.getByRole("button", { name: "Confirm receipt" }).click();
  await expect(statusOf(buyerPage)).toHaveText("Finished");

  await buyerPage.getByRole("button", { name: "Open dispute" }).click();
  await fillDispute(buyerPage, { received: true, reason: "Poor quality", amount: "10.00" });
  await expect(statusOf(buyerPage)).toHaveText("Negotiating");
  await buyerPage.goto("/orders?tab=in_dispute");
  await expect(orderCard(buyerPage, order)).toContainText("In dispute");
  await expect(orderCard(buyerPage, order)).toContainText("left for the seller to answer");
  const remove = orderCard(buyerPage, order).getByRole("button", { name: "Delete this order" });
  await expect(remove).toBeDisabled();
  await expect(remove).toHaveAccessibleDescription(/A dispute is open on this order/);
  expect(await refusalOf(world.buyer.buyer.orders.trash.mutate({ orderNo: order.no }))).toMatchObject({ code: "dispute_open", rule: "R17" });

  await orderCard(buyerPage, order).getByRole("link", { name: "View dispute" }).click();
  await buyerPage.getByRole("button", { name: "Withdraw dispute" }).click();
  const warning = buyerPage.getByRole("dialog", { name: "Withdraw the dispute?" });
  await expect(warning).toContainText("You get nothing back by it, and the seller is paid out.");
  await warning.getByRole("button", { name: "Withdraw dispute" }).click();
  await expect(statusOf(buyerPage)).toHaveText("Withdrawn by the buyer");
  await world.buyer.buyer.orders.trash.mutate({ orderNo: order.no });
});

test("a seller's offer that the buyer accepts ends the dispute at once", async ({ world, buyerPage }) => {
  const order = await world.deliveredOrder("Desk lamp");
  await world.buyer.buyer.disputes.open.mutate({ orderNo: order.no, received: true, reason: "poor_quality", amount: 4_440 });
  await world.seller.seller.disputes.propose.mutate({ orderNo: order.no, amount: 1_500 });
  await buyerPage.goto(`${order.url.buyer}/dispute`);
  await buyerPage.getByRole("button", { name: "Accept the seller's proposal" }).click();
  const dialog = buyerPage.getByRole("dialog", { name: "Accept this proposal?" });
  await expect(dialog).toContainText("€15.00 back, the goods stay with the buyer");
  await dialog.getByRole("button", { name: "Accept proposal" }).click();
  await expect(statusOf(buyerPage)).toHaveText("Settled by agreement");
  await expect(order).toHaveState("finished");
});

test("another buyer's dispute looks exactly like one that does not exist", async ({ world, pageAs }) => {
  const order = await world.deliveredOrder("Desk lamp");
  await world.buyer.buyer.disputes.open.mutate({ orderNo: order.no, received: true, reason: "poor_quality", amount: 4_440 });
  const page = await pageAs("tomas");
  for (const path of ["/dispute", "/dispute/new", "/return"]) {
    await page.goto(`${order.url.buyer}${path}`);
    await expect(page.getByRole("heading", { name: "Not here" })).toBeVisible();
  }
});

test("a seller contests what came back, and Souk decides instead of the refund going out by itself", async ({ world, sellerPage }) => {
  const order = await world.deliveredOrder("Desk lamp");
  const { no: orderNo } = order;
  await world.buyer.buyer.disputes.open.mutate({ orderNo, received: true, reason: "not_as_described", amount: 4_440, withReturn: true });
  await world.seller.seller.disputes.accept.mutate({ orderNo, proposalNo: 1 });
  await world.buyer.buyer.disputes.shipReturn.mutate({ orderNo, carrier: "Parcel Post", tracking: "RT12345678" });
  await world.admin.admin.orders.reportReturnDelivered.mutate({ orderNo });

  await sellerPage.goto("/disputes");
  await sellerPage.getByRole("link", { name: `Check return of ${orderNo}` }).click();
  await sellerPage.getByRole("button", { name: "Contest return" }).click();
  const dialog = sellerPage.getByRole("dialog", { name: "Contest the return" });
  await dialog.getByRole("textbox").fill("The box came back empty.");
  await dialog.getByRole("button", { name: "Contest return" }).click();
  await expect(dialog).toBeHidden();
  await expect(statusOf(sellerPage)).toHaveText("Souk is deciding");
  await expect(sellerPage.getByRole("region", { name: "Return" })).toContainText("The box came back empty.");

  await world.clock.advance({ by: "30d" });
  expect((await order.seen()).payment.refunds).toEqual([]);
  await world.admin.admin.disputes.giveVerdict.mutate({ orderNo, amount: 0, liability: "buyer", text: "The scales of the carrier show it." });
  await world.clock.advance({ by: "7d" });
  await expect(statusOf(sellerPage)).toHaveText("Settled by verdict");
  await expect(order).toHaveState("finished");
});
