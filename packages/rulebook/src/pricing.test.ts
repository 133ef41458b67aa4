import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestCoupons, days, halfUp, percentDown, perUnit, quote, spread, type CartLine, type CouponInHand, type QuoteInput } from "./index.ts";
import { aGrant, dawn, workedLines } from "./testing.ts";

const line = (over: Partial<CartLine> = {}): CartLine => ({
  storeId: 3,
  listingId: 1,
  variantId: 11,
  title: "A",
  options: "",
  picture: "",
  quantity: 1,
  listPrice: 1999,
  flash: null,
  bundle: null,
  storeShipping: 450,
  processing: null,
  stockMode: "on_order",
  ...over,
});
const workedCart: readonly CartLine[] = [
  line({ quantity: 2 }),
  line({ listingId: 2, variantId: 12, title: "B", listPrice: 2550 }),
  line({ listingId: 3, variantId: 13, title: "C", quantity: 3, listPrice: 333 }),
];
const coupon = (id: number, over: Partial<CouponInHand> = {}): CouponInHand => ({
  grant: aGrant({ id }),
  title: `coupon ${id}`,
  funder: "store",
  storeId: 3,
  discount: { amount: 500 },
  minSpend: 0,
  ...over,
});
const platform = (id: number, over: Partial<CouponInHand> = {}): CouponInHand =>
  coupon(id, { funder: "platform", storeId: null, discount: { percentBps: 800, cap: 600 }, ...over });
const cart = (over: Partial<QuoteInput> = {}): QuoteInput => ({ now: dawn, lines: workedCart, coupons: [], processingDefault: days(3), ...over });

describe("the worked example (5.2), to the cent", () => {
  const priced = quote(cart({ coupons: [coupon(21), platform(22)] }));

  test("what the buyer pays and the seller sells for", () => {
    expect(priced.stores[0]?.price).toEqual({
      items: 7547,
      bundleDiscount: 0,
      storeDiscount: 500,
      platformDiscount: 563,
      shipping: 450,
      total: 6934,
      gross: 7497,
    });
    expect(priced).toMatchObject({ total: 6934, discount: 1063, problems: [] });
  });

  test("each line's frozen share, and each unit's", () => {
    expect(priced.stores[0]?.lines).toEqual(workedLines);
    expect(priced.stores[0]?.lines.map((l) => l.quantity * l.unitPrice - l.storeDiscount)).toEqual([3733, 2381, 933]);
  });

  test("the coupons it used", () => {
    expect(priced.stores[0]?.grants).toEqual([
      { grantId: 21, funder: "store", title: "coupon 21", discount: 500 },
      { grantId: 22, funder: "platform", title: "coupon 22", discount: 563 },
    ]);
  });

  test("and the fee on the gross", () => expect(halfUp(7497, 800)).toBe(600));
});

describe("the item price comes first (R-5)", () => {
  const flash = { price: 1500, from: dawn, until: dawn + days(1) };
  test.each([
    [dawn - 1, 1999, false],
    [dawn, 1500, true],
    [dawn + days(1) - 1, 1500, true],
    [dawn + days(1), 1999, false],
  ])("a flash price counts while it runs: at %i one costs %i", (now, unitPrice, counted) => {
    expect(quote(cart({ now, lines: [line({ flash })] })).stores[0]?.lines[0]).toMatchObject({ listPrice: 1999, unitPrice, flash: counted });
  });

  test("a flash price above the list price is none", () => {
    expect(quote(cart({ lines: [line({ flash: { ...flash, price: 2500 } })] })).stores[0]?.lines[0]).toMatchObject({ unitPrice: 1999, flash: false });
  });

  test.each([
    [1, 0],
    [2, 399],
    [3, 599],
  ])("a bundle price from two: %i units save %i, rounded down", (quantity, bundleDiscount) => {
    expect(quote(cart({ lines: [line({ quantity, bundle: { minQuantity: 2, percentBps: 1000 } })] })).stores[0]?.lines[0]).toMatchObject({
      bundleDiscount,
      total: quantity * 1999 - bundleDiscount,
    });
  });

  test("flash, bundle, store coupon and platform coupon stack in this order", () => {
    const priced = quote(
      cart({
        lines: [line({ quantity: 2, flash, bundle: { minQuantity: 2, percentBps: 1000 } })],
        coupons: [coupon(1, { discount: { percentBps: 1000, cap: null } }), platform(2)],
      }),
    );
    expect(priced.stores[0]?.price).toEqual({
      items: 3000,
      bundleDiscount: 300,
      storeDiscount: 270,
      platformDiscount: 194,
      shipping: 450,
      total: 2686,
      gross: 2880,
    });
  });
});

