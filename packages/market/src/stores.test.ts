import { days, hours, type OrderCommand, type StoreCommand } from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import {
  collectCoupon,
  digestOf,
  followNext,
  followProgress,
  playStore,
  previewAdvance,
  previewStoreAct,
  runAdvance,
  startAdvance,
  type StoreOutcome,
} from "./index.ts";
import { freshWorld, type TestWorld } from "./testing/index.ts";

const ship = { on: "ship", carrier: "Northbound Post", tracking: "NB123456789" } as const;
const ask = { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false } as const;
const freeze = { on: "freeze_store", reason: "Three complaints about empty parcels" } as const;
const release = { on: "release_store", note: "The seller proved the deliveries" } as const;
const block = { on: "block_store", note: "No proof came" } as const;

const act = (w: TestWorld, storeId: number, command: StoreCommand, who = "admin", key?: string): Promise<StoreOutcome> =>
  playStore(w.db, w.as(who, key), storeId, command);

const follow = async (w: TestWorld): Promise<void> => {
  while ((await followNext(w.db, w.id)).left > 0);
};

/** A paid, verified order of the store that sells pendant lights. */
async function toShip(w: TestWorld): Promise<{ readonly no: number; readonly storeId: number }> {
  const [no = 0] = await w.buy({ articles: ["Harbour pendant light"] });
  await w.advance(hours(24));
  return { no, storeId: (await w.order(no)).storeId };
}

describe("a freeze", () => {
  test("binds every order at once, and a release gives each timer back what was left, to the millisecond", async () => {
    const w = await freshWorld();
    const { no, storeId } = await toShip(w);
    await w.play(w.as("mira"), no, ask);
    const before = await w.order(no);
    await w.jump(hours(10) + 7);
    expect(await act(w, storeId, freeze)).toMatchObject({ kind: "done", act: { no: 1, kind: "freeze", bound: 1 } });
    const seller = await w.sellerOf(no);
    const refused: readonly (readonly [string, OrderCommand])[] = [
      ["seller", ship],
      ["seller", { on: "approve_cancellation" }],
      ["buyer", { on: "withdraw_cancellation" }],
    ];
    for (const [who, command] of refused)
      expect(await w.play(who === "seller" ? seller : w.as("mira"), no, command)).toMatchObject({ kind: "refused", refusal: { code: "order_frozen" } });
    await follow(w);
    expect(await w.order(no)).toMatchObject({ frozen: ["store_investigation"], storeActs: 1 });

    // Long enough that every timer would have fired, and evidence so that the store is not blocked meanwhile.
    await playStore(w.db, seller, storeId, { on: "submit_evidence", files: [], text: "Here are the receipts." });
    await w.advance(days(12));
    expect((await w.order(no)).state).toBe("awaiting_shipment");
    expect(await act(w, storeId, release)).toMatchObject({ kind: "done", act: { kind: "release", bound: 1 } });
    const after = await w.order(no);
    const dueOf = (order: typeof after, kind: string) => order.deadlines.find((d) => d.kind === kind && d.state === "armed")?.due ?? 0;
    await follow(w);
    const released = await w.order(no);
    for (const kind of ["cancel_respond", "ship_by"]) expect(dueOf(released, kind) - dueOf(before, kind)).toBe(days(12));
    await w.advance(dueOf(released, "cancel_respond") - (await w.now()) - 1);
    expect((await w.order(no)).state).toBe("awaiting_shipment");
    await w.advance(1);
    expect(await w.order(no)).toMatchObject({ state: "closed", closeReason: "cancel_auto" });
  });

  test("finds its orders in any moment: an order that has not followed yet follows when somebody opens it", async () => {
    const w = await freshWorld();
    const { no, storeId } = await toShip(w);
    await act(w, storeId, freeze);
    expect((await w.order(no)).frozen).toEqual([]);
    expect(await w.play(await w.sellerOf(no), no, ship)).toMatchObject({ kind: "refused" });
    expect((await w.order(no)).frozen).toEqual(["store_investigation"]);
    expect(await followProgress(w.db, w.id, storeId)).toMatchObject({ act: { kind: "freeze" }, bound: 1, left: 1 });
    await follow(w);
    expect(await followProgress(w.db, w.id, storeId)).toMatchObject({ bound: 1, left: 0 });
  });

  test("takes no new orders and no payments, and an unpaid order stays payable after the release", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy({ articles: ["Harbour pendant light"], unpaid: true });
    const { storeId } = await w.order(no);
    await act(w, storeId, freeze);
    expect((await w.place({ articles: ["Harbour pendant light"] })).outcome).toMatchObject({ kind: "refused", refusal: { code: "store_not_selling" } });
    expect((await w.pay(w.as("mira"), no)).outcome).toMatchObject({ kind: "refused", refusal: { code: "store_not_selling" } });
    await act(w, storeId, release);
    expect((await w.pay(w.as("mira"), no)).outcome.kind).toBe("done");
  });

  test("ends in a block when no evidence comes, and every paid order is annulled with all its money back", async () => {
    const w = await freshWorld();
    const { no, storeId } = await toShip(w);
    const [unpaid = 0] = await w.buy({ articles: ["Harbour pendant light"], unpaid: true });
    const { price } = await w.order(no);
    await act(w, storeId, freeze);
    await w.advance({ until: { event: "store_blocked" } });
    await w.advance(0);
    expect(await w.order(no)).toMatchObject({ state: "closed", closeReason: "annulled", refunds: [{ amount: price.total, cause: "annulled" }] });
    expect(await w.order(unpaid)).toMatchObject({ state: "closed", closeReason: "annulled", refunds: [] });
    const [coupon] = await rowsOf<{ id: number }>(w, "select id from coupons where world_id = $1 and store_id = $2", storeId);
    await expect(collectCoupon(w.db, w.as("mira"), coupon?.id ?? 0)).rejects.toThrow("the store of this coupon has been blocked");
  });

  test("is given twice or under one key with one effect", async () => {
    const w = await freshWorld();
    const { storeId } = await toShip(w);
    const first = await act(w, storeId, freeze, "admin", "freeze-1");
    expect(await act(w, storeId, freeze, "admin", "freeze-1")).toMatchObject({ ...first, replayed: true, wake: expect.anything() });
    expect(await act(w, storeId, freeze)).toMatchObject({ kind: "already_done" });
    await follow(w);
  });
});

