import { hash } from "node:crypto";
import {
  days,
  goodStanding,
  hours,
  openedStore,
  presets,
  storeFactsOf,
  type Actor,
  type BuyerMove,
  type CarrierPlan,
  type Ms,
  type Order,
  type OrderCommand,
  type StoreCommand,
} from "@souk/rulebook";
import { aDraft, dawn, payment } from "@souk/rulebook/testing";
import { describe, expect, test } from "vitest";
import { PoisonedDeadline, digestText, drawCarrier, run, type AnyMove, type Changes, type OrderCell, type Slice } from "./index.ts";

const ports = { hash: (text: string): string => hash("sha256", text, "hex") };
const buyer: Actor = { party: "buyer", person: 7 };
const seller: Actor = { party: "seller", person: 40 };
const admin: Actor = { party: "admin", person: 1 };
const policy = presets.souk;

const variant = (id: number) => ({ id, listingId: 1, storeId: 3, onSale: true, mode: "on_order", onHand: 100, reserved: 0 }) as const;

/** A market in memory: two stores, one buyer, nothing ordered yet. */
function market(over: Partial<Slice> = {}): Slice {
  const stores = [3, 4].map((id) => openedStore(id, dawn - days(100)));
  const empty = { available: 0, withheld: 0, receivable: 0 };
  return {
    seed: "lamp",
    currency: "EUR",
    carrier: "by_hand",
    policy,
    policies: new Map([[1, policy]]),
    orders: new Map(),
    stores: new Map(stores.map((store) => [store.id, storeFactsOf(store, empty)])),
    storeCells: new Map(stores.map((store) => [store.id, { store, head: "", pending: 0, contested: 0 }])),
    buyers: new Map([[7, { id: 7, state: "good", since: dawn, wallet: 0, unpaid: 0 }]]),
    buyerCells: new Map([[7, { standing: goodStanding(7, dawn), head: "" }]]),
    variants: new Map([11, 12, 13].map((id) => [id, variant(id)])),
    grants: new Map(),
    instruments: new Map([[5, { id: 5, buyerId: 7, rail: "card", label: "Card ending 4242", behaviour: "normal" }]]),
    ...over,
  };
}

const order = (at: Ms, actor: Actor, orderNo: number, command: OrderCommand): AnyMove => ({ at, actor, orderNo, command });
const store = (at: Ms, actor: Actor, command: StoreCommand, storeId = 3): AnyMove => ({ at, actor, storeId, command });
const place = (no: number): AnyMove => order(dawn, buyer, no, { on: "place", draft: aDraft({ no, checkoutNo: no, grants: [] }) });
const pay = (no: number, at = dawn + 1): AnyMove => order(at, buyer, no, payment(6934, 0, "card", { after: hours(1), outcome: "pass" }));
const ship = (no: number, at: Ms): AnyMove => order(at, seller, no, { on: "ship", carrier: "Post", tracking: `RR1234${no}` });
const confirm = (no: number, at: Ms): AnyMove => order(at, buyer, no, { on: "confirm_receipt" });
const freeze: StoreCommand = { on: "freeze_store", reason: "complaints" };
const evidence: StoreCommand = { on: "submit_evidence", files: [], text: "the invoices" };
const release: StoreCommand = { on: "release_store", note: "vindicated" };

const verified = (...numbers: number[]): AnyMove[] => [...numbers.map(place), ...numbers.map((no) => pay(no))];
const orderIn = (slice: Slice, no: number): Order => (slice.orders.get(no) as OrderCell).order;
const heads = (slice: Slice): string =>
  digestText([
    ...[...slice.orders].map(([no, { head }]) => [`order:${no}`, head] as const),
    ...[...slice.storeCells].map(([id, { head }]) => [`store:${id}`, head] as const),
  ]);
const steps = (changes: Changes): string[] =>
  [
    ...changes.events.map((e) => [e.at, `order:${e.orderNo} ${e.body.type}`] as const),
    ...changes.storeEvents.map((e) => [e.at, `store:${e.storeId} ${e.body.type}`] as const),
  ]
    .toSorted((a, b) => a[0] - b[0])
    .map(([, step]) => step);

