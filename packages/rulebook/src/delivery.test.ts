import { describe, expect, test } from "vitest";
import { days, dueOf, hours, minutes, planAfter, shipmentMoves, type CarrierFact, type CarrierPlan, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, type TestOrder } from "./testing.ts";

const says = (decision: Decision): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field ?? decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const told = (order: TestOrder, template: string) => order.notices.filter((n) => n.template === template).map((n) => n.to);
const report = (fact: Exclude<CarrierFact, "delivered">): OrderCommand => ({ on: "report_shipment", fact });
const plan: CarrierPlan = [
  { fact: "accepted", after: hours(9) },
  { fact: "in_transit", after: hours(20) },
  { fact: "out_for_delivery", after: days(6) },
  { fact: "delivered", after: days(6) + hours(3) },
];
const shippedWith = (facts: CarrierPlan): TestOrder =>
  anOrder().verified().do("seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT", plan: facts });

describe("3.3 a parcel moves by what its carrier says", () => {
  test("each planned fact is a deadline at its own instant, counted from shipping", () => {
    const order = shippedWith(plan);
    const shipped = order.now;
    expect(dueOf(order.order, "carrier_scan")).toBe(shipped + hours(9));
    order.wait(days(7));
    expect(order.order.shipment).toMatchObject({ state: "delivered", plan: [], deliveredAt: shipped + days(6) + hours(3) });
    expect(order.order.shipment?.scans.map(({ fact, at }) => [fact, at - shipped])).toEqual(plan.map(({ fact, after }) => [fact, after]));
    expect(order.events.filter((e) => e.fired?.kind === "carrier_scan").map((e) => e.rule)).toEqual(["3.3", "3.3", "3.3", "T22"]);
  });

  test("a fact that may not follow where the parcel is, is refused, and a repeat is done", () => {
    const order = anOrder().shipped().do("carrier", report("in_transit"));
    expect(says(order.try("carrier", report("in_transit")))).toBe("already_done");
    expect(order.refused("carrier", report("shipment_cancelled"))).toMatchObject({
      code: "carrier_contradicts",
      rule: "3.3",
      field: "fact",
      ended: "in_transit",
    });
    expect(order.refused("carrier", report("accepted"))).toMatchObject({ code: "carrier_contradicts" });
    expect(says(order.do("carrier", report("returned")).try("carrier", { on: "report_delivered" }))).toBe("carrier_contradicts fact");
  });

  test.each(Object.entries(shipmentMoves).flatMap(([from, to]) => to.map((fact) => [from, fact] as const)))("from %s it may become %s", (from, fact) => {
    const order = anOrder().shipped();
    const before = { label_created: [], out_for_delivery: [], refused: [], lost: [], returning: ["refused"] } as Record<string, CarrierFact[]>;
    for (const step of [...(before[from] ?? []), ...(from === "label_created" ? [] : [from])]) order.do("carrier", report(step as "lost"));
    order.do("carrier", fact === "delivered" ? { on: "report_delivered" } : report(fact));
    expect(order.order.shipment?.state).toBe(fact);
  });

  test("a fact told by hand drops what it contradicts of the plan", () => {
    const left = (fact: CarrierFact) => planAfter(plan, fact).map((step) => step.fact);
    expect(left("in_transit")).toEqual(["out_for_delivery", "delivered"]);
    expect([left("delivered"), left("lost"), left("refused"), left("returned")]).toEqual([[], [], [], []]);
    const back: CarrierPlan = [...plan.slice(0, 2), { fact: "returning", after: days(9) }, { fact: "returned", after: days(12) }];
    expect(planAfter(back, "refused").map((s) => s.fact)).toEqual(["returning", "returned"]);
    expect(planAfter(back, "returning").map((s) => s.fact)).toEqual(["returned"]);
    const order = shippedWith(plan).do("admin", report("lost"));
    expect([order.order.shipment?.plan, dueOf(order.order, "carrier_scan")]).toEqual([[], null]);
  });

  test("what is only a scan tells nobody; only the carrier and admins report", () => {
    const order = anOrder().shipped().do("carrier", report("customs"));
    expect(told(order, "shipment_reported")).toEqual([]);
    for (const party of ["buyer", "seller", "rail"] as const) expect(says(order.try(party, report("lost")))).toBe("not_yours_to_make");
    expect(says(anOrder().verified().try("carrier", report("accepted")))).toBe("too_early");
    expect(order.delivered().refused("carrier", report("lost"))).toMatchObject({ code: "too_late", rule: "T22", ended: "delivered" });
  });

  test("turning the parcel away at the door is the carrier's fact, and opens the dispute at once", () => {
    const order = anOrder().shipped().wait(days(2));
    expect(
      order.refused("buyer", { on: "open_dispute", received: false, reason: "refused_by_me", text: "", amount: 6934, withReturn: false, lines: [] }),
    ).toMatchObject({
      code: "too_early",
      until: (order.order.shippedAt ?? 0) + days(5),
      instead: [{ way: "refuse_delivery" }, { way: "contact_seller" }],
    });
    order.do("buyer", { on: "refuse_delivery" });
    expect(order.order.shipment).toMatchObject({ state: "refused", scans: [{ fact: "refused", at: order.now }] });
    expect(told(order, "shipment_reported")).toEqual(["buyer", "seller"]);
    expect(says(order.try("buyer", { on: "refuse_delivery" }))).toBe("already_done");
    expect(order.disputed(6934, { received: false, reason: "refused_by_me" }).order.disputes).toHaveLength(1);
    expect(anOrder().delivered().refused("buyer", { on: "refuse_delivery" })).toMatchObject({
      code: "too_late",
      ended: "delivered",
      instead: [{ way: "open_dispute" }],
    });
  });
});

