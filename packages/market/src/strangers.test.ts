import type { OrderCommand } from "@souk/rulebook";
import { describe, expect, test } from "vitest";
import {
  addToCartAgain,
  NotFound,
  payOrders,
  placeCheckout,
  playBuyer,
  playStore,
  saveForLater,
  setCartQuantity,
  setOnSale,
  setPrice,
  setStock,
  updateListing,
  type Player,
} from "./index.ts";
import { freshWorld, type TestWorld } from "./testing/index.ts";

const commands: readonly OrderCommand[] = [
  { on: "cancel_unpaid", reason: "not_needed", note: "" },
  { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false },
  { on: "withdraw_cancellation" },
  { on: "approve_cancellation" },
  { on: "reject_cancellation", reason: "other", note: "" },
  { on: "make_counter_offer", amount: 100 },
  { on: "accept_counter_offer", offerNo: 1 },
  { on: "ship", carrier: "Post", tracking: "NB123456789" },
  { on: "grant_extension", days: 1 },
  { on: "confirm_receipt" },
  { on: "refuse_delivery" },
  { on: "open_dispute", received: false, reason: "still_on_the_way", text: "Nothing came.", amount: 1, withReturn: false, lines: [] },
  { on: "propose_settlement", text: "Less.", amount: 1, withReturn: false, lines: [] },
  { on: "accept_settlement", proposalNo: 1 },
  { on: "withdraw_dispute" },
  { on: "appeal_verdict", text: "No." },
  { on: "ship_return", carrier: "Post", tracking: "RT123456789" },
  { on: "confirm_return" },
  { on: "contest_return", text: "Empty." },
  { on: "propose_amendment", amendment: { address: null, lines: [] } },
  { on: "accept_amendment", amendmentNo: 1 },
  { on: "ask_protection", days: 1 },
  { on: "grant_protection", days: 1 },
  { on: "trash" },
  { on: "purge", understood: true },
  { on: "reorder" },
];

const answer = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "an answer",
    (error: unknown) => (error instanceof NotFound ? `NotFound: ${error.message}` : String(error)),
  );

describe("somebody else's order answers exactly as one that does not exist", () => {
  test("to another buyer, another store's seller, and people of another world", async () => {
    const w = await freshWorld();
    const other = await freshWorld();
    const [no = 0] = await w.buy({ unpaid: true });
    const owner = await w.sellerOf(no);
    const stranger = w.people.find((p) => p.role === "seller" && p.storeId !== owner.storeId);
    const strangers: readonly Player[] = [
      w.as("tomas"),
      { ...owner, storeId: stranger?.storeId ?? null, person: stranger?.id ?? null },
      other.as("mira"),
      { ...owner, worldId: other.id },
    ];
    const before = await w.log(no);
    for (const player of strangers)
      for (const command of commands) {
        expect(await answer(w.play(player, no, command))).toBe("NotFound: there is no such order");
        expect(await answer(w.play(player, 999_999, command))).toBe("NotFound: there is no such order");
      }
    expect(await w.log(no)).toEqual(before);
  });

  test("when paying, and when adding to the cart again", async () => {
    const w = await freshWorld();
    const [no = 0] = await w.buy({ unpaid: true });
    const { checkoutNo } = await w.order(no);
    const tomas = w.as("tomas");
    expect(await answer(payOrders(w.db, tomas, { orderNo: no, wallet: 0 }))).toBe("NotFound: there is no such order");
    expect(await answer(payOrders(w.db, tomas, { checkoutNo }))).toBe("NotFound: there is no such checkout");
    expect(await answer(payOrders(w.db, tomas, { checkoutNo: 999_999 }))).toBe("NotFound: there is no such checkout");
    expect(await answer(addToCartAgain(w.db, tomas, no))).toBe("NotFound: there is no such order");
  });
});

