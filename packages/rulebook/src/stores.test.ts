import { describe, expect, test } from "vitest";
import {
  days,
  hours,
  nextDueOfStore,
  pointsLadder,
  storeAnswersFor,
  storeNoticesOf,
  storePostingOf,
  withdrawable,
  type Decision,
  type StoreCommand,
  type StoreEventBody,
} from "./index.ts";
import { nextQuarter } from "./calendar.ts";
import { anOrder, dawn, type TestOrder } from "./testing.ts";

const says = (decision: Decision<StoreEventBody>): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.field ?? decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const freeze: StoreCommand = { on: "freeze_store", reason: "complaints" };
const release: StoreCommand = { on: "release_store", note: "vindicated" };
const block: StoreCommand = { on: "block_store", note: "no goods" };
const appeal: StoreCommand = { on: "appeal_block", text: "the goods are here" };
const evidence = (files = 1): StoreCommand => ({
  on: "submit_evidence",
  files: Array.from({ length: files }, (_, i) => ({ fileId: i + 1, name: `file ${i}` })),
  text: "",
});
const money = (order: TestOrder) => (["pending", "available", "withheld"] as const).map((bucket) => 0 - (order.books.get(`L:seller_${bucket}:3`) ?? 0));
const due = (order: TestOrder, kind: string) => order.standing.deadlines.find((d) => d.kind === kind && d.state === "armed")?.due ?? null;
const told = (order: TestOrder, type: string) => order.storeEvents.filter((e) => e.body.type === type).flatMap((e) => storeNoticesOf(e).map((n) => n.to));
/** A store with one order's proceeds pending and 500 available. */
const store = () => anOrder({ store: { available: 500 } }).finished();
const frozen = () => store().atStore("admin", freeze);
const blocked = () => frozen().atStore("admin", block);

