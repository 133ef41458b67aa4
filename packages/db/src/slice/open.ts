import type { Address, Ms, Order } from "@souk/rulebook";
import type { Slice } from "@souk/sim";
import type { WorldTx } from "../in-world.ts";
import { toSlice, type RawSlice } from "./load.ts";

/** What every opening says of the world. */
export interface WorldFacts {
  readonly id: number;
  readonly slug: string;
  readonly seed: string;
  readonly currency: string;
  readonly zone: string;
  readonly mode: "live" | "paused" | "advancing" | "failed";
  readonly carrier: "simulated" | "by_hand";
  /** The version new orders are placed under. */
  readonly policyVersion: number;
}

/** What one command needs: whom to lock, what to load, which numbers to take. Everything it names is locked until the transaction ends. */
export interface Opening {
  readonly orders?: readonly number[];
  /** All orders of this checkout as well. */
  readonly checkoutNo?: number;
  readonly stores?: readonly number[];
  /** The buyer whose wallet, standing or cart decides. */
  readonly buyerId?: number;
  readonly variants?: readonly number[];
  readonly grants?: readonly number[];
  /** The variants of the orders' lines too. */
  readonly stock?: boolean;
  /** How many order numbers, and checkout numbers, to take from the world. */
  readonly takeOrders?: number;
  readonly takeCheckouts?: number;
  readonly once?: Once;
}

/** An opened slice and the orders as they were, which `save` compares with. */
export interface OpenedSlice {
  readonly world: WorldFacts;
  /** The instant of this transaction: read once, after every lock, and never before the last event of what it opened. */
  readonly now: Ms;
  readonly slice: Slice;
  readonly before: ReadonlyMap<number, Order>;
}

export type Opened =
  | (OpenedSlice & { readonly kind: "opened"; readonly firstOrderNo: number | null; readonly firstCheckoutNo: number | null })
  | { readonly kind: "replayed"; readonly response: unknown }
  | { readonly kind: "key_reused" }
  | { readonly kind: "clock_failed" }
  | StoreDue;

/** A deadline of this store has its turn before anything else may happen to the store or its orders. */
interface StoreDue {
  readonly kind: "store_due";
  readonly storeId: number;
  readonly due: Ms;
}

export type OpenedDue =
  | (OpenedSlice & {
      readonly kind: "opened";
      /** How far a run over this slice may go. */
      readonly until: Ms;
      /** Perhaps more is due. */
      readonly more: boolean;
    })
  | StoreDue
  /** Orders of this store have yet to follow it: their turn comes first. */
  | { readonly kind: "followers"; readonly storeId: number }
  | { readonly kind: "idle"; readonly mode: WorldFacts["mode"] };

/** Orders on which something is due, or that have to follow their store, ready to be run up to `until`; `more` says that others are left. */
export type OpenedBatch = OpenedSlice & { readonly kind: "opened"; readonly until: Ms; readonly more: boolean };

export type OpenedStore =
  | OpenedBatch
  | Exclude<Opened, { readonly kind: "opened" }>
  /** There is no such store or buyer. */
  | { readonly kind: "absent" };

export type OpenedBuyer = (OpenedSlice & { readonly kind: "opened" }) | Exclude<OpenedStore, OpenedBatch | StoreDue>;

/** Who repeats what: the same key with the same hash is answered as before. */
export interface Once {
  readonly personId: number;
  readonly key: string;
  readonly hash: string;
}

type Raw<T> = T extends OpenedSlice ? Omit<T, "slice" | "before"> & { readonly slice: RawSlice } : T;

/**
 * Opens one command: the world's lock, then stores, orders, buyer, coupon grants and variants in this order, then the slice and the
 * instant, in one round trip. Rows it does not find are simply absent from the slice. When a deadline of a store is due it opens nothing: roll
 * back, settle the store, begin again. Throws `40001` when the clock was stopped meanwhile
 * (`inWorld` begins again) and `P0002` when the world does not exist.
 */
