import { expect, test } from "vitest";
import { groupNeeds, groupOf } from "./group-needs.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const hour = 3_600_000;
const at = (left: number) => new Date(now + left).toISOString();

test.each([
  ["now", 0],
  ["now", -1],
  ["urgent", 1],
  ["urgent", 6 * hour - 1],
  ["soon", 6 * hour],
  ["soon", 24 * hour - 1],
  ["later", 24 * hour],
])("a duty is in group %s with %i ms left", (group, left) => expect(groupOf(at(left), now)).toBe(group));

test("a duty without a deadline has time", () => expect(groupOf(null, now)).toBe("later"));

test("the nearest deadline comes first whatever asks for it, and what has none comes last", () => {
  const duties = [
    { of: "whenever", timer: null },
    { of: "store", timer: { due: at(50 * hour) } },
    { of: "order", timer: { due: at(49 * hour) } },
    { of: "now", timer: { due: at(0) } },
  ];
  expect(groupNeeds(duties, now).map(({ group, duties: some }) => [group, some.map(({ of }) => of)])).toEqual([
    ["now", ["now"]],
    ["later", ["order", "store", "whenever"]],
  ]);
});
