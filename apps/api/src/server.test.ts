import { randomUUID } from "node:crypto";
import { request as httpRequest, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createDoor, type Socket } from "node:net";
import { createHouse, type House } from "@souk/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiServer } from "./server.ts";

const controlToken = "a-control-token-of-this-test";
let house: House;
let server: Server;
let base: string;

const env = { ...process.env, SOUK_SECRET: "a-secret-of-this-test", SOUK_CONTROL_TOKEN: controlToken, SOUK_LOG_LEVEL: "silent" };

async function open(given: House): Promise<{ readonly server: Server; readonly base: string; close(): Promise<void> }> {
  const opened = createApiServer(given);
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  return {
    server: opened,
    base: `http://127.0.0.1:${(opened.address() as AddressInfo).port}`,
    async close() {
      opened.closeAllConnections();
      await new Promise((resolve) => opened.close(resolve));
      await given.close();
    },
  };
}

let close: () => Promise<void>;

beforeAll(async () => {
  house = createHouse({ env, name: "souk-api-test", carriesAdvances: true });
  ({ server, base, close } = await open(house));
});

afterAll(() => close());

const headers = (token: string | null): Record<string, string> => ({
  "content-type": "application/json",
  "idempotency-key": randomUUID(),
  ...(token !== null && { authorization: `Bearer ${token}` }),
});

// oxlint-disable-next-line typescript/no-explicit-any -- an answer of any operation
type Answer = { status: number; body: any; headers: Headers };

