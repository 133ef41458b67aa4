import {
  type Actor,
  type BuyerMove,
  type Context,
  type Deadline,
  type Decision,
  type Move,
  type Ms,
  type Order,
  type OrderCommand,
  type OrderEvent,
  type Policy,
  type StoreCommand,
  type StoreEvent,
  type StoreEventBody,
  type StoreMove,
  decide,
  pendingActs,
  step,
} from "@souk/rulebook";
import { Agenda, type AnyDue, type Due, type FollowDue, type StoreDue } from "./agenda.ts";
import { Accounts } from "./accounts.ts";
import { KeptBooks, type Books } from "./books.ts";
import { drawCarrier } from "./carrier.ts";
import { preimage } from "./chain.ts";
import { drawRefund } from "./rails.ts";
import type { Changes, Decided, LinkedEvent, OrderCell, Slice } from "./slice.ts";

/** What the loop needs from outside: the hash of one link (hex) over bytes that are good for this call alone. Chance is keyed by the slice's seed and needs no port. */
export interface Ports {
  readonly hash: (preimage: Uint8Array) => string;
}

/** Where an advance wants to stop short of its target. */
export interface Stops {
  /** Stop before this deadline fires; the clock is left one millisecond before it. */
  readonly before?: (due: Due | StoreDue) => boolean;
  /** Stop once such an event has happened; whatever else is due at that very instant still happens. */
  readonly after?: (event: OrderEvent | StoreEvent) => boolean;
}

/** A command of any stream, in the order in which it is given. */
export type AnyMove = Move | StoreMove | BuyerMove;

/** What a run tells of itself; the rest of its changes is with those who heard of its steps. */
type Told = Pick<Changes, "stores" | "buyers" | "storeEvents" | "buyerEvents" | "fired" | "lastAt" | "stoppedAt">;

const none: readonly Deadline[] = [];

const clock: Actor = { party: "clock", person: null };

const nameOf = (due: AnyDue): string => {
  if ("act" in due) return `act ${due.act.no} (${due.act.kind}) for order ${due.orderNo}`;
  return "storeId" in due ? `deadline ${due.kind} of store ${due.storeId}` : `deadline ${due.kind}${due.subject && ` ${due.subject}`} of order ${due.orderNo}`;
};