describe("a checkout over several stores", () => {
  const two = [
    line({ quantity: 2 }),
    line({ storeId: 4, listingId: 9, variantId: 19, title: "D", listPrice: 1002, storeShipping: 0, processing: days(7) }),
    line({ listingId: 3, variantId: 13, listPrice: 333, storeShipping: 600 }),
  ];

  test("makes one order per store, each with its parcel and its longest processing time", () => {
    const priced = quote(cart({ lines: two }));
    expect(priced.stores.map((s) => [s.storeId, s.lines.map((l) => l.no), s.price.shipping, s.processing])).toEqual([
      [3, [1, 2], 600, days(3)],
      [4, [1], 0, days(7)],
    ]);
    expect(priced.total).toBe(2 * 1999 + 333 + 600 + 1002);
  });

  test("a platform coupon spreads over all lines of all stores, and each order carries its share", () => {
    const priced = quote(cart({ lines: two, coupons: [platform(2, { discount: { amount: 100 } })] }));
    expect(priced.stores.map((s) => s.grants.map((g) => [g.grantId, g.discount]))).toEqual([[[2, 81]], [[2, 19]]]);
    expect(priced.stores.map((s) => s.price.platformDiscount)).toEqual([81, 19]);
  });

  test("each store takes one coupon of its own", () => {
    const priced = quote(
      cart({
        lines: two,
        coupons: [coupon(1), coupon(2), coupon(3, { storeId: 4, discount: { amount: 2 } }), coupon(4, { storeId: 5 }), platform(5), platform(6)],
      }),
    );
    expect(priced.problems).toEqual([
      { grantId: 2, code: "one_per_store", missing: null },
      { grantId: 4, code: "store_not_in_cart", missing: null },
      { grantId: 6, code: "one_per_checkout", missing: null },
    ]);
    expect(priced.stores.map((s) => s.price.storeDiscount)).toEqual([500, 2]);
  });
});

describe("a coupon that cannot be used is left out and says why", () => {
  test.each([
    ["used already", coupon(1, { grant: aGrant({ id: 1, state: "used" }) }), "not_available", null],
    ["locked by another order", coupon(1, { grant: aGrant({ id: 1, state: "locked" }) }), "not_available", null],
    ["expired this instant", coupon(1, { grant: aGrant({ id: 1, expiresAt: dawn }) }), "expired", null],
    ["wants one more cent", coupon(1, { minSpend: 7548 }), "below_min_spend", 1],
    ["takes less than a cent", coupon(1, { discount: { percentBps: 1, cap: null }, minSpend: 0 }), "takes_nothing", null],
  ] as const)("%s", (_, held, code, missing) => {
    const lines = code === "takes_nothing" ? [line({ listPrice: 99 })] : workedCart;
    const priced = quote(cart({ lines, coupons: [held] }));
    expect(priced.problems).toEqual([{ grantId: 1, code, missing }]);
    expect(priced.discount).toBe(0);
  });

  test("leaves nothing to pay", () => {
    const lines = [line({ listPrice: 500, storeShipping: 0 })];
    expect(quote(cart({ lines, coupons: [coupon(1)] })).problems).toEqual([{ grantId: 1, code: "leaves_nothing_to_pay", missing: null }]);
    expect(quote(cart({ lines: [line({ listPrice: 500, storeShipping: 1 })], coupons: [coupon(1)] })).total).toBe(1);
  });

  test("the threshold is tested before the coupon itself and without shipping; a store coupon counts against the platform's", () => {
    expect(quote(cart({ coupons: [coupon(1, { minSpend: 7547 })] })).problems).toEqual([]);
    expect(quote(cart({ coupons: [coupon(1), platform(2, { minSpend: 7048 })] })).problems).toEqual([{ grantId: 2, code: "below_min_spend", missing: 1 }]);
    expect(quote(cart({ coupons: [platform(2, { minSpend: 7048 })] })).problems).toEqual([]);
  });

  test("a percentage is rounded down and then capped; an amount never exceeds the value", () => {
    expect(quote(cart({ coupons: [platform(2, { discount: { percentBps: 5000, cap: 600 } })] })).discount).toBe(600);
    expect(quote(cart({ coupons: [coupon(1, { discount: { amount: 99_999 } })] })).stores[0]?.price.total).toBe(450);
  });
});

