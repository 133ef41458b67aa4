import { describe, expect, test } from "vitest";
import { days, dueOf, hours, labelOf, minutes, type Decision, type DisputeReason, type OrderCommand, type Terms } from "./index.ts";
import { anOrder, terms, type TestOrder } from "./testing.ts";

const says = (decision: Decision): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field ?? decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const told = (order: TestOrder, template: string) => order.notices.filter((n) => n.template === template).map((n) => n.to);
const propose = (amount: number, over: Partial<Terms> = {}): OrderCommand => ({ on: "propose_settlement", text: "", ...terms(amount, over) });
const accept = (proposalNo: number): OrderCommand => ({ on: "accept_settlement", proposalNo });
const open = (amount: number, over: Partial<{ received: boolean; reason: DisputeReason } & Terms> = {}): OrderCommand => ({
  on: "open_dispute",
  received: false,
  reason: "still_on_the_way",
  text: "",
  ...terms(amount),
  ...over,
});
const dispute = (order: TestOrder) => order.order.disputes.at(-1);
const left = (order: TestOrder, kind: string) => order.order.deadlines.find((d) => d.kind === kind && d.state === "suspended")?.remaining ?? null;

describe("T26 a dispute on the way", () => {
  test.each([
    [-1, "too_early"],
    [0, "accepted"],
    [1, "accepted"],
  ])("5 days after shipping %i ms: %s", (offset, expected) => {
    const order = anOrder().shipped();
    order.wait(days(5) + offset);
    expect(says(order.try("buyer", open(6934)))).toBe(expected);
  });

  test("at once when delivered, turned away, lost, or shipped over a request", () => {
    expect(
      says(
        anOrder()
          .delivered()
          .try("buyer", open(900, { received: true, reason: "damaged" })),
      ),
    ).toBe("accepted");
    expect(
      says(
        anOrder()
          .refusedByBuyer()
          .try("buyer", open(900, { reason: "refused_by_me" })),
      ),
    ).toBe("accepted");
    expect(says(anOrder().shipped().do("carrier", { on: "report_shipment", fact: "lost" }).try("buyer", open(900)))).toBe("accepted");
    const overtaken = anOrder().asked().do("seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT" });
    expect(says(overtaken.try("buyer", open(6934, { reason: "seller_refused_cancel" })))).toBe("accepted");
  });

  test("stops the clocks that would pay the seller, and gives the seller 5 days to answer, both 7 to agree", () => {
    const order = anOrder().shipped().wait(days(5)).disputed(6934);
    expect([left(order, "protection_end"), dueOf(order.order, "dispute_respond"), dueOf(order.order, "dispute_mediate")]).toEqual([
      days(55),
      order.now + days(5),
      order.now + days(7),
    ]);
    expect(dispute(order)).toMatchObject({ kind: "in_transit", state: "negotiating", proposals: [{ no: 1, by: "buyer", amount: 6934, state: "live" }] });
    expect([labelOf(order.order), told(order, "dispute_opened")]).toEqual(["in_dispute", ["seller"]]);
    order.delivered();
    expect([left(order, "auto_confirm"), order.metrics.get("store:3 disputes"), order.metrics.get("buyer:7 disputes")]).toEqual([days(7), 1, 1]);
  });

  test.each([
    [-1, "accepted"],
    [0, "too_late finished"],
    [1, "too_late finished"],
  ])("R16 at the end of protection %i ms: %s", (offset, expected) => {
    const order = anOrder().shipped();
    order.unsettledAt((order.order.shippedAt ?? 0) + days(60) + offset);
    expect(says(order.try("buyer", open(100)))).toBe(expected);
    if (offset < 0) return;
    // The clock finishes the order at that instant, and the buyer goes on to the after-sale dispute.
    order.to(order.now);
    expect(order.order).toMatchObject({ state: "finished", finishedAt: (order.order.shippedAt ?? 0) + days(60) });
    expect(says(order.try("buyer", open(100)))).toBe("accepted");
    expect(dispute(order)?.kind).toBe("after_sale");
  });

  test("R15 while it is open the receipt cannot be confirmed; confirmed first, only the after-sale dispute is left", () => {
    const order = anOrder().delivered().disputed(500);
    expect(order.refused("buyer", { on: "confirm_receipt" })).toMatchObject({
      code: "dispute_open",
      rule: "R15",
      since: order.now,
      instead: [{ way: "accept_settlement" }, { way: "propose_settlement" }, { way: "withdraw_dispute" }, { way: "contact_seller" }],
    });
    order.do("buyer", { on: "withdraw_dispute" });
    expect(
      order
        .finished()
        .disputed(500)
        .order.disputes.map((d) => [d.kind, d.state]),
    ).toEqual([
      ["in_transit", "withdrawn"],
      ["after_sale", "negotiating"],
    ]);
  });

  test.each([
    ["not received, of a received one", { received: true, reason: "still_on_the_way" }, "dispute_not_offered reason"],
    ["received, of one that is not", { received: false, reason: "damaged" }, "dispute_not_offered reason"],
    ["a refused cancellation that never was asked", { reason: "seller_refused_cancel" }, "dispute_not_offered reason"],
    ["a changed mind without sending it back", { received: true, reason: "changed_mind" }, "return_not_possible withReturn"],
    ["a changed mind with sending it back", { received: true, reason: "changed_mind", withReturn: true }, "accepted"],
    ["sending back what was not received", { withReturn: true }, "return_not_possible withReturn"],
    ["lines without sending them back", { received: true, reason: "damaged", lines: [3] }, "return_not_possible lines"],
    ["a line that is not there", { received: true, reason: "damaged", withReturn: true, lines: [9] }, "return_not_possible lines"],
    ["a line twice", { received: true, reason: "damaged", withReturn: true, lines: [3, 3] }, "return_not_possible lines"],
    ["more than the lines cost", { received: true, reason: "damaged", withReturn: true, lines: [3], amount: 859 }, "amount_out_of_range amount"],
    ["what the lines cost", { received: true, reason: "damaged", withReturn: true, lines: [3], amount: 858 }, "accepted"],
    ["nothing", { amount: 0 }, "amount_out_of_range amount"],
    ["less than nothing", { amount: -5 }, "amount_out_of_range amount"],
    ["half a cent", { amount: 1.5 }, "amount_out_of_range amount"],
    ["more than was paid", { amount: 6935 }, "amount_out_of_range amount"],
    ["all that was paid", { amount: 6934 }, "accepted"],
  ] as const)("for %s: %j is %s", (_, over, expected) => {
    const order = anOrder().shipped();
    order.wait(days(6));
    expect(says(order.try("buyer", open(800, over)))).toBe(expected);
  });

  test("is the buyer's alone, one at a time, and not of a frozen order", () => {
    const order = anOrder().shipped().wait(days(5)).disputed(500);
    expect(says(order.try("buyer", open(500)))).toBe("already_done");
    expect(order.refused("buyer", open(700))).toMatchObject({ code: "dispute_open", since: order.now });
    expect(says(order.try("seller", open(500)))).toBe("not_yours_to_make");
    expect(says(anOrder().shipped().wait(days(5)).frozen().try("buyer", open(500)))).toBe("order_frozen");
    expect(says(anOrder().paid().try("buyer", open(500)))).toBe("too_early");
  });
});

