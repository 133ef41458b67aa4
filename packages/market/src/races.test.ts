import { days, hours, minutes } from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import { payOrders, placeCheckout, playOrder, setCartQuantity, type Outcome } from "./index.ts";
import { freshWorld, type TestWorld } from "./testing/index.ts";

const ask = { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false } as const;
const slow = "Harbour pendant light";

async function asked(w: TestWorld): Promise<number> {
  const [no = 0] = await w.buy({ articles: [slow] });
  await w.advance(hours(24));
  await w.play(w.as("mira"), no, ask);
  return no;
}

const kinds = (outcomes: readonly Outcome[]): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const { kind } of outcomes) count[kind] = (count[kind] ?? 0) + 1;
  return count;
};

const times = <T>(n: number, work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, i) => work(i)));

describe("whoever commits first wins, and the others get a clean answer", () => {
  test("approve, reject and withdraw at once: exactly one of them ends the request", async () => {
    const w = await freshWorld();
    const no = await asked(w);
    const seller = await w.sellerOf(no);
    const outcomes = await Promise.all([
      w.play(seller, no, { on: "approve_cancellation" }),
      w.play(seller, no, { on: "reject_cancellation", reason: "already_packed", note: "" }),
      w.play(w.as("mira"), no, { on: "withdraw_cancellation" }),
    ]);
    expect(kinds(outcomes)).toEqual({ done: 1, refused: 2 });
    const { requests } = await w.order(no);
    expect(requests).toHaveLength(1);
    expect(["approved", "rejected", "withdrawn"]).toContain(requests[0]?.state);
  });

  test("approve, reject and withdraw at the very instant of the 72 hours: silence has won", async () => {
    const w = await freshWorld();
    const no = await asked(w);
    const seller = await w.sellerOf(no);
    await w.jump(hours(72));
    const [approve, reject, withdraw] = await Promise.all([
      w.play(seller, no, { on: "approve_cancellation" }),
      w.play(seller, no, { on: "reject_cancellation", reason: "already_packed", note: "" }),
      w.play(w.as("mira"), no, { on: "withdraw_cancellation" }),
    ]);
    expect([approve?.kind, reject?.kind, withdraw?.kind]).toEqual(["already_done", "refused", "refused"]);
    expect(await w.order(no)).toMatchObject({ closeReason: "cancel_auto", refunds: [{ no: 1 }] });
  });

  test("one millisecond before the 72 hours the seller is still in time", async () => {
    const w = await freshWorld();
    const no = await asked(w);
    await w.jump(hours(72) - 1);
    expect(await w.play(await w.sellerOf(no), no, { on: "reject_cancellation", reason: "already_packed", note: "" })).toMatchObject({ kind: "done" });
  });

  test("pay against the end of the payment window: in time at -1 ms, too late at 0", async () => {
    const w = await freshWorld();
    const [early = 0] = await w.buy({ unpaid: true });
    const [late = 0] = await w.buy({ unpaid: true });
    await w.jump(days(20) - 1);
    expect((await w.pay(w.as("mira"), early)).outcome.kind).toBe("done");
    await w.jump(1);
    expect(await w.pay(w.as("mira"), late)).toMatchObject({ outcome: { kind: "refused", refusal: { code: "too_late", ended: "unpaid_expired" } } });
    expect(await w.order(late)).toMatchObject({ closeReason: "unpaid_expired", tenders: [] });
  });

  test("request against shipment: one order of events, never both", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy({ articles: [slow] });
    await w.advance(hours(24));
    const seller = await w.sellerOf(no);
    await Promise.all([w.play(w.as("mira"), no, ask), w.play(seller, no, { on: "ship", carrier: "Post", tracking: "NB123456789" })]);
    const { state, requests } = await w.order(no);
    expect(state).toBe("awaiting_delivery");
    expect(requests.map((r) => r.state)).toEqual(requests.length === 0 ? [] : ["overtaken"]);
  });

  test("two buyers for the last unit: one order, and the other hears that it is gone", async () => {
    const w = await freshWorld();
    const outcomes = await Promise.all(["mira", "tomas"].map((by) => w.place({ by, articles: ["Salad bowl for eight"] })));
    expect(kinds(outcomes.map(({ outcome }) => outcome))).toEqual({ done: 1, refused: 1 });
    expect(outcomes.find(({ outcome }) => outcome.kind === "refused")?.outcome).toMatchObject({ refusal: { code: "out_of_stock" } });
    expect(await w.stock(await w.variant("Salad bowl for eight"))).toEqual({ onHand: 1, reserved: 1 });
  });

  test("an overdue unpaid order gives its last unit back to the next buyer before anybody is turned away", async () => {
    const w = await freshWorld();
    const [old = 0] = await w.buy({ articles: ["Salad bowl for eight"], unpaid: true });
    await w.jump(days(20));
    expect((await w.place({ by: "tomas", articles: ["Salad bowl for eight"] })).outcome.kind).toBe("done");
    expect((await w.order(old)).closeReason).toBe("unpaid_expired");
  });

  test("one coupon in two checkouts at once is used once", async () => {
    const w = await freshWorld();
    const placed = await times(2, () => w.place({ coupons: "best" }));
    const used = placed.flatMap(({ drafts }) => drafts.flatMap((draft) => draft.grants.map((g) => g.grantId)));
    expect(new Set(used).size).toBe(used.length);
  });
});