describe("what a freeze would touch is what it then touches", () => {
  test.each(["freeze", "block"] as const)("%s", async (kind) => {
    const w = await freshWorld("orders-n", { orders: 80, seed: "blast" });
    const storeId = await busiestStore(w);
    if (kind === "block") {
      await act(w, storeId, freeze);
      await follow(w);
      await w.jump(1);
    }
    const stillBefore = await suspendedOf(w, storeId);
    const preview = await previewStoreAct(w.db, w.id, storeId, kind);
    expect(preview.bound).toBeGreaterThan(3);
    const outcome = await act(w, storeId, kind === "freeze" ? freeze : block);
    expect(outcome).toMatchObject({ kind: "done", act: { bound: preview.bound } });
    await follow(w);
    const happened = await eventsOf(w, storeId, preview.at);
    expect({ frozen: happened["order_frozen"] ?? 0, annulled: happened["order_closed"] ?? 0, payoutLost: happened["payout_lost"] ?? 0 }).toEqual({
      frozen: preview.becomes.frozen,
      annulled: preview.becomes.annulled,
      payoutLost: preview.becomes.payoutLost,
    });
    for (const bucket of ["pending", "available", "withheld"] as const)
      expect(0 - (await w.ledger(`L:seller_${bucket}:${storeId}`))).toBe(preview.money.after[bucket]);
    const { paused, ended } = preview.timers;
    expect(await suspendedOf(w, storeId)).toBe(kind === "freeze" ? stillBefore + sum(paused) : 0);
    if (kind === "block") expect(sum(ended)).toBeGreaterThanOrEqual(stillBefore);
  });
});

