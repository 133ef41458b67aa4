import { describe, expect, test } from "vitest";
import {
  afterSaleEnd,
  answersFor,
  commandsOf,
  days,
  disputeOpensAt,
  dueOf,
  feedbackEnd,
  graceEnd,
  hours,
  labelOf,
  minutes,
  orderStates,
  type Party,
} from "./index.ts";
import { anOrder, type TestOrder } from "./testing.ts";

const stands = {
  "awaiting payment": () => anOrder().placed(),
  "being verified": () => anOrder().paid(),
  "being verified, two minutes later": () => anOrder().paid().wait(minutes(2)),
  "being verified, asked to cancel": () => anOrder().paid().asked(),
  "awaiting shipment": () => anOrder().verified(),
  "awaiting shipment, asked to cancel": () => anOrder().asked(),
  "awaiting shipment, with an offer": () => anOrder().offered(),
  "awaiting shipment, rejected": () => anOrder().rejected(),
  "awaiting shipment, with an amendment": () =>
    anOrder()
      .verified()
      .do("seller", { on: "propose_amendment", amendment: { address: null, lines: [{ no: 3, variantId: 13, options: "", quantity: 2 }] } }),
  "on its way": () => anOrder().shipped(),
  "on its way for 5 days": () => anOrder().shipped().wait(days(5)),
  "turned away": () => anOrder().refusedByBuyer(),
  "in dispute": () => anOrder().shipped().wait(days(5)).disputed(),
  decided: () => anOrder().mediated().judged(1500),
  "to be sent back": () =>
    anOrder()
      .delivered()
      .disputed(858, { withReturn: true, lines: [3] })
      .wait(days(5)),
  frozen: () => anOrder().verified().frozen(),
  "charged back": () => anOrder().verified().chargedBack(),
  finished: () => anOrder().finished(),
  "closed by silence": () =>
    anOrder({ draft: { processing: days(10) } })
      .asked()
      .wait(hours(72)),
  "closed unpaid": () => anOrder().placed().wait(days(20)),
  trashed: () => anOrder().approved().do("buyer", { on: "trash" }),
} satisfies Record<string, () => TestOrder>;

const offered = (order: TestOrder, party: Party): string[] =>
  answersFor(order.context(party), order.order)
    .filter((a) => a.allowed)
    .map((a) => a.command);

describe("what the buyer may do", () => {
  test.each([
    ["awaiting payment", ["pay", "cancel_unpaid", "reorder"]],
    ["being verified", ["request_cancellation", "reorder"]],
    ["being verified, two minutes later", ["reorder"]],
    ["being verified, asked to cancel", ["withdraw_cancellation", "reorder"]],
    ["awaiting shipment", ["request_cancellation", "grant_extension", "propose_amendment", "reorder"]],
    ["awaiting shipment, asked to cancel", ["withdraw_cancellation", "grant_extension", "propose_amendment", "reorder"]],
    [
      "awaiting shipment, with an offer",
      ["withdraw_cancellation", "accept_counter_offer", "decline_counter_offer", "grant_extension", "propose_amendment", "reorder"],
    ],
    ["awaiting shipment, rejected", ["request_cancellation", "grant_extension", "propose_amendment", "open_dispute", "reorder"]],
    [
      "awaiting shipment, with an amendment",
      ["request_cancellation", "grant_extension", "propose_amendment", "accept_amendment", "decline_amendment", "reorder"],
    ],
    ["on its way", ["refuse_delivery", "confirm_receipt", "ask_protection", "reorder"]],
    ["on its way for 5 days", ["refuse_delivery", "confirm_receipt", "ask_protection", "open_dispute", "reorder"]],
    ["turned away", ["confirm_receipt", "ask_protection", "open_dispute", "reorder"]],
    ["in dispute", ["refuse_delivery", "ask_protection", "propose_settlement", "withdraw_dispute", "add_evidence", "reorder"]],
    ["decided", ["ask_protection", "appeal_verdict", "add_evidence", "reorder"]],
    ["to be sent back", ["ask_protection", "ship_return", "add_evidence", "reorder"]],
    ["frozen", ["reorder"]],
    ["finished", ["open_dispute", "trash", "reorder"]],
    ["closed by silence", ["trash", "reorder"]],
    ["closed unpaid", ["trash", "reorder"]],
    ["trashed", ["restore", "purge"]],
  ] as const)("of an order %s: %j", (name, commands) => expect(offered(stands[name](), "buyer")).toEqual(commands));
});

describe("what the seller may do", () => {
  test.each([
    ["awaiting payment", []],
    ["being verified", []],
    ["being verified, asked to cancel", ["approve_cancellation"]],
    ["awaiting shipment", ["ship", "ask_extension", "propose_amendment"]],
    ["awaiting shipment, asked to cancel", ["approve_cancellation", "reject_cancellation", "make_counter_offer", "ship", "ask_extension", "propose_amendment"]],
    ["awaiting shipment, rejected", ["ship", "ask_extension", "propose_amendment"]],
    ["on its way", ["grant_protection"]],
    ["in dispute", ["grant_protection", "propose_settlement", "accept_settlement", "add_evidence"]],
    ["decided", ["grant_protection", "appeal_verdict", "add_evidence"]],
    ["frozen", []],
    ["finished", []],
    ["closed by silence", []],
  ] as const)("of an order %s: %j", (name, commands) => expect(offered(stands[name](), "seller")).toEqual(commands));
});