describe("orders follow their store", () => {
  test("at the act's own instant, the ones it binds, before anything later happens to them", () => {
    const slice = market();
    run(slice, verified(1001, 1002, 1003), dawn + days(1), ports);
    const at = dawn + days(2);
    const changes = run(
      slice,
      [store(at, admin, freeze), order(at + 5, buyer, 1002, { on: "request_cancellation", reason: "other", note: "", complaint: false })],
      at + 5,
      ports,
    );
    expect(changes.storeEvents).toMatchObject([{ storeId: 3, n: 1, at, rule: "T30", body: { type: "store_frozen", act: 1 } }]);
    expect(changes.events.map((e) => [e.orderNo, e.at, e.rule, e.by.party])).toEqual([
      [1001, at, "T30", "clock"],
      [1002, at, "T30", "clock"],
      [1003, at, "T30", "clock"],
    ]);
    expect(changes.decisions.map(({ decision }) => decision.kind)).toEqual(["accepted", "refused"]);
    expect(changes).toMatchObject({ fired: 3, lastAt: at, stores: [{ openedAt: 0, cell: { store: { version: 1, state: "frozen" } } }] });
    expect(changes.notices.map((n) => `${n.stream} ${n.to} ${n.template}`)).toContain("store:3 seller store_frozen");
  });

  test("also when they lag: an order opened later for anything follows first, whatever it is opened for", () => {
    const whole = market();
    run(whole, verified(1001, 1002), dawn + days(1), ports);
    const at = dawn + days(2);
    // What the store's command sees is the store alone; its orders are opened by others, later.
    const alone: Slice = { ...whole, orders: new Map() };
    run(alone, [store(at, admin, freeze), store(at + 9, seller, evidence)], at + 9, ports);
    const first: Slice = { ...whole, orders: new Map([[1001, whole.orders.get(1001) as OrderCell]]) };
    const changes = run(first, [ship(1001, at + days(1))], at + days(1), ports);
    expect(changes.events.map((e) => [e.rule, e.at])).toEqual([["T30", at]]);
    expect(changes.decisions[0]?.decision).toMatchObject({ kind: "refused", refusal: { code: "order_frozen", since: at } });

    const together = market();
    run(together, [...verified(1001, 1002), store(at, admin, freeze), store(at + 9, seller, evidence)], at + days(1), ports);
    const second: Slice = { ...whole, orders: new Map([[1002, whole.orders.get(1002) as OrderCell]]) };
    run(second, [], at + days(1), ports);
    const joined: Slice = { ...whole, orders: new Map([...first.orders, ...second.orders]) };
    expect(heads(joined)).toBe(heads(together));
  });

  test("a freeze and a release that both came first are followed in their order, and re-arm exactly the rest", () => {
    const slice = market();
    run(slice, verified(1001), dawn + days(1), ports);
    const due = orderIn(slice, 1001).deadlines.find((d) => d.kind === "ship_by" && d.state === "armed")?.due ?? 0;
    const alone: Slice = { ...slice, orders: new Map() };
    run(alone, [store(dawn + days(2), admin, freeze), store(dawn + days(3), admin, release)], dawn + days(3), ports);
    run(slice, [], dawn + days(3), ports);
    expect(orderIn(slice, 1001)).toMatchObject({ storeActs: 2, frozen: [], version: 5 });
    expect(orderIn(slice, 1001).deadlines.find((d) => d.kind === "ship_by" && d.state === "armed")?.due).toBe(due + days(1));
  });

  test("the store's own deadline blocks it, and annuls its orders at that instant, before what is due on them", () => {
    const slice = market();
    const at = dawn + hours(2);
    run(slice, [...verified(1001), store(at, admin, freeze)], at, ports);
    const blockedAt = at + days(3);
    const changes = run(slice, [], blockedAt, ports);
    expect(steps(changes)).toEqual(["order:1001 order_closed", "order:1001 refund_created", "store:3 store_blocked"]);
    expect(orderIn(slice, 1001)).toMatchObject({ closeReason: "annulled", closedAt: blockedAt });
    expect(changes.entries.some((e) => e.stream === "order:1001" && e.account === "L:escrow:1001" && e.amount === 7497)).toBe(true);
  });

  test("a stop before a store's deadline leaves the clock one millisecond short of it", () => {
    const slice = market();
    run(slice, [store(dawn, admin, freeze)], dawn, ports);
    const stopped = run(slice, [], dawn + days(30), ports, { before: (due) => due.kind === "freeze_evidence" });
    expect([stopped.stoppedAt, stopped.fired]).toEqual([dawn + days(3) - 1, 0]);
    const after = run(slice, [], dawn + days(30), ports, { after: (event) => event.body.type === "store_blocked" });
    expect(after).toMatchObject({ stoppedAt: dawn + days(3), fired: 1 });
  });
});

