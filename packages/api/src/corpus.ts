import { z } from "zod";

/** Draws for the corpus: the same seed, the same calls. */
export type Draw = (below: number) => number;

/** A small generator (mulberry32), so that a printed seed replays a run. */
export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What JSON.stringify cannot write: numbers beyond all bounds, an array ten thousand deep, and keys of Object.prototype. */
const written = {
  "(huge)": "1e400",
  "(deep)": `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
  "(minus zero)": "-0",
} as const;
const protoKey = "(proto)";

/** The input as it goes over the wire. */
export function toText(input: unknown): string {
  let text = JSON.stringify(input) ?? "";
  for (const [mark, raw] of Object.entries(written)) text = text.replaceAll(JSON.stringify(mark), raw);
  return text.replaceAll(JSON.stringify(protoKey), '"__proto__"');
}

const strings = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00x",
  "\ufeff",
  "\u200b\u2060",
  "\u202Eevil",
  "e\u0301".repeat(2_000),
  "Z\u0351\u0343\u036a".repeat(300),
  "💥".repeat(60),
  "ⅰⅱ＜script＞",
  "a".repeat(10_000),
  "x".repeat(100_000),
  "'; drop table orders; --",
  "' or '1'='1",
  "%_\\",
  "$1 $$ {{7*7}} ${7*7} #{7*7}",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e400",
  "0x10",
  "true",
  "{}",
  "[]",
  "../../../../etc/passwd",
  "%2e%2e%2f",
  "; cat /etc/passwd | sh",
  "=1+1",
  "@SUM(A1)",
  "line\r\nset-cookie: a=b",
  "\u001b[31mred",
  "<script>alert(1)</script>",
  "(a+)+$".repeat(40),
  "2026-13-45T99:99:99Z",
  "9999-12-31T23:59:59.999Z",
  "0000-01-01T00:00:00Z",
  "-271821-04-20T00:00:00Z",
  "P",
  "PT",
  "P999999DT99999999H999999999M",
  "9999999999d",
  "0ms",
  "order:1001/1/0",
  "order:99999999999999",
  "order:-1",
  "eyJub3QiOiJvdXJzIn0",
  "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OSJd",
  "WzFlOTksLTFd",
  "W251bGxd",
];

const numbers: readonly unknown[] = [
  -1,
  0,
  0.1,
  1,
  999,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  5e-324,
  Number.MIN_SAFE_INTEGER,
  "1",
  "",
  "(huge)",
  "(minus zero)",
];

const shapes: readonly unknown[] = [
  null,
  true,
  7,
  "text",
  [],
  [[]],
  {},
  { [protoKey]: { polluted: 1 } },
  { constructor: { prototype: { polluted: 1 } } },
  { length: 1e9 },
  ["x", null, 1],
  Array(2_000).fill(1),
  "(deep)",
];

function coreOf(schema: unknown): unknown {
  let core = schema;
  while (core instanceof z.ZodOptional || core instanceof z.ZodNullable || core instanceof z.ZodDefault) core = core.unwrap();
  return core;
}

function anyText(draw: Draw): string {
  return String.fromCodePoint(
    ...Array.from({ length: 1 + draw(40) }, () => (draw(3) === 0 ? draw(0x11_0000) : draw(0x100))).map((c) => (c >= 0xd800 && c < 0xe000 ? 0xfffd : c)),
  );
}

/** Values that a field of this schema may be sent, well-formed of kind and not. */
function valuesFor(schema: unknown, draw: Draw): readonly unknown[] {
  const core = coreOf(schema);
  if (core instanceof z.ZodNumber) return [...numbers, draw(1_000_000), -draw(1_000_000), null, [], {}];
  if (core instanceof z.ZodBoolean || core instanceof z.ZodEnum || core instanceof z.ZodLiteral) return [...shapes, "", "constructor", anyText(draw)];
  if (core instanceof z.ZodString || core instanceof z.ZodStringFormat) return [...strings, anyText(draw), anyText(draw), null, 7, [], {}];
  if (core instanceof z.ZodUnion) return [...shapes, ...core.options.flatMap((option) => sampled(valuesFor(option, draw), 6, draw))];
  return shapes;
}

export const sampled = <T>(values: readonly T[], atMost: number, draw: Draw): readonly T[] => {
  const left = [...values];
  while (left.length > atMost) left.splice(draw(left.length), 1);
  return left;
};

/** `base` with the value at one place exchanged. */
type Exchange = (value: unknown) => unknown;

/** Every place of a schema, with all the values it may be sent there; a list is tried by its first element, a union by each side. */
function* exchanged(schema: unknown, current: unknown, exchange: Exchange, draw: Draw): Generator<unknown> {
  const core = coreOf(schema);
  for (const value of valuesFor(core, draw)) yield exchange(value);
  for (const side of core instanceof z.ZodUnion ? core.options : [core]) {
    if (side instanceof z.ZodArray) yield* exchanged(side.element, Array.isArray(current) ? current[0] : undefined, (value) => exchange([value]), draw);
    if (side instanceof z.ZodObject) {
      const own = typeof current === "object" && current !== null && !Array.isArray(current) ? current : {};
      yield* inside(side, own as Record<string, unknown>, exchange, draw);
    }
  }
}

function* inside(object: z.ZodObject, base: Readonly<Record<string, unknown>>, exchange: Exchange, draw: Draw): Generator<unknown> {
  for (const [key, field] of Object.entries(object.shape)) {
    const { [key]: current, ...without } = base;
    yield* exchanged(field, current, (value) => exchange({ ...base, [key]: value }), draw);
    if (key in base) yield exchange(without);
  }
  for (const extra of ["extra", "constructor", "toString", protoKey]) yield exchange({ ...base, [extra]: { polluted: 1 } });
}

/** All that can be wrong about the input of one operation, place by place, with the rest as `base` has it. */
export function* badInputs(input: z.ZodObject, base: object, draw: Draw): Generator<unknown> {
  yield* inside(input, base as Record<string, unknown>, (value) => value, draw);
  yield* shapes;
}
