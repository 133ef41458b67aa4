import { randomUUID } from "node:crypto";
import { request as httpRequest, type OutgoingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createHouse, operations, policy, type Audience, type House, type Operation, type ProcedurePath } from "@souk/api";
import { badInputs, callsByOwner, connectOwner, drawing, sampled, settle, sumsOfRows, toText } from "@souk/api/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiServer } from "./server.ts";

const controlToken = "a-control-token-of-this-test";
const seed = Number(process.env["SOUK_SEED"]);
/** Inputs of one operation that are sent; which ones is the seed's to say. */
const inputsAtMost = Number(process.env["SOUK_BAD_INPUTS"] ?? 15);

let house: House;
let server: Server;
let port: number;

beforeAll(async () => {
  const env = {
    ...process.env,
    SOUK_SECRET: "a-secret-of-this-test",
    SOUK_CONTROL_TOKEN: controlToken,
    SOUK_LOG_LEVEL: process.env["SOUK_LOG_LEVEL"] ?? "error",
  };
  house = createHouse({ env, name: "souk-api-test", carriesAdvances: true });
  server = createApiServer(house);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await house.close();
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const send = ({ method, path, headers = {}, body }: Sent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // A connection of its own: the server may close one on which it was sent nonsense.
    const request = httpRequest({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on("error", reject);
    });
    request.on("error", (error) => resolve({ status: 0, text: String(error) }));
    request.end(body);
  });

/** A lone surrogate has no UTF-8, so that no address can carry one. */
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

/** The two doors of the server, each with one way to hand an input over. */
const doors = {
  http: ({ method, path }: Operation, input: unknown, headers: OutgoingHttpHeaders): Sent => {
    const route = `/api/${path.replaceAll(".", "/")}`;
    if (method === "POST") return { method, path: route, headers, body: toText(input) };
    const fields = typeof input === "object" && input !== null ? Object.entries(input) : [["input", input] as const];
    return {
      method,
      path: `${route}?${fields.map(([key, value]) => `${encoded(key)}=${encoded(typeof value === "string" ? value : toText(value))}`).join("&")}`,
      headers,
    };
  },
  trpc: ({ type, path }: Operation, input: unknown, headers: OutgoingHttpHeaders): Sent =>
    type === "mutation"
      ? { method: "POST", path: `/trpc/${path}`, headers, body: toText(input) }
      : { method: "GET", path: `/trpc/${path}?input=${encoded(toText(input))}`, headers },
};

/** What no answer may tell: where we fell, on what machine, in which words we asked the database. */
const tells =
  /\bat (?:async )?[\w.<>]+ \(|node_modules|\.ts:\d|postgres|syntax error|violates|constraint|\b(?:select|insert|update|delete) .*\b(?:from|into|set|where)\b|ECONN|stack/i;

/** Refused before anything could be written; a refusal of the law (409) is kept under its key and may be an event. */
const turnedAway = new Set([400, 401, 403, 404, 405, 413, 414, 415, 422, 431]);

test(
  "whatever is sent through either door, no answer is a server error or tells of the machine, and what is turned away writes nothing",
  { timeout: 600_000 },
  async () => {
    console.log(`bad input: seed ${seed}`);
    const draw = drawing(seed);
    const owner = connectOwner();
    const setting = await settle(owner, 6_000);
    const things = setting.things(1);
    const world = setting.w.slug;
    const control = (path: string, input: object): Promise<Answer> => send(doors.http(must(path), input, as(controlToken)));
    const tokenOf = async (personId: number): Promise<string> =>
      (JSON.parse((await control("world.createToken", { world, personId })).text) as { token: string }).token;
    const tokens: Readonly<Record<string, string>> = {
      buyer: await tokenOf(setting.w.person("mira").id),
      seller: await tokenOf(setting.w.staffOf(1).id),
      admin: await tokenOf(setting.w.person("admin").id),
      control: controlToken,
    };
    const tokenFor = (audience: Audience): string => tokens[audience] ?? tokens["buyer"] ?? "";

    const wrong: string[] = [];
    const made: string[] = [];
    let calls = 0;
    const judge = async (sent: Sent, about: string): Promise<number> => {
      calls += 1;
      const { status, text } = await send(sent);
      const says = (why: string): unknown => wrong.push(`${why}: ${about} -> ${status} ${text.slice(0, 200)}`);
      // An address without end is cut off in mid-air.
      if (status >= 500 || (status === 0 && sent.path.length < 16_000)) says("a server error");
      if (status >= 400 && tells.test(text)) says("it tells of the machine");
      if (status === 400 && sent.path.startsWith("/api/") && text.includes("Input is not valid") && !text.includes('"field":')) says("it names no field");
      if (status === 200) made.push(...[...text.matchAll(/"world":\{"slug":"([\w-]+)"/g)].map(([, slug = ""]) => slug));
      return status;
    };

    for (const operation of inOrder()) {
      const { path } = operation;
      const headers = as(tokenFor(policy[path as ProcedurePath].allow[0]));
      // What ends a world is tried on none that is there.
      const base = callsByOwner[path as ProcedurePath].input(callsByOwner[path as ProcedurePath].endsWorld ? { ...things, world: "nosuchworld" } : things);
      const inputs =
        operation.input === null
          ? []
          : sampled(
              [...badInputs(operation.input, base, draw)].filter((input) => mayGo(path, input)),
              inputsAtMost,
              draw,
            );
      const sents = [
        ...inputs.map((input): [Sent, string] => {
          const door = draw(2) === 0 ? "http" : "trpc";
          return [doors[door](operation, input, { ...headers, "idempotency-key": randomUUID() }), `${path} by ${door} ${toText(input).slice(0, 120)}`];
        }),
        ...faultsOf(operation, base, headers),
      ];
      const refused: [Sent, string][] = [];
      await eightAtATime(sents, async (sent) => {
        if (turnedAway.has(await judge(...sent))) refused.push(sent);
      });
      if (path.startsWith("clock.")) await control("clock.pause", { world });
      const before = await sumsOfRows(owner, [setting.w.id]);
      await eightAtATime(refused, (sent) => judge(...sent));
      const after = await sumsOfRows(owner, [setting.w.id]);
      for (const [table, sum] of Object.entries(before)) if (after[table] !== sum) wrong.push(`${path}: what was turned away changed ${table}`);
    }

    for (const slug of new Set(made)) if (slug !== world) await control("world.delete", { world: slug });
    await owner.end();
    console.log(`bad input: ${calls} calls over ${operations.size} operations`);
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThanOrEqual(5_000);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
);

const byPath = new Map([...operations.values()].map((operation) => [operation.path, operation]));

function must(path: string): Operation {
  const operation = byPath.get(path);
  if (!operation) throw new Error(`there is no operation ${path}`);
  return operation;
}

const as = (token: string): OutgoingHttpHeaders => ({ "content-type": "application/json", authorization: `Bearer ${token}`, "idempotency-key": randomUUID() });

/** The clock is turned last: what stands still until then can be compared. */
function inOrder(): readonly Operation[] {
  const all = [...operations.values()];
  return [...all.filter(({ path }) => !path.startsWith("clock.")), ...all.filter(({ path }) => path.startsWith("clock."))];
}

/** An advance that nobody waits for is carried out by a worker, and none runs here. */
const mayGo = (path: string, input: unknown): boolean =>
  path !== "clock.advance" || (typeof input === "object" && input !== null && (!("wait" in input) ? !("by" in input) : input.wait === true));

async function eightAtATime<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const queue = [...all];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) await work(one);
    }),
  );
}