describe("the store's money in step with its orders", () => {
  test("a freeze sweeps what is pending and available, a release brings each part back (W1, W2)", () => {
    const slice = market();
    const done = dawn + days(1);
    run(slice, [...verified(1001, 1002), ship(1001, done), ship(1002, done), confirm(1001, done + 1)], done + 1, ports);
    run(slice, [], done + 1 + days(15), ports);
    run(slice, [confirm(1002, done + days(16))], done + days(16), ports);
    expect(slice.storeCells.get(3)).toMatchObject({ pending: 6897, contested: 0 });
    expect(slice.stores.get(3)).toMatchObject({ available: 6897, withheld: 0 });
    const frozen = run(slice, [store(done + days(17), admin, freeze)], done + days(17), ports);
    expect(frozen.storeEvents[0]?.body).toMatchObject({ pending: 6897, available: 6897 });
    expect(slice.stores.get(3)).toMatchObject({ available: 0, withheld: 13794 });
    const chargeback = order(done + days(18), { party: "rail", person: null }, 1002, { on: "open_chargeback", amount: 6934, reason: "fraud" });
    run(slice, [chargeback], done + days(18), ports);
    expect(slice.storeCells.get(3)).toMatchObject({ pending: 0, contested: 6897 });
    const released = run(slice, [store(done + days(19), admin, release)], done + days(19), ports);
    expect(released.storeEvents[0]?.body).toMatchObject({ pending: 0, available: 6897 });
    expect(slice.stores.get(3)).toMatchObject({ available: 6897, withheld: 6897 });
    const paid = run(slice, [store(done + days(20), seller, { on: "withdraw_money", amount: 6000 })], done + days(20), ports);
    expect(paid.entries.filter((e) => e.stream.startsWith("store")).map((e) => [e.stream, e.k, e.account, e.amount, e.currency])).toEqual([
      ["store:3", 0, "L:seller_available:3", 6000, "EUR"],
      ["store:3", 1, "A:bank", -6000, "EUR"],
    ]);
    expect(slice.stores.get(3)?.available).toBe(897);
  });
});

describe("the same things happen however a run is cut", () => {
  const script = (): AnyMove[] => [
    ...verified(1001, 1002, 1003),
    ship(1001, dawn + days(1)),
    ship(1002, dawn + days(1)),
    order(dawn + days(1), buyer, 1003, { on: "request_cancellation", reason: "other", note: "", complaint: true }),
    store(dawn + days(2), admin, freeze),
    store(dawn + days(2), seller, evidence),
    store(dawn + days(9), admin, release),
    order(dawn + days(14), buyer, 1001, {
      on: "open_dispute",
      received: false,
      reason: "still_on_the_way",
      text: "",
      amount: 900,
      withReturn: false,
      lines: [],
    }),
    store(dawn + days(30), admin, { on: "give_points", points: 5, reason: "late" }),
    store(dawn + days(70), admin, freeze),
  ];
  const until = dawn + days(120);

  test.each([1, 7, 40])("into %i pieces", (pieces) => {
    const whole = market({ carrier: "simulated" });
    run(whole, script(), until, ports);
    const cut = market({ carrier: "simulated" });
    let from = dawn;
    let moves = script();
    for (let i = 1; i <= pieces; i++) {
      const to = Math.floor(dawn + ((until - dawn) * i) / pieces);
      run(
        cut,
        moves.filter(({ at }) => at <= to),
        to,
        ports,
      );
      moves = moves.filter(({ at }) => at > to);
      expect(to).toBeGreaterThanOrEqual(from);
      from = to;
    }
    expect(heads(cut)).toBe(heads(whole));
    expect(orderIn(whole, 1003).closeReason).toBe("cancel_auto");
  });

  test("every stream is numbered without a gap and in the order of time, and metrics add up", () => {
    const slice = market({ carrier: "simulated" });
    const changes = run(slice, script(), until, ports);
    for (const no of [1001, 1002, 1003]) {
      const own = changes.events.filter((e) => e.orderNo === no);
      expect(own.map((e) => e.n)).toEqual(own.map((_, i) => i + 1));
      for (let i = 1; i < own.length; i++) expect(own[i]?.at).toBeGreaterThanOrEqual(own[i - 1]?.at ?? 0);
    }
    expect(changes.storeEvents.map((e) => e.n)).toEqual(changes.storeEvents.map((_, i) => i + 1));
    const metric = (subject: string, key: string) => changes.metrics.find((m) => m.subject === subject && m.key === key)?.by;
    expect([metric("store:3", "orders_placed"), metric("store:3", "complaints"), metric("store:3", "silent_timeout"), metric("buyer:7", "disputes")]).toEqual([
      3, 1, 1, 1,
    ]);
    expect(new Set(changes.metrics.map((m) => `${m.subject} ${m.key}`)).size).toBe(changes.metrics.length);
  });
});

