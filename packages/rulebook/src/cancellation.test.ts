import { describe, expect, test } from "vitest";
import { days, dueOf, faultOf, hours, labelOf, paidReasons, reasons, waysAfterRejection, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, dawn, type TestOrder } from "./testing.ts";

const ask = (note = ""): OrderCommand => ({ on: "request_cancellation", reason: "changed_mind", note, complaint: false });
const approve: OrderCommand = { on: "approve_cancellation" };
const reject: OrderCommand = { on: "reject_cancellation", reason: "already_packed", note: "on the table" };
const withdraw: OrderCommand = { on: "withdraw_cancellation" };
const says = (decision: Decision): string => (decision.kind === "refused" ? `${decision.refusal.code} ${decision.refusal.ended ?? ""}`.trim() : decision.kind);
const told = (order: TestOrder, template: string) => order.notices.filter((n) => n.template === template).map((n) => n.to);

describe("T11 a buyer asks to cancel a paid order", () => {
  test("and the seller has 72 hours, counted from this request", () => {
    const order = anOrder().verified().wait(hours(7)).do("buyer", ask("sorry"));
    expect(order.order.requests).toMatchObject([{ no: 1, early: false, state: "open", reason: "changed_mind", note: "sorry", askedAt: order.now }]);
    expect(dueOf(order.order, "cancel_respond")).toBe(order.now + hours(72));
    expect(labelOf(order.order, "buyer")).toBe("awaiting_seller_approval");
    expect(order.notices.at(-1)).toMatchObject({ to: "seller", params: { reason: "changed_mind", early: 0, answerBy: order.now + hours(72) } });
  });

  test("once at a time: the same click again is done already, another one is refused with the way back", () => {
    const order = anOrder().asked();
    expect(says(order.try("buyer", { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false }))).toBe("already_done");
    const refusal = order.refused("buyer", ask("something else"));
    expect(refusal).toMatchObject({ code: "request_already_open", since: order.now, until: order.now + hours(72) });
    expect(refusal.instead.map((w) => w.way)).toEqual(["withdraw_cancellation", "contact_seller"]);
  });

  test("as often as the policy allows, a withdrawn request counting too", () => {
    const order = anOrder({ policy: { maxRequests: 1 } })
      .asked()
      .do("buyer", withdraw);
    expect(order.refused("buyer", ask())).toMatchObject({ code: "too_many_requests", instead: [{ way: "contact_seller" }, { way: "wait_and_return" }] });
    expect(says(anOrder().asked().do("buyer", withdraw).try("buyer", ask()))).toBe("accepted");
  });

  test("a second request has an answer window of its own", () => {
    const order = anOrder({ draft: { processing: days(10) } })
      .asked()
      .wait(hours(70))
      .do("seller", reject)
      .wait(hours(1))
      .do("buyer", ask());
    const due = order.now + hours(72);
    expect(order.to(due - 1).order.state).toBe("awaiting_shipment");
    expect(order.to(due).order).toMatchObject({ closeReason: "cancel_auto", closedAt: due });
  });

  test("but neither before it is paid nor after it is shipped, each with its ways on", () => {
    expect(anOrder().placed().refused("buyer", ask())).toMatchObject({ code: "not_possible_now", instead: [{ way: "cancel_unpaid" }] });
    const shipped = anOrder().shipped();
    expect(shipped.wait(1).refused("buyer", ask())).toMatchObject({
      code: "too_late",
      rule: "R1",
      ended: "awaiting_delivery",
      since: shipped.order.shippedAt,
      instead: [
        { way: "refuse_delivery", from: null },
        { way: "open_dispute", from: (shipped.order.shippedAt ?? 0) + days(5) },
        { way: "wait_and_return" },
        { way: "contact_seller" },
      ],
    });
    expect(anOrder().finished().refused("buyer", ask())).toMatchObject({ code: "too_late", ended: "finished" });
    expect(says(anOrder().approved().try("buyer", ask()))).toBe("already_done");
  });

  test("and not in a frozen or blocked store, nor withdraw there (R10)", () => {
    for (const state of ["frozen", "blocked"] as const) {
      const order = anOrder().verified();
      order.store = { ...order.store, state };
      expect(order.refused("buyer", ask()).code).toBe("order_frozen");
      const asked = anOrder().asked();
      asked.store = { ...asked.store, state };
      for (const [party, command] of [
        ["buyer", withdraw],
        ["seller", approve],
        ["seller", reject],
      ] as const)
        expect(asked.refused(party, command).code).toBe("order_frozen");
    }
  });

  test("in the store's own window it is approved in the same commit, by the buyer's reason", () => {
    const order = anOrder({ store: { autoApproveWindow: days(2) } }).asked("found_cheaper");
    expect(order.events.slice(-4).map((e) => e.body.type)).toEqual(["cancellation_requested", "cancellation_approved", "order_closed", "refund_created"]);
    expect(order.order).toMatchObject({ closeReason: "cancel_approved", fault: "buyer" });
    expect(told(order, "cancellation_requested")).toEqual([]);
    expect(told(order, "order_closed")).toEqual(["buyer", "seller"]);
  });
});

