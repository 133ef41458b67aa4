import { describe, expect, test } from "vitest";
import { days, dueOf, hours, presets, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, type TestOrder } from "./testing.ts";

const ship = (tracking = "RR123456789PT", carrier = "Post"): OrderCommand => ({ on: "ship", carrier, tracking });
const says = (decision: Decision): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field ?? decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const told = (order: TestOrder, template: string) => order.notices.filter((n) => n.template === template).map((n) => n.to);

describe("T17 the seller ships", () => {
  test("the units are sold, the coupons stay spent, and 60 days of protection begin", () => {
    const order = anOrder().shipped();
    expect(order.order).toMatchObject({
      state: "awaiting_delivery",
      shippedAt: order.now,
      shipment: { carrier: "Post", tracking: "RR123456789PT", deliveredAt: null },
    });
    expect([...order.variants.values()].map((v) => [v.onHand, v.reserved])).toEqual([
      [8, 0],
      [9, 0],
      [7, 0],
    ]);
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["used", "used"]);
    expect(dueOf(order.order, "protection_end")).toBe(order.now + days(60));
    expect(dueOf(order.order, "ship_by")).toBeNull();
    expect(told(order, "order_shipped")).toEqual(["buyer"]);
  });

  test.each([
    ["RR123456789PT", "Post", "accepted"],
    [" rr-1234 ", " Post ", "accepted"],
    ["ABC123", "Post", "accepted"],
    ["ABC12", "Post", "tracking_malformed tracking"],
    ["A".repeat(40), "Post", "accepted"],
    ["A".repeat(41), "Post", "tracking_malformed tracking"],
    ["ABC 1234", "Post", "tracking_malformed tracking"],
    ["ÄBC1234", "Post", "tracking_malformed tracking"],
    ["", "Post", "tracking_malformed tracking"],
    ["RR123456789PT", "  ", "tracking_malformed carrier"],
  ])("with the number %j of %j: %s", (tracking, carrier, expected) => {
    const order = anOrder().verified();
    expect(says(order.try("seller", ship(tracking, carrier)))).toBe(expected);
    if (expected === "accepted") expect(order.order.shipment).toMatchObject({ tracking: tracking.trim().toUpperCase(), carrier: "Post" });
  });

  test("R2 over an open request: the shipment stands, the request is overtaken and its offer falls", () => {
    const order = anOrder().offered().do("seller", ship());
    expect(order.events.slice(-2).map((e) => e.body.type)).toEqual(["order_shipped", "cancellation_overtaken"]);
    expect(order.order).toMatchObject({ state: "awaiting_delivery", requests: [{ state: "overtaken", offers: [{ state: "fallen" }] }] });
    expect(dueOf(order.order, "cancel_respond")).toBeNull();
    expect(order.refused("seller", { on: "approve_cancellation" })).toMatchObject({ code: "too_late", rule: "R2", ended: "awaiting_delivery" });
    expect(order.refused("buyer", { on: "withdraw_cancellation" })).toMatchObject({ code: "too_late", ended: "awaiting_delivery" });
  });

  test("R2 unless the policy blocks it", () => {
    const order = anOrder({ policy: { shipWhileRequestOpen: "block" } }).asked();
    expect(order.refused("seller", ship())).toMatchObject({ code: "ship_blocked_by_request", rule: "R2", since: order.now, until: order.now + hours(72) });
    expect(says(order.rejected().try("seller", ship()))).toBe("accepted");
  });

  test("R3 after the order closed by itself the seller is told not to dispatch", () => {
    const order = anOrder().asked().wait(hours(72));
    expect(order.refused("seller", ship())).toMatchObject({
      code: "too_late",
      rule: "R3",
      ended: "cancel_auto",
      instead: [{ way: "do_not_dispatch" }, { way: "contact_support" }],
    });
  });

  test("not before the payment is verified, and once", () => {
    expect(anOrder().placed().refused("seller", ship())).toMatchObject({ code: "too_early", rule: "T17", until: null });
    const paid = anOrder().paid();
    expect(paid.refused("seller", ship())).toMatchObject({ code: "too_early", until: paid.now + hours(24), instead: [{ way: "wait_for_verification" }] });
    const shipped = anOrder().shipped();
    expect(says(shipped.try("seller", ship(" rr123456789pt")))).toBe("already_done");
    expect(says(shipped.try("seller", ship("OTHER-NUMBER")))).toBe("too_late awaiting_delivery");
  });

  test("not by the buyer, not in a frozen store", () => {
    const order = anOrder().verified();
    expect(says(order.try("buyer", ship()))).toBe("not_yours_to_make");
    order.store = { ...order.store, state: "frozen" };
    expect(says(order.try("seller", ship()))).toBe("order_frozen");
  });
});