describe("T27 a dispute before shipping", () => {
  test("is open after a rejection, stops ship-by and shipping, and tells the admins too", () => {
    const order = anOrder().verified();
    const shipBy = dueOf(order.order, "ship_by") ?? 0;
    order.wait(days(1)).asked().rejected().wait(days(1)).disputed(6934);
    expect([dispute(order)?.kind, left(order, "ship_by"), told(order, "dispute_opened")]).toEqual(["pre_ship", shipBy - order.now, ["seller", "admin"]]);
    expect(order.refused("seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT" })).toMatchObject({ code: "dispute_open", rule: "3.4" });
    expect(order.refused("buyer", { on: "request_cancellation", reason: "other", note: "", complaint: false })).toMatchObject({ code: "dispute_open" });
    order.wait(days(2)).do("buyer", { on: "withdraw_dispute" });
    expect(dueOf(order.order, "ship_by")).toBe(shipBy + days(2));
    expect(says(order.try("seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT" }))).toBe("accepted");
  });

  test.each([
    ["without any request", () => anOrder().verified(), "dispute_not_offered"],
    ["while one is open", () => anOrder().asked(), "request_already_open"],
    ["after it was withdrawn", () => anOrder().asked().do("buyer", { on: "withdraw_cancellation" }), "dispute_not_offered withdrawn"],
    ["after a rejection", () => anOrder().rejected(), "accepted"],
    [
      "after silence that declines",
      () =>
        anOrder({ policy: { onSilence: "decline" } })
          .asked()
          .wait(hours(72)),
      "accepted",
    ],
    ["again for the same rejection", () => anOrder().rejected().disputed(500).do("buyer", { on: "withdraw_dispute" }), "dispute_not_offered"],
    [
      "of a late order, where the policy leaves the claim",
      () =>
        anOrder({ policy: { shipByMiss: "claim" } })
          .verified()
          .wait(days(4)),
      "accepted",
    ],
  ] as const)("%s", (_, given, expected) => {
    const decision = given().try("buyer", open(500, { reason: "seller_refused_cancel" }));
    expect(says(decision).split(" ")[0]).toBe(expected.split(" ")[0]);
  });

  test("nothing was received: neither a return nor another reason", () => {
    expect(
      says(
        anOrder()
          .rejected()
          .try("buyer", open(500, { reason: "damaged", received: true })),
      ),
    ).toBe("dispute_not_offered received");
    expect(says(anOrder().rejected().try("buyer", open(500)))).toBe("dispute_not_offered reason");
    expect(
      says(
        anOrder()
          .rejected()
          .try("buyer", open(500, { reason: "seller_refused_cancel", withReturn: true })),
      ),
    ).toBe("return_not_possible withReturn");
  });

  test.each([
    ["in full", 6934, { state: "closed", closeReason: "dispute_refund" }, "available"],
    ["in part", 1500, { state: "awaiting_shipment", escrow: 5997 }, "used"],
  ] as const)("T28 agreed %s: %j", (_, amount, expected, coupon) => {
    const order = anOrder().rejected().disputed(amount);
    const before = left(order, "ship_by") ?? 0;
    order.wait(days(2)).do("seller", accept(1));
    expect(order.order).toMatchObject(expected);
    expect(order.order.refunds).toMatchObject([{ amount, cause: amount === 6934 ? "dispute_refund" : "dispute_partial" }]);
    expect(new Set([...order.grants.values()].map((g) => g.state))).toEqual(new Set([coupon]));
    expect([...order.variants.values()].every((v) => v.onHand === 10 && v.reserved > 0 === (coupon === "used"))).toBe(true);
    if (coupon === "used") expect(dueOf(order.order, "ship_by")).toBe(order.now + before);
  });
});

