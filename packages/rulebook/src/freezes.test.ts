import { describe, expect, test } from "vitest";
import { boundForGood, boundUntil, days, dueOf, hours, labelOf, minutes, pendingActs, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, terms, type TestOrder } from "./testing.ts";

const says = (decision: Decision): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field ?? decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const told = (order: TestOrder, template: string) => order.notices.filter((n) => n.template === template).map((n) => n.to);
const left = (order: TestOrder, kind: string) => order.order.deadlines.find((d) => d.kind === kind && d.state === "suspended")?.remaining ?? null;
const ship: OrderCommand = { on: "ship", carrier: "Post", tracking: "RR123456789PT" };
const ask: OrderCommand = { on: "request_cancellation", reason: "other", note: "", complaint: false };

describe("T30 a frozen store's orders stand still", () => {
  test("each follows at the act's own instant, however late it is asked", () => {
    const order = anOrder().verified().wait(days(1));
    const act = { no: 1, kind: "freeze", at: order.now, byClock: false } as const;
    order.store = { ...order.store, state: "frozen", since: order.now, acts: [act] };
    order.unsettledAt(order.now + days(9)).follow();
    expect(order.order).toMatchObject({ frozen: ["store_investigation"], storeActs: 1, lastEventAt: act.at });
    expect(left(order, "ship_by")).toBe(days(3));
    expect(order.events.at(-1)).toMatchObject({ rule: "T30", at: act.at, by: { party: "clock" } });
    expect(told(order, "order_frozen")).toEqual(["buyer"]);
  });

  test("and refuses every act of buyer and seller, naming since when; even before the order followed", () => {
    const order = anOrder().asked();
    order.store = { ...order.store, state: "frozen", since: order.now };
    for (const [party, command] of [
      ["seller", ship],
      ["seller", { on: "approve_cancellation" }],
      ["seller", { on: "reject_cancellation", reason: "other", note: "" }],
      ["buyer", { on: "withdraw_cancellation" }],
      ["buyer", ask],
    ] as const)
      expect(order.refused(party, command)).toMatchObject({ code: "order_frozen", rule: "2.2.7", since: order.now, instead: [{ way: "contact_support" }] });
    const followed = anOrder().asked().frozen();
    const since = followed.now;
    expect(followed.wait(days(4)).refused("buyer", { on: "withdraw_cancellation" })).toMatchObject({ code: "order_frozen", since });
    expect(labelOf(followed.order)).toBe("frozen");
  });

  test.each([
    [
      "being verified, and enters shipment frozen, with its whole time",
      () => anOrder().paid({ after: hours(3) }),
      { state: "awaiting_shipment" },
      ["ship_by", days(4)],
    ],
    ["awaiting shipment", () => anOrder().verified().wait(days(1)), { state: "awaiting_shipment" }, ["ship_by", days(3)]],
    ["asked back", () => anOrder().asked().wait(hours(2)), { requests: [{ state: "open" }] }, ["cancel_respond", hours(70)]],
    ["on its way", () => anOrder().shipped().wait(days(9)), { state: "awaiting_delivery" }, ["protection_end", days(51)]],
    ["delivered", () => anOrder().delivered().wait(days(2)), { state: "awaiting_delivery" }, ["auto_confirm", days(5)]],
    ["in dispute", () => anOrder().delivered().disputed(900).wait(days(2)), { disputes: [{ state: "negotiating" }] }, ["dispute_respond", days(3)]],
    ["finished", () => anOrder().finished().wait(days(6)), { state: "finished" }, ["payout", days(9)]],
  ] as const)("of an order %s, what was left waits, and a release gives back exactly that", (_, given, stands, [kind, remaining]) => {
    const order = given().frozen().wait(days(5));
    expect(order.order).toMatchObject({ frozen: ["store_investigation"], ...stands });
    expect(left(order, kind)).toBe(remaining);
    order.wait(days(3)).released();
    expect(order.order).toMatchObject({ frozen: [], storeActs: 2, ...stands });
    expect(dueOf(order.order, kind)).toBe(order.now + remaining);
    expect(told(order, "order_released")).toEqual(["buyer"]);
  });

  test("R10 an early request lapses at once; the verification goes on", () => {
    const order = anOrder()
      .paid({ after: hours(5) })
      .asked()
      .frozen();
    expect(order.order.requests).toMatchObject([{ state: "lapsed", endedAt: order.now }]);
    expect(order.wait(hours(5)).order.state).toBe("awaiting_shipment");
    expect(told(order, "cancellation_lapsed")).toEqual(["buyer"]);
  });

  test("R10 with an open request: nobody answers, 72 hours wait, then go on", () => {
    const order = anOrder({ draft: { processing: days(30) } })
      .asked()
      .wait(hours(71))
      .frozen()
      .wait(days(9));
    expect(order.order.requests.at(-1)?.state).toBe("open");
    order.released();
    expect(order.wait(hours(1) - 1).order.state).toBe("awaiting_shipment");
    expect(order.wait(1).order.closeReason).toBe("cancel_auto");
  });

  test("R11 freeze first, and it cannot be shipped; shipped first, and the parcel moves on while the order stands still", () => {
    expect(says(anOrder().verified().frozen().try("seller", ship))).toBe("order_frozen");
    const order = anOrder()
      .verified()
      .do("seller", { ...ship, plan: [{ fact: "delivered", after: days(3) }] })
      .frozen()
      .wait(days(4));
    expect(order.order).toMatchObject({ shipment: { state: "delivered" }, frozen: ["store_investigation"] });
    expect(left(order, "auto_confirm")).toBe(days(7));
    expect(dueOf(order.released().order, "auto_confirm")).toBe(order.now + days(7));
  });

  test("R12 a dispute waits with it, a new one is refused, and no verdict is given", () => {
    const order = anOrder().mediated(900).frozen();
    expect(order.refused("admin", { on: "give_verdict", liability: "none", text: "", ...terms(900) })).toMatchObject({ code: "order_frozen", rule: "R12" });
    expect(order.refused("admin", { on: "propose_settlement", text: "", ...terms(900) })).toMatchObject({ code: "order_frozen", rule: "R12" });
    order.released().judged(900);
    expect(order.order.disputes.at(-1)?.state).toBe("verdict");
    const early = anOrder().shipped().wait(days(6));
    early.store = { ...early.store, state: "frozen", since: early.now };
    expect(says(early.try("buyer", { on: "open_dispute", received: false, reason: "still_on_the_way", text: "", ...terms(9) }))).toBe("order_frozen");
  });

  test("R13 a refund on its way goes on, R14 and nothing is confirmed or paid out", () => {
    const order = anOrder({ draft: { processing: days(30) } })
      .offered()
      .do("buyer", { on: "accept_counter_offer", offerNo: 1 })
      .frozen();
    expect(order.wait(days(20)).order.refunds).toMatchObject([{ legs: [{ stage: "credited" }] }]);
    const delivered = anOrder().delivered().frozen().wait(days(90));
    expect(delivered.order.state).toBe("awaiting_delivery");
    const finished = anOrder().finished().frozen().wait(days(90));
    expect(finished.order.proceeds).toMatchObject({ pending: 6897, paidOut: false });
  });

  test("at the same instant as a deadline, the deadline was first: what a person did came after it", () => {
    const order = anOrder().verified();
    order.wait(days(4));
    expect(order.order.closeReason).toBe("ship_by_expired");
    const frozen = anOrder()
      .verified()
      .wait(days(4) - 1)
      .frozen();
    expect([frozen.order.state, left(frozen, "ship_by")]).toEqual(["awaiting_shipment", 1]);
    expect(frozen.wait(days(1)).released().wait(1).order.closeReason).toBe("ship_by_expired");
  });

  test("the after-sale window stands still too, and opens again with its rest", () => {
    const order = anOrder().finished().wait(days(14)).frozen().wait(days(30)).released();
    order.wait(days(1) - 1);
    const claim: OrderCommand = { on: "open_dispute", received: true, reason: "damaged", text: "", ...terms(9) };
    expect(says(order.unsettledAt(order.now + 1).try("buyer", claim))).toBe("too_late finished");
    expect(says(order.unsettledAt(order.now - 1).try("buyer", claim))).toBe("accepted");
  });
});

