import { describe, expect, test } from "vitest";
import { days, hours, minutes, verificationEndsBy, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, dawn } from "./testing.ts";

const ask: OrderCommand = { on: "request_cancellation", reason: "ordered_by_mistake", note: "twice", complaint: false };
const approve: OrderCommand = { on: "approve_cancellation" };
const says = (decision: Decision): string => (decision.kind === "refused" ? decision.refusal.code : decision.kind);

describe("T06 a payment is verified", () => {
  test("when the outsider says so, and the order waits for its shipment", () => {
    const order = anOrder()
      .paid({ after: hours(5) })
      .wait(hours(5));
    expect(order.order).toMatchObject({ state: "awaiting_shipment", verifiedAt: dawn + hours(5), held: 0, escrow: 7497 });
    expect(order.order.tenders.every((t) => t.state === "captured")).toBe(true);
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["used", "used"]);
    expect(order.notices.slice(-2).map((n) => `${n.to} ${n.template}`)).toEqual(["buyer payment_verified", "seller payment_verified"]);
    expect(order.order.deadlines.find((d) => d.kind === "ship_by")).toMatchObject({ due: dawn + hours(5) + days(4), state: "armed" });
  });

  test("or when an admin passes it before", () => {
    const order = anOrder().paid().do("admin", { on: "pass_verification" });
    expect(order.order).toMatchObject({ state: "awaiting_shipment", verifiedAt: dawn });
    expect(order.order.deadlines.find((d) => d.kind === "verify_by")?.state).toBe("disarmed");
    expect(says(order.try("admin", { on: "pass_verification" }))).toBe("already_done");
    expect(order.refused("admin", { on: "fail_verification", note: "" })).toMatchObject({ code: "too_late", ended: "awaiting_shipment", since: dawn });
    expect(order.refused("seller", { on: "pass_verification" }).code).toBe("not_yours_to_make");
  });

  test("and an early request nobody answered lapses, so that the buyer may ask again", () => {
    const order = anOrder().paid().do("buyer", ask).toDue("verify_by");
    expect(order.events.slice(-2).map((e) => e.body.type)).toEqual(["cancellation_lapsed", "payment_verified"]);
    expect(order.order.requests[0]).toMatchObject({ state: "lapsed", endedAt: order.now });
    expect(says(order.try("buyer", ask))).toBe("accepted");
    expect(order.order.requests[1]).toMatchObject({ no: 2, early: false, state: "open" });
  });
});

describe("T07 a payment fails verification", () => {
  test.each([
    ["by the outsider", () => anOrder().paid({ wallet: 1000, outcome: "fail" }).toDue("verify_by")],
    [
      "by an admin",
      () =>
        anOrder()
          .paid({ wallet: 1000 })
          .wait(hours(1) - 1)
          .do("admin", { on: "fail_verification", note: "stolen card" }),
    ],
  ])("%s: closed, everything back, the buyer's doing", (_, given) => {
    const order = given();
    expect(order.order).toMatchObject({ state: "closed", closeReason: "verification_failed", fault: "buyer", held: 0, escrow: 0 });
    expect(order.order.tenders.every((t) => t.state === "voided" && t.refunded === t.amount)).toBe(true);
    expect(order.order.refunds).toMatchObject([{ cause: "verification_failed", amount: 6934 }]);
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["available", "available"]);
    expect([...order.variants.values()].every((v) => v.reserved === 0 && v.onHand === 10)).toBe(true);
    expect(order.notices.filter((n) => n.template === "order_closed").map((n) => n.to)).toEqual(["buyer"]);
  });

  test("over an open early request, which is superseded", () => {
    const order = anOrder().paid({ outcome: "fail" }).do("buyer", ask).toDue("verify_by");
    expect(order.order).toMatchObject({ closeReason: "verification_failed", requests: [{ state: "superseded" }] });
    expect(says(order.try("admin", { on: "fail_verification", note: "" }))).toBe("already_done");
  });
});

describe("T08 a payment is held for documents", () => {
  // Monday 10:00 and three business days is Thursday 10:00.
  const held = () => anOrder().paid().do("admin", { on: "hold_verification" });

  test("three business days, once", () => {
    const order = held();
    expect(order.order).toMatchObject({ verificationHold: "waiting_for_documents", verifyBy: dawn + days(3) });
    expect(order.order.deadlines.filter((d) => d.kind === "verify_by").map((d) => [d.generation, d.state])).toEqual([
      [1, "superseded"],
      [2, "armed"],
    ]);
    expect(says(order.try("admin", { on: "hold_verification" }))).toBe("already_done");
    expect(order.notices.at(-1)).toMatchObject({ to: "buyer", template: "verification_held", params: { documentsBy: dawn + days(3) } });
  });

  test("over a weekend, Saturday and Sunday do not count", () => {
    const order = anOrder();
    order.now = dawn + days(4); // Friday
    order.paid().do("admin", { on: "hold_verification" });
    expect(order.order.verifyBy).toBe(dawn + days(4) + days(5));
  });

  test.each([
    ["no documents: the order closes", false, "closed"],
    ["documents, but no decision: the payment passes", true, "awaiting_shipment"],
  ])("and ends with %s", (_, documents, state) => {
    const order = held().wait(days(1));
    if (documents) order.do("buyer", { on: "receive_documents" });
    order.to(dawn + days(3) - 1);
    expect(order.order.state).toBe("payment_verifying");
    expect(order.wait(1).order.state).toBe(state);
  });

  test("documents are only received while they are asked for", () => {
    const order = anOrder().paid();
    expect(order.refused("buyer", { on: "receive_documents" })).toMatchObject({ code: "not_possible_now", rule: "T08" });
    order.do("admin", { on: "hold_verification" }).do("buyer", { on: "receive_documents" });
    expect(says(order.try("buyer", { on: "receive_documents" }))).toBe("already_done");
  });
});