describe("3.4 proposals stand side by side until one is accepted", () => {
  test("the seller refuses with a proposal of their own; accepting any one ends the dispute", () => {
    const order = anOrder().delivered().disputed(3000).wait(days(1)).do("seller", propose(500)).do("buyer", propose(2000)).do("seller", propose(800));
    expect(dispute(order)?.proposals.map((p) => `${p.by} ${p.amount} ${p.state}`)).toEqual([
      "buyer 3000 replaced",
      "seller 500 replaced",
      "buyer 2000 live",
      "seller 800 live",
    ]);
    expect(told(order, "settlement_proposed")).toEqual(["buyer", "seller", "buyer"]);
    expect(order.refused("seller", accept(4))).toMatchObject({ code: "proposal_not_live", field: "proposalNo", ended: "live" });
    expect(order.refused("seller", accept(1))).toMatchObject({ code: "proposal_not_live", ended: "replaced" });
    expect(order.refused("buyer", accept(9))).toMatchObject({ code: "proposal_not_live", ended: null });
    order.do("buyer", accept(4));
    expect(dispute(order)).toMatchObject({ state: "agreed", decidedBy: "agreement", settled: { amount: 800 }, endedAt: order.now });
    expect(dispute(order)?.proposals.map((p) => p.state)).toEqual(["replaced", "replaced", "fallen", "accepted"]);
    expect(order.order).toMatchObject({ state: "finished", refunds: [{ cause: "dispute_partial", amount: 800 }] });
    expect(told(order, "dispute_ended")).toEqual(["buyer", "seller"]);
    expect(says(order.try("buyer", accept(4)))).toBe("already_done");
  });

  test("the buyer's edit gives the seller a new 5 days; the seller's answer ends them", () => {
    const order = anOrder().delivered().disputed(3000).wait(days(1)).do("buyer", propose(2500));
    expect(dueOf(order.order, "dispute_respond")).toBe(order.now + days(5));
    order.wait(hours(3)).do("seller", propose(0));
    expect(dueOf(order.order, "dispute_respond")).toBeNull();
    expect(says(order.try("seller", propose(0)))).toBe("already_done");
    expect(dueOf(order.wait(hours(1)).do("buyer", propose(2000)).order, "dispute_respond")).toBe(order.now + days(5));
  });

  test.each([
    [-1, "negotiating"],
    [0, "seller_silent"],
    [1, "seller_silent"],
  ])("T28 a seller silent for 5 days (%i ms): %s, and the buyer's demand is executed", (offset, state) => {
    const order = anOrder().delivered().disputed(1500);
    order.wait(days(5) + offset);
    expect(dispute(order)?.state).toBe(state);
    if (offset < 0) return;
    expect(order.order).toMatchObject({ state: "finished", finishedAt: (dispute(order)?.openedAt ?? 0) + days(5), refunds: [{ amount: 1500 }] });
    expect(order.metrics.get("store:3 dispute_silences")).toBe(1);
  });

  test.each([
    [-1, "negotiating"],
    [0, "mediation"],
    [1, "mediation"],
  ])("without agreement in 7 days (%i ms): %s", (offset, state) => {
    const order = anOrder().delivered().disputed(1500).do("seller", propose(0));
    order.wait(days(7) + offset);
    expect(dispute(order)?.state).toBe(state);
    if (offset >= 0) expect(told(order, "mediation_began")).toEqual(["buyer", "seller", "admin"]);
  });

  test("in mediation the platform proposes too, and either side may accept it", () => {
    expect(says(anOrder().delivered().disputed(1500).try("admin", propose(700)))).toBe("not_possible_now negotiating");
    for (const party of ["buyer", "seller"] as const) {
      const order = anOrder().mediated(1500).do("admin", propose(700));
      expect(told(order, "settlement_proposed").slice(-2)).toEqual(["buyer", "seller"]);
      expect(order.do(party, accept(3)).order).toMatchObject({ state: "finished", refunds: [{ amount: 700 }] });
    }
  });

  test("an alert reminds the admins after 7 days of mediation, once, and decides nothing", () => {
    const order = anOrder().mediated(1500);
    expect(told(order.wait(days(7) - 1), "verdict_overdue")).toEqual([]);
    expect(told(order.wait(1), "verdict_overdue")).toEqual(["admin"]);
    expect(told(order.wait(days(40)), "verdict_overdue")).toEqual(["admin"]);
    expect(dispute(order)?.state).toBe("mediation");
  });

  test("evidence is added by each side until the end, 5 files each, even while the order is frozen", () => {
    const order = anOrder().delivered().disputed(1500).frozen();
    for (let fileId = 1; fileId <= 5; fileId++) order.do("buyer", { on: "add_evidence", fileId, name: `photo ${fileId}.png` });
    expect(says(order.try("buyer", { on: "add_evidence", fileId: 5, name: "photo 5.png" }))).toBe("already_done");
    expect(says(order.try("buyer", { on: "add_evidence", fileId: 6, name: "photo 6.png" }))).toBe("too_many_files fileId");
    expect(says(order.try("seller", { on: "add_evidence", fileId: 6, name: "scan.pdf" }))).toBe("accepted");
    expect(says(order.try("admin", { on: "add_evidence", fileId: 7, name: " " }))).toBe("text_missing name");
    expect(dispute(order)?.evidence.map((e) => e.by)).toEqual(["buyer", "buyer", "buyer", "buyer", "buyer", "seller"]);
    expect(says(anOrder().delivered().try("buyer", { on: "add_evidence", fileId: 1, name: "x" }))).toBe("no_open_dispute");
  });

  test("withdrawing gives the protection's remainder back, and nobody is paid", () => {
    const order = anOrder().delivered().wait(days(2)).disputed(1500).wait(days(3)).do("buyer", { on: "withdraw_dispute" });
    expect(order.order).toMatchObject({ state: "awaiting_delivery", refunds: [], escrow: 7497 });
    expect([dueOf(order.order, "auto_confirm"), told(order, "dispute_ended")]).toEqual([order.now + days(5), ["seller"]]);
    expect(order.refused("buyer", { on: "withdraw_dispute" })).toMatchObject({ code: "too_late", ended: "withdrawn", since: order.now });
  });
});