const bodies = [
  "",
  "{broken",
  "nul",
  "[",
  "\ufeff{}",
  "{'a':1}",
  '{"a":1,"a":2}',
  "\u0000",
  '"text"',
  "7",
  "null",
  `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
];
const types = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-16",
  "application/jsonp",
  "",
];
const keys = ["", " ", "two words", "k".repeat(201), "k".repeat(5_000), "sch\u00e4f", "a\tb"];

/** What can be wrong about a request whose input is as it should be. */
function faultsOf(operation: Operation, base: object, headers: OutgoingHttpHeaders): readonly [Sent, string][] {
  const { path, method } = operation;
  const route = `/api/${path.replaceAll(".", "/")}`;
  const sent = (what: string, one: Partial<Sent>): [Sent, string] => [{ ...doors.http(operation, base, headers), ...one }, `${path} with ${what}`];
  const wrongMethods = ["PUT", "DELETE", "PATCH", "OPTIONS", method === "GET" ? "POST" : "GET"].map((other) =>
    sent(`method ${other}`, { method: other, path: route, body: "{}" }),
  );
  const wrongTokens = ["", "Bearer", "Basic eDp5", `Bearer ${"x".repeat(300)}`, "Bearer a b"].map((authorization) =>
    sent(`authorization ${authorization.slice(0, 20)}`, { headers: { ...headers, authorization } }),
  );
  if (method === "GET")
    return [
      ...wrongMethods,
      ...wrongTokens,
      sent("a cursor of 10 kB", { path: `${route}?cursor=${"a".repeat(10_000)}` }),
      sent("broken escapes", { path: `${route}?%E0%A4%A=%` }),
    ];
  return [
    ...wrongMethods,
    ...wrongTokens,
    ...bodies.map((body) => sent(`body ${body.slice(0, 20)}`, { body })),
    ...types.map((type) => sent(`type ${type}`, { headers: { ...headers, "content-type": type } })),
    ...keys.map((key) => sent(`key ${key.slice(0, 20)}`, { headers: { ...headers, "idempotency-key": key } })),
    [{ method: "POST", path: `/trpc/${path}`, headers, body: "{broken" }, `${path} by tRPC with a broken body`],
    [{ method: "POST", path: `/trpc/${path}`, headers: { ...headers, "content-type": "text/plain" }, body: "{}" }, `${path} by tRPC as text`],
  ];
}

test("a body of 30 MB, a batch of two thousand and headers without end are told so", async () => {
  const headers = as(controlToken);
  const large = Buffer.alloc(30_000_000, "x");
  const batch = (n: number): Sent => ({ method: "GET", path: `/trpc/${Array(n).fill("clock.get").join(",")}?batch=1&input={}`, headers });
  const statuses: number[] = [];
  for (const sent of [
    { method: "POST", path: "/api/clock/pause", headers: { ...headers, "content-length": large.byteLength }, body: large },
    { method: "POST", path: "/api/clock/pause", headers: { ...headers, "transfer-encoding": "chunked" }, body: large },
    { method: "POST", path: "/trpc/clock.pause", headers: { ...headers, "content-length": large.byteLength }, body: large },
    { method: "POST", path: "/trpc/clock.pause", headers: { ...headers, "transfer-encoding": "chunked" }, body: large },
    batch(21),
    batch(1_000),
    batch(2_000),
    { method: "GET", path: "/health", headers: { "x-large": "x".repeat(20_000) } },
    { method: "GET", path: `/health?${"x".repeat(20_000)}` },
    { method: "GET", path: "/health", headers: Object.fromEntries(Array.from({ length: 1_500 }, (_, k) => [`x-${k}`, "1"])) },
  ])
    statuses.push((await send(sent)).status);
  expect(statuses).toEqual([413, 413, 413, 413, 400, 400, 431, 431, 431, 431]);
  expect((await send({ method: "GET", path: "/health" })).status).toBe(200);
});
