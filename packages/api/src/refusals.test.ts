import { expect, test } from "vitest";
import { apiWorld, type Asker } from "./test-door.ts";

const days = (n: number): number => n * 86_400_000;
const hours = (n: number): number => n * 3_600_000;

test("silence for 72 hours cancels the order, and the refund walks through its three stages", async () => {
  const w = await apiWorld("shop", { policy: { verifyBy: 0 } });
  const mira = await w.of("mira");
  const [orderNo = 0] = await w.buy();
  const asked = await mira("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind", note: "sorry" });
  expect(asked.status).toBe(200);
  expect(asked.body.order).toMatchObject({
    label: "awaiting_seller_approval",
    requests: [{ state: "open", reason: "changed_mind", fault: "buyer", note: "sorry" }],
  });
  const timer = asked.body.order.timers.find(({ kind }: { kind: string }) => kind === "cancel_respond");
  expect(timer).toMatchObject({ waitsFor: "seller", consequence: "request_approved_by_silence", state: "armed" });

  await w.advance({ by: hours(72) });
  const closed = (await mira("buyer.orders.get", { orderNo })).body.order;
  expect(closed).toMatchObject({ state: "closed", closeReason: "cancel_auto", label: "refund_in_progress" });
  expect(closed.closedAt).toBe(timer.due);
  expect(closed.payment.refunds[0]).toMatchObject({ settled: false, legs: [{ shown: "expected", destination: "Card ending 4242", amount: closed.total }] });
  expect(closed.timeline.at(-1).by.party).toBe("clock");

  await w.advance({ by: days(30) });
  const settled = (await mira("buyer.orders.get", { orderNo })).body.order;
  expect(settled.label).toBe("closed");
  expect(settled.payment.refunds[0]).toMatchObject({ settled: true, legs: [{ shown: "refunded", sentAt: expect.any(String), settledAt: expect.any(String) }] });
});

test("a refused command answers 409 with the rule, since when and what to do instead", async () => {
  const w = await apiWorld("shop", { policy: { verifyBy: 0 } });
  const mira = await w.of("mira");
  const [orderNo = 0] = await w.buy();
  const seller = await w.seller((await w.order(orderNo)).storeId);
  expect((await seller("seller.orders.ship", { orderNo, carrier: "Post", tracking: "AB123456" })).body.order.state).toBe("awaiting_delivery");
  const reply = await mira("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" });
  expect(reply.status).toBe(409);
  expect(reply.body.code).toBe("CONFLICT");
  expect(reply.refusal).toMatchObject({ code: "too_late", rule: expect.any(String), since: expect.stringMatching(/^\d{4}-/), ended: "awaiting_delivery" });
  expect(reply.refusal?.instead.map(({ way }) => way)).toContain("refuse_delivery");
});

test("every button of an order says allowed, or why not", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const [orderNo = 0] = await w.buy({ unpaid: true });
  const { body } = await mira("buyer.orders.get", { orderNo });
  const answers = new Map(body.order.answers.map((answer: { command: string; allowed: boolean }) => [answer.command, answer]));
  expect(answers.get("pay")).toMatchObject({ allowed: true, until: expect.stringMatching(/^\d{4}-/) });
  expect(answers.get("confirm_receipt")).toMatchObject({ allowed: false, refusal: { rule: expect.any(String) } });
});

test("a row of a list has the buttons people go through a list for, and they say what the order's own say", async () => {
  const w = await apiWorld("shop", { policy: { verifyBy: 0, selfCancelUntil: "none" } });
  const [mira, admin] = [await w.of("mira"), await w.of("admin")];
  const [orderNo = 0] = await w.buy();
  const seller = await w.seller((await w.order(orderNo)).storeId);
  const commandsOf = async (asker: Asker, desk: "buyer" | "seller" | "admin"): Promise<string[]> => {
    const row = (await asker(`${desk}.orders.list`, { search: String(orderNo) })).body.orders[0];
    const { order } = (await asker(desk === "admin" ? "admin.orders.story" : `${desk}.orders.get`, { orderNo })).body;
    expect(order.answers).toEqual(expect.arrayContaining(row.answers));
    return row.answers.map(({ command }: { command: string }) => command);
  };

  expect(await commandsOf(mira, "buyer")).toEqual(["request_cancellation", "grant_extension"]);
  expect(await commandsOf(seller, "seller")).toEqual(["ship"]);
  expect(await commandsOf(admin, "admin")).toEqual([]);
  await mira("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" });
  expect(await commandsOf(mira, "buyer")).toEqual(["request_cancellation", "withdraw_cancellation", "grant_extension"]);
  expect(await commandsOf(seller, "seller")).toEqual(["approve_cancellation", "reject_cancellation", "make_counter_offer", "ship"]);
  await seller("seller.cancellations.approve", { orderNo });
  expect(await commandsOf(mira, "buyer")).toEqual(["reorder", "trash"]);
  expect(await commandsOf(seller, "seller")).toEqual([]);
});

