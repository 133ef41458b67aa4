import { hash } from "node:crypto";
import { days, hours, minutes } from "@souk/rulebook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MemoryMarket } from "../memory/market.ts";
import { refundedOf, resultOf, resultsCsv } from "./result.ts";
import { Script, type Requests } from "./script.ts";
import { firstNo, settingOfTraces, sliceOfTraces, type ReplayOptions } from "./setting.ts";
import type { Trace } from "./trace.ts";

/** A recorded order in minutes: paid after 10 (null: never), promised within 24 hours, shipped 600 after paying, answered 60 after a request with yes. */
interface Told {
  readonly pay?: number | null;
  readonly window?: number;
  readonly ship?: number | null;
  readonly answer?: number | null;
  readonly approves?: boolean;
  readonly cancels?: readonly number[];
}

const dawn = minutes(21_566_460);
const span = (count: number | null): number | null => (count === null ? null : minutes(count));

const traceOf = ({ pay = 10, window = 1_440, ship = 600, answer = 60, approves = true, cancels = [] }: Told, i = 0): Trace => ({
  id: `T${i + 1}`,
  checkout: `K${i + 1}`,
  at: dawn,
  buyer: "B1",
  store: "S1",
  country: "France",
  lines: [
    { sku: "A", quantity: 2, unitPrice: 100 },
    { sku: "B", quantity: 1, unitPrice: 33 },
  ],
  rail: "card",
  payAfter: span(pay),
  processing: minutes(window),
  shipAfter: span(ship),
  answerAfter: span(answer),
  approves,
  cancelsAfter: cancels.map(minutes),
});

function replayed(traces: readonly Trace[], options: ReplayOptions = {}) {
  const setting = settingOfTraces(traces, options);
  const market = new MemoryMarket({ slice: sliceOfTraces(setting), ports: { hash: (text) => hash("sha256", text, "hex") } });
  const script = new Script(setting);
  market.play(script.upTo(Number.MAX_SAFE_INTEGER, market.slice), Number.MAX_SAFE_INTEGER);
  const results = traces.map(({ id }, i) => {
    const order = market.orderOf(firstNo + i);
    return resultOf(id, { ...order, refunded: refundedOf(order) });
  });
  return { market, results, requests: script.requests };
}

/** "shipped 610" for one order: its end and the minute after placing, and what went back when anything did. */
function endOf(told: Told, options: ReplayOptions = {}): string {
  const [result] = replayed([traceOf(told)], options).results;
  const minute = (result?.atMinute ?? 0) - dawn / minutes(1);
  return `${result?.state} ${minute}${result?.refund ? ` back ${result.refund}` : ""}`;
}

const none: Requests = { asked: 0, refusedTooLate: 0, refusedClosed: 0, refusedAlreadyPending: 0, rejected: 0, overtaken: 0 };
const requestsOf = (told: Told, options: ReplayOptions = {}): Requests => replayed([traceOf(told)], options).requests;

