import { describe, expect, test } from "vitest";
import { days, dueOf, type Decision, type OrderCommand } from "./index.ts";
import { anOrder, type TestOrder } from "./testing.ts";

const says = (decision: Decision): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field ?? decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const told = (order: TestOrder, template: string) => order.notices.filter((n) => n.template === template).map((n) => n.to);
const back = (order: TestOrder) => order.order.disputes.at(-1)?.return;
const sendBack: OrderCommand = { on: "ship_return", carrier: "Post", tracking: "RB123456789PT" };

/** Line C is to go back for its whole price. */
const authorized = (): TestOrder =>
  anOrder()
    .delivered()
    .disputed(858, { withReturn: true, lines: [3] })
    .do("seller", { on: "accept_settlement", proposalNo: 1 });
const shippedBack = (): TestOrder => authorized().wait(days(2)).do("buyer", sendBack);
const deliveredBack = (): TestOrder => shippedBack().wait(days(3)).do("carrier", { on: "report_return_delivered" });

describe("3.5 goods go back before the money does", () => {
  test("what was agreed waits for the return, and the clocks of the order go on standing still", () => {
    const order = authorized();
    expect(order.order).toMatchObject({ state: "awaiting_delivery", refunds: [], disputes: [{ state: "returning", decidedBy: "agreement" }] });
    expect(back(order)).toMatchObject({ state: "authorized", postage: "seller", authorizedAt: order.now });
    expect(dueOf(order.order, "return_ship_by")).toBe(order.now + days(10));
    expect(told(order, "return_authorized")).toEqual(["buyer", "seller"]);
    expect(dueOf(order.order, "auto_confirm")).toBeNull();
  });

  test.each([
    [-1, "awaiting_delivery"],
    [0, "finished"],
    [1, "finished"],
  ])("T28 not sent in 10 days (%i ms): %s, and the money is the seller's", (offset, state) => {
    const order = authorized();
    order.wait(days(10) + offset);
    expect(order.order.state).toBe(state);
    if (offset < 0) return;
    expect(order.order).toMatchObject({ refunds: [], proceeds: { gross: 7497, net: 6897 }, disputes: [{ state: "agreed" }] });
    expect(back(order)?.state).toBe("lapsed");
    expect(told(order, "dispute_ended")).toEqual(["buyer", "seller"]);
  });

  test("D1b confirmed, it brings back the line's price and its share of the subsidy", () => {
    const order = deliveredBack().do("seller", { on: "confirm_return" });
    expect(order.order).toMatchObject({ state: "finished", proceeds: { gross: 6564, commission: 525, net: 6039 }, refunds: [{ amount: 858 }], subsidy: 488 });
    expect(back(order)).toMatchObject({ state: "refunded", endedAt: order.now });
    expect([told(order, "return_shipped"), told(order, "return_delivered")]).toEqual([["seller"], ["buyer", "seller"]]);
  });

  test.each([
    [-1, "awaiting_delivery"],
    [0, "finished"],
    [1, "finished"],
  ])("T28 neither confirmed nor contested 10 days after its delivery (%i ms): %s, by itself", (offset, state) => {
    const order = deliveredBack();
    order.wait(days(10) + offset);
    expect(order.order.state).toBe(state);
    if (offset >= 0) expect(order.order.refunds).toMatchObject([{ amount: 858 }]);
  });

  test("and 30 days after it was sent at the latest, seen or not", () => {
    const order = shippedBack();
    const sent = order.now;
    expect(dueOf(order.order, "return_confirm_by")).toBe(sent + days(30));
    order.to(sent + days(25)).do("admin", { on: "report_return_delivered" });
    expect(dueOf(order.order, "return_confirm_by")).toBe(sent + days(30));
    expect(order.to(sent + days(30)).order.state).toBe("finished");
    expect(shippedBack().wait(days(30)).order.refunds).toMatchObject([{ amount: 858 }]);
  });

  test("contested, an admin hears it; the goods are there, so the verdict is about money alone", () => {
    const order = deliveredBack().do("seller", { on: "contest_return", text: "an empty box" });
    expect(order.order.disputes.at(-1)).toMatchObject({ state: "mediation", settled: null, return: { state: "contested", contest: "an empty box" } });
    expect(told(order, "return_contested")).toEqual(["buyer", "admin"]);
    const again: OrderCommand = { on: "give_verdict", liability: "buyer", text: "", amount: 858, withReturn: true, lines: [3] };
    expect(says(order.try("admin", again))).toBe("return_not_possible withReturn");
    order.judged(0);
    expect(order.order.disputes.at(-1)?.state).toBe("verdict");
    expect(order.wait(days(7)).order).toMatchObject({ state: "finished", refunds: [] });
  });

  test("contested after a verdict it counts as the one appeal, and the next verdict is final", () => {
    const order = anOrder()
      .mediated(858)
      .judged(858, { withReturn: true, lines: [3] })
      .wait(days(7));
    expect(back(order)?.state).toBe("authorized");
    order.do("buyer", sendBack).do("carrier", { on: "report_return_delivered" }).do("seller", { on: "contest_return", text: "another item" });
    expect(order.order.disputes.at(-1)).toMatchObject({ state: "appealed", appeal: { by: "seller" } });
    order.judged(858);
    expect(order.order).toMatchObject({ state: "finished", refunds: [{ amount: 858 }], disputes: [{ state: "final" }] });
  });

  test("but not after the verdict on an appeal, which is the last word (found by the storm)", () => {
    const order = anOrder()
      .mediated(858)
      .judged(100)
      .do("buyer", { on: "appeal_verdict", text: "look again" })
      .judged(858, { withReturn: true, lines: [3] });
    order.do("buyer", sendBack).do("carrier", { on: "report_return_delivered" });
    expect(order.refused("seller", { on: "contest_return", text: "an empty box" })).toMatchObject({
      code: "appeal_used",
      rule: "3.5",
      instead: [{ way: "confirm_return" }],
    });
    expect(order.wait(days(10)).order.refunds).toMatchObject([{ amount: 858 }]);
  });

  test("postage is the seller's for what is wrong, the buyer's who changed their mind", () => {
    const order = anOrder().delivered().disputed(6934, { reason: "changed_mind", withReturn: true }).do("seller", { on: "accept_settlement", proposalNo: 1 });
    expect(back(order)?.postage).toBe("buyer");
    order.do("buyer", sendBack).do("seller", { on: "confirm_return" });
    expect(order.order).toMatchObject({ closeReason: "dispute_refund", fault: "none", refunds: [{ amount: 6934 }] });
    expect([...order.settle().books]).toEqual([]);
  });

  test("each step is its party's, in its place, once and in time", () => {
    expect(says(anOrder().delivered().disputed(100).try("buyer", sendBack))).toBe("no_open_return");
    const order = authorized();
    expect(says(order.try("seller", { on: "confirm_return" }))).toBe("not_possible_now authorized");
    expect(says(order.try("carrier", { on: "report_return_delivered" }))).toBe("not_possible_now authorized");
    expect(says(order.try("seller", sendBack))).toBe("not_yours_to_make");
    expect(says(order.try("buyer", { on: "ship_return", carrier: "Post", tracking: "12" }))).toBe("tracking_malformed tracking");
    order.do("buyer", sendBack);
    expect(says(order.try("buyer", sendBack))).toBe("already_done");
    expect(says(order.try("seller", { on: "contest_return", text: " " }))).toBe("text_missing text");
    order.do("seller", { on: "confirm_return" });
    expect(order.refused("seller", { on: "contest_return", text: "late" })).toMatchObject({ code: "too_late", ended: "refunded" });
    const late = authorized();
    late.unsettledAt(late.now + days(10));
    expect(says(late.try("buyer", sendBack))).toBe("too_late lapsed");
  });

  test("R17 an order whose goods are on their way back cannot be deleted", () => {
    const order = anOrder()
      .finished()
      .disputed(858, { withReturn: true, lines: [3], received: true })
      .do("seller", { on: "accept_settlement", proposalNo: 1 });
    expect(order.refused("buyer", { on: "trash" })).toMatchObject({ code: "dispute_open", rule: "R17" });
  });

  test("after the sale it takes the line's share from what the order brought", () => {
    const order = anOrder()
      .finished()
      .disputed(858, { withReturn: true, lines: [3], received: true })
      .wait(days(5));
    order.do("buyer", sendBack).do("seller", { on: "confirm_return" });
    expect(order.order).toMatchObject({
      state: "finished",
      proceeds: { gross: 6564, commission: 525, net: 6039, pending: 6039 },
      disputes: [{ state: "seller_silent" }],
    });
  });
});
