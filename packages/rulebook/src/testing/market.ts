import {
  decide,
  decideStore,
  dueOf,
  evolveGrant,
  evolveStore,
  fireOfStore,
  grantsOf,
  metricsOf,
  nextDue,
  nextDueOfStore,
  noticesOf,
  openedStore,
  partOf,
  pendingActs,
  postingOf,
  presets,
  rearmStore,
  refundable,
  step,
  stockOf,
  storeDeadlinesOf,
  storeFactsOf,
  storePostingOf,
  days,
  type BuyerFacts,
  type Context,
  type Deadline,
  type DeadlineKind,
  type Decision,
  type GrantFacts,
  type Minor,
  type Ms,
  type Notice,
  type Order,
  type OrderCommand,
  type OrderDraft,
  type OrderEvent,
  type Party,
  type Policy,
  type RefundDraw,
  type Refusal,
  type Store,
  type StoreCommand,
  type StoreContext,
  type StoreDeadline,
  type StoreEvent,
  type StoreEventBody,
  type StoreFacts,
  type VariantFacts,
} from "../index.ts";
import { aDraft, aGrant, dawn } from "./fixtures.ts";

export interface OrderSetting {
  readonly policy?: Partial<Policy>;
  readonly draft?: Partial<OrderDraft>;
  readonly store?: Partial<Pick<StoreFacts, "state" | "since" | "acts" | "sanctions" | "autoApproveWindow" | "available">>;
  readonly buyer?: Partial<BuyerFacts>;
  readonly grants?: readonly GrantFacts[];
  /** Units of each variant on the shelf. */
  readonly onHand?: number;
}

/** The next deadline of the order or its store. */
export type Next = { readonly of: "store"; readonly row: StoreDeadline } | { readonly of: "order"; readonly row: Deadline };

/** An order of its own small market: the law's functions around one order and its store, with its clock, books, shelf and coupons in memory. */
export class Market {
  now: Ms = dawn;
  policy: Policy;
  /** What the order's decisions see of its store: by the store's own stream, or as a test sets it. */
  store: StoreFacts;
  /** The store itself: `atStore` acts on it, and the order follows. */
  standing: Store;
  buyer: BuyerFacts;
  readonly draft: OrderDraft;
  readonly variants = new Map<number, VariantFacts>();
  readonly grants = new Map<number, GrantFacts>();
  readonly events: OrderEvent[] = [];
  /** The order as each of its events found it. */
  readonly seen: Order[] = [];
  readonly storeEvents: StoreEvent[] = [];
  readonly notices: Notice[] = [];
  /** Subject and key of each counter, as the events have made it. */
  readonly metrics = new Map<string, number>();
  /** Account to balance, debit +; accounts at 0 are left out. */
  readonly books = new Map<string, Minor>();
  /** What the simulated rail will do with each refund that is sent; undefined takes the whole range and arrives. */
  refundDraw: RefundDraw | undefined = undefined;
  #order: Order | null = null;

  constructor(setting: OrderSetting = {}) {
    this.policy = { ...presets.souk, ...setting.policy };
    this.draft = aDraft(setting.draft);
    const { available = 0, ...store } = setting.store ?? {};
    this.standing = {
      ...openedStore(this.draft.storeId, dawn - days(100)),
      ...(store.autoApproveWindow ? { autoApproveWindow: store.autoApproveWindow } : {}),
    };
    this.store = { ...storeFactsOf(this.standing, { available, withheld: 0, receivable: 0 }), ...store };
    if (available > 0) this.books.set(`L:seller_available:${this.store.id}`, -available);
    this.buyer = { id: this.draft.buyerId, state: "good", since: dawn - days(100), wallet: 1000, unpaid: 0, ...setting.buyer };
    for (const line of this.draft.lines) {
      const variant = { id: line.variantId, listingId: line.listingId, storeId: this.draft.storeId, onSale: true, onHand: setting.onHand ?? 10, reserved: 0 };
      this.variants.set(line.variantId, { ...variant, mode: line.stockMode });
    }
    const own = this.draft.grants.map(({ grantId }) => aGrant({ id: grantId, buyerId: this.draft.buyerId }));
    for (const grant of setting.grants ?? own) this.grants.set(grant.id, grant);
  }