export async function openCommand(tx: WorldTx, opening: Opening): Promise<Opened> {
  const { once } = opening;
  const [row] = await tx.sql<{ opened: Raw<Opened> }[]>`
    select open_command(${tx.worldId}, ${once?.personId ?? null}, ${once?.key ?? null}, ${once?.hash ?? null}, ${list(opening.orders)}::int[],
      ${opening.checkoutNo ?? null}, ${list(opening.stores)}::int[], ${opening.buyerId ?? null}, ${list(opening.variants)}::int[],
      ${list(opening.grants)}::int[], ${opening.stock ?? false}, ${opening.takeOrders ?? 0}, ${opening.takeCheckouts ?? 0}) as opened`;
  const opened = answered(row).opened;
  return opened.kind === "opened" ? withSlice(opened) : opened;
}

/** What a checkout is priced from, beside what is opened for it; the rows are spelled as the columns they come from. */
export interface CheckoutRows<Article, Held> {
  /** The lines that were locked, and those that lie in the cart now: a cart may change until its buyer is locked. */
  readonly wanted: readonly CheckoutLine[];
  readonly lines: readonly CheckoutLine[];
  readonly articles: readonly Article[] | null;
  readonly held: readonly Held[] | null;
  readonly address: Address | null;
}

interface CheckoutLine {
  readonly variantId: number;
  readonly quantity: number;
}

/**
 * Opens a checkout of these lines (null: of the buyer's cart) as `openCommand` does, with an order number for each store. Where a line, an
 * article or the address is missing it takes no numbers and answers what there is.
 */
export async function openCheckout<Article, Held>(
  tx: WorldTx,
  asked: Pick<Opening, "orders" | "once"> & { readonly buyerId: number; readonly lines: readonly CheckoutLine[] | null; readonly addressId: number | null },
): Promise<{ readonly opened: Opened; readonly rows: CheckoutRows<Article, Held> | null }> {
  const { once, lines } = asked;
  const [row] = await tx.sql<{ checkout: { readonly opened: Raw<Opened> } & CheckoutRows<Article, Held> }[]>`
    select open_checkout(${tx.worldId}, ${once?.personId ?? null}, ${once?.key ?? null}, ${once?.hash ?? null}, ${list(asked.orders)}::int[], ${asked.buyerId},
      ${lines && JSON.stringify(lines)}::text::jsonb, ${asked.addressId}) as checkout`;
  const { opened, ...rows } = answered(row).checkout;
  return opened.kind === "opened" ? { opened: withSlice(opened), rows } : { opened, rows: null };
}

/**
 * Claims the next due deadlines, about `limit` of them, with their orders. `drain` is for a live world: it goes up to the world's now and
 * leaves out orders somebody else holds. `advance` is for a clock that stands: it takes the world for itself and goes up to `until`.
 */
export async function openDue(
  tx: WorldTx,
  how: { readonly mode: "drain"; readonly until?: Ms; readonly limit?: number } | { readonly mode: "advance"; readonly until: Ms; readonly limit?: number },
): Promise<OpenedDue> {
  const until = how.until ?? Number.MAX_SAFE_INTEGER;
  const [row] = await tx.sql<{ opened: Raw<OpenedDue> }[]>`
    select open_due(${tx.worldId}, ${until}, ${how.limit ?? 200}, ${how.mode === "advance"}) as opened`;
  const opened = answered(row).opened;
  return opened.kind === "opened" ? withSlice(opened) : opened;
}

/**
 * Opens one turn of a world whose people follow a script: the next due deadlines up to `until`, about `limit` of them, the orders somebody
 * acts on, and what is needed to place new ones. Takes the world for itself, whose clock must stand.
 */