test("nobody pays with somebody else's card, coupon or address", async () => {
  const w = await freshWorld();
  const [no = 0] = await w.buy({ unpaid: true });
  const tomas = w.as("tomas");
  const foreign = await ids(w, "select id from instruments where world_id = $1 and buyer_id = $2", tomas.person ?? 0);
  for (const instrumentId of [foreign[0] ?? 0, 999_999])
    expect(await answer(payOrders(w.db, w.as("mira"), { orderNo: no, instrumentId }))).toBe("NotFound: there is no such means of payment");
  const grants = await ids(w, "select id from coupon_grants where world_id = $1 and buyer_id = $2", tomas.person ?? 0);
  const lines = [{ variantId: await w.variant("Desk lamp"), quantity: 1 }];
  for (const id of [grants[0] ?? 0, 999_999])
    expect(await answer(placeCheckout(w.db, w.as("mira"), { lines, couponGrantIds: [id] }))).toBe("NotFound: there is no such coupon");
  expect(await answer(placeCheckout(w.db, w.as("mira"), { lines, addressId: 7 }))).toBe("NotFound: there is no such address");
});

test("only its own seller and admins act on a store, and only admins on an account", async () => {
  const w = await freshWorld();
  const other = await freshWorld();
  const ines = w.as("ines");
  const storeId = ines.storeId ?? 0;
  const foreign = w.as("carlo");
  for (const [player, id] of [
    [foreign, storeId],
    [w.as("mira"), storeId],
    [w.as("admin"), 999],
    [other.as("admin"), 999],
  ] as const)
    expect(await answer(playStore(w.db, player, id, { on: "withdraw_money", amount: 1 }))).toBe("NotFound: there is no such store");
  expect(await playStore(w.db, ines, storeId, { on: "freeze_store", reason: "Mine" })).toMatchObject({
    kind: "refused",
    refusal: { code: "not_yours_to_make" },
  });
  for (const player of [ines, w.as("mira")])
    expect(await answer(playBuyer(w.db, player, w.as("mira").person ?? 0, { on: "ban_buyer", reason: "Because" }))).toBe("NotFound: there is no such buyer");
  for (const id of [ines.person ?? 0, 999])
    expect(await answer(playBuyer(w.db, w.as("admin"), id, { on: "ban_buyer", reason: "Because" }))).toBe("NotFound: there is no such buyer");
  expect(await rows(w, "events")).toBe(await rows(other, "events"));
});

test("a seller sees no other store's shelf, and a buyer none at all", async () => {
  const w = await freshWorld();
  const mug = await w.variant("Stoneware mug");
  const [listing = 0] = await ids(w, "select id from listings where world_id = $1 and title = $2", "Stoneware mug");
  for (const player of [w.as("ines"), w.as("mira"), w.as("admin")]) {
    const shelf = [
      () => setStock(w.db, player, { variantId: mug, onHand: 1 }),
      () => setPrice(w.db, player, { variantId: mug, price: 1 }),
      () => setOnSale(w.db, player, { listingId: listing, onSale: false }),
      () => updateListing(w.db, player, { listingId: listing, title: "Mine now" }),
    ];
    for (const work of shelf) expect(await answer(work())).toMatch(/^NotFound/);
  }
  expect(await answer(setStock(w.db, w.as("carlo"), { variantId: mug, onHand: 77 }))).toBe("an answer");
  expect(await w.stock(mug)).toMatchObject({ onHand: 77 });
});