describe("every recorded order comes to the end the law gives it", () => {
  test.each<[string, Told, ReplayOptions, string, Partial<Requests>]>([
    ["handed over in time", {}, {}, "shipped 610", {}],
    ["never paid", { pay: null }, {}, "closed_unpaid 28800", {}],
    ["paid in the last minute", { pay: 28_799 }, {}, "shipped 29399", {}],
    ["paid in the very minute the time to pay ends", { pay: 28_800 }, {}, "closed_unpaid 28800", {}],
    ["paid after the time to pay", { pay: 6 }, { unpaidTimeout: minutes(5) }, "closed_unpaid 5", {}],
    ["no time to pay at all", { pay: 0 }, { unpaidTimeout: 0 }, "closed_unpaid 0", {}],
    ["paid in the minute of placing", { pay: 0 }, {}, "shipped 600", {}],
    ["cancelled before paying, which nobody has to answer", { cancels: [9] }, {}, "cancelled_unpaid 9", {}],
    ["cancelled twice before paying", { cancels: [5, 7] }, {}, "cancelled_unpaid 5", { refusedClosed: 1 }],
    ["cancelled in the minute the time to pay ends", { pay: null, cancels: [28_800] }, {}, "closed_unpaid 28800", { refusedClosed: 1 }],
    ["asked in the minute of paying", { cancels: [10] }, {}, "cancelled_approved 70 back 233", { asked: 1 }],
    ["asked and approved", { cancels: [100] }, {}, "cancelled_approved 160 back 233", { asked: 1 }],
    ["answered in the minute of asking", { cancels: [100], answer: 0 }, {}, "cancelled_approved 100 back 233", { asked: 1 }],
    ["asked, and the seller is silent", { window: 9_000, ship: null, cancels: [100], answer: null }, {}, "cancelled_auto 4420 back 233", { asked: 1 }],
    ["answered in the last minute", { window: 9_000, ship: null, cancels: [100], answer: 4_319 }, {}, "cancelled_approved 4419 back 233", { asked: 1 }],
    ["answered when the time is just over", { window: 9_000, ship: null, cancels: [100], answer: 4_320 }, {}, "cancelled_auto 4420 back 233", { asked: 1 }],
    ["answered after a shorter time to answer", { cancels: [100] }, { sellerResponse: hours(1) }, "cancelled_auto 160 back 233", { asked: 1 }],
    ["no time to answer at all", { cancels: [100], answer: 0 }, { sellerResponse: 0 }, "cancelled_auto 100 back 233", { asked: 1 }],
    ["rejected, then handed over", { cancels: [100], approves: false }, {}, "shipped 610", { asked: 1, rejected: 1 }],
    ["rejected when the time is just over", { cancels: [100], approves: false }, { sellerResponse: hours(1) }, "cancelled_auto 160 back 233", { asked: 1 }],
    ["rejected, asked again and rejected again", { cancels: [100, 200], approves: false }, {}, "shipped 610", { asked: 2, rejected: 2 }],
    ["asked again while the request is open", { cancels: [100, 120] }, {}, "cancelled_approved 160 back 233", { asked: 1, refusedAlreadyPending: 1 }],
    ["asked twice in one minute", { cancels: [100, 100] }, {}, "cancelled_approved 160 back 233", { asked: 1, refusedAlreadyPending: 1 }],
    [
      "the answer to the first request is none to the third",
      { cancels: [100, 120, 170], approves: false },
      {},
      "shipped 610",
      { asked: 2, rejected: 2, refusedAlreadyPending: 1 },
    ],
    [
      "asked again in the minute of the answer, which comes after",
      { cancels: [100, 160] },
      {},
      "cancelled_approved 160 back 233",
      { asked: 1, refusedAlreadyPending: 1 },
    ],
    ["asked after it was cancelled", { cancels: [100, 200] }, {}, "cancelled_approved 160 back 233", { asked: 1, refusedClosed: 1 }],
    ["asked after it was handed over", { cancels: [611] }, {}, "shipped 610", { refusedTooLate: 1 }],
    ["asked long after the sale is finished", { cancels: [200_000] }, {}, "shipped 610", { refusedTooLate: 1 }],
    ["handed over above an open request", { cancels: [600] }, {}, "shipped 610", { asked: 1, overtaken: 1 }],
    ["asked in the minute of handing over", { cancels: [610] }, {}, "shipped 610", { asked: 1, overtaken: 1 }],
    ["answered in the minute of handing over", { cancels: [550] }, {}, "shipped 610", { asked: 1, overtaken: 1 }],
    ["never handed over", { ship: null }, {}, "closed_ship_timeout 1450 back 233", {}],
    ["handed over in the last minute", { ship: 1_439 }, {}, "shipped 1449", {}],
    ["handed over when the time is just over", { ship: 1_440 }, {}, "closed_ship_timeout 1450 back 233", {}],
    ["handed over in the last minute of the grace", { ship: 1_559 }, { shipGrace: hours(2) }, "shipped 1569", {}],
    ["handed over when the grace is just over", { ship: 1_560 }, { shipGrace: hours(2) }, "closed_ship_timeout 1570 back 233", {}],
    ["no time to hand over at all", { window: 0, ship: 0 }, {}, "closed_ship_timeout 10 back 233", {}],
    ["the time to hand over ends under an open request", { ship: null, cancels: [1_400] }, {}, "closed_ship_timeout 1450 back 233", { asked: 1 }],
    ["asked when the time to hand over is just over", { ship: null, cancels: [1_450] }, {}, "closed_ship_timeout 1450 back 233", { refusedClosed: 1 }],
    [
      "silence and the time to hand over end in one minute",
      { ship: null, answer: null, cancels: [1_390] },
      { sellerResponse: hours(1) },
      "cancelled_auto 1450 back 233",
      { asked: 1 },
    ],
  ])("%s", (_, told, options, end, requests) => {
    expect(endOf(told, options)).toBe(end);
    expect(requestsOf(told, options)).toEqual({ ...none, ...requests });
  });
});