describe("buyers' accounts", () => {
  test("a block is known to the next placement of the same run", () => {
    const slice = market();
    const count: BuyerMove = { at: dawn, actor: { party: "clock", person: null }, buyerId: 7, command: { on: "count_unpaid", unpaid: 10 } };
    const changes = run(slice, [place(1001), count, place(1002)], dawn, ports);
    expect(changes.decisions.map(({ decision }) => decision.kind)).toEqual(["accepted", "accepted", "refused"]);
    expect(changes.buyerEvents).toMatchObject([{ buyerId: 7, n: 1, body: { to: "purchase_blocked" } }]);
    expect(changes.buyers).toMatchObject([{ openedAt: 0, cell: { standing: { state: "purchase_blocked", version: 1 } } }]);
    expect(changes.notices.at(-1)).toMatchObject({ stream: "buyer:7", orderNo: null, to: "buyer", personId: 7, template: "buyer_standing_changed" });
    expect(slice.buyers.get(7)?.state).toBe("purchase_blocked");
  });
});

describe("the simulated carrier", () => {
  test("draws everything it will report as the parcel leaves, where the world has one", () => {
    const shipped = (carrier: Slice["carrier"], plan?: CarrierPlan) => {
      const slice = market({ carrier });
      const command: OrderCommand = { on: "ship", carrier: "Post", tracking: "RR123456", ...(plan ? { plan } : {}) };
      run(slice, [...verified(1001), order(dawn + days(1), seller, 1001, command)], dawn + days(1), ports);
      return orderIn(slice, 1001).shipment?.plan;
    };
    expect(shipped("by_hand")).toEqual([]);
    expect(shipped("simulated")).toEqual(drawCarrier("lamp", 1001));
    expect(shipped("simulated", [])).toEqual([]);
  });

  test("its facts ascend in whole seconds, most parcels arrive within a month, and few are lost or come back", () => {
    const plans = Array.from({ length: 5_000 }, (_, i) => drawCarrier("lamp", 1000 + i));
    const ends = new Map<string, number>();
    for (const plan of plans) {
      expect(plan.every(({ after }, i) => after % 1000 === 0 && after > (plan[i - 1]?.after ?? 0))).toBe(true);
      const last = plan.at(-1);
      ends.set(last?.fact ?? "", (ends.get(last?.fact ?? "") ?? 0) + 1);
      if (last?.fact === "delivered") expect(last.after).toBeLessThan(days(38));
    }
    expect([...ends.keys()].toSorted()).toEqual(["delivered", "lost", "returned"]);
    expect((ends.get("delivered") ?? 0) / plans.length).toBeGreaterThan(0.98);
  });
});

test("a deadline whose rule refuses to fire stops the run, and says which", () => {
  const slice = market();
  run(slice, verified(1001), dawn + days(1), ports);
  const broken: Slice = { ...slice, stores: new Map() };
  expect(() => run(broken, [], dawn + days(9), ports)).toThrow(PoisonedDeadline);
  expect(() => run(broken, [], dawn + days(9), ports)).toThrow("deadline ship_by of order 1001");
});
