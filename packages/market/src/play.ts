import {
  type Beside,
  type Db,
  type Once,
  type Opened,
  type Opening,
  type Saved,
  type Shown,
  type WorldTx,
  failpoint,
  inWorld,
  openCommand,
  save,
} from "@souk/db";
import type { Actor, BuyerCommand, BuyerMove, Move, Ms, Order, OrderCommand, Party, Refusal } from "@souk/rulebook";
import { run, type Changes, type Slice } from "@souk/sim";
import { ClockStopped, KeyReused, NotFound } from "./errors.ts";
import { ports } from "./ports.ts";
import { holdersOfWhatIsMissing } from "./holders.ts";
import { settleStore } from "./stores/settle-store.ts";

/** Who plays: proven by the edge, checked against every order the play opens. */
export interface Player {
  readonly worldId: number;
  readonly party: Party;
  /** The person's number in the world; null for outsiders injected by an admin. */
  readonly person: number | null;
  /** The store a seller works for. */
  readonly storeId: number | null;
  /** The idempotency key and a hash of the request it came with; null plays without one. */
  readonly once: { readonly key: string; readonly hash: string } | null;
}

/** What was opened for a play, as its moves are made up. */
export type Open = Opened & { readonly kind: "opened" };

/** A move as an intent makes it up: the play adds who and when. */
export interface Draft {
  readonly orderNo: number;
  readonly command: OrderCommand;
  readonly party?: Party;
}

/** What to load and lock, and the moves to make once that is open. All moves are made or none is. */
export interface Intent extends Omit<Opening, "once"> {
  /**
   * The moves, given what was opened. It sees the slice as it stood before settling; the law decides after. What the slice does not
   * hold (prices) it may read in the same transaction.
   */
  readonly moves: (opened: Open, tx: WorldTx) => readonly Draft[] | Promise<readonly Draft[]>;
  /** What the clock then does to the buyer's account; only where a checkout is placed is the account opened for it. */
  readonly standing?: (opened: Open) => BuyerCommand;
  /** Opens what is asked for in another way than by `openCommand`, with the orders that have to be settled along. */
  readonly open?: (tx: WorldTx, asked: { readonly orders: readonly number[]; readonly once?: Once }) => Promise<Opened>;
  /** Rows saved beside the moves when these were accepted: a new checkout, which empties the cart. */
  readonly beside?: (opened: Open) => Pick<Beside, "checkout" | "bought">;
  /** Written in the same transaction when the moves were accepted: the cart loses what was bought. */
  readonly also?: (tx: WorldTx, opened: Open) => Promise<unknown>;
  /** Answer the orders of the moves as they stand then, for somebody to look at. */
  readonly show?: boolean;
}

/** The orders of a play as they stand right after it: what a look in the same instant would find. */
export interface Sight extends Shown {
  readonly now: Ms;
  readonly slice: Slice;
}

/** What became of a play. `refusal` is the first refused move's; then none was made. */
export type Outcome =
  | {
      readonly kind: "done" | "already_done";
      readonly orders: readonly number[];
      readonly checkoutNo: number | null;
      readonly at: Ms;
      readonly replayed: boolean;
      readonly wake: Wake;
      /** What the play was asked to show; null when it was not, or is only repeated. */
      readonly sight: Sight | null;
    }
  | {
      readonly kind: "refused";
      readonly refusal: Refusal;
      readonly orders: readonly number[];
      readonly at: Ms;
      readonly replayed: boolean;
      readonly wake: Wake;
    };

/** For whoever rings the queues after the commit: whether something has to leave, and the wall time (ms) of the next deadline armed here. */
export interface Wake {
  readonly outbox: boolean;
  readonly nextRealDue: number | null;
  /** A store acted: its orders have to follow. */
  readonly followers: boolean;
}

/** Nobody has to be woken. */
export const nobody: Wake = { outbox: false, nextRealDue: null, followers: false };

/** Refusals that may only be true because somebody's overdue deadline has not been applied yet. */
const mayBeStale = new Set<Refusal["code"]>(["out_of_stock", "coupon_not_usable", "insufficient_wallet", "buyer_blocked"]);

/**
 * The life of one command: one open (locks, slice, now), settle first, the moves, one save, in one transaction. What was overdue is
 * saved even when the moves are refused. Throws NotFound for an order that is absent or not the player's, ClockStopped in a failed
 * world, KeyReused for a key that came with another request.
 */
export async function play(db: Db, player: Player, intent: Intent): Promise<Outcome> {
  let also: readonly number[] = [];
  for (;;) {
    try {
      return await attempt(db, player, intent, also);
    } catch (error) {
      if (error instanceof Widen) also = error.orders;
      else if (error instanceof StoreFirst) await settleStore(db, player.worldId, error.storeId);
      else throw error;
    }
  }
}

/** Rolls a play back because a deadline of this store is due, which needs the store alone. */
class StoreFirst extends Error {
  readonly storeId: number;
  constructor(storeId: number) {
    super("settle the store and open again");
    this.storeId = storeId;
  }
}

/** Rolls a play back to open it again together with the overdue orders that hold what it lacks; locking them late would deadlock. */
class Widen extends Error {
  readonly orders: readonly number[];
  constructor(orders: readonly number[]) {
    super("open again with more orders");
    this.orders = orders;
  }
}

/** One move on one order. */
export const playOrder = (db: Db, player: Player, orderNo: number, command: OrderCommand, { show = false } = {}): Promise<Outcome> =>
  play(db, player, { orders: [orderNo], moves: () => [{ orderNo, command }], show });

