import { minutes, type Ms } from "@souk/rulebook";
import type { Trace } from "@souk/sim";
import { basename } from "node:path";
import { z } from "zod";
import { checked, readText, text } from "../import/files.ts";
import { BadInput } from "../output.ts";

/** Limits of one replay, so that a wrong file is refused before it fills memory. */
const tracesMax = 1_000_000;
const minutesMax = 10_000_000;

const minuteCount = z.int("must be a whole number of minutes").min(0, "must not be negative").max(minutesMax, `must be at most ${minutesMax}`);
const whole = (max: number) => z.int("must be a whole number").min(1, "must be at least 1").max(max, `must be at most ${max}`);
const name = text(80);
const quantity = whole(1_000_000);
const instant = z.iso.datetime({ offset: true, error: "must be an instant such as 2010-12-01T08:26:00Z" });

const traceLine = z.object({
  id: name,
  checkout: name,
  t: instant,
  buyer: name,
  store: name,
  country: name,
  lines: z
    .array(z.tuple([text(40), quantity, whole(1_000_000_000)], "must be [sku, quantity, unit price]"), "must be a list")
    .min(1, "must not be empty")
    .max(1_000, "must have at most 1000 entries"),
  pay: z.object(
    { rail: z.enum(["card", "debit", "bank_slip", "wallet"], "must be card, debit, bank_slip or wallet"), lag_min: minuteCount.nullable() },
    "must be an object",
  ),
  ship: z.object(
    {
      window_h: z.int("must be a whole number of hours").min(0, "must not be negative").max(100_000, "must be at most 100000"),
      handling_min: minuteCount.nullable(),
    },
    "must be an object",
  ),
  seller: z.object({ response_min: minuteCount.nullable(), approve: z.boolean("must be true or false") }, "must be an object"),
  cancels: z
    .array(
      z.object({ after_min: minuteCount, lines: z.array(z.tuple([text(40), quantity], "must be [sku, quantity]"), "must be a list") }, "must be an object"),
      "must be a list",
    )
    .max(1_000, "must have at most 1000 entries")
    .optional(),
});
type TraceLine = z.infer<typeof traceLine>;

const rails = { card: "card", debit: "card", bank_slip: "bank_transfer", wallet: "e_wallet" } as const;
const span = (count: number | null): Ms | null => (count === null ? null : minutes(count));

const toTrace = (line: TraceLine): Trace => ({
  id: line.id,
  checkout: line.checkout,
  // The world of a recording goes by minutes.
  at: Math.floor(Date.parse(line.t) / minutes(1)) * minutes(1),
  buyer: line.buyer,
  store: line.store,
  country: line.country,
  lines: line.lines.map(([sku, units, unitPrice]) => ({ sku, quantity: units, unitPrice })),
  rail: rails[line.pay.rail],
  payAfter: span(line.pay.lag_min),
  processing: minutes(line.ship.window_h * 60),
  shipAfter: span(line.ship.handling_min),
  answerAfter: span(line.seller.response_min),
  approves: line.seller.approve,
  cancelsAfter: (line.cancels ?? []).map((cancel) => minutes(cancel.after_min)),
});

/** Reads recorded orders, one JSON object a line; blank lines are skipped. Errors name the line: `traces.jsonl:17: pay.lag_min: must not be negative`. */
export function readTraces(path: string): Trace[] {
  const file = basename(path);
  const lineOf = new Map<string, number>();
  const buyerOf = new Map<string, { readonly buyer: string; readonly line: number }>();
  const traces: Trace[] = [];
  for (const [n, line] of readText(path).split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const where = `${file}:${n + 1}`;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw new BadInput(`${where}: is not valid JSON`);
    }
    const trace = toTrace(checked(traceLine, json, where, ": "));
    const before = lineOf.get(trace.id);
    if (before !== undefined) throw new BadInput(`${where}: id: "${trace.id}" is already on line ${before}`);
    const first = buyerOf.get(trace.checkout);
    if (first && first.buyer !== trace.buyer)
      throw new BadInput(`${where}: buyer: must be "${first.buyer}", who made checkout "${trace.checkout}" on line ${first.line}`);
    if (!first) buyerOf.set(trace.checkout, { buyer: trace.buyer, line: n + 1 });
    lineOf.set(trace.id, n + 1);
    traces.push(trace);
    if (traces.length > tracesMax) throw new BadInput(`${where}: more than ${tracesMax} orders`);
  }
  if (traces.length === 0) throw new BadInput(`${file}: has no orders`);
  return traces;
}
