import { inWorld, type Db } from "@souk/db";
import {
  commandsOf,
  days,
  hours,
  minutes,
  type BuyerMove,
  type Decision,
  type Move,
  type Ms,
  type Order,
  type OrderCommand,
  type OrderCommandName,
  type Party,
  type Refusal,
  type StoreCommandName,
} from "@souk/rulebook";
import { sample, sampleAtStore } from "@souk/rulebook/testing";
import { divergenceText, draw, drawInt, drawOne, firstDivergence, type InstrumentFacts, type Log, type Logged, type MemoryMarket } from "@souk/sim";
import { runAdvance, startAdvance } from "../advance.ts";
import { payOrders, paymentsOf } from "../checkout/pay.ts";
import { placeCheckout } from "../checkout/place.ts";
import { getClock } from "../clock.ts";
import { digestOf } from "../digest.ts";
import type { Person } from "../people/people.ts";
import { play, type Player } from "../play.ts";
import { digestOfText } from "../replay/report.ts";
import { playStore } from "../stores/play-store.ts";
import { playerOf } from "./index.ts";

const parties: readonly Party[] = ["buyer", "seller", "carrier", "admin"];
const spans: readonly Ms[] = [1, minutes(3), hours(5), hours(23), days(2)];

/** What is not tried at random: a reordered cart is no step of an order, and evidence needs a file. */
const untried: readonly OrderCommandName[] = ["reorder", "add_evidence"];

/** What is tried on stores, by whom; a seller's evidence needs a file. */
const atStores: Readonly<Record<"seller" | "admin", readonly StoreCommandName[]>> = {
  seller: ["withdraw_money", "appeal_block"],
  admin: [
    "put_under_review",
    "clear_review",
    "freeze_store",
    "release_store",
    "block_store",
    "decide_appeal",
    "decide_withheld",
    "sanction_store",
    "lift_sanction",
  ],
};

/** What an engine made of a command, in a word. */
type Said = { readonly kind: "done" | "already_done" } | { readonly kind: "refused"; readonly refusal: Refusal };
const said = (of: Said | Decision<unknown>): string => {
  if (of.kind === "refused") return `refused ${of.refusal.code} (${of.refusal.rule})`;
  return of.kind === "accepted" ? "done" : of.kind;
};

/** One market in PostgreSQL and its twin in memory, to which the same things happen. */
export class Twins {
  readonly workers: readonly Db[];
  readonly worldId: number;
  readonly memory: MemoryMarket;
  readonly #people: readonly Person[];
  readonly #seed: string;

  /** `workers` are the connections that carry an advance out together. */
  constructor(of: {
    readonly workers: readonly Db[];
    readonly worldId: number;
    readonly people: readonly Person[];
    readonly seed: string;
    readonly memory: MemoryMarket;
  }) {
    this.workers = of.workers;
    this.worldId = of.worldId;
    this.#people = of.people;
    this.#seed = of.seed;
    this.memory = of.memory;
  }