describe("3.4 the verdict", () => {
  test("waits 7 days for an appeal, then moves the money", () => {
    const order = anOrder().mediated(3000).judged(1500);
    const given = order.now;
    expect(dispute(order)).toMatchObject({ state: "verdict", verdicts: [{ no: 1, amount: 1500, liability: "seller", person: 1 }] });
    expect([dueOf(order.order, "appeal_end"), told(order, "verdict_given"), order.order.refunds]).toEqual([given + days(7), ["buyer", "seller"], []]);
    expect(says(order.try("buyer", accept(1)))).toBe("not_possible_now verdict");
    expect(says(order.try("buyer", propose(10)))).toBe("not_possible_now verdict");
    expect(says(order.try("buyer", { on: "withdraw_dispute" }))).toBe("not_possible_now verdict");
    order.to(given + days(7) - 1);
    expect(order.order.state).toBe("awaiting_delivery");
    order.to(given + days(7));
    expect(order.order).toMatchObject({ state: "finished", finishedAt: given + days(7), refunds: [{ amount: 1500 }] });
    expect([dispute(order)?.state, order.metrics.get("store:3 rulings_lost")]).toEqual(["final", 1]);
  });

  test("may be appealed once, by either side, in time; the second one is final at once", () => {
    for (const party of ["buyer", "seller"] as const) {
      const order = anOrder().mediated(3000).judged(1500);
      const end = order.now + days(7);
      order.to(end - 1).do(party, { on: "appeal_verdict", text: "look again" });
      expect(dispute(order)).toMatchObject({ state: "appealed", appeal: { by: party } });
      expect([dueOf(order.order, "appeal_end"), told(order, "verdict_appealed")]).toEqual([null, [party === "buyer" ? "seller" : "buyer", "admin"]]);
      expect(order.refused(party, { on: "appeal_verdict", text: "again" })).toMatchObject({ code: "appeal_used" });
      order.judged(0);
      expect(order.order).toMatchObject({ state: "finished", refunds: [], finishedAt: order.now });
      expect(dispute(order)?.verdicts.map((v) => v.amount)).toEqual([1500, 0]);
    }
  });

  test.each([
    [-1, "accepted"],
    [0, "too_late final"],
    [1, "too_late final"],
  ])("an appeal %i ms from the end of its window: %s", (offset, expected) => {
    const order = anOrder().mediated(3000).judged(1500);
    order.unsettledAt(order.now + days(7) + offset);
    expect(says(order.try("buyer", { on: "appeal_verdict", text: "look again" }))).toBe(expected);
  });

  test("is the admins', in mediation or after an appeal, and bound by what is left to refund", () => {
    const verdict = (amount: number): OrderCommand => ({ on: "give_verdict", liability: "none", text: "", ...terms(amount) });
    expect(says(anOrder().delivered().disputed(900).try("admin", verdict(900)))).toBe("not_possible_now negotiating");
    expect(says(anOrder().mediated(900).try("seller", verdict(900)))).toBe("not_yours_to_make");
    expect(says(anOrder().mediated(900).try("admin", verdict(6935)))).toBe("amount_out_of_range amount");
    expect(says(anOrder().delivered().try("admin", verdict(1)))).toBe("no_open_dispute");
    const judged = anOrder().mediated(900).judged(900);
    expect(says(judged.try("admin", verdict(1)))).toBe("not_possible_now verdict");
    expect(says(judged.try("buyer", { on: "appeal_verdict", text: " " }))).toBe("text_missing text");
  });

  test("in full closes the order, at the verdict's fault", () => {
    const order = anOrder().mediated(6934).judged(6934).wait(days(7));
    expect(order.order).toMatchObject({ closeReason: "dispute_refund", fault: "seller", refunds: [{ cause: "dispute_refund", amount: 6934 }] });
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["used", "used"]);
    expect([...order.variants.values()].map((v) => v.onHand)).toEqual([8, 9, 7]);
    expect([...order.settle().books]).toEqual([]);
  });
});

