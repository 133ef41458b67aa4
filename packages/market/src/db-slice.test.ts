import { inWorld, openCommand, openDue, readSlice, save, type OpenedSlice, type WorldTx } from "@souk/db";
import { days, hours, type Order, type OrderCommand } from "@souk/rulebook";
import { run, type Changes } from "@souk/sim";
import { expect, test } from "vitest";
import { ports } from "./ports.ts";
import { freshWorld, type TestWorld } from "./testing/index.ts";

const allOrders = async ({ sql, worldId }: WorldTx): Promise<number[]> =>
  (await sql<{ no: number }[]>`select no from orders where world_id = ${worldId} order by no`).map(({ no }) => no);

const everything = (w: TestWorld): Promise<OpenedSlice> =>
  inWorld(w.db, w.id, async (tx) =>
    readSlice(tx, { orders: await allOrders(tx), variants: (await tx.sql<{ id: number }[]>`select id from variants`).map(({ id }) => id) }),
  );

/** One move by hand: what the loop makes of it in memory, and what the rows say after the save. */
const moveAndReopen = (
  w: TestWorld,
  no: number,
  party: "buyer" | "seller",
  command: OrderCommand,
): Promise<{ readonly changes: Changes; readonly rows: OpenedSlice }> =>
  inWorld(w.db, w.id, async (tx) => {
    const opened = await openCommand(tx, { orders: [no] });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const order = opened.slice.orders.get(no)?.order as Order;
    const person = party === "buyer" ? order.buyerId : (w.people.find((p) => p.storeId === order.storeId)?.id ?? null);
    const changes = run(opened.slice, [{ at: opened.now, actor: { party, person }, orderNo: no, command }], opened.now, ports);
    expect(changes.decisions).toMatchObject([{ move: { command }, decision: { kind: "accepted" } }]);
    await save(tx, changes, { before: opened.before, policies: opened.slice.policies });
    return { changes, rows: await readSlice(tx, { orders: [no] }) };
  });

test("an order comes back from its rows exactly as it was saved, after every kind of step", async () => {
  const w = await freshWorld("one-paid-order");
  const story: readonly (readonly ["buyer" | "seller", OrderCommand])[] = [
    ["buyer", { on: "request_cancellation", reason: "found_cheaper", note: "half the price next door", complaint: false }],
    ["seller", { on: "make_counter_offer", amount: 100 }],
    ["seller", { on: "make_counter_offer", amount: 200 }],
    ["buyer", { on: "accept_counter_offer", offerNo: 2 }],
    ["buyer", { on: "request_cancellation", reason: "changed_mind", note: "", complaint: true }],
    ["seller", { on: "reject_cancellation", reason: "already_packed", note: "it is in the box" }],
    ["seller", { on: "ask_extension", days: 2 }],
    ["buyer", { on: "grant_extension", days: 2 }],
    ["buyer", { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false }],
    ["seller", { on: "approve_cancellation" }],
    ["buyer", { on: "trash" }],
  ];
  for (const [party, command] of story) {
    const { changes, rows } = await moveAndReopen(w, 1001, party, command);
    expect({ after: command, ...rows.slice.orders.get(1001) }).toEqual({ after: command, ...changes.orders[0] });
  }
});

test("a market advanced in rows is the market advanced in memory, order by order and to the hash", async () => {
  const w = await freshWorld("orders-n", { orders: 40, seed: "rows and memory" });
  const opened = await everything(w);
  const until = opened.now + days(45);
  run(opened.slice, [], until, ports);

  await w.advance(days(45));

  const rows = await everything(w);
  expect(rows.now).toBe(until);
  expect(rows.slice.orders).toEqual(opened.slice.orders);
  expect(rows.slice.grants).toEqual(opened.slice.grants);
  expect(rows.slice.buyers).toEqual(opened.slice.buyers);
  expect(rows.slice.variants).toEqual(opened.slice.variants);
});

test("a save over a version that has moved on is refused as a whole", async () => {
  const w = await freshWorld("one-paid-order");
  const before = await w.order(1001);
  const late = inWorld(
    w.db,
    w.id,
    async (tx) => {
      const opened = await openCommand(tx, { orders: [1001] });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      const ask: OrderCommand = { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false };
      const changes = run(
        opened.slice,
        [{ at: opened.now, actor: { party: "buyer", person: before.buyerId }, orderNo: 1001, command: ask }],
        opened.now,
        ports,
      );
      await save(tx, { ...changes, openedAt: new Map([[1001, before.version - 1]]) }, { before: opened.before, policies: opened.slice.policies });
    },
    { retries: 0 },
  );
  await expect(late).rejects.toMatchObject({ code: "40001" });
  expect(await w.order(1001)).toEqual(before);
});