describe("3.7 a store's life", () => {
  test("under review it sells on and its payouts wait", () => {
    const order = store().atStore("admin", { on: "put_under_review", reason: "score 55" });
    expect(order.standing.state).toBe("under_review");
    expect(says(order.tryAtStore("admin", { on: "put_under_review", reason: "score 60" }))).toBe("already_done");
    expect(order.refusedAtStore("seller", { on: "withdraw_money", amount: 1 })).toMatchObject({ code: "not_possible_now", rule: "F3", ended: "under_review" });
    expect(order.wait(days(15)).order.proceeds?.paidOut).toBe(true);
    expect(order.atStore("admin", { on: "clear_review", note: "" }).standing.state).toBe("active");
    const placing = anOrder().atStore("clock", { on: "put_under_review", reason: "score 55" });
    expect(placing.try("buyer", { on: "place", draft: placing.draft }).kind).toBe("accepted");
  });

  test("T30 frozen: every bucket is withheld (W1), three business days for evidence, fifteen to decide", () => {
    const order = frozen();
    expect(money(order)).toEqual([0, 0, 7397]);
    expect(order.standing).toMatchObject({
      state: "frozen",
      acts: [{ no: 1, kind: "freeze", byClock: false }],
      investigation: { no: 1, reason: "complaints" },
    });
    // The fixture's orders finish on a Monday at 11:01.
    expect([due(order, "freeze_evidence"), due(order, "freeze_decision")]).toEqual([order.now + days(3), order.now + days(21)]);
    expect(told(order, "store_frozen")).toEqual(["seller"]);
    expect(order.refusedAtStore("seller", { on: "withdraw_money", amount: 1 })).toMatchObject({
      code: "not_possible_now",
      instead: [{ way: "submit_evidence" }],
    });
    expect(says(order.tryAtStore("admin", freeze))).toBe("already_done");
    expect(says(store().tryAtStore("seller", freeze))).toBe("not_yours_to_make");
    expect(says(store().tryAtStore("admin", { on: "freeze_store", reason: " " }))).toBe("text_missing reason");
  });

  test.each([
    [-1, "frozen"],
    [0, "blocked"],
    [1, "blocked"],
  ])("T32 without evidence in three business days (%i ms) it is %s, and its orders are annulled at that instant", (offset, state) => {
    const order = anOrder({ draft: { processing: days(30) } })
      .verified()
      .frozen(false);
    const at = order.now + days(3);
    order.to(at + offset);
    expect(order.standing.state).toBe(state);
    if (offset < 0) return;
    expect(order.standing).toMatchObject({
      blockedAt: at,
      acts: [{ kind: "freeze" }, { kind: "block", byClock: true }],
      investigation: { outcome: "blocked" },
    });
    expect(order.order).toMatchObject({ closeReason: "annulled", closedAt: at });
    expect(told(order, "store_blocked")).toEqual(["seller", "admin"]);
  });

  test("the clock's block comes before the orders' own deadlines of that instant", () => {
    // A verification that would pass at the very instant of the block.
    const order = anOrder({ policy: { verifyBy: days(3) } })
      .paid({ after: days(3) })
      .frozen(false);
    const at = order.now + days(3);
    expect([due(order, "freeze_evidence"), order.order.verifyBy]).toEqual([at, at]);
    expect(order.to(at).order).toMatchObject({ verifiedAt: null, closeReason: "annulled", closedAt: at });
  });

  test("evidence disarms that clock, at most five files in all; a decision that takes too long is the admins' alert", () => {
    const order = frozen().atStore("seller", evidence(3));
    expect([due(order, "freeze_evidence"), order.standing.investigation?.evidence.length]).toEqual([null, 3]);
    expect(says(order.tryAtStore("seller", evidence(3)))).toBe("too_many_files files");
    expect(says(order.tryAtStore("seller", evidence(2)))).toBe("accepted");
    expect(says(order.tryAtStore("seller", { on: "submit_evidence", files: [], text: " " }))).toBe("text_missing text");
    order.wait(days(21) - 1);
    expect(told(order, "decision_overdue")).toEqual([]);
    order.wait(days(40));
    expect([order.standing.state, order.standing.investigation?.overdue, told(order, "decision_overdue")]).toEqual(["frozen", true, ["admin"]]);
    const late = frozen();
    late.unsettledAt(late.now + days(3));
    expect(late.refusedAtStore("seller", evidence())).toMatchObject({ code: "too_late", rule: "2.2.2" });
  });

  test("T31 released: each part back to its bucket (W2), sales go on", () => {
    const order = frozen().wait(days(1)).atStore("admin", release);
    expect(money(order)).toEqual([6897, 500, 0]);
    expect(order.standing).toMatchObject({ state: "active", acts: [{ kind: "freeze" }, { no: 2, kind: "release" }], investigation: { outcome: "released" } });
    expect([order.standing.deadlines.filter((d) => d.state === "armed"), told(order, "store_released")]).toEqual([[], ["seller"]]);
    expect(says(order.tryAtStore("admin", release))).toBe("already_done");
  });

  test("W2 leaves what an open chargeback withholds", () => {
    const order = store().chargedBack(6934).atStore("admin", freeze);
    expect(order.storeEvents.at(-1)?.body).toMatchObject({ pending: 0, available: 500 });
    order.atStore("admin", release);
    expect(money(order)).toEqual([0, 500, 6897]);
    expect(money(order.do("rail", { on: "reject_chargeback" }))).toEqual([6897, 500, 0]);
  });

  test("a second investigation is a new one, with new acts", () => {
    const order = frozen().atStore("admin", release).wait(days(1)).atStore("admin", freeze);
    expect(order.standing).toMatchObject({ investigation: { no: 2, evidenceAt: null }, acts: [{ no: 1 }, { no: 2 }, { no: 3, kind: "freeze" }] });
    expect(order.order).toMatchObject({ storeActs: 3, frozen: ["store_investigation"] });
  });
});

