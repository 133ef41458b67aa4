import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerFor, answersFor, commandsOf, deadlineKinds, liveRow, parties, type OrderCommand } from "./index.ts";
import { anOrder, aDraft, someAddress } from "./testing.ts";
import { anyLife, inEveryLife, lived, must, sample } from "./testing/walk.ts";

describe("every button tells the truth", { timeout: 60_000 }, () => {
  test("what is offered is accepted until its own end, and what is refused says why", () => {
    inEveryLife(
      ({ after, of }) => {
        for (const party of ["buyer", "seller"] as const) {
          for (const answer of answersFor(of.context(party), after)) {
            must(answer.allowed === (answer.refusal === null), "a button works or says why");
            if (answer.allowed) must(answer.until === null || answer.until > of.now, "a button that works still works for a while");
          }
        }
      },
      undefined,
      300,
    );
  });

  test("a person who presses an allowed button with sensible values is not refused", () => {
    fc.assert(
      fc.property(anyLife, fc.nat(), (life, pick) => {
        const of = lived(life);
        for (const party of parties) {
          for (const name of commandsOf(party)) {
            if (!answerFor(of.context(party), of.order, name).allowed || name === "make_counter_offer") continue;
            const twin = lived(life);
            const decision = twin.try(party, sample(name, twin, pick));
            if (decision.kind === "refused") expect(decision.refusal.field).not.toBeNull();
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("totality", { timeout: 60_000 }, () => {
  const word = fc.string({ maxLength: 50 });
  const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(Number.NaN, Infinity, -1, 0, 1));
  const anyCommand = fc.record({
    on: fc.constantFrom(...([...new Set(parties.flatMap((p) => commandsOf(p))), "fire", "place"] as const)),
    wallet: number,
    outside: fc.option(
      fc.record({
        rail: fc.constantFrom("card", "mobile"),
        instrumentId: number,
        label: word,
        amount: number,
        answer: fc.constantFrom({ accepted: true }, { accepted: false, reason: "card_declined" }),
      }),
    ),
    verification: fc.option(fc.record({ after: number, outcome: fc.constantFrom("pass", "fail") })),
    reason: fc.constantFrom("other", "changed_mind", "out_of_stock"),
    note: word,
    complaint: fc.boolean(),
    amount: number,
    offerNo: number,
    carrier: word,
    tracking: word,
    days: number,
    text: word,
    name: word,
    fileId: number,
    received: fc.boolean(),
    withReturn: fc.boolean(),
    lines: fc.array(number, { maxLength: 4 }),
    liability: fc.constantFrom("seller", "buyer", "none"),
    proposalNo: number,
    amendmentNo: number,
    amendment: fc.record({
      address: fc.constantFrom(null, someAddress),
      lines: fc.array(fc.record({ no: number, variantId: number, options: word, quantity: number }), { maxLength: 3 }),
    }),
    fact: fc.constantFrom("accepted", "refused", "returned", "lost"),
    fault: fc.constantFrom("seller", "platform"),
    refund: number,
    outcome: fc.constantFrom("credited", "bounced"),
    act: fc.record({ no: number, kind: fc.constantFrom("freeze", "release", "block"), at: number, byClock: fc.boolean() }),
    understood: fc.boolean(),
    rail: fc.constantFrom("card", "mobile"),
    instrumentId: number,
    label: word,
    kind: fc.constantFrom(...deadlineKinds),
    subject: fc.constantFrom("", "r1", "r2"),
    generation: fc.integer({ min: 0, max: 3 }),
    draft: fc.constant(aDraft()),
  });

  test("any command, in any state, at any time, by anybody, is answered: nothing throws, and what is refused changes nothing", () => {
    fc.assert(
      fc.property(anyLife, fc.array(fc.tuple(anyCommand, fc.constantFrom(...parties), fc.nat({ max: 3_000_000_000 })), { maxLength: 8 }), (life, tries) => {
        const of = lived(life);
        for (const [command, party, later] of tries) {
          const before = of.order;
          const now = of.now;
          of.unsettledAt(now + (later % 3 === 0 ? later : 0));
          const decision = of.try(party, command as unknown as OrderCommand);
          if (decision.kind !== "accepted") expect(of.order).toBe(before);
          of.unsettledAt(now);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("before an order is placed there is only placing", () => {
    const of = anOrder();
    for (const party of parties) {
      for (const name of commandsOf(party)) {
        const twin = anOrder().placed();
        const command = sample(name, twin, 1);
        expect(of.try(party, command)).toMatchObject({ kind: "refused" });
      }
    }
  });

  test("a deadline that had its effect, or never will, is done already; one that is not due is too early", () => {
    inEveryLife(
      ({ after, of }) => {
        for (const row of after.deadlines) {
          const { kind, subject, generation } = row;
          if (row.state === "armed" && row.due <= of.now) continue;
          const expected = row.state === "armed" || row.state === "suspended" ? "refused" : "already_done";
          expect(of.try("clock", { on: "fire", kind, subject, generation }).kind).toBe(expected);
        }
        expect(liveRow(after, "pay_by") === null || after.state === "awaiting_payment").toBe(true);
      },
      undefined,
      300,
    );
  });
});
