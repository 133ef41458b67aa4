import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { connect, deleteWorld, listWorlds } from "@souk/market";
import { afterAll, describe, expect, test } from "vitest";
import { json, ownFolder, run } from "./testing.ts";

const { folder, file } = ownFolder();

interface Told {
  readonly id?: string;
  readonly pay?: object;
  readonly ship?: object;
  readonly seller?: object;
  readonly cancels?: unknown;
  readonly [field: string]: unknown;
}

/** A recorded order: two articles for 2.33, paid after 17 minutes, shipped a day later. */
const order = (told: Told = {}): Record<string, unknown> => ({
  id: "T1",
  checkout: "K1",
  t: "2010-12-01T08:26:00Z",
  buyer: "B1",
  store: "S1",
  country: "France",
  lines: [
    ["22726", 2, 100],
    ["A1", 1, 33],
  ],
  ...told,
  pay: { rail: "card", lag_min: 17, ...told.pay },
  ship: { window_h: 144, handling_min: 1_440, ...told.ship },
  seller: { response_min: 42, approve: true, ...told.seller },
});
const lines = (...orders: readonly object[]): string => orders.map((each) => JSON.stringify(each)).join("\n");
const asked = (...minutes: readonly number[]) => minutes.map((after_min) => ({ after_min, lines: [["22726", 2]] }));

const placed = Date.parse("2010-12-01T08:26:00Z") / 60_000;

/** One order of every end, and one of every fate of a request. */
const recording = lines(
  order(),
  order({ id: "T2", store: "S2", cancels: asked(3, 5) }),
  order({ id: "T3", checkout: "K2", buyer: "B2", pay: { rail: "wallet", lag_min: null } }),
  order({ id: "T4", checkout: "K2", buyer: "B2", pay: { rail: "bank_slip" }, cancels: asked(100, 120, 900_000) }),
  order({ id: "T5", checkout: "K3", seller: { response_min: null }, ship: { handling_min: null }, cancels: asked(60) }),
  order({ id: "T6", checkout: "K4", pay: { rail: "debit" }, ship: { handling_min: null } }),
  order({ id: "T7", checkout: "K5", seller: { approve: false }, cancels: asked(30, 90, 1_440, 2_000) }),
);

describe("a replay", () => {
  afterAll(async () => {
    const db = connect();
    for (const world of await listWorlds(db)) if (world.scenario === "replay") await deleteWorld(db, world.id);
    await db.end();
  });

  test("ends every order as it must, in the market and in memory alike to the byte", async () => {
    const traces = file("orders.jsonl.gz", gzipSync(`${recording}\n\n`));
    const written = async (engine: string): Promise<readonly [string, string]> => {
      const [perOrder, summary] = [join(folder, `${engine}.csv`), join(folder, `${engine}.json`)];
      const ran = await run(["replay", "--traces", traces, "--engine", engine, "--per-order", perOrder, "--summary", summary]);
      expect(ran).toMatchObject({ code: 0, err: "" });
      return [readFileSync(perOrder, "utf8"), readFileSync(summary, "utf8")];
    };
    const market = await written("market");
    expect(await written("memory")).toEqual(market);

    const [perOrder, summary] = market;
    const end = (id: string, state: string, minute: number, refund = 0): string => `${id},${state},${placed + minute},${refund}`;
    expect(perOrder.split("\n")).toEqual([
      "id,state,at_minute,refund_minor",
      end("T1", "shipped", 17 + 1_440),
      end("T2", "cancelled_unpaid", 3),
      end("T3", "closed_unpaid", 28_800),
      end("T4", "cancelled_approved", 142, 233),
      end("T5", "cancelled_auto", 60 + 72 * 60, 233),
      end("T6", "closed_ship_timeout", 17 + 144 * 60, 233),
      end("T7", "shipped", 17 + 1_440),
      "",
    ]);
    expect(JSON.parse(summary)).toMatchObject({
      orders: 7,
      states: { cancelled_unpaid: 1, closed_unpaid: 1, cancelled_approved: 1, cancelled_auto: 1, closed_ship_timeout: 1, shipped: 2 },
      requests: { asked: 5, refused: { too_late: 1, closed: 2, already_pending: 1 }, rejected: 2, overtaken: 1 },
      money: { paid_minor: 5 * 233, refunded_minor: 3 * 233, held_minor: 0, to_sellers_minor: 2 * 214, commission_minor: 2 * 19 },
      invariants: { ok: true, broken: [] },
    });
  });

  test("keeps to the spans it is given", async () => {
    const traces = file(
      "spans.jsonl",
      lines(order({ pay: { lag_min: 60 } }), order({ id: "T2", cancels: asked(20) }), order({ id: "T3", ship: { window_h: 1, handling_min: 119 } })),
    );
    const spans = ["--seller-response-h", "0", "--ship-grace-h", "1", "--unpaid-timeout-min", "60"];
    expect(await json("replay", "--traces", traces, "--engine", "memory", ...spans)).toMatchObject({
      states: { closed_unpaid: 1, cancelled_auto: 1, shipped: 1 },
    });
  });

  test("says in a table what it came to", async () => {
    const { out } = await run(["replay", "--traces", file("one.jsonl", lines(order())), "--engine", "memory"]);
    expect(out).toMatch(/^orders {2,}1\n {2}cancelled_unpaid {2,}0\n/);
    expect(out).toContain("all hold");
  });
});

