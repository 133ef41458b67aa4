import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { TestOrder } from "./testing.ts";
import { Bookkeeper } from "./testing/bookkeeper.ts";
import { anyLife, begun, live } from "./testing/walk.ts";

/** The same dozen numbers, read from the postings of the rulebook. */
function fromTheBooks({ books, buyer }: TestOrder) {
  const sum = (pattern: RegExp): number => [...books].reduce((total, [account, balance]) => total + (pattern.test(account) ? balance : 0), 0);
  return {
    wallet: buyer.wallet,
    kept: 0 - sum(/^L:(hold|escrow)/),
    subsidy: sum(/^E:coupon/),
    pending: 0 - sum(/^L:seller_pending/),
    available: 0 - sum(/^L:seller_available/),
    withheld: 0 - sum(/^L:seller_withheld/),
    owes: sum(/^A:seller_receivable/),
    bank: 0 - sum(/^A:bank/),
    fee: 0 - sum(/^R:commission/),
    loss: sum(/^E:loss/),
    contested: sum(/^A:chargeback_open/),
    leaving: 0 - sum(/^(L:refund_payable|A:in_flight)/),
  };
}

test("a bookkeeper who only hears what happened keeps the same books as the law, in every life", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const of = begun(life);
      const keeper = new Bookkeeper(life.setting.buyer?.wallet ?? 1000, 0, of.policy);
      let [orders, stores] = [0, 0];
      const hear = (): void => {
        // A store's own step comes before the orders that follow it.
        for (const event of of.storeEvents.slice(stores)) keeper.takeStore(event);
        for (const event of of.events.slice(orders)) keeper.takeOrder(event, of.seen[event.n - 1] ?? of.order);
        [orders, stores] = [of.events.length, of.storeEvents.length];
        const { wallet, kept, subsidy, pending, available, withheld, owes, bank, fee, loss, contested, leaving } = keeper;
        expect({ wallet, kept, subsidy, pending, available, withheld, owes, bank, fee, loss, contested, leaving }).toEqual(fromTheBooks(of));
      };
      hear();
      for (const _ of live(life, of)) hear();
    }),
    { numRuns: 1_500 },
  );
});
