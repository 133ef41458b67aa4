import {
  type Actor,
  type BuyerEvent,
  type BuyerEventBody,
  type BuyerMove,
  type Decision,
  type Ms,
  type Order,
  type Store,
  type StoreCommand,
  type StoreContext,
  type StoreEvent,
  type StoreEventBody,
  type StoreMoney,
  buyerNoticeOf,
  decideBuyer,
  decideStore,
  evolveBuyer,
  evolveStore,
  fireOfStore,
  partOf,
  rearmStore,
  storeDeadlinesOf,
  storeFactsOf,
  storeNoticesOf,
  storePostingOf,
} from "@souk/rulebook";
import type { StoreDue } from "./agenda.ts";
import type { Books } from "./books.ts";
import { preimage } from "./chain.ts";
import type { Changes, LinkedBuyerEvent, LinkedStoreEvent, Slice, StoreCell } from "./slice.ts";

/** The streams of stores and buyers in one run: their steps, and the facts of them that orders see. */
export class Accounts {
  readonly #slice: Slice;
  readonly #books: Books;
  readonly #hash: (preimage: Uint8Array) => string;
  readonly #stores = new Map<number, number>();
  readonly #buyers = new Map<number, number>();
  readonly #storeEvents: LinkedStoreEvent[] = [];
  readonly #buyerEvents: LinkedBuyerEvent[] = [];

  constructor(slice: Slice, books: Books, hash: (preimage: Uint8Array) => string) {
    this.#slice = slice;
    this.#books = books;
    this.#hash = hash;
  }

  /** Whether a store's deadline is still armed for that instant. */
  stands({ storeId, kind, generation, due }: StoreDue): boolean {
    const row = this.#slice.storeCells.get(storeId)?.store.deadlines.find((d) => d.kind === kind && d.generation === generation);
    return row?.state === "armed" && row.due === due;
  }

  /** One step of a store: decided against its money, folded, posted, re-armed, linked. */
  actOnStore(
    storeId: number,
    by: Actor,
    at: Ms,
    command: StoreCommand,
    fired: StoreEvent["fired"],
  ): { decision: Decision<StoreEventBody>; store: Store; events: readonly StoreEvent[] } {
    const cell = this.#storeCell(storeId);
    const ctx: StoreContext = { now: at, actor: by, policy: this.#slice.policy, money: this.#moneyOf(cell) };
    const decision = decideStore(ctx, cell.store, command);
    if (decision.kind !== "accepted") return { decision, store: cell.store, events: [] };

    if (!this.#stores.has(storeId)) this.#stores.set(storeId, cell.store.version);
    let store: Store = fired ? { ...cell.store, deadlines: fireOfStore(cell.store.deadlines, fired, at) } : cell.store;
    const events: StoreEvent[] = [];
    for (const body of decision.events) {
      const event: StoreEvent = { storeId, n: store.version + 1, at, rule: decision.rule, by, fired: events.length === 0 ? fired : null, body };
      store = evolveStore(store, event);
      const stream = `store:${storeId}` as const;
      this.#books.post(stream, event.n, storePostingOf(event), this.#slice.currency);
      storeNoticesOf(event).forEach(({ to, template, params }, k) =>
        this.#books.notify({ stream, orderNo: null, n: event.n, k, to, personId: null, storeId: to === "seller" ? storeId : null, template, params, at }),
      );
      events.push(event);
    }
    store = { ...store, deadlines: rearmStore(store.deadlines, storeDeadlinesOf(store, this.#slice.policy)) };
    const head = this.#hash(preimage(cell.head, events));
    for (const event of events) this.#storeEvents.push({ ...event, hash: head });
    this.#slice.storeCells.set(storeId, { ...cell, store, head });
    const facts = this.#slice.stores.get(storeId);
    this.#slice.stores.set(storeId, storeFactsOf(store, facts ?? { available: 0, withheld: 0, receivable: 0 }));
    return { decision, store, events };
  }

  /** One step of a buyer's account. */
  actOnBuyer({ buyerId, actor, at, command }: BuyerMove): Decision<BuyerEventBody> {
    const cell = this.#slice.buyerCells.get(buyerId);
    if (!cell) throw new Error(`buyer ${buyerId} is not in the slice`);
    const decision = decideBuyer({ now: at, actor, policy: this.#slice.policy }, cell.standing, command);
    if (decision.kind !== "accepted") return decision;

    if (!this.#buyers.has(buyerId)) this.#buyers.set(buyerId, cell.standing.version);
    let { standing } = cell;
    const events: BuyerEvent[] = [];
    for (const body of decision.events) {
      const event: BuyerEvent = { buyerId, n: standing.version + 1, at, rule: decision.rule, by: actor, body };
      standing = evolveBuyer(standing, event);
      this.#books.notify({
        stream: `buyer:${buyerId}`,
        orderNo: null,
        n: event.n,
        k: 0,
        to: "buyer",
        personId: buyerId,
        storeId: null,
        ...buyerNoticeOf(event),
        at,
      });
      events.push(event);
    }
    const head = this.#hash(preimage(cell.head, events));
    for (const event of events) this.#buyerEvents.push({ ...event, hash: head });
    this.#slice.buyerCells.set(buyerId, { standing, head });
    const facts = this.#slice.buyers.get(buyerId);
    if (facts) this.#slice.buyers.set(buyerId, { ...facts, state: standing.state, since: standing.since });
    return decision;
  }

  /** Keeps what a freeze or a release of its store would move in step with a finished order's own part. */
  moveParts(before: Order | null, after: Order): void {
    const cell = this.#slice.storeCells.get(after.storeId);
    if (!cell || (before?.proceeds === after.proceeds && before?.frozen === after.frozen)) return;
    const was = partOf(before);
    const now = partOf(after);
    this.#slice.storeCells.set(after.storeId, {
      ...cell,
      pending: cell.pending + now.pending - was.pending,
      contested: cell.contested + now.contested - was.contested,
    });
  }

  changes(): Pick<Changes, "stores" | "buyers" | "storeEvents" | "buyerEvents"> {
    return {
      stores: [...this.#stores].map(([id, openedAt]) => ({ cell: this.#storeCell(id), openedAt })),
      buyers: [...this.#buyers].flatMap(([id, openedAt]) => {
        const cell = this.#slice.buyerCells.get(id);
        return cell ? [{ cell, openedAt }] : [];
      }),
      storeEvents: this.#storeEvents,
      buyerEvents: this.#buyerEvents,
    };
  }

  #storeCell(storeId: number): StoreCell {
    const cell = this.#slice.storeCells.get(storeId);
    if (!cell) throw new Error(`store ${storeId} is not in the slice`);
    return cell;
  }

  #moneyOf({ store, pending, contested }: StoreCell): StoreMoney {
    const facts = this.#slice.stores.get(store.id);
    return { pending, contested, available: facts?.available ?? 0, withheld: facts?.withheld ?? 0, receivable: facts?.receivable ?? 0 };
  }
}
