import { hours } from "@souk/rulebook";
import { expect, test } from "vitest";
import { divergenceText, firstDivergence, type Log, type Logged } from "./divergence.ts";

/** A log of steps: each a list of event types, the link being all that came before. */
function logOf(streams: Readonly<Record<string, readonly (readonly string[])[]>>): Log {
  return new Map(
    Object.entries(streams).map(([stream, steps]) => {
      let hash = "";
      const events: Logged[] = [];
      for (const [s, types] of steps.entries()) {
        hash += `/${types.join("+")}`;
        for (const type of types)
          events.push({ n: events.length + 1, at: hours(s), rule: "T01", by: { party: "clock", person: null }, fired: null, body: { type }, hash });
      }
      return [stream, events];
    }),
  );
}

const lived = { "order:1": [["placed"], ["paid", "verified"], ["shipped"]], "order:2": [["placed"], ["closed", "refunded"], ["sent"], ["credited"]] };

test("equal logs do not part", () => {
  expect(firstDivergence(logOf(lived), logOf(lived))).toBeNull();
});

test("of a step that differs in part, the event that differs is named, with what each has", () => {
  const other = logOf({ ...lived, "order:2": [["placed"], ["closed", "kept"], ["sent"], ["credited"]] });
  const found = firstDivergence(logOf(lived), other);
  expect(found).toMatchObject({ stream: "order:2", left: { n: 3, body: { type: "refunded" } }, right: { n: 3, body: { type: "kept" } } });
  expect(divergenceText(found as NonNullable<typeof found>, ["memory", "market"])).toBe(
    'the markets part in order:2:\n  memory: [3,3600000,"T01",{"party":"clock","person":null},null,{"type":"refunded"}]\n  market: [3,3600000,"T01",{"party":"clock","person":null},null,{"type":"kept"}]',
  );
});

test("of several streams that differ, the one that parted first in time is named", () => {
  const other = logOf({ "order:1": [["placed"], ["paid", "verified"], ["late"]], "order:2": [["placed"], ["closed"], ["sent"], ["credited"]] });
  expect(firstDivergence(logOf(lived), other)).toMatchObject({ stream: "order:2", left: { body: { type: "refunded" } }, right: { body: { type: "sent" } } });
});

test("a log that is shorter, or not there at all, has nothing where the other goes on", () => {
  expect(firstDivergence(logOf(lived), logOf({ ...lived, "order:1": lived["order:1"].slice(0, 2) }))).toMatchObject({ left: { n: 4 }, right: null });
  expect(firstDivergence(logOf({}), logOf(lived))).toMatchObject({ stream: "order:1", left: null, right: { n: 1 } });
});