describe("T09 a buyer changes her mind while the payment is verified", () => {
  test("and asks within two minutes; the seller is told until when at the latest", () => {
    const order = anOrder()
      .paid({ after: hours(5) })
      .wait(minutes(1))
      .do("buyer", ask);
    expect(order.order.requests).toMatchObject([{ no: 1, early: true, state: "open", askedAt: dawn + minutes(1) }]);
    expect(order.notices.at(-1)).toMatchObject({ to: "seller", params: { early: 1, answerBy: dawn + hours(24) } });
    expect(order.order.deadlines.filter((d) => d.state === "armed").map((d) => d.kind)).toEqual(["verify_by"]);
  });

  test("too late, she learns when she may ask again, not when the outsider will answer", () => {
    const order = anOrder()
      .paid({ after: hours(5) })
      .wait(minutes(3));
    const refusal = order.refused("buyer", ask);
    expect(refusal).toMatchObject({ code: "asking_window_closed", rule: "T09", since: dawn + minutes(2), until: dawn + hours(24) });
    expect(refusal.instead).toContainEqual({ way: "wait_for_verification", from: dawn + hours(24) });
    expect(verificationEndsBy(order.order, order.policy)).toBe(dawn + hours(24));
  });

  test("where the policy blocks it she is sent to wait; where it is free she cancels alone", () => {
    expect(
      anOrder({ policy: { earlyCancel: "blocked" } })
        .paid()
        .refused("buyer", ask),
    ).toMatchObject({ code: "asking_window_closed", since: dawn });
    const free = anOrder({ policy: { earlyCancel: "free" } })
      .paid()
      .refused("buyer", ask);
    expect(free.instead.map((w) => w.way)).toContain("self_cancel");
  });

  test("and the request can be approved or withdrawn, never rejected", () => {
    const order = anOrder().paid().do("buyer", ask);
    const refusal = order.refused("seller", { on: "reject_cancellation", reason: "other", note: "" });
    expect(refusal).toMatchObject({
      code: "early_request_cannot_be_rejected",
      until: dawn + hours(24),
      instead: [{ way: "approve_cancellation" }, { way: "wait_for_verification" }],
    });
    expect(order.refused("seller", { on: "make_counter_offer", amount: 5 }).code).toBe("too_early");
    expect(order.do("buyer", { on: "withdraw_cancellation" }).order.requests[0]?.state).toBe("withdrawn");
    expect(order.notices.at(-1)).toMatchObject({ to: "seller", template: "cancellation_withdrawn" });
  });

  test("inside the store's own window it is approved in the same commit", () => {
    const order = anOrder({ store: { autoApproveWindow: hours(1) } })
      .paid()
      .do("buyer", ask);
    expect(order.order).toMatchObject({ closeReason: "cancel_early", requests: [{ state: "approved" }] });
    expect(order.notices.filter((n) => n.template === "cancellation_requested")).toEqual([]);
  });

  test("but not in a frozen store", () => {
    const order = anOrder().paid();
    order.store = { ...order.store, state: "frozen", since: dawn };
    expect(order.refused("buyer", ask)).toMatchObject({ code: "order_frozen", rule: "2.2.7", since: dawn, instead: [{ way: "contact_support" }] });
    expect(order.toDue("verify_by").order.state).toBe("awaiting_shipment");
  });
});

describe("T10 the seller approves early", () => {
  test("before verification ends: money, units and coupons come back, nobody's fault", () => {
    const order = anOrder().paid({ wallet: 1000 }).do("buyer", ask).toDue("verify_by", -1).do("seller", approve);
    expect(order.order).toMatchObject({ state: "closed", closeReason: "cancel_early", fault: "none", requests: [{ state: "approved" }] });
    expect(order.order.refunds[0]?.legs.map((l) => [l.rail, l.amount, l.stage])).toEqual([
      ["card", 5934, "expected"],
      ["wallet", 1000, "credited"],
    ]);
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["available", "available"]);
    expect(order.notices.filter((n) => n.template === "order_closed").map((n) => n.to)).toEqual(["buyer", "seller"]);
    expect(order.order.deadlines.filter((d) => d.state === "armed").map((d) => d.kind)).toEqual(["refund_process", "refund_send"]);
  });

  test("R9 at the instant verification ends, verification wins", () => {
    const order = anOrder().paid().do("buyer", ask).toDue("verify_by");
    expect(order.refused("seller", approve)).toMatchObject({ code: "too_late", rule: "R6", ended: "lapsed", since: order.now });
  });

  test("but only what was asked", () => expect(anOrder().paid().refused("seller", approve).code).toBe("no_open_request"));
});
