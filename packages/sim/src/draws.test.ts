import { expect, test } from "vitest";
import { draw, drawFrom, drawInt } from "./draws.ts";

const n = 20_000;
const sample = (purpose: string) => Array.from({ length: n }, (_, k) => draw("seed", `order:${1001 + (k % 997)}`, purpose, k));

test("the same seed, entity, purpose and counter always draw the same number", () => {
  expect(draw("a", "order:1", "verification")).toBe(draw("a", "order:1", "verification"));
  expect(draw("a", "order:1", "verification")).not.toBe(draw("b", "order:1", "verification"));
  expect(draw("a", "order:1", "verification")).not.toBe(draw("a", "order:11", "verification"));
  expect(draw("a", "order:1", "refund", 1)).not.toBe(draw("a", "order:1", "refund", 11));
});

test("draws are spread evenly (Kolmogorov-Smirnov at 1 in 1,000)", () => {
  for (const purpose of ["verification", "refund_delay", "refund_fate"]) {
    const sorted = sample(purpose).toSorted((a, b) => a - b);
    const distance = Math.max(...sorted.map((u, i) => Math.max(Math.abs(u - i / n), Math.abs(u - (i + 1) / n))));
    expect(distance).toBeLessThan(1.95 / Math.sqrt(n));
  }
});

test("neighbouring counters and purposes are not correlated", () => {
  const a = sample("refund_delay");
  const correlation = (b: readonly number[]) => (12 * a.reduce((sum, u, i) => sum + (u - 0.5) * ((b[i] ?? 0) - 0.5), 0)) / n;
  expect(Math.abs(correlation([...a.slice(1), 0.5]))).toBeLessThan(0.03);
  expect(Math.abs(correlation(sample("refund_fate")))).toBeLessThan(0.03);
});

test("whole numbers reach both ends and quantiles interpolate", () => {
  const seen = new Set(sample("verification").map((u) => drawInt(u, 3, 7)));
  expect([...seen].toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7]);
  expect(drawFrom(0, [10, 20, 40])).toBe(10);
  expect(drawFrom(0.75, [10, 20, 40])).toBe(30);
});