describe("2.2.7 two causes of standing still", () => {
  test("stopped twice it goes on when both have ended, and the time that both stood counts once", () => {
    const order = anOrder().delivered().wait(days(1));
    const due = dueOf(order.order, "auto_confirm") ?? 0;
    order
      .disputed(900)
      .do("seller", { on: "propose_settlement", text: "", ...terms(0) })
      .wait(days(1))
      .frozen()
      .wait(days(2));
    order.released();
    expect(left(order, "auto_confirm")).toBe(days(6));
    order.wait(days(1)).do("buyer", { on: "withdraw_dispute" });
    expect(dueOf(order.order, "auto_confirm")).toBe(due + days(4));
  });

  test("a chargeback inside an investigation: the order moves when both are over", () => {
    const order = anOrder().verified().wait(days(1)).frozen().wait(days(1)).chargedBack().wait(days(1)).released();
    expect(order.order.frozen).toEqual(["chargeback"]);
    expect(left(order, "ship_by")).toBe(days(3));
    expect(says(order.try("seller", ship))).toBe("order_frozen");
    order.wait(days(1)).do("rail", { on: "reject_chargeback" });
    expect([order.order.frozen, dueOf(order.order, "ship_by")]).toEqual([[], order.now + days(3)]);
  });

  test("frozen and released in one instant it loses nothing", () => {
    const order = anOrder().verified().wait(days(1));
    const due = dueOf(order.order, "ship_by");
    expect(dueOf(order.frozen().released().order, "ship_by")).toBe(due);
  });
});

