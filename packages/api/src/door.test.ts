import { expect, test } from "vitest";
import type { Portal } from "./contract/index.ts";
import { createCaller, fetchHandler, maxBodyBytes } from "./door.ts";
import { apiWorld, testHouse, type ApiWorld } from "./test-door.ts";

const origin = "http://souk.test";

interface Sent {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- an answer of any procedure
  readonly body: any;
  readonly cookie: string | null;
  readonly headers: Headers;
}

/** A browser at a portal: it keeps its cookie, and its writes carry its origin. */
function browser(portal: Portal, jar = { cookie: "" }) {
  const handle = fetchHandler(testHouse(), { portal, address: () => "127.0.0.1" });
  const read = async (response: Response): Promise<Sent> => {
    const set = response.headers.get("set-cookie");
    if (set) jar.cookie = set.split(";")[0] ?? "";
    const body = (await response.json()) as { result?: { data: unknown }; error?: { message: string; data: unknown } };
    return { status: response.status, body: body.result?.data ?? body.error ?? body, cookie: set, headers: response.headers };
  };
  return {
    jar,
    get: async (path: string, input?: unknown): Promise<Sent> =>
      read(
        await handle(
          new Request(`${origin}/api/trpc/${path}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`, {
            headers: { cookie: jar.cookie },
          }),
        ),
      ),
    post: async (path: string, input: unknown, headers: Record<string, string> = {}): Promise<Sent> =>
      read(
        await handle(
          new Request(`${origin}/api/trpc/${path}`, {
            method: "POST",
            headers: { host: "souk.test", origin, "content-type": "application/json", cookie: jar.cookie, ...headers },
            body: typeof input === "string" ? input : JSON.stringify(input),
          }),
        ),
      ),
  };
}

const as = async (w: ApiWorld, portal: Portal, who: string) => {
  const one = browser(portal);
  await one.post("session.continueAs", { world: w.slug, personId: w.person(who).id });
  return one;
};

test("in a sandbox one continues as a person of the portal, by a cookie no script can read", async () => {
  const w = await apiWorld();
  const mira = browser("buyer");
  const { body: personas } = await mira.get("session.personas", { world: w.slug });
  expect(personas.people.every(({ role }: { role: string }) => role === "buyer")).toBe(true);
  const opened = await mira.post("session.continueAs", { world: w.slug, personId: w.person("mira").id });
  expect(opened.cookie).toMatch(/^souk_buyer=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/);
  expect(opened.headers.get("cache-control")).toBe("no-store");
  expect((await mira.get("session.me")).body).toMatchObject({
    kind: "person",
    via: "session",
    person: { name: "Mira Okafor", role: "buyer" },
    mayTurnClock: true,
  });
  expect((await mira.get("buyer.orders.list", {})).status).toBe(200);
  const caller = await createCaller(testHouse(), { portal: "buyer", cookies: mira.jar.cookie });
  expect((await caller.session.me()).person?.name).toBe("Mira Okafor");
});

test("a portal takes in only its own people, and a cookie counts only at its portal", async () => {
  const w = await apiWorld();
  const atBuyers = browser("buyer");
  expect((await atBuyers.post("session.continueAs", { world: w.slug, personId: w.person("admin").id })).status).toBe(404);
  const mira = await as(w, "buyer", "mira");
  const smuggled = browser("admin", { cookie: mira.jar.cookie.replace("souk_buyer", "souk_admin") });
  expect((await smuggled.get("session.me")).body.kind).toBe("anonymous");
  expect((await smuggled.get("admin.stores.list", {})).status).toBe(401);
});