  /** A market of its own that stands where this one does, without its past. */
  fork(): this {
    const twin = new (this.constructor as new (setting: OrderSetting) => this)({ draft: this.draft });
    const { now, policy, store, standing, buyer, refundDraw } = this;
    Object.assign(twin, { now, policy, store, standing, buyer, refundDraw });
    twin.#order = this.#order;
    for (const key of ["variants", "grants", "books", "metrics"] as const) {
      const map = twin[key] as Map<unknown, unknown>;
      map.clear();
      for (const [name, value] of this[key]) map.set(name, value);
    }
    return twin;
  }

  get order(): Order {
    if (!this.#order) throw new Error("The order is not placed yet.");
    return this.#order;
  }

  get isPlaced(): boolean {
    return this.#order !== null;
  }

  context(party: Party): Context {
    const { now, policy, store, buyer, variants, grants } = this;
    const person = party === "buyer" ? buyer.id : party === "seller" ? 40 : party === "admin" ? 1 : null;
    return { now, actor: { party, person }, policy, store, buyer, variants, grants };
  }

  /** Gives a command and applies it when it is accepted; answers the decision either way. */
  try(party: Party, command: OrderCommand): Decision {
    const ctx = this.context(party);
    const decision = decide(ctx, this.#order, command);
    if (decision.kind === "accepted") this.#apply(ctx, decision, command.on === "fire" ? command : null);
    return decision;
  }

  /** Gives a command that must be accepted. */
  do(party: Party, command: OrderCommand): this {
    const decision = this.try(party, command);
    if (decision.kind !== "accepted") throw new Error(`${party} ${command.on}: ${JSON.stringify(decision)}`);
    return this;
  }

  /** Gives a command that must be refused; answers the refusal. */
  refused(party: Party, command: OrderCommand): Refusal {
    const decision = this.try(party, command);
    if (decision.kind !== "refused") throw new Error(`${party} ${command.on} was not refused but ${decision.kind}`);
    return decision.refusal;
  }

  #apply(ctx: Context, decision: Decision & { kind: "accepted" }, fired: (OrderCommand & { on: "fire" }) | null): void {
    const which = fired && { kind: fired.kind, subject: fired.subject, generation: fired.generation };
    this.#order = step(this.#order, ctx, decision, which, this).order;
  }

  /** What the events of a step do beside the order. */
  takeOrder(event: OrderEvent, before: Order | null, after: Order): void {
    this.seen.push(before ?? after);
    this.events.push(event);
    for (const { account, amount } of postingOf(event, before, after)) this.#post(account, amount);
    for (const { variantId, onHand, reserved } of stockOf(event, before, after)) {
      const variant = this.variants.get(variantId);
      if (variant) this.variants.set(variantId, { ...variant, onHand: variant.onHand + onHand, reserved: variant.reserved + reserved });
    }
    for (const { grantId, effect } of grantsOf(event, after)) {
      const grant = this.grants.get(grantId);
      if (grant) this.grants.set(grantId, evolveGrant(grant, effect, event.at, this.policy, after));
    }
    this.notices.push(...noticesOf(event, after));
    for (const { subject, key, by } of metricsOf(event, before, after))
      this.metrics.set(`${subject} ${key}`, (this.metrics.get(`${subject} ${key}`) ?? 0) + by);
  }

  #post(account: string, amount: Minor): void {
    const balance = (this.books.get(account) ?? 0) + amount;
    if (balance === 0) this.books.delete(account);
    else this.books.set(account, balance);
    if (account.startsWith("L:wallet:")) this.buyer = { ...this.buyer, wallet: this.buyer.wallet - amount };
    const [, bucket] = account.split(":");
    const { available, withheld, receivable } = this.store;
    if (bucket === "seller_available") this.store = { ...this.store, available: available - amount };
    if (bucket === "seller_withheld") this.store = { ...this.store, withheld: withheld - amount };
    if (bucket === "seller_receivable") this.store = { ...this.store, receivable: receivable + amount };
  }

