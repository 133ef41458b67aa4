import { describe, expect, test } from "vitest";
import { days, type Decision, type OrderCommand, type StoreState } from "./index.ts";
import { aDraft, aGrant, anOrder, dawn, payment, workedLines, type OrderSetting, type TestOrder } from "./testing.ts";

const says = (decision: Decision): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field].filter(Boolean).join(" ") : decision.kind;
const place = (order: TestOrder): string => says(order.try("buyer", { on: "place", draft: order.draft }));
const declined: OrderCommand = {
  on: "pay",
  wallet: 0,
  outside: { rail: "card", instrumentId: 5, label: "Card ending 4242", amount: 6934, answer: { accepted: false, reason: "insufficient_funds" } },
  verification: null,
};

describe("T01 a buyer places an order", () => {
  test("with units reserved, coupons locked and 20 days to pay", () => {
    const order = anOrder().placed();
    expect(order.order).toMatchObject({ state: "awaiting_payment", placedAt: dawn, paidAt: null, version: 1, price: { total: 6934, gross: 7497 } });
    expect(order.order.deadlines).toEqual([expect.objectContaining({ kind: "pay_by", state: "armed", due: dawn + days(20), generation: 1 })]);
    expect([...order.variants.values()].map((v) => v.reserved)).toEqual([2, 1, 3]);
    expect([...order.grants.values()].map((g) => g.state)).toEqual(["locked", "locked"]);
    expect(order.notices.map((n) => `${n.to} ${n.template}`)).toEqual(["seller order_placed"]);
    expect(order.books.size).toBe(0);
  });

  const stores: readonly (readonly [StoreState, string])[] = [
    ["active", "accepted"],
    ["under_review", "accepted"],
    ["frozen", "store_not_selling"],
    ["blocked", "store_not_selling"],
  ];
  test.each(stores)("in a store that is %s: %s", (state, expected) => expect(place(anOrder({ store: { state } }))).toBe(expected));

  test.each([
    ["good", "accepted"],
    ["warned", "accepted"],
    ["purchase_blocked", "buyer_blocked"],
    ["banned", "buyer_blocked"],
  ] as const)("as a buyer who is %s: %s", (state, expected) => expect(place(anOrder({ buyer: { state } }))).toBe(expected));

  const refusals: readonly { readonly name: string; readonly setting?: OrderSetting; readonly but?: (order: TestOrder) => void; readonly expected: string }[] =
    [
      { name: "too few units", setting: { onHand: 2 }, expected: "out_of_stock lines.3.quantity" },
      {
        name: "two lines that together want too much of one variant",
        setting: { onHand: 2, draft: { lines: workedLines.slice(0, 2).map((line) => ({ ...line, variantId: 11 })) } },
        expected: "out_of_stock lines.1.quantity",
      },
      {
        name: "stock that is not kept",
        setting: { onHand: 0, draft: { lines: workedLines.map((line) => ({ ...line, stockMode: "untracked" as const })) } },
        expected: "accepted",
      },
      { name: "no line at all", setting: { draft: { lines: [] } }, expected: "listing_not_on_sale lines" },
      {
        name: "a listing that is not on sale",
        but: (o) => o.variants.set(12, { id: 12, listingId: 2, storeId: 3, onSale: false, mode: "on_order", onHand: 9, reserved: 0 }),
        expected: "listing_not_on_sale lines.2",
      },
      {
        name: "a listing of another store",
        but: (o) => o.variants.set(13, { id: 13, listingId: 3, storeId: 4, onSale: true, mode: "on_order", onHand: 9, reserved: 0 }),
        expected: "listing_not_on_sale lines.3",
      },
      { name: "a variant nobody knows", but: (o) => o.variants.delete(11), expected: "listing_not_on_sale lines.1" },
      { name: "nothing to pay", setting: { draft: { price: { ...aDraft().price, total: 0 } } }, expected: "amount_out_of_range price.total" },
      { name: "a coupon of somebody else", setting: { grants: [aGrant(), aGrant({ id: 22, buyerId: 8 })] }, expected: "coupon_not_usable grants.22" },
      { name: "a coupon nobody has", setting: { grants: [aGrant()] }, expected: "coupon_not_usable grants.22" },
      { name: "a used coupon", setting: { grants: [aGrant({ state: "used" }), aGrant({ id: 22 })] }, expected: "coupon_not_usable grants.21" },
      {
        name: "a coupon locked by another checkout",
        setting: { grants: [aGrant({ state: "locked", checkoutNo: 900 }), aGrant({ id: 22 })] },
        expected: "coupon_not_usable grants.21",
      },
      {
        name: "a coupon locked by this checkout",
        setting: { grants: [aGrant({ state: "locked", checkoutNo: 1001, sharedBy: 1 }), aGrant({ id: 22 })] },
        expected: "accepted",
      },
      { name: "a coupon 1 ms before it expires", setting: { grants: [aGrant({ expiresAt: dawn + 1 }), aGrant({ id: 22 })] }, expected: "accepted" },
      {
        name: "a coupon the instant it expires",
        setting: { grants: [aGrant({ expiresAt: dawn }), aGrant({ id: 22 })] },
        expected: "coupon_not_usable grants.21",
      },
    ];
  test.each(refusals)("with $name: $expected", ({ setting, but, expected }) => {
    const order = anOrder(setting);
    but?.(order);
    expect(place(order)).toBe(expected);
  });

  test("only once, and only for oneself", () => {
    const order = anOrder();
    expect(says(order.try("seller", { on: "place", draft: order.draft }))).toBe("not_yours_to_make");
    expect(says(order.try("buyer", { on: "place", draft: { ...order.draft, buyerId: 8 } }))).toBe("not_yours_to_make");
    order.placed();
    expect(place(order)).toBe("already_done");
  });
});

