import { describe, expect, test } from "vitest";
import { days, dueOf, hours, minutes, type DeadlineKind, type OrderCommand, type Party } from "./index.ts";
import { anOrder, payment, type OrderSetting, type TestOrder } from "./testing.ts";

const ask: OrderCommand = { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false };
const ship: OrderCommand = { on: "ship", carrier: "Post", tracking: "RR123456789PT" };
const pay = payment(6934, 0, "card", null);

interface Window {
  readonly name: string;
  readonly setting?: OrderSetting;
  /** An order before the window's end; the window belongs to this deadline. */
  readonly given: (order: TestOrder) => TestOrder;
  readonly until: DeadlineKind;
  readonly by: Party;
  readonly act: OrderCommand;
  /** What the act meets once the deadline has been applied: an ended order, or success without effect. */
  readonly meets: string;
  /** Why an act on an order that nobody settled yet is late. */
  readonly ended: string;
}

const windows: readonly Window[] = [
  { name: "T02 paying", given: (o) => o.placed(), until: "pay_by", by: "buyer", act: pay, meets: "too_late unpaid_expired", ended: "unpaid_expired" },
  {
    name: "T04 cancelling unpaid",
    given: (o) => o.placed(),
    until: "pay_by",
    by: "buyer",
    act: { on: "cancel_unpaid", reason: "not_needed", note: "" },
    meets: "already_done",
    ended: "unpaid_expired",
  },
  {
    name: "T09 asking early, where the grace outlives verification",
    setting: { policy: { grace: days(2) } },
    given: (o) => o.paid(),
    until: "verify_by",
    by: "buyer",
    act: ask,
    meets: "accepted",
    ended: "awaiting_shipment",
  },
  {
    name: "T10 approving early",
    given: (o) => o.paid().asked(),
    until: "verify_by",
    by: "seller",
    act: { on: "approve_cancellation" },
    meets: "too_late lapsed",
    ended: "awaiting_shipment",
  },
  {
    name: "T15 withdrawing early",
    given: (o) => o.paid().asked(),
    until: "verify_by",
    by: "buyer",
    act: { on: "withdraw_cancellation" },
    meets: "too_late lapsed",
    ended: "awaiting_shipment",
  },
  {
    name: "T08 holding a payment that will fail",
    given: (o) => o.paid({ outcome: "fail" }),
    until: "verify_by",
    by: "admin",
    act: { on: "hold_verification" },
    meets: "too_late verification_failed",
    ended: "verification_failed",
  },
  { name: "T11 asking", given: (o) => o.verified(), until: "ship_by", by: "buyer", act: ask, meets: "already_done", ended: "ship_by_expired" },
  {
    name: "T12 approving",
    given: (o) => o.asked(),
    until: "cancel_respond",
    by: "seller",
    act: { on: "approve_cancellation" },
    meets: "already_done",
    ended: "cancel_auto",
  },
  {
    name: "T14 rejecting",
    given: (o) => o.asked(),
    until: "cancel_respond",
    by: "seller",
    act: { on: "reject_cancellation", reason: "already_packed", note: "" },
    meets: "too_late cancel_auto",
    ended: "cancel_auto",
  },
  {
    name: "T14 rejecting, where silence declines",
    setting: { policy: { onSilence: "decline" } },
    given: (o) => o.asked(),
    until: "cancel_respond",
    by: "seller",
    act: { on: "approve_cancellation" },
    meets: "too_late rejected",
    ended: "rejected",
  },
  {
    name: "T15 withdrawing",
    given: (o) => o.asked(),
    until: "cancel_respond",
    by: "buyer",
    act: { on: "withdraw_cancellation" },
    meets: "too_late cancel_auto",
    ended: "cancel_auto",
  },
  {
    name: "T16 offering",
    given: (o) => o.asked(),
    until: "cancel_respond",
    by: "seller",
    act: { on: "make_counter_offer", amount: 700 },
    meets: "too_late cancel_auto",
    ended: "cancel_auto",
  },
  {
    name: "T16 accepting an offer",
    given: (o) => o.offered(),
    until: "cancel_respond",
    by: "buyer",
    act: { on: "accept_counter_offer", offerNo: 1 },
    meets: "too_late cancel_auto",
    ended: "cancel_auto",
  },
  {
    name: "T16 declining an offer",
    given: (o) => o.offered(),
    until: "cancel_respond",
    by: "buyer",
    act: { on: "decline_counter_offer", offerNo: 1 },
    meets: "too_late cancel_auto",
    ended: "cancel_auto",
  },
  { name: "T17 shipping", given: (o) => o.verified(), until: "ship_by", by: "seller", act: ship, meets: "too_late ship_by_expired", ended: "ship_by_expired" },
  {
    name: "T17 shipping over a request",
    given: (o) => o.asked(),
    until: "cancel_respond",
    by: "seller",
    act: ship,
    meets: "too_late cancel_auto",
    ended: "cancel_auto",
  },
  {
    name: "T19 asking for more time",
    given: (o) => o.verified(),
    until: "ship_by",
    by: "seller",
    act: { on: "ask_extension", days: 3 },
    meets: "too_late ship_by_expired",
    ended: "ship_by_expired",
  },
  {
    name: "T19 granting more time",
    given: (o) => o.verified(),
    until: "ship_by",
    by: "buyer",
    act: { on: "grant_extension", days: 3 },
    meets: "too_late ship_by_expired",
    ended: "ship_by_expired",
  },
  {
    name: "T19 declining more time",
    given: (o) => o.verified().do("seller", { on: "ask_extension", days: 3 }),
    until: "ship_by",
    by: "buyer",
    act: { on: "decline_extension" },
    meets: "too_late ship_by_expired",
    ended: "ship_by_expired",
  },
  {
    name: "T20 cancelling as the seller",
    setting: { policy: { sellerCanCancel: true } },
    given: (o) => o.verified(),
    until: "ship_by",
    by: "seller",
    act: { on: "cancel_as_seller", reason: "cannot_ship", note: "" },
    meets: "already_done",
    ended: "ship_by_expired",
  },
  {
    name: "T22 being delivered",
    given: (o) => o.shipped(),
    until: "protection_end",
    by: "carrier",
    act: { on: "report_delivered" },
    meets: "too_late finished",
    ended: "finished",
  },
  {
    name: "T23 confirming receipt",
    given: (o) => o.delivered(),
    until: "auto_confirm",
    by: "buyer",
    act: { on: "confirm_receipt" },
    meets: "already_done",
    ended: "finished",
  },
  {
    name: "T23 confirming receipt of what no carrier reported",
    given: (o) => o.shipped(),
    until: "protection_end",
    by: "buyer",
    act: { on: "confirm_receipt" },
    meets: "already_done",
    ended: "finished",
  },
  {
    name: "T36 cancelling alone before shipping",
    setting: { policy: { selfCancelUntil: "shipped" } },
    given: (o) => o.verified(),
    until: "ship_by",
    by: "buyer",
    act: { on: "self_cancel", reason: "changed_mind", note: "" },
    meets: "already_done",
    ended: "ship_by_expired",
  },
  {
    name: "T36 cancelling alone while verifying",
    setting: { policy: { earlyCancel: "free" } },
    given: (o) => o.paid(),
    until: "verify_by",
    by: "buyer",
    act: { on: "self_cancel", reason: "changed_mind", note: "" },
    meets: "self_cancel_not_offered awaiting_shipment",
    ended: "awaiting_shipment",
  },
];

