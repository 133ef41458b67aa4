import { describe, expect, test } from "vitest";
import { days, hours } from "./index.ts";
import { anOrder, type TestOrder } from "./testing.ts";

const counted = (order: TestOrder): Record<string, number> =>
  Object.fromEntries([...order.metrics].filter(([key]) => !["orders_placed", "orders_paid", "card_orders"].some((name) => key.endsWith(name))));

describe("counters fold from the same events (6.26)", () => {
  test("of placing and paying", () => {
    expect(Object.fromEntries(anOrder().paid().metrics)).toEqual({
      "store:3 orders_placed": 1,
      "buyer:7 orders_placed": 1,
      "store:3 orders_paid": 1,
      "buyer:7 orders_paid": 1,
      "store:3 card_orders": 1,
    });
    expect(anOrder().paid({ rail: "mobile" }).metrics.has("store:3 card_orders")).toBe(false);
  });

  test.each([
    ["T05 an unpaid order expires", () => anOrder().placed().wait(days(20)), { "buyer:7 unpaid": 1 }],
    ["T05 of a frozen store: nobody's", () => anOrder().placed().frozen().wait(days(20)), {}],
    ["T07 a failed verification", () => anOrder().paid({ outcome: "fail" }).wait(hours(2)), { "buyer:7 risk": 1, "store:3 refunds": 1 }],
    [
      "T12 an approval, and how long it took",
      () => anOrder().asked().wait(hours(5)).approved(),
      { "store:3 requests": 1, "store:3 answers": 1, "store:3 answer_ms": hours(5), "store:3 refunds": 1 },
    ],
    [
      "T12 for the seller's fault",
      () => anOrder().asked("out_of_stock").approved(),
      { "store:3 requests": 1, "store:3 answers": 1, "store:3 answer_ms": 0, "store:3 seller_fault": 1, "store:3 refunds": 1 },
    ],
    [
      "T13 silence",
      () =>
        anOrder({ draft: { processing: days(9) } })
          .asked()
          .wait(hours(72)),
      { "store:3 requests": 1, "store:3 silent_timeout": 1, "store:3 refunds": 1 },
    ],
    ["T14 a rejection", () => anOrder().asked().wait(hours(1)).rejected(), { "store:3 requests": 1, "store:3 answers": 1, "store:3 answer_ms": hours(1) }],
    [
      "T17 a shipment over a request",
      () => anOrder().asked().do("seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT" }),
      { "store:3 requests": 1, "store:3 shipped_over_request": 1, "store:3 orders_shipped": 1 },
    ],
    ["T18 not sold", () => anOrder().verified().wait(days(4)), { "store:3 seller_fault": 1, "store:3 not_sold": 1, "store:3 refunds": 1 }],
    ["T18 neutral over an open request", () => anOrder().verified().wait(days(2)).asked().wait(days(2)), { "store:3 requests": 1, "store:3 refunds": 1 }],
    [
      "T18 late under a grace",
      () =>
        anOrder({ policy: { shipByGrace: hours(24) } })
          .verified()
          .wait(days(4)),
      { "store:3 late": 1 },
    ],
    [
      "T26 a dispute of what a scan says was delivered",
      () => anOrder().delivered().disputed(100, { received: false, reason: "still_on_the_way" }),
      { "store:3 orders_shipped": 1, "store:3 disputes": 1, "buyer:7 disputes": 1, "buyer:7 not_received_claims": 1 },
    ],
    [
      "T28 a ruling against the seller",
      () => anOrder().mediated(100).judged(0).wait(days(7)),
      { "store:3 orders_shipped": 1, "store:3 disputes": 1, "buyer:7 disputes": 1, "store:3 rulings_lost": 1, "store:3 orders_finished": 1 },
    ],
    [
      "T37 an accepted chargeback",
      () => anOrder().verified().chargedBack(6934).do("admin", { on: "accept_chargeback", fault: "platform" }),
      { "store:3 chargebacks": 1, "buyer:7 chargebacks": 1, "buyer:7 risk": 1 },
    ],
    [
      "T37 after the sale",
      () => anOrder().finished().chargedBack(6934).do("admin", { on: "accept_chargeback", fault: "platform" }),
      { "store:3 orders_shipped": 1, "store:3 orders_finished": 1, "store:3 chargebacks": 1, "buyer:7 chargebacks": 1, "buyer:7 risk": 1 },
    ],
    ["T32 an annulment", () => anOrder().verified().frozen().blocked(), { "store:3 seller_fault": 1, "store:3 refunds": 1 }],
  ] as const)("%s", (_, given, expected) => expect(counted(given())).toEqual(expected));

  test("a complaint with a request", () => {
    const order = anOrder().verified().do("buyer", { on: "request_cancellation", reason: "other", note: "", complaint: true });
    expect(order.metrics.get("store:3 complaints")).toBe(1);
  });

  test("a captured payment that came too late is no refund of the store's", () => {
    const order = anOrder().placed().wait(days(20)).do("rail", { on: "capture_late", rail: "mobile", instrumentId: 6, label: "", amount: 9 });
    expect(order.metrics.has("store:3 refunds")).toBe(false);
  });

  test("an agreement is no lost ruling", () => {
    const order = anOrder().delivered().disputed(100).do("seller", { on: "accept_settlement", proposalNo: 1 });
    expect(order.metrics.has("store:3 rulings_lost")).toBe(false);
  });
});
