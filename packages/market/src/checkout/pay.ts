import type { Db } from "@souk/db";
import type { Minor, OrderCommand, RailAnswer } from "@souk/rulebook";
import { askRail, drawVerification } from "@souk/sim";
import { InvalidInput, NotFound } from "../errors.ts";
import { play, type Open, type Outcome, type Player } from "../play.ts";
import { personOf } from "../write.ts";

/** Pays one order, or every unpaid order of a checkout: so much from the wallet, the rest with one outside means of payment. */
export interface PayInput {
  readonly orderNo?: number;
  readonly checkoutNo?: number;
  readonly wallet?: Minor;
  readonly instrumentId?: number;
}

export interface Payment {
  readonly outcome: Outcome;
  /** What the outside rail said; null when it was not asked. */
  readonly rail: RailAnswer | null;
}

/**
 * Pays. The wallet goes first, order by order; what it does not cover is asked of the simulated rail, whose answer follows from the
 * means of payment. A declined payment leaves the orders unpaid and is on record. Throws NotFound for orders, a checkout or a means of
 * payment that are not the buyer's.
 */
export async function payOrders(db: Db, player: Player, input: PayInput): Promise<Payment> {
  const buyerId = personOf(player, "buyer");
  const { orderNo, checkoutNo, wallet = 0 } = input;
  if ((orderNo === undefined) === (checkoutNo === undefined)) throw new InvalidInput("orderNo", "give orderNo or checkoutNo");
  if (!Number.isSafeInteger(wallet) || wallet < 0) throw new InvalidInput("wallet", "must be a whole amount, 0 or more");
  let rail: RailAnswer | null = null;
  const outcome = await play(db, player, {
    ...(orderNo === undefined ? {} : { orders: [orderNo] }),
    ...(checkoutNo === undefined ? {} : { checkoutNo }),
    buyerId,
    stock: true,
    show: true,
    moves: (opened) => {
      const paid = paymentsOf(opened, input);
      rail = paid.find(({ command }) => command.outside)?.command.outside?.answer ?? null;
      return paid;
    },
  });
  return { outcome, rail };
}

type Pay = Extract<OrderCommand, { on: "pay" }>;

/** The payment of each order asked for, as the buyer would make it now. */
export function paymentsOf({ slice }: Pick<Open, "slice">, { orderNo, checkoutNo, wallet = 0, instrumentId }: PayInput): { orderNo: number; command: Pay }[] {
  const instrument = instrumentId === undefined ? null : slice.instruments.get(instrumentId);
  if (instrument === undefined) throw new NotFound("means of payment");
  const asked = [...slice.orders.values()]
    .map(({ order }) => order)
    .filter((order) => (orderNo === undefined ? order.checkoutNo === checkoutNo : order.no === orderNo));
  const unpaid = asked.filter((order) => order.state === "awaiting_payment");
  // With nothing left to pay the law answers for the first order: already paid, or ended.
  let left = wallet;
  return (unpaid.length > 0 ? unpaid : asked.slice(0, 1)).map((order, i, all) => {
    const last = i === all.length - 1;
    // The last one gets what is left, so that a wallet part that is too large is refused instead of shrunk.
    const fromWallet = last ? left : Math.min(left, order.price.total);
    left -= fromWallet;
    const rest = order.price.total - fromWallet;
    const outside =
      instrument && rest > 0
        ? { rail: instrument.rail, instrumentId: instrument.id, label: instrument.label, amount: rest, answer: askRail(instrument) }
        : null;
    const verification = drawVerification(slice.seed, order.no, outside ? instrument : null);
    return { orderNo: order.no, command: { on: "pay", wallet: fromWallet, outside, verification } };
  });
}
