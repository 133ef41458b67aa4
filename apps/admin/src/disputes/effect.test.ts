import { expect, test } from "vitest";
import { effectOf } from "./effect.ts";

const refundable = { amount: 4_440, currency: "EUR" };
const none = { kind: "in_transit", refundable, verdicts: [] } as const;
const second = { ...none, verdicts: ["the first"] };

test.each([
  [4_440, "full", "in_transit_full"],
  [4_439, "part", "in_transit_part"],
  [1, "part", "in_transit_part"],
  [0, "none", "in_transit_none"],
] as const)("%i of 4440 is %s", (amount, reach, order) => expect(effectOf(none, amount, false)).toEqual({ reach, order, when: "after_appeal" }));

test("money waits for the goods where they go back, whoever decided", () => {
  expect(effectOf(none, 4_440, true).when).toBe("after_return");
  expect(effectOf(second, 4_440, true).when).toBe("after_return");
});

test("a second verdict is final at once", () => expect(effectOf(second, 0, false).when).toBe("at_once"));