describe("what the admin may do", () => {
  test.each([
    ["being verified", ["pass_verification", "fail_verification", "hold_verification", "open_chargeback", "capture_late"]],
    ["on its way", ["report_delivered", "report_shipment", "open_chargeback", "capture_late"]],
    ["in dispute", ["report_delivered", "report_shipment", "add_evidence", "open_chargeback", "capture_late"]],
    ["frozen", ["open_chargeback", "capture_late"]],
    ["charged back", ["contest_chargeback", "accept_chargeback", "reject_chargeback", "capture_late"]],
    ["finished", ["open_chargeback", "capture_late"]],
  ] as const)("of an order %s: %j", (name, commands) => expect(offered(stands[name](), "admin")).toEqual(commands));
});

describe("every button that does not work says why", () => {
  const cases = Object.entries(stands).flatMap(([name, given]) =>
    (["buyer", "seller", "admin", "carrier", "rail"] as const).map((party) => [party, name, given] as const),
  );
  test.each(cases)("for the %s of an order %s", (party, _, given) => {
    const order = given();
    const answers = answersFor(order.context(party), order.order);
    expect(answers.map((a) => a.command)).toEqual(commandsOf(party));
    for (const { allowed, refusal, until } of answers) {
      expect(refusal === null).toBe(allowed);
      if (!refusal) continue;
      expect(refusal.rule).toMatch(/^(T\d\d|R\d{1,2}|P4|[FK]\d|\d\.\d{1,2}(\.\d)?)$/);
      expect(until).toBe(refusal.until);
      if (refusal.code === "too_late") expect(refusal.ended).not.toBeNull();
      if (refusal.code === "too_late" || refusal.code === "asking_window_closed") expect(refusal.ended === "trashed" || refusal.since !== null).toBe(true);
    }
  });

  test("and one that works says until when", () => {
    const until = (order: TestOrder, party: Party, command: string) => answersFor(order.context(party), order.order).find((a) => a.command === command)?.until;
    const unpaid = anOrder().placed();
    expect(until(unpaid, "buyer", "pay")).toBe(unpaid.now + days(20));
    const paid = anOrder().paid({ after: hours(3) });
    expect(until(paid, "buyer", "request_cancellation")).toBe(paid.now + minutes(2));
    expect(until(paid.asked(), "seller", "approve_cancellation")).toBe(paid.now + hours(24));
    const asked = anOrder().asked();
    expect(until(asked, "seller", "reject_cancellation")).toBe(asked.now + hours(72));
    const late = anOrder().verified().wait(days(3)).asked();
    expect(until(late, "seller", "ship")).toBe(dueOf(late.order, "ship_by"));
    expect(until(anOrder().verified(), "buyer", "reorder")).toBeNull();
    const limited = anOrder({ policy: { askUntil: hours(30) } }).verified();
    expect(until(limited, "buyer", "request_cancellation")).toBe(limited.order.placedAt + hours(30));
  });

  test("a stranger is told nothing but that it is not hers", () => {
    const order = anOrder().verified();
    order.buyer = { ...order.buyer, id: 8 };
    expect(answersFor(order.context("buyer"), order.order).map((a) => a.refusal?.code)).toEqual(commandsOf("buyer").map(() => "not_yours_to_make"));
  });
});

describe("the label in front of an order (2.1), the first that holds", () => {
  test.each([
    ["awaiting payment", "awaiting_payment"],
    ["being verified", "payment_verifying"],
    ["being verified, asked to cancel", "awaiting_seller_approval"],
    ["awaiting shipment", "awaiting_shipment"],
    ["awaiting shipment, asked to cancel", "awaiting_seller_approval"],
    ["on its way", "awaiting_delivery"],
    ["in dispute", "in_dispute"],
    ["frozen", "frozen"],
    ["finished", "finished"],
    ["closed by silence", "refund_in_progress"],
    ["closed unpaid", "closed"],
  ] as const)("%s: %s", (name, label) => {
    const { order } = stands[name]();
    expect(labelOf(order, "buyer")).toBe(label);
    expect(labelOf(order, "seller")).toBe(label);
    expect(labelOf({ ...order, frozen: ["store_investigation"] }, "buyer")).toBe("frozen");
  });

  test("every state has been seen", () => {
    expect(new Set(Object.values(stands).map((given) => given().order.state)).size).toBe(orderStates.length);
  });
});

test("windows that are no deadlines are computed from the same policy (2.5)", () => {
  const { order, policy } = anOrder().finished();
  expect(graceEnd(order, policy)).toBe((order.paidAt ?? 0) + minutes(2));
  expect(disputeOpensAt(order, policy)).toBe((order.shippedAt ?? 0) + days(5));
  expect([afterSaleEnd(order, policy), feedbackEnd(order, policy)]).toEqual([(order.finishedAt ?? 0) + days(15), (order.finishedAt ?? 0) + days(30)]);
  expect([disputeOpensAt(anOrder().paid().order, policy), afterSaleEnd(anOrder().shipped().order, policy)]).toEqual([null, null]);
});
