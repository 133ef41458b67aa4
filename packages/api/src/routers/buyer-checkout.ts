import { dueOf, type Refusal } from "@souk/rulebook";
import { payOrders, placeCheckout, quoteCheckout } from "@souk/market";
import type { CheckoutQuote } from "@souk/market";
import { payInput, payOutput, placeInput, placeOutput, quoteInput, quoteOutput } from "../contract/index.ts";
import type { QuoteOutput } from "../contract/index.ts";
import { Refused } from "../errors.ts";
import { clockOf } from "../looks.ts";
import { playerOf, ringAfter, type Done, type PersonContext } from "../perform.ts";
import { readOrder, seenOrder } from "../reads/orders.ts";
import { readAddresses, readInstruments, readWallet } from "../reads/purse.ts";
import { buyerProcedure, router } from "../trpc.ts";
import { instantOrNull, moneyOf } from "../views/scalars.ts";

export const buyerCheckout = router({
  /** What placing would cost now, store by store, with every coupon in hand and what it takes off here. */
  quote: buyerProcedure
    .input(quoteInput)
    .output(quoteOutput)
    .query(async ({ ctx, input }) => {
      const { db } = ctx.house;
      const [quote, wallet, instruments, addresses] = await Promise.all([
        quoteCheckout(db, ctx.world.id, ctx.buyerId, selectionOf(input)),
        readWallet(db, ctx.world.id, ctx.buyerId, ctx.world.currency, { limit: 1 }),
        readInstruments(db, ctx.world.id, ctx.buyerId),
        readAddresses(db, ctx.world.id, ctx.buyerId),
      ]);
      return {
        clock: await clockOf(ctx),
        ...quoteToView(quote, ctx.world.currency),
        wallet: wallet.balance,
        instruments: instruments.map(({ id, rail, label }) => ({ instrumentId: id, rail, label })),
        addresses,
      };
    }),

  /** One order per store, all of them or none. */
  place: buyerProcedure
    .input(placeInput)
    .output(placeOutput)
    .mutation(async ({ ctx, input, path }) => {
      const { outcome } = await placeCheckout(ctx.house.db, playerOf(ctx, path, input), {
        ...selectionOf(input),
        ...(input.addressId !== undefined && { addressId: input.addressId }),
        ...(input.expectedTotal !== undefined && { expectedTotal: input.expectedTotal }),
      });
      ringAfter(ctx, outcome);
      if (outcome.kind === "refused") throw new Refused(outcome.refusal);
      return placed(ctx, outcome);
    }),

  /** Pays one order or a whole checkout, all of it or nothing. A rail that says no is a refusal, and is on record. */
  pay: buyerProcedure
    .input(payInput)
    .output(payOutput)
    .mutation(async ({ ctx, input, path }) => {
      const { kind, orders, sight } = await pay(ctx, path, input);
      return { clock: await clockOf(ctx, sight), paid: true, results: orders.map((orderNo) => ({ orderNo, outcome: kind, refusal: null })) };
    }),
});

interface PayCall {
  readonly orderNo?: number | undefined;
  readonly checkoutNo?: number | undefined;
  readonly wallet?: number | undefined;
  readonly instrumentId?: number | undefined;
}

/** Pays and answers what became of it. Throws `Refused` when the law or the rail says no. */
export async function pay(ctx: PersonContext, path: string, { orderNo, checkoutNo, wallet, instrumentId }: PayCall) {
  const input = {
    ...(orderNo !== undefined && { orderNo }),
    ...(checkoutNo !== undefined && { checkoutNo }),
    ...(wallet !== undefined && { wallet }),
    ...(instrumentId !== undefined && { instrumentId }),
  };
  const { outcome, rail } = await payOrders(ctx.house.db, playerOf(ctx, path, input), input);
  ringAfter(ctx, outcome);
  if (outcome.kind === "refused") throw new Refused(outcome.refusal);
  const declined = outcome.replayed ? await stillUnpaid(ctx, outcome.orders) : rail !== null && !rail.accepted;
  if (declined) throw new Refused({ ...noMoney, ended: rail !== null && !rail.accepted ? rail.reason : null });
  return outcome;
}

