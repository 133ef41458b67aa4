import { days, hours, type OrderCommand } from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import { playBuyer, playStore } from "./index.ts";
import { freshWorld, type TestWorld } from "./testing/index.ts";

const ship = { on: "ship", carrier: "Northbound Post", tracking: "NB123456789" } as const;
const terms = (amount: number, withReturn = false) => ({ amount, withReturn, lines: [] });
const claim = (amount: number, withReturn = false): OrderCommand => ({
  on: "open_dispute",
  received: true,
  reason: "damaged",
  text: "One edge is chipped.",
  ...terms(amount, withReturn),
});

/** An order paid by card in one piece, shipped and delivered. */
async function delivered(w: TestWorld): Promise<number> {
  const [no = 0] = await w.buy({ articles: ["Harbour pendant light"], instrument: "Card ending 4242" });
  await w.advance(hours(24));
  await w.play(await w.sellerOf(no), no, ship);
  await w.advance(days(3));
  await w.play(w.as("admin"), no, { on: "report_delivered" });
  return no;
}

async function finished(w: TestWorld): Promise<number> {
  const no = await delivered(w);
  await w.play(w.as("mira"), no, { on: "confirm_receipt" });
  return no;
}

/** What the order stands at in the books: what its buyer paid outside and got back, and its store's buckets. */
async function books(w: TestWorld, no: number) {
  const { storeId } = await w.order(no);
  const [pending, available, withheld, receivable, commission, escrow, psp] = await Promise.all([
    w.ledger(`L:seller_pending:${storeId}`),
    w.ledger(`L:seller_available:${storeId}`),
    w.ledger(`L:seller_withheld:${storeId}`),
    w.ledger(`A:seller_receivable:${storeId}`),
    w.ledger("R:commission"),
    w.ledger(`L:escrow:${no}`),
    w.ledger("A:psp:card"),
  ]);
  return { pending: 0 - pending, available: 0 - available, withheld: 0 - withheld, receivable, commission: 0 - commission, escrow: 0 - escrow, psp };
}

