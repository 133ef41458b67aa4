import { describe, expect, test } from "vitest";
import { days, hours, type Decision, type OrderCommand, type Party, type StoreCommand, type StoreEventBody } from "./index.ts";
import { anOrder, payment, terms, type TestOrder } from "./testing.ts";

type Act = readonly [party: Party, command: OrderCommand | StoreCommand];

const storeCommands: readonly string[] = ["freeze_store", "release_store", "block_store"];
const says = (decision: Decision | Decision<StoreEventBody>): string =>
  decision.kind === "refused" ? [decision.refusal.code, decision.refusal.rule, decision.refusal.ended].filter(Boolean).join(" ") : decision.kind;
const give = (order: TestOrder, [party, command]: Act): string =>
  says(storeCommands.includes(command.on) ? order.tryAtStore(party, command as StoreCommand) : order.try(party, command as OrderCommand));
/** Where an order stands after a race, in a word. */
const standing = ({ order }: TestOrder): string =>
  [order.closeReason ?? order.state, order.frozen.length > 0 && "frozen", order.requests.at(-1)?.state, order.disputes.at(-1)?.state]
    .filter(Boolean)
    .join(", ");

const ask: Act = ["buyer", { on: "request_cancellation", reason: "changed_mind", note: "", complaint: false }];
const withdraw: Act = ["buyer", { on: "withdraw_cancellation" }];
const approve: Act = ["seller", { on: "approve_cancellation" }];
const reject: Act = ["seller", { on: "reject_cancellation", reason: "already_packed", note: "" }];
const ship: Act = ["seller", { on: "ship", carrier: "Post", tracking: "RR123456789PT" }];
const offer: Act = ["seller", { on: "make_counter_offer", amount: 900 }];
const acceptOffer: Act = ["buyer", { on: "accept_counter_offer", offerNo: 1 }];
const cancelUnpaid: Act = ["buyer", { on: "cancel_unpaid", reason: "other", note: "" }];
const pay: Act = ["buyer", payment(6934, 0, "card", { after: hours(1), outcome: "pass" })];
const confirm: Act = ["buyer", { on: "confirm_receipt" }];
const dispute: Act = ["buyer", { on: "open_dispute", received: true, reason: "damaged", text: "", ...terms(900) }];
const claim: Act = ["buyer", { on: "open_dispute", received: false, reason: "still_on_the_way", text: "", ...terms(900) }];
const trash: Act = ["buyer", { on: "trash" }];
const purge: Act = ["buyer", { on: "purge", understood: true }];
const freeze: Act = ["admin", { on: "freeze_store", reason: "complaints" }];
const block: Act = ["admin", { on: "block_store", note: "no goods" }];
const place = (order: TestOrder): Act => ["buyer", { on: "place", draft: order.draft }];
const chargeback: Act = ["rail", { on: "open_chargeback", amount: 6934, reason: "fraud" }];
const acceptProposal: Act = ["seller", { on: "accept_settlement", proposalNo: 1 }];
const extend: Act = ["buyer", { on: "grant_extension", days: 3 }];

interface Race {
  readonly race: string;
  readonly given: () => TestOrder;
  readonly acts: readonly [Act, Act];
  /** What each is answered and where the order ends: the first act first, then the other way round. */
  readonly first: readonly [string, string, string];
  readonly second: readonly [string, string, string];
}