describe("bad input names its field and leaves nothing behind", () => {
  test("in the cart", async () => {
    const w = await freshWorld();
    const lamp = await w.variant("Desk lamp");
    for (const quantity of [-1, 1.5, 1_000, Number.NaN])
      await expect(setCartQuantity(w.db, w.as("mira"), { variantId: lamp, quantity })).rejects.toThrow("quantity: must be a whole number");
    expect(await answer(setCartQuantity(w.db, w.as("mira"), { variantId: 999_999, quantity: 1 }))).toBe("NotFound: there is no such article");
    expect(await answer(saveForLater(w.db, w.as("mira"), { variantId: lamp, saved: true }))).toBe("NotFound: there is no such line in the cart");
    expect(await rows(w, "cart_lines")).toBe(0);
  });

  test("at the checkout", async () => {
    const w = await freshWorld();
    const mira = w.as("mira");
    const lamp = await w.variant("Desk lamp");
    const before = await rows(w, "events");
    await expect(placeCheckout(w.db, mira)).rejects.toThrow("lines: the cart is empty");
    await expect(placeCheckout(w.db, mira, { lines: [{ variantId: lamp, quantity: 0 }] })).rejects.toThrow("lines.0.quantity");
    await expect(
      placeCheckout(w.db, mira, {
        lines: [
          { variantId: lamp, quantity: 1 },
          { variantId: lamp, quantity: 1 },
        ],
      }),
    ).rejects.toThrow("lines.1.variantId: is named twice");
    expect(await placeCheckout(w.db, mira, { lines: [{ variantId: lamp, quantity: 1 }], expectedTotal: 1 })).toMatchObject({
      outcome: { kind: "refused", refusal: { code: "payment_amount_wrong", field: "expectedTotal" } },
    });
    // One line of two stores cannot be had: neither order is placed.
    const out = await placeCheckout(w.db, mira, {
      lines: [
        { variantId: lamp, quantity: 1 },
        { variantId: await w.variant("Letter writing kit"), quantity: 1 },
      ],
    });
    expect(out).toMatchObject({ outcome: { kind: "refused", refusal: { code: "out_of_stock" } }, drafts: [] });
    expect([await rows(w, "orders"), await rows(w, "checkouts"), await rows(w, "events")]).toEqual([0, 0, before]);
  });

  test("when paying", async () => {
    const w = await freshWorld();
    const mira = w.as("mira");
    const [no = 0] = await w.buy({ unpaid: true });
    const before = await rows(w, "events");
    for (const wallet of [-1, 0.5, Number.POSITIVE_INFINITY])
      await expect(payOrders(w.db, mira, { orderNo: no, wallet })).rejects.toThrow("wallet: must be a whole amount");
    await expect(payOrders(w.db, mira, {})).rejects.toThrow("give orderNo or checkoutNo");
    expect(await payOrders(w.db, mira, { orderNo: no })).toMatchObject({ outcome: { refusal: { code: "payment_amount_wrong" } } });
    expect(await payOrders(w.db, mira, { orderNo: no, wallet: 999_999 })).toMatchObject({
      outcome: { refusal: { code: "payment_amount_wrong", field: "wallet" } },
    });
    const { price } = await w.order(no);
    expect(await payOrders(w.db, w.as("tomas"), { orderNo: no, wallet: price.total }).catch(() => "absent")).toBe("absent");
    expect(await rows(w, "events")).toBe(before);
  });

  test("on a shelf", async () => {
    const w = await freshWorld();
    const lamp = await w.variant("Desk lamp");
    await w.buy({ quantity: 3 });
    const seller = w.as("ines");
    await expect(setStock(w.db, seller, { variantId: lamp, onHand: 2 })).rejects.toThrow("onHand: must be at least the 3 units that orders have reserved");
    await expect(setStock(w.db, seller, { variantId: lamp, onHand: -1 })).rejects.toThrow("onHand");
    await expect(setPrice(w.db, seller, { variantId: lamp, price: 0 })).rejects.toThrow("price");
    const [listing = 0] = await ids(w, "select id from listings where world_id = $1 and title = $2", "Desk lamp");
    await expect(updateListing(w.db, seller, { listingId: listing, title: " " })).rejects.toThrow("title");
    await expect(updateListing(w.db, seller, { listingId: listing, processingDays: 91 })).rejects.toThrow("processingDays");
  });
});

async function ids(w: TestWorld, query: string, value: string | number): Promise<number[]> {
  const found = await w.db.begin(async (sql) => {
    await sql`select set_config('souk.world', ${String(w.id)}, true)`;
    return sql.unsafe<{ id: number }[]>(`${query} order by id`, [w.id, value]);
  });
  return found.map((row) => row.id);
}

async function rows(w: TestWorld, table: "events" | "orders" | "checkouts" | "cart_lines"): Promise<number> {
  const [row] = await w.db.begin(async (sql) => {
    await sql`select set_config('souk.world', ${String(w.id)}, true)`;
    return sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table} where world_id = $1`, [w.id]);
  });
  return row?.n ?? -1;
}
