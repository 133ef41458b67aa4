import type { OrderEvent, OrderEventBody } from "./events.ts";
import { isPartial } from "./evolve.ts";
import type { Minor, Order, RefundLeg } from "./order.ts";
import type { Rail } from "./states.ts";

/** One side of a posting: debit +, credit - (rules.md 5.1). */
export interface Entry {
  readonly account: string;
  readonly amount: Minor;
}

/** Names of the accounts, as text; `refund` is the refund's number in its order. */
export const accounts = {
  psp: (rail: string) => `A:psp:${rail}`,
  inFlight: (rail: string) => `A:in_flight:${rail}`,
  bank: "A:bank",
  hold: (order: number) => `L:hold:${order}`,
  escrow: (order: number) => `L:escrow:${order}`,
  refundPayable: (order: number, refund: number) => `L:refund_payable:${order}:${refund}`,
  sellerPending: (store: number) => `L:seller_pending:${store}`,
  sellerAvailable: (store: number) => `L:seller_available:${store}`,
  sellerWithheld: (store: number) => `L:seller_withheld:${store}`,
  sellerReceivable: (store: number) => `A:seller_receivable:${store}`,
  chargebackOpen: "A:chargeback_open",
  wallet: (buyer: number) => `L:wallet:${buyer}`,
  suspense: "L:suspense",
  commission: "R:commission",
  coupon: "E:coupon",
  loss: "E:loss",
} as const;

/** The entries of one event (rules.md 5.2). They sum to 0; events that move no money have none, and entries of 0 are left out. */
export function postingOf(event: OrderEvent, before: Order | null, after: Order): Entry[] {
  const { body } = event;
  switch (body.type) {
    case "order_paid": // P1
      return posting([...body.tenders.map((t) => [sourceOf(t.rail, after), t.amount] as const), [accounts.hold(after.no), -after.held]]);
    case "payment_verified": // P2
      return posting([
        [accounts.hold(after.no), before?.held ?? 0],
        [accounts.coupon, after.subsidy],
        [accounts.escrow(after.no), -after.escrow],
      ]);
    case "order_finished": // F1
      return posting([
        [accounts.escrow(after.no), body.gross],
        [accounts.commission, -body.commission],
        [accounts.sellerPending(after.storeId), -body.net],
      ]);
    case "late_capture_received": // P4, first half
      return posting([
        [accounts.psp(body.rail), body.amount],
        [accounts.suspense, -body.amount],
      ]);
    case "refund_created": {
      const payable = accounts.refundPayable(after.no, body.refund);
      const wallet = body.legs.find((leg) => leg.rail === "wallet");
      return posting([
        ...takenFrom(body, before, after),
        // C2: the wallet is credited at once.
        [payable, wallet?.amount ?? 0],
        [accounts.wallet(after.buyerId), -(wallet?.amount ?? 0)],
      ]);
    }
    case "refund_sent": {
      const leg = legOutside(after, body.refund); // C3
      return posting([
        [accounts.refundPayable(after.no, body.refund), leg.amount],
        [accounts.inFlight(leg.rail), -leg.amount],
      ]);
    }
    case "refund_credited": {
      const leg = legOutside(after, body.refund); // C4
      return posting([
        [accounts.inFlight(leg.rail), leg.amount],
        [accounts.psp(leg.rail), -leg.amount],
      ]);
    }
    case "refund_bounced": {
      const leg = legOutside(after, body.refund); // C4b
      return posting([
        [accounts.inFlight(leg.rail), leg.amount],
        [accounts.wallet(after.buyerId), -leg.amount],
      ]);
    }
    case "proceeds_released": // F2
      return posting([
        [accounts.sellerPending(after.storeId), body.amount],
        [accounts.sellerAvailable(after.storeId), -body.amount],
      ]);
    case "proceeds_reduced": // D2, D2b; K2b where there is no refund
      return posting([
        [accounts.commission, body.commission],
        [accounts.sellerPending(after.storeId), body.from.pending],
        [accounts.sellerAvailable(after.storeId), body.from.available],
        [accounts.sellerWithheld(after.storeId), body.from.withheld],
        [accounts.sellerReceivable(after.storeId), body.from.receivable],
        [accounts.coupon, -body.subsidy],
        [body.refund === null ? accounts.chargebackOpen : accounts.refundPayable(after.no, body.refund), -body.back],
      ]);
    case "chargeback_opened": // K1; W1 for the order's own part
      return posting([
        [accounts.chargebackOpen, body.amount],
        [accounts.psp("card"), -body.amount],
        [accounts.sellerPending(after.storeId), body.withheld],
        [accounts.sellerWithheld(after.storeId), -body.withheld],
      ]);
    case "chargeback_accepted":
      return posting([...conceded(body, before, after), ...partReleased(body.released, after)]);
    case "chargeback_rejected": // K3
      return posting([
        [accounts.psp("card"), takenBy(body.chargeback, after)],
        [accounts.chargebackOpen, -takenBy(body.chargeback, after)],
        ...partReleased(body.released, after),
      ]);
    default:
      return none;
  }
}

