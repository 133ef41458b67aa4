import { expect, test } from "vitest";
import { targetOf } from "./targets.ts";

const none = { days: "", hours: "", minutes: "" };

test.each([
  [{ ...none, days: "3" }, { by: "PT4320M" }],
  [{ days: "1", hours: "2", minutes: "3" }, { by: "PT1563M" }],
  [none, null],
  [{ ...none, hours: "0" }, null],
  [{ ...none, hours: "-1" }, null],
  [{ ...none, hours: "1.5" }, null],
  [{ ...none, minutes: "soon" }, null],
])("a custom span of %o is %o", (span, target) => expect(targetOf("custom", span)).toEqual(target));

test("72 h are 72 h", () => expect(targetOf("h72", none)).toEqual({ by: "PT72H" }));