describe("whoever commits first wins", () => {
  test("a freeze against shipping, approving, asking and placing: nothing of the store is changed by its people after the freeze", async () => {
    const w = await freshWorld();
    const nos: number[] = [];
    for (let n = 0; n < 6; n += 1) nos.push(...(await w.buy({ articles: ["Harbour pendant light"] })));
    await w.advance(hours(24));
    const { storeId } = await w.order(nos[0] ?? 0);
    for (const no of nos.slice(0, 3)) await w.play(w.as("mira"), no, ask);
    const seller = await w.sellerOf(nos[0] ?? 0);
    const racing = nos.flatMap((no, n) => [
      w.play(seller, no, n < 3 ? { on: "approve_cancellation" } : ship),
      w.play(w.as("mira"), no, n < 3 ? { on: "withdraw_cancellation" } : ask),
      w.place({ articles: ["Harbour pendant light"] }).then(({ outcome }) => outcome),
    ]);
    const [frozen, ...outcomes] = await Promise.all([act(w, storeId, freeze), ...racing]);
    expect(frozen?.kind).toBe("done");
    for (const outcome of outcomes) expect(["done", "already_done", "refused"]).toContain(outcome?.kind);
    await follow(w);
    const [late] = await rowsOf<{ n: number }>(
      w,
      "select count(*)::int as n from events e join orders o on o.world_id = $1 and 'order:' || o.no = e.stream join store_acts a on a.world_id = $1 and a.store_id = o.store_id where e.world_id = $1 and e.party in ('buyer', 'seller') and e.recorded_at > (select recorded_at from events f where f.world_id = $1 and f.stream = 'store:' || a.store_id and f.type = 'store_frozen')",
    );
    expect(late).toEqual({ n: 0 });
    // Whatever was done before the freeze stands; from now on nothing is done.
    for (const no of nos) expect((await w.play(seller, no, ship)).kind).not.toBe("done");
    const { outcome } = await w.place({ articles: ["Harbour pendant light"] });
    expect(outcome).toMatchObject({ kind: "refused", refusal: { code: "store_not_selling" } });
  });

  test("ten workers let orders follow at once: each order follows once", async () => {
    const w = await freshWorld("orders-n", { orders: 80, seed: "ten workers" });
    const storeId = await busiestStore(w);
    await act(w, storeId, freeze);
    await Promise.all(Array.from({ length: 10 }, () => followNext(w.db, w.id, { limit: 3 })));
    await follow(w);
    const twice = await rowsOf(w, "select stream from events where world_id = $1 and type = 'order_frozen' group by stream having count(*) > 1");
    expect(twice).toEqual([]);
  });
});

describe("an annulment", () => {
  test("killed in the middle of any batch goes on where it stood, and gives each buyer the money back once", async () => {
    const w = await freshWorld("orders-n", { orders: 120, seed: "annulled" });
    const storeId = await busiestStore(w);
    await act(w, storeId, freeze);
    await follow(w);
    await w.jump(1);
    const preview = await previewStoreAct(w.db, w.id, storeId, "block");
    await act(w, storeId, block);
    await followNext(w.db, w.id, { limit: 2 });
    // A worker that dies with its transaction open leaves nothing of its batch behind.
    const dying = w.db.begin(async (sql) => {
      await sql`select set_config('souk.world', ${String(w.id)}, true)`;
      await sql`select open_followers(${w.id}, ${storeId}, 5)`;
      throw new Error("killed");
    });
    await expect(dying).rejects.toThrow("killed");
    while ((await followNext(w.db, w.id, { limit: 2 })).left > 0);
    const [refunds] = await rowsOf<{ sum: number; orders: number; times: number }>(
      w,
      "select sum(r.amount)::bigint as sum, count(distinct r.order_no)::int as orders, count(*)::int as times from refunds r join orders o on o.world_id = $1 and o.no = r.order_no where r.world_id = $1 and o.store_id = $2 and r.cause = 'annulled'",
      storeId,
    );
    expect(refunds).toEqual({ sum: preview.refunded, orders: refunds?.times, times: refunds?.times });
    const [left] = await rowsOf<{ n: number }>(
      w,
      "select count(*)::int as n from orders where world_id = $1 and store_id = $2 and state not in ('finished', 'closed')",
      storeId,
    );
    expect(left).toEqual({ n: 0 });
  });
});