const none: Entry[] = [];

type Side = readonly [account: string, amount: Minor];

export function posting(sides: readonly Side[]): Entry[] {
  const entries: Entry[] = [];
  for (const [account, amount] of sides) if (amount !== 0) entries.push({ account, amount });
  return entries;
}

const sourceOf = (rail: Rail, order: Order): string => (rail === "wallet" ? accounts.wallet(order.buyerId) : accounts.psp(rail));

/** Where a refund's money is taken: suspense (P4), the hold (P3), escrow in part (C5, D1, D1b) or all of it (C1), each with the subsidy that comes back. */
function takenFrom({ cause, amount, refund, subsidyBack }: OrderEventBody & { type: "refund_created" }, before: Order | null, after: Order): Side[] {
  const payable: Side = [accounts.refundPayable(after.no, refund), -amount];
  if (cause === "late_capture") return [[accounts.suspense, amount], payable];
  // What a finished sale gives back, its proceeds have paid in already (D2).
  if (before?.state === "finished") return [];
  if (before && before.held > 0) return [[accounts.hold(after.no), before.held], payable];
  const taken = isPartial(cause) ? amount + subsidyBack : (before?.escrow ?? 0);
  return [[accounts.escrow(after.no), taken], [accounts.coupon, -subsidyBack], payable];
}

const takenBy = (chargeback: number, order: Order): Minor => order.chargebacks.find(({ no }) => no === chargeback)?.amount ?? 0;

/** K2 out of hold or escrow; of a finished sale the platform's loss, since the seller's part was reduced by an event of its own (K2b). */
function conceded({ chargeback, fault, subsidyBack }: OrderEventBody & { type: "chargeback_accepted" }, before: Order | null, after: Order): Side[] {
  const amount = takenBy(chargeback, after);
  const open: Side = [accounts.chargebackOpen, -amount];
  if (before?.state === "finished") return fault === "platform" ? [[accounts.loss, amount], open] : [];
  if (before && before.held > 0) return [[accounts.hold(after.no), amount], open];
  return [[accounts.escrow(after.no), amount + subsidyBack], [accounts.coupon, -subsidyBack], open];
}

/** W2 for an order's own part. */
const partReleased = (amount: Minor, { storeId }: Order): Side[] => [
  [accounts.sellerWithheld(storeId), amount],
  [accounts.sellerPending(storeId), -amount],
];

function legOutside(order: Order, refund: number): RefundLeg {
  const leg = order.refunds.find((r) => r.no === refund)?.legs.find((l) => l.rail !== "wallet");
  if (!leg) throw new Error(`Refund ${refund} of order ${order.no} has no outside leg.`);
  return leg;
}
