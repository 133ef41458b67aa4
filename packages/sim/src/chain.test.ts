import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical, putCanonical } from "./canonical.ts";
import { digestText, preimage } from "./chain.ts";

const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

test("the bytes of canonical text are its UTF-8, whatever it says and wherever it ends", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "€", '"', "\\", "\n", "\u007F", "\u{1F600}", "\uD800", "\uDC00", "\uFFFF"), maxLength: 20 });
  const amount = fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger(), fc.constantFrom(0, -0, 9, 10, 999_999, 1e6, 2 ** 31, 1_291_193_320_000, 1e15, 1e21));
  const anything = fc.object({
    key: fc.oneof(fc.constantFrom("a", "b", "10", "9", "__proto__", "é"), text),
    values: [amount, text, fc.boolean(), fc.constantFrom(null, undefined)],
  });
  fc.assert(
    fc.property(anything, fc.nat({ max: 40 }), (value, size) => {
      const into = new Uint8Array(10_000);
      expect(textOf(into.subarray(0, putCanonical(into, value, 0)))).toBe(canonical(value));
      // In too small a place it ends where it would have ended.
      expect(putCanonical(new Uint8Array(size), value, 0)).toBe(new TextEncoder().encode(canonical(value)).length);
    }),
    { numRuns: 2_000 },
  );
});

test("a text of any length is a link of its own", () => {
  const event = (note: string) =>
    ({
      orderNo: 1,
      n: 1,
      at: 5,
      rule: "T11",
      by: { party: "buyer", person: 7 },
      fired: null,
      body: { type: "cancellation_rejected", request: 1, reason: "", note },
    }) as const;
  const long = "é".repeat(100_000);
  expect(textOf(preimage("", [event(long)]))).toContain(long);
  expect(textOf(preimage("", [event("short")]))).toMatch(/^\n\[1,5,"T11","buyer",7,null,\{"note":"short",.*\}\]$/);
});

test("canonical text does not depend on the order keys were written in", () => {
  expect(canonical({ b: 1, a: [{ d: null, c: "x" }], e: undefined })).toBe(canonical({ a: [{ c: "x", d: null }], b: 1 }));
});

test("a link is taken over the head before it and all that is said of its events", () => {
  const by = { party: "buyer", person: 7 } as const;
  const fired = { kind: "pay_by", subject: "", generation: 1 } as const;
  const events = [
    { orderNo: 1, n: 2, at: 5, rule: "T05", by, fired, body: { type: "documents_received" } },
    { orderNo: 1, n: 3, at: 5, rule: "T05", by, fired: null, body: { type: "payment_verified" } },
  ] as const;
  expect(textOf(preimage("head", events))).toBe(
    `head\n${events.map((e) => canonical([e.n, e.at, e.rule, e.by.party, e.by.person, e.fired, e.body])).join("\n")}`,
  );
});

test("a digest is taken over the sorted streams", () => {
  expect(
    digestText([
      ["order:2", "y"],
      ["order:1", "x"],
    ]),
  ).toBe("order:1 x\norder:2 y");
});
