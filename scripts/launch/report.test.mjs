import { expect, test } from "vitest";

import { closingLine, drillCounts, sum } from "./report.mjs";

test.each([
  ["nothing ran", [], "0 passed, 0 failed"],
  [
    "suites add up",
    [
      { ok: true, counts: { passed: 3, failed: 0, skipped: 1 } },
      { ok: false, counts: { passed: 1, failed: 2, skipped: 0 } },
    ],
    "4 passed, 2 failed, 1 skipped",
  ],
  [
    "a step that failed without a failed test counts as one",
    [{ ok: false }, { ok: false, counts: { passed: 5, failed: 0, skipped: 0 } }],
    "5 passed, 2 failed",
  ],
  ["a step that was not run is no failure of its own", [{ ok: undefined }, { ok: true }], "0 passed, 0 failed"],
])("%s", (_, results, line) => {
  expect(closingLine(sum(results))).toBe(line);
});

test("what the drills say in their last line is counted, and silence is not", () => {
  expect(drillCounts("kill-points, seed 1\n\n9 passed, 1 failed, 2 not run\n")).toEqual({ passed: 9, failed: 1, skipped: 2 });
  expect(drillCounts("3 passed, 0 failed")).toEqual({ passed: 3, failed: 0, skipped: 0 });
  expect(drillCounts("it fell over")).toBeUndefined();
});
