import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { json, ownFolder, run, spawned } from "./testing.ts";

const { folder, file } = ownFolder();

async function made(...options: string[]): Promise<string> {
  const { world } = await json<{ world: { slug: string } }>("worlds", "create", ...options);
  onTestFinished(async () => {
    await run(["worlds", "delete", world.slug]);
  });
  return world.slug;
}

describe("worlds, people and clocks", () => {
  test("a world is made, lived in, checked, reset and deleted", async () => {
    const slug = await made("--scenario", "one-paid-order", "--seed", "7", "--start", "2026-03-02T09:00Z");
    expect(await json("clock", "get", slug)).toEqual({
      clock: { mode: "paused", rate: 1, now: "2026-03-02T09:00:00.000Z", epoch: expect.any(Number) as number },
    });
    expect(await json<{ preview: { total: number } }>("clock", "preview", slug, "--by", "4d")).toMatchObject({
      preview: { total: 2, fires: { ship_by: 1, refund_process: 1 }, to: "2026-03-06T09:00:00.000Z" },
    });
    expect(await json("clock", "advance", slug, "--by", "4d")).toMatchObject({ advance: { status: "ready", fired: 2, at: "2026-03-06T09:00:00.000Z" } });
    expect(await json("check", slug)).toMatchObject({ ok: true });
    expect(await json("clock", "run", slug, "--rate", "60")).toMatchObject({ clock: { mode: "live", rate: 60 } });
    expect(await json("clock", "pause", slug)).toMatchObject({ clock: { mode: "paused" } });
    expect(await json("worlds", "reset", slug)).toMatchObject({ world: { slug, clock: { now: "2026-03-02T09:00:00.000Z" } } });
    expect((await run(["worlds", "list"])).out).toContain(slug);
    expect(await json("worlds", "delete", slug)).toEqual({ deleted: slug });
    expect(await run(["worlds", "show", slug])).toMatchObject({ code: 3, err: "souk: there is no such world\n" });
  });

  test("people are listed, and one of them gets a token that is shown once", async () => {
    const slug = await made("--scenario", "shop");
    const { people } = await json<{ people: { role: string }[] }>("people", "list", slug);
    expect(people.map((person) => person.role)).toEqual(["admin", ...Array<string>(6).fill("buyer"), ...Array<string>(4).fill("seller")]);
    expect(await json("token", "create", "--world", slug, "--person", "mira")).toMatchObject({
      token: expect.stringMatching(/^souk_[\w-]{43}$/) as string,
      person: { name: "Mira Okafor" },
    });
    expect(await run(["token", "create", "--world", slug, "--person", "nobody"])).toMatchObject({ code: 3, err: "souk: there is no such person\n" });
  });
});

describe("what is wrong is said in a sentence, with an exit code that tells the kind", () => {
  test.each([
    [["worlds", "create", "--scenario", "none"], 2, "scenario: must be one of"],
    [["worlds", "create"], 2, "required option '--scenario <name>'"],
    [["worlds", "create", "--scenario", "shop", "--start", "tomorrow"], 2, "--start: must be an instant such as"],
    [["worlds", "create", "--scenario", "orders-n", "--orders", "many"], 2, "--orders: must be a whole number"],
    [["worlds", "show", "no-such-world"], 3, "there is no such world"],
    [["clock", "advance", "demo"], 2, "exactly one of --by, --to, --next and --event"],
    [["clock", "advance", "demo", "--by", "soon"], 2, "--by: must be a span above 0"],
    [["token", "create"], 2, "give --world and --person, or --control alone"],
    [["no-such-command"], 2, "unknown command"],
    [["worlds", "--no-such-option"], 2, "unknown option"],
  ])("souk %j ends with %i", async (args, code, sentence) => {
    const ran = await run(args);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(sentence);
    expect(ran.out).toBe("");
  });

  test("without a database", async () => {
    expect(await spawned(["worlds", "list"], { DATABASE_URL: "" })).toMatchObject({ code: 2, out: "" });
    vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:9/none");
    onTestFinished(() => void vi.unstubAllEnvs());
    const ran = await run(["worlds", "list"]);
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.err).toContain("PostgreSQL does not answer");
  });

  test("help comes with examples, for the whole and for each part", async () => {
    const whole = await run(["--help"]);
    expect(whole).toMatchObject({ code: 0, err: "" });
    for (const word of ["demo", "worlds", "people", "token", "clock", "import", "check", "Exit codes", "Examples"]) expect(whole.out).toContain(word);
    expect((await run(["import", "--help"])).out).toContain("souk import --catalogue");
  });
});