test("an opening names what is absent by leaving it out", async () => {
  const w = await freshWorld();
  const opened = await inWorld(w.db, w.id, (tx) => openCommand(tx, { orders: [4711], buyerId: 999, variants: [999], grants: [999], stores: [999] }));
  expect(opened.kind).toBe("opened");
  if (opened.kind !== "opened") return;
  for (const map of [opened.slice.orders, opened.slice.buyers, opened.slice.variants, opened.slice.grants, opened.slice.stores]) expect(map.size).toBe(0);
});

test("numbers are taken from the world one after the other, by transactions that commit", async () => {
  const w = await freshWorld();
  const take = (fail = false) =>
    inWorld(w.db, w.id, async (tx) => {
      const opened = await openCommand(tx, { takeOrders: 2, takeCheckouts: 1 });
      if (fail) throw new Error("changed my mind");
      return opened.kind === "opened" ? [opened.firstOrderNo, opened.firstCheckoutNo] : [];
    });
  expect(await take()).toEqual([1001, 1001]);
  await expect(take(true)).rejects.toThrow("changed my mind");
  expect(await take()).toEqual([1003, 1002]);
});

test("a drain leaves a world alone whose clock stands, and an advance takes instants whole", async () => {
  const w = await freshWorld("one-paid-order", { broken: true });
  const drained = await inWorld(w.db, w.id, (tx) => openDue(tx, { mode: "drain" }));
  expect(drained).toEqual({ kind: "idle", mode: "paused" });

  const two = await w.buy({ unpaid: true, articles: ["Desk lamp"] });
  await inWorld(
    w.db,
    w.id,
    ({ sql }) => sql`update deadlines set due = (select max(due) from deadlines), state = 'armed', fired_at = null where state = 'armed'`,
  );
  const opened = await inWorld(w.db, w.id, (tx) => openDue(tx, { mode: "advance", until: Number.MAX_SAFE_INTEGER, limit: 1 }));
  expect(opened.kind).toBe("opened");
  if (opened.kind === "opened") expect([...opened.slice.orders.keys()]).toEqual([1001, ...two]);
});

test("a drain passes by an order that somebody holds", async () => {
  const w = await freshWorld("one-paid-order", { clock: { mode: "live", rate: 1 }, broken: true });
  const [other = 0] = await w.buy({ unpaid: true });
  // Both are long overdue by now.
  await inWorld(w.db, w.id, ({ sql }) => sql`update worlds set anchor_virtual = anchor_virtual + ${days(30)} where id = ${w.id}`);
  await inWorld(w.db, w.id, async (held) => {
    await openCommand(held, { orders: [1001] });
    const opened = await inWorld(w.db, w.id, (tx) => openDue(tx, { mode: "drain" }));
    if (opened.kind !== "opened") throw new Error(opened.kind);
    expect([...opened.slice.orders.keys()]).toEqual([other]);
  });
});

test("a command waits for whoever changes its order's store", async () => {
  const w = await freshWorld("one-paid-order", { clock: { mode: "live", rate: 1 } });
  const { storeId } = await w.order(1001);
  await inWorld(w.db, w.id, async (held) => {
    await held.sql`select from stores where world_id = ${w.id} and id = ${storeId} for update`;
    const hurried = inWorld(
      w.db,
      w.id,
      async (tx) => {
        await tx.sql`set local lock_timeout = 1`;
        return openCommand(tx, { orders: [1001] });
      },
      { retries: 0 },
    );
    await expect(hurried).rejects.toMatchObject({ code: "55P03" });
  });
});

test("reading says that something is overdue before anybody has applied it", async () => {
  const w = await freshWorld("one-paid-order", { clock: { mode: "live", rate: 1 }, broken: true });
  const read = () => inWorld(w.db, w.id, (tx) => readSlice(tx, { orders: [1001] }));
  expect((await read()).overdue).toBe(false);
  await inWorld(w.db, w.id, ({ sql }) => sql`update worlds set anchor_virtual = anchor_virtual + ${days(30)} + ${hours(1)} where id = ${w.id}`);
  expect((await read()).overdue).toBe(true);
});