describe("T02 a buyer pays", () => {
  test("from wallet and card at once, and verification begins", () => {
    const order = anOrder().paid({ wallet: 1000 });
    expect(order.order).toMatchObject({ state: "payment_verifying", paidAt: dawn, held: 6934, escrow: 0 });
    expect(order.order.tenders.map((t) => [t.rail, t.amount, t.state])).toEqual([
      ["card", 5934, "held"],
      ["wallet", 1000, "held"],
    ]);
    expect(order.order.deadlines.map((d) => [d.kind, d.state])).toEqual([
      ["pay_by", "disarmed"],
      ["verify_by", "armed"],
    ]);
    expect(order.notices.at(-1)).toMatchObject({ to: "buyer", template: "order_paid" });
  });

  test("and where nothing is verified, the order is ready to ship in the same commit", () => {
    const order = anOrder({ policy: { verifyBy: 0 } }).paid();
    expect(order.events.map((e) => [e.body.type, e.at])).toEqual([
      ["order_placed", dawn],
      ["order_paid", dawn],
      ["payment_verified", dawn],
    ]);
    expect(order.order).toMatchObject({ state: "awaiting_shipment", verifiedAt: dawn, escrow: 7497, held: 0 });
  });

  test("verification never takes longer than the policy's window, whatever the outsider says", () => {
    expect(anOrder().paid({ after: days(9) }).order.verifyBy).toBe(dawn + days(1));
    expect(
      anOrder()
        .placed()
        .do("buyer", payment(6934, 0, "card", null)).order.verifyBy,
    ).toBe(dawn + days(1));
  });

  const amounts: readonly (readonly [name: string, wallet: number, outside: number | null, expected: string])[] = [
    ["all from outside", 0, 6934, "accepted"],
    ["all from the wallet", 6934, null, "accepted"],
    ["both", 1, 6933, "accepted"],
    ["one too little", 0, 6933, "payment_amount_wrong outside.amount"],
    ["one too much", 0, 6935, "payment_amount_wrong outside.amount"],
    ["nothing", 0, null, "payment_amount_wrong outside.amount"],
    ["a useless outside payment", 6934, 0, "payment_amount_wrong outside.amount"],
    ["more from the wallet than the order costs", 6935, null, "payment_amount_wrong wallet"],
    ["a negative wallet share", -1, 6935, "payment_amount_wrong wallet"],
    ["a broken wallet share", 0.5, 6933, "payment_amount_wrong wallet"],
    ["a broken outside share", 0, 6933.5, "payment_amount_wrong outside.amount"],
    ["no number at all", Number.NaN, 6934, "payment_amount_wrong wallet"],
  ];
  test.each(amounts)("with %s", (_, wallet, amount, expected) => {
    const order = anOrder({ buyer: { wallet: 9000 } }).placed();
    const outside = amount === null ? null : { rail: "card" as const, instrumentId: 5, label: "", amount, answer: { accepted: true as const } };
    expect(says(order.try("buyer", { on: "pay", wallet, outside, verification: null }))).toBe(expected);
  });

  test("but not with money the wallet does not hold", () => {
    const order = anOrder({ buyer: { wallet: 999 } }).placed();
    expect(order.refused("buyer", payment(6934, 1000, "card", null))).toMatchObject({
      code: "insufficient_wallet",
      field: "wallet",
      instead: [{ way: "choose_other_payment" }],
    });
  });

  test("but not a store that was frozen meanwhile, while cancelling the unpaid order stays possible", () => {
    const order = anOrder().placed();
    order.store = { ...order.store, state: "frozen", since: dawn };
    expect(order.refused("buyer", payment(6934, 0, "card", null))).toMatchObject({ code: "store_not_selling", since: dawn });
    expect(says(order.try("buyer", { on: "cancel_unpaid", reason: "other", note: "" }))).toBe("accepted");
  });

  test("R21 the last unit goes to the first of two payers", () => {
    const onPayment = { lines: workedLines.map((line) => ({ ...line, stockMode: "on_payment" as const })) };
    const order = anOrder({ draft: onPayment, onHand: 3 }).placed();
    expect([...order.variants.values()].every((v) => v.reserved === 0)).toBe(true);
    order.variants.set(13, { id: 13, listingId: 3, storeId: 3, onSale: true, mode: "on_payment", onHand: 3, reserved: 1 });
    expect(order.refused("buyer", payment(6934, 0, "card", null))).toMatchObject({ code: "out_of_stock", rule: "R21", field: "lines.3.quantity" });
    order.variants.set(13, { id: 13, listingId: 3, storeId: 3, onSale: true, mode: "on_payment", onHand: 3, reserved: 0 });
    expect([...order.paid().variants.values()].map((v) => v.reserved)).toEqual([2, 1, 3]);
  });

  test("R8 twice: the second finds it done", () => {
    const order = anOrder().paid();
    expect(says(order.try("buyer", payment(6934, 0, "card", null)))).toBe("already_done");
  });

  test("nobody else pays for the buyer", () => {
    const order = anOrder().placed();
    expect(order.refused("seller", payment(6934, 0, "card", null)).code).toBe("not_yours_to_make");
    order.buyer = { ...order.buyer, id: 8 };
    expect(order.refused("buyer", payment(6934, 0, "card", null)).code).toBe("not_yours_to_make");
  });
});