describe("T18 the seller does not ship", () => {
  test("until ship-by, the longest processing time after verification: closed with a full refund, the seller's fault", () => {
    const order = anOrder().verified();
    const due = order.now + days(4);
    expect(order.to(due - 1).order.state).toBe("awaiting_shipment");
    expect(order.to(due).order).toMatchObject({ closeReason: "ship_by_expired", closedAt: due, fault: "seller", refunds: [{ amount: 6934 }] });
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["available", "available"]);
    expect(told(order, "order_closed")).toEqual(["buyer", "seller"]);
  });

  test("R5 while a request waits: the earlier deadline wins, and nobody is to blame", () => {
    const order = anOrder().verified().wait(days(2)).asked();
    expect(order.toDue("ship_by").order).toMatchObject({ closeReason: "ship_by_expired", fault: "none", requests: [{ state: "superseded" }] });
  });

  test("R5 at the same instant the answer window comes first", () => {
    const order = anOrder({ draft: { processing: hours(72) } })
      .verified()
      .asked("other");
    expect(dueOf(order.order, "ship_by")).toBe(dueOf(order.order, "cancel_respond"));
    expect(order.wait(hours(72)).order.closeReason).toBe("cancel_auto");
  });

  test("R5 unless the policy stops the clock while a request is open, and then exactly the rest is left", () => {
    const order = anOrder({ policy: { pauseShipByWhileRequest: true } }).verified();
    const shipBy = order.now + days(4);
    order.wait(days(1)).asked();
    const row = order.order.deadlines.find((d) => d.kind === "ship_by");
    expect(row).toMatchObject({ state: "suspended", remaining: days(3) });
    expect(says(order.try("clock", { on: "fire", kind: "ship_by", subject: "", generation: 1 }))).toBe("order_frozen");
    order.wait(days(2)).rejected();
    expect(dueOf(order.order, "ship_by")).toBe(shipBy + days(2));
    expect(order.order.deadlines.filter((d) => d.kind === "ship_by").map((d) => [d.generation, d.state])).toEqual([
      [1, "superseded"],
      [2, "armed"],
    ]);
    expect(order.to(shipBy + days(2)).order.closeReason).toBe("ship_by_expired");
  });

  test("R5 where silence means nothing a request never stops the clock: a silent seller cannot keep the money for ever", () => {
    const order = anOrder({ policy: { pauseShipByWhileRequest: true, onSilence: "nothing" } }).asked();
    expect(order.settle().order.closeReason).toBe("ship_by_expired");
  });

  test("R5 a request made after ship-by was missed moves nothing (found by the walk)", () => {
    const order = anOrder({ policy: { pauseShipByWhileRequest: true, shipByMiss: "claim" } })
      .verified()
      .wait(days(5))
      .asked()
      .wait(hours(2))
      .rejected()
      .wait(days(9));
    expect(order.order.deadlines.filter((d) => d.kind === "ship_by").map((d) => [d.generation, d.state])).toEqual([[1, "fired"]]);
  });

  test.each([
    ["souk_grace_24h", hours(24)],
    ["souk_grace_48h", hours(48)],
    ["souk_grace_7d", days(7)],
  ] as const)("under %s the order is flagged late at ship-by and closed after the grace", (preset, grace) => {
    const order = anOrder({ policy: presets[preset] }).verified();
    const late = order.now + days(4);
    expect(order.to(late - 1).order.late).toBe(false);
    expect(order.to(late).order).toMatchObject({ late: true, state: "awaiting_shipment" });
    expect(told(order, "shipment_late")).toEqual(["buyer", "seller"]);
    expect(order.to(late + grace - 1).order.state).toBe("awaiting_shipment");
    expect(order.to(late + grace).order.closeReason).toBe("ship_by_expired");
  });

  test("a late seller may still ship within the grace", () => {
    expect(anOrder({ policy: presets.souk_grace_48h }).verified().wait(days(5)).shipped().order).toMatchObject({ late: true, state: "awaiting_delivery" });
  });

  test("where the policy leaves the claim to the buyer, it is only flagged, once, and shipping stays open", () => {
    const order = anOrder({ policy: { shipByMiss: "claim" } })
      .verified()
      .wait(days(30));
    expect(order.order).toMatchObject({ state: "awaiting_shipment", late: true });
    expect(order.order.deadlines.filter((d) => d.kind === "ship_by").map((d) => d.state)).toEqual(["fired"]);
    expect(order.refused("buyer", { on: "grant_extension", days: 3 })).toMatchObject({ code: "too_late", rule: "R22", ended: "ship_by_expired" });
    expect(order.shipped().order.state).toBe("awaiting_delivery");
  });
});