  storeContext(party: Party): StoreContext {
    const { available, withheld, receivable } = this.store;
    const person = party === "seller" ? 40 : party === "admin" ? 1 : null;
    return { now: this.now, actor: { party, person }, policy: this.policy, money: { ...partOf(this.#order), available, withheld, receivable } };
  }

  /** Gives a command to the store; what it does to its orders, the order follows at once. */
  tryAtStore(party: Party, command: StoreCommand): Decision<StoreEventBody> {
    const ctx = this.storeContext(party);
    const decision = decideStore(ctx, this.standing, command);
    if (decision.kind !== "accepted") return decision;
    const fired = command.on === "fire_store" ? { kind: command.kind, subject: "" as const, generation: command.generation } : null;
    let store = fired ? { ...this.standing, deadlines: fireOfStore(this.standing.deadlines, fired, this.now) } : this.standing;
    for (const body of decision.events) {
      const event: StoreEvent = { storeId: store.id, n: store.version + 1, at: this.now, rule: decision.rule, by: ctx.actor, fired, body };
      store = evolveStore(store, event);
      for (const { account, amount } of storePostingOf(event)) this.#post(account, amount);
      this.storeEvents.push(event);
    }
    this.standing = { ...store, deadlines: rearmStore(store.deadlines, storeDeadlinesOf(store, this.policy)) };
    this.store = storeFactsOf(this.standing, this.store);
    this.follow();
    return decision;
  }

  atStore(party: Party, command: StoreCommand): this {
    const decision = this.tryAtStore(party, command);
    if (decision.kind !== "accepted") throw new Error(`${party} ${command.on}: ${JSON.stringify(decision)}`);
    return this;
  }

  refusedAtStore(party: Party, command: StoreCommand): Refusal {
    const decision = this.tryAtStore(party, command);
    if (decision.kind !== "refused") throw new Error(`${party} ${command.on} was not refused but ${decision.kind}`);
    return decision.refusal;
  }

  /** The order follows every act of its store that it has not followed, each at the act's own instant. */
  follow(): this {
    if (!this.#order) return this;
    for (const act of pendingActs(this.#order, this.store, this.policy)) {
      const at = this.now;
      this.now = act.at;
      this.do("clock", { on: "follow_store", act });
      this.now = at;
    }
    return this;
  }

  /** What the clock does next, up to an instant: at one instant the store's deadlines come before the order's (2.2.4). */
  next(until: Ms = Infinity): Next | null {
    const store = nextDueOfStore(this.standing);
    const own = this.#order && nextDue(this.#order);
    if (store && store.due <= until && (!own || store.due <= own.due)) return { of: "store", row: store };
    return own && own.due <= until ? { of: "order", row: own } : null;
  }

  /** Fires it; answers the command when it was the order's. */
  fire(next: Next): OrderCommand | null {
    if (next.of === "store") this.fireNextOfStore();
    else this.fireNext();
    return next.of === "store" ? null : { on: "fire", kind: next.row.kind, subject: next.row.subject, generation: next.row.generation };
  }

  /** Fires the store's next deadline at its own instant. */
  fireNextOfStore(): StoreDeadline {
    const next = nextDueOfStore(this.standing);
    if (!next) throw new Error("No deadline of the store is armed.");
    const at = Math.max(this.now, next.due);
    this.now = next.due;
    this.atStore("clock", { on: "fire_store", kind: next.kind, generation: next.generation });
    this.now = at;
    return next;
  }

  /** Fires the next armed deadline at its own instant. */
  fireNext(): Deadline {
    const next = nextDue(this.order);
    if (!next) throw new Error("No deadline is armed.");
    const { kind, subject, generation } = next;
    const at = Math.max(this.now, next.due);
    this.now = next.due;
    this.do("clock", kind === "refund_send" ? { on: "fire", kind, subject, generation, draw: this.refundDraw } : { on: "fire", kind, subject, generation });
    this.now = at;
    return next;
  }

  /** Turns the clock to an instant; everything due up to it happens on the way. */
  to(at: Ms): this {
    for (let next = this.next(at); next; next = this.next(at)) this.fire(next);
    this.now = Math.max(this.now, at);
    return this;
  }

  wait(span: Ms): this {
    return this.to(this.now + span);
  }

  /** Turns the clock to a deadline, or to just before or after it. */
  toDue(kind: DeadlineKind, offset: Ms = 0): this {
    const due = dueOf(this.order, kind);
    if (due === null) throw new Error(`No ${kind} is armed.`);
    return this.to(due + offset);
  }

  /** Sets the clock without firing anything, as a caller that did not settle first would see it. */
  unsettledAt(at: Ms): this {
    this.now = at;
    return this;
  }

  /** Lets everything that is armed happen, to the last stage of the last refund. */
  settle(): this {
    for (let next = this.next(); next; next = this.next()) this.fire(next);
    return this;
  }

  /** What can still be refunded of what the buyer paid. */
  get refundable(): Minor {
    return refundable(this.order);
  }
}