/** A deadline whose rule refused to fire: a bug in the law, or a planted fault. It carries what stands at which instant. */
export class PoisonedDeadline extends Error {
  readonly due: AnyDue;
  constructor(due: AnyDue, cause: unknown) {
    super(`${nameOf(due)} could not fire: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "PoisonedDeadline";
    this.due = due;
  }
}

/**
 * The one loop. Fires every deadline of the slice that is due up to `until` (inclusive) in the order of rules.md 2.2.4, lets every order
 * follow what its store did at that act's instant, and makes each move at its own, after what is due at it. Synchronous and pure but for
 * the slice's maps, which it brings up to date; everything that changed comes back for one bulk save. A refused move changes nothing.
 * Moves are taken one by one, each when the one before has been made: a generator may look at the slice before it says what is next.
 */
export function run(slice: Slice, moves: Iterable<AnyMove>, until: Ms, ports: Ports, stops: Stops = {}): Changes {
  const books = new KeptBooks(slice);
  const steps = new KeptSteps();
  const work = new Run(slice, ports, { books, steps, stops, agenda: new Agenda() });
  work.arm();
  const told = work.play(moves, until);
  const orders = [...steps.openedAt.keys()].map((no) => slice.orders.get(no) as OrderCell);
  return { ...told, orders, openedAt: steps.openedAt, events: steps.events, decisions: steps.decisions, ...books.changes() };
}

/** Who hears what a run does. */
export interface Steps {
  /** An order took a step: its events with their link, and the version it had before. */
  readonly taken: (orderNo: number, version: number, events: readonly OrderEvent[], hash: string) => void;
  /** A move was made, or refused. */
  readonly decided: (decided: Decided) => void;
}

class KeptSteps implements Steps {
  readonly openedAt = new Map<number, number>();
  readonly events: LinkedEvent[] = [];
  readonly decisions: Decided[] = [];
  taken(orderNo: number, version: number, events: readonly OrderEvent[], hash: string): void {
    if (!this.openedAt.has(orderNo)) this.openedAt.set(orderNo, version);
    for (const event of events) this.events.push({ ...event, hash });
  }
  decided(decided: Decided): void {
    this.decisions.push(decided);
  }
}

/** What a run works with beside its slice. */
export interface Gear {
  readonly books: Books;
  readonly steps: Steps;
  readonly stops: Stops;
  /** What is due and when; a market that lives on keeps it from run to run. */
  readonly agenda: Agenda;
}

/** One run over a slice. */
export class Run {
  readonly #slice: Slice;
  readonly #hash: Ports["hash"];
  readonly #agenda: Agenda;
  readonly #books: Books;
  readonly #steps: Steps;
  readonly #accounts: Accounts;
  #fired = 0;
  #lastAt: Ms | null = null;
  readonly #stops: Stops;
  #stoppedAt: Ms | null = null;

  constructor(slice: Slice, ports: Ports, { books, steps, stops, agenda }: Gear) {
    this.#slice = slice;
    this.#hash = ports.hash;
    this.#stops = stops;
    this.#agenda = agenda;
    this.#books = books;
    this.#steps = steps;
    this.#accounts = new Accounts(slice, books, ports.hash);
  }

  /** Puts everything that is armed in the slice on the agenda. */
  arm(): void {
    for (const { store } of this.#slice.storeCells.values()) this.#agenda.addStore(store.id, store.deadlines);
    for (const { order } of this.#slice.orders.values()) {
      this.#agenda.addArmed(order.no, none, order.deadlines);
      this.#addActs(order);
    }
  }

  /** Makes the moves and fires what is due up to `until`. */
  play(moves: Iterable<AnyMove>, until: Ms): Told {
    for (const move of moves) {
      this.#fireUpTo(move.at);
      this.#make(move);
    }
    this.#fireUpTo(until);
    return { ...this.#accounts.changes(), fired: this.#fired, lastAt: this.#lastAt, stoppedAt: this.#stoppedAt };
  }

  #fireUpTo(until: Ms): void {
    for (let next = this.#agenda.peek(); next !== undefined && next.due <= Math.min(until, this.#stoppedAt ?? until); next = this.#agenda.peek()) {
      this.#agenda.pop();
      if (!this.#stands(next)) continue;
      if (!("act" in next) && this.#stops.before?.(next)) {
        this.#stoppedAt = next.due - 1;
        return;
      }
      this.#fire(next);
    }
  }

  #make(move: AnyMove): void {
    if ("storeId" in move) {
      const decision = this.#actOnStore(move.storeId, move.actor, move.at, move.command, null);
      this.#steps.decided({ move, decision });
    } else if ("buyerId" in move) {
      const decision = this.#accounts.actOnBuyer(move);
      if (decision.kind === "accepted") this.#lastAt = move.at;
      this.#steps.decided({ move, decision });
    } else {
      const cell = this.#slice.orders.get(move.orderNo) ?? null;
      const command = this.#drawn(move);
      const ctx = this.#contextFor(cell?.order ?? null, command, move.actor, move.at);
      const decision = decide(ctx, cell?.order ?? null, command);
      // A move that is allowed and changes nothing (adding to the cart again) is no step of the order.
      if (decision.kind === "accepted" && decision.events.length > 0) this.#take(cell, ctx, decision, null);
      this.#steps.decided({ move, decision });
    }
  }

  #stands(due: AnyDue): boolean {
    if ("storeId" in due) return this.#accounts.stands(due);
    const order = this.#slice.orders.get(due.orderNo)?.order;
    if ("act" in due) return order !== undefined && this.#pending(order).some((act) => act.no === due.act.no);
    const row = order?.deadlines.find((d) => d.kind === due.kind && d.subject === due.subject && d.generation === due.generation);
    return row?.state === "armed" && row.due === due.due;
  }

  #fire(due: AnyDue): void {
    try {
      if ("act" in due) this.#follow(due);
      else if ("storeId" in due) this.#fireStore(due);
      else this.#fireOrder(due);
    } catch (error) {
      throw new PoisonedDeadline(due, error);
    }
    this.#fired += 1;
  }

  #fireOrder({ orderNo, due, kind, subject, generation }: Due): void {
    const cell = this.#slice.orders.get(orderNo) as OrderCell;
    const draw = kind === "refund_send" ? { draw: this.#drawRefund(cell.order, subject) } : null;
    this.#actByClock(cell, due, { on: "fire", kind, subject, generation, ...draw }, { kind, subject, generation });
  }

  #follow({ orderNo, act }: FollowDue): void {
    this.#actByClock(this.#slice.orders.get(orderNo) as OrderCell, act.at, { on: "follow_store", act }, null);
  }

  #actByClock(cell: OrderCell, at: Ms, command: OrderCommand, fired: OrderEvent["fired"]): void {
    const ctx = this.#contextFor(cell.order, command, clock, at);
    this.#take(cell, ctx, accepted(decide(ctx, cell.order, command)), fired);
  }

  #fireStore({ storeId, kind, generation, due }: StoreDue): void {
    accepted(this.#actOnStore(storeId, clock, due, { on: "fire_store", kind, generation }, { kind, subject: "", generation }));
  }

  /** A command on a store; what it did binds all its orders of the slice, which follow. */
  #actOnStore(storeId: number, by: Actor, at: Ms, command: StoreCommand, fired: StoreEvent["fired"]): Decision<StoreEventBody> {
    const { decision, store, events } = this.#accounts.actOnStore(storeId, by, at, command, fired);
    if (decision.kind !== "accepted") return decision;
    this.#agenda.addStore(storeId, store.deadlines);
    const acted = store.acts.at(-1)?.at === at;
    if (acted) for (const { order } of this.#slice.orders.values()) if (order.storeId === storeId) this.#addActs(order);
    for (const event of events) if (this.#stops.after?.(event)) this.#stoppedAt = at;
    this.#lastAt = at;
    return decision;
  }

  #pending(order: Order) {
    const store = this.#slice.stores.get(order.storeId);
    return store ? pendingActs(order, store, this.#policyOf(order.policyVersion)) : [];
  }

  #addActs(order: Order): void {
    const store = this.#slice.stores.get(order.storeId);
    if (store && order.storeActs < store.acts.length) this.#agenda.addActs(order.no, this.#pending(order));
  }

  /** What the simulated carrier will report is drawn as the parcel leaves. */
  #drawn({ command, orderNo }: Move): OrderCommand {
    if (command.on !== "ship" || command.plan !== undefined || this.#slice.carrier === "by_hand") return command;
    return { ...command, plan: drawCarrier(this.#slice.seed, orderNo) };
  }

  /** The outsider's answer for the refund about to be sent; its outside leg names the means of payment. */
  #drawRefund(order: Order, subject: string) {
    const refund = order.refunds.find((r) => `r${r.no}` === subject);
    const leg = refund?.legs.find((l) => l.instrumentId !== null);
    const instrument = leg?.instrumentId == null ? undefined : this.#slice.instruments.get(leg.instrumentId);
    if (!refund || !instrument) throw new Error(`refund ${subject} of order ${order.no} has no means of payment to go back to`);
    return drawRefund(this.#slice.seed, order.no, refund.no, instrument, this.#policyOf(order.policyVersion));
  }

  #policyOf(version: number): Policy {
    const policy = this.#slice.policies.get(version);
    if (!policy) throw new Error(`policy version ${version} is not in the slice`);
    return policy;
  }

  #contextFor(order: Order | null, command: OrderCommand, actor: Actor, now: Ms): Context {
    const of = order ?? (command.on === "place" ? command.draft : null);
    if (!of) throw new Error(`${command.on}: its order is not in the slice`);
    const store = this.#slice.stores.get(of.storeId);
    const buyer = this.#slice.buyers.get(of.buyerId);
    if (!store || !buyer) throw new Error(`store ${of.storeId} or buyer ${of.buyerId} is not in the slice`);
    return { now, actor, policy: this.#policyOf(of.policyVersion), store, buyer, variants: this.#slice.variants, grants: this.#slice.grants };
  }

  /** Applies an accepted decision as one step: folds its events, posts, re-arms, and adds one link to the chain. */
  #take(cell: OrderCell | null, ctx: Context, decision: Decision & { kind: "accepted" }, fired: OrderEvent["fired"]): void {
    const was = cell?.order ?? null;
    const { order, events } = step(was, ctx, decision, fired, this.#books);
    const head = this.#hash(preimage(cell?.head ?? "", events));
    if (this.#stops.after) for (const event of events) if (this.#stops.after(event)) this.#stoppedAt = ctx.now;
    this.#steps.taken(order.no, was?.version ?? 0, events, head);
    this.#slice.orders.set(order.no, { order, head });
    if (order.state === "finished") this.#accounts.moveParts(was, order);
    this.#agenda.addArmed(order.no, was?.deadlines ?? none, order.deadlines);
    this.#lastAt = ctx.now;
  }
}

/** What the clock does is never refused: if it is, the law or the slice is broken. */
function accepted<Body>(decision: Decision<Body>): Decision<Body> & { kind: "accepted" } {
  if (decision.kind === "accepted") return decision;
  throw new Error(decision.kind === "refused" ? `${decision.refusal.code} (${decision.refusal.rule})` : "already done");
}