describe("T12 the seller approves", () => {
  test("closed at once; coupon, units and money come back, and the buyer hears of it", () => {
    const order = anOrder().verified({ wallet: 1000 }).asked().wait(hours(71)).do("seller", approve);
    expect(order.order).toMatchObject({
      state: "closed",
      closeReason: "cancel_approved",
      fault: "buyer",
      escrow: 0,
      requests: [{ state: "approved", endedAt: order.now }],
    });
    expect([...order.grants.values()].map((g) => [g.state, g.restored])).toEqual([
      ["available", true],
      ["available", true],
    ]);
    expect([...order.variants.values()].every((v) => v.reserved === 0 && v.onHand === 10)).toBe(true);
    expect(told(order, "order_closed")).toEqual(["buyer", "seller"]);
    expect(labelOf(order.order, "buyer")).toBe("refund_in_progress");
    expect(labelOf(order.settle().order, "buyer")).toBe("closed");
  });

  test.each(reasons.paid.map(({ reason, fault }) => [reason, fault] as const))("for the reason %s the fault is %s", (reason, fault) => {
    expect(anOrder().asked(reason).do("seller", approve).order.fault).toBe(fault);
    expect(faultOf(reason)).toBe(fault);
  });

  test("every reason a buyer may give has its fault", () => expect(reasons.paid.map((r) => r.reason)).toEqual(paidReasons));

  test("where the policy does not restock, the units are gone", () => {
    const order = anOrder({ policy: { restockOnCancel: false } }).approved();
    expect([...order.variants.values()].map((v) => [v.onHand, v.reserved])).toEqual([
      [8, 0],
      [9, 0],
      [7, 0],
    ]);
  });

  test("but units of a payment that was never verified go back under any policy", () => {
    const policy = { restockOnCancel: false };
    const unverified = [
      anOrder({ policy }).placed().wait(days(20)),
      anOrder({ policy }).paid().asked().approved(),
      anOrder({ policy }).paid({ outcome: "fail" }).wait(days(1)),
    ];
    for (const order of unverified) {
      expect(order.order.state).toBe("closed");
      expect([...order.variants.values()].every((v) => v.onHand === 10 && v.reserved === 0)).toBe(true);
    }
  });

  test("no fee is taken (s3)", () => expect(anOrder().approved().order.refunds[0]?.amount).toBe(6934));
});

describe("T13 the seller is silent", () => {
  const silent = () => anOrder({ draft: { processing: days(10) } }).asked("out_of_stock");

  test("for 72 hours: the order closes itself at that very instant", () => {
    const order = silent();
    const due = order.now + hours(72);
    expect(order.to(due - 1).order.state).toBe("awaiting_shipment");
    expect(order.to(due + days(2)).order).toMatchObject({
      closeReason: "cancel_auto",
      closedAt: due,
      fault: "seller",
      requests: [{ state: "auto_approved", endedAt: due }],
    });
    expect(order.events.find((e) => e.body.type === "order_closed")).toMatchObject({ at: due, rule: "T13", by: { party: "clock" } });
    expect(told(order, "order_closed")).toEqual(["buyer", "seller"]);
  });

  test("R4 approving afterwards is done already, rejecting comes too late", () => {
    const order = silent().wait(hours(72));
    expect(says(order.try("seller", approve))).toBe("already_done");
    expect(order.refused("seller", reject)).toMatchObject({ code: "too_late", rule: "R4", ended: "cancel_auto", since: order.now });
  });

  test("where silence declines, the request is rejected and the order goes on", () => {
    const order = anOrder({ policy: { onSilence: "decline" }, draft: { processing: days(10) } })
      .asked()
      .wait(hours(72));
    expect(order.order).toMatchObject({ state: "awaiting_shipment", requests: [{ state: "rejected", rejectReason: null }] });
    expect(order.events.at(-1)).toMatchObject({ rule: "T14", by: { party: "clock" } });
  });

  test("where silence means nothing, the request stays open until ship-by", () => {
    const order = anOrder({ policy: { onSilence: "nothing" } }).asked();
    expect(dueOf(order.order, "cancel_respond")).toBeNull();
    expect(order.wait(hours(95)).order.requests[0]?.state).toBe("open");
    expect(order.wait(hours(1)).order).toMatchObject({ closeReason: "ship_by_expired", requests: [{ state: "superseded" }] });
  });
});