// prettier-ignore
const races: readonly Race[] = [
  { race: "R1 a request and a shipment", given: () => anOrder().verified(), acts: [ask, ship],
    first: ["accepted", "accepted", "awaiting_delivery, overtaken"], second: ["accepted", "too_late R1 awaiting_delivery", "awaiting_delivery"] },
  { race: "R2 a shipment and an approval", given: () => anOrder().asked(), acts: [ship, approve],
    first: ["accepted", "too_late R2 awaiting_delivery", "awaiting_delivery, overtaken"], second: ["accepted", "too_late R3 cancel_approved", "cancel_approved, approved"] },
  { race: "R6 a withdrawal and an approval", given: () => anOrder().asked(), acts: [withdraw, approve],
    first: ["accepted", "too_late R6 withdrawn", "awaiting_shipment, withdrawn"], second: ["accepted", "too_late R6 cancel_approved", "cancel_approved, approved"] },
  { race: "R6 an approval and a rejection", given: () => anOrder().asked(), acts: [approve, reject],
    first: ["accepted", "too_late R4 cancel_approved", "cancel_approved, approved"], second: ["accepted", "too_late R6 rejected", "awaiting_shipment, rejected"] },
  { race: "R6 an approval twice", given: () => anOrder().asked(), acts: [approve, approve],
    first: ["accepted", "already_done", "cancel_approved, approved"], second: ["accepted", "already_done", "cancel_approved, approved"] },
  { race: "R6 an offer's acceptance and an approval", given: () => anOrder().offered(700), acts: [acceptOffer, approve],
    first: ["accepted", "too_late R6 settled", "awaiting_shipment, settled"], second: ["accepted", "too_late R6 cancel_approved", "cancel_approved, approved"] },
  { race: "R6 an offer's acceptance and a shipment", given: () => anOrder().offered(700), acts: [acceptOffer, ship],
    first: ["accepted", "accepted", "awaiting_delivery, settled"], second: ["accepted", "too_late R6 awaiting_delivery", "awaiting_delivery, overtaken"] },
  { race: "R6 an offer's acceptance and a newer offer", given: () => anOrder().offered(700), acts: [acceptOffer, offer],
    first: ["accepted", "too_late R6 settled", "awaiting_shipment, settled"], second: ["accepted", "offer_not_live T16 replaced", "awaiting_shipment, open"] },
  { race: "R8 paying and cancelling", given: () => anOrder().placed(), acts: [pay, cancelUnpaid],
    first: ["accepted", "already_paid T04", "payment_verifying"], second: ["accepted", "too_late R7 unpaid_cancelled", "unpaid_cancelled"] },
  { race: "R8 paying twice", given: () => anOrder().placed(), acts: [pay, pay],
    first: ["accepted", "already_done", "payment_verifying"], second: ["accepted", "already_done", "payment_verifying"] },
  { race: "R10 a freeze and a request", given: () => anOrder().verified(), acts: [freeze, ask],
    first: ["accepted", "order_frozen 2.2.7", "awaiting_shipment, frozen"], second: ["accepted", "accepted", "awaiting_shipment, frozen, open"] },
  { race: "R10 a freeze and an approval", given: () => anOrder().asked(), acts: [freeze, approve],
    first: ["accepted", "order_frozen 2.2.7", "awaiting_shipment, frozen, open"], second: ["accepted", "accepted", "cancel_approved, approved"] },
  { race: "R11 a freeze and a shipment", given: () => anOrder().verified(), acts: [freeze, ship],
    first: ["accepted", "order_frozen 2.2.7", "awaiting_shipment, frozen"], second: ["accepted", "accepted", "awaiting_delivery, frozen"] },
  { race: "R12 a freeze and a dispute", given: () => anOrder().shipped().wait(days(5)), acts: [freeze, claim],
    first: ["accepted", "order_frozen 2.2.7", "awaiting_delivery, frozen"], second: ["accepted", "accepted", "awaiting_delivery, frozen, negotiating"] },
  { race: "R13 a freeze and a refund by agreement", given: () => anOrder().offered(700), acts: [freeze, acceptOffer],
    first: ["accepted", "order_frozen 2.2.7", "awaiting_shipment, frozen, open"], second: ["accepted", "accepted", "awaiting_shipment, frozen, settled"] },
  { race: "R14 a freeze and a receipt", given: () => anOrder().delivered(), acts: [freeze, confirm],
    first: ["accepted", "order_frozen 2.2.7", "awaiting_delivery, frozen"], second: ["accepted", "accepted", "finished, frozen"] },
  { race: "R15 a receipt and a dispute", given: () => anOrder().delivered(), acts: [confirm, dispute],
    first: ["accepted", "accepted", "finished, negotiating"], second: ["accepted", "dispute_open R15", "awaiting_delivery, negotiating"] },
  { race: "R17 deleting and disputing", given: () => anOrder().finished(), acts: [trash, dispute],
    first: ["accepted", "not_possible_now T35", "finished"], second: ["accepted", "dispute_open R17", "finished, negotiating"] },
  { race: "R17 deleting and a freeze", given: () => anOrder().finished(), acts: [freeze, trash],
    first: ["accepted", "order_frozen 2.2.7", "finished, frozen"], second: ["accepted", "accepted", "finished, frozen"] },
  { race: "R18 deleting for good and a dispute", given: () => anOrder().finished().do("buyer", { on: "trash" }), acts: [purge, dispute],
    first: ["accepted", "not_possible_now T35", "finished"], second: ["not_possible_now T35", "accepted", "finished"] },
  { race: "R20 a chargeback and a refund", given: () => anOrder().delivered().disputed(900), acts: [chargeback, acceptProposal],
    first: ["accepted", "order_frozen 2.2.7", "awaiting_delivery, frozen, negotiating"], second: ["accepted", "accepted", "finished, frozen, agreed"] },
  { race: "R23 a block and a payment", given: () => anOrder().placed().frozen(), acts: [block, pay],
    first: ["accepted", "too_late R7 annulled", "annulled"], second: ["store_not_selling 2.2.7", "accepted", "annulled"] },
];

