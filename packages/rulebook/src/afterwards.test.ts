import { describe, expect, test } from "vitest";
import { days, hours, minutes, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, dawn } from "./testing.ts";

const says = (decision: Decision): string => (decision.kind === "refused" ? decision.refusal.code : decision.kind);
const trash: OrderCommand = { on: "trash" };
const restore: OrderCommand = { on: "restore" };
const purge = (understood = true): OrderCommand => ({ on: "purge", understood });

describe("T33 an order that is over goes to the trash and back", () => {
  test("only when it is over", () => {
    for (const order of [anOrder().placed(), anOrder().paid(), anOrder().verified(), anOrder().shipped()]) {
      expect(order.refused("buyer", trash)).toMatchObject({ code: "not_ended", rule: "T33" });
      expect(order.refused("buyer", purge())).toMatchObject({ code: "not_ended", rule: "T34" });
    }
    for (const order of [anOrder().finished(), anOrder().approved()]) expect(says(order.try("buyer", trash))).toBe("accepted");
  });

  test("and touches nothing else: the refund walks on", () => {
    const order = anOrder().approved();
    const armed = order.order.deadlines;
    order.do("buyer", trash);
    expect(order.order.deadlines).toBe(armed);
    expect(order.order.visibility).toBe("trashed");
    expect(says(order.try("buyer", trash))).toBe("already_done");
    expect(order.do("buyer", restore).order.visibility).toBe("listed");
    expect(says(order.try("buyer", restore))).toBe("already_done");
    expect(order.do("buyer", trash).settle().order.refunds[0]?.legs[0]?.stage).toBe("credited");
  });

  test("by its buyer alone, and not while the store of a finished order is frozen", () => {
    const order = anOrder().finished();
    expect(says(order.try("seller", trash))).toBe("not_yours_to_make");
    order.store = { ...order.store, state: "frozen" };
    expect(says(order.try("buyer", trash))).toBe("order_frozen");
    order.store = { ...order.store, state: "blocked" };
    expect(says(order.try("buyer", trash))).toBe("accepted");
    const closed = anOrder().approved();
    closed.store = { ...closed.store, state: "frozen" };
    expect(says(closed.try("buyer", trash))).toBe("accepted");
  });
});

describe("T34 an order in the trash is deleted for good", () => {
  test("from the trash only, and only with the warning understood", () => {
    const order = anOrder().finished();
    expect(order.refused("buyer", purge())).toMatchObject({ code: "not_trashed", instead: [{ way: "trash" }] });
    order.do("buyer", trash);
    expect(order.refused("buyer", purge(false))).toMatchObject({ code: "confirmation_missing", field: "understood" });
    expect(order.do("buyer", purge()).order.visibility).toBe("purged");
    expect(says(order.try("buyer", purge()))).toBe("already_done");
    expect(order.refused("buyer", restore)).toMatchObject({ code: "too_late", rule: "T34", ended: "purged", instead: [{ way: "contact_support" }] });
    expect(order.refused("buyer", trash)).toMatchObject({ code: "too_late", ended: "purged" });
  });

  test("R18 and its refund goes on", () => {
    expect(anOrder().approved().do("buyer", trash).do("buyer", purge()).settle().order.refunds[0]?.legs[0]?.stage).toBe("credited");
  });
});

describe("T35 add to cart again", () => {
  test("from any listed order, leaving it as it is", () => {
    for (const order of [anOrder().placed(), anOrder().verified(), anOrder().finished(), anOrder().approved()]) {
      const version = order.order.version;
      expect(order.try("buyer", { on: "reorder" })).toEqual({ kind: "accepted", rule: "T35", events: [] });
      expect(order.order.version).toBe(version);
    }
  });

  test("a trashed one is restored first", () => {
    const order = anOrder().finished().do("buyer", trash);
    expect(order.refused("buyer", { on: "reorder" })).toMatchObject({ code: "not_possible_now", instead: [{ way: "restore" }] });
    expect(order.do("buyer", purge()).refused("buyer", { on: "reorder" }).instead).toEqual([{ way: "contact_support", from: null }]);
  });
});

describe("T36 a buyer cancels alone", () => {
  const cancel: OrderCommand = { on: "self_cancel", reason: "changed_mind", note: "" };

  test("not in souk, where the seller is asked", () => {
    expect(anOrder().paid().refused("buyer", cancel)).toMatchObject({
      code: "self_cancel_not_offered",
      rule: "T36",
      instead: [{ way: "request_cancellation" }, { way: "wait_for_verification" }, { way: "contact_seller" }],
    });
    expect(
      anOrder()
        .verified()
        .refused("buyer", cancel)
        .instead.map((w) => w.way),
    ).toEqual(["request_cancellation", "contact_seller"]);
    expect(anOrder().placed().refused("buyer", cancel)).toMatchObject({ code: "not_possible_now", instead: [{ way: "cancel_unpaid" }] });
    expect(anOrder().shipped().refused("buyer", cancel)).toMatchObject({ code: "too_late", rule: "R1" });
  });

  test("all of the verification where early cancelling is free", () => {
    const order = anOrder({ policy: { earlyCancel: "free" } })
      .paid({ wallet: 1000, after: hours(9) })
      .wait(hours(8))
      .do("buyer", cancel);
    expect(order.order).toMatchObject({ closeReason: "cancel_self", fault: "none" });
    expect(order.notices.slice(-2).map((n) => n.to)).toEqual(["buyer", "seller"]);
    expect([...order.settle().books]).toEqual([]);
    expect(says(order.try("buyer", cancel))).toBe("already_done");
    const late = anOrder({ policy: { earlyCancel: "free" } }).verified();
    expect(late.refused("buyer", cancel)).toMatchObject({ code: "self_cancel_not_offered", ended: "awaiting_shipment", since: late.now });
  });

  test("until shipped where the policy says so, but not over an open request or in a frozen store", () => {
    const setting = { policy: { selfCancelUntil: "shipped" as const } };
    const order = anOrder(setting).verified().wait(days(1)).do("buyer", cancel);
    expect(order.order).toMatchObject({ closeReason: "cancel_self", refunds: [{ amount: 6934 }] });
    expect([...order.variants.values()].every((v) => v.reserved === 0)).toBe(true);
    expect(says(anOrder(setting).asked().try("buyer", cancel))).toBe("request_already_open");
    const frozen = anOrder(setting).verified();
    frozen.store = { ...frozen.store, state: "frozen" };
    expect(says(frozen.try("buyer", cancel))).toBe("order_frozen");
  });
});

test("a cancelled order was cancelled for the reason and with the note its buyer gave", () => {
  const order = anOrder().placed().wait(minutes(1)).do("buyer", { on: "cancel_unpaid", reason: "change_coupon", note: "found 8 %" });
  expect(order.events.at(-1)?.body).toMatchObject({ reason: "unpaid_cancelled", detail: "change_coupon", note: "found 8 %" });
  expect(order.order.closedAt).toBe(dawn + minutes(1));
});