export async function openTurn(
  tx: WorldTx,
  turn: {
    readonly until: Ms;
    readonly limit: number;
    readonly orders: readonly number[];
    readonly stores: readonly number[];
    readonly buyers: readonly number[];
    readonly variants: readonly number[];
  },
): Promise<OpenedBatch | { readonly kind: "idle" }> {
  const [row] = await tx.sql<{ opened: Raw<OpenedBatch> | { readonly kind: "idle" } }[]>`
    select open_turn(${tx.worldId}, ${turn.until}, ${turn.limit}, ${list(turn.orders)}::int[], ${list(turn.stores)}::int[], ${list(turn.buyers)}::int[],
      ${list(turn.variants)}::int[]) as opened`;
  const opened = answered(row).opened;
  return opened.kind === "opened" ? withSlice(opened) : opened;
}

/** Claims the next orders of a store that have yet to follow it, at most `limit`. */
export async function openFollowers(tx: WorldTx, storeId: number, limit: number): Promise<OpenedBatch | { readonly kind: "idle" }> {
  const [row] = await tx.sql<{ opened: Raw<OpenedBatch> | { readonly kind: "idle" } }[]>`
    select open_followers(${tx.worldId}, ${storeId}, ${limit}) as opened`;
  const opened = answered(row).opened;
  return opened.kind === "opened" ? withSlice(opened) : opened;
}

/**
 * Opens a store for a command of its own, or for the deadline it has at `at`: nobody opens one of its orders meanwhile. Its overdue orders
 * come with it and settle first; when `more` says that there are others, run and save these, and open again.
 */
export async function openStore(tx: WorldTx, storeId: number, how: { readonly at?: Ms; readonly once?: Once; readonly limit: number }): Promise<OpenedStore> {
  const { at = null, once, limit } = how;
  const [row] = await tx.sql<{ opened: Raw<OpenedStore> }[]>`
    select open_store(${tx.worldId}, ${once?.personId ?? null}, ${once?.key ?? null}, ${once?.hash ?? null}, ${storeId}, ${at}, ${limit}) as opened`;
  const opened = answered(row).opened;
  return opened.kind === "opened" ? withSlice(opened) : opened;
}

/** Opens a buyer's account for a command of its own. */
export async function openBuyer(tx: WorldTx, buyerId: number, once?: Once): Promise<OpenedBuyer> {
  const [row] = await tx.sql<{ opened: Raw<OpenedBuyer> }[]>`
    select open_buyer(${tx.worldId}, ${once?.personId ?? null}, ${once?.key ?? null}, ${once?.hash ?? null}, ${buyerId}) as opened`;
  const opened = answered(row).opened;
  return opened.kind === "opened" ? withSlice(opened) : opened;
}

/**
 * Reads orders and their surroundings without any lock, and all about the stores of `storeCells`; `overdue` says that some deadline is due and
 * not yet applied, or that an order has yet to follow its store: settle, then read again.
 */
export async function readSlice(
  tx: WorldTx,
  what: Pick<Opening, "orders" | "stores" | "variants" | "grants" | "buyerId"> & { readonly storeCells?: readonly number[] },
): Promise<OpenedSlice & { readonly overdue: boolean }> {
  const [row] = await tx.sql<{ opened: Raw<OpenedSlice> & { overdue: boolean } }[]>`
    select read_slice(${tx.worldId}, ${list(what.orders)}::int[], ${list(what.stores)}::int[], ${what.buyerId ?? null}, ${list(what.variants)}::int[],
      ${list(what.grants)}::int[], ${list(what.storeCells)}::int[]) as opened`;
  return withSlice(answered(row).opened);
}

/** What was read as rows, as the loop wants to see it. */
export function withSlice<T extends { readonly slice: RawSlice; readonly world: WorldFacts }>(
  opened: T,
): Omit<T, "slice"> & Pick<OpenedSlice, "slice" | "before"> {
  const slice = toSlice(opened.slice, opened.world);
  return { ...opened, slice, before: new Map(Array.from(slice.orders, ([no, { order }]) => [no, order])) };
}

/** Numbers as PostgreSQL writes an array: sent as text, so that no type has to be looked up. */
const list = (numbers: readonly number[] = []): string => `{${numbers.join(",")}}`;

function answered<T>(row: T | undefined): T {
  if (row === undefined) throw new Error("the database answered without a row");
  return row;
}