test("time in any pieces, by one worker or two, makes the same world when a store is blocked by its own deadline on the way", async () => {
  const digests = new Set<string>();
  for (const [split, workers] of [
    [[days(20)], 1],
    [[hours(1), days(2), 1, days(1) - 1, days(17) - hours(1)], 1],
    [[days(3), days(17)], 2],
  ] as const) {
    const w = await freshWorld("disputes", { seed: "partition" });
    const storeId = 1;
    await act(w, storeId, freeze);
    for (const by of split) {
      const { no } = await startAdvance(w.db, w.id, { by });
      await Promise.all(Array.from({ length: workers }, () => runAdvance(w.db, w.id, no)));
    }
    digests.add(await digestOf(w.db, w.id));
    const [store] = await rowsOf<{ state: string }>(w, "select state from stores where world_id = $1 and id = $2", storeId);
    expect(store).toEqual({ state: "blocked" });
  }
  expect(digests.size).toBe(1);
});

test("a preview of an advance counts the deadlines of stores, and the orders they annul", async () => {
  const w = await freshWorld("disputes", { seed: "previewed" });
  const preview = await previewAdvance(w.db, w.id, { by: days(10) });
  expect(preview.fires.freeze_evidence).toBe(1);
  const { no } = await startAdvance(w.db, w.id, { by: days(10) });
  const before = await rowsOf<{ n: number }>(w, "select count(*)::int as n from events where world_id = $1");
  await runAdvance(w.db, w.id, no);
  const after = await rowsOf<{ n: number }>(w, "select count(*)::int as n from events where world_id = $1");
  expect((after[0]?.n ?? 0) - (before[0]?.n ?? 0)).toBe(Object.values(preview.events).reduce((all, n) => all + n, 0));
});

const sum = (counts: Readonly<Partial<Record<string, number>>>): number => Object.values(counts).reduce<number>((all, n) => all + (n ?? 0), 0);

const rowsOf = <T extends object>(w: TestWorld, query: string, ...values: (string | number)[]): Promise<T[]> =>
  w.db.begin(async (sql) => {
    await sql`select set_config('souk.world', ${String(w.id)}, true)`;
    return sql.unsafe<T[]>(query, [w.id, ...values]);
  }) as Promise<T[]>;

/** The store with most orders that an act would bind. */
async function busiestStore(w: TestWorld): Promise<number> {
  const [row] = await rowsOf<{ storeId: number }>(
    w,
    "select store_id from orders where world_id = $1 and bound_until is not null group by store_id order by count(*) desc, store_id",
  );
  if (!row) throw new Error("no store has orders");
  return row.storeId;
}

async function eventsOf(w: TestWorld, storeId: number, at: number): Promise<Record<string, number>> {
  const rows = await rowsOf<{ type: string; n: number }>(
    w,
    "select e.type, count(*)::int as n from events e join orders o on o.world_id = $1 and 'order:' || o.no = e.stream where e.world_id = $1 and o.store_id = $2 and e.at = $3 and e.rule in ('T30', 'T31', 'T32') group by 1",
    storeId,
    at,
  );
  return Object.fromEntries(rows.map(({ type, n }) => [type, n]));
}

async function suspendedOf(w: TestWorld, storeId: number): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    w,
    "select count(*)::int as n from deadlines d join orders o on o.world_id = $1 and o.no = d.order_no where d.world_id = $1 and o.store_id = $2 and d.state = 'suspended'",
    storeId,
  );
  return row?.n ?? 0;
}
