import type {
  amendments,
  cancelRequests,
  chargebacks,
  counterOffers,
  couponGrants,
  deadlines,
  disputeEvidence,
  disputes,
  instruments,
  orderGrants,
  orderLines,
  orders,
  proposals,
  refundLegs,
  refunds,
  sanctions,
  scans,
  shipments,
  storeActs,
  storeDeadlines,
  stores,
  suspensions,
  tenders,
  verdicts,
} from "../schema/index.ts";

type Snake<S extends string> = S extends `${infer Head}${infer Tail}` ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}` : "";

/** A row as the table spells it, which is how it travels as JSON. */
type Row<Table extends { $inferSelect: object }> = {
  [Key in keyof Table["$inferSelect"] & string as Snake<Key>]: Table["$inferSelect"][Key];
};

export type OrderRow = Row<typeof orders>;
export type LineRow = Row<typeof orderLines>;
export type OrderGrantRow = Row<typeof orderGrants>;
export type TenderRow = Row<typeof tenders>;
export type RequestRow = Row<typeof cancelRequests>;
export type OfferRow = Row<typeof counterOffers>;
export type RefundRow = Row<typeof refunds>;
export type LegRow = Row<typeof refundLegs>;
export type ShipmentRow = Row<typeof shipments>;
export type ScanRow = Row<typeof scans>;
export type DisputeRow = Row<typeof disputes>;
export type ProposalRow = Row<typeof proposals>;
export type VerdictRow = Row<typeof verdicts>;
export type EvidenceRow = Row<typeof disputeEvidence>;
export type ChargebackRow = Row<typeof chargebacks>;
export type AmendmentRow = Row<typeof amendments>;
export type SuspensionRow = Row<typeof suspensions>;
export type DeadlineRow = Row<typeof deadlines>;
export type StoreRow = Row<typeof stores>;
export type StoreActRow = Row<typeof storeActs>;
export type StoreDeadlineRow = Row<typeof storeDeadlines>;
export type SanctionRow = Row<typeof sanctions>;
export type InstrumentRow = Row<typeof instruments>;
export type GrantRow = Row<typeof couponGrants>;
