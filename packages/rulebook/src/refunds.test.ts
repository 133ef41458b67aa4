import { describe, expect, test } from "vitest";
import { days, hours, isSettled, labelOf, presets, type OutsideRail, type RefundDraw } from "./index.ts";
import { anOrder, type OrderSetting, type TestOrder } from "./testing.ts";

const balances = (order: TestOrder) => Object.fromEntries(order.books);
const stages = (order: TestOrder) => order.order.refunds[0]?.legs.map((leg) => `${leg.rail} ${leg.stage}`);
const drawn = (order: TestOrder, draw: RefundDraw): TestOrder => {
  order.refundDraw = draw;
  return order;
};

describe("a refund walks through its three stages (3.6)", () => {
  test("expected the instant the order closes, processing after 24 h, sent after 48 h, credited within the rail's range", () => {
    const order = drawn(anOrder().verified({ wallet: 1000 }).asked().approved(), { after: days(9), outcome: "credited" });
    const closed = order.now;
    expect(stages(order)).toEqual(["card expected", "wallet credited"]);
    expect(order.order.refunds[0]?.legs[0]).toMatchObject({
      expectedAt: closed,
      arrivesFrom: closed + days(2) + days(5),
      arrivesBy: closed + days(2) + days(15),
    });
    expect(order.to(closed + hours(24) - 1).order.refunds[0]?.legs[0]?.stage).toBe("expected");
    expect(order.wait(1).order.refunds[0]?.legs[0]).toMatchObject({ stage: "processing", processingAt: closed + hours(24) });
    expect(order.to(closed + hours(48) - 1).order.refunds[0]?.legs[0]?.stage).toBe("processing");
    expect(order.wait(1).order.refunds[0]?.legs[0]).toMatchObject({ stage: "refunded", sentAt: closed + hours(48), settledAt: null });
    expect(labelOf(order.order, "buyer")).toBe("refund_in_progress");
    expect(order.wait(days(9) - 1).order.refunds[0]?.legs[0]?.stage).toBe("refunded");
    expect(order.wait(1).order.refunds[0]?.legs[0]).toMatchObject({ stage: "credited", settledAt: closed + hours(48) + days(9) });
    expect(order.order.refunds.every(isSettled)).toBe(true);
    expect(order.order.deadlines.filter((d) => d.state === "armed")).toEqual([]);
    expect(order.notices.slice(-2).map((n) => `${n.to} ${n.template} ${n.params["amount"]} ${n.params["destination"]}`)).toEqual([
      "buyer refund_sent 5934 Card ending 4242",
      "buyer refund_credited 5934 Card ending 4242",
    ]);
  });

  test("the wallet's share is back at once, and a wallet-only refund is over at once", () => {
    const order = anOrder({ buyer: { wallet: 7000 } })
      .verified({ wallet: 6934 })
      .asked()
      .approved();
    expect(stages(order)).toEqual(["wallet credited"]);
    expect(order.buyer.wallet).toBe(7000);
    expect(order.order.deadlines.filter((d) => d.state === "armed")).toEqual([]);
    expect(labelOf(order.order, "buyer")).toBe("closed");
  });

  test("a bounced leg goes to the wallet, once", () => {
    const order = drawn(anOrder().verified({ wallet: 1000 }).asked().approved(), { after: days(6), outcome: "bounced" }).settle();
    expect(stages(order)).toEqual(["card wallet_credited", "wallet credited"]);
    expect(order.buyer.wallet).toBe(6934);
    expect(order.notices.at(-1)).toMatchObject({ to: "buyer", template: "refund_bounced", params: { amount: 5934, lost: 0 } });
    expect(order.order.deadlines.filter((d) => d.kind === "refund_lost").map((d) => d.state)).toEqual(["disarmed"]);
    expect(balances(order)).toEqual({ "A:psp:card": 5934, "L:wallet:7": -5934 });
  });

  test.each([
    ["card", days(15)],
    ["e_wallet", days(15)],
    ["mobile", days(15)],
    ["bank_transfer", days(15)],
  ] as const)("a refund over %s that nobody hears of is lost after %i ms and goes to the wallet", (rail, lost) => {
    const order = drawn(anOrder().verified({ rail }).asked().approved(), null).wait(hours(48));
    expect(order.wait(lost - 1).order.refunds[0]?.legs[0]?.stage).toBe("refunded");
    expect(order.wait(1).order.refunds[0]?.legs[0]?.stage).toBe("wallet_credited");
    expect(order.buyer.wallet).toBe(1000 + 6934);
    expect(order.notices.at(-1)?.params).toMatchObject({ lost: 1, rail });
  });

  test("it is never lost before the rail's own range has ended", () => {
    const setting: OrderSetting = { policy: { refundLost: days(3) } };
    const order = drawn(anOrder(setting).asked().approved(), null).wait(hours(48));
    expect(order.order.refunds[0]?.lostAt).toBe(order.now + days(15));
  });

  test("credited at the last instant it is credited, not lost", () => {
    const order = drawn(anOrder().asked().approved(), { after: days(15), outcome: "credited" }).settle();
    expect(stages(order)).toEqual(["card credited"]);
  });

  test.each(["card", "e_wallet", "mobile", "bank_transfer"] as const)("it goes back the way it came: %s", (rail: OutsideRail) => {
    const order = anOrder().verified({ rail }).asked().approved();
    const [from, to] = presets.souk.refundRange[rail];
    order.wait(hours(48));
    expect(order.order.refunds[0]?.legs).toMatchObject([
      { rail, instrumentId: 5, label: "Card ending 4242", arrivesFrom: order.now + from, arrivesBy: order.now + to },
    ]);
    expect(balances(order.settle())).toEqual({});
  });

  test("without a word from outside about the draw it takes the whole range and arrives", () => {
    const order = anOrder().asked().approved().settle();
    expect(order.order.refunds[0]?.legs[0]).toMatchObject({ stage: "credited", settledAt: order.order.refunds[0]?.legs[0]?.arrivesBy });
  });
});