describe("T19 more processing time", () => {
  test("is asked by the seller and granted by the buyer: ship-by moves by so many days", () => {
    const order = anOrder({ policy: presets.souk_grace_24h }).verified();
    const late = order.now + days(4);
    order.wait(days(1)).do("seller", { on: "ask_extension", days: 3 });
    expect(order.order.extensionAsked).toEqual({ days: 3, at: order.now });
    expect(says(order.try("seller", { on: "ask_extension", days: 3 }))).toBe("already_done");
    order.do("buyer", { on: "grant_extension", days: 2 });
    expect(order.order).toMatchObject({ extensionAsked: null, extensionGranted: days(2) });
    expect([dueOf(order.order, "ship_late"), dueOf(order.order, "ship_by")]).toEqual([late + days(2), late + days(3)]);
    expect(order.events.at(-1)?.body).toMatchObject({ by: late + days(3) });
    expect([told(order, "extension_asked"), told(order, "extension_granted")]).toEqual([["buyer"], ["buyer", "seller"]]);
  });

  test("may be given unasked, and declined when asked", () => {
    expect(anOrder().verified().do("buyer", { on: "grant_extension", days: 5 }).wait(days(8)).order.state).toBe("awaiting_shipment");
    const order = anOrder().verified();
    expect(order.refused("buyer", { on: "decline_extension" })).toMatchObject({ code: "not_possible_now", rule: "T19" });
    order.do("seller", { on: "ask_extension", days: 3 }).do("buyer", { on: "decline_extension" });
    expect(order.order.extensionAsked).toBeNull();
    expect(told(order, "extension_declined")).toEqual(["seller"]);
    expect(order.wait(days(4)).order.closeReason).toBe("ship_by_expired");
  });

  test.each([
    [0, "days_out_of_range days"],
    [1, "accepted"],
    [30, "accepted"],
    [31, "days_out_of_range days"],
    [1.5, "days_out_of_range days"],
  ])("%d days: %s", (n, expected) => {
    expect(says(anOrder().verified().try("seller", { on: "ask_extension", days: n }))).toBe(expected);
    expect(says(anOrder().verified().try("buyer", { on: "grant_extension", days: n }))).toBe(expected);
  });

  test("R22 granted after ship-by comes too late, and only buyers grant", () => {
    const order = anOrder().verified().wait(days(4));
    expect(order.refused("buyer", { on: "grant_extension", days: 3 })).toMatchObject({ code: "too_late", rule: "R22", ended: "ship_by_expired" });
    expect(says(anOrder().verified().try("seller", { on: "grant_extension", days: 3 }))).toBe("not_yours_to_make");
  });
});

