import { expect, refusalOf, test } from "@souk/playwright";
import { requestCancellation, requestCard, statusOf } from "./steps.ts";

test("a request nobody answers is open at 71:59:59 and closed at 72:00:00", { tag: "@queue-off" }, async ({ world, buyerPage, sellerPage }) => {
  const order = await world.paidOrder("Harbour pendant light");
  await buyerPage.goto(order.url.buyer);
  await requestCancellation(buyerPage);
  await sellerPage.goto("/cancellations");

  await world.clock.advance({ by: "71h59m59s" });
  await expect(statusOf(buyerPage)).toHaveText("Awaiting seller approval");
  await expect(requestCard(sellerPage, order)).toContainText("1 s left to answer");

  await world.clock.advance({ by: "1s" });
  await expect(statusOf(buyerPage)).toHaveText("Cancelled: the seller did not answer");
  await expect(requestCard(sellerPage, order)).toBeHidden();
  await expect(order).toHaveState("closed", "cancel_auto");
});

test("silence never counts before the seller has had the whole time to answer the second request, too", async ({ world, buyerPage }) => {
  const order = await world.paidOrder("Harbour pendant light");
  await buyerPage.goto(order.url.buyer);
  await requestCancellation(buyerPage);
  await world.clock.advance({ by: "30h" });
  await world.buyer.buyer.orders.withdrawCancellation.mutate({ orderNo: order.no });
  await expect(statusOf(buyerPage)).toHaveText("Awaiting shipment");
  await requestCancellation(buyerPage);

  await world.clock.advance({ by: "71h59m59s999ms" });
  await expect(order).toHaveState("awaiting_shipment");
  await world.clock.advance({ by: "1ms" });
  await expect(order).toHaveState("closed", "cancel_auto");
});

test("an answer at exactly 72 h is late: the rejection is refused in words", async ({ world }) => {
  const order = await world.paidOrder("Harbour pendant light");
  await world.buyer.buyer.orders.requestCancellation.mutate({ orderNo: order.no, reason: "changed_mind" });
  await world.clock.advance({ by: "72h" });
  const refusal = await refusalOf(world.seller.seller.cancellations.reject.mutate({ orderNo: order.no, reason: "already_packed" }));
  expect(refusal).toMatchObject({ code: "too_late", ended: "cancel_auto" });
  const { outcome } = await world.seller.seller.cancellations.approve.mutate({ orderNo: order.no });
  expect(outcome).toBe("already_done");
});