describe.each(windows)("$name is in time only before $until is due", ({ setting, given, until, by, act, meets, ended }) => {
  const outcome = (order: TestOrder): string => {
    const decision = order.try(by, act);
    return decision.kind === "refused" ? `${decision.refusal.code} ${decision.refusal.ended}` : decision.kind;
  };
  const at = (offset: number) => given(anOrder(setting)).toDue(until, offset);

  test("1 ms before it is accepted", () => expect(outcome(at(-1))).toBe("accepted"));
  test("at the very instant the deadline has won", () => expect(outcome(at(0))).toBe(meets));
  test("1 ms after it has won", () => expect(outcome(at(1))).toBe(meets));
  test.each([0, 1])("even %i ms after, when nobody has applied the deadline yet", (late) => {
    const order = given(anOrder(setting));
    const due = dueOf(order.order, until) ?? 0;
    expect(order.unsettledAt(due + late).refused(by, act)).toMatchObject({ code: "too_late", rule: "2.2.2", since: due, ended });
  });
});

describe("windows that only open and close a button", () => {
  test.each([
    [minutes(2) - 1, "accepted"],
    [minutes(2), "asking_window_closed"],
    [minutes(2) + 1, "asking_window_closed"],
  ])("T09 the grace after paying: %i ms after, asking is %s", (span, expected) => {
    const order = anOrder().paid().wait(span);
    const decision = order.try("buyer", ask);
    expect(decision.kind === "refused" ? decision.refusal.code : decision.kind).toBe(expected);
  });

  test.each([
    [hours(5) - 1, "accepted"],
    [hours(5), "asking_window_closed"],
    [hours(5) + 1, "asking_window_closed"],
  ])("T11 a policy's ask_until counts from placing: %i ms after, asking is %s", (span, expected) => {
    const order = anOrder({ policy: { askUntil: hours(5) } }).verified();
    order.to(order.order.placedAt + span);
    const decision = order.try("buyer", ask);
    expect(decision.kind === "refused" ? decision.refusal.code : decision.kind).toBe(expected);
  });

  test.each([
    [hours(4) - 1, "closed"],
    [hours(4), "awaiting_shipment"],
    [hours(4) + 1, "awaiting_shipment"],
  ])("T11 a store's own window approves in the same commit: %i ms after placing the order is then %s", (span, state) => {
    const order = anOrder({ store: { autoApproveWindow: hours(4) } }).verified();
    order.to(order.order.placedAt + span).do("buyer", ask);
    expect(order.order.state).toBe(state);
  });
});