describe("W3 a blocked store", () => {
  test("is blocked out of an investigation alone, with an explanation", () => {
    expect(says(store().tryAtStore("admin", block))).toBe("not_possible_now active");
    expect(says(frozen().tryAtStore("admin", { on: "block_store", note: "" }))).toBe("text_missing note");
    expect(says(blocked().tryAtStore("admin", release))).toBe("not_possible_now blocked");
  });

  test.each([
    [-1, "accepted"],
    [0, "too_late blocked"],
    [1, "too_late blocked"],
  ])("may be appealed for 30 days (%i ms): %s, once", (offset, expected) => {
    const order = blocked();
    order.unsettledAt(order.now + days(30) + offset);
    expect(says(order.tryAtStore("seller", appeal))).toBe(expected);
    if (expected !== "accepted") return;
    expect(says(order.tryAtStore("seller", appeal))).toBe("already_done");
    expect(order.refusedAtStore("seller", { on: "appeal_block", text: "again" })).toMatchObject({ code: "appeal_used" });
    expect(told(order, "block_appealed")).toEqual(["admin"]);
  });

  test("an appeal upheld brings the store and its money back, no annulled order; one denied changes nothing", () => {
    const upheld = blocked().atStore("seller", appeal).atStore("admin", { on: "decide_appeal", upheld: true, note: "our error" });
    expect([upheld.standing.state, money(upheld)]).toEqual(["active", [0, 7397, 0]]);
    expect(upheld.standing.deadlines.filter((d) => d.state === "armed")).toEqual([]);
    const annulled = anOrder().verified().frozen().blocked().atStore("seller", appeal).atStore("admin", { on: "decide_appeal", upheld: true, note: "" });
    expect(annulled.order).toMatchObject({ state: "closed", closeReason: "annulled" });
    const denied = blocked().atStore("seller", appeal).atStore("admin", { on: "decide_appeal", upheld: false, note: "" });
    expect([denied.standing.state, money(denied), due(denied, "withheld_end") !== null]).toEqual(["blocked", [0, 0, 7397], true]);
    expect(says(denied.tryAtStore("admin", { on: "decide_appeal", upheld: true, note: "" }))).toBe("not_possible_now denied");
    expect(says(blocked().tryAtStore("admin", { on: "decide_appeal", upheld: true, note: "" }))).toBe("not_possible_now");
  });

  test("the window to appeal ends by itself, and after 180 days the admins decide about the money, not before", () => {
    const order = blocked();
    const at = order.now;
    order.to(at + days(180) - 1);
    expect(order.storeEvents.map((e) => e.body.type)).toContain("appeal_window_ended");
    expect(order.refusedAtStore("admin", { on: "decide_withheld", decision: "release", note: "" })).toMatchObject({
      code: "too_early",
      rule: "W3",
      until: at + days(180),
    });
    expect(told(order, "withheld_overdue")).toEqual([]);
    expect(told(order.to(at + days(180)), "withheld_overdue")).toEqual(["admin"]);
  });

  test("released, it is the seller's to withdraw; forfeited, the platform's loss is less", () => {
    const released = blocked().wait(days(180)).atStore("admin", { on: "decide_withheld", decision: "release", note: "" });
    expect(money(released)).toEqual([0, 7397, 0]);
    expect(money(released.atStore("seller", { on: "withdraw_money", amount: 7397 }))).toEqual([0, 0, 0]);
    expect(says(released.tryAtStore("admin", { on: "decide_withheld", decision: "release", note: "" }))).toBe("already_done");
    expect(says(released.tryAtStore("admin", { on: "decide_withheld", decision: "forfeit", note: "" }))).toBe("too_late released");
    const forfeited = blocked().wait(days(180)).atStore("admin", { on: "decide_withheld", decision: "forfeit", note: "" });
    expect([money(forfeited), forfeited.books.get("E:loss")]).toEqual([[0, 0, 0], -7397]);
    expect(says(forfeited.tryAtStore("seller", { on: "withdraw_money", amount: 1 }))).toBe("payout_held");
  });

  test("an open appeal comes first", () => {
    const order = blocked().atStore("seller", appeal).wait(days(180));
    expect(order.refusedAtStore("admin", { on: "decide_withheld", decision: "forfeit", note: "" })).toMatchObject({ instead: [{ way: "decide_appeal" }] });
  });

  test.each([
    ["release", 7397, 500, { "L:seller_available:3": -6897 }],
    ["release", 300, 500, { "E:loss": 200 }],
    ["forfeit", 7397, 500, { "E:loss": -6897 }],
  ] as const)("%s of %i withheld by a store that owes %i: what it owes first, the rest of that is lost", (decision, amount, receivable, expected) => {
    const entries = storePostingOf({
      storeId: 3,
      n: 9,
      at: dawn,
      rule: "W3",
      by: { party: "admin", person: 1 },
      fired: null,
      body: { type: "withheld_decided", decision: decision === "release" ? "released" : "forfeited", amount, receivable, note: "" },
    });
    const sums = new Map<string, number>();
    for (const entry of entries) sums.set(entry.account, (sums.get(entry.account) ?? 0) + entry.amount);
    expect(Object.fromEntries([...sums].filter(([account]) => account in expected))).toEqual(expected);
    expect([sums.get("L:seller_withheld:3"), sums.get("A:seller_receivable:3")]).toEqual([amount, -receivable]);
    expect([...sums.values()].reduce((a, b) => a + b, 0)).toBe(0);
  });
});

