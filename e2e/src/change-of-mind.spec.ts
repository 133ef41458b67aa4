import { expect, test } from "@souk/playwright";
import { availableOf, leftoversOf, orderCard, refundOf, requestCancellation, requestCard, statusOf } from "./steps.ts";

test.describe("a buyer changes her mind and the seller stays silent", { tag: "@queue-off" }, () => {
  test("the order closes itself at exactly 72 h, coupon and stock come back, the refund walks through its stages, the books balance to the cent", async ({
    world,
    buyerPage,
    sellerPage,
    adminPage,
    mailbox,
  }) => {
    const before = await availableOf(world, "ines", "Harbour pendant light", "Size: 30 cm");

    await test.step("she buys with a coupon, by card", async () => {
      await buyerPage.goto("/");
      await buyerPage.getByRole("searchbox", { name: "Search the shop" }).fill("pendant");
      await expect(buyerPage).toHaveURL(/pendant/);
      await buyerPage.getByRole("link", { name: "Harbour pendant light" }).click();
      await expect(buyerPage.getByText("silence means yes, and you get everything back")).toBeVisible();
      await buyerPage.getByRole("button", { name: "Buy now" }).click();
      await expect(buyerPage.getByRole("checkbox", { name: "Market days" })).toBeChecked();
      await buyerPage.getByRole("radio", { name: "Card ending 4242" }).check();
      // 74.50 - 5.96 (8 %) + 4.50 shipping
      await buyerPage.getByRole("button", { name: "Place and pay €73.04" }).click();
      await expect(statusOf(buyerPage)).toHaveText("Payment verifying");
    });

    const order = world.order(1001);
    expect(await availableOf(world, "ines", "Harbour pendant light", "Size: 30 cm")).toBe((before ?? 0) - 1);

    await test.step("the payment is verified and she asks to cancel", async () => {
      await world.clock.advance({ until: { event: "payment_verified", orderNo: order.no } });
      await expect(statusOf(buyerPage)).toHaveText("Awaiting shipment");
      await requestCancellation(buyerPage, { reason: "Wrong item, size or colour", note: "It is too small." });
      await expect(statusOf(buyerPage)).toHaveText("Awaiting seller approval");
    });
    const asked = await world.clock.now();

    await test.step("the seller sees it, with the time that is left, and does nothing", async () => {
      await sellerPage.goto("/cancellations");
      await expect(requestCard(sellerPage, order)).toContainText("72 h left to answer");
      await expect(requestCard(sellerPage, order)).toContainText("It is too small.");
      await world.clock.advance({ by: "71h59m59s999ms" });
      await expect(order).toHaveState("awaiting_shipment");
      await expect(requestCard(sellerPage, order)).toBeVisible();
    });

    await test.step("one millisecond later it is over, on both sides", async () => {
      await world.clock.advance({ by: "1ms" });
      await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller did not answer");
      await expect(sellerPage.getByText("Nothing to answer")).toBeVisible();
      const { closedAt } = await order.seen();
      expect(Date.parse(closedAt ?? "") - asked.getTime()).toBe(72 * 3_600_000);
    });

    await test.step("coupon and stock are back", async () => {
      expect(await availableOf(world, "ines", "Harbour pendant light", "Size: 30 cm")).toBe(before);
      const { grants } = await world.buyer.buyer.coupons.list.query();
      expect(grants.find((grant) => grant.coupon.title === "Market days")).toMatchObject({ shown: "restored" });
    });

    await test.step("the refund walks through its three stages", async () => {
      await expect(refundOf(buyerPage)).toContainText("Refund expected");
      await expect(refundOf(buyerPage)).toContainText("€73.04");
      await world.clock.advance({ until: { event: "refund_processing", orderNo: order.no } });
      await expect(refundOf(buyerPage)).toContainText("Refund processing");
      await world.clock.advance({ until: { event: "refund_sent", orderNo: order.no } });
      await expect(refundOf(buyerPage)).toContainText("Refunded");
      await world.clock.advance({ until: { event: "refund_credited", orderNo: order.no } });
      await expect(refundOf(buyerPage)).toContainText("Credited");
    });

    await test.step("the books balance to the cent, and everybody was told", async () => {
      expect(await leftoversOf(order)).toEqual({});
      await expect(world).toHaveLedgerBalanced();
      await adminPage.goto("/ledger");
      await expect(adminPage.getByRole("main")).toContainText("€0.00");
      const told = (await mailbox("mira")).filter((mail) => mail.orderNo === order.no);
      expect(told.length).toBeGreaterThanOrEqual(3);
      await buyerPage.goto("/orders?tab=completed");
      await expect(orderCard(buyerPage, order)).toContainText("Cancelled: the seller did not answer");
    });
  });
});
