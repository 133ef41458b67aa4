import { days, hours, minutes, type PaidReason } from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import { addToCartAgain, collectCoupon, payOrders, placeCheckout, readCart, setCartQuantity } from "./index.ts";
import { freshWorld, type TestWorld } from "./testing/index.ts";

const ask = (reason: PaidReason = "changed_mind") => ({ on: "request_cancellation", reason, note: "", complaint: false }) as const;
/** Handed over within five days, so that the answer window ends before the ship-by date. */
const slow = "Harbour pendant light";

/** A paid order that risk control has let through. */
async function verified(w: TestWorld, options: Parameters<TestWorld["buy"]>[0] = {}): Promise<number> {
  const [no = 0] = await w.buy({ articles: [slow], ...options });
  await w.advance(hours(24));
  expect((await w.order(no)).state).toBe("awaiting_shipment");
  return no;
}

const kindOf = async (outcome: Promise<{ readonly kind: string }>): Promise<string> => (await outcome).kind;

describe("1 · an unpaid order", () => {
  test("is cancelled at once, thrown away, brought back, and deleted for good only after the warning", async () => {
    const w = await freshWorld();
    const mira = w.as("mira");
    const [no = 0] = await w.buy({ unpaid: true });
    expect(await kindOf(w.play(mira, no, { on: "cancel_unpaid", reason: "not_needed", note: "" }))).toBe("done");
    expect(await w.order(no)).toMatchObject({ state: "closed", closeReason: "unpaid_cancelled", refunds: [] });
    expect(await kindOf(w.play(mira, no, { on: "trash" }))).toBe("done");
    expect(await kindOf(w.play(mira, no, { on: "restore" }))).toBe("done");
    expect(await kindOf(w.play(mira, no, { on: "trash" }))).toBe("done");
    expect(await w.play(mira, no, { on: "purge", understood: false })).toMatchObject({ kind: "refused", refusal: { code: "confirmation_missing" } });
    expect(await kindOf(w.play(mira, no, { on: "purge", understood: true }))).toBe("done");
    await expect(w.play(mira, no, { on: "restore" })).rejects.toThrow("there is no such order");
    expect(await w.log(no)).toHaveLength(6);
  });
});

describe("2 · changing one's mind while the payment is verified", () => {
  test("the seller approves before verification ends: closed, money back", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy();
    await w.advance(minutes(1));
    expect(await kindOf(w.play(w.as("mira"), no, ask()))).toBe("done");
    await w.advance(minutes(5));
    expect(await kindOf(w.play(await w.sellerOf(no), no, { on: "approve_cancellation" }))).toBe("done");
    expect(await w.order(no)).toMatchObject({ state: "closed", closeReason: "cancel_early", fault: "none" });
  });

  test("the seller is late: the request lapses, and the buyer may ask again", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy();
    await w.advance(minutes(1));
    await w.play(w.as("mira"), no, ask());
    await w.advance(hours(24));
    expect(await w.order(no)).toMatchObject({ state: "awaiting_shipment", requests: [{ early: true, state: "lapsed" }] });
    expect(await kindOf(w.play(w.as("mira"), no, ask()))).toBe("done");
  });

  test("after two minutes the button is gone until verification has ended", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy();
    await w.jump(minutes(2) - 1);
    expect(await kindOf(w.play(w.as("mira"), no, ask()))).toBe("done");
    await w.play(w.as("mira"), no, { on: "withdraw_cancellation" });
    await w.jump(1);
    expect(await kindOf(w.play(w.as("mira"), no, ask()))).toBe("refused");
  });
});

describe("3 · request, approval, and everything comes back", () => {
  test("coupon and stock at once, the refund through its three stages, the books to zero", async () => {
    const w = await freshWorld();
    const light = await w.variant(slow);
    const before = await w.stock(light);
    const no = await verified(w, { coupons: "best" });
    const { grants, price } = await w.order(no);
    expect(grants.length).toBeGreaterThan(0);
    expect(await w.grant(grants[0]?.grantId ?? 0)).toMatchObject({ state: "used" });
    expect(await w.stock(light)).toEqual({ ...before, reserved: before.reserved + 1 });

    await w.play(w.as("mira"), no, ask("wrong_item"));
    await w.advance(hours(5));
    await w.play(await w.sellerOf(no), no, { on: "approve_cancellation" });
    expect(await w.order(no)).toMatchObject({ state: "closed", closeReason: "cancel_approved", fault: "buyer" });
    for (const { grantId } of grants) expect(await w.grant(grantId)).toMatchObject({ state: "available", restored: true });
    expect(await w.stock(light)).toEqual(before);

    const stage = async () => (await w.order(no)).refunds[0]?.legs[0]?.stage;
    expect(await stage()).toBe("expected");
    await w.advance(hours(24));
    expect(await stage()).toBe("processing");
    await w.advance(hours(24));
    expect(await stage()).toBe("refunded");
    expect(await w.ledger("A:in_flight:card")).toBe(-price.total);
    await w.advance(days(16));
    expect(["credited", "wallet_credited"]).toContain(await stage());
    const accounts = [`L:hold:${no}`, `L:escrow:${no}`, `L:refund_payable:${no}:1`, "A:in_flight:card", "E:coupon", "R:commission"];
    expect(await Promise.all(accounts.map(w.ledger))).toEqual(accounts.map(() => 0));
  });
});