describe("a dispute", () => {
  test("settled in part finishes the sale: the buyer gets the part, the commission is on what is left", async () => {
    const w = await freshWorld();
    const no = await delivered(w);
    const { total } = (await w.order(no)).price;
    await w.play(w.as("mira"), no, claim(1_500));
    await w.play(await w.sellerOf(no), no, { on: "accept_settlement", proposalNo: 1 });
    expect(await w.order(no)).toMatchObject({ state: "finished", disputes: [{ state: "agreed" }], refunds: [{ cause: "dispute_partial", amount: 1_500 }] });
    const commission = Math.round((total - 1_500) * 0.08);
    expect(await books(w, no)).toEqual({ pending: total - 1_500 - commission, available: 0, withheld: 0, receivable: 0, commission, escrow: 0, psp: total });
    await w.advance(days(40));
    expect(await books(w, no)).toMatchObject({ pending: 0, available: total - 1_500 - commission, psp: total - 1_500 });
  });

  test("the seller never answers is carried out as demanded, and the whole price goes back", async () => {
    const w = await freshWorld();
    const no = await delivered(w);
    const { total } = (await w.order(no)).price;
    await w.play(w.as("mira"), no, claim(total));
    await w.advance(days(5) - 1);
    expect((await w.order(no)).state).toBe("awaiting_delivery");
    await w.advance(1);
    expect(await w.order(no)).toMatchObject({ state: "closed", closeReason: "dispute_refund", disputes: [{ state: "seller_silent" }] });
    await w.advance(days(30));
    expect(await books(w, no)).toEqual({ pending: 0, available: 0, withheld: 0, receivable: 0, commission: 0, escrow: 0, psp: 0 });
  });

  test("without a deal goes to an admin, whose verdict moves money when the time to appeal has passed", async () => {
    const w = await freshWorld();
    const no = await delivered(w);
    const { total } = (await w.order(no)).price;
    const seller = await w.sellerOf(no);
    await w.play(w.as("mira"), no, claim(total));
    await w.play(seller, no, { on: "propose_settlement", text: "A part of it.", ...terms(200) });
    expect(await w.play(w.as("mira"), no, { on: "trash" })).toMatchObject({ kind: "refused" });
    await w.advance(days(7));
    expect((await w.order(no)).disputes[0]?.state).toBe("mediation");
    await w.play(w.as("admin"), no, { on: "give_verdict", liability: "seller", text: "Badly packed.", ...terms(900) });
    expect((await w.order(no)).refunds).toEqual([]);
    await w.play(seller, no, { on: "appeal_verdict", text: "It left us whole." });
    await w.play(w.as("admin"), no, { on: "give_verdict", liability: "seller", text: "It did not.", ...terms(1_000) });
    expect(await w.order(no)).toMatchObject({
      state: "finished",
      disputes: [{ state: "final", verdicts: [{ amount: 900 }, { amount: 1_000 }] }],
      refunds: [{ amount: 1_000 }],
    });
  });

  test("with a return refunds when the seller has the goods, and ends for the seller when they never come", async () => {
    const w = await freshWorld();
    const back = await delivered(w);
    const never = await delivered(w);
    for (const no of [back, never]) {
      const { total } = (await w.order(no)).price;
      await w.play(w.as("mira"), no, claim(total, true));
      await w.play(await w.sellerOf(no), no, { on: "accept_settlement", proposalNo: 1 });
    }
    await w.play(w.as("mira"), back, { on: "ship_return", carrier: "Parcel Union", tracking: "RT123456789" });
    await w.advance(days(3));
    await w.play(w.as("admin"), back, { on: "report_return_delivered" });
    await w.play(await w.sellerOf(back), back, { on: "confirm_return" });
    expect(await w.order(back)).toMatchObject({ state: "closed", closeReason: "dispute_refund", disputes: [{ return: { state: "refunded" } }] });
    await w.advance(days(8));
    expect(await w.order(never)).toMatchObject({ state: "finished", refunds: [], disputes: [{ return: { state: "lapsed" } }] });
  });

  test("after the payout takes the seller's part from what is available, and what is missing becomes a debt", async () => {
    const w = await freshWorld("shop", { policy: { afterSale: days(30) } });
    const no = await finished(w);
    const { storeId, price } = await w.order(no);
    const commission = Math.round(price.total * 0.08);
    await w.advance(days(15));
    const seller = await w.sellerOf(no);
    const available = price.total - commission;
    expect(await books(w, no)).toMatchObject({ pending: 0, available });
    expect(await playStore(w.db, seller, storeId, { on: "withdraw_money", amount: available + 1 })).toMatchObject({ kind: "refused" });
    expect(await playStore(w.db, seller, storeId, { on: "withdraw_money", amount: available - 300 })).toMatchObject({ kind: "done" });
    await w.play(w.as("mira"), no, claim(price.total));
    await w.play(seller, no, { on: "accept_settlement", proposalNo: 1 });
    expect(await books(w, no)).toMatchObject({ available: 0, receivable: available - 300, commission: 0 });
    expect((await w.order(no)).refunds).toMatchObject([{ cause: "after_sale", amount: price.total }]);
  });
});

describe("a chargeback", () => {
  const notice = (amount: number): OrderCommand => ({ on: "open_chargeback", amount, reason: "not recognised" });

  test("of a finished sale takes its part out of reach, and a bank that rejects it gives it back", async () => {
    const w = await freshWorld();
    const no = await finished(w);
    const { price } = await w.order(no);
    const net = price.total - Math.round(price.total * 0.08);
    await w.play(w.as("admin"), no, notice(price.total));
    expect(await books(w, no)).toMatchObject({ pending: 0, withheld: net, psp: 0 });
    expect(await w.ledger("A:chargeback_open")).toBe(price.total);
    await w.advance(days(20));
    await w.play(w.as("admin"), no, { on: "contest_chargeback", text: "Delivered and received." });
    await w.advance(days(20));
    await w.play(w.as("admin"), no, { on: "reject_chargeback" });
    expect(await books(w, no)).toMatchObject({ pending: net, withheld: 0, psp: price.total });
    await w.advance(days(15));
    expect(await books(w, no)).toMatchObject({ pending: 0, available: net });
  });

  test("nobody answers is accepted by itself after thirty days, and closes an order on its way", async () => {
    const w = await freshWorld();
    const no = await delivered(w);
    const { price } = await w.order(no);
    await w.play(w.as("admin"), no, notice(price.total));
    expect(await w.play(w.as("mira"), no, { on: "confirm_receipt" })).toMatchObject({ kind: "refused", refusal: { code: "order_frozen" } });
    await w.advance(days(30));
    expect(await w.order(no)).toMatchObject({ state: "closed", closeReason: "chargeback", refunds: [], chargebacks: [{ state: "accepted" }] });
    expect(await books(w, no)).toEqual({ pending: 0, available: 0, withheld: 0, receivable: 0, commission: 0, escrow: 0, psp: 0 });
  });

  test("above what the card still holds is cut to it: nobody is paid twice", async () => {
    const w = await freshWorld();
    const no = await delivered(w);
    const { price } = await w.order(no);
    await w.play(w.as("mira"), no, claim(price.total));
    await w.play(await w.sellerOf(no), no, { on: "accept_settlement", proposalNo: 1 });
    await w.play(w.as("admin"), no, notice(price.total));
    expect((await w.order(no)).chargebacks).toMatchObject([{ amount: 0, noticed: price.total, state: "contested" }]);
  });
});

