import type {
  BuyerEvent,
  BuyerEventBody,
  BuyerFacts,
  BuyerMove,
  BuyerStanding,
  Decision,
  GrantFacts,
  MetricDelta,
  Minor,
  Move,
  Ms,
  Order,
  OrderEvent,
  Policy,
  Store,
  StoreEvent,
  StoreEventBody,
  StoreFacts,
  StoreMove,
  VariantFacts,
} from "@souk/rulebook";

/** An order with the head of its hash chain ("" before its first event). */
export interface OrderCell {
  readonly order: Order;
  readonly head: string;
}

/** A store's standing with the head of its chain, and the sums over its finished orders that a freeze and a release move (see `StoreMoney`). */
export interface StoreCell {
  readonly store: Store;
  readonly head: string;
  readonly pending: Minor;
  readonly contested: Minor;
}

export interface BuyerCell {
  readonly standing: BuyerStanding;
  readonly head: string;
}

/** The part of one world a run may look at. In memory it is the whole market; over PostgreSQL what one open loaded and locked. */
export interface Slice {
  /** The world's seed: every draw is keyed by it. */
  readonly seed: string;
  /** The world's currency, in which stores and buyers are paid. */
  readonly currency: string;
  /** Whether the simulated carrier moves what is shipped, or a person reports each fact. */
  readonly carrier: "simulated" | "by_hand";
  /** The policy of the world today: the law of stores and buyers. Orders keep the version they were placed under. */
  readonly policy: Policy;
  readonly policies: ReadonlyMap<number, Policy>;
  readonly orders: Map<number, OrderCell>;
  /** Facts for the orders' decisions: one for each store of an order or draft. */
  readonly stores: Map<number, StoreFacts>;
  /** Only what store moves and store deadlines need: a store with its cell here has its deadlines fired by the run. */
  readonly storeCells: Map<number, StoreCell>;
  readonly buyers: Map<number, BuyerFacts>;
  /** Only what buyer moves need. */
  readonly buyerCells: Map<number, BuyerCell>;
  readonly variants: Map<number, VariantFacts>;
  readonly grants: Map<number, GrantFacts>;
  /** How the buyers' saved means of payment behave (scenarios and tests set it; "normal" follows the keyed draw). */
  readonly instruments: Map<number, InstrumentFacts>;
}

/** A saved means of payment and the outsider's behaviour behind it. */
export interface InstrumentFacts {
  readonly id: number;
  readonly buyerId: number;
  readonly rail: "card" | "e_wallet" | "mobile" | "bank_transfer";
  readonly label: string;
  /** normal: by the rail's odds; declines: every payment fails; bounces: refunds come back; lost: refunds vanish without a word; verification_fails: risk control says no; slow: refunds take the whole range. */
  readonly behaviour: "normal" | "declines" | "bounces" | "lost" | "verification_fails" | "slow";
}

/** One event with the chain's hash after the step it belongs to; all events of a step share the link. */
export interface LinkedEvent extends OrderEvent {
  readonly hash: string;
}

export interface LinkedStoreEvent extends StoreEvent {
  readonly hash: string;
}

export interface LinkedBuyerEvent extends BuyerEvent {
  readonly hash: string;
}

/** Whose stream an event belongs to: "order:1001", "store:3", "buyer:7". */
export type Stream = `order:${number}` | `store:${number}` | `buyer:${number}`;

export interface PostedEntry {
  readonly stream: Stream;
  readonly n: number;
  readonly k: number;
  readonly account: string;
  readonly amount: Minor;
  readonly currency: string;
}

export interface StoredNotice {
  readonly stream: Stream;
  /** The order it is about, null for those about a store or an account. */
  readonly orderNo: number | null;
  readonly n: number;
  readonly k: number;
  readonly to: "buyer" | "seller" | "admin";
  readonly personId: number | null;
  readonly storeId: number | null;
  readonly template: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: Ms;
}

/** A move of any stream, with what became of it. */
export type Decided =
  | { readonly move: Move; readonly decision: Decision }
  | { readonly move: StoreMove; readonly decision: Decision<StoreEventBody> }
  | { readonly move: BuyerMove; readonly decision: Decision<BuyerEventBody> };

/** Everything a run changed, ready for one bulk save. Orders carry their deadlines; stock and wallets are deltas, so they commute. */
export interface Changes {
  readonly orders: readonly OrderCell[];
  /** Version each touched order had when the slice was opened; 0 for a new one. The save is conditional on it. */
  readonly openedAt: ReadonlyMap<number, number>;
  readonly events: readonly LinkedEvent[];
  /** Cells that changed, with the version of the stream they were opened at. */
  readonly stores: readonly { readonly cell: StoreCell; readonly openedAt: number }[];
  readonly buyers: readonly { readonly cell: BuyerCell; readonly openedAt: number }[];
  readonly storeEvents: readonly LinkedStoreEvent[];
  readonly buyerEvents: readonly LinkedBuyerEvent[];
  readonly entries: readonly PostedEntry[];
  readonly stock: readonly { readonly variantId: number; readonly onHand: number; readonly reserved: number }[];
  readonly wallets: readonly { readonly buyerId: number; readonly amount: Minor }[];
  readonly grants: readonly GrantFacts[];
  readonly notices: readonly StoredNotice[];
  /** What became of each move, in the order they were given. */
  readonly decisions: readonly Decided[];
  /** Counters to add to, each subject and key once. */
  readonly metrics: readonly MetricDelta[];
  /** Deadlines fired and acts followed by this run. */
  readonly fired: number;
  /** Instant of the last thing that happened, null when nothing did. */
  readonly lastAt: Ms | null;
  /** Where a stop asked for by an advance ended the run, null when none did. */
  readonly stoppedAt: Ms | null;
}
