import { describe, expect, test } from "vitest";
import { days, dueOf, hours, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, terms, type TestOrder } from "./testing.ts";

const says = (decision: Decision): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field ?? decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const told = (order: TestOrder, template: string) => order.notices.filter((n) => n.template === template).map((n) => n.to);
const open = (amount = 5934): OrderCommand => ({ on: "open_chargeback", amount, reason: "fraud" });
const accept = (fault: "seller" | "platform" = "seller"): OrderCommand => ({ on: "accept_chargeback", fault });
const reject: OrderCommand = { on: "reject_chargeback" };
const paid = () => anOrder().paid({ wallet: 1000, after: hours(3) });
const verified = () => anOrder().verified({ wallet: 1000 });

describe("K1 the issuer takes money back", () => {
  test("the order freezes, both sides and the admins are told, and 30 days run to answer", () => {
    const order = verified().wait(days(1)).chargedBack();
    expect(order.order).toMatchObject({ frozen: ["chargeback"], chargebacks: [{ no: 1, state: "open", amount: 5934, noticed: 5934 }] });
    expect(dueOf(order.order, "chargeback_answer")).toBe(order.now + days(30));
    expect([told(order, "order_frozen"), told(order, "chargeback_opened")]).toEqual([["buyer", "seller"], ["admin"]]);
    expect(says(order.try("seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT" }))).toBe("order_frozen");
    expect(says(order.try("rail", open()))).toBe("already_done");
    expect(order.refused("rail", open(100))).toMatchObject({ code: "chargeback_open", since: order.now });
  });

  test("R20 is cut to what the card still holds; nothing left, nothing frozen, and the notice is contested with the refund as proof", () => {
    const part = verified().asked().offered(700).do("buyer", { on: "accept_counter_offer", offerNo: 1 }).chargedBack(5934);
    expect(part.order.chargebacks).toMatchObject([{ amount: 5234, noticed: 5934 }]);
    expect(part.refundable).toBe(1000);
    const none = verified().asked().approved().chargedBack();
    expect(none.order).toMatchObject({ frozen: [], chargebacks: [{ state: "contested", amount: 0, noticed: 5934 }] });
    expect(dueOf(none.order, "chargeback_answer")).toBeNull();
    expect(says(none.try("admin", accept()))).toBe("too_late contested");
    expect(none.do("rail", reject).order.chargebacks).toMatchObject([{ state: "rejected" }]);
  });

  test("R20 a notice with nothing left to take withholds nothing: what is pending stays there (found by the storm)", () => {
    const order = anOrder()
      .verified({ wallet: 1000 })
      .finished()
      .disputed(5934, { received: true })
      .do("seller", { on: "accept_settlement", proposalNo: 1 })
      .chargedBack(100);
    order.disputed(500, { received: true }).do("seller", { on: "accept_settlement", proposalNo: 1 });
    expect(order.events.at(-2)?.body).toMatchObject({ type: "proceeds_reduced", from: { pending: 460, withheld: 0 } });
  });

  test("of a card alone, of an amount, and only by rail and admin", () => {
    expect(says(anOrder().verified({ rail: "mobile" }).try("rail", open()))).toBe("not_possible_now");
    for (const amount of [0, -1, 1.5]) expect(says(verified().try("rail", open(amount)))).toBe("amount_out_of_range amount");
    expect(says(verified().try("buyer", open()))).toBe("not_yours_to_make");
    expect(says(anOrder().placed().try("rail", open()))).toBe("too_early");
    expect(says(verified().try("rail", reject))).toBe("no_open_chargeback");
  });

  test("R10 an early request lapses with it", () => {
    expect(
      anOrder()
        .paid({ after: hours(3) })
        .asked()
        .chargedBack().order.requests,
    ).toMatchObject([{ state: "lapsed" }]);
  });
});

