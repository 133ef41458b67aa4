import {
  buyerNoticeOf,
  deadlinesOf,
  evolve,
  evolveBuyer,
  evolveStore,
  fire,
  fireOfStore,
  metricsOf,
  noticesOf,
  openedStore,
  postingOf,
  rearm,
  rearmStore,
  storeDeadlinesOf,
  storeNoticesOf,
  storePostingOf,
  goodStanding,
  type BuyerEvent,
  type BuyerStanding,
  type MetricDelta,
  type Notice,
  type Order,
  type OrderEvent,
  type Policy,
  type Store,
  type StoreEvent,
} from "@souk/rulebook";
import { preimage, type LinkedEvent } from "@souk/sim";
import { ports } from "../ports.ts";

/** What a stream's log amounts to when the law reads it again. */
export interface Replayed {
  readonly order: Order;
  /** The chain's last link, taken afresh. */
  readonly head: string;
  /** The first event whose link does not follow from those before it. */
  readonly broken: number | null;
  /** `n k account amount` and `n k to template` of everything the events should have posted and told. */
  readonly entries: readonly string[];
  readonly notices: readonly string[];
  /** What they add to the counters of store and buyer. */
  readonly metrics: readonly MetricDelta[];
}

/** The events of one commit share a link: splits a log where the hash changes. */
function linksOf(events: readonly LinkedEvent[]): LinkedEvent[][] {
  const links: LinkedEvent[][] = [];
  for (const event of events) {
    const last = links.at(-1);
    if (last && last[0]?.hash === event.hash) last.push(event);
    else links.push([event]);
  }
  return links;
}

/** Where a chain first breaks, and its head taken afresh. */
export function chainOf(events: readonly LinkedEvent[]): { readonly head: string; readonly broken: number | null } {
  let head = "";
  let broken: number | null = null;
  for (const link of linksOf(events)) {
    head = ports.hash(preimage(head, link));
    if (head !== link[0]?.hash) broken ??= link[0]?.n ?? null;
  }
  return { head, broken };
}

/** Folds an order's log from nothing, deadlines included. Throws where the law cannot read it. */
export function replay(events: readonly LinkedEvent[], policyOf: (version: number) => Policy): Replayed {
  let order = null as Order | null;
  const entries: string[] = [];
  const notices: string[] = [];
  const metrics: MetricDelta[] = [];
  for (const link of linksOf(events)) {
    const first = link[0] as OrderEvent;
    if (order && first.fired) order = { ...order, deadlines: fire(order.deadlines, first.fired, first.at) };
    for (const event of link) {
      const after = evolve(order, event);
      for (const [k, entry] of postingOf(event, order, after).entries()) entries.push(`${event.n} ${k} ${entry.account} ${entry.amount}`);
      for (const [k, notice] of noticesOf(event, after).entries()) notices.push(noticeKey(event.n, k, notice));
      metrics.push(...metricsOf(event, order, after));
      order = after;
    }
    if (order) order = { ...order, deadlines: rearm(order.deadlines, deadlinesOf(order, policyOf(order.policyVersion))) };
  }
  if (!order) throw new Error("the log is empty");
  return { order, ...chainOf(events), entries, notices, metrics };
}

/** Folds a store's log from its opening: its standing, and what its events should have posted and told. Changes of its shelves only count. */
export function replayStore(storeId: number, openedAt: number, autoApproveWindow: number | null, events: readonly LinkedEvent[], policy: Policy) {
  let store: Store = openedStore(storeId, openedAt, autoApproveWindow);
  const entries: string[] = [];
  const notices: string[] = [];
  for (const link of linksOf(events)) {
    const first = link[0] as unknown as StoreEvent;
    if (first.fired) store = { ...store, deadlines: fireOfStore(store.deadlines, first.fired, first.at) };
    for (const linked of link) {
      const event = { ...linked, storeId } as unknown as StoreEvent;
      store = evolveStore(store, event);
      for (const [k, entry] of storePostingOf(event).entries()) entries.push(`${event.n} ${k} ${entry.account} ${entry.amount}`);
      if (!shelfEvents.has(event.body.type)) for (const [k, notice] of storeNoticesOf(event).entries()) notices.push(noticeKey(event.n, k, notice));
    }
    store = { ...store, deadlines: rearmStore(store.deadlines, storeDeadlinesOf(store, policy)) };
  }
  return { store, entries, notices };
}

/** What a seller does to the shelf shares the store's stream and is none of the law's. */
const shelfEvents: ReadonlySet<string> = new Set(["listing_updated", "stock_set", "price_set", "settings_changed"]);

/** Folds a buyer's log: the standing, and whom its events told. The wallet's opening only counts. */
export function replayBuyer(buyerId: number, events: readonly LinkedEvent[]) {
  let standing: BuyerStanding = goodStanding(buyerId, 0);
  const notices: string[] = [];
  for (const linked of events) {
    if ((linked.body.type as string) !== "buyer_standing_changed") {
      standing = { ...standing, version: linked.n, lastEventAt: linked.at };
      continue;
    }
    const event = { ...linked, buyerId } as unknown as BuyerEvent;
    standing = evolveBuyer(standing, event);
    notices.push(noticeKey(event.n, 0, { to: "buyer", ...buyerNoticeOf(event) }));
  }
  return { standing, notices };
}

const noticeKey = (n: number, k: number, notice: { readonly to: Notice["to"]; readonly template: string }): string =>
  `${n} ${k} ${notice.to} ${notice.template}`;