/** Applies what is overdue on an order, as a reader does before showing it. */
export const settleOrder = (db: Db, worldId: number, orderNo: number): Promise<Outcome> =>
  play(db, { worldId, party: "admin", person: null, storeId: null, once: null }, { orders: [orderNo], moves: () => [] });

async function attempt(db: Db, player: Player, intent: Intent, alsoOrders: readonly number[]): Promise<Outcome> {
  const playing = async (tx: WorldTx): Promise<Outcome> => {
    const once = player.once && player.person !== null ? { personId: player.person, ...player.once } : undefined;
    const asked = { orders: [...(intent.orders ?? []), ...alsoOrders], ...(once && { once }) };
    const opened = intent.open ? await intent.open(tx, asked) : await openCommand(tx, { ...intent, ...asked });
    if (opened.kind === "replayed") return replayOf(opened.response);
    if (opened.kind === "key_reused") throw new KeyReused();
    if (opened.kind === "clock_failed") throw new ClockStopped();
    if (opened.kind === "store_due") throw new StoreFirst(opened.storeId);
    mustBeTheirs(player, intent, opened);

    const { now, slice } = opened;
    const drafts = await intent.moves(opened, tx);
    const moves = [
      ...drafts.map(({ orderNo, command, party }): Move => ({ at: now, actor: actorOf(player, party), orderNo, command })),
      ...standingMoves(intent, opened),
    ];
    // Several moves are tried on a copy: when one is refused, none is made and only what was overdue is kept.
    const played = moves.length > 1 ? copyOf(slice) : slice;
    const tried = run(played, moves, now, ports);
    const refusal = firstRefusal(tried);
    if (refusal && mayBeStale.has(refusal.code) && alsoOrders.length === 0) {
      const widen = await holdersOfWhatIsMissing(tx, intent, opened);
      if (widen.length > 0) throw new Widen(widen);
    }
    const changes = refusal && moves.length > 1 ? run(slice, [], now, ports) : tried;
    const outcome = outcomeOf(changes, drafts, refusal, opened);
    const beside = refusal ? {} : intent.beside?.(opened);
    const saved = await save(tx, changes, {
      before: opened.before,
      policies: slice.policies,
      ...beside,
      ...(intent.show && !refusal && { shown: outcome.orders }),
      ...(once && { answer: { ...once, response: outcome } }),
    });
    if (!refusal) await intent.also?.(tx, opened);
    failpoint("play.saved");
    const wake = wakeOf(saved);
    if (outcome.kind === "refused") return { ...outcome, wake };
    return { ...outcome, wake, sight: saved.shown && { ...saved.shown, now, slice: played } };
  };
  const outcome = await inWorld(db, player.worldId, playing, { enters: true });
  failpoint("play.committed");
  return outcome;
}

/** What was answered under this key before, for somebody who was not there. */
const replayOf = (response: unknown): Outcome => ({ ...(response as Outcome), replayed: true, wake: nobody });

export const wakeOf = ({ outbox, nextRealDue, followers }: Saved): Wake => ({ outbox: outbox !== null, nextRealDue, followers });

function standingMoves({ standing, buyerId }: Intent, opened: Open): BuyerMove[] {
  if (!standing || buyerId === undefined) return [];
  return [{ at: opened.now, actor: { party: "clock", person: null }, buyerId, command: standing(opened) }];
}

const actorOf = (player: Player, party?: Party): Actor => ({ party: party ?? player.party, person: player.person });

const copyOf = (slice: Slice): Slice => ({
  ...slice,
  orders: new Map(slice.orders),
  stores: new Map(slice.stores),
  storeCells: new Map(slice.storeCells),
  buyers: new Map(slice.buyers),
  buyerCells: new Map(slice.buyerCells),
  variants: new Map(slice.variants),
  grants: new Map(slice.grants),
});

/** An order that is somebody else's answers exactly as one that does not exist. */
function mustBeTheirs(player: Player, intent: Intent, { slice }: Open): void {
  const ofCheckout = intent.checkoutNo === undefined ? [] : [...slice.orders.values()].filter(({ order }) => order.checkoutNo === intent.checkoutNo);
  if (intent.checkoutNo !== undefined && ofCheckout.length === 0) throw new NotFound("checkout");
  for (const no of intent.orders ?? []) if (!isTheirs(player, slice.orders.get(no)?.order)) throw new NotFound("order");
  for (const { order } of ofCheckout) if (!isTheirs(player, order)) throw new NotFound("checkout");
}

function isTheirs(player: Player, order: Order | undefined): boolean {
  if (!order) return false;
  if (player.party === "buyer") return order.buyerId === player.person && order.visibility !== "purged";
  return player.party !== "seller" || order.storeId === player.storeId;
}

function firstRefusal(changes: Changes): Refusal | null {
  for (const { decision } of changes.decisions) if (decision.kind === "refused") return decision.refusal;
  return null;
}

function outcomeOf(changes: Changes, drafts: readonly { readonly orderNo: number }[], refusal: Refusal | null, opened: Open): Outcome {
  const facts = { orders: drafts.map((draft) => draft.orderNo), at: opened.now, replayed: false, wake: nobody };
  if (refusal) return { kind: "refused", refusal, ...facts };
  const repeated = changes.decisions.length > 0 && changes.decisions.every(({ decision }) => decision.kind === "already_done");
  return { kind: repeated ? "already_done" : "done", checkoutNo: opened.firstCheckoutNo, ...facts, sight: null };
}
