import { expect, refusalOf, test } from "@souk/playwright";
import { approveCancellation, requestCancellation, statusOf } from "./steps.ts";

test.describe("a buyer changes their mind one minute after paying", () => {
  test("the seller agrees before the payment is verified, and nothing is left to pay back", async ({ world, buyerPage, sellerPage }) => {
    const order = await world.paidOrder("Desk lamp", { verified: false });
    await world.clock.advance({ by: "1m" });
    await buyerPage.goto(order.url.buyer);
    await requestCancellation(buyerPage, { reason: "Ordered by mistake or twice" });
    await expect(buyerPage.getByText("the seller can approve until that ends")).toBeVisible();

    await sellerPage.goto(order.url.seller);
    const reject = sellerPage.getByRole("button", { name: "Reject" });
    await expect(reject).toHaveAccessibleDescription(/approve it or let it lapse/);
    await approveCancellation(sellerPage, order);

    await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller agreed right after payment");
    await expect(statusOf(sellerPage)).toHaveText("Cancelled: the seller agreed right after payment");
    await world.clock.advance({ by: "20d" });
    await expect(world).toHaveLedgerBalanced();
  });

  test("the seller is too slow: the request lapses, and the button returns once the payment is verified", async ({ world, buyerPage, sellerPage }) => {
    const order = await world.paidOrder("Desk lamp", { verified: false });
    await world.clock.advance({ by: "1m" });
    await buyerPage.goto(order.url.buyer);
    await requestCancellation(buyerPage);
    await sellerPage.goto("/cancellations");
    await world.clock.advance({ until: { event: "payment_verified", orderNo: order.no } });

    await expect(buyerPage.getByText("Your quick request lapsed")).toBeVisible();
    expect(await refusalOf(world.seller.seller.cancellations.approve.mutate({ orderNo: order.no }))).toBeTruthy();
    await requestCancellation(buyerPage);
    await expect(statusOf(buyerPage)).toHaveText("Awaiting seller approval");
  });

  test("two minutes after paying it is too late to ask, until the payment is verified", async ({ world, buyerPage }) => {
    const order = await world.paidOrder("Desk lamp", { verified: false });
    await world.clock.advance({ by: "1m59s999ms" });
    await buyerPage.goto(order.url.buyer);
    const ask = buyerPage.getByRole("button", { name: "Request cancellation" });
    await expect(ask).toBeEnabled();
    await world.clock.advance({ by: "1ms" });
    await buyerPage.reload();
    await expect(ask).toBeDisabled();
    await expect(ask).toHaveAccessibleDescription(/Wait until the payment is verified, then ask again/);
    expect(await refusalOf(world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" }))).toMatchObject({
      code: "asking_window_closed",
    });
  });
});
