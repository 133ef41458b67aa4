import { describe, expect, test } from "vitest";
import { buyerNoticeOf, days, decideBuyer, evolveBuyer, goodStanding, presets, type BuyerCommand, type BuyerStanding, type Party } from "./index.ts";
import { anOrder, dawn } from "./testing.ts";

const give = (standing: BuyerStanding, party: Party, command: BuyerCommand) =>
  decideBuyer({ now: dawn, actor: { party, person: 1 }, policy: presets.souk }, standing, command);
const as = (standing: BuyerStanding, party: Party, command: BuyerCommand): BuyerStanding => {
  const decision = give(standing, party, command);
  if (decision.kind !== "accepted") throw new Error(JSON.stringify(decision));
  const event = {
    buyerId: 7,
    n: standing.version + 1,
    at: dawn,
    rule: decision.rule,
    by: { party, person: 1 },
    body: decision.events[0] ?? { type: "buyer_standing_changed", to: "good", reason: "", automatic: false },
  } as const;
  expect(buyerNoticeOf(event).params).toMatchObject({ to: event.body.to });
  return evolveBuyer(standing, event);
};
const good = goodStanding(7, dawn - days(9));
const count = (unpaid: number): BuyerCommand => ({ on: "count_unpaid", unpaid });

describe("3.10 a buyer's account", () => {
  test.each([
    [6, "good"],
    [7, "warned"],
    [9, "warned"],
    [10, "purchase_blocked"],
    [11, "purchase_blocked"],
  ])("with %i unpaid checkouts is %s", (unpaid, state) => {
    const decision = give(good, "clock", count(unpaid));
    expect(decision.kind === "accepted" ? decision.events : decision.kind).toEqual(
      state === "good" ? "already_done" : [{ type: "buyer_standing_changed", to: state, reason: "unpaid_orders", automatic: true }],
    );
  });

  test("is warned once, then blocked, then restored by support, from when unpaid checkouts count anew", () => {
    const warned = as(good, "clock", count(8));
    expect(give(warned, "clock", count(9)).kind).toBe("already_done");
    const blocked = as(warned, "clock", count(10));
    expect(blocked).toMatchObject({ state: "purchase_blocked", reason: "unpaid_orders", version: 2 });
    expect(give(blocked, "clock", count(20)).kind).toBe("already_done");
    expect(give(blocked, "admin", { on: "restore_buyer", note: "" })).toMatchObject({ refusal: { code: "text_missing", field: "note" } });
    expect(as(blocked, "admin", { on: "restore_buyer", note: "a one-off" })).toMatchObject({ state: "good", countsFrom: dawn });
  });

  test("is warned, blocked and banned by an admin, for a reason; a ban stays", () => {
    const warned = as(good, "admin", { on: "warn_buyer", reason: "many disputes" });
    expect(give(warned, "admin", { on: "warn_buyer", reason: "again" }).kind).toBe("already_done");
    expect(give(warned, "buyer", { on: "warn_buyer", reason: "x" })).toMatchObject({ refusal: { code: "not_yours_to_make" } });
    const banned = as(as(warned, "admin", { on: "block_purchases", reason: "x" }), "admin", { on: "ban_buyer", reason: "false claims" });
    for (const command of [
      { on: "restore_buyer", note: "x" },
      { on: "warn_buyer", reason: "x" },
    ] as const)
      expect(give(banned, "admin", command)).toMatchObject({ refusal: { code: "not_possible_now", ended: "banned" } });
    expect(give(good, "admin", { on: "restore_buyer", note: "x" }).kind).toBe("already_done");
  });

  test("where the policy never blocks, nothing is counted", () => {
    const ctx = { now: dawn, actor: { party: "clock", person: null }, policy: { ...presets.souk, unpaidBlockCount: null, unpaidWarnCount: null } } as const;
    expect(decideBuyer(ctx, good, count(99)).kind).toBe("already_done");
  });

  test("T01 blocked or banned, they place nothing; T05 what they have goes on", () => {
    for (const state of ["purchase_blocked", "banned"] as const) {
      const fresh = anOrder({ buyer: { state } });
      expect(fresh.refused("buyer", { on: "place", draft: fresh.draft })).toMatchObject({ code: "buyer_blocked", rule: "3.10" });
      const order = anOrder().placed();
      order.buyer = { ...order.buyer, state };
      expect(order.paid().verified().shipped().delivered().disputed(100).order.disputes).toHaveLength(1);
    }
  });
});