describe("4 · a silent seller", () => {
  test("has the order at 71:59:59.999 and has lost it at 72:00:00", async () => {
    const w = await freshWorld();
    const no = await verified(w);
    await w.play(w.as("mira"), no, ask());
    await w.advance(hours(72) - 1);
    expect(await w.order(no)).toMatchObject({ state: "awaiting_shipment", requests: [{ state: "open" }] });
    await w.advance(1);
    expect(await w.order(no)).toMatchObject({ state: "closed", closeReason: "cancel_auto", requests: [{ state: "auto_approved" }] });
    expect((await w.log(no)).filter((line) => line.startsWith("order_closed"))).toEqual(["order_closed 96:00:00"]);
  });

  test("cannot answer late although no worker has run", async () => {
    const w = await freshWorld();
    const no = await verified(w);
    const seller = await w.sellerOf(no);
    await w.play(w.as("mira"), no, ask());
    await w.jump(hours(72) + minutes(7));
    expect(await kindOf(w.play(seller, no, { on: "approve_cancellation" }))).toBe("already_done");
    expect(await w.play(seller, no, { on: "reject_cancellation", reason: "already_packed", note: "" })).toMatchObject({
      kind: "refused",
      refusal: { code: "too_late", ended: "cancel_auto" },
    });
    // It ended at its own instant, not when somebody noticed.
    expect((await w.log(no)).filter((line) => line.startsWith("order_closed"))).toEqual(["order_closed 96:00:00"]);
  });

  test("loses it once although two workers turn the clock", async () => {
    const w = await freshWorld();
    const no = await verified(w);
    await w.play(w.as("mira"), no, ask());
    await Promise.all([w.advance({ to: w.world.clock.now + hours(96) }), w.advance({ to: w.world.clock.now + hours(96) })]);
    expect((await w.log(no)).filter((line) => line.startsWith("order_closed"))).toHaveLength(1);
    expect((await w.order(no)).refunds).toHaveLength(1);
  });
});

test("5 · a rejected buyer may ask again, and each request has its own 72 hours", async () => {
  const w = await freshWorld();
  const no = await verified(w, { articles: ["Felt hat"] });
  await w.play(w.as("mira"), no, ask());
  await w.advance(hours(10));
  await w.play(await w.sellerOf(no), no, { on: "reject_cancellation", reason: "custom_made", note: "Your size." });
  await w.play(w.as("mira"), no, ask("found_cheaper"));
  await w.advance(hours(72) - 1);
  expect((await w.order(no)).state).toBe("awaiting_shipment");
  await w.advance(1);
  expect(await w.order(no)).toMatchObject({ closeReason: "cancel_auto", requests: [{ state: "rejected" }, { state: "auto_approved" }] });
});

test("6 · a shipment over an open request stands, and the request is overtaken", async () => {
  const w = await freshWorld();
  const no = await verified(w);
  await w.play(w.as("mira"), no, ask());
  await w.advance(hours(10));
  expect(await kindOf(w.play(await w.sellerOf(no), no, { on: "ship", carrier: "Northbound Post", tracking: "NB123456789" }))).toBe("done");
  expect(await w.order(no)).toMatchObject({ state: "awaiting_delivery", requests: [{ state: "overtaken" }] });
  await w.advance(hours(72));
  expect((await w.order(no)).state).toBe("awaiting_delivery");
});

