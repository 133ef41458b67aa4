import fc from "fast-check";
import { expect, test } from "vitest";
import { Agenda, before, type AnyDue } from "./agenda.ts";

const due = fc.record({
  due: fc.integer({ min: 0, max: 5 }),
  orderNo: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom("ship_by" as const, "cancel_respond" as const, "pay_by" as const, "refund_send" as const),
  subject: fc.constantFrom("", "r1", "r2"),
  generation: fc.constant(1),
});

test("deadlines come out by instant, then the priority of the law, then order number, whatever order they went in", () => {
  fc.assert(
    fc.property(fc.array(due), (items) => {
      const agenda = new Agenda();
      for (const item of items) agenda.push(item);
      const out: AnyDue[] = [];
      for (let next = agenda.pop(); next; next = agenda.pop()) out.push(next);
      expect(out).toHaveLength(items.length);
      for (let i = 1; i < out.length; i++) expect(before(out[i], out[i - 1])).toBe(false);
    }),
  );
});

test("an earlier instant comes first, whatever its order's number and kind", () => {
  const early: Due = { due: 1, orderNo: 9, kind: "ship_by", subject: "r2", generation: 1 };
  const late: Due = { due: 2, orderNo: 1, kind: "cancel_respond", subject: "", generation: 1 };
  expect([before(early, late), before(late, early)]).toEqual([true, false]);
});

test("a seller's silence is judged before a missed ship-by at the same instant", () => {
  const at = { due: 1, orderNo: 1, subject: "", generation: 1 };
  expect(before({ ...at, kind: "cancel_respond" }, { ...at, kind: "ship_by" })).toBe(true);
});

test("at one instant: the store's deadlines, orders that follow its clock, the orders' deadlines, orders that follow a person", () => {
  const act = { no: 1, kind: "block", at: 1 } as const;
  const items: AnyDue[] = [
    { due: 1, orderNo: 1, act: { ...act, byClock: false } },
    { due: 1, orderNo: 1, kind: "refund_lost", subject: "r1", generation: 1 },
    { due: 1, orderNo: 2, act: { ...act, byClock: true } },
    { due: 1, orderNo: 9, kind: "chargeback_answer", subject: "", generation: 1 },
    { due: 1, storeId: 3, kind: "sanction_end", generation: 1 },
    { due: 1, storeId: 9, kind: "freeze_evidence", generation: 1 },
    { due: 1, orderNo: 1, act: { ...act, byClock: true } },
  ];
  const sorted = items.toSorted((a, b) => (before(a, b) ? -1 : 1));
  expect(sorted.map((item) => items.indexOf(item))).toEqual([5, 4, 6, 2, 3, 1, 0]);
});
