import { describe, expect, test } from "vitest";
import { fullTerms, mostOf, readTerms, withLines, type TermsDraft } from "./terms.ts";

const eur = (amount: number) => ({ amount, currency: "EUR" });
const line = (no: number, total: number) => ({ no, title: `Item ${no}`, options: "", quantity: 1, total: eur(total) });
const limits = { refundable: eur(6_934), lines: [line(1, 3_435), line(2, 2_191), line(3, 858)], least: 1 as const };
const full = fullTerms(limits);
const draft = (change: Partial<TermsDraft>): TermsDraft => ({ ...full, ...change });

describe("terms of a proposal", () => {
  test.each([
    ["everything, and the goods stay", {}, { amount: 6_934, withReturn: false, lines: [] }],
    ["a part with a comma", { amount: "12,5" }, { amount: 1_250, withReturn: false, lines: [] }],
    ["everything for everything back names no line", { withReturn: true }, { amount: 6_934, withReturn: true, lines: [] }],
    ["one line back for its price", { withReturn: true, lines: [3], amount: "8.58" }, { amount: 858, withReturn: true, lines: [3] }],
    ["chosen lines mean nothing where nothing goes back", { lines: [3], amount: "20" }, { amount: 2_000, withReturn: false, lines: [] }],
  ])("%s", (_name, change, terms) => expect(readTerms(draft(change), limits)).toEqual({ terms, problem: null }));

  test.each([
    ["no number", { amount: "a lot" }, "no_amount"],
    ["half a cent", { amount: "1.005" }, "no_amount"],
    ["a demand of nothing", { amount: "0" }, "too_little"],
    ["a cent more than is left", { amount: "69.35" }, "too_much"],
    ["more than the lines cost that go back", { withReturn: true, lines: [3], amount: "8.59" }, "too_much"],
    ["a return of nothing", { withReturn: true, lines: [] }, "no_lines"],
  ])("%s is no proposal", (_name, change, problem) => expect(readTerms(draft(change), limits)).toEqual({ terms: null, problem }));

  test("a seller may offer nothing, but no return for nothing", () => {
    expect(readTerms(draft({ amount: "0" }), { ...limits, least: 0 }).problem).toBeNull();
    expect(readTerms(draft({ amount: "0", withReturn: true }), { ...limits, least: 0 }).problem).toBe("too_little");
  });

  test("what goes back bounds the amount, never above what is left", () => {
    expect(mostOf(draft({ withReturn: true, lines: [1, 2] }), limits)).toEqual(eur(5_626));
    expect(mostOf(draft({ withReturn: true, lines: [1, 2] }), { ...limits, refundable: eur(1_000) })).toEqual(eur(1_000));
  });

  test("an amount that was all of it stays all of it, and a smaller one is kept", () => {
    const one = withLines(draft({ withReturn: true }), { lines: [2] }, limits);
    expect(one.amount).toBe("21.91");
    expect(withLines(one, { lines: [2, 3] }, limits).amount).toBe("30.49");
    expect(withLines(draft({ withReturn: true, amount: "5.00" }), { lines: [2] }, limits).amount).toBe("5.00");
    expect(withLines(draft({ withReturn: true, amount: "50.00" }), { lines: [3] }, limits).amount).toBe("8.58");
  });
});
