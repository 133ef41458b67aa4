import { describe, expect, test } from "vitest";
import { days } from "./index.ts";
import { anOrder, type TestOrder } from "./testing.ts";

/** What a step moved in the books: account to amount, debit +. */
function moved(order: TestOrder, step: (order: TestOrder) => unknown): Record<string, number> {
  const before = new Map(order.books);
  step(order);
  const accounts = new Set([...before.keys(), ...order.books.keys()]);
  const changes = [...accounts].map((account) => [account, (order.books.get(account) ?? 0) - (before.get(account) ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, amount]) => amount !== 0).map(([account, amount]) => [account.replace(/:(3|7|1001)$/, ""), amount]));
}

/** The worked example of rules.md 5.2: 1000 of 6934 from the wallet, the rest by card. */
const verified = () => anOrder().verified({ wallet: 1000 });
const delivered = () => verified().delivered();
const finished = () => verified().finished();
const paidOut = () => finished().wait(days(15));
const agree = (order: TestOrder) => order.do("seller", { on: "accept_settlement", proposalNo: 1 });
/** A dispute that opened while the sale's proceeds were already paid out. */
const afterPayout = (amount: number) =>
  anOrder({ policy: { payout: days(1) } })
    .verified({ wallet: 1000 })
    .finished()
    .wait(days(1))
    .disputed(amount, { received: true });