describe("T22 delivery", () => {
  test("whether told or scanned arms 7 days to confirm", () => {
    for (const order of [shippedWith([{ fact: "delivered", after: days(3) }]).wait(days(3)), anOrder().shipped().wait(days(3)).delivered()]) {
      expect(dueOf(order.order, "auto_confirm")).toBe(order.now + days(7));
      expect(told(order, "order_delivered")).toEqual(["buyer", "seller"]);
    }
  });

  test("after a parcel was turned away it ends that story: the clock to confirm runs, the one to give up is disarmed", () => {
    const order = anOrder().refusedByBuyer().wait(days(2)).delivered();
    expect([dueOf(order.order, "no_scan"), dueOf(order.order, "auto_confirm")]).toEqual([null, order.now + days(7)]);
    expect(dueOf(order.order, "protection_end")).toBe((order.order.shippedAt ?? 0) + days(62));
  });
});

describe("T38 a parcel that never arrives", () => {
  test.each([
    [-1, "awaiting_delivery"],
    [0, "closed"],
    [1, "closed"],
  ])("10 days after the fact %i ms the order is %s", (offset, state) => {
    const order = anOrder().shipped().wait(days(3)).do("carrier", report("lost"));
    expect(dueOf(order.order, "no_scan")).toBe(order.now + days(10));
    expect(order.wait(days(10) + offset).order.state).toBe(state);
  });

  test("closes with a full refund, and meanwhile nothing confirms it", () => {
    const order = anOrder().shipped().wait(days(57)).do("carrier", report("lost"));
    const held = order.order.deadlines.filter((d) => d.state === "suspended");
    expect(held.map((d) => [d.kind, d.remaining])).toEqual([["protection_end", days(3)]]);
    order.wait(days(10));
    expect(order.order).toMatchObject({ closeReason: "not_delivered", fault: "carrier", refunds: [{ cause: "not_delivered", amount: 6934 }] });
    expect(told(order, "order_closed")).toEqual(["buyer", "seller"]);
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["used", "used"]);
    expect([...order.settle().books]).toEqual([]);
  });

  test.each([
    ["refused", "buyer", [8, 9, 7]],
    ["returning", "carrier", [8, 9, 7]],
    ["returned", "carrier", [10, 10, 10]],
    ["lost", "carrier", [8, 9, 7]],
    ["shipment_cancelled", "seller", [8, 9, 7]],
  ] as const)("%s: the fault is the %s's, and units are back only if the carrier brought them back", (fact, fault, onHand) => {
    const order = anOrder().shipped().do("carrier", report(fact)).wait(days(10));
    expect(order.order).toMatchObject({ closeReason: "not_delivered", fault });
    expect([...order.variants.values()].map((v) => v.onHand)).toEqual(onHand);
  });

  test("what the buyer turned away and the carrier brought back is the buyer's doing", () => {
    const order = anOrder().refusedByBuyer().do("carrier", report("returning")).do("carrier", report("returned")).wait(days(10));
    expect(order.order).toMatchObject({ closeReason: "not_delivered", fault: "buyer" });
    expect([...order.variants.values()].every((v) => v.onHand === 10)).toBe(true);
  });

  test("counts from the first fact that still stands, however many follow, and anew once the parcel is on its way again", () => {
    const order = anOrder().refusedByBuyer();
    const first = order.now;
    order.wait(days(6)).do("carrier", report("returning"));
    expect(dueOf(order.order, "no_scan")).toBe(first + days(10));
    const found = anOrder().shipped().do("carrier", report("lost")).wait(days(9)).do("carrier", report("in_transit"));
    expect(dueOf(found.order, "no_scan")).toBeNull();
    expect(dueOf(found.do("carrier", report("lost")).order, "no_scan")).toBe(found.now + days(10));
  });

  test("a dispute stops the ten days, and its withdrawal gives back exactly what was left", () => {
    const order = anOrder().refusedByBuyer().wait(days(4)).disputed(6934, { received: false, reason: "refused_by_me" }).wait(days(2));
    expect(order.order.deadlines.find((d) => d.kind === "no_scan")).toMatchObject({ state: "suspended", remaining: days(6) });
    order.do("buyer", { on: "withdraw_dispute" });
    expect(dueOf(order.order, "no_scan")).toBe(order.now + days(6));
  });
});