describe("T29 an after-sale dispute", () => {
  test.each([
    [-1, "accepted"],
    [0, "too_late finished"],
    [1, "too_late finished"],
  ])("15 days after finishing %i ms: %s", (offset, expected) => {
    const order = anOrder().finished();
    order.unsettledAt(order.now + days(15) + offset);
    expect(says(order.try("buyer", open(100)))).toBe(expected);
  });

  test("stops the payout until it ends, and the order stays finished", () => {
    const order = anOrder().finished().wait(days(14)).disputed(1500);
    expect([left(order, "payout"), dispute(order)?.kind, labelOf(order.order)]).toEqual([days(1), "after_sale", "in_dispute"]);
    order.wait(days(2)).do("seller", accept(1));
    expect(order.order).toMatchObject({
      state: "finished",
      proceeds: { gross: 5997, commission: 480, net: 5517, pending: 5517 },
      refunds: [{ cause: "after_sale", amount: 1500 }],
    });
    expect(dueOf(order.order, "payout")).toBe(order.now + days(1));
  });

  test("once a verdict was given there is no other dispute; after an agreement there may be", () => {
    const judged = anOrder().finished().mediated(1500).judged(0).wait(days(7));
    expect(judged.refused("buyer", open(100))).toMatchObject({ code: "dispute_decided", ended: "final" });
    const agreed = anOrder().delivered().disputed(300).do("seller", accept(1)).wait(days(1));
    expect(agreed.order.state).toBe("finished");
    expect(says(agreed.try("buyer", open(100)))).toBe("accepted");
  });

  test("R17 while it is open the order cannot be deleted; R18 deleted for good, there is none", () => {
    const order = anOrder().finished().disputed(900);
    expect(order.refused("buyer", { on: "trash" })).toMatchObject({ code: "dispute_open", rule: "R17" });
    const trashed = anOrder().finished().do("buyer", { on: "trash" });
    expect(trashed.refused("buyer", open(100))).toMatchObject({ code: "not_possible_now", instead: [{ way: "restore" }] });
    expect(says(trashed.do("buyer", { on: "purge", understood: true }).try("buyer", open(100)))).toBe("not_possible_now");
  });

  test("nothing left to give back, nothing to dispute", () => {
    const order = anOrder().finished().disputed(6934).do("seller", accept(1)).wait(minutes(1));
    expect(order.order.proceeds).toMatchObject({ gross: 0, net: 0, pending: 0 });
    expect(says(order.try("buyer", open(1)))).toBe("amount_out_of_range");
  });
});