const stores = JSON.stringify({ stores: [{ id: "S1", name: "Copper Cove", category: "party", ship_window_days: 4 }] });
const line = (more: object = {}): string =>
  JSON.stringify({ sku: "1", title: "Bunting", category: "party", store: "S1", price_minor: 450, currency: "GBP", ...more });

describe("import", () => {
  test("fills a world from plain and packed files, which then keeps every promise", async () => {
    const catalogue = file("good.jsonl.gz", gzipSync([line(), "", line({ sku: "2", title: "Candle" })].join("\n")));
    const done = await json<{ world: { slug: string }; products: number; created: boolean }>(
      "import",
      "--catalogue",
      catalogue,
      "--stores",
      file("good.json", stores),
      "--name",
      "Tiny",
    );
    onTestFinished(async () => {
      await run(["worlds", "delete", done.world.slug]);
    });
    expect(done).toMatchObject({ products: 2, created: true, world: { currency: "GBP", name: "Tiny" } });
    const again = file("more.jsonl", line({ sku: "3", title: "Balloon" }));
    expect(await json("import", "--catalogue", again, "--stores", file("good.json", stores), "--world", done.world.slug)).toMatchObject({
      created: false,
      products: 1,
    });
    expect(await json("check", done.world.slug)).toMatchObject({ ok: true });
  });

  test.each([
    ["price_minor: must be a positive integer", line({ price_minor: 0 })],
    ["price_minor: must be a positive integer", line({ price_minor: 4.5 })],
    ["price_minor: must be a positive integer", line({ price_minor: "450" })],
    ["price_minor: is missing", '{"sku":"1","title":"x","category":"party","store":"S1","currency":"GBP"}'],
    ["title: must not be empty", line({ title: "  " })],
    ["title: must be at most 200 characters", line({ title: "x".repeat(201) })],
    ['store: "S9" is not among the stores', line({ store: "S9" })],
    ['sku: "0" is already on line 1', line({ sku: "0" })],
    ["currency: must be GBP like the lines before it", line({ currency: "EUR" })],
    ["currency: must be a currency code such as GBP", line({ currency: "pounds" })],
    ["is not valid JSON", '{"sku": '],
    ["must be an object", "[1, 2]"],
  ])("names the line and the field: %s", async (sentence, bad) => {
    const catalogue = file("bad.jsonl", [line({ sku: "0" }), "", bad].join("\r\n"));
    const ran = await run(["import", "--catalogue", catalogue, "--stores", file("good.json", stores)]);
    expect(ran).toEqual({ code: 2, out: "", err: `souk: bad.jsonl:3: ${sentence}\n` });
  });

  test.each([
    [
      "stores[1].name: must not be empty",
      [
        { id: "S1", name: "A", category: "party", ship_window_days: 4 },
        { id: "S2", name: "", category: "party", ship_window_days: 4 },
      ],
    ],
    [
      'stores[1].id: "S1" is already used',
      [
        { id: "S1", name: "A", category: "party", ship_window_days: 4 },
        { id: "S1", name: "B", category: "party", ship_window_days: 4 },
      ],
    ],
    ["stores[0].ship_window_days: must be a positive integer", [{ id: "S1", name: "A", category: "party", ship_window_days: 0 }]],
    ["stores: must not be empty", []],
  ])("names the store: %s", async (sentence, bad) => {
    const ran = await run(["import", "--catalogue", file("one.jsonl", line()), "--stores", file("bad-stores.json", JSON.stringify({ stores: bad }))]);
    expect(ran).toEqual({ code: 2, out: "", err: `souk: bad-stores.json: ${sentence}\n` });
  });

  test("says what is wrong with a file as a whole", async () => {
    const good = file("good.json", stores);
    const cases: readonly (readonly [string, string, string])[] = [
      [join(folder, "absent.jsonl"), good, "absent.jsonl: there is no such file"],
      [file("empty.jsonl", "\n\n"), good, "empty.jsonl: has no products"],
      [file("binary.jsonl", Buffer.from([0xff, 0xfe, 0x00])), good, "binary.jsonl: is not UTF-8 text"],
      [file("cut.jsonl.gz", gzipSync(line()).subarray(0, 20)), good, "cut.jsonl.gz: is not a whole gzip file"],
      [file("one.jsonl", line()), file("no.json", "{"), "no.json: is not valid JSON"],
      [file("one.jsonl", line()), file("list.json", '{"shops": []}'), "list.json: stores: must be a list"],
    ];
    for (const [catalogue, storesFile, sentence] of cases) {
      const ran = await run(["import", "--catalogue", catalogue, "--stores", storesFile]);
      expect(ran.code).toBe(2);
      expect(ran.err).toContain(`souk: ${sentence}`);
    }
  });
});