test("a declined card is a refusal, is on record, and stays one when the click is repeated", async () => {
  const w = await apiWorld();
  const tomas = await w.of("tomas");
  const [orderNo = 0] = await w.buy({ by: "tomas", unpaid: true });
  const { body } = await tomas("buyer.instruments.list");
  const bad = body.instruments.find(({ label }: { label: string }) => label.includes("declined")).instrumentId;
  for (const key of ["one-click", "one-click"]) {
    const reply = await tomas("buyer.orders.pay", { orderNo, instrumentId: bad }, key);
    expect(reply.status).toBe(409);
    expect(reply.refusal).toMatchObject({ code: "payment_declined", rule: "T03", instead: [{ way: "choose_other_payment" }] });
  }
  const after = await tomas("buyer.orders.get", { orderNo });
  expect(after.body.order.payment.declines).toBe(1);
});

test("a price that has moved is refused, not charged", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  await mira("buyer.cart.setQuantity", { variantId: await w.variant("Desk lamp"), quantity: 1 });
  const reply = await mira("buyer.checkout.place", { expectedTotal: 1 });
  expect(reply.status).toBe(409);
  expect(reply.refusal).toMatchObject({ code: "payment_amount_wrong", field: "expectedTotal" });
});

test("one checkout over two stores becomes two orders, paid at once", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  for (const title of ["Desk lamp", "Storage jar"]) await mira("buyer.cart.setQuantity", { variantId: await w.variant(title), quantity: 1 });
  const quote = await mira("buyer.checkout.quote");
  const placed = await mira("buyer.checkout.place", { expectedTotal: quote.body.total.amount });
  expect(placed.body.orders).toHaveLength(2);
  const paid = await mira("buyer.checkout.pay", { checkoutNo: placed.body.checkoutNo, wallet: 1_000, instrumentId: quote.body.instruments[0].instrumentId });
  expect(paid.body).toMatchObject({ paid: true, results: [{ outcome: "done" }, { outcome: "done" }] });
  const cart = await mira("buyer.cart.get");
  expect(cart.body.cart.count).toBe(0);
});

test("verification's drawn answer is nobody's to know before it comes", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const [orderNo = 0] = await w.buy();
  const { body } = await mira("buyer.orders.get", { orderNo });
  const order = await w.order(orderNo);
  const timer = body.order.timers.find(({ kind }: { kind: string }) => kind === "verify_by");
  expect(Date.parse(timer.due)).toBe((order.paidAt ?? 0) + 86_400_000);
  expect(JSON.stringify(body)).not.toMatch(/verificationOutcome|creditOutcome|creditDue/);
});

test("a seller never learns how a buyer pays, nor the buyer's mail", async () => {
  const w = await apiWorld();
  const [orderNo = 0] = await w.buy();
  const { storeId } = await w.order(orderNo);
  const seller = await w.seller(storeId);
  const { body } = await seller("seller.orders.get", { orderNo });
  expect(body.order.payment.tenders[0]).toMatchObject({ rail: "card", label: "" });
  expect(JSON.stringify(body)).not.toMatch(/4242|@souk\.example/);
});

test("many requests are answered at once, each for itself", async () => {
  const w = await apiWorld("shop", { policy: { verifyBy: 0 } });
  const mira = await w.of("mira");
  const numbers: number[] = [];
  for (let k = 0; k < 3; k += 1) numbers.push(...(await w.buy()));
  for (const orderNo of numbers.slice(0, 2)) expect((await mira("buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" })).status).toBe(200);
  const seller = await w.seller((await w.order(numbers[0] ?? 0)).storeId);
  const reply = await seller("seller.cancellations.answerMany", { orderNos: [...numbers, 9_999], answer: "approve" });
  expect(reply.body.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["done", "done", "refused", "not_found"]);
});
