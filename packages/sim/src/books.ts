import {
  type GrantFacts,
  type MetricDelta,
  type Minor,
  type Order,
  type OrderEvent,
  type StockDelta,
  evolveGrant,
  grantsOf,
  metricsOf,
  noticesOf,
  postingOf,
  stockOf,
} from "@souk/rulebook";
import type { Changes, PostedEntry, Slice, StoredNotice, Stream } from "./slice.ts";

type Side = { readonly account: string; readonly amount: Minor };

/** What the steps of a run do beside their streams: entries, wallets and buckets, stock, coupons, notices, metrics. Keeps the slice's facts up to date. */
export abstract class Books {
  protected readonly slice: Slice;

  constructor(slice: Slice) {
    this.slice = slice;
  }

  protected abstract enter(stream: Stream, n: number, k: number, account: string, amount: Minor, currency: string): void;
  abstract notify(notice: StoredNotice): void;
  protected abstract tell(event: OrderEvent, after: Order): void;
  protected abstract count(delta: MetricDelta): void;
  protected abstract credited(buyerId: number, amount: Minor): void;
  protected abstract moved(delta: StockDelta): void;
  protected abstract changed(grantId: number): void;

  /** What one event of an order does. */
  takeOrder(event: OrderEvent, before: Order | null, after: Order): void {
    const { slice } = this;
    this.post(`order:${event.orderNo}`, event.n, postingOf(event, before, after), after.currency);
    for (const delta of stockOf(event, before, after)) this.#moveStock(delta);
    for (const { grantId, effect } of grantsOf(event, after)) {
      const grant = slice.grants.get(grantId);
      if (!grant) throw new Error(`coupon ${grantId} of order ${event.orderNo} is not in the slice`);
      const policy = slice.policies.get(after.policyVersion);
      if (!policy) throw new Error(`policy version ${after.policyVersion} is not in the slice`);
      slice.grants.set(grantId, evolveGrant(grant, effect, event.at, policy, after));
      this.changed(grantId);
    }
    this.tell(event, after);
    for (const delta of metricsOf(event, before, after)) this.count(delta);
  }

  /** Posts the sides of one event, and keeps wallets and sellers' buckets as the law sees them. */
  post(stream: Stream, n: number, sides: readonly Side[], currency: string): void {
    let k = 0;
    for (const { account, amount } of sides) {
      this.enter(stream, n, k++, account, amount, currency);
      if (account.startsWith("L:wallet:")) this.#creditWallet(Number(account.slice("L:wallet:".length)), -amount);
      else if (account.includes(":seller_")) this.#moveBucket(account, amount);
    }
  }

  #creditWallet(buyerId: number, amount: Minor): void {
    this.credited(buyerId, amount);
    const buyer = this.slice.buyers.get(buyerId);
    if (buyer) this.slice.buyers.set(buyerId, { ...buyer, wallet: buyer.wallet + amount });
  }

  /** The buckets an order's decision may take from; what is pending is known by the orders themselves. */
  #moveBucket(account: string, amount: Minor): void {
    const [, bucket, id] = account.split(":");
    const facts = this.slice.stores.get(Number(id));
    if (!facts) return;
    if (bucket === "seller_available") this.slice.stores.set(facts.id, { ...facts, available: facts.available - amount });
    else if (bucket === "seller_withheld") this.slice.stores.set(facts.id, { ...facts, withheld: facts.withheld - amount });
    else if (bucket === "seller_receivable") this.slice.stores.set(facts.id, { ...facts, receivable: facts.receivable + amount });
  }

  #moveStock(delta: StockDelta): void {
    this.moved(delta);
    const variant = this.slice.variants.get(delta.variantId);
    if (variant) this.slice.variants.set(variant.id, { ...variant, onHand: variant.onHand + delta.onHand, reserved: variant.reserved + delta.reserved });
  }
}

/** Keeps everything for one bulk save. */
export class KeptBooks extends Books {
  readonly #entries: PostedEntry[] = [];
  readonly #stock = new Map<number, StockDelta>();
  readonly #wallets = new Map<number, Minor>();
  readonly #grants = new Set<number>();
  readonly #notices: StoredNotice[] = [];
  readonly #metrics = new Map<string, MetricDelta>();

  changes(): Pick<Changes, "entries" | "stock" | "wallets" | "grants" | "notices" | "metrics"> {
    return {
      entries: this.#entries,
      stock: [...this.#stock.values()].filter((s) => s.onHand !== 0 || s.reserved !== 0),
      wallets: [...this.#wallets].filter(([, amount]) => amount !== 0).map(([buyerId, amount]) => ({ buyerId, amount })),
      grants: [...this.#grants].map((id) => this.slice.grants.get(id) as GrantFacts),
      notices: this.#notices,
      metrics: [...this.#metrics.values()],
    };
  }

  notify(notice: StoredNotice): void {
    this.#notices.push(notice);
  }

  protected enter(stream: Stream, n: number, k: number, account: string, amount: Minor, currency: string): void {
    this.#entries.push({ stream, n, k, account, amount, currency });
  }

  protected tell(event: OrderEvent, after: Order): void {
    const { orderNo, n, at } = event;
    let k = 0;
    for (const { to, template, params } of noticesOf(event, after)) {
      const personId = to === "buyer" ? after.buyerId : null;
      const storeId = to === "seller" ? after.storeId : null;
      this.notify({ stream: `order:${orderNo}`, orderNo, n, k: k++, to, personId, storeId, template, params, at });
    }
  }

  protected count({ subject, key, by }: MetricDelta): void {
    const name = `${subject} ${key}`;
    this.#metrics.set(name, { subject, key, by: (this.#metrics.get(name)?.by ?? 0) + by });
  }

  protected credited(buyerId: number, amount: Minor): void {
    this.#wallets.set(buyerId, (this.#wallets.get(buyerId) ?? 0) + amount);
  }

  protected moved({ variantId, onHand, reserved }: StockDelta): void {
    const sum = this.#stock.get(variantId);
    this.#stock.set(variantId, { variantId, onHand: (sum?.onHand ?? 0) + onHand, reserved: (sum?.reserved ?? 0) + reserved });
  }

  protected changed(grantId: number): void {
    this.#grants.add(grantId);
  }
}