test("T03 a declined payment leaves the order unpaid, its time to pay running, and no money moved", () => {
  const order = anOrder().placed().wait(days(1)).do("buyer", declined);
  expect(order.order).toMatchObject({ state: "awaiting_payment", declines: 1, paidAt: null, tenders: [] });
  expect(order.events.at(-1)).toMatchObject({ rule: "T03", body: { type: "payment_declined", rail: "card", reason: "insufficient_funds", amount: 6934 } });
  expect(order.books.size).toBe(0);
  expect(order.notices.at(-1)).toMatchObject({ to: "buyer", template: "payment_declined" });
  expect(order.order.deadlines.filter((d) => d.state === "armed").map((d) => d.due)).toEqual([dawn + days(20)]);
  expect(order.paid().order.state).toBe("payment_verifying");
});

describe("an order that is never paid", () => {
  test("T04 is cancelled by its buyer at once: units and coupons come back, no refund", () => {
    const order = anOrder().placed().do("buyer", { on: "cancel_unpaid", reason: "change_address", note: "" });
    expect(order.order).toMatchObject({ state: "closed", closeReason: "unpaid_cancelled", refunds: [] });
    expect([...order.variants.values()].every((v) => v.reserved === 0 && v.onHand === 10)).toBe(true);
    expect([...order.grants.values()].map((g) => [g.state, g.checkoutNo])).toEqual([
      ["available", null],
      ["available", null],
    ]);
    expect(order.notices.slice(-2).map((n) => `${n.to} ${n.template} ${n.params["reason"]}`)).toEqual([
      "buyer order_closed unpaid_cancelled",
      "seller order_closed unpaid_cancelled",
    ]);
    expect(order.order.deadlines.every((d) => d.state === "disarmed")).toBe(true);
  });

  test("T04 units that are only taken on payment are not given back when nothing was paid", () => {
    const onPayment = { lines: workedLines.map((line) => ({ ...line, stockMode: "on_payment" as const })) };
    const unpaid = anOrder({ draft: onPayment }).placed().do("buyer", { on: "cancel_unpaid", reason: "other", note: "" });
    expect([...unpaid.variants.values()].map((v) => [v.onHand, v.reserved])).toEqual([
      [10, 0],
      [10, 0],
      [10, 0],
    ]);
    const paid = anOrder({ draft: onPayment }).approved();
    expect([...paid.variants.values()].map((v) => [v.onHand, v.reserved])).toEqual([
      [10, 0],
      [10, 0],
      [10, 0],
    ]);
  });

  test("T05 expires 20 days after placing, by the clock, at that very instant", () => {
    const order = anOrder().placed().wait(days(30));
    expect(order.order).toMatchObject({ state: "closed", closeReason: "unpaid_expired", closedAt: dawn + days(20), fault: "buyer" });
    expect(order.events.at(-1)).toMatchObject({
      at: dawn + days(20),
      by: { party: "clock", person: null },
      fired: { kind: "pay_by", subject: "", generation: 1 },
    });
  });

  test("T05 is not held against the buyer when the store could not be paid", () => {
    const order = anOrder().placed();
    order.store = { ...order.store, state: "frozen" };
    expect(order.wait(days(20)).order.fault).toBe("platform");
  });

  test("R7 a capture that arrives after the end goes straight back, and the order stays closed", () => {
    const order = anOrder().placed().wait(days(21)).do("rail", { on: "capture_late", rail: "mobile", instrumentId: 6, label: "+351 ... 00", amount: 6934 });
    expect(order.order).toMatchObject({ state: "closed", closeReason: "unpaid_expired", tenders: [] });
    expect(order.order.refunds).toMatchObject([{ cause: "late_capture", amount: 6934, legs: [{ rail: "mobile", stage: "expected" }] }]);
    expect(order.books.get("L:suspense")).toBeUndefined();
    expect(order.books.get("L:refund_payable:1001:1")).toBe(-6934);
    expect([...order.settle().books]).toEqual([]);
  });

  test("R7 a capture while the order waits for its payment is a payment, not a late one", () => {
    const order = anOrder().placed();
    expect(order.refused("rail", { on: "capture_late", rail: "card", instrumentId: 5, label: "", amount: 6934 })).toMatchObject({
      code: "not_possible_now",
      instead: [{ way: "pay" }],
    });
  });

  test("R8 a second capture of a paid order goes back without touching the first", () => {
    const order = anOrder().verified().do("rail", { on: "capture_late", rail: "card", instrumentId: 5, label: "Card ending 4242", amount: 6934 });
    expect(order.order).toMatchObject({ state: "awaiting_shipment", escrow: 7497 });
    expect(order.order.tenders[0]).toMatchObject({ state: "captured", refunded: 0 });
    for (const amount of [0, 6935, Number.MAX_SAFE_INTEGER])
      expect(order.refused("rail", { on: "capture_late", rail: "card", instrumentId: 5, label: "", amount })).toMatchObject({
        code: "amount_out_of_range",
        field: "amount",
      });
  });
});