describe("T14 the seller rejects", () => {
  test("with a reason; ship-by keeps running, and the buyer has three ways on", () => {
    const order = anOrder().verified();
    const shipBy = dueOf(order.order, "ship_by");
    order.asked().wait(hours(2)).do("seller", reject);
    expect(order.order.requests[0]).toMatchObject({ state: "rejected", rejectReason: "already_packed", rejectNote: "on the table" });
    expect(dueOf(order.order, "ship_by")).toBe(shipBy);
    expect(dueOf(order.order, "cancel_respond")).toBeNull();
    expect(told(order, "cancellation_rejected")).toEqual(["buyer"]);
    expect(waysAfterRejection.map((w) => w.way)).toEqual(["request_cancellation", "contact_seller", "open_dispute", "wait_and_return"]);
    expect(says(order.try("buyer", ask()))).toBe("accepted");
  });

  test("R6 in two tabs: a repeat is done already, the other answer too late", () => {
    const order = anOrder().rejected();
    expect(says(order.try("seller", reject))).toBe("already_done");
    expect(says(order.try("seller", approve))).toBe("too_late rejected");
    expect(says(order.try("buyer", withdraw))).toBe("too_late rejected");
    const approved = anOrder().approved();
    expect(says(approved.try("seller", approve))).toBe("already_done");
    expect(says(approved.try("seller", reject))).toBe("too_late cancel_approved");
    expect(approved.refused("buyer", withdraw)).toMatchObject({ code: "too_late", rule: "R6", ended: "cancel_approved" });
  });
});

describe("T15 the buyer withdraws", () => {
  test("and nothing happened", () => {
    const order = anOrder().asked().do("buyer", withdraw);
    expect(order.order).toMatchObject({ state: "awaiting_shipment", requests: [{ state: "withdrawn", endedAt: order.now }] });
    expect(told(order, "cancellation_withdrawn")).toEqual(["seller"]);
    expect(says(order.try("buyer", withdraw))).toBe("already_done");
    expect(says(order.try("seller", approve))).toBe("too_late withdrawn");
    expect(says(anOrder().verified().try("buyer", withdraw))).toBe("no_open_request");
    expect(says(anOrder().placed().try("buyer", withdraw))).toBe("no_open_request");
  });
});