describe("T20 the seller cancels", () => {
  const cancel = (reason: "out_of_stock" | "cannot_ship"): OrderCommand => ({ on: "cancel_as_seller", reason, note: "" });

  test("not in souk, where the buyer is asked instead", () => {
    expect(anOrder().verified().refused("seller", cancel("cannot_ship"))).toMatchObject({
      code: "seller_may_not_cancel",
      rule: "T20",
      instead: [{ way: "ask_extension" }, { way: "contact_support" }],
    });
    expect(
      anOrder()
        .asked()
        .refused("seller", cancel("cannot_ship"))
        .instead.map((w) => w.way),
    ).toEqual(["approve_cancellation", "make_counter_offer", "contact_support"]);
  });

  test("where the policy lets him, at his own fault, and an open request is superseded", () => {
    const order = anOrder({ policy: { sellerCanCancel: true } })
      .asked()
      .do("seller", cancel("cannot_ship"));
    expect(order.order).toMatchObject({ closeReason: "seller_cancelled", fault: "seller", requests: [{ state: "superseded" }] });
    expect(told(order, "order_closed")).toEqual(["buyer"]);
    expect([...order.variants.values()].every((v) => v.onHand === 10 && v.reserved === 0)).toBe(true);
    expect(says(order.try("seller", cancel("cannot_ship")))).toBe("already_done");
  });

  test("out of stock empties his shelf", () => {
    const order = anOrder({ policy: { sellerCanCancel: true } })
      .verified()
      .do("seller", cancel("out_of_stock"));
    expect([...order.variants.values()].every((v) => v.onHand === 0 && v.reserved === 0)).toBe(true);
  });
});

describe("an order on its way", () => {
  test("T22 is delivered by the carrier's word, and 7 days to confirm begin", () => {
    const order = anOrder().shipped().wait(days(9)).delivered();
    expect(order.order).toMatchObject({ state: "awaiting_delivery", deliveredAt: order.now, shipment: { state: "delivered" } });
    expect(dueOf(order.order, "auto_confirm")).toBe(order.now + days(7));
    expect(told(order, "order_delivered")).toEqual(["buyer", "seller"]);
    expect(says(order.try("carrier", { on: "report_delivered" }))).toBe("already_done");
    expect(says(order.try("seller", { on: "report_delivered" }))).toBe("not_yours_to_make");
    expect(says(anOrder().verified().try("carrier", { on: "report_delivered" }))).toBe("too_early");
  });

  test("T23 is finished by the buyer's word: the seller's share is pending, the market has its fee", () => {
    const order = anOrder().finished();
    expect(order.order).toMatchObject({ state: "finished", finishedAt: order.now, escrow: 0 });
    expect(order.events.at(-1)?.body).toEqual({ type: "order_finished", automatic: false, gross: 7497, commission: 600, net: 6897 });
    expect(told(order, "order_finished")).toEqual(["seller"]);
    expect(says(order.try("buyer", { on: "confirm_receipt" }))).toBe("already_done");
    expect(order.order.deadlines.filter((d) => d.state === "armed").map((d) => d.kind)).toEqual(["payout"]);
    expect(anOrder().verified().refused("buyer", { on: "confirm_receipt" })).toMatchObject({ code: "too_early" });
    expect(anOrder().approved().refused("buyer", { on: "confirm_receipt" })).toMatchObject({ code: "too_late", ended: "cancel_approved" });
  });

  test("T24 is finished by time: 7 days after delivery, or when protection ends, whichever is first", () => {
    const delivered = anOrder().delivered();
    const due = delivered.now + days(7);
    expect(delivered.to(due - 1).order.state).toBe("awaiting_delivery");
    expect(delivered.to(due).order).toMatchObject({ state: "finished", finishedAt: due });
    expect(told(delivered, "order_finished")).toEqual(["buyer", "seller"]);
    const silent = anOrder().shipped();
    const end = silent.now + days(60);
    expect(silent.wait(days(90)).order).toMatchObject({ state: "finished", finishedAt: end });
    const late = anOrder().shipped().wait(days(58)).delivered();
    expect(late.wait(days(30)).order.finishedAt).toBe((late.order.shippedAt ?? 0) + days(60));
  });

  test("F1 the fee is taken, half up, on what the seller keeps after partial refunds", () => {
    const order = anOrder().offered(700).do("buyer", { on: "accept_counter_offer", offerNo: 1 }).finished();
    expect(order.events.at(-1)?.body).toMatchObject({ gross: 6797, commission: 544, net: 6253 });
  });
});