describe("T31 a release", () => {
  test("R10 gives the buyer the usual way back", () => {
    const order = anOrder().verified().frozen().wait(days(2)).released();
    expect(says(order.try("buyer", ask))).toBe("accepted");
  });
});

describe("T32 a block annuls", () => {
  test.each([
    ["awaiting payment", () => anOrder().placed(), null],
    ["being verified", () => anOrder().paid(), "available"],
    ["awaiting shipment", () => anOrder().asked(), "available"],
    ["on its way", () => anOrder().shipped(), "available"],
  ] as const)("an order %s, with all that was paid, and the platform's coupon back", (name, given, coupon) => {
    const order = given().frozen().wait(hours(1)).blocked();
    expect(order.order).toMatchObject({ state: "closed", closeReason: "annulled", fault: "seller", frozen: [] });
    expect(order.order.requests.every((r) => r.state === "superseded")).toBe(true);
    expect(order.order.refunds.map((r) => r.amount)).toEqual(name === "awaiting payment" ? [] : [6934]);
    expect([order.grants.get(21)?.state, order.grants.get(22)?.state]).toEqual(["void", coupon ?? "available"]);
    expect(told(order, "order_closed")).toEqual(["buyer"]);
    expect([...order.settle().books]).toEqual([]);
  });

  test("the units of a blocked store leave its shelf", () => {
    expect([...anOrder().verified().frozen().blocked().variants.values()].map((v) => [v.onHand, v.reserved])).toEqual([
      [8, 0],
      [9, 0],
      [7, 0],
    ]);
  });

  test("a dispute and its return fall with it, and an open chargeback is conceded (K2)", () => {
    const order = anOrder()
      .delivered()
      .disputed(858, { withReturn: true, lines: [3] })
      .do("seller", { on: "accept_settlement", proposalNo: 1 })
      .frozen();
    order.chargedBack().blocked();
    expect(order.order).toMatchObject({
      closeReason: "annulled",
      disputes: [{ state: "superseded", return: { state: "superseded" } }],
      chargebacks: [{ state: "accepted" }],
      refunds: [{ amount: 1000 - 1000 + 6934 - 5934 }],
    });
    expect(order.order.deadlines.filter((d) => d.state === "suspended" || (d.state === "armed" && !d.kind.startsWith("refund_")))).toEqual([]);
  });

  test("a finished order keeps its end, loses its payout, and its after-sale window resumes", () => {
    const order = anOrder().finished().wait(days(10)).frozen().wait(days(9)).blocked();
    expect(order.order).toMatchObject({ state: "finished", frozen: [], proceeds: { pending: 0, paidOut: false } });
    expect(order.events.at(-1)).toMatchObject({ rule: "T32", body: { type: "payout_lost" } });
    expect(order.wait(days(4)).order.deadlines.filter((d) => d.state === "armed")).toEqual([]);
    expect(order.books.get("L:seller_withheld:3")).toBe(-6897);
    order.disputed(6934, { received: true }).wait(days(5));
    expect(order.order.refunds).toMatchObject([{ cause: "after_sale", amount: 6934 }]);
    expect(order.books.get("L:seller_withheld:3")).toBeUndefined();
  });

  test("R23 what was placed or paid after the block is refused, under the store's own word", () => {
    const unpaid = anOrder().placed();
    unpaid.store = { ...unpaid.store, state: "blocked", since: unpaid.now };
    expect(unpaid.refused("buyer", { on: "pay", wallet: 0, outside: null, verification: null })).toMatchObject({ code: "store_not_selling", rule: "2.2.7" });
    const late = anOrder();
    late.store = { ...late.store, state: "blocked" };
    expect(says(late.try("buyer", { on: "place", draft: late.draft }))).toBe("store_not_selling");
  });
});