describe("T37 accepted", () => {
  test.each([
    ["being verified", paid, [10, 10, 10]],
    ["awaiting shipment", verified, [10, 10, 10]],
    ["on its way", () => verified().shipped(), [8, 9, 7]],
  ] as const)("K2 of an order %s: it closes, the wallet's part goes back, the coupons are void", (_, given, onHand) => {
    const order = given().chargedBack().do("admin", accept());
    expect(order.order).toMatchObject({
      state: "closed",
      closeReason: "chargeback",
      refunds: [{ cause: "chargeback", amount: 1000, legs: [{ rail: "wallet" }] }],
    });
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["void", "void"]);
    expect([...order.variants.values()].map((v) => [v.onHand, v.reserved])).toEqual(onHand.map((n) => [n, 0]));
    expect([told(order, "order_closed"), order.metrics.get("buyer:7 risk")]).toEqual([["buyer", "seller"], 1]);
    // What the issuer took never comes back to the processor; everything else is even.
    expect([...order.books]).toEqual([]);
    expect(says(order.try("admin", accept()))).toBe("already_done");
  });

  test.each([
    [-1, "open"],
    [0, "accepted"],
    [1, "accepted"],
  ])("by itself when nobody contests it in 30 days (%i ms): %s", (offset, state) => {
    const order = verified().chargedBack();
    order.wait(days(30) + offset);
    expect(order.order.chargebacks.at(-1)?.state).toBe(state);
    if (offset >= 0) expect(order.order).toMatchObject({ closeReason: "chargeback", fault: "none" });
  });

  test("contested, the answer waits for the bank", () => {
    const order = verified().chargedBack().do("admin", { on: "contest_chargeback", text: "the tracking shows it" });
    expect(order.wait(days(90)).order).toMatchObject({ state: "awaiting_shipment", frozen: ["chargeback"], chargebacks: [{ state: "contested" }] });
    expect(says(order.try("admin", { on: "contest_chargeback", text: "again" }))).toBe("already_done");
    expect(order.do("admin", accept("platform")).order).toMatchObject({ closeReason: "chargeback", fault: "platform" });
    const late = verified().chargedBack();
    late.unsettledAt(late.now + days(30));
    expect(says(late.try("admin", { on: "contest_chargeback", text: "late" }))).toBe("too_late accepted");
  });

  test("also where T07 ends the order over an open one", () => {
    const order = paid().chargedBack().do("admin", { on: "fail_verification", note: "" });
    expect(order.order).toMatchObject({ closeReason: "verification_failed", chargebacks: [{ state: "accepted" }], refunds: [{ amount: 1000 }] });
    expect([...order.books]).toEqual([]);
  });

  test("K2b of a finished order: it stays finished, and what was left of its payout goes on", () => {
    const order = anOrder().verified({ wallet: 1000 }).finished().wait(days(5)).chargedBack();
    expect(order.books.get("L:seller_withheld:3")).toBe(-6897);
    order.wait(days(2)).do("admin", accept("platform"));
    expect(order.order).toMatchObject({ state: "finished", frozen: [], proceeds: { gross: 7497, pending: 6897 } });
    expect([order.books.get("L:seller_pending:3"), order.books.get("L:seller_withheld:3"), order.books.get("E:loss")]).toEqual([-6897, undefined, 5934]);
    expect(dueOf(order.order, "payout")).toBe(order.now + days(10));
    expect(told(order, "chargeback_accepted")).toEqual(["buyer", "seller"]);
  });

  test("what the platform bore is not given back twice, and brings no subsidy back", () => {
    const order = anOrder().verified({ wallet: 1000 }).finished().chargedBack().do("admin", accept("platform")).disputed(1000, { received: true });
    order.do("seller", { on: "accept_settlement", proposalNo: 1 });
    expect(order.order).toMatchObject({ refunds: [{ amount: 1000, legs: [{ rail: "wallet" }] }], proceeds: { gross: 6497, commission: 520 }, subsidy: 563 });
    expect(says(order.try("buyer", { on: "open_dispute", received: true, reason: "damaged", text: "", ...terms(1) }))).toBe("amount_out_of_range");
  });
});

describe("K3 rejected by the bank", () => {
  test("the money is back, the order goes on with what was left", () => {
    const order = verified().wait(days(1)).chargedBack().wait(days(20)).do("rail", reject);
    expect(order.order).toMatchObject({ state: "awaiting_shipment", frozen: [], chargebacks: [{ state: "rejected" }] });
    expect(dueOf(order.order, "ship_by")).toBe(order.now + days(3));
    expect(order.books.get("A:psp:card")).toBe(5934);
    expect(told(order, "order_released")).toEqual(["buyer", "seller"]);
    expect(says(order.try("rail", reject))).toBe("already_done");
    expect(says(order.try("admin", accept()))).toBe("too_late rejected");
    expect(says(order.try("rail", open(100)))).toBe("accepted");
  });

  test("a finished order's part is pending again, unless its store is frozen", () => {
    const order = anOrder().finished().chargedBack(6934).do("rail", reject);
    expect([order.books.get("L:seller_pending:3"), order.books.get("L:seller_withheld:3")]).toEqual([-6897, undefined]);
    const frozen = anOrder().finished().chargedBack(6934).frozen().do("rail", reject);
    expect([frozen.books.get("L:seller_pending:3"), frozen.books.get("L:seller_withheld:3")]).toEqual([undefined, -6897]);
    expect(frozen.released().books.get("L:seller_pending:3")).toBe(-6897);
  });
});