describe("7 · ship-by", () => {
  test("missed: the order closes with a full refund", async () => {
    const w = await freshWorld();
    const no = await verified(w);
    await w.advance(days(6));
    const order = await w.order(no);
    expect(order).toMatchObject({ state: "closed", closeReason: "ship_by_expired", fault: "seller", refunds: [{ amount: order.price.total }] });
  });

  test("extended by the buyer: the order waits", async () => {
    const w = await freshWorld();
    const no = await verified(w);
    await w.play(await w.sellerOf(no), no, { on: "ask_extension", days: 4 });
    expect(await kindOf(w.play(w.as("mira"), no, { on: "grant_extension", days: 4 }))).toBe("done");
    await w.advance(days(6));
    expect((await w.order(no)).state).toBe("awaiting_shipment");
    await w.advance(days(4));
    expect((await w.order(no)).closeReason).toBe("ship_by_expired");
  });
});

describe("11 · the refund's long way", () => {
  test("an expired card bounces it into the wallet, and the wallet pays the next order", async () => {
    const w = await freshWorld();
    const no = await verified(w, { by: "aiko", instrument: "Card ending 0119" });
    const { price } = await w.order(no);
    await w.play(w.as("aiko"), no, ask());
    await w.play(await w.sellerOf(no), no, { on: "approve_cancellation" });
    await w.advance(hours(48));
    // Shown as refunded, and no money yet.
    expect((await w.order(no)).refunds[0]?.legs[0]).toMatchObject({ stage: "refunded", settledAt: null });
    await w.advance(days(16));
    expect((await w.order(no)).refunds[0]?.legs[0]?.stage).toBe("wallet_credited");
    expect(await w.ledger(`L:wallet:${w.as("aiko").person}`)).toBe(-price.total);
    const [next = 0] = await w.buy({ by: "aiko", articles: ["Nesting bowl"], unpaid: true });
    const total = (await w.order(next)).price.total;
    const paid = await payOrders(w.db, w.as("aiko"), { orderNo: next, wallet: total });
    expect(paid).toMatchObject({ outcome: { kind: "done" }, rail: null });
    expect(await w.ledger(`L:wallet:${w.as("aiko").person}`)).toBe(-(price.total - total));
  });

  test("one that vanishes without a word is given up after its time and lands in the wallet", async () => {
    const w = await freshWorld();
    const no = await verified(w, { by: "priya", instrument: "Mobile balance" });
    await w.play(w.as("priya"), no, ask());
    await w.play(await w.sellerOf(no), no, { on: "approve_cancellation" });
    await w.advance(hours(48) + days(15) - 1);
    expect((await w.order(no)).refunds[0]?.legs[0]?.stage).toBe("refunded");
    await w.advance(1);
    expect((await w.order(no)).refunds[0]?.legs[0]?.stage).toBe("wallet_credited");
  });
});

test("12 · a refund goes back to each source: the outside rail first, up to what it gave, then the wallet at once", async () => {
  const w = await freshWorld();
  for (const [by, instrument, rail] of [
    ["mira", "Card ending 4242", "card"],
    ["mira", "Pocketpay", "e_wallet"],
    ["aiko", "Mobile balance", "mobile"],
    ["leon", "Bank transfer", "bank_transfer"],
  ] as const) {
    const wallet = by === "mira" ? 700 : 0;
    const [no = 0] = await w.buy({ by, instrument, wallet, articles: ["Nesting bowl"] });
    await w.advance(minutes(1));
    await w.play(w.as(by), no, ask());
    await w.play(await w.sellerOf(no), no, { on: "approve_cancellation" });
    const { refunds, price } = await w.order(no);
    const legs = refunds[0]?.legs.map(({ rail: to, amount, stage }) => ({ to, amount, stage }));
    const outside = { to: rail, amount: price.total - wallet, stage: "expected" };
    expect(legs).toEqual(wallet > 0 ? [outside, { to: "wallet", amount: wallet, stage: "credited" }] : [outside]);
  }
  expect(await w.ledger(`L:wallet:${w.as("mira").person}`)).toBe(-5_000);
});

test("14 · one of two articles cannot be cancelled; a partial refund can keep the order", async () => {
  const w = await freshWorld();
  const no = await verified(w, { articles: [slow, "Linen cushion"] });
  const before = await w.order(no);
  expect(before.lines).toHaveLength(2);
  const seller = await w.sellerOf(no);
  await w.play(w.as("mira"), no, ask("found_cheaper"));
  expect(await w.play(seller, no, { on: "make_counter_offer", amount: before.price.total })).toMatchObject({
    kind: "refused",
    refusal: { code: "amount_out_of_range", field: "amount" },
  });
  await w.play(seller, no, { on: "make_counter_offer", amount: 500 });
  await w.play(seller, no, { on: "make_counter_offer", amount: 700 });
  expect(await w.play(w.as("mira"), no, { on: "accept_counter_offer", offerNo: 1 })).toMatchObject({ kind: "refused", refusal: { code: "offer_not_live" } });
  expect(await kindOf(w.play(w.as("mira"), no, { on: "accept_counter_offer", offerNo: 2 }))).toBe("done");
  expect(await w.order(no)).toMatchObject({ state: "awaiting_shipment", requests: [{ state: "settled" }], refunds: [{ amount: 700, cause: "counter_offer" }] });
  await w.play(seller, no, { on: "ship", carrier: "Northbound Post", tracking: "NB123456789" });
  await w.play({ ...w.as("admin"), party: "carrier", person: null }, no, { on: "report_delivered" });
  await w.play(w.as("mira"), no, { on: "confirm_receipt" });
  const { gross } = before.price;
  const commission = Math.round((gross - 700) * 0.08);
  expect(await w.ledger("R:commission")).toBe(-commission);
  expect(await w.ledger(`L:seller_pending:${before.storeId}`)).toBe(-(gross - 700 - commission));
});

