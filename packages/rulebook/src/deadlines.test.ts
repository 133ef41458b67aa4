import { describe, expect, test } from "vitest";
import { after, days, deadlinesOf, dueOf, fire, hours, nextDue, presets, rearm, type Calendar, type Deadline, type Wanted } from "./index.ts";
import { anOrder, dawn } from "./testing.ts";

const row = (over: Partial<Deadline> = {}): Deadline => ({
  kind: "ship_by",
  subject: "",
  generation: 1,
  state: "armed",
  due: 1000,
  remaining: null,
  firedAt: null,
  outcome: "",
  ...over,
});
const want = (over: Partial<Wanted> = {}): Wanted => ({ kind: "ship_by", subject: "", due: 1000, outcome: "", remaining: null, ...over });
const short = (rows: readonly Deadline[]) => rows.map((r) => `${r.kind} ${r.generation} ${r.state} ${r.due}`);

describe("re-arming (2.2.5)", () => {
  const cases: readonly {
    readonly name: string;
    readonly rows: readonly Deadline[];
    readonly wanted: readonly Wanted[];
    readonly becomes: readonly string[];
  }[] = [
    { name: "a new deadline is armed as its first generation", rows: [], wanted: [want()], becomes: ["ship_by 1 armed 1000"] },
    { name: "one that is not wanted anymore is disarmed", rows: [row()], wanted: [], becomes: ["ship_by 1 disarmed 1000"] },
    { name: "a suspended one too", rows: [row({ state: "suspended", remaining: 5 })], wanted: [], becomes: ["ship_by 1 disarmed 1000"] },
    {
      name: "one that moves is superseded by its next generation",
      rows: [row()],
      wanted: [want({ due: 2000 })],
      becomes: ["ship_by 1 superseded 1000", "ship_by 2 armed 2000"],
    },
    { name: "one that stops keeps its generation", rows: [row()], wanted: [want({ remaining: 400 })], becomes: ["ship_by 1 suspended 1000"] },
    {
      name: "one that goes on again is a new generation",
      rows: [row({ state: "suspended", remaining: 400 })],
      wanted: [want({ due: 1600 })],
      becomes: ["ship_by 1 superseded 1000", "ship_by 2 armed 1600"],
    },
    { name: "one that is needed while stopped is born suspended", rows: [], wanted: [want({ remaining: 400 })], becomes: ["ship_by 1 suspended 1000"] },
    {
      name: "a fired one is not armed again for the same instant",
      rows: [row({ state: "fired", firedAt: 1000 })],
      wanted: [want()],
      becomes: ["ship_by 1 fired 1000"],
    },
    {
      name: "but for a later one it is",
      rows: [row({ state: "fired", firedAt: 1000 })],
      wanted: [want({ due: 3000 })],
      becomes: ["ship_by 1 fired 1000", "ship_by 2 armed 3000"],
    },
    {
      name: "a disarmed one is armed anew",
      rows: [row({ state: "disarmed" })],
      wanted: [want()],
      becomes: ["ship_by 1 disarmed 1000", "ship_by 2 armed 1000"],
    },
    {
      name: "subjects are separate",
      rows: [row({ kind: "refund_send", subject: "r1" })],
      wanted: [want({ kind: "refund_send", subject: "r1" }), want({ kind: "refund_send", subject: "r2" })],
      becomes: ["refund_send 1 armed 1000", "refund_send 1 armed 1000"],
    },
  ];
  test.each(cases)("$name", ({ rows, wanted, becomes }) => {
    const once = rearm(rows, wanted);
    expect(short(once)).toEqual(becomes);
    expect(rearm(once, wanted)).toBe(once);
  });

  test("what the outsider will answer may change in place", () => {
    expect(rearm([row({ outcome: "fail" })], [want({ outcome: "pass" })])).toMatchObject([{ generation: 1, outcome: "pass" }]);
  });
});

describe("firing", () => {
  test("marks the row, at the instant given", () => {
    expect(fire([row()], row(), 1000)).toEqual([row({ state: "fired", firedAt: 1000 })]);
  });

  test.each([
    ["fired already", [row({ state: "fired" })], 1000, "it is fired"],
    ["suspended", [row({ state: "suspended" })], 1000, "it is suspended"],
    ["disarmed", [row({ state: "disarmed" })], 1000, "it is disarmed"],
    ["unknown", [], 1000, "it is not there"],
    ["not due for another millisecond", [row()], 999, "it is due at 1000"],
  ] as const)("a row that is %s is impossible", (_, rows, at, why) => expect(() => fire(rows, row(), at)).toThrow(why));
});

describe("what is due next", () => {
  test("at equal instants the order of rules.md 2.2.4 decides", () => {
    const order = anOrder({ draft: { processing: hours(72) } }).asked();
    expect(dueOf(order.order, "ship_by")).toBe(dueOf(order.order, "cancel_respond"));
    expect(nextDue(order.order)?.kind).toBe("cancel_respond");
  });

  test("two refunds at the same instant go by their number", () => {
    const order = anOrder().finished();
    for (const amount of [1, 2]) order.do("rail", { on: "capture_late", rail: "card", instrumentId: 5, label: "", amount });
    expect(nextDue(order.order)).toMatchObject({ kind: "refund_process", subject: "r1" });
  });

  test("processing precedes sending even where the policy gives both the same time, or the wrong way round", () => {
    for (const policy of [{ refundProcess: hours(48) }, { refundProcess: hours(60) }]) {
      const order = anOrder({ policy }).asked().approved();
      const fired = [order.fireNext().kind, order.fireNext().kind];
      expect(fired).toEqual(["refund_process", "refund_send"]);
    }
  });

  test("nothing for an order that has ended without a refund", () => {
    const paidOut = anOrder().finished().wait(days(15));
    expect(nextDue(paidOut.order)).toBeNull();
    expect(deadlinesOf(paidOut.order, presets.souk)).toEqual([]);
  });
});

describe("business days (2.2.8)", () => {
  const utc: Calendar = { utcOffset: 0, holidays: [] };
  const day = (n: number, hour = 10) => dawn + days(n) + hours(hour - 10);
  test.each([
    ["Monday 10:00 and one", day(0), 1, utc, day(1)],
    ["Friday 10:00 and one", day(4), 1, utc, day(7)],
    ["Friday 10:00 and three", day(4), 3, utc, day(9)],
    ["Saturday 10:00 and one is the end of Monday", day(5), 1, utc, day(8, 0)],
    ["Sunday 23:00 and one is the end of Monday", day(6, 23), 1, utc, day(8, 0)],
    ["Sunday 10:00 and five is the end of Friday", day(6), 5, utc, day(12, 0)],
    ["Wednesday 10:00 and five is a week", day(2), 5, utc, day(9)],
    ["Monday 10:00 and one over a holiday Tuesday", day(0), 1, { utcOffset: 0, holidays: ["2026-03-03"] }, day(2)],
    ["Friday 23:00 in UTC is Saturday an hour further east", day(4, 23), 1, { utcOffset: hours(1), holidays: [] }, day(7, 23)],
    ["Monday 03:00 in UTC is Sunday eight hours further west", day(0, 3), 1, { utcOffset: -hours(8), holidays: [] }, day(1, 8)],
    ["a leap day's holiday", 1835344800000, 1, { utcOffset: 0, holidays: ["2028-02-29"] }, 1835517600000],
  ] as const)("%s", (_, from, businessDays, calendar, expected) => expect(after(from, { businessDays }, calendar)).toBe(expected));

  test("plain spans are elapsed time", () => expect(after(day(4), days(3), utc)).toBe(day(7)));
});
