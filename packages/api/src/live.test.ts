import { liveChannel } from "@souk/jobs";
import { isTrackedEnvelope } from "@trpc/server";
import { createPersonToken, pauseClock, runClock } from "@souk/market";
import { expect, onTestFinished, test } from "vitest";
import type { ChangeView } from "./contract/index.ts";
import { changedSince } from "./reads/events.ts";
import { contextOf } from "./request.ts";
import { appRouter } from "./router.ts";
import { createCallerFactory } from "./trpc.ts";
import { apiWorld, testHouse, type ApiWorld } from "./test-door.ts";

const callerFactory = createCallerFactory(appRouter);

/** A screen that listens: what it hears next, one after the other. */
async function listen(w: ApiWorld, who: string) {
  const token = await createPersonToken(w.db, w.id, w.person(who).id);
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const wire = { portal: null, cookie: null, authorization: `Bearer ${token}`, idempotencyKey: null, address: "" };
  const caller = callerFactory(await contextOf(testHouse(), wire, { setHeader: () => {} }), { signal: stop.signal });
  const heard = (await caller.live.changes({}))[Symbol.asyncIterator]();
  const next = async (): Promise<ChangeView> => {
    const { value } = await heard.next();
    if (!isTrackedEnvelope(value)) throw new Error("every signal carries its number");
    return value[1] as ChangeView;
  };
  // The first one says where the clock stands; from then on everything is heard.
  expect(await next()).toMatchObject({ all: false, orders: [] });
  return { next, token };
}

test("a page is told to ask again when something of its reader's has happened since it was made, or the clock was turned", async () => {
  const w = await apiWorld();
  const { clock } = (await (await w.of("mira"))("session.clock")).body;
  const seen = { serverTime: clock.serverTime as string, epoch: clock.epoch as number };
  // The second that is spared for commits under way holds the making of this world.
  const young = { ...seen, serverTime: new Date(Date.parse(seen.serverTime) + 60_000).toISOString() };
  const first = async (who: string, page: typeof seen): Promise<unknown> => {
    const token = await createPersonToken(w.db, w.id, w.person(who).id);
    const stop = new AbortController();
    const wire = { portal: null, cookie: null, authorization: `Bearer ${token}`, idempotencyKey: null, address: "" };
    const caller = callerFactory(await contextOf(testHouse(), wire, { setHeader: () => {} }), { signal: stop.signal });
    const { value } = await (await caller.live.changes({ seen: page }))[Symbol.asyncIterator]().next();
    stop.abort();
    return isTrackedEnvelope(value) ? value[1] : value;
  };
  expect(await first("mira", young)).toMatchObject({ all: false, clockChanged: false });
  await w.buy({ by: "mira", unpaid: true });
  for (const who of ["mira", "admin"]) expect(await first(who, seen), who).toMatchObject({ all: true, clockChanged: false });
  await pauseClock(w.db, w.id);
  expect(await first("mira", young)).toMatchObject({ all: false, clockChanged: true });
});

test("what has happened since a page was made counts for whose order, store or account it was", async () => {
  const w = await apiWorld();
  const admin = await w.of("admin");
  const [buyerId, storeId] = [w.person("mira").id, w.person("ines").storeId ?? 0];
  const made = Date.now() + 1_000;
  const heard = () => Promise.all(([{ buyerId }, { storeId }, "all"] as const).map((scope) => changedSince(w.db, w.id, scope, made)));
  expect(await heard()).toEqual([false, false, false]);
  expect((await admin("admin.buyers.warn", { buyerId: w.person("leon").id, reason: "Unpaid orders" })).status).toBe(200);
  expect(await heard()).toEqual([false, false, true]);
  expect((await admin("admin.stores.putUnderReview", { storeId, reason: "Signals" })).status).toBe(200);
  expect(await heard()).toEqual([false, true, true]);
  expect((await admin("admin.buyers.warn", { buyerId, reason: "Unpaid orders" })).status).toBe(200);
  expect(await heard()).toEqual([true, true, true]);
});

/** What the relay says when it has sent a batch off. */
const relaySays = (w: ApiWorld, orders: readonly number[] | null, beside: { buyers?: number[]; stores?: number[] } = {}): Promise<unknown> =>
  w.db`select pg_notify(${liveChannel}, ${JSON.stringify({ worldId: w.id, touched: orders && { orders, buyers: [], stores: [], ...beside } })})`;

test("a screen hears of its own orders within a second, and of nobody else's", async () => {
  const w = await apiWorld();
  const [own = 0] = await w.buy({ by: "mira", unpaid: true });
  const [other = 0] = await w.buy({ by: "leon", unpaid: true });
  const mira = await listen(w, "mira");
  await relaySays(w, [other]);
  await relaySays(w, [other, own]);
  expect(await mira.next()).toMatchObject({ orders: [own], all: false, clockChanged: false });
  await relaySays(w, null);
  expect(await mira.next()).toMatchObject({ orders: [], all: true });
});

test("a screen hears of its own store or account, where no order changed, and of nobody else's", async () => {
  const w = await apiWorld();
  const [own = 0] = await w.buy({ by: "mira", unpaid: true });
  const [mira, ines, nadia] = [await listen(w, "mira"), await listen(w, "ines"), await listen(w, "admin")];
  const { storeId } = w.person("ines");
  await relaySays(w, [], { buyers: [w.person("leon").id], stores: [(storeId ?? 0) + 1] });
  expect(await nadia.next()).toMatchObject({ all: true, orders: [] });
  await relaySays(w, [], { buyers: [w.person("mira").id], stores: [storeId ?? 0] });
  for (const heard of [mira, ines, nadia]) expect(await heard.next()).toMatchObject({ all: true, orders: [], clockChanged: false });
  await relaySays(w, [own], { buyers: [w.person("mira").id] });
  expect(await mira.next()).toMatchObject({ all: false, orders: [own] });
});

test("a turn of the clock reaches every screen of the world", async () => {
  const w = await apiWorld();
  const mira = await listen(w, "mira");
  await runClock(w.db, w.id, 60);
  expect(await mira.next()).toMatchObject({ clockChanged: true, clock: { mode: "live", rate: 60 } });
  await pauseClock(w.db, w.id);
  expect(await mira.next()).toMatchObject({ clockChanged: true, clock: { mode: "paused" } });
});

test("whoever has lost the token hears nothing more", async () => {
  const w = await apiWorld();
  const [own = 0] = await w.buy({ by: "mira", unpaid: true });
  const mira = await listen(w, "mira");
  await w.db`update tokens set revoked_at = clock_timestamp() where world_id = ${w.id}`;
  await relaySays(w, [own]);
  await expect(mira.next()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("what happened in a span of time counts every event in it, and only those", async () => {
  const w = await apiWorld();
  const mira = await w.of("mira");
  const before = (await mira("session.clock")).body.clock.now;
  await w.buy({ by: "mira", unpaid: true });
  await w.buy({ by: "leon", unpaid: true });
  const after = new Date(Date.parse((await mira("session.clock")).body.clock.now) + 1).toISOString();
  const { body } = await mira("events.between", { from: new Date(Date.parse(before) - 1).toISOString(), to: after });
  expect(body.counts).toEqual({ order_placed: 1 });
  expect(body.events).toMatchObject([{ type: "order_placed" }]);
  expect((await mira("events.between", { from: after, to: after })).body.counts).toEqual({});
});
