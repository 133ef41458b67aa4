import { expect, test } from "vitest";
import { Lanes } from "./lanes.ts";
import { Lateness } from "./lateness.ts";
import { Restraint } from "./restraint.ts";

test("one key is never at work twice at once, and asking meanwhile makes it work once more", async () => {
  const lanes = new Lanes(4);
  let atWork = 0;
  let most = 0;
  let times = 0;
  const work = async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    times += 1;
    await new Promise((resolve) => setImmediate(resolve));
    atWork -= 1;
  };
  const first = lanes.run("a", work);
  await new Promise((resolve) => process.nextTick(resolve));
  await Promise.all([first, lanes.run("a", work), lanes.run("a", work)]);
  expect({ most, times }).toEqual({ most: 1, times: 2 });
});

test("no more keys are at work at once than there is room for, and none is forgotten", async () => {
  const lanes = new Lanes(2);
  let atWork = 0;
  let most = 0;
  const done: number[] = [];
  for (let key = 0; key < 20; key += 1) {
    void lanes.run(String(key), async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await new Promise((resolve) => setImmediate(resolve));
      atWork -= 1;
      done.push(key);
    });
  }
  await lanes.rest();
  expect(most).toBe(2);
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, key) => key));
});

test("lateness is known to a quarter, however many deadlines fired", () => {
  const lateness = new Lateness();
  lateness.add(10, 98);
  lateness.add(1_000, 2);
  expect(lateness.percentile(0.5)).toBeGreaterThanOrEqual(10);
  expect(lateness.percentile(0.5)).toBeLessThanOrEqual(13);
  expect(lateness.percentile(0.99)).toBe(1_000);
  expect(lateness.count).toBe(100);
  expect(new Lateness().percentile(0.99)).toBe(0);
});

test("what keeps failing is left alone longer each time, up to half a minute, until it succeeds", () => {
  const restraint = new Restraint();
  expect(restraint.holds("drain:1")).toBe(false);
  expect([1, 2, 3].map(() => restraint.failed("drain:1"))).toEqual([500, 1_000, 2_000]);
  expect(restraint.holds("drain:1")).toBe(true);
  expect(restraint.holds("drain:2")).toBe(false);
  for (let k = 0; k < 20; k += 1) restraint.failed("drain:1");
  expect(restraint.failed("drain:1")).toBe(30_000);
  restraint.forget("drain:1");
  expect(restraint.holds("drain:1")).toBe(false);
});