async function call(token: string | null, method: "GET" | "POST", route: string, input?: object): Promise<Answer> {
  const response = await fetch(`${base}${route}`, { method, headers: headers(token), ...(input && { body: JSON.stringify(input) }) });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

async function sandbox() {
  const { body } = await call(controlToken, "POST", "/api/world/create", { scenario: "shop" });
  const world: string = body.world.slug;
  const { people } = (await call(controlToken, "GET", `/api/world/people?world=${world}`)).body;
  const tokenOf = async (role: string): Promise<string> => {
    const { personId } = people.find((person: { role: string }) => person.role === role);
    return (await call(controlToken, "POST", "/api/world/createToken", { world, personId })).body.token;
  };
  return { world, tokenOf, end: () => call(controlToken, "POST", "/api/world/delete", { world }) };
}

test("health says what stands", async () => {
  const { status, body } = await call(null, "GET", "/health");
  expect([status, body.ok, body.database]).toEqual([200, true, "up"]);
});

test("the OpenAPI document is served, and its operations answer at their paths", async () => {
  const { body } = await call(null, "GET", "/openapi.json");
  expect(body.openapi).toBe("3.1.0");
  expect(body.paths["/buyer/orders/requestCancellation"].post.operationId).toBe("buyer.orders.requestCancellation");
  expect(new URL(body.servers[0].url).pathname).toBe("/api");
});

test("a program makes a world, plays in it by token, turns its clock and takes it away", async () => {
  const { world, tokenOf, end } = await sandbox();
  const buyer = await tokenOf("buyer");
  const search = await call(buyer, "GET", "/api/buyer/catalogue/search?limit=2&inStock=true");
  expect(search.body.items).toHaveLength(2);
  const product = await call(buyer, "GET", `/api/buyer/catalogue/product?listingId=${search.body.items[0].listingId}`);
  const placed = await call(buyer, "POST", "/api/buyer/checkout/place", { lines: [{ variantId: product.body.product.variants[0].variantId, quantity: 1 }] });
  expect(placed.status).toBe(200);
  const advanced = await call(controlToken, "POST", "/api/clock/advance", { world, by: "P21D", wait: true });
  expect(advanced.body).toMatchObject({ advance: { state: "ready", fired: 1 } });
  const order = await call(buyer, "GET", `/api/buyer/orders/get?orderNo=${placed.body.orders[0].orderNo}`);
  expect(order.body.order).toMatchObject({ state: "closed", closeReason: "unpaid_expired" });
  expect((await end()).body).toEqual({ deleted: true });
  expect((await call(buyer, "GET", "/api/session/me")).body.kind).toBe("anonymous");
});

test("tRPC and HTTP give the same answer, and the same refusal", async () => {
  const { tokenOf, end } = await sandbox();
  const buyer = await tokenOf("buyer");
  const overTrpc = await call(buyer, "GET", `/trpc/buyer.orders.get?input=${encodeURIComponent(JSON.stringify({ orderNo: 4_711 }))}`);
  const overHttp = await call(buyer, "GET", "/api/buyer/orders/get?orderNo=4711");
  expect([overTrpc.status, overHttp.status]).toEqual([404, 404]);
  expect(overTrpc.body.error.data.code).toBe(overHttp.body.code);
  const unkeyed = await fetch(`${base}/api/buyer/cart/remove`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${buyer}` },
    body: JSON.stringify({ variantId: 1 }),
  });
  expect([unkeyed.status, ((await unkeyed.json()) as { fields: { field: string }[] }).fields[0]?.field]).toEqual([400, "Idempotency-Key"]);
  await end();
});

test("live changes come as server-sent events", async () => {
  const { world, tokenOf, end } = await sandbox();
  const buyer = await tokenOf("buyer");
  const stop = new AbortController();
  const response = await fetch(`${base}/trpc/live.changes?input=${encodeURIComponent("{}")}`, {
    headers: { authorization: `Bearer ${buyer}`, accept: "text/event-stream" },
    signal: stop.signal,
  });
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  let text = "";
  const turned = call(controlToken, "POST", "/api/clock/run", { world, rate: 42 });
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      if (text.includes('"rate":42')) break;
    }
  } finally {
    stop.abort();
  }
  expect(text).toMatch(/^id: \d+$/m);
  expect(text).toContain('"clockChanged":true');
  await turned;
  await end();
});

test("what is no request of ours is told so, without a server error", async () => {
  const post = (route: string, body: string, type = "application/json") =>
    fetch(`${base}${route}`, { method: "POST", headers: { ...headers(controlToken), "content-type": type }, body });
  const statuses = await Promise.all([
    post("/api/clock/pause", "{broken"),
    post("/api/clock/pause", '{"world":"x"}', "text/plain"),
    post("/api/clock/pause", JSON.stringify({ world: "x".repeat(1_100_000) })),
    post("/api/clock/pause", `${"[".repeat(10_000)}${"]".repeat(10_000)}`),
    post("/api/clock/pause", '{"__proto__":{"polluted":1},"world":"x"}'),
    post("/trpc/clock.pause", "{broken"),
    post("/trpc/clock.pause", "x".repeat(1_100_000)),
    fetch(`${base}/api/no/such/operation`),
    fetch(`${base}/api/clock/pause`),
    fetch(`${base}/trpc/no.such`),
    fetch(`${base}/api/buyer/orders/list?limit=1&limit=2`),
    fetch(`${base}/%E0%A4%A`),
    fetch(`${base}/nothing`),
    fetch(`${base}/trpc/session.me?input=%7Bbroken`),
  ]).then((responses) => responses.map(({ status }) => status));
  expect(statuses).toEqual([400, 415, 413, 400, 400, 400, 413, 404, 405, 404, 401, 404, 404, expect.any(Number)]);
  expect(statuses.every((status) => status < 500)).toBe(true);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test("every answer guards itself", async () => {
  const { headers: sent } = await call(null, "GET", "/api/session/me");
  expect(sent.get("x-content-type-options")).toBe("nosniff");
  expect(sent.get("cache-control")).toBe("no-store");
  expect(sent.get("x-powered-by")).toBeNull();
});

test("the queue's board opens by a ticket, once, to look at", async () => {
  const { tokenOf, end } = await sandbox();
  const admin = await tokenOf("admin");
  expect((await fetch(`${base}/queues/`)).status).toBe(401);
  const { body } = await call(admin, "POST", "/api/admin/queue/ticket");
  const ticket = `${base}/queues?ticket=${new URL(body.url).searchParams.get("ticket")}`;
  const first = await fetch(ticket, { redirect: "manual" });
  expect(first.status).toBe(303);
  expect(first.headers.get("set-cookie")).toMatch(/^souk_queues=.*; Path=\/queues; .*HttpOnly; SameSite=Lax$/);
  expect((await fetch(ticket, { redirect: "manual" })).status).toBe(401);
  const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
  const looked = await fetch(`${base}/queues/`, { headers: { cookie } });
  expect([200, 503]).toContain(looked.status);
  expect((await fetch(`${base}/queues/api/queues/deadlines/clean/failed`, { method: "PUT", headers: { cookie } })).status).toBe(405);
  expect((await fetch(`${base}/queues/`, { headers: { cookie: `${cookie}x` } })).status).toBe(401);
  await end();
});

/** A line to the database that can be cut and mended; meanwhile nobody listens at its end. */
async function openLine(to: URL) {
  const sockets = new Set<Socket>();
  const door = createDoor((front) => {
    const back = connect(Number(to.port), to.hostname);
    for (const [one, other] of [
      [front, back],
      [back, front],
    ] as const) {
      sockets.add(one);
      one.on("error", () => {}).on("close", () => other.destroy());
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => door.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = door.address() as AddressInfo;
  const url = new URL(to);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    async cut() {
      const closed = new Promise((resolve) => door.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: () => listen(port),
  };
}

test("a lost database is nobody's fault: every door answers 503 and when to come back, and serves again once it is there", async () => {
  const { tokenOf, end } = await sandbox();
  const buyer = await tokenOf("buyer");
  const line = await openLine(new URL(process.env["DATABASE_URL"] ?? ""));
  const other = await open(createHouse({ env: { ...env, DATABASE_URL: line.url }, name: "souk-api-test" }));
  const ask = (route: string, init: RequestInit = {}) => fetch(`${other.base}${route}`, { headers: headers(buyer), ...init });
  const calls = [
    ["/api/buyer/orders/list", {}],
    ["/api/buyer/cart/setQuantity", { method: "POST", body: JSON.stringify({ variantId: 1, quantity: 1 }) }],
    ["/trpc/buyer.orders.list?input={}", {}],
    ["/files/1", {}],
  ] as const;
  expect((await ask("/api/buyer/orders/list")).status).toBe(200);

  await line.cut();
  for (const [route, init] of calls) {
    const answer = await ask(route, init);
    expect([route, answer.status, answer.headers.get("retry-after")]).toEqual([route, 503, "5"]);
    expect(JSON.stringify(await answer.json())).toContain("The database does not answer");
  }
  await line.mend();
  await expect.poll(async () => (await ask("/api/buyer/orders/list")).status).toBe(200);

  await other.close();
  await line.cut();
  await end();
});

test("absolute and odd addresses are no way in", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    httpRequest({ host: "127.0.0.1", port, path: "http://elsewhere.example/health" }, (response) => resolve(response.resume().statusCode))
      .once("error", reject)
      .end();
  });
  expect(status).toBe(400);
});