/** The rail's no is on record in the order (T03); to the buyer it is a refusal like any other. */
const noMoney: Refusal = {
  code: "payment_declined",
  rule: "T03",
  since: null,
  until: null,
  instead: [{ way: "choose_other_payment", from: null }],
  field: "instrumentId",
  ended: null,
};

/** What a repeated payment came to the first time is seen on the orders: a paid one has left that state. */
async function stillUnpaid(ctx: PersonContext, orders: readonly number[]): Promise<boolean> {
  const read = await Promise.all(orders.map((orderNo) => readOrder(ctx.house.db, ctx.me.world.id, { buyerId: ctx.me.personId }, orderNo)));
  return read.some((one) => one?.facts.order.state === "awaiting_payment");
}

interface Selected {
  readonly lines?: readonly { variantId: number; quantity: number }[] | undefined;
  readonly couponGrantIds?: readonly number[] | undefined;
}

const selectionOf = ({ lines, couponGrantIds }: Selected) => ({
  ...(lines !== undefined && { lines }),
  ...(couponGrantIds !== undefined && { couponGrantIds }),
});

type QuoteView = Pick<QuoteOutput, "stores" | "total" | "saved" | "coupons">;

function quoteToView(quote: CheckoutQuote, currency: string): QuoteView {
  const money = moneyOf(currency);
  const problems = new Map(quote.problems.map(({ variantId, problem }) => [variantId, problem]));
  const saved = quote.quote.stores.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.listPrice * line.quantity - line.total, 0);
  return {
    stores: quote.quote.stores.map((store) => ({
      store: storeOf(quote, store.storeId),
      lines: store.lines.map((line) => ({
        no: line.no,
        listingId: line.listingId,
        variantId: line.variantId,
        title: line.title,
        options: line.options,
        picture: line.picture,
        quantity: line.quantity,
        listPrice: money(line.listPrice),
        unitPrice: money(line.unitPrice),
        flash: line.flash,
        bundleDiscount: money(line.bundleDiscount),
        storeDiscount: money(line.storeDiscount),
        platformDiscount: money(line.platformDiscount),
        total: money(line.total),
        problem: problems.get(line.variantId) ?? null,
      })),
      items: money(store.price.items),
      bundleDiscount: money(store.price.bundleDiscount),
      storeDiscount: money(store.price.storeDiscount),
      platformDiscount: money(store.price.platformDiscount),
      shipping: money(store.price.shipping),
      total: money(store.price.total),
    })),
    total: money(quote.quote.total),
    saved: money(saved),
    coupons: quote.coupons.map(({ grant, coupon, selected, discount, problem, missing }) => ({
      grantId: grant.id,
      title: coupon.title,
      funder: coupon.funder,
      storeId: coupon.storeId,
      selected,
      usable: selected || problem === null,
      problem,
      missing: missing === null ? null : money(missing),
      discount: money(discount),
    })),
  };
}

function storeOf(quote: CheckoutQuote, storeId: number): QuoteView["stores"][number]["store"] {
  for (const { store } of quote.articles.values()) if (store.id === storeId) return { storeId, name: store.name, state: store.state ?? "active" };
  throw new Error("a quoted store must have an article in the quote");
}

/** The orders of a checkout as they were placed. */
async function placed(ctx: PersonContext, { checkoutNo, orders, sight }: Done) {
  const money = moneyOf(ctx.me.world.currency);
  const mine = { buyerId: ctx.me.personId };
  const read = sight
    ? orders.map((orderNo) => seenOrder(sight, mine, orderNo))
    : await Promise.all(orders.map((orderNo) => readOrder(ctx.house.db, ctx.me.world.id, mine, orderNo)));
  const facts = read.flatMap((one) => (one ? [one.facts] : []));
  const payBy = facts.flatMap(({ order }) => dueOf(order, "pay_by") ?? []);
  return {
    clock: await clockOf(ctx, sight),
    checkoutNo: checkoutNo ?? 0,
    orders: facts.map(({ order, storeName, store }) => ({
      orderNo: order.no,
      store: { storeId: order.storeId, name: storeName, state: store.state },
      total: money(order.price.total),
    })),
    total: money(facts.reduce((sum, { order }) => sum + order.price.total, 0)),
    payBy: instantOrNull(payBy.length > 0 ? Math.min(...payBy) : null),
  };
}
