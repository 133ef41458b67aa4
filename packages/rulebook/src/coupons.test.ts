import { describe, expect, test } from "vitest";
import { days, evolveGrant, grantLabel, presets, type GrantEffect, type GrantFacts } from "./index.ts";
import { aGrant, anOrder, dawn } from "./testing.ts";

const after = (grant: GrantFacts, effects: readonly GrantEffect["effect"][], now = dawn, policy = presets.souk): GrantFacts =>
  effects.reduce((g, effect) => evolveGrant(g, effect, now, policy, { checkoutNo: 1001 }), grant);

describe("a coupon in one order (3.8)", () => {
  test.each([
    ["placed", ["lock"], "locked"],
    ["placed, never paid", ["lock", "unlock"], "available"],
    ["placed, verified", ["lock", "use"], "used"],
    ["cancelled before shipping", ["lock", "use", "give_back"], "available"],
    ["shipped", ["lock", "use", "keep"], "used"],
  ] as const)("%s: %s makes it %s", (_, effects, state) => expect(after(aGrant(), effects).state).toBe(state));

  test("once restored it is as good as new, and remembers", () => {
    expect(after(aGrant(), ["lock", "use", "give_back"])).toEqual(aGrant({ restored: true }));
    expect(after(aGrant(), ["lock", "unlock"])).toEqual(aGrant());
  });

  test("a coupon that was voided meanwhile stays void", () => expect(after(aGrant({ state: "void" }), ["give_back"]).state).toBe("void"));
});

describe("a coupon shared by the orders of one checkout is never split", () => {
  test.each([
    ["two orders, both cancelled", ["lock", "lock", "use", "use", "give_back", "give_back"], "available"],
    ["two orders, one cancelled", ["lock", "lock", "use", "use", "give_back"], "used"],
    ["two orders, one cancelled and one shipped", ["lock", "lock", "use", "give_back", "keep"], "used"],
    ["two orders, one expired unpaid and one cancelled later", ["lock", "lock", "unlock", "use", "give_back"], "available"],
    ["two orders, one expired unpaid and one waiting", ["lock", "lock", "unlock"], "locked"],
    ["three orders, all unpaid", ["lock", "lock", "lock", "unlock", "unlock", "unlock"], "available"],
  ] as const)("%s", (_, effects, state) => expect(after(aGrant(), effects).state).toBe(state));

  test("while it waits for the others it stays with its checkout", () => {
    expect(after(aGrant(), ["lock", "lock", "use", "give_back"])).toMatchObject({ sharedBy: 2, givenBack: 1, checkoutNo: 1001 });
  });
});

describe("a coupon that expired before it came back", () => {
  const expiry = dawn + days(1);
  test.each([
    [expiry - 1, expiry, false],
    [expiry, expiry + days(10), true],
    [expiry + 1, expiry + 1 + days(10), true],
  ])("returned at %i expires at %i", (now, expiresAt, graceSpent) => {
    expect(after(aGrant({ expiresAt: expiry, state: "used", sharedBy: 1 }), ["give_back"], now)).toMatchObject({ state: "available", expiresAt, graceSpent });
  });

  test("gets its grace once in its life, and none where the policy gives none", () => {
    const spent = aGrant({ expiresAt: expiry, state: "used", sharedBy: 1, graceSpent: true });
    expect(after(spent, ["give_back"], expiry)).toMatchObject({ state: "available", expiresAt: expiry });
    expect(grantLabel(after(spent, ["give_back"], expiry), expiry)).toBe("expired");
    const strict = { ...presets.souk, couponGrace: 0 };
    expect(after(aGrant({ expiresAt: expiry, state: "used", sharedBy: 1 }), ["give_back"], expiry, strict)).toMatchObject({
      expiresAt: expiry,
      graceSpent: false,
    });
  });

  test("in the life of an order: locked on placing, expired in the cart of a silent seller, back for ten days", () => {
    const grants = [aGrant({ expiresAt: dawn + days(2) }), aGrant({ id: 22 })];
    const order = anOrder({ grants }).asked().settle();
    expect(order.order.closeReason).toBe("cancel_auto");
    expect(order.grants.get(21)).toMatchObject({ state: "available", expiresAt: (order.order.closedAt ?? 0) + days(10), graceSpent: true, restored: true });
    expect(order.grants.get(22)).toMatchObject({ state: "available", expiresAt: dawn + days(365), graceSpent: false });
  });
});

test("an available coupon past its time reads as expired, a spent one as spent", () => {
  expect(grantLabel(aGrant({ expiresAt: dawn }), dawn - 1)).toBe("available");
  expect(grantLabel(aGrant({ expiresAt: dawn }), dawn)).toBe("expired");
  expect(grantLabel(aGrant({ expiresAt: dawn, state: "used" }), dawn)).toBe("used");
});