test("no timer is left, no money is held, and every cent that was taken is accounted for", () => {
  const traces = [{}, { cancels: [100] }, { ship: null }, { pay: null }, { cancels: [600] }].map(traceOf);
  const { market } = replayed(traces);
  expect(market.nextDue()).toBeNull();
  const standing = [...market.ledger.balances].filter(([, amount]) => amount !== 0);
  expect(standing.filter(([account]) => /^L:(hold|escrow|refund_payable)/.test(account))).toEqual([]);
  expect(standing.reduce((sum, [, amount]) => sum + amount, 0)).toBe(0);
  expect(market.ledger.balances.get("R:commission")).toBe(-2 * 19);
});

test("the orders of one buyer do not keep each other from being bought, however many were left unpaid", () => {
  const traces = Array.from({ length: 30 }, (_, i): Trace => ({ ...traceOf(i < 29 ? { pay: null } : {}, i), at: dawn + days(i) }));
  expect(replayed(traces).results.map(({ state }) => state)).toEqual([...Array<string>(29).fill("closed_unpaid"), "shipped"]);
});

test("a file of results keeps the order of the recording and quotes what needs it", () => {
  const { results } = replayed([{ ...traceOf({ ship: null }), id: 'a,"b"' }, traceOf({ cancels: [9] }, 1)]);
  const minute = dawn / minutes(1);
  expect(resultsCsv(results)).toBe(
    `id,state,at_minute,refund_minor\n"a,""b""",closed_ship_timeout,${minute + 1_450},233\nT2,cancelled_unpaid,${minute + 9},0\n`,
  );
});

/** The same recording worked out by hand, without the law: one order is a list of minutes and the earliest that counts wins. */
function byHand(
  { pay = 10, window = 1_440, ship = 600, answer = 60, approves = true, cancels = [] }: Told,
  respond: number,
  grace: number,
  unpaid: number,
): string {
  const paysInTime = pay !== null && pay < unpaid;
  const unpaidCancel = cancels.find((minute) => minute < unpaid && (pay === null || minute < pay));
  if (unpaidCancel !== undefined) return `cancelled_unpaid ${unpaidCancel}`;
  if (!paysInTime) return `closed_unpaid ${unpaid}`;
  const closes = pay + window + grace;
  const ships = ship !== null && pay + ship < closes ? pay + ship : null;
  const over = ships ?? closes;
  let free = pay;
  for (const asked of cancels) {
    // In the minute it is handed over one may still ask; in the minute it is closed not any more; nor again in the minute of an answer.
    if (asked < free || asked > over || (asked === over && ships === null)) continue;
    const answered = answer === null ? Number.POSITIVE_INFINITY : asked + answer;
    const silent = asked + respond;
    const ends = Math.min(answered, silent);
    // Silence comes before the end of the handling time; an answer comes after it, and after handing over.
    if (ends > over || (ends === over && silent > answered) || (ends === over && ships !== null && silent > over)) continue;
    if (silent <= answered) return `cancelled_auto ${silent} back 233`;
    if (approves) return `cancelled_approved ${answered} back 233`;
    free = answered + 1;
  }
  return ships === null ? `closed_ship_timeout ${closes} back 233` : `shipped ${ships}`;
}

test("whatever was recorded, the market ends as arithmetic says", () => {
  const minute = fc.integer({ min: 0, max: 12 });
  const told = fc.record({
    pay: fc.option(minute),
    window: fc.constantFrom(0, 60),
    ship: fc.option(fc.integer({ min: 0, max: 66 })),
    answer: fc.option(minute),
    approves: fc.boolean(),
    cancels: fc.array(fc.integer({ min: 0, max: 75 }), { maxLength: 4 }).map((list) => list.toSorted((a, b) => a - b)),
  });
  const grid = fc.record({ respond: fc.constantFrom(0, 60), grace: fc.constantFrom(0, 60), unpaid: minute });
  fc.assert(
    fc.property(told, grid, (order, { respond, grace, unpaid }) => {
      const options = { sellerResponse: minutes(respond), shipGrace: minutes(grace), unpaidTimeout: minutes(unpaid) };
      expect(endOf(order, options)).toBe(byHand(order, respond, grace, unpaid));
    }),
    { numRuns: 3_000 },
  );
});