describe("T25 longer protection", () => {
  test("the buyer asks, the seller grants: protection ends so many days later", () => {
    const order = anOrder().shipped();
    const end = order.now + days(60);
    order.do("buyer", { on: "ask_protection", days: 10 });
    expect(order.order.protectionAsked).toEqual({ days: 10, at: order.now });
    expect(says(order.try("buyer", { on: "ask_protection", days: 10 }))).toBe("already_done");
    order.do("seller", { on: "grant_protection", days: 8 });
    expect([order.order.protectionAsked, dueOf(order.order, "protection_end")]).toEqual([null, end + days(8)]);
    expect(order.events.at(-1)?.body).toMatchObject({ by: end + days(8) });
    expect([told(order, "protection_asked"), told(order, "protection_granted")]).toEqual([["seller"], ["buyer", "seller"]]);
  });

  test("may be given unasked and declined, never shortened, and by nobody else", () => {
    expect(dueOf(anOrder().shipped().do("seller", { on: "grant_protection", days: 60 }).order, "protection_end")).toBeGreaterThan(0);
    const order = anOrder().shipped();
    expect(order.refused("seller", { on: "decline_protection" })).toMatchObject({ code: "not_possible_now", rule: "T25" });
    order.do("buyer", { on: "ask_protection", days: 3 }).do("seller", { on: "decline_protection" });
    expect([order.order.protectionAsked, told(order, "protection_declined")]).toEqual([null, ["buyer"]]);
    for (const n of [0, -1, 61, 1.5]) expect(says(order.try("seller", { on: "grant_protection", days: n }))).toBe("days_out_of_range days");
    expect(says(order.try("buyer", { on: "grant_protection", days: 3 }))).toBe("not_yours_to_make");
  });

  test.each([
    [-1, "accepted"],
    [0, "too_late finished"],
    [1, "too_late finished"],
  ])("granted %i ms from the end of protection: %s", (offset, expected) => {
    const order = anOrder().shipped();
    order.unsettledAt((order.order.shippedAt ?? 0) + days(60) + offset);
    expect(says(order.try("seller", { on: "grant_protection", days: 3 }))).toBe(expected);
  });
});

describe("F2 the seller's share leaves the pending bucket 15 days after finishing", () => {
  test.each([
    [-1, { pending: 6897, available: 0 }],
    [0, { pending: 0, available: 6897 }],
    [1, { pending: 0, available: 6897 }],
  ])("%i ms from then: %j", (offset, { pending, available }) => {
    const order = anOrder().finished();
    order.wait(days(15) + offset);
    expect([0 - (order.books.get("L:seller_pending:3") ?? 0), 0 - (order.books.get("L:seller_available:3") ?? 0)]).toEqual([pending, available]);
    expect(order.order.proceeds).toMatchObject({ gross: 7497, commission: 600, net: 6897, pending, paidOut: available > 0 });
  });

  test("by the clock alone, once", () => {
    const order = anOrder().finished().wait(days(30));
    expect(order.events.filter((e) => e.body.type === "proceeds_released")).toHaveLength(1);
    expect(order.wait(minutes(1)).order.deadlines.filter((d) => d.state === "armed")).toEqual([]);
  });
});
