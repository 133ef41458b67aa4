import { accounts, type BuyerState, type GrantFacts, type Store, type StoreAct, type StoreDeadline, type StoreFacts, type VariantFacts } from "@souk/rulebook";
import type { BuyerCell, InstrumentFacts, StoreCell } from "@souk/sim";
import type { GrantRow, InstrumentRow, SanctionRow, StoreActRow, StoreDeadlineRow, StoreRow } from "./rows.ts";

/** What every decision on an order may look at of its store. */
export type StoreFactsRow = Pick<StoreRow, "id" | "state" | "since" | "auto_approve_window">;

/** A store of which a command is about, with the sums over its finished orders: what is not paid out yet, without an open chargeback and with one. */
export type StoreCellRow = StoreRow & { readonly pending: number; readonly contested: number };

/** A buyer's account, with how many unpaid checkouts count against it. */
export interface BuyerCellRow {
  readonly id: number;
  readonly state: BuyerState;
  readonly since: number;
  readonly version: number;
  readonly head: string;
  readonly last_event_at: number;
  readonly standing_reason: string;
  readonly counts_from: number;
  readonly unpaid: number;
}

/** A variant with what its listing says of it. */
export interface VariantRow {
  readonly id: number;
  readonly listing_id: number;
  readonly store_id: number;
  readonly on_sale: boolean;
  readonly mode: VariantFacts["mode"];
  readonly on_hand: number;
  readonly reserved: number;
}

const ofStore = <Row extends { readonly store_id: number }>(rows: readonly Row[], id: number) => rows.filter((row) => row.store_id === id);

/** What a store owns is a credit in the books; its debts to the platform are none. */
export const toStore = (
  row: StoreFactsRow,
  acts: readonly StoreActRow[],
  sanctions: readonly SanctionRow[],
  balances: ReadonlyMap<string, number>,
): StoreFacts => ({
  id: row.id,
  state: row.state,
  since: row.since,
  acts: ofStore(acts, row.id).map((act): StoreAct => ({ no: act.no, kind: act.kind, at: act.at, byClock: act.by_clock })),
  available: 0 - (balances.get(accounts.sellerAvailable(row.id)) ?? 0),
  withheld: 0 - (balances.get(accounts.sellerWithheld(row.id)) ?? 0),
  receivable: balances.get(accounts.sellerReceivable(row.id)) ?? 0,
  sanctions: ofStore(sanctions, row.id).map(({ kind }) => kind),
  autoApproveWindow: row.auto_approve_window,
});

export const toStoreCell = (
  row: StoreCellRow,
  acts: readonly StoreAct[],
  sanctions: readonly SanctionRow[],
  deadlines: readonly StoreDeadlineRow[],
): StoreCell => {
  const store: Store = {
    id: row.id,
    state: row.state,
    since: row.since,
    version: row.version,
    lastEventAt: row.last_event_at,
    acts,
    investigation: row.investigation,
    appeal: row.appeal,
    blockedAt: row.blocked_at,
    withheldDecision: row.withheld_decision,
    points: row.points,
    sanctions: ofStore(sanctions, row.id).map(({ kind, from, until, reason }) => ({ kind, from, until, reason })),
    autoApproveWindow: row.auto_approve_window,
    deadlines: ofStore(deadlines, row.id).map(({ kind, generation, state, due, fired_at: firedAt }): StoreDeadline => ({
      kind,
      generation,
      state,
      due,
      firedAt,
    })),
  };
  return { store, head: row.head, pending: row.pending, contested: row.contested };
};

export const toBuyerCell = (row: BuyerCellRow): BuyerCell => ({
  standing: {
    id: row.id,
    state: row.state,
    since: row.since,
    version: row.version,
    lastEventAt: row.last_event_at,
    reason: row.standing_reason,
    countsFrom: row.counts_from,
  },
  head: row.head,
});

export const toVariant = (row: VariantRow): VariantFacts => ({
  id: row.id,
  listingId: row.listing_id,
  storeId: row.store_id,
  onSale: row.on_sale,
  mode: row.mode,
  onHand: row.on_hand,
  reserved: row.reserved,
});

export const toGrant = (row: GrantRow): GrantFacts => ({
  id: row.id,
  couponId: row.coupon_id,
  buyerId: row.buyer_id,
  state: row.state,
  expiresAt: row.expires_at,
  checkoutNo: row.checkout_no,
  sharedBy: row.shared_by,
  givenBack: row.given_back,
  restored: row.restored,
  graceSpent: row.grace_spent,
});

export const toInstrument = (row: InstrumentRow): InstrumentFacts => ({
  id: row.id,
  buyerId: row.buyer_id,
  rail: row.rail,
  label: row.label,
  behaviour: row.behaviour,
});