describe("a thousand clicks have one effect", () => {
  test("on request, approve and cancel", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy({ articles: [slow] });
    await w.advance(hours(24));
    const requests = await times(1_000, () => w.play(w.as("mira"), no, ask));
    expect(kinds(requests)).toEqual({ done: 1, already_done: 999 });
    const seller = await w.sellerOf(no);
    const approvals = await times(1_000, () => w.play(seller, no, { on: "approve_cancellation" }));
    expect(kinds(approvals)).toEqual({ done: 1, already_done: 999 });
    expect((await w.order(no)).refunds).toHaveLength(1);

    const [unpaid = 0] = await w.buy({ unpaid: true });
    const cancels = await times(1_000, () => w.play(w.as("mira"), unpaid, { on: "cancel_unpaid", reason: "not_needed", note: "" }));
    expect(kinds(cancels)).toEqual({ done: 1, already_done: 999 });
  });

  test("on pay: taken once, whatever the wallet and the card hold", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy({ unpaid: true });
    const paid = await times(1_000, () => w.pay(w.as("mira"), no, { wallet: 500 }));
    const count = kinds(paid.map(({ outcome }) => outcome));
    expect(count["done"]).toBe(1);
    expect((count["already_done"] ?? 0) + (count["refused"] ?? 0)).toBe(999);
    const { tenders, price } = await w.order(no);
    expect(tenders.reduce((sum, tender) => sum + tender.amount, 0)).toBe(price.total);
    expect(await w.ledger(`L:wallet:${w.as("mira").person}`)).toBe(-4_500);
  });

  test("with one key: the same answer, and the same key with another request is refused", async () => {
    const w = await freshWorld();
    const no = await asked(w);
    const withdraw = { on: "withdraw_cancellation" } as const;
    const mira = w.as("mira", "withdraw-1");
    const outcomes = await times(50, () => w.play(mira, no, withdraw));
    expect(kinds(outcomes)).toEqual({ done: 50 });
    expect(outcomes.filter((outcome) => !outcome.replayed)).toHaveLength(1);
    await expect(playOrder(w.db, { ...mira, once: { key: "withdraw-1", hash: "of something else" } }, no, ask)).rejects.toThrow("this key came before");
    expect((await w.order(no)).requests).toHaveLength(1);
  });

  test("on buy: the whole cart is bought once, and the same key is answered with the same checkout", async () => {
    const w = await freshWorld();
    await setCartQuantity(w.db, w.as("mira"), { variantId: await w.variant("Desk lamp"), quantity: 2 });
    const keyed = w.as("mira", "buy-1");
    const placed = await times(10, () => placeCheckout(w.db, keyed));
    expect(new Set(placed.map(({ outcome }) => JSON.stringify(outcome.orders))).size).toBe(1);
    expect((await placeCheckout(w.db, keyed)).outcome).toMatchObject({ kind: "done", replayed: true });
    await expect(placeCheckout(w.db, { ...keyed, once: { key: "buy-1", hash: "of something else" } })).rejects.toThrow("this key came before");
    await expect(placeCheckout(w.db, w.as("mira"))).rejects.toThrow("lines: the cart is empty");
    expect(await w.stock(await w.variant("Desk lamp"))).toMatchObject({ reserved: 2 });
  });

  test("on buy without a key: the second click finds the cart empty or changed", async () => {
    const w = await freshWorld();
    await setCartQuantity(w.db, w.as("mira"), { variantId: await w.variant("Desk lamp"), quantity: 1 });
    const placed = await Promise.allSettled(Array.from({ length: 10 }, () => placeCheckout(w.db, w.as("mira"))));
    expect(placed.filter((one) => one.status === "fulfilled" && one.value.outcome.kind === "done")).toHaveLength(1);
    expect(await w.stock(await w.variant("Desk lamp"))).toMatchObject({ reserved: 1 });
  });

  test("a refusal is kept under its key, too", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy({ unpaid: true });
    const early = w.as("mira", "too-early");
    expect(await w.play(early, no, ask)).toMatchObject({ kind: "refused", replayed: false });
    await w.pay(w.as("mira"), no);
    await w.advance(minutes(1));
    expect(await w.play(early, no, ask)).toMatchObject({ kind: "refused", replayed: true });
    expect(await w.play(w.as("mira", "again"), no, ask)).toMatchObject({ kind: "done" });
  });
});

