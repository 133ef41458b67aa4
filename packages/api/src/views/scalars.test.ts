import { expect, test } from "vitest";
import { clockAdvanceInput, durationInput } from "../contract/index.ts";
import { duration, spanOf } from "./scalars.ts";

test.each([
  ["PT72H", 259_200_000],
  ["P3D", 259_200_000],
  ["72h", 259_200_000],
  ["P1DT2H3M4.5S", 93_784_500],
  ["90s", 90_000],
  ["250ms", 250],
  ["PT0S", 0],
])("%s is %i milliseconds", (text, span) => {
  expect(durationInput.safeParse(text).success).toBe(true);
  expect(spanOf(text)).toBe(span);
  expect(spanOf(duration(span))).toBe(span);
});

test.each(["", "P", "PT", "72", "-1h", "1 h", "P1Y", "h", "PT1.H", "1e3h"])("%j is no duration", (text) => {
  expect(durationInput.safeParse(text).success).toBe(false);
});

test("an advance has one target", () => {
  const fits = (input: object) => clockAdvanceInput.safeParse(input).success;
  expect([fits({ by: "1h" }), fits({ until: "next" }), fits({ stopBefore: "next" }), fits({ by: "1h", stopBefore: { kind: "ship_by" } })]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([fits({}), fits({ by: "1h", to: "2026-03-02T09:00:00Z" }), fits({ to: "tomorrow" })]).toEqual([false, false, false]);
});