describe("T16 the seller offers money to keep the order", () => {
  const accept = (offerNo: number): OrderCommand => ({ on: "accept_counter_offer", offerNo });

  test("the buyer accepts: part of the money comes back and the order lives on", () => {
    const order = anOrder().verified({ wallet: 1000 }).offered(700).wait(hours(1)).do("buyer", accept(1));
    expect(order.order).toMatchObject({
      state: "awaiting_shipment",
      escrow: 6797,
      requests: [{ state: "settled", offers: [{ no: 1, amount: 700, state: "accepted" }] }],
    });
    expect(order.order.refunds).toMatchObject([{ cause: "counter_offer", amount: 700, legs: [{ rail: "card", amount: 700 }] }]);
    expect(order.order.tenders.map((t) => [t.refunded, t.state])).toEqual([
      [700, "refunded_part"],
      [0, "captured"],
    ]);
    expect(dueOf(order.order, "cancel_respond")).toBeNull();
    expect(told(order, "counter_offer_accepted")).toEqual(["buyer", "seller"]);
    expect(says(order.try("buyer", accept(1)))).toBe("already_done");
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["used", "used"]);
  });

  test("only one offer stands: a new one replaces it, and the old one cannot be accepted anymore", () => {
    const order = anOrder().offered(700).offered(900);
    expect(order.order.requests[0]?.offers.map((o) => [o.no, o.state])).toEqual([
      [1, "replaced"],
      [2, "live"],
    ]);
    expect(order.refused("buyer", accept(1))).toMatchObject({ code: "offer_not_live", ended: "replaced", instead: [{ way: "accept_counter_offer" }] });
    expect(order.do("buyer", accept(2)).order.escrow).toBe(7497 - 900);
  });

  test("declined, the request stays open and silence still counts", () => {
    const order = anOrder().offered().do("buyer", { on: "decline_counter_offer", offerNo: 1 });
    expect(order.order.requests[0]).toMatchObject({ state: "open", offers: [{ state: "declined" }] });
    expect(says(order.try("buyer", { on: "decline_counter_offer", offerNo: 1 }))).toBe("already_done");
    expect(says(order.try("buyer", accept(1)))).toBe("offer_not_live declined");
    expect(order.toDue("cancel_respond").order.closeReason).toBe("cancel_auto");
  });

  test("an offer is no answer: 72 hours later the order is cancelled all the same", () => {
    const order = anOrder().asked();
    const due = dueOf(order.order, "cancel_respond") ?? 0;
    order.wait(hours(71)).offered();
    expect(order.to(due).order).toMatchObject({ closeReason: "cancel_auto", closedAt: due, requests: [{ offers: [{ state: "fallen" }] }] });
    expect(says(order.try("buyer", accept(1)))).toBe("too_late cancel_auto");
  });

  test.each([
    [0, "amount_out_of_range"],
    [1, "accepted"],
    [6933, "accepted"],
    [6934, "amount_out_of_range"],
    [-5, "amount_out_of_range"],
    [1.5, "amount_out_of_range"],
    [Number.NaN, "amount_out_of_range"],
  ])("an offer of %d of 6934 is %s", (amount, expected) => expect(says(anOrder().asked().try("seller", { on: "make_counter_offer", amount }))).toBe(expected));

  test("a second offer is limited by what is left", () => {
    const order = anOrder().offered(6000).do("buyer", accept(1)).do("buyer", ask());
    expect(order.refundable).toBe(934);
    expect(says(order.try("seller", { on: "make_counter_offer", amount: 934 }))).toBe("amount_out_of_range");
    expect(order.offered(933).do("buyer", accept(1)).order.escrow).toBe(7497 - 6933);
  });

  test("an offer that a change of the order left too high can no longer be accepted", () => {
    const fewer = { address: null, lines: [{ no: 3, variantId: 13, options: "", quantity: 2 }] };
    const order = anOrder().offered(6898).do("seller", { on: "propose_amendment", amendment: fewer }).do("buyer", { on: "accept_amendment", amendmentNo: 1 });
    expect(order.refundable).toBeLessThan(6898);
    expect(says(order.try("buyer", accept(1)))).toBe("amount_out_of_range");
  });

  test("and a later cancellation gives back exactly the rest", () => {
    const order = anOrder().verified({ wallet: 1000 }).offered(700).do("buyer", accept(1)).do("buyer", ask()).do("seller", approve);
    expect(order.order.refunds.map((r) => [r.cause, r.amount])).toEqual([
      ["counter_offer", 700],
      ["cancel_approved", 6234],
    ]);
    expect([...order.settle().books]).toEqual([]);
  });

  test("needs an open request, and ends with it", () => {
    expect(says(anOrder().verified().try("seller", { on: "make_counter_offer", amount: 5 }))).toBe("no_open_request");
    expect(says(anOrder().offered().do("buyer", withdraw).try("buyer", accept(1)))).toBe("offer_not_live fallen");
    expect(says(anOrder().offered().try("buyer", accept(7)))).toBe("offer_not_live");
    expect(says(anOrder().offered().do("seller", { on: "ship", carrier: "Post", tracking: "ABC123" }).try("buyer", accept(1)))).toBe(
      "too_late awaiting_delivery",
    );
  });
});

test("the clock's events carry the instant they were due, however late they are applied (2.2.3)", () => {
  const order = anOrder().asked();
  const due = dueOf(order.order, "cancel_respond") ?? 0;
  expect(order.to(due + days(40)).events.find((e) => e.rule === "T13")?.at).toBe(due);
  expect(order.order.placedAt).toBe(dawn);
});