test("a declined card leaves the order unpaid and on record; another one pays it", async () => {
  const w = await freshWorld();
  const [no = 0] = await w.buy({ by: "tomas", unpaid: true });
  expect(await w.pay(w.as("tomas"), no, { instrument: "Card ending 0002" })).toMatchObject({ rail: { accepted: false, reason: "card_declined" } });
  expect(await w.order(no)).toMatchObject({ state: "awaiting_payment", declines: 1, tenders: [] });
  expect((await w.pay(w.as("tomas"), no)).outcome.kind).toBe("done");
  expect((await w.order(no)).state).toBe("payment_verifying");
});

test("the orders of one checkout are paid together: the wallet first, the card for the rest", async () => {
  const w = await freshWorld();
  const { outcome } = await w.place({ by: "priya", articles: ["Desk lamp", "Stoneware mug", "Market tote"] });
  if (outcome.kind !== "done") throw new Error("not placed");
  expect(outcome.orders).toHaveLength(3);
  const orders = await Promise.all(outcome.orders.map(w.order));
  const total = orders.reduce((sum, order) => sum + order.price.total, 0);
  const card = await w.db.begin(async (sql) => {
    await sql`select set_config('souk.world', ${String(w.id)}, true)`;
    return sql<{ id: number }[]>`select id from instruments where world_id = ${w.id} and label = 'Card ending 5556'`;
  });
  const paid = await payOrders(w.db, w.as("priya"), { checkoutNo: outcome.checkoutNo ?? 0, wallet: 6_000, instrumentId: card[0]?.id ?? 0 });
  expect(paid.outcome).toMatchObject({ kind: "done", orders: outcome.orders });
  const tenders = (await Promise.all(outcome.orders.map(w.order))).flatMap((order) => order.tenders);
  const sum = (rail: string) => tenders.filter((t) => t.rail === rail).reduce((all, t) => all + t.amount, 0);
  expect([sum("wallet"), sum("card")]).toEqual([6_000, total - 6_000]);
});