test("15 · store coupon, platform coupon, flash price and bundle end alike: cancelled by the same rules, every coupon back", async () => {
  const w = await freshWorld();
  const { grantId } = await collectCoupon(w.db, w.as("mira"), 3);
  for (const [title, quantity] of [
    ["Storm lantern", 1],
    ["Beeswax pillar candle", 3],
    [slow, 1],
  ] as const)
    await setCartQuantity(w.db, w.as("mira"), { variantId: await w.variant(title), quantity });
  const { outcome, drafts } = await placeCheckout(w.db, w.as("mira"));
  expect(outcome.kind).toBe("done");
  const [draft] = drafts;
  expect(draft?.lines.map((line) => [line.title, line.flash, line.bundleDiscount > 0]).toSorted()).toEqual([
    ["Beeswax pillar candle", false, true],
    [slow, false, false],
    ["Storm lantern", true, false],
  ]);
  expect(draft?.grants.map((g) => g.funder)).toEqual(["store", "platform"]);
  const no = draft?.no ?? 0;
  await w.pay(w.as("mira"), no);
  await w.advance(hours(24));
  await w.play(w.as("mira"), no, ask("change_coupon"));
  await w.advance(hours(72));
  const order = await w.order(no);
  expect(order).toMatchObject({ closeReason: "cancel_auto", refunds: [{ amount: order.price.total }] });
  for (const used of order.grants) expect(await w.grant(used.grantId)).toMatchObject({ state: "available", restored: true });
  expect(order.grants.some((used) => used.grantId === grantId)).toBe(true);
});

test("19 · add to cart again takes today's prices, from the completed orders and after a restore", async () => {
  const w = await freshWorld();
  const mira = w.as("mira");
  const [no = 0] = await w.buy({ articles: ["Desk lamp", "Storm lantern"], unpaid: true });
  await w.play(mira, no, { on: "cancel_unpaid", reason: "change_order", note: "" });
  await w.play(mira, no, { on: "trash" });
  expect(await addToCartAgain(w.db, mira, no)).toMatchObject({ outcome: { kind: "refused", refusal: { code: "not_possible_now" } }, added: [] });
  await w.play(mira, no, { on: "restore" });
  const head = await w.log(no);
  // The flash sale of the lantern ends a week after the start.
  await w.advance(days(8));
  expect((await addToCartAgain(w.db, mira, no)).added).toHaveLength(2);
  const { lines } = await readCart(w.db, w.id, mira.person ?? 0);
  expect(lines.map(({ article, unitPrice, quantity }) => [article.listing.title, unitPrice, quantity])).toEqual([
    ["Desk lamp", 3_990, 1],
    ["Storm lantern", 2_890, 1],
  ]);
  expect(await w.log(no)).toEqual(head);
});

test("20 · no cancellation costs the buyer a cent", async () => {
  const w = await freshWorld("orders-200");
  await w.advance(days(40));
  const rows = await w.db.begin(async (sql) => {
    await sql`select set_config('souk.world', ${String(w.id)}, true)`;
    return sql<{ no: number; paid: number; back: number }[]>`
      select o.no, sum(t.amount)::bigint as paid, (select coalesce(sum(amount), 0)::bigint from refunds r where r.world_id = o.world_id and r.order_no = o.no)
        + (select coalesce(sum(amount), 0)::bigint from chargebacks c where c.world_id = o.world_id and c.order_no = o.no and c.state = 'accepted') as back
      from orders o join tenders t on t.world_id = o.world_id and t.order_no = o.no where o.world_id = ${w.id} and o.state = 'closed' group by o.world_id, o.no`;
  });
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter(({ paid, back }) => paid !== back)).toEqual([]);
});