test("a session that has been signed out, has idled or has grown too old is nobody's", async () => {
  const w = await apiWorld();
  const mira = await as(w, "buyer", "mira");
  const stolen = browser("buyer", { cookie: mira.jar.cookie });
  expect((await stolen.get("buyer.orders.list", {})).status).toBe(200);
  await mira.post("session.signOut", {});
  expect(mira.jar.cookie).toBe("souk_buyer=");
  expect((await stolen.get("buyer.orders.list", {})).status).toBe(401);

  const leon = await as(w, "buyer", "leon");
  await w.db`update portal_sessions set seen_at = clock_timestamp() - interval '13 hours' where world_id = ${w.id}`;
  expect((await leon.get("buyer.orders.list", {})).status).toBe(401);
  const aiko = await as(w, "buyer", "aiko");
  await w.db`update portal_sessions set expires_at = clock_timestamp() - interval '1 second' where world_id = ${w.id}`;
  expect((await aiko.get("buyer.orders.list", {})).status).toBe(401);
});

test("continuing as somebody else ends the session before", async () => {
  const w = await apiWorld();
  const one = await as(w, "buyer", "mira");
  const before = one.jar.cookie;
  await one.post("session.continueAs", { world: w.slug, personId: w.person("leon").id });
  expect(one.jar.cookie).not.toBe(before);
  expect((await browser("buyer", { cookie: before }).get("session.me")).body.kind).toBe("anonymous");
});

test("writes come from the portal's own pages, as JSON, and not too large", async () => {
  const w = await apiWorld();
  const mira = await as(w, "buyer", "mira");
  const input = { variantId: 1, quantity: 1 };
  expect((await mira.post("buyer.cart.setQuantity", input, { origin: "http://elsewhere.test" })).status).toBe(403);
  expect((await mira.post("buyer.cart.setQuantity", input, { origin: "null" })).status).toBe(403);
  expect((await mira.post("buyer.cart.setQuantity", input, { "content-type": "text/plain" })).status).toBe(415);
  expect((await mira.post("buyer.cart.setQuantity", input, { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
  expect((await mira.post("buyer.cart.setQuantity", "x".repeat(maxBodyBytes + 1))).status).toBe(413);
  expect((await mira.post("buyer.cart.setQuantity", "{not json")).status).toBe(400);
  expect((await mira.post("buyer.cart.setQuantity", input)).status).toBe(200);
});

test("an account registers as a buyer, signs out and in again; a wrong password says as little as an unknown mail", async () => {
  const w = await apiWorld();
  const email = `${w.slug}@people.example`;
  const password = "a long enough password";
  const visitor = browser("buyer");
  expect((await visitor.post("session.register", { email, password: "short", name: "Nora", world: w.slug })).status).toBe(400);
  const registered = await visitor.post("session.register", { email, password, name: "Nora", world: w.slug });
  expect(registered.body).toMatchObject({ me: { person: { name: "Nora", role: "buyer" }, email, via: "session" } });
  expect((await visitor.get("buyer.orders.list", {})).body.orders).toEqual([]);
  await visitor.post("session.signOut", {});

  const wrong = await visitor.post("session.signIn", { email, password: "not the password" });
  const unknown = await visitor.post("session.signIn", { email: `nobody-${email}`, password: "not the password" });
  expect([wrong.status, wrong.body]).toEqual([400, unknown.body]);
  const back = await visitor.post("session.signIn", { email, password });
  expect(back.body).toMatchObject({ opened: true, me: { person: { name: "Nora" } } });
  const again = await visitor.post("session.register", { email, password, name: "Nora", world: w.slug });
  expect(again.body.data.fields[0]).toMatchObject({ field: "email", rule: "taken" });
  for (let k = 0; k < 5; k += 1) await visitor.post("session.signIn", { email, password: "still not it" });
  const tired = await visitor.post("session.signIn", { email, password });
  expect(tired.status).toBe(429);
  expect(Number(tired.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a batch holds twenty calls and not one more", async () => {
  const handle = fetchHandler(testHouse(), { portal: "buyer" });
  const batch = (n: number) => handle(new Request(`${origin}/api/trpc/${Array(n).fill("session.me").join(",")}?batch=1&input={}`));
  expect((await batch(20)).status).toBe(200);
  expect((await batch(21)).status).toBe(400);
});