describe("F3 the seller withdraws", () => {
  test.each([
    [500, "accepted"],
    [501, "amount_out_of_range amount"],
    [0, "amount_out_of_range amount"],
    [-1, "amount_out_of_range amount"],
    [1.5, "amount_out_of_range amount"],
  ])("%d of 500: %s", (amount, expected) => {
    const order = store();
    expect(says(order.tryAtStore("seller", { on: "withdraw_money", amount }))).toBe(expected);
    if (expected === "accepted") expect([money(order), order.books.get("A:bank")]).toEqual([[6897, 0, 0], -500]);
  });

  test("what the store owes is netted first", () => {
    // All was paid out and withdrawn but 500; then a full after-sale refund takes what is there and is owed the rest.
    const order = anOrder({ policy: { payout: days(1) }, store: { available: 500 } })
      .finished()
      .wait(days(1));
    order.atStore("seller", { on: "withdraw_money", amount: 7000 }).disputed(1500, { received: true }).do("seller", { on: "accept_settlement", proposalNo: 1 });
    expect([order.store.available, order.store.receivable]).toEqual([0, 1380 - 397]);
    expect(order.refusedAtStore("seller", { on: "withdraw_money", amount: 1 })).toMatchObject({ code: "amount_out_of_range" });
    order.store = { ...order.store, available: 1000 };
    order.books.set("L:seller_available:3", -1000);
    expect(withdrawable(order.store)).toBe(17);
    expect(says(order.tryAtStore("seller", { on: "withdraw_money", amount: 18 }))).toBe("amount_out_of_range amount");
    order.atStore("seller", { on: "withdraw_money", amount: 17 });
    expect([order.store.available, order.store.receivable]).toEqual([0, 0]);
  });

  test("only the seller, and no store under a payout hold or selling stop", () => {
    expect(says(store().tryAtStore("admin", { on: "withdraw_money", amount: 1 }))).toBe("not_yours_to_make");
    const until = dawn + days(40);
    for (const kind of ["payout_hold", "selling_stop"] as const) {
      const order = store().atStore("admin", { on: "sanction_store", kind, until, reason: "points" });
      expect(order.refusedAtStore("seller", { on: "withdraw_money", amount: 1 })).toMatchObject({ code: "payout_held", until });
    }
    expect(
      says(
        store()
          .atStore("admin", { on: "sanction_store", kind: "marketing_off", until, reason: "points" })
          .tryAtStore("seller", { on: "withdraw_money", amount: 1 }),
      ),
    ).toBe("accepted");
  });
});

/** Midnight of the first of April and of July 2026; dawn is ten in the morning of the second of March. */
const april = dawn - hours(10) + days(30);
const july = april + days(91);