describe("the worked example in every posting (5.2)", () => {
  test("P1 and P2, paying and verifying", () => {
    const order = anOrder().placed();
    expect(moved(order, (o) => o.paid({ wallet: 1000 }))).toEqual({ "A:psp:card": 5934, "L:wallet": 1000, "L:hold": -6934 });
    expect(moved(order, (o) => o.toDue("verify_by"))).toEqual({ "L:hold": 6934, "E:coupon": 563, "L:escrow": -7497 });
  });

  test("C1 with C2, C3, C4: all accounts are back to 0", () => {
    const order = verified().asked();
    expect(moved(order, (o) => o.approved())).toEqual({ "L:escrow": 7497, "E:coupon": -563, "L:wallet": -1000, "L:refund_payable:1001:1": -5934 });
    expect(moved(order, (o) => o.toDue("refund_send"))).toEqual({ "L:refund_payable:1001:1": 5934, "A:in_flight:card": -5934 });
    expect(moved(order, (o) => o.toDue("refund_credit"))).toEqual({ "A:in_flight:card": 5934, "A:psp:card": -5934 });
    expect([...order.books]).toEqual([]);
  });

  test("C5, and the base of the fee that is left", () => {
    const order = verified().offered(700);
    expect(moved(order, (o) => o.do("buyer", { on: "accept_counter_offer", offerNo: 1 }))).toEqual({ "L:escrow": 700, "L:refund_payable:1001:1": -700 });
    expect(order.finished().order.proceeds).toMatchObject({ gross: 6797, commission: 544 });
  });

  test("F1, finishing", () => {
    expect(moved(delivered(), (o) => o.finished())).toEqual({ "L:escrow": 7497, "R:commission": -600, "L:seller_pending": -6897 });
  });

  test("F2 and F3: what the platform keeps is the fee without its subsidy", () => {
    const order = finished();
    expect(moved(order, (o) => o.toDue("payout"))).toEqual({ "L:seller_pending": 6897, "L:seller_available": -6897 });
    expect(moved(order, (o) => o.atStore("seller", { on: "withdraw_money", amount: 6897 }))).toEqual({ "L:seller_available": 6897, "A:bank": -6897 });
    expect((order.books.get("R:commission") ?? 0) + (order.books.get("E:coupon") ?? 0)).toBe(-37);
  });

  test("D1, a dispute that ends with part of the money", () => {
    expect(moved(delivered().disputed(1500), agree)).toEqual({
      "L:escrow": 7497,
      "L:refund_payable:1001:1": -1500,
      "R:commission": -480,
      "L:seller_pending": -5517,
    });
  });

  test("D1b, a line returned in full", () => {
    const order = delivered().disputed(858, { withReturn: true, lines: [3] });
    agree(order).do("buyer", { on: "ship_return", carrier: "Post", tracking: "RB123456789PT" });
    expect(moved(order, (o) => o.do("seller", { on: "confirm_return" }))).toEqual({
      "L:escrow": 7497,
      "E:coupon": -75,
      "L:refund_payable:1001:1": -858,
      "R:commission": -525,
      "L:seller_pending": -6039,
    });
  });

  test("a dispute in full on the way is C1", () => {
    expect(moved(delivered().disputed(6934), agree)).toEqual({ "L:escrow": 7497, "E:coupon": -563, "L:wallet": -1000, "L:refund_payable:1001:1": -5934 });
  });

  test("D2, all of it back after the payout", () => {
    expect(moved(afterPayout(6934), agree)).toEqual({
      "R:commission": 600,
      "L:seller_available": 6897,
      "E:coupon": -563,
      "L:wallet": -1000,
      "L:refund_payable:1001:1": -5934,
    });
  });

  test("D2b, part of it back: from what is pending, from what is available, and what is not there is owed", () => {
    expect(moved(finished().disputed(1500, { received: true }), agree)).toEqual({
      "L:refund_payable:1001:1": -1500,
      "R:commission": 120,
      "L:seller_pending": 1380,
    });
    expect(moved(afterPayout(1500), agree)).toEqual({ "L:refund_payable:1001:1": -1500, "R:commission": 120, "L:seller_available": 1380 });
    const empty = afterPayout(1500).atStore("seller", { on: "withdraw_money", amount: 6000 });
    expect(moved(empty, agree)).toEqual({ "L:refund_payable:1001:1": -1500, "R:commission": 120, "L:seller_available": 897, "A:seller_receivable": 483 });
  });

  test("several rounds never give back more than was paid, and the last of them brings the subsidy back", () => {
    const order = finished().disputed(1500, { received: true });
    agree(order).wait(days(1)).disputed(5434, { received: true });
    expect(moved(order, agree)).toEqual({
      "R:commission": 480,
      "L:seller_pending": 5517,
      "E:coupon": -563,
      "L:wallet": -1000,
      "L:refund_payable:1001:2": -4434,
    });
    expect(order.order.proceeds).toMatchObject({ gross: 0, commission: 0, net: 0, pending: 0 });
  });

  test("K1 and K3, opened on the card leg and rejected", () => {
    const order = verified();
    expect(moved(order, (o) => o.chargedBack())).toEqual({ "A:chargeback_open": 5934, "A:psp:card": -5934 });
    expect(moved(order, (o) => o.do("rail", { on: "reject_chargeback" }))).toEqual({ "A:psp:card": 5934, "A:chargeback_open": -5934 });
  });

  test("K2, accepted out of escrow or out of the hold", () => {
    const accept = (o: TestOrder) => o.do("admin", { on: "accept_chargeback", fault: "seller" });
    expect(moved(verified().chargedBack(), accept)).toEqual({ "L:escrow": 7497, "E:coupon": -563, "A:chargeback_open": -5934, "L:wallet": -1000 });
    expect(moved(anOrder().paid({ wallet: 1000 }).chargedBack(), accept)).toEqual({ "L:hold": 6934, "A:chargeback_open": -5934, "L:wallet": -1000 });
    expect(moved(anOrder().verified().chargedBack(6934), accept)).toEqual({ "L:escrow": 7497, "E:coupon": -563, "A:chargeback_open": -6934 });
  });

  test("K2 of a part of the card leg: the rest goes back as a refund", () => {
    expect(moved(verified().chargedBack(2000), (o) => o.do("admin", { on: "accept_chargeback", fault: "seller" }))).toEqual({
      "L:escrow": 7497,
      "E:coupon": -563,
      "A:chargeback_open": -2000,
      "L:wallet": -1000,
      "L:refund_payable:1001:1": -3934,
    });
  });

  test("K2b, accepted after the sale: the seller's fault is taken as D2b, D2 if it is all; the platform's is its loss", () => {
    const seller = (o: TestOrder) => o.do("admin", { on: "accept_chargeback", fault: "seller" });
    // 5934 back: gross 1563, fee 125, net 1438; of the 6897 the store keeps, 5459 pay for it.
    const part = finished().chargedBack();
    expect(moved(part, seller)).toEqual({ "A:chargeback_open": -5934, "R:commission": 475, "L:seller_withheld": 6897, "L:seller_pending": -1438 });
    expect(part.order.proceeds).toEqual({ gross: 1563, commission: 125, net: 1438, pending: 1438, paidOut: false });
    const all = anOrder().finished().chargedBack(6934);
    expect(moved(all, seller)).toEqual({ "A:chargeback_open": -6934, "R:commission": 600, "L:seller_withheld": 6897, "E:coupon": -563 });
    expect(moved(paidOut().chargedBack(), seller)).toEqual({ "A:chargeback_open": -5934, "R:commission": 475, "L:seller_available": 5459 });
    expect(moved(paidOut().chargedBack(), (o) => o.do("admin", { on: "accept_chargeback", fault: "platform" }))).toEqual({
      "A:chargeback_open": -5934,
      "E:loss": 5934,
    });
  });

  test("K2b while the store is frozen: its own part first, the rest is owed, since what else is withheld may be released", () => {
    const order = paidOut().frozen().chargedBack();
    expect(moved(order, (o) => o.do("admin", { on: "accept_chargeback", fault: "seller" }))).toEqual({
      "A:chargeback_open": -5934,
      "R:commission": 475,
      "A:seller_receivable": 5459,
    });
    const pending = finished().frozen().chargedBack();
    expect(moved(pending, (o) => o.do("admin", { on: "accept_chargeback", fault: "seller" }))).toEqual({
      "A:chargeback_open": -5934,
      "R:commission": 475,
      "L:seller_withheld": 5459,
    });
    expect(moved(pending, (o) => o.released())).toEqual({ "L:seller_withheld": 1438, "L:seller_pending": -1438 });
  });

  test("W1, W2 and W3: swept, back to each bucket, or kept to cover refunds", () => {
    const order = anOrder({ store: { available: 500 } })
      .verified({ wallet: 1000 })
      .finished();
    expect(moved(order, (o) => o.frozen())).toEqual({ "L:seller_pending": 6897, "L:seller_available": 500, "L:seller_withheld": -7397 });
    expect(moved(order, (o) => o.released())).toEqual({ "L:seller_withheld": 7397, "L:seller_pending": -6897, "L:seller_available": -500 });
    order.frozen().wait(days(1)).blocked().disputed(1500, { received: true });
    expect(moved(order, agreeSilently)).toEqual({ "L:refund_payable:1001:1": -1500, "R:commission": 120, "L:seller_withheld": 1380 });
  });

  test("an order's own part is withheld while its chargeback is open, W1 for it alone", () => {
    const order = finished();
    expect(moved(order, (o) => o.chargedBack())).toEqual({
      "A:chargeback_open": 5934,
      "A:psp:card": -5934,
      "L:seller_pending": 6897,
      "L:seller_withheld": -6897,
    });
    expect(moved(order, (o) => o.do("rail", { on: "reject_chargeback" }))).toEqual({
      "A:chargeback_open": -5934,
      "A:psp:card": 5934,
      "L:seller_pending": -6897,
      "L:seller_withheld": 6897,
    });
  });
});

/** The seller says nothing, and the buyer's demand is executed. */
function agreeSilently(order: TestOrder): void {
  order.toDue("dispute_respond");
}
