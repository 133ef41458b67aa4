import { deadlinesOf, liveAmendment, openChargeback, openDispute, openRequest, priorityOf, rearm, type Minor, type Order } from "../index.ts";
import { must, type Moment } from "./walk.ts";

/** One promise of rules.md section 6 about an order or its store, checked at every moment of a life. */
export interface Invariant {
  readonly no: string;
  readonly says: string;
  readonly check: (moment: Moment) => void;
}

const isTerminal = ({ state }: Order): boolean => state === "closed" || state === "finished";
const sum = <T>(items: readonly T[], of: (item: T) => Minor): Minor => items.reduce((total, item) => total + of(item), 0);
const own = ({ no }: Order): string => `:${no}`;

/** What was taken by chargebacks that stand, and what refunds took back, of one kind of tender. */
const takenBack = (order: Order): Minor => sum(order.chargebacks, ({ state, amount }) => (state === "rejected" ? 0 : amount));
const refunds = (order: Order) => order.refunds.filter(({ cause }) => cause !== "late_capture");

export const invariants: readonly Invariant[] = [
  {
    no: "1",
    says: "the sum over all accounts is 0",
    check: ({ of }) => must(sum([...of.books.values()], (balance) => balance) === 0, "the books are even"),
  },
  {
    no: "2",
    says: "no account of an order, seller or buyer is ever overdrawn",
    check: ({ of }) => {
      for (const [account, balance] of of.books) {
        if (/^(L:(hold|escrow|refund_payable|suspense|seller)|A:in_flight)/.test(account)) must(balance < 0, `${account} is never overdrawn`);
        if (/^A:(chargeback_open|seller_receivable)/.test(account)) must(balance > 0, `${account} is never settled twice`);
      }
      must(of.buyer.wallet >= 0, "the wallet is never overdrawn");
    },
  },
  {
    no: "3, 4",
    says: "no tender, and no order, gives back more than it brought",
    check: ({ after }) => {
      for (const tender of after.tenders) {
        const back = refunds(after).flatMap(({ legs }) => legs.filter(({ rail }) => rail === tender.rail));
        must(sum(back, ({ amount }) => amount) === tender.refunded, "the legs of a tender are what it gave back");
        must(tender.refunded + (tender.rail === "wallet" ? 0 : takenBack(after)) <= tender.amount, "no tender gives back more than it brought");
      }
    },
  },
  {
    no: "5",
    says: "hold and escrow are the order's own: all that was paid, then the gross without what went back, then nothing",
    check: ({ after, of }) => {
      must((of.books.get(`L:hold${own(after)}`) ?? 0) + after.held === 0, "the hold in the books is the order's own");
      must((of.books.get(`L:escrow${own(after)}`) ?? 0) + after.escrow === 0, "the escrow in the books is the order's own");
      const back = sum(after.tenders, ({ refunded }) => refunded);
      if (isTerminal(after)) must(after.held === 0 && after.escrow === 0, "an ended order keeps no cent");
      else if (after.state === "payment_verifying") must(after.held === after.price.total, "all that was paid is held while it is verified");
      else if (after.paidAt !== null) must(after.escrow === after.price.gross - back, "the escrow is the gross without what was refunded");
    },
  },
  {
    no: "6, 10",
    says: "an order finishes or closes, once and for good",
    check: ({ before, after, of }) => {
      const ends = of.events.filter(({ body }) => body.type === "order_closed" || body.type === "order_finished").length;
      must(ends === (isTerminal(after) ? 1 : 0), "an order ends once");
      if (!isTerminal(before)) return;
      for (const field of ["state", "closeReason", "closedAt", "finishedAt"] as const) must(after[field] === before[field], `${field} of an ended order stays`);
    },
  },
  {
    no: "7",
    says: "nothing is paid out of an order that is frozen or disputed, or before its time",
    check: ({ before, after, command, now, of }) => {
      if (command?.on !== "fire" || command.kind !== "payout") return;
      must(before.frozen.length === 0 && openDispute(before) === null, "the order stands free");
      must(now >= (after.finishedAt ?? now) + of.policy.payout, "its time has come");
    },
  },
  {
    no: "8",
    says: "each refund goes its way once, and never outlives its maximum",
    check: ({ before, after, now }) => {
      const stages = ["expected", "processing", "refunded", "credited", "bounced", "wallet_credited"];
      for (const refund of after.refunds) {
        must(sum(refund.legs, ({ amount }) => amount) === refund.amount, "the legs are the refund");
        const was = before.refunds.find(({ no }) => no === refund.no);
        refund.legs.forEach((leg, i) => {
          const stage = was?.legs[i]?.stage;
          if (stage) must(stages.indexOf(leg.stage) >= stages.indexOf(stage), "a leg never goes back");
          if (leg.stage === "refunded") must(now <= (refund.lostAt ?? now), "no refund is on its way for ever");
        });
      }
    },
  },
  {
    no: "9",
    says: "fee, seller's share, what went back and the subsidy that did make up the gross",
    check: ({ after }) => {
      if (!after.proceeds) return;
      const { gross, commission, net, pending } = after.proceeds;
      const bornByPlatform = sum(after.chargebacks, ({ state, fault, amount }) => (state === "accepted" && fault === "platform" ? amount : 0));
      const taken = sum(after.chargebacks, ({ state, amount }) => (state === "accepted" ? amount : 0));
      const back = sum(after.tenders, ({ refunded }) => refunded) + taken - bornByPlatform;
      must(commission + net === gross, "fee and share are what was sold");
      must(gross + back + (after.price.platformDiscount - after.subsidy) === after.price.gross, "what was sold and what went back are the whole");
      must(pending >= 0 && pending <= Math.max(0, net), "what is pending is part of the share");
    },
  },
  {
    no: "11",
    says: "every event has its rule, its actor and its number without a gap, in the order of time",
    check: ({ before, after, of }) => {
      must(after.version >= before.version && of.events.length === after.version, "the version counts the events");
      of.events.slice(before.version).forEach((event, i) => {
        must(event.n === before.version + i + 1 && event.rule !== "", "events are numbered without a gap");
        must(event.at >= before.lastEventAt, "no event is older than the one before");
      });
    },
  },
  {
    no: "12, 27",
    says: "at most one request, dispute, return, offer, chargeback and amendment is open, and one appeal made",
    check: ({ after }) => {
      const open = [
        after.requests.filter(({ state }) => state === "open"),
        after.disputes.filter(({ endedAt }) => endedAt === null),
        after.chargebacks.filter(({ endedAt }) => endedAt === null),
        after.amendments.filter(({ state }) => state === "live"),
        ...after.requests.map(({ offers }) => offers.filter(({ state }) => state === "live")),
        after.disputes.filter((dispute) => dispute.return && dispute.return.endedAt === null),
      ];
      must(
        open.every((items) => items.length <= 1),
        "at most one is open",
      );
      for (const dispute of after.disputes) {
        must(dispute.verdicts.length <= (dispute.appeal ? 2 : 1), "a second verdict only follows an appeal");
        must((dispute.endedAt === null) === (openDispute(after) === dispute), "only the latest is open");
        for (const by of ["buyer", "seller", "platform"])
          must(dispute.proposals.filter((p) => p.by === by && p.state === "live").length <= 1, "one proposal of each side stands");
      }
      for (const request of after.requests) must((request.endedAt === null) === (request.state === "open"), "an ended request says since when");
    },
  },
  {
    no: "13, 14",
    says: "nothing outlives its window: what is armed is due later, and the living state has the deadline that ends it",
    check: ({ after, now, of }) => {
      for (const row of after.deadlines) if (row.state === "armed") must(row.due >= now, "nothing overdue is left armed");
      const has = (kind: string) => after.deadlines.some((row) => row.kind === kind && (row.state === "armed" || row.state === "suspended"));
      if (after.state === "awaiting_payment") must(has("pay_by"), "an unpaid order expires");
      if (after.state === "payment_verifying") must(has("verify_by"), "a verification ends");
      if (after.state === "awaiting_shipment" && of.policy.shipByMiss === "close") must(has("ship_by"), "an unshipped order closes");
      if (after.state === "awaiting_delivery") must(has("protection_end"), "protection ends");
      if (openRequest(after) && !openRequest(after)?.early && of.policy.onSilence !== "nothing") must(has("cancel_respond"), "silence ends a request");
    },
  },
  {
    no: "15",
    says: "silence closes at its exact instant, and only after the whole window of this request",
    check: ({ now, command, before, of }) => {
      const request = openRequest(before);
      if (command?.on !== "fire" || command.kind !== "cancel_respond" || !request) return;
      must(now - request.askedAt === of.policy.cancelRespond + stoodStill(before, request.askedAt, now), "the seller had the whole window");
    },
  },
  {
    no: "16",
    says: "a deadline fires at its instant or never, in the order of the law, and ends once; what is suspended cannot",
    check: ({ before, after, of, command, now }) => {
      must(rearm(after.deadlines, deadlinesOf(after, of.policy)) === after.deadlines, "every step leaves exactly the deadlines the law wants");
      const keys = new Set(after.deadlines.map((d) => `${d.kind} ${d.subject} ${d.generation}`));
      must(keys.size === after.deadlines.length, "no key is used twice");
      after.deadlines.forEach((row, i) => {
        const was = before.deadlines[i];
        if (row.state === "fired") must(row.firedAt === row.due && was?.state !== "suspended", "a deadline fires at its due instant");
        if (row.state === "suspended") must((row.remaining ?? 0) > 0, "a suspended deadline has something left");
        if (was && was.state !== "armed" && was.state !== "suspended") must(row === was, "a deadline that ended stays as it ended");
      });
      if (command?.on !== "fire") return;
      const first = before.deadlines.filter((d) => d.state === "armed").toSorted((a, b) => a.due - b.due || priorityOf(a.kind) - priorityOf(b.kind))[0];
      must(first?.kind === command.kind && first.due === now, "the first due in the order of the law fires first");
    },
  },
  {
    no: "17",
    says: "an ended order owns no deadline but its payout, the stages of its refunds, and those of an open dispute or chargeback",
    check: ({ after }) => {
      if (!isTerminal(after)) return;
      const allowed = (kind: string) =>
        kind.startsWith("refund_") ||
        (after.state === "finished" && kind === "payout") ||
        (openDispute(after) !== null && /^(dispute_|return_|appeal_end|verdict_sla)/.test(kind)) ||
        (openChargeback(after) !== null && kind === "chargeback_answer");
      must(
        after.deadlines.every(({ state, kind }) => (state !== "armed" && state !== "suspended") || allowed(kind)),
        "no other deadline outlives its order",
      );
      must(openRequest(after) === null && liveAmendment(after) === null, "no question outlives its order");
      if (after.state === "closed") must(openDispute(after) === null && after.frozen.length === 0, "a closed order is neither disputed nor frozen");
    },
  },
  {
    no: "18",
    says: "each unit is reserved for one order, and then sold, put back or gone, once",
    check: ({ after, of }) => {
      for (const line of after.lines) {
        const { onHand, reserved } = of.variants.get(line.variantId) ?? { onHand: 0, reserved: 0 };
        const taken = line.stockMode === "on_order" || (line.stockMode === "on_payment" && after.paidAt !== null);
        const holds = taken && after.shippedAt === null && !isTerminal(after);
        must(reserved === (holds ? line.quantity : 0), "a living, unshipped order reserves its units, and no other");
        must(onHand >= reserved, "nothing is reserved that is not there");
        if (line.stockMode === "untracked") must(onHand === 10, "stock that is not kept does not move");
        else if (after.shippedAt !== null)
          must(onHand === 10 - line.quantity || (onHand === 10 && after.shipment?.state === "returned"), "what was shipped is sold, once");
        else if (!isTerminal(after)) must(onHand === 10, "nothing leaves the shelf before it ends");
        else must([10, 10 - line.quantity, 0].includes(onHand), "what was not shipped is back, gone with its order, or the shelf was emptied");
      }
    },
  },
  {
    no: "19",
    says: "a coupon is spent exactly while a verified order of it lives or was shipped, and is void when the issuer took the money",
    check: ({ after, of }) => {
      const spent = after.verifiedAt !== null && (after.state !== "closed" || (after.shippedAt !== null && after.closeReason !== "annulled"));
      const living = spent ? "used" : after.verifiedAt === null && after.state !== "closed" ? "locked" : "available";
      for (const { grantId, funder } of after.grants) {
        const isVoid = after.closeReason === "chargeback" || (after.closeReason === "annulled" && funder === "store");
        must(of.grants.get(grantId)?.state === (isVoid ? "void" : living), `the coupon is ${isVoid ? "void" : living}`);
      }
    },
  },
  {
    no: "20",
    says: "neither buyer nor seller changes a frozen order",
    check: ({ before, after, party, command }) => {
      if (before.frozen.length === 0 || (party !== "buyer" && party !== "seller") || command === null) return;
      // Evidence stays possible, and so do the documents a verification waits for: neither stops (2.2.7).
      const stays = command.on === "add_evidence" || command.on === "receive_documents";
      must(after === before || stays, "a frozen order stands still");
    },
  },
  {
    no: "21",
    says: "a blocked store has no living order",
    check: ({ after, of }) => {
      if (of.standing.state === "blocked") must(isTerminal(after), "what a blocked store had is annulled");
      must(of.standing.acts.length === 0 || after.storeActs <= of.standing.acts.length, "no order is ahead of its store");
    },
  },
  {
    no: "28",
    says: "the total is the lines and the shipping, to the unit",
    check: ({ after }) => must(sum(after.lines, ({ total }) => total) + after.price.shipping === after.price.total, "the total is its parts"),
  },
];

/** How long the order was frozen between two instants; two causes at once count once. */
function stoodStill(order: Order, from: number, to: number): number {
  const edges = new Set([from, to]);
  const spans = order.suspensions.filter(({ cause }) => cause === "store_investigation" || cause === "chargeback");
  for (const span of spans) for (const edge of [span.from, span.to ?? to]) if (edge > from && edge < to) edges.add(edge);
  const instants = [...edges].toSorted((a, b) => a - b);
  let still = 0;
  for (let i = 1; i < instants.length; i++) {
    const [start, end] = [instants[i - 1] ?? from, instants[i] ?? from];
    if (spans.some((span) => span.from <= start && (span.to ?? to) >= end)) still += end - start;
  }
  return still;
}
