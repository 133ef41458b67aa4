import { describe, expect, test } from "vitest";
import { days, hours, type Amendment, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, someAddress, type TestOrder } from "./testing.ts";

const says = (decision: Decision): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field ?? decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const change = (over: Partial<Amendment> = {}): OrderCommand => ({ on: "propose_amendment", amendment: { address: null, lines: [], ...over } });
const accept = (amendmentNo = 1): OrderCommand => ({ on: "accept_amendment", amendmentNo });
const fewer = (no: number, quantity: number, variantId: number) => ({ no, variantId, options: "", quantity });

/** A market where line C also comes in blue, of which `free` are on the shelf. */
function withBlue(free = 3): TestOrder {
  const order = anOrder();
  order.variants.set(14, { id: 14, listingId: 3, storeId: 3, onSale: true, mode: "on_order", onHand: free, reserved: 0 });
  order.variants.set(15, { id: 15, listingId: 9, storeId: 3, onSale: true, mode: "on_order", onHand: 9, reserved: 0 });
  return order.verified();
}

describe("T21 both agree to change an order before it is shipped", () => {
  test("another address, at the other side's word, from either side", () => {
    for (const [one, other] of [
      ["buyer", "seller"],
      ["seller", "buyer"],
    ] as const) {
      const order = anOrder().verified();
      order.do(one, change({ address: { ...someAddress, street: "2 Oak Road" } }));
      expect(order.order.address.street).toBe("1 Lamp Lane");
      expect(says(order.try(one, accept()))).toBe("amendment_not_live amendmentNo");
      order.do(other, accept());
      expect(order.order).toMatchObject({ address: { street: "2 Oak Road" }, amendments: [{ by: one, state: "accepted" }] });
      expect(order.notices.slice(-3).map((n) => `${n.template} ${n.to}`)).toEqual([
        `amendment_proposed ${other}`,
        "order_amended buyer",
        "order_amended seller",
      ]);
      expect(says(order.try(other, accept()))).toBe("already_done");
    }
  });

  test("another colour moves the reservation", () => {
    const order = withBlue()
      .do("buyer", change({ lines: [{ no: 3, variantId: 14, options: "Blue", quantity: 3 }] }))
      .do("seller", accept());
    expect(order.order.lines[2]).toMatchObject({ variantId: 14, options: "Blue", quantity: 3, total: 858 });
    expect([order.variants.get(13)?.reserved, order.variants.get(14)?.reserved]).toEqual([0, 3]);
    order.shipped();
    expect([order.variants.get(13)?.onHand, order.variants.get(14)?.onHand]).toEqual([10, 0]);
  });

  test("fewer units bring back what they cost, as a partial refund, and stay on the shelf", () => {
    const order = anOrder()
      .verified({ wallet: 1000 })
      .do("seller", change({ lines: [fewer(3, 1, 13), fewer(1, 1, 11)] }))
      .do("buyer", accept());
    // 286 + 286 of line C, the second unit of line A: 1717.
    expect(order.order).toMatchObject({ state: "awaiting_shipment", escrow: 7497 - 2289, subsidy: 563, refunds: [{ cause: "amendment", amount: 2289 }] });
    expect(order.order.refunds[0]?.legs).toMatchObject([{ rail: "card", amount: 2289 }]);
    expect(order.events.at(-2)?.body).toMatchObject({ type: "order_amended", refund: 2289 });
    expect([order.variants.get(11)?.reserved, order.variants.get(13)?.reserved]).toEqual([1, 1]);
    order.do("buyer", { on: "request_cancellation", reason: "other", note: "", complaint: false }).approved();
    expect(order.order.refunds[1]).toMatchObject({ amount: 6934 - 2289 });
    expect([...order.variants.values()].every((v) => v.reserved === 0 && v.onHand === 10)).toBe(true);
    expect([...order.settle().books]).toEqual([]);
  });

  test("an open request stays open, and its window runs on", () => {
    const order = anOrder().asked();
    const due = order.order.deadlines.find((d) => d.kind === "cancel_respond")?.due;
    order.do("seller", change({ address: { ...someAddress, city: "Faro" } })).do("buyer", accept());
    expect(order.order.requests.at(-1)?.state).toBe("open");
    expect(order.order.deadlines.find((d) => d.kind === "cancel_respond" && d.state === "armed")?.due).toBe(due);
  });

  test("a newer one replaces it, a no ends it, shipping and closing let it fall", () => {
    const order = anOrder()
      .verified()
      .do("buyer", change({ address: { ...someAddress, city: "Faro" } }));
    order.do("seller", change({ address: { ...someAddress, city: "Braga" } }));
    expect(order.order.amendments.map((a) => a.state)).toEqual(["replaced", "live"]);
    expect(says(order.try("buyer", accept(1)))).toBe("amendment_not_live amendmentNo");
    order.do("buyer", { on: "decline_amendment", amendmentNo: 2 });
    expect([order.order.amendments.at(-1)?.state, order.notices.at(-1)?.to]).toEqual(["declined", "seller"]);
    expect(says(order.try("buyer", { on: "decline_amendment", amendmentNo: 2 }))).toBe("already_done");
    for (const end of [(o: TestOrder) => o.shipped(), (o: TestOrder) => o.wait(days(4))]) {
      const other = anOrder()
        .verified()
        .do("buyer", change({ address: { ...someAddress, city: "Faro" } }));
      expect(end(other).order.amendments.at(-1)?.state).toBe("fallen");
    }
  });

  test.each([
    ["nothing", {}, "amendment_not_possible lines"],
    ["half an address", { address: { ...someAddress, city: " " } }, "amendment_not_possible address"],
    ["a line to 0", { lines: [fewer(3, 0, 13)] }, "amendment_not_possible lines.3.quantity"],
    ["more units", { lines: [fewer(3, 4, 13)] }, "amendment_not_possible lines.3.quantity"],
    ["half a unit", { lines: [fewer(3, 1.5, 13)] }, "amendment_not_possible lines.3.quantity"],
    ["a line of another order", { lines: [fewer(9, 1, 13)] }, "amendment_not_possible lines"],
    ["one line twice", { lines: [fewer(3, 1, 13), fewer(3, 2, 13)] }, "amendment_not_possible lines"],
    ["no change", { lines: [fewer(3, 3, 13)] }, "amendment_not_possible lines.3"],
    ["another listing's article", { lines: [fewer(3, 3, 15)] }, "out_of_stock lines.3.variantId"],
    ["an article that is not there", { lines: [fewer(3, 3, 99)] }, "out_of_stock lines.3.variantId"],
    ["more blue than the shelf has", { lines: [fewer(3, 3, 14)] }, "out_of_stock lines.3.variantId"],
    ["as much blue as the shelf has", { lines: [fewer(3, 2, 14)] }, "accepted"],
  ] as const)("with %s: %j is %s", (_, amendment, expected) => expect(says(withBlue(2).try("buyer", change(amendment)))).toBe(expected));

  test("what is not free anymore when it is accepted is refused then", () => {
    const order = withBlue().do("buyer", change({ lines: [{ no: 3, variantId: 14, options: "Blue", quantity: 3 }] }));
    order.variants.set(14, { id: 14, listingId: 3, storeId: 3, onSale: true, mode: "on_order", onHand: 3, reserved: 1 });
    expect(says(order.try("seller", accept()))).toBe("out_of_stock lines.3.variantId");
  });

  test("not before verification, not once shipped, not in dispute, not in a frozen store", () => {
    const elsewhere = change({ address: { ...someAddress, city: "Faro" } });
    expect(says(anOrder().paid().try("buyer", elsewhere))).toBe("too_early");
    expect(says(anOrder().shipped().try("buyer", elsewhere))).toBe("too_late awaiting_delivery");
    expect(says(anOrder().rejected().disputed(500).try("seller", elsewhere))).toBe("dispute_open");
    expect(says(anOrder().verified().frozen().try("seller", elsewhere))).toBe("order_frozen");
    expect(says(anOrder().verified().wait(hours(1)).try("buyer", accept()))).toBe("amendment_not_live");
  });
});
