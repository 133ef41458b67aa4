import { describe, expect, test } from "vitest";
import { anchorOf, durationMs, nowOf, reanchor } from "./clock.ts";
import { markCrossed, spanParts, urgencyOf } from "./span.ts";

const h = 3_600_000;
const min = 60_000;
const words = (left: number) =>
  spanParts(left)
    .map((part) => `${part.n} ${part.unit}`)
    .join(" ");

describe("what is left, in words", () => {
  test.each([
    [72 * h, "72 h"],
    [72 * h - 1, "71 h 59 min"],
    [71 * h + 59 * min + 59_999, "71 h 59 min"],
    [20 * 24 * h, "20 d"],
    [4 * 24 * h, "4 d"],
    [4 * 24 * h - 1, "95 h 59 min"],
    [h, "1 h"],
    [h - 1, "59 min 59 s"],
    [10 * min, "10 min"],
    [1_000, "1 s"],
    [999, "0 s"],
    [0, "0 s"],
    [-5 * h, "0 s"],
  ])("%i ms reads %s", (left, text) => expect(words(left)).toBe(text));

  test("never promises more than is left", () => {
    const size = { d: 24 * h, h, min, s: 1_000 };
    for (let left = 0; left < 10 * 24 * h; left += 7_777_777) {
      const promised = spanParts(left).reduce((sum, part) => sum + part.n * size[part.unit], 0);
      expect(promised).toBeLessThanOrEqual(left);
    }
  });
});

describe("marks for a screen reader", () => {
  test.each([
    [h + 1, h, "hour"],
    [h, h - 1, null],
    [2 * h, 5 * min, "tenMinutes"],
    [10 * min + 1, 10 * min, "tenMinutes"],
    [61_000, 60_000, "minute"],
    [2 * h, 0, null],
    [5 * min, 4 * min, null],
  ])("from %i to %i says %s", (before, now, mark) => expect(markCrossed(before, now)).toBe(mark));
});

test("urgency turns at 24 h and 6 h", () => {
  expect([24 * h, 24 * h - 1, 6 * h, 6 * h - 1].map(urgencyOf)).toEqual(["calm", "soon", "soon", "urgent"]);
});

describe("the world's clock as shown", () => {
  const view = { mode: "live", rate: 1, now: "2026-03-01T12:00:00.000Z", epoch: 3 } as const;
  const noon = Date.parse(view.now);
  const at = (ms: number) => new Date(noon + ms).toISOString();

  test("runs at the world's rate from a steady reading", () => {
    const anchor = anchorOf({ ...view, rate: 60 }, 500);
    expect(nowOf(anchor, 500)).toBe(noon);
    expect(nowOf(anchor, 2_500)).toBe(noon + 120_000);
  });

  test("stands still while paused or advancing", () => {
    expect(nowOf(anchorOf({ ...view, mode: "paused" }, 0), 9_000)).toBe(noon);
    expect(nowOf(anchorOf({ ...view, mode: "advancing" }, 0), 9_000)).toBe(noon);
  });

  test("does not step back for a view that travelled slowly", () => {
    const late = reanchor(anchorOf(view, 0), { ...view, now: at(1_000) }, 3_000);
    expect(nowOf(late, 3_000)).toBe(noon + 3_000);
  });

  test("ignores a view of an older turn of the clock", () => {
    const first = anchorOf(view, 0);
    expect(reanchor(first, { ...view, epoch: 2, mode: "paused" }, 3_000)).toBe(first);
  });

  test("follows a world that was set back", () => {
    const reset = reanchor(anchorOf(view, 0), { ...view, epoch: 4, now: at(-72 * h) }, 3_000);
    expect(nowOf(reset, 3_000)).toBe(noon - 72 * h);
  });
});

describe("durations of the API", () => {
  test.each([
    ["PT72H", 72 * h],
    ["P20D", 480 * h],
    ["P1DT2H3M4.5S", 26 * h + 3 * min + 4_500],
    ["soon", 0],
  ])("%s", (iso, ms) => expect(durationMs(iso)).toBe(ms));
});