describe("a parcel", () => {
  test("refused at the door goes back, and the price with it", async () => {
    const w = await freshWorld("one-shipped-order");
    expect(await w.play(w.as("mira"), 1001, { on: "refuse_delivery" })).toMatchObject({ kind: "done" });
    await w.advance(days(10));
    expect(await w.order(1001)).toMatchObject({ state: "closed", closeReason: "not_delivered", refunds: [{ cause: "not_delivered" }] });
  });

  test("is moved by the simulated carrier, by draws from the world's seed", async () => {
    const seen = async () => {
      const w = await freshWorld("shop", { seed: "carrier", carrier: "simulated" });
      const [no = 0] = await w.buy({ articles: ["Harbour pendant light"] });
      await w.advance(hours(24));
      await w.play(await w.sellerOf(no), no, ship);
      await w.advance(days(30));
      return (await w.order(no)).shipment?.scans ?? [];
    };
    const scans = await seen();
    expect(scans.map(({ fact }) => fact)).toEqual(expect.arrayContaining(["accepted", "in_transit"]));
    expect(scans).toEqual(await seen());
  });

  test("is watched longer when the seller grants it", async () => {
    const w = await freshWorld("one-shipped-order");
    const due = async () => (await w.order(1001)).deadlines.find((d) => d.kind === "protection_end" && d.state === "armed")?.due ?? 0;
    const before = await due();
    await w.play(w.as("mira"), 1001, { on: "ask_protection", days: 10 });
    await w.play(await w.sellerOf(1001), 1001, { on: "grant_protection", days: 10 });
    expect((await due()) - before).toBe(days(10));
  });
});

test("colour, address and quantity change by agreement, and units that fall away are paid back", async () => {
  const w = await freshWorld();
  const [no = 0] = await w.buy({ articles: ["Harbour pendant light"], quantity: 3 });
  await w.advance(hours(24));
  const before = await w.order(no);
  const [line] = before.lines;
  const address = { ...before.address, street: "Hafenweg 3" };
  await w.play(w.as("mira"), no, {
    on: "propose_amendment",
    amendment: { address, lines: [{ no: line?.no ?? 1, variantId: line?.variantId ?? 0, options: line?.options ?? "", quantity: 2 }] },
  });
  expect(await w.play(await w.sellerOf(no), no, { on: "accept_amendment", amendmentNo: 1 })).toMatchObject({ kind: "done" });
  const after = await w.order(no);
  expect(after).toMatchObject({ address, lines: [{ quantity: 2, total: line?.total }], refunds: [{ cause: "amendment", amount: line?.unitTotals.at(-1) }] });
  expect(await w.stock(line?.variantId ?? 0)).toMatchObject({ reserved: 2 });
});

test("ten unpaid checkouts block an account in the same commit, and support restores it", async () => {
  const w = await freshWorld();
  for (let n = 0; n < 10; n += 1) expect((await w.place({ articles: ["Dotted notebook"] })).outcome.kind).toBe("done");
  expect((await w.place({ articles: ["Dotted notebook"] })).outcome).toMatchObject({ kind: "refused", refusal: { code: "buyer_blocked" } });
  const mira = w.as("mira").person ?? 0;
  expect(await playBuyer(w.db, w.as("admin"), mira, { on: "restore_buyer", note: "Explained how paying works." })).toMatchObject({ kind: "done" });
  expect((await w.place({ articles: ["Dotted notebook"] })).outcome.kind).toBe("done");
});