describe("3.7 points and sanctions", () => {
  test.each(pointsLadder)("%i points bring %s for 28 days", (points, kind) => {
    const order = store().atStore("clock", { on: "give_points", points, reason: "late shipping" });
    const sanction = order.standing.sanctions.at(-1);
    expect(sanction).toMatchObject({ kind, from: order.now, until: order.now + days(28) });
    order.wait(days(28) - 1);
    expect(order.standing.sanctions.at(-1)?.kind).toBe(kind);
    expect(order.wait(1).standing.sanctions).toEqual([]);
    expect(nextDueOfStore(order.standing)?.kind).toBe("points_reset");
  });

  test("count until the quarter of the year is over, and what they brought runs to its own end", () => {
    const order = store()
      .to(april - days(2))
      .atStore("clock", { on: "give_points", points: 4, reason: "late shipping" });
    order.to(april - days(1)).atStore("clock", { on: "give_points", points: 1, reason: "late shipping" });
    expect(order.to(april - 1).standing.points).toBe(5);
    order.to(april);
    expect([order.standing.points, order.standing.sanctions.map(({ kind }) => kind)]).toEqual([0, ["marketing_off"]]);
    expect(told(order, "points_reset")).toEqual(["seller"]);
    order.to(april + days(60)).atStore("clock", { on: "give_points", points: 3, reason: "late shipping" });
    expect([order.standing.points, due(order, "points_reset")]).toEqual([3, july]);
  });

  test.each([
    ["the first instant of a quarter", april, 0, july],
    ["the last of one", april - 1, 0, april],
    ["the last day of a year", april + days(274.5), 0, april + days(275)],
    ["the extra day of a leap year", april + days(275 + 365 + 59), 0, april + days(275 + 365 + 91)],
    ["where it is April already", april - hours(1.5), 2, july - hours(2)],
    ["where it is still March", april + hours(5), -8, april + hours(8)],
  ])("the quarter of %s ends at midnight of its zone", (_, from, hoursEast, end) => {
    expect(nextQuarter(from, { utcOffset: hours(hoursEast), holidays: [] })).toBe(end);
  });

  test("they add up, and each height is reached once", () => {
    const order = store();
    for (const points of [2, 2, 1, 8]) order.atStore("admin", { on: "give_points", points, reason: "false shipment" });
    expect([order.standing.points, order.storeEvents.flatMap((e) => (e.body.type === "store_sanctioned" ? e.body.kind : []))]).toEqual([
      13,
      ["marketing_off", "search_demotion", "listing_block", "payout_hold"],
    ]);
    for (const points of [0, 16, 1.5]) expect(says(order.tryAtStore("admin", { on: "give_points", points, reason: "x" }))).toBe("amount_out_of_range points");
  });

  test("an admin sanctions and lifts by hand; a selling stop takes no new orders and lets the others go on", () => {
    const stop: StoreCommand = { on: "sanction_store", kind: "selling_stop", until: null, reason: "by hand" };
    const order = anOrder().placed().atStore("admin", stop);
    expect(says(order.tryAtStore("admin", stop))).toBe("already_done");
    expect(says(order.tryAtStore("admin", { ...stop, until: order.now }))).toBe("amount_out_of_range until");
    expect(order.paid().order.state).toBe("payment_verifying");
    const fresh = anOrder().atStore("admin", stop);
    expect(fresh.refused("buyer", { on: "place", draft: fresh.draft })).toMatchObject({ code: "store_not_selling", rule: "3.7" });
    expect(says(fresh.tryAtStore("admin", { on: "lift_sanction", kind: "payout_hold", note: "" }))).toBe("already_done");
    fresh.atStore("admin", { on: "lift_sanction", kind: "selling_stop", note: "" }).placed();
    expect([told(fresh, "store_sanctioned"), told(fresh, "sanction_lifted")]).toEqual([["seller"], ["seller"]]);
  });
});

describe("what may be done with a store", () => {
  const allowed = (order: TestOrder, party: "seller" | "admin") =>
    storeAnswersFor(order.storeContext(party), order.standing)
      .filter((a) => a.allowed)
      .map((a) => a.command);
  test.each([
    ["active", store, ["withdraw_money"], ["put_under_review", "freeze_store", "give_points", "sanction_store", "lift_sanction"]],
    ["frozen", frozen, ["submit_evidence"], ["release_store", "block_store", "give_points", "sanction_store", "lift_sanction"]],
    ["blocked", blocked, ["appeal_block"], ["lift_sanction"]],
    ["blocked and appealed", () => blocked().atStore("seller", appeal), [], ["decide_appeal", "lift_sanction"]],
  ] as const)("%s", (_, given, seller, admin) => {
    const order = given();
    expect(allowed(order, "seller")).toEqual(seller);
    expect(allowed(order, "admin")).toEqual(admin);
    for (const { allowed: works, refusal } of storeAnswersFor(order.storeContext("admin"), order.standing)) expect(refusal === null).toBe(works);
  });

  test("and until when", () => {
    const order = frozen();
    expect(storeAnswersFor(order.storeContext("seller"), order.standing).find((a) => a.command === "submit_evidence")?.until).toBe(order.now + days(3));
  });

  test("a deadline of a store is the clock's alone, not early and not twice", () => {
    const order = frozen();
    const fire: StoreCommand = { on: "fire_store", kind: "freeze_evidence", generation: 1 };
    expect(says(order.tryAtStore("admin", fire))).toBe("not_yours_to_make");
    expect(order.refusedAtStore("clock", fire)).toMatchObject({ code: "too_early", until: order.now + days(3) });
    expect(says(order.wait(days(3)).tryAtStore("clock", fire))).toBe("already_done");
  });
});
