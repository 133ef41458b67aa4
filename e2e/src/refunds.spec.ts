import { expect, test } from "@souk/playwright";
import { approvedOrder, leftoversOf, refundOf, statusOf } from "./steps.ts";

test("a card refund says Refunded while the money is still on its way, and arrives by day 15", async ({ world, buyerPage }) => {
  await world.setInstrument("4242", "slow");
  const order = await approvedOrder(world, "Desk lamp");
  await buyerPage.goto(order.url.buyer);
  await world.clock.advance({ until: { event: "refund_sent", orderNo: order.no } });
  await expect(refundOf(buyerPage)).toContainText("Refunded");
  await expect(refundOf(buyerPage)).toContainText("Your bank may need longer");
  expect(await leftoversOf(order)).toEqual({ "A:psp:card": 4_440, "A:in_flight:card": -4_440 });

  await world.clock.advance({ by: "14d23h59m59s999ms" });
  await expect(refundOf(buyerPage)).not.toContainText("Credited");
  await world.clock.advance({ by: "1ms" });
  await expect(refundOf(buyerPage)).toContainText("Credited");
  expect(await leftoversOf(order)).toEqual({});
});

test.describe("a refund that bounces", () => {
  test.use({ cast: { buyer: "aiko", seller: "ines", admin: "nadia" } });

  test("lands in the wallet and pays for the next order", async ({ world, buyerPage }) => {
    const order = await approvedOrder(world, "Desk lamp", { with: "Card ending 0119" });
    await buyerPage.goto(order.url.buyer);
    await world.clock.advance({ until: { event: "refund_bounced", orderNo: order.no } });
    await expect(refundOf(buyerPage)).toContainText("Credited to the Souk wallet");
    await expect(refundOf(buyerPage)).toContainText("€44.40");

    await buyerPage.goto("/wallet");
    await expect(buyerPage.getByRole("region", { name: "Balance" })).toContainText("€44.40");
    await expect(buyerPage.getByRole("list", { name: "Entries" })).toContainText("Refund that the bank returned");

    await buyerPage.goto("/");
    await buyerPage.getByRole("link", { name: "Beeswax pillar candle" }).click();
    await buyerPage.getByRole("button", { name: "Buy now" }).click();
    await buyerPage.getByRole("checkbox", { name: /Use my Souk wallet/ }).check();
    await expect(buyerPage.getByText("The wallet covers all of it.")).toBeVisible();
    await buyerPage.getByRole("button", { name: "Place and pay €17.00" }).click();
    await expect(statusOf(buyerPage)).toHaveText("Payment verifying");
    await buyerPage.goto("/wallet");
    await expect(buyerPage.getByRole("region", { name: "Balance" })).toContainText("€27.40");
    await expect(world).toHaveLedgerBalanced();
  });
});

for (const { buyer, rail, label } of [
  { buyer: "mira", rail: "card", label: "Card ending 4242" },
  { buyer: "mira", rail: "e_wallet", label: "Pocketpay mira@souk.example" },
  { buyer: "aiko", rail: "mobile", label: "Mobile balance +31 6 5550163" },
]) {
  test.describe(`paid with ${label}`, () => {
    test.use({ cast: { buyer, seller: "ines", admin: "nadia" } });

    test("the refund goes back there", async ({ world, buyerPage }) => {
      const order = await approvedOrder(world, "Desk lamp", { with: rail });
      await buyerPage.goto(order.url.buyer);
      await expect(refundOf(buyerPage)).toContainText(`To ${label}`);
      await world.clock.advance({ until: { event: "refund_credited", orderNo: order.no } });
      await expect(refundOf(buyerPage)).toContainText("Credited");
      expect(await leftoversOf(order)).toEqual({});
    });
  });
}

test("an order paid from wallet and card goes back to both, the wallet's part at once", async ({ world, buyerPage }) => {
  const order = await approvedOrder(world, "Desk lamp", { with: "card", wallet: 1_000 });
  await buyerPage.goto(order.url.buyer);
  const legs = refundOf(buyerPage).getByRole("listitem");
  await expect(legs.filter({ hasText: "€34.40" }).first()).toContainText("To Card ending 4242");
  await expect(legs.filter({ hasText: "€10.00" }).first()).toContainText("Credited");
  await expect(legs.filter({ hasText: "€10.00" }).first()).toContainText("To Souk wallet");
  await world.clock.advance({ by: "30d" });
  const { payment } = await order.seen();
  expect(payment.refunds.flatMap((refund) => refund.legs).map((leg) => [leg.rail, leg.amount.amount])).toEqual(
    expect.arrayContaining([
      ["card", 3_440],
      ["wallet", 1_000],
    ]),
  );
  expect(await leftoversOf(order)).toEqual({});
});
