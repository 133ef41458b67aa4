import { expect, test } from "vitest";
import { z } from "zod";
import { operations } from "./operations.ts";
import { policy, type ProcedurePath } from "./policy.ts";
import { apiWorld, control, stranger, type Asker } from "./test-door.ts";

const strings = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202Eevil",
  "'; drop table orders; --",
  "%_\\",
  "__proto__",
  "constructor",
  "1e400",
  "null",
  "💥".repeat(50),
  "a".repeat(10_000),
  "e\u0301".repeat(100),
  "<script>alert(1)</script>",
  "eyJub3QiOiJvdXJzIn0",
  "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OSJd",
  "order:1001/1/0",
  "order:99999999999999",
  "-1",
  "2026-13-45",
  "{}",
];
const numbers = [-1, 0, 0.1, 1, 2_147_483_647, 2_147_483_648, 2 ** 53 - 1, 2 ** 53, 1e21, Number.MIN_SAFE_INTEGER, "1", null];
const others: readonly unknown[] = [null, [], {}, [[]], true, "x", 1, { __proto__: null, constructor: 1 }];

function inside(schema: unknown): unknown {
  let core = schema;
  while (core instanceof z.ZodOptional || core instanceof z.ZodNullable || core instanceof z.ZodDefault) core = core.unwrap();
  return core;
}

/** Something small that fits a schema, without what is optional. */
function sample(schema: unknown): unknown {
  const core = inside(schema);
  if (core instanceof z.ZodObject) return sampleObject(core);
  if (core instanceof z.ZodArray) return [sample(core.element)];
  if (core instanceof z.ZodNumber) return 1_001;
  if (core instanceof z.ZodBoolean) return true;
  if (core instanceof z.ZodEnum) return core.options[0];
  if (core instanceof z.ZodUnion) return sample(core.options[0]);
  if (core instanceof z.ZodLiteral) return core.value;
  if (core instanceof z.ZodRecord) return {};
  if (core instanceof z.ZodEmail) return "nobody@souk.example";
  return "twelve characters";
}

const sampleObject = (object: z.ZodObject): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object.shape).flatMap(([key, field]) => (field instanceof z.ZodOptional ? [] : [[key, sample(field)]])));

function badValues(schema: unknown): readonly unknown[] {
  const core = inside(schema);
  if (core instanceof z.ZodNumber) return numbers;
  if (core instanceof z.ZodBoolean || core instanceof z.ZodEnum) return others;
  if (core instanceof z.ZodString || core instanceof z.ZodISODateTime || core instanceof z.ZodEmail) return strings;
  return others;
}

/** Deep inputs field by field, each with the others as they should be. */
function* badInputs(object: z.ZodObject): Generator<unknown> {
  const base = sampleObject(object);
  for (const [key, field] of Object.entries(object.shape)) {
    for (const value of badValues(field)) yield { ...base, [key]: value };
    const core = inside(field);
    if (core instanceof z.ZodObject) for (const inner of badInputs(core)) yield { ...base, [key]: inner };
  }
  for (const value of [null, [], "text", 7, { ...base, extra: 1 }]) yield value;
}

/** Too slow to be called by the thousand, and about to end the test's own world. */
const left = new Set(["world.create", "world.reset", "world.delete", "session.register", "session.signIn", "clock.advance", "admin.invariants.check"]);

test("whatever is sent, the answer is never a server error, never tells of the machine, and never takes two seconds", { timeout: 300_000 }, async () => {
  const w = await apiWorld("one-paid-order");
  const actors: Record<string, Asker> = { buyer: await w.of("mira"), seller: await w.seller(1), admin: await w.of("admin"), control, anyone: stranger };
  actors["person"] = await w.of("leon");
  actors["sandbox_person"] = await w.of("leon");
  const wrong: string[] = [];
  let calls = 0;
  for (const { path, input } of operations.values()) {
    if (input === null || left.has(path)) continue;
    const asker = actors[policy[path as ProcedurePath].allow[0]] ?? stranger;
    const ask = async (value: unknown): Promise<void> => {
      const began = performance.now();
      const { status, body } = await asker(path, value);
      calls += 1;
      const text = JSON.stringify(body);
      const took = performance.now() - began;
      if (status >= 500 || took > 2_000 || /postgres|syntax|select |\bat .*\.ts|stack/i.test(status === 200 ? "" : text)) {
        wrong.push(`${path} ${JSON.stringify(value).slice(0, 200)} -> ${status} ${Math.round(took)} ms ${text.slice(0, 200)}`);
      }
      if (status === 400 && (body.fields ?? []).length === 0) wrong.push(`${path} ${JSON.stringify(value).slice(0, 200)} names no field`);
    };
    const queue = [...badInputs(input)];
    // Eight at a time: what one answer waits for the database, another is worked out.
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let value = queue.pop(); queue.length > 0 || value !== undefined; value = queue.pop()) await ask(value);
      }),
    );
  }
  expect(wrong).toEqual([]);
  expect(calls).toBeGreaterThan(1_500);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("bad input is told by field and rule", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const reply = await mira("buyer.orders.requestCancellation", { orderNo: "x", reason: "because", note: "a\u0000", extra: 1 });
  expect(reply.status).toBe(400);
  expect(reply.body.fields.map(({ field }: { field: string }) => field).toSorted()).toEqual(["extra", "note", "orderNo", "reason"]);
  const nested = await mira("buyer.addresses.add", { address: { name: "", street: "1", city: "1", postcode: "1", country: "1", phone: "" } });
  expect(nested.body.fields).toEqual([{ field: "address.name", rule: "too_small", message: expect.any(String) }]);
  const market = await mira("buyer.checkout.place", { lines: [] });
  expect(market.body.fields[0].field).toBe("lines");
});

test("what is written comes back byte for byte", async () => {
  const w = await apiWorld("shop", { policy: { verifyBy: 0 } });
  const mira = await w.of("mira");
  const [orderNo = 0] = await w.buy();
  const note = "  =1+1\t\u202E <b>é e\u0301 💥\nline  ";
  const { body } = await mira("buyer.orders.requestCancellation", { orderNo, reason: "other", note });
  expect(body.order.requests[0].note).toBe(note);
});
