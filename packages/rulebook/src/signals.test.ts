import { describe, expect, test } from "vitest";
import { isHit, presets, proposalOf, scoreOf, shownRating, signals, type Measure, type SignalKey } from "./index.ts";

const measure = (key: SignalKey, value: number, volume = 1_000): Measure => ({ key, value, volume });

describe("signals of fraud (rules.md 8)", () => {
  test("each is named once, says what it measures, and has its source", () => {
    expect(new Set(signals.map(({ key }) => key)).size).toBe(signals.length);
    for (const { says, source, windowDays, weight, multiplies, ranks } of signals) {
      expect(says).not.toBe("");
      expect(source).not.toBe("");
      expect(windowDays).toBeGreaterThan(0);
      expect(weight > 0 || multiplies !== undefined || ranks === true).toBe(true);
    }
  });

  test.each(signals.map((signal) => [signal.key, signal] as const))(
    "%s counts at its limit, with its volume, and not short of either",
    (_, { key, limit, minimum, hit }) => {
      const of = key as SignalKey;
      expect(isHit(measure(of, limit, minimum))).toBe(true);
      expect(isHit(measure(of, hit === "at_least" ? limit - 0.001 : limit + 0.001, minimum))).toBe(false);
      if (minimum > 0) expect(isHit(measure(of, limit, minimum - 1))).toBe(false);
    },
  );

  test("a score adds up what was hit, a new store half as much again", () => {
    const hits = [measure("complaints", 0.06), measure("disputes", 0.1)];
    expect(scoreOf([])).toBe(0);
    expect(scoreOf(hits)).toBe(50);
    expect(scoreOf([...hits, measure("new_store", 30)])).toBe(75);
    expect(scoreOf([...hits, measure("chargebacks", 0.5, 3)])).toBe(50);
    expect(scoreOf([measure("new_store", 1)])).toBe(0);
  });

  test.each([
    [480, 0, 480],
    [480, 0.1, 432],
    [480, 1, 100],
    [90, 0.5, 90],
  ])("a rating of %i with a share of %d cancelled by the store's fault is shown as %i", (rating, fault, shown) => {
    expect(shownRating(rating, fault)).toBe(shown);
  });

  test.each([
    [49, "none", [measure("ignored_requests", 0.2), measure("fake_tracking", 0.04), measure("complaints", 0.06)]],
    [50, "review", [measure("complaints", 0.06), measure("disputes", 0.1)]],
    [80, "freeze", [measure("complaints", 0.06), measure("disputes", 0.1), measure("not_shipping", 0.2)]],
    [80, "freeze", [measure("blocked_links", 1, 0)]],
  ] as const)("around %i the proposal is: %s", (_, proposal, measures) => expect(proposalOf(measures, presets.souk)).toBe(proposal));

  test("one hard signal is enough whatever the policy's scores", () => {
    expect(proposalOf([measure("blocked_links", 2)], { reviewScore: 500, freezeScore: 900 })).toBe("freeze");
  });
});