describe("what is wrong with a recording is said with its line", () => {
  test.each<[string, Record<string, unknown> | string]>([
    ["is not valid JSON", "{"],
    ["must be an object", "[]"],
    ["id: is missing", { ...order(), id: undefined }],
    ["id: must not be empty", order({ id: " " })],
    ['id: "T0" is already on line 1', order({ id: "T0" })],
    ["checkout: must be a text", order({ checkout: 7 })],
    ['buyer: must be "B1", who made checkout "K1" on line 1', order({ buyer: "B2" })],
    ["t: must be an instant such as 2010-12-01T08:26:00Z", order({ t: "2010-12-01 08:26" })],
    ["t: must be an instant such as 2010-12-01T08:26:00Z", order({ t: 1_291_192_000 })],
    ["buyer: must not be empty", order({ buyer: "" })],
    ["store: is missing", { ...order(), store: undefined }],
    ["country: must be a text", order({ country: null })],
    ["lines: must be a list", order({ lines: "22726" })],
    ["lines: must not be empty", order({ lines: [] })],
    [
      "lines.1: must be [sku, quantity, unit price]",
      order({
        lines: [
          ["A", 1, 5],
          ["B", 1],
        ],
      }),
    ],
    ["lines.0.0: must not be empty", order({ lines: [["", 1, 5]] })],
    ["lines.0.1: must be at least 1", order({ lines: [["A", 0, 5]] })],
    ["lines.0.1: must be a whole number", order({ lines: [["A", 1.5, 5]] })],
    ["lines.0.2: must be at least 1", order({ lines: [["A", 1, -5]] })],
    ["pay: must be an object", { ...order(), pay: null }],
    ["pay.rail: must be card, debit, bank_slip or wallet", order({ pay: { rail: "cash" } })],
    ["pay.lag_min: must not be negative", order({ pay: { lag_min: -1 } })],
    ["pay.lag_min: must be a whole number of minutes", order({ pay: { lag_min: "17" } })],
    ["pay.lag_min: is missing", { ...order(), pay: { rail: "card" } }],
    ["ship.window_h: must be a whole number of hours", order({ ship: { window_h: null } })],
    ["ship.window_h: must not be negative", order({ ship: { window_h: -1 } })],
    ["ship.handling_min: must be a whole number of minutes", order({ ship: { handling_min: 0.5 } })],
    ["seller.response_min: must be at most 10000000", order({ seller: { response_min: 10_000_001 } })],
    ["seller.approve: must be true or false", order({ seller: { approve: "yes" } })],
    ["cancels: must be a list", order({ cancels: {} })],
    ["cancels.0.after_min: must not be negative", order({ cancels: asked(-1) })],
    ["cancels.0.lines: is missing", order({ cancels: [{ after_min: 3 }] })],
    ["cancels.0.lines.0: must be [sku, quantity]", order({ cancels: [{ after_min: 3, lines: [["A"]] }] })],
  ])("%s", async (sentence, bad) => {
    const traces = file("bad.jsonl", [lines(order({ id: "T0" })), "", typeof bad === "string" ? bad : lines(bad)].join("\r\n"));
    expect(await run(["replay", "--traces", traces, "--engine", "memory"])).toEqual({ code: 2, out: "", err: `souk: bad.jsonl:3: ${sentence}\n` });
  });

  test.each([
    [["--traces", "absent.jsonl"], "absent.jsonl: there is no such file"],
    [["--traces", file("none.jsonl", "\n\n")], "none.jsonl: has no orders"],
    [["--traces", file("good.jsonl", lines(order())), "--ship-grace-h", "-1"], "--ship-grace-h: must be a whole number"],
    [["--traces", file("good.jsonl", lines(order())), "--seller-response-h", "soon"], "--seller-response-h: must be a whole number"],
    [["--traces", file("good.jsonl", lines(order())), "--unpaid-timeout-min", "99999999"], "--unpaid-timeout-min: must be at most 10000000"],
    [["--traces", file("good.jsonl", lines(order())), "--engine", "abacus"], "Allowed choices are market, memory"],
    [["--traces", file("good.jsonl", lines(order())), "--summary", join(folder, "absent", "x.json")], "x.json: cannot be written (ENOENT)"],
    [[], "required option '--traces <file>'"],
  ])("souk replay %j ends with 2", async (args, sentence) => {
    const ran = await run(["replay", ...args]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain(sentence);
  });
});