describe("the best coupons in hand", () => {
  test("are the ones that make the cart cheapest", () => {
    const inHand = [coupon(1, { discount: { amount: 300 } }), coupon(2), platform(3, { discount: { amount: 100 } }), platform(4), coupon(5, { storeId: 9 })];
    expect(bestCoupons({ ...cart(), inHand }).map((c) => c.grant.id)).toEqual([2, 4]);
  });

  test("even when a smaller store coupon opens a bigger platform coupon", () => {
    const inHand = [
      coupon(1, { discount: { amount: 500 } }),
      coupon(2, { discount: { amount: 100 } }),
      platform(3, { discount: { amount: 2000 }, minSpend: 7400 }),
    ];
    expect(bestCoupons({ ...cart(), inHand }).map((c) => c.grant.id)).toEqual([2, 3]);
  });

  test("and none when none helps", () => {
    expect(bestCoupons({ ...cart(), inHand: [coupon(1, { minSpend: 99_999 })] })).toEqual([]);
    expect(bestCoupons({ ...cart(), inHand: [] })).toEqual([]);
  });
});

describe("rounding (5.3)", { timeout: 60_000 }, () => {
  test.each([
    [500, [3998, 2550, 999], [265, 169, 66]],
    [563, [3733, 2381, 933], [298, 190, 75]],
    [1, [1, 1, 1], [1, 0, 0]],
    [2, [1, 1, 1], [1, 1, 0]],
    [5, [0, 0], [0, 0]],
    [0, [3, 4], [0, 0]],
  ])("R-4 %i over %j is %j", (amount, weights, shares) => expect(spread(amount, weights)).toEqual(shares));

  test.each([
    [858, 3, [286, 286, 286]],
    [3435, 2, [1718, 1717]],
    [1, 3, [1, 0, 0]],
  ])("R-7 %i over %i units is %j", (total, quantity, shares) => expect(perUnit(total, quantity)).toEqual(shares));

  test("R-2 discounts round down, R-3 fees half up", () => {
    expect([percentDown(7047, 800), percentDown(99, 1), percentDown(10_000, 1)]).toEqual([563, 0, 1]);
    expect([halfUp(7497, 800), halfUp(6797, 800), halfUp(5000, 1), halfUp(4999, 1)]).toEqual([600, 544, 1, 0]);
  });

  test("shares sum to the amount, and none exceeds its line, however large the amounts", () => {
    const weights = fc.array(fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 10_000_000_000_000 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const sum = values.reduce((a, b) => a + b, 0);
        const amount = Math.floor(sum * share);
        const shares = spread(amount, values);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(amount);
        shares.forEach((s, i) => expect(s).toBeLessThanOrEqual(values[i] ?? 0));
      }),
      { numRuns: 2_000 },
    );
  });

  test("what a quote shows adds up, to the unit, whatever is in the cart", () => {
    const anyLine = fc.record({
      storeId: fc.integer({ min: 1, max: 3 }),
      variantId: fc.nat({ max: 50 }),
      quantity: fc.integer({ min: 1, max: 7 }),
      listPrice: fc.integer({ min: 1, max: 99_999 }),
      storeShipping: fc.nat({ max: 900 }),
      bundle: fc.option(fc.record({ minQuantity: fc.integer({ min: 2, max: 4 }), percentBps: fc.integer({ min: 1, max: 9000 }) })),
    });
    const discount = fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 5000 }) }),
      fc.record({ percentBps: fc.integer({ min: 1, max: 9999 }), cap: fc.option(fc.integer({ min: 1, max: 900 })) }),
    );
    const anyCoupon = fc.record({ storeId: fc.integer({ min: 1, max: 4 }), isPlatform: fc.boolean(), discount, minSpend: fc.nat({ max: 20_000 }) });
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), fc.array(anyCoupon, { maxLength: 4 }), (lines, held) => {
        const coupons = held.map((c, i) => coupon(i + 1, { ...c, funder: c.isPlatform ? "platform" : "store", storeId: c.isPlatform ? null : c.storeId }));
        const priced = quote(cart({ lines: lines.map((l) => line(l)), coupons }));
        for (const { lines: frozen, price, grants } of priced.stores) {
          const sum = (of: (l: (typeof frozen)[number]) => number) => frozen.reduce((total, l) => total + of(l), 0);
          expect(price.total).toBeGreaterThanOrEqual(price.shipping > 0 || grants.length > 0 ? 1 : 0);
          expect(sum((l) => l.total) + price.shipping).toBe(price.total);
          expect(price.items - price.bundleDiscount - price.storeDiscount - price.platformDiscount + price.shipping).toBe(price.total);
          expect(price.gross - price.platformDiscount).toBe(price.total);
          expect(grants.reduce((total, g) => total + g.discount, 0)).toBe(price.storeDiscount + price.platformDiscount);
          for (const l of frozen) expect(l.unitTotals.reduce((total, unit) => total + unit, 0)).toBe(l.total);
        }
        expect(priced.problems.length + new Set(priced.stores.flatMap((s) => s.grants.map((g) => g.grantId))).size).toBe(coupons.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
