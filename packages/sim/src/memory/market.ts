import type { BuyerFacts, Minor, Ms, Order } from "@souk/rulebook";
import { Agenda } from "../agenda.ts";
import { digestText } from "../chain.ts";
import { Run, type AnyMove, type Ports, type Steps, type Stops } from "../run.ts";
import type { Changes, Decided, Slice } from "../slice.ts";
import type { Logged } from "./divergence.ts";
import { Ledger } from "./ledger.ts";

/** What a market in memory begins with. */
export interface MemoryStart {
  /** The whole market; the loop keeps it up to date. */
  readonly slice: Slice;
  readonly ports: Ports;
  /** Heads of streams that no command of a market changes: the world's own, and buyers' and stores' that are not among the slice's cells. */
  readonly heads?: Iterable<readonly [stream: string, head: string]>;
  /** What lies on accounts before the first move, debit +. */
  readonly entries?: Iterable<{ readonly account: string; readonly amount: Minor }>;
  /** Keeps every event and decision, for whoever wants to look back. */
  readonly keepsLog?: boolean;
}

/** What became of one play; the decisions only where the market keeps its log. */
export type Played = Pick<Changes, "decisions" | "fired" | "lastAt" | "stoppedAt">;

/** A whole market in memory: one slice, one law, one loop, its books and its chains. What PostgreSQL makes of the same moves is the same, to the hash. */
export class MemoryMarket {
  readonly slice: Slice;
  readonly ledger: Ledger;
  /** The events of each stream, where the market keeps them. */
  readonly log = new Map<string, Logged[]>();
  readonly #ports: Ports;
  readonly #heads: ReadonlyMap<string, string>;
  readonly #agenda = new Agenda();
  readonly #steps: Steps;
  #decisions: Decided[] = [];
  readonly #keepsLog: boolean;
  #fired = 0;

  constructor({ slice, ports, heads = [], entries = [], keepsLog = false }: MemoryStart) {
    this.slice = slice;
    this.ledger = new Ledger(slice, entries);
    this.#ports = ports;
    this.#heads = new Map(heads);
    this.#keepsLog = keepsLog;
    this.#steps = keepsLog
      ? {
          taken: (orderNo, _, events, hash) =>
            this.#note(
              `order:${orderNo}`,
              events.map((event) => ({ ...event, hash })),
            ),
          decided: (decided) => this.#decisions.push(decided),
        }
      : { taken: () => {}, decided: () => {} };
    this.#run({}).arm();
  }

  /** Deadlines fired so far. */
  get fired(): number {
    return this.#fired;
  }

  /** Makes the moves, each at its instant, and fires everything due up to `until`. */
  play(moves: Iterable<AnyMove>, until: Ms, stops: Stops = {}): Played {
    this.#decisions = [];
    const told = this.#run(stops).play(moves, until);
    this.#fired += told.fired;
    if (this.#keepsLog) {
      for (const event of told.storeEvents) this.#note(`store:${event.storeId}`, [event]);
      for (const event of told.buyerEvents) this.#note(`buyer:${event.buyerId}`, [{ ...event, fired: null }]);
    }
    return { ...told, decisions: this.#decisions };
  }

  /** The order of this number as it stands; it must be there. */
  orderOf(no: number): Order {
    const cell = this.slice.orders.get(no);
    if (!cell) throw new Error(`there is no order ${no} in this market`);
    return cell.order;
  }

  /** What the law knows of this buyer; it must be there. */
  buyerOf(id: number): BuyerFacts {
    const buyer = this.slice.buyers.get(id);
    if (!buyer) throw new Error(`there is no buyer ${id} in this market`);
    return buyer;
  }

  /** When the next deadline of an order is due; null when no timer is left. */
  nextDue(): Ms | null {
    let next: Ms | null = null;
    for (const { order } of this.slice.orders.values())
      for (const { state, due } of order.deadlines) if (state === "armed" && (next === null || due < next)) next = due;
    return next;
  }

  /** Every stream with its head: what another engine must have to be equal. */
  heads(): ReadonlyMap<string, string> {
    const heads = new Map(this.#heads);
    for (const [no, { head }] of this.slice.orders) heads.set(`order:${no}`, head);
    for (const [id, { head }] of this.slice.storeCells) if (head !== "") heads.set(`store:${id}`, head);
    for (const [id, { head }] of this.slice.buyerCells) if (head !== "") heads.set(`buyer:${id}`, head);
    return heads;
  }

  /** The text whose hash is the digest of this market. */
  digestText(): string {
    return digestText(this.heads());
  }

  #run(stops: Stops): Run {
    return new Run(this.slice, this.#ports, { books: this.ledger, steps: this.#steps, stops, agenda: this.#agenda });
  }

  #note(stream: string, events: readonly Logged[]): void {
    const log = this.log.get(stream);
    if (log) log.push(...events);
    else this.log.set(stream, [...events]);
  }
}