describe("which tender a refund comes from (R-9)", () => {
  const afterOffer = (setting: OrderSetting, amount: number) =>
    anOrder(setting)
      .verified({ wallet: 1000 })
      .offered(amount)
      .do("buyer", { on: "accept_counter_offer", offerNo: 1 })
      .order.refunds[0]?.legs.map((leg) => [leg.rail, leg.amount]);

  test("outside first, up to its capture, then the wallet", () => {
    expect(afterOffer({}, 5934)).toEqual([["card", 5934]]);
    expect(afterOffer({}, 5935)).toEqual([
      ["card", 5934],
      ["wallet", 1],
    ]);
  });

  test("or the wallet first, by policy", () => {
    expect(afterOffer({ policy: { refundOrder: "wallet_first" } }, 1000)).toEqual([["wallet", 1000]]);
    expect(afterOffer({ policy: { refundOrder: "wallet_first" } }, 1001)).toEqual([
      ["wallet", 1000],
      ["card", 1],
    ]);
  });
});

describe("the postings of the worked example (5.2)", () => {
  const given = () => anOrder().placed();
  const paid = () => given().paid({ wallet: 1000 });

  test("P1 pay", () => expect(balances(paid())).toEqual({ "A:psp:card": 5934, "L:wallet:7": 1000, "L:hold:1001": -6934 }));

  test("P2 verified", () =>
    expect(balances(paid().toDue("verify_by"))).toEqual({ "A:psp:card": 5934, "L:wallet:7": 1000, "E:coupon": 563, "L:escrow:1001": -7497 }));

  test("P3 failed in verification, wallet back at once", () => {
    expect(balances(paid().do("admin", { on: "fail_verification", note: "" }))).toEqual({ "A:psp:card": 5934, "L:refund_payable:1001:1": -5934 });
  });

  test("C1 and C2 closed before shipping", () => {
    expect(balances(paid().verified().asked().approved())).toEqual({ "A:psp:card": 5934, "L:refund_payable:1001:1": -5934 });
  });

  test("C3 sent, C4 credited: all accounts back to 0", () => {
    const order = paid().verified().asked().approved().wait(hours(48));
    expect(balances(order)).toEqual({ "A:psp:card": 5934, "A:in_flight:card": -5934 });
    expect(balances(order.settle())).toEqual({});
  });

  test("C4b bounced: the money at the processor backs the wallet", () => {
    const order = drawn(paid().verified().asked().approved(), { after: 0, outcome: "bounced" });
    expect(balances(order.settle())).toEqual({ "A:psp:card": 5934, "L:wallet:7": -5934 });
  });

  test("C5 partial refund of 700, and F1 on what is left", () => {
    const order = paid().verified().offered(700).do("buyer", { on: "accept_counter_offer", offerNo: 1 });
    expect(balances(order)).toEqual({ "A:psp:card": 5934, "L:wallet:7": 1000, "E:coupon": 563, "L:escrow:1001": -6797, "L:refund_payable:1001:1": -700 });
    expect(balances(order.finished())).toMatchObject({ "R:commission": -544, "L:seller_pending:3": -6253 });
  });

  test("F1 finish", () => {
    expect(balances(paid().finished())).toEqual({ "A:psp:card": 5934, "L:wallet:7": 1000, "E:coupon": 563, "R:commission": -600, "L:seller_pending:3": -6897 });
  });

  test("P4 a late capture goes through suspense", () => {
    const order = given().wait(days(20)).do("rail", { on: "capture_late", rail: "bank_transfer", instrumentId: 6, label: "", amount: 6934 });
    expect(balances(order)).toEqual({ "A:psp:bank_transfer": 6934, "L:refund_payable:1001:1": -6934 });
    expect(order.events.at(-2)?.body.type).toBe("late_capture_received");
    expect(balances(order.settle())).toEqual({});
  });
});
