import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evolve, isSettled, noticesOf, openChargeback, openDispute, openRequest, rows, type Order, type RefundCause } from "./index.ts";
import { conditions } from "./conditions.ts";
import { terms, type TestOrder } from "./testing.ts";
import { anyLife, inEveryLife, live, lived, must, type Life } from "./testing/walk.ts";

const isTerminal = (order: Order): boolean => order.state === "closed" || order.state === "finished";
/** Nothing about it is open anymore: it has ended, and so has everything that outlives an end. */
const isOver = ({ order, standing }: TestOrder): boolean =>
  isTerminal(order) && order.frozen.length === 0 && openDispute(order) === null && openChargeback(order) === null && standing.state !== "frozen";

/** Causes of the one refund that comes with the end of an order. */
const partial: readonly RefundCause[] = ["late_capture", "counter_offer", "amendment", "dispute_partial", "after_sale"];

describe("promises", { timeout: 60_000 }, () => {
  test("a refund is owed exactly once, when a paid order is cancelled, and it is all that was left of the payment", () => {
    inEveryLife(
      ({ before, after }) => {
        const cancelled = before.state !== "closed" && after.state === "closed" && after.paidAt !== null;
        const created = after.refunds.slice(before.refunds.length).filter((r) => !partial.includes(r.cause));
        const accepted = after.chargebacks.filter(({ state }) => state === "accepted").reduce((sum, { amount }) => sum + amount, 0);
        const left = before.tenders.reduce((sum, t) => sum + t.amount - t.refunded, 0) - accepted;
        must(created.length === (cancelled && left > 0 ? 1 : 0), "a refund is created exactly when a paid order is cancelled");
        if (created[0]) expect(created[0]).toMatchObject({ cause: after.closeReason, amount: left });
      },
      undefined,
      1_000,
    );
  });

  test("no order is ever stuck: left alone it ends, but for what somebody with a name has to decide", () => {
    inEveryLife(
      () => {},
      (of) => {
        for (let turn = 0; turn < 6 && !isOver(of); turn++) {
          // The named actors, each with one word.
          const { order, standing } = of;
          if (openChargeback(order)) of.try("rail", { on: "reject_chargeback" });
          else if (standing.state === "frozen") of.tryAtStore("admin", { on: "release_store", note: "decided" });
          else if (openDispute(order)) of.try("admin", { on: "give_verdict", liability: "none", text: "", ...terms(0) });
          else if (openRequest(order)) of.try("seller", { on: "reject_cancellation", reason: "other", note: "" });
          else if (order.state === "awaiting_shipment") of.try("seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT" });
          of.settle();
        }
        expect(isOver(of)).toBe(true);
        expect(of.order.refunds.every(isSettled)).toBe(true);
      },
      1_500,
    );
  });

  test("an ended order leaves nothing behind in the books but what was sold", () => {
    inEveryLife(
      () => {},
      ({ books, order }) => {
        if (!isTerminal(order)) return;
        const left = [...books.keys()].filter((account) => /^(L:(hold|escrow|refund_payable|suspense)|A:in_flight)/.test(account));
        expect(left).toEqual([]);
        if (order.state === "closed") expect(books.get("E:coupon") ?? 0).toBe(0);
      },
      1_000,
    );
  });

  test("a step leads where its row says, and tells exactly those whom its row names", () => {
    inEveryLife(
      ({ before, after, command, party, of }) => {
        const steps = of.events.filter((event) => event.n > before.version);
        const first = steps[0];
        if (!first || !command) return;
        const automatic = steps.some((event) => event.body.type === "cancellation_approved" && event.body.automatic);
        const atOnce = command.on === "pay" && of.policy.verifyBy === 0;
        const context = { ...of.context("clock"), now: first.at };
        const row = rows.find(
          (r) =>
            r.on === command.on &&
            (command.on !== "fire" || r.deadline === command.kind) &&
            r.by.includes(party) &&
            r.from.includes(before.state) &&
            (r.when === undefined || conditions[r.when].holds(context, before, command)),
        );
        must(row?.t === first.rule, `the step of ${first.rule} has its row`);
        if (!row || automatic || atOnce) return;
        if (row.leads) must(row.leads.includes(after.state), `${row.t} leads to ${row.leads.join(" or ")}`);
        else must(after.state === (row.to ?? before.state), `${row.t} leads to ${row.to ?? "where it was"}`);
        must(
          row.closes === undefined || after.closeReason === null || after.closeReason === row.closes || before.state === "closed",
          `${row.t} closes as ${row.closes}`,
        );
        const told = steps.flatMap((event) => noticesOf(event, after));
        const recipients = new Set(told.map((notice) => notice.to));
        must(recipients.size === row.notify.length && row.notify.every((to) => recipients.has(to)), `${row.t} tells ${row.notify.join(" and ") || "nobody"}`);
        must(new Set(told.map((notice) => `${notice.to} ${notice.template}`)).size === told.length, "nobody is told the same thing twice");
      },
      undefined,
      600,
    );
  });

  test("an order is the fold of its events, numbered without a gap", () => {
    inEveryLife(
      () => {},
      (of) => {
        let folded: Order | null = null;
        of.events.forEach((event, i) => {
          expect(event.n).toBe(i + 1);
          folded = evolve(folded, event);
        });
        expect({ ...(folded as unknown as Order), deadlines: of.order.deadlines }).toEqual(of.order);
      },
      500,
    );
  });

  test("a buyer hears of the end of an order exactly once", () => {
    inEveryLife(
      () => {},
      (of) =>
        must(
          of.notices.filter((n) => n.template === "order_closed" && n.to === "buyer").length === (of.order.state === "closed" ? 1 : 0),
          "the end is told once",
        ),
      500,
    );
  });

  test("R24 however an advance is split, the same things happen at the same instants", () => {
    const endOf = (life: Life, split: number) => {
      const of = lived(life);
      of.refundDraw = { after: 5, outcome: "bounced" };
      const until = of.now + 90 * 86_400_000;
      for (let i = 1; i <= split; i++) of.to(of.now + Math.floor(((until - of.now) * i) / split));
      return of.to(until).events;
    };
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 2, max: 9 }), (life, split) => {
        expect(endOf(life, split)).toEqual(endOf(life, 1));
      }),
      { numRuns: 300 },
    );
  });

  test("these lives reach every row of the law", () => {
    const reached = new Set<string>(["T01 place"]);
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { command, decision, before, of } of live(life)) {
          if (command?.on === "fire") reached.add(`fire ${command.kind}`);
          else if (command && decision?.kind === "accepted") reached.add(`${decision.rule} ${command.on}`);
          else for (const { rule } of of.events.slice(before.version)) reached.add(`${rule} follow_store`);
        }
      }),
      { numRuns: 4_000, seed: 1 },
    );
    const wanted = rows.filter((row) => row.t !== "T35").map((row) => (row.deadline ? `fire ${row.deadline}` : `${row.t} ${row.on}`));
    expect([...new Set(wanted)].filter((row) => !reached.has(row))).toEqual([]);
  });
});