  get #db(): Db {
    return this.workers[0] as Db;
  }

  #u(k: number, purpose: string): number {
    return draw(this.#seed, `step:${k}`, purpose);
  }

  /** Turns both clocks to an instant, `chunk` deadlines at a time in PostgreSQL. */
  async advance(to: Ms, chunk: number): Promise<void> {
    const { no } = await startAdvance(this.#db, this.worldId, { to });
    const ended = await Promise.all(this.workers.map((db) => runAdvance(db, this.worldId, no, undefined, undefined, chunk)));
    if (ended[0]?.status !== "ready") throw new Error(`the advance ended ${ended[0]?.status}: ${ended[0]?.error?.message ?? ""}`);
    this.memory.play([], to);
  }

  /** Step `k` of a random life of the whole market, whose clock stands: somebody does something, or time passes. */
  async step(k: number, chunk: number): Promise<void> {
    if (this.#u(k, "passes") < 0.6) return this.act(k);
    const { now } = await getClock(this.#db, this.worldId);
    const next = this.memory.nextDue() ?? now;
    const to = drawOne(this.#u(k, "span"), [...spans.map((span) => now + span), next, Math.max(now, next - 1)]);
    return this.advance(to, chunk);
  }

  /** Somebody does something to an order or a store, or buys something, at the instant the clock shows, even while it runs. */
  async act(k: number): Promise<void> {
    const what = this.#u(k, "what");
    return what < 0.2 ? this.#buy(k) : what < 0.3 ? this.#atStore(k) : this.#command(k);
  }

  async #command(k: number): Promise<void> {
    const order = this.memory.orderOf(drawOne(this.#u(k, "order"), [...this.memory.slice.orders.keys()]));
    const party = drawOne(this.#u(k, "party"), parties);
    const name = drawOne(
      this.#u(k, "command"),
      commandsOf(party).filter((command) => !untried.includes(command)),
    );
    // What was deleted for good answers its buyer as if it were not there.
    if (party === "buyer" && order.visibility === "purged") return;
    if (name === "pay") return this.#pay(k, order);
    const command = this.#commandFor(k, name, order);
    const outcome = await play(this.#db, this.#player(party, order), { orders: [order.no], stock: true, moves: () => [{ orderNo: order.no, command }] });
    this.#same(k, outcome, [{ at: outcome.at, actor: { party, person: this.#personOf(party, order)?.id ?? null }, orderNo: order.no, command }]);
  }

  #commandFor(k: number, name: OrderCommandName, order: Order): OrderCommand {
    const { rail, id, label } = this.#instrumentFor(k, order);
    const line = order.lines[0] as Order["lines"][number];
    if (name === "capture_late") return { on: name, rail, instrumentId: id, label, amount: drawInt(this.#u(k, "amount"), 1, 900) };
    if (name === "propose_amendment")
      return { on: name, amendment: { address: null, lines: [{ no: line.no, variantId: line.variantId, options: line.options, quantity: 1 }] } };
    return sample(name, { order, buyer: this.memory.buyerOf(order.buyerId) }, drawInt(this.#u(k, "saying"), 0, 1_000_000));
  }

  async #pay(k: number, order: Order): Promise<void> {
    const buyer = this.#player("buyer", order);
    const wallet = this.#u(k, "wallet") < 0.3 ? Math.min(500, order.price.total - 1) : 0;
    const input = { orderNo: order.no, wallet, instrumentId: this.#instrumentFor(k, order).id };
    const { outcome } = await payOrders(this.#db, buyer, input);
    this.#same(
      k,
      outcome,
      paymentsOf(this.memory, input).map((payment): Move => ({ at: outcome.at, actor: { party: "buyer", person: buyer.person }, ...payment })),
    );
  }

  /** One of the buyer's own means of payment. */
  #instrumentFor(k: number, order: Order): InstrumentFacts {
    return drawOne(
      this.#u(k, "instrument"),
      [...this.memory.slice.instruments.values()].filter(({ buyerId }) => buyerId === order.buyerId),
    );
  }

  async #buy(k: number): Promise<void> {
    const buyer = drawOne(
      this.#u(k, "buyer"),
      this.#people.filter(({ role }) => role === "buyer"),
    );
    const variants = [...this.memory.slice.variants.values()];
    const wanted = new Set([drawOne(this.#u(k, "article"), variants).id, drawOne(this.#u(k, "beside"), variants).id]);
    const quantity = drawInt(this.#u(k, "quantity"), 1, 3);
    const { outcome, drafts } = await placeCheckout(this.#db, playerOf(this.worldId, buyer), {
      lines: [...wanted].map((variantId) => ({ variantId, quantity })),
    });
    if (outcome.kind === "refused") return;
    const { at } = outcome;
    const placed = drafts.map((draft): Move => ({ at, actor: { party: "buyer", person: buyer.id }, orderNo: draft.no, command: { on: "place", draft } }));
    this.memory.play([], at);
    const counted: BuyerMove = {
      at,
      actor: { party: "clock", person: null },
      buyerId: buyer.id,
      command: { on: "count_unpaid", unpaid: this.#unpaidOf(buyer.id, at) + 1 },
    };
    const { decisions } = this.memory.play([...placed, counted], at);
    if (decisions.some(({ decision }) => decision.kind === "refused")) throw new Error(`step ${k}: PostgreSQL places an order that memory refuses`);
  }

  /** Checkouts that count against a buyer's account (rules.md 3.10), counted in memory. */
  #unpaidOf(buyerId: number, now: Ms): number {
    const { orders, stores, buyerCells, policy } = this.memory.slice;
    const from = buyerCells.get(buyerId)?.standing.countsFrom ?? 0;
    const counting = [...orders.values()].filter(({ order }) => {
      if (order.buyerId !== buyerId) return false;
      const isOpen = order.state === "awaiting_payment" && order.placedAt >= from && !["frozen", "blocked"].includes(stores.get(order.storeId)?.state ?? "");
      const expired = order.closeReason === "unpaid_expired" && order.fault === "buyer" && order.closedAt !== null;
      return isOpen || (expired && (order.closedAt ?? 0) >= Math.max(from, now - policy.unpaidBlockWindow));
    });
    return new Set(counting.map(({ order }) => order.checkoutNo)).size;
  }

  async #atStore(k: number): Promise<void> {
    const store = drawOne(this.#u(k, "store"), [...this.memory.slice.stores.values()]);
    const party = drawOne(this.#u(k, "whose"), ["seller", "admin"] as const);
    const name = drawOne(this.#u(k, "command"), atStores[party]);
    const { now } = await getClock(this.#db, this.worldId);
    const command = sampleAtStore(name, { store, now }, drawInt(this.#u(k, "saying"), 0, 1_000_000));
    const person = this.#people.find(({ role, storeId }) => role === party && (party === "admin" || storeId === store.id)) as Person;
    const outcome = await playStore(this.#db, playerOf(this.worldId, person), store.id, command);
    this.#same(k, outcome, [{ at: outcome.at, actor: { party, person: person.id }, storeId: store.id, command }]);
  }

  #personOf(party: Party, order: Order): Person | undefined {
    return this.#people.find(
      ({ id, role, storeId }) => role === party && (party === "admin" || (party === "buyer" ? id === order.buyerId : storeId === order.storeId)),
    );
  }

  #player(party: Party, order: Order): Player {
    const person = this.#personOf(party, order);
    return person ? playerOf(this.worldId, person) : { worldId: this.worldId, party, person: null, storeId: null, once: null };
  }

  /** Makes the moves in memory and compares what is said to the first with what PostgreSQL said. */
  #same(k: number, outcome: Said & { readonly at: Ms }, moves: Parameters<MemoryMarket["play"]>[0]): void {
    const decided = this.memory.play(moves, outcome.at).decisions[0];
    const memory = decided ? said(decided.decision) : "nothing";
    if (said(outcome) !== memory) throw new Error(`step ${k}, ${decided?.move.command.on}: PostgreSQL says ${said(outcome)}, memory ${memory}`);
  }

  /** Where the two part first, in words; null while they are equal. */
  async divergence(): Promise<string | null> {
    if ((await digestOf(this.#db, this.worldId)) === digestOfText(this.memory.digestText())) return null;
    const found = firstDivergence(this.memory.log, await readLog(this.#db, this.worldId));
    return found ? divergenceText(found, ["memory", "PostgreSQL"]) : "the markets part before their first order";
  }
}

/** The events of orders and stores of a world. */
const readLog = (db: Db, worldId: number): Promise<Log> =>
  inWorld(
    db,
    worldId,
    async ({ sql }) => {
      const rows = await sql<(Omit<Logged, "by" | "body"> & { stream: string; party: Party; personId: number | null; data: Logged["body"] })[]>`
        select stream, n, at, rule, party, person_id, fired, data, hash from events
        where world_id = ${worldId} and (stream like 'order:%' or stream like 'store:%') order by stream, n`;
      const log = new Map<string, Logged[]>();
      for (const { stream, party, personId, data, ...event } of rows) {
        const logged = { ...event, by: { party, person: personId }, body: data };
        const events = log.get(stream);
        if (events) events.push(logged);
        else log.set(stream, [logged]);
      }
      return log;
    },
    { readOnly: true },
  );