describe("two acts at one instant, in either order", () => {
  test.each(races.map((race) => [race.race, race] as const))("%s", (_, { given, acts: [a, b], first, second }) => {
    const one = given();
    expect([give(one, a), give(one, b), standing(one)]).toEqual(first);
    const other = given();
    const answers = [give(other, b), give(other, a)];
    expect([...answers, standing(other)]).toEqual(second);
    for (const order of [one, other]) expect([...order.books.values()].reduce((sum, amount) => sum + amount, 0)).toBe(0);
  });

  test("R23 a block and a placement: the store's own word refuses it, and what came before is annulled", () => {
    const first = anOrder().atStore("admin", { on: "freeze_store", reason: "complaints" });
    expect([give(first, block), give(first, place(first))]).toEqual(["accepted", "store_not_selling 2.2.7"]);
    const other = anOrder().placed().frozen();
    expect([give(other, block), standing(other)]).toEqual(["accepted", "annulled"]);
  });

  test("R21 the last unit and two payers: the second is refused before money moves", () => {
    const lines = anOrder().draft.lines.map((line) => ({ ...line, stockMode: "on_payment" as const }));
    const order = anOrder({ draft: { lines } }).placed();
    for (const [id, variant] of order.variants) order.variants.set(id, { ...variant, reserved: 10 });
    expect([give(order, pay), standing(order), [...order.books]]).toEqual(["out_of_stock R21", "awaiting_payment", []]);
    const both = anOrder({ draft: { lines }, onHand: 3 }).placed();
    expect([give(both, pay), [...both.variants.values()].map((v) => v.reserved)]).toEqual(["accepted", [2, 1, 3]]);
  });
});

describe("an act and a deadline at one instant: the deadline has won, applied or not", () => {
  const cases: readonly (readonly [string, () => TestOrder, Parameters<TestOrder["toDue"]>[0], Act, string, string])[] = [
    ["R3 shipping at ship-by", () => anOrder().verified(), "ship_by", ship, "too_late", "too_late R3 ship_by_expired"],
    ["R3 shipping when silence has cancelled", () => anOrder().asked(), "cancel_respond", ship, "too_late", "too_late R3 cancel_auto"],
    ["R4 approving after 72 hours", () => anOrder().asked(), "cancel_respond", approve, "too_late", "already_done"],
    ["R4 rejecting after 72 hours", () => anOrder().asked(), "cancel_respond", reject, "too_late", "too_late R4 cancel_auto"],
    ["R5 approving at ship-by inside an open request", () => anOrder().verified().wait(days(2)).asked(), "ship_by", approve, "too_late", "already_done"],
    ["R7 paying at pay-by", () => anOrder().placed(), "pay_by", pay, "too_late", "too_late R7 unpaid_expired"],
    [
      "R9 an early approval at verification",
      () =>
        anOrder()
          .paid({ after: hours(3) })
          .asked(),
      "verify_by",
      approve,
      "too_late",
      "too_late R6 lapsed",
    ],
    ["R14 confirming when it is confirmed by itself", () => anOrder().delivered(), "auto_confirm", confirm, "too_late", "already_done"],
    ["R16 disputing at the end of protection", () => anOrder().shipped(), "protection_end", claim, "too_late", "accepted"],
    ["R22 granting time at ship-by", () => anOrder().verified(), "ship_by", extend, "too_late", "too_late R22 ship_by_expired"],
  ];
  test.each(cases)("%s", (_, given, kind, act, unsettled, settled) => {
    const order = given();
    const due = order.order.deadlines.find((d) => d.kind === kind && d.state === "armed")?.due ?? 0;
    expect(give(given().unsettledAt(due - 1), act)).toBe("accepted");
    expect(give(given().unsettledAt(due), act).split(" ")[0]).toBe(unsettled);
    expect(give(given().to(due), act)).toBe(settled);
  });

  test("R14 a freeze and the instant of a payout: what was due was first, one millisecond earlier it waits", () => {
    const paidOut = anOrder().finished().wait(days(15)).frozen();
    expect(paidOut.order).toMatchObject({ proceeds: { paidOut: true }, frozen: [] });
    const waits = anOrder()
      .finished()
      .wait(days(15) - 1)
      .frozen()
      .wait(days(9));
    expect(waits.order).toMatchObject({ proceeds: { paidOut: false }, frozen: ["store_investigation"] });
    expect(waits.released().wait(1).order.proceeds?.paidOut).toBe(true);
  });

  test("R19 a refund that bounces after its order was deleted for good: the wallet is credited, and the buyer told", () => {
    const order = anOrder().approved().do("buyer", { on: "trash" }).do("buyer", { on: "purge", understood: true });
    order.refundDraw = { after: days(6), outcome: "bounced" };
    order.settle();
    expect([order.order.visibility, order.buyer.wallet, order.notices.at(-1)?.template]).toEqual(["purged", 1000 + 6934, "refund_bounced"]);
  });
});