describe("which orders an act binds", () => {
  test("unpaid orders follow only a block, and stamp the store's acts as they are placed and paid", () => {
    const order = anOrder().placed().frozen();
    expect([order.order.frozen, order.order.storeActs]).toEqual([[], 0]);
    expect(says(order.try("buyer", { on: "pay", wallet: 0, outside: null, verification: null }))).toBe("store_not_selling");
    order.released().paid();
    expect([order.order.storeActs, pendingActs(order.order, order.store, order.policy)]).toEqual([2, []]);
  });

  test("living ones for good, finished ones until payout and after-sale window are over, closed ones never", () => {
    const { policy } = anOrder();
    for (const living of [anOrder().placed(), anOrder().paid(), anOrder().verified(), anOrder().shipped(), anOrder().finished()])
      expect(boundUntil(living.order, policy)).toBe(boundForGood);
    expect(boundUntil(anOrder().approved().order, policy)).toBeNull();
    const paidOut = anOrder({ policy: { payout: days(3) } })
      .finished()
      .wait(days(4));
    expect(boundUntil(paidOut.order, policy)).toBe((paidOut.order.finishedAt ?? 0) + days(15));
    expect(paidOut.wait(days(11)).frozen().order.frozen).toEqual([]);
    expect(boundUntil(paidOut.do("admin", { on: "capture_late", rail: "card", instrumentId: 5, label: "", amount: 1 }).order, policy)).toBeLessThanOrEqual(
      paidOut.now,
    );
    const purged = anOrder({ policy: { payout: minutes(1) } })
      .finished()
      .wait(days(1))
      .do("buyer", { on: "trash" })
      .do("buyer", { on: "purge", understood: true });
    expect(boundUntil(purged.order, policy)).toBeNull();
  });

  test("a chargeback binds a finished order again, without its store's past", () => {
    const order = anOrder().finished().wait(days(40)).frozen();
    expect(order.order.frozen).toEqual([]);
    order.chargedBack();
    expect(order.order).toMatchObject({ frozen: ["store_investigation", "chargeback"], storeActs: 1 });
    order.released();
    expect(order.do("rail", { on: "reject_chargeback" }).order).toMatchObject({ frozen: [], storeActs: 2 });
  });
});
