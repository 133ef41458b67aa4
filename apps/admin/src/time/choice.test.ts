import { describe, expect, test } from "vitest";
import { targetOf, twinsOf } from "./choice.ts";

const custom = { amount: "12", unit: "hours", instant: "2026-11-23T08:00", stopBefore: false } as const;

describe("what was chosen as a target", () => {
  test("a preset is a span or the next deadline", () => {
    expect(targetOf("answer", custom)).toEqual({ by: "PT72H" });
    expect(targetOf("next", custom)).toEqual({ until: "next" });
  });

  test("a span of one's own counts whole minutes, hours or days", () => {
    expect(targetOf("span", custom)).toEqual({ by: "PT720M" });
    expect(targetOf("span", { ...custom, unit: "days" })).toEqual({ by: "PT17280M" });
    for (const amount of ["", "0", "-1", "1.5e9", "soon"]) expect(targetOf("span", { ...custom, amount })).toBeNull();
  });

  test("an instant is read as UTC, and what is none is no target", () => {
    expect(targetOf("instant", custom)).toEqual({ to: "2026-11-23T08:00:00.000Z" });
    expect(targetOf("instant", { ...custom, instant: "" })).toBeNull();
  });

  test("stopping before shortens a span, and replaces the next deadline by its eve", () => {
    expect(targetOf("day", { ...custom, stopBefore: true })).toEqual({ by: "PT24H", stopBefore: "next" });
    expect(targetOf("next", { ...custom, stopBefore: true })).toEqual({ stopBefore: "next" });
  });
});

describe("the same from a program", () => {
  test("a span as a command and as a call", () => {
    const twins = twinsOf({ by: "PT72H" }, "demo", "http://localhost:4000");
    expect(twins.cli).toBe("npm run souk -- clock advance demo --by PT72H");
    expect(twins.http).toContain(`-d '{"world":"demo","by":"PT72H","wait":true}'`);
  });

  test("the command line has no word for stopping before", () => expect(twinsOf({ stopBefore: "next" }, "demo", "http://localhost:4000").cli).toBeNull());
});
