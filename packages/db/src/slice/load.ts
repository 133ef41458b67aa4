import type {
  BuyerFacts,
  CancelRequest,
  Chargeback,
  CounterOffer,
  Deadline,
  Dispute,
  EvidenceRef,
  Order,
  OrderLine,
  Policy,
  Proceeds,
  Proposal,
  ProposedAmendment,
  Refund,
  RefundLeg,
  ReturnCase,
  Shipment,
  Suspension,
  Tender,
  UsedGrant,
  Verdict,
} from "@souk/rulebook";
import type { OrderCell, Slice } from "@souk/sim";
import {
  type BuyerCellRow,
  type StoreCellRow,
  type StoreFactsRow,
  type VariantRow,
  toBuyerCell,
  toGrant,
  toInstrument,
  toStore,
  toStoreCell,
  toVariant,
} from "./facts.ts";
import type { WorldFacts } from "./open.ts";
import type {
  AmendmentRow,
  ChargebackRow,
  DeadlineRow,
  DisputeRow,
  EvidenceRow,
  GrantRow,
  InstrumentRow,
  LegRow,
  LineRow,
  OfferRow,
  OrderGrantRow,
  OrderRow,
  ProposalRow,
  RefundRow,
  RequestRow,
  SanctionRow,
  ScanRow,
  ShipmentRow,
  StoreActRow,
  StoreDeadlineRow,
  SuspensionRow,
  TenderRow,
  VerdictRow,
} from "./rows.ts";

/** What `slice_of` answers; a list without rows is null. Children come sorted by their own numbers. */
export interface RawSlice {
  readonly orders: readonly OrderRow[] | null;
  readonly lines: readonly LineRow[] | null;
  readonly orderGrants: readonly OrderGrantRow[] | null;
  readonly tenders: readonly TenderRow[] | null;
  readonly requests: readonly RequestRow[] | null;
  readonly offers: readonly OfferRow[] | null;
  readonly refunds: readonly RefundRow[] | null;
  readonly legs: readonly LegRow[] | null;
  readonly shipments: readonly ShipmentRow[] | null;
  readonly scans: readonly ScanRow[] | null;
  readonly disputes: readonly DisputeRow[] | null;
  readonly proposals: readonly ProposalRow[] | null;
  readonly verdicts: readonly VerdictRow[] | null;
  readonly evidence: readonly EvidenceRow[] | null;
  readonly chargebacks: readonly ChargebackRow[] | null;
  readonly amendments: readonly AmendmentRow[] | null;
  readonly suspensions: readonly SuspensionRow[] | null;
  readonly deadlines: readonly DeadlineRow[] | null;
  readonly stores: readonly StoreFactsRow[] | null;
  readonly acts: readonly StoreActRow[] | null;
  readonly sanctions: readonly SanctionRow[] | null;
  readonly buyers: readonly Pick<BuyerFacts, "id" | "state" | "since">[] | null;
  /** Of the buyers' wallets, and of stores whose money may be taken, as the books have them: what somebody owns is a credit, so negative. */
  readonly balances: readonly { readonly account: string; readonly amount: number }[] | null;
  readonly instruments: readonly InstrumentRow[] | null;
  readonly grants: readonly GrantRow[] | null;
  readonly variants: readonly VariantRow[] | null;
  readonly policies: readonly { readonly version: number; readonly values: Policy }[] | null;
  readonly storeCells: readonly StoreCellRow[] | null;
  readonly storeDeadlines: readonly StoreDeadlineRow[] | null;
  readonly buyerCells: readonly BuyerCellRow[] | null;
}

/** Puts the rows of an open together as the loop wants to see them. */
export function toSlice(raw: RawSlice, world: WorldFacts): Slice {
  const children: Children = {
    lines: byOrder(raw.lines),
    grants: byOrder(raw.orderGrants),
    tenders: byOrder(raw.tenders),
    requests: byOrder(raw.requests),
    offers: byOrder(raw.offers),
    refunds: byOrder(raw.refunds),
    legs: byOrder(raw.legs),
    shipments: byOrder(raw.shipments),
    scans: byOrder(raw.scans),
    disputes: byOrder(raw.disputes),
    proposals: byOrder(raw.proposals),
    verdicts: byOrder(raw.verdicts),
    evidence: byOrder(raw.evidence),
    chargebacks: byOrder(raw.chargebacks),
    amendments: byOrder(raw.amendments),
    suspensions: byOrder(raw.suspensions),
    deadlines: byOrder(raw.deadlines),
  };
  const balances = new Map((raw.balances ?? []).map(({ account, amount }) => [account, amount]));
  const unpaid = new Map((raw.buyerCells ?? []).map((row) => [row.id, row.unpaid]));
  const orders = (raw.orders ?? []).toSorted((a, b) => a.no - b.no);
  const policies = new Map((raw.policies ?? []).map(({ version, values }) => [version, values]));
  const policy = policies.get(world.policyVersion);
  if (!policy) throw new Error(`world ${world.id} has no policy of version ${world.policyVersion}`);
  const stores = (raw.stores ?? []).map((row) => toStore(row, raw.acts ?? [], raw.sanctions ?? [], balances));
  const acts = new Map(stores.map((store) => [store.id, store.acts]));
  return {
    seed: world.seed,
    currency: world.currency,
    carrier: world.carrier,
    policy,
    policies,
    orders: new Map(orders.map((row): [number, OrderCell] => [row.no, { order: toOrder(row, children), head: row.head }])),
    stores: new Map(stores.map((store) => [store.id, store])),
    storeCells: new Map((raw.storeCells ?? []).map((row) => [row.id, toStoreCell(row, acts.get(row.id) ?? [], raw.sanctions ?? [], raw.storeDeadlines ?? [])])),
    buyers: new Map(
      (raw.buyers ?? []).map((row) => [row.id, { ...row, wallet: 0 - (balances.get(`L:wallet:${row.id}`) ?? 0), unpaid: unpaid.get(row.id) ?? 0 }]),
    ),
    buyerCells: new Map((raw.buyerCells ?? []).map((row) => [row.id, toBuyerCell(row)])),
    variants: new Map((raw.variants ?? []).map((row) => [row.id, toVariant(row)])),
    grants: new Map((raw.grants ?? []).map((row) => [row.id, toGrant(row)])),
    instruments: new Map((raw.instruments ?? []).map((row) => [row.id, toInstrument(row)])),
  };
}

interface Children {
  readonly lines: ByOrder<LineRow>;
  readonly grants: ByOrder<OrderGrantRow>;
  readonly tenders: ByOrder<TenderRow>;
  readonly requests: ByOrder<RequestRow>;
  readonly offers: ByOrder<OfferRow>;
  readonly refunds: ByOrder<RefundRow>;
  readonly legs: ByOrder<LegRow>;
  readonly shipments: ByOrder<ShipmentRow>;
  readonly scans: ByOrder<ScanRow>;
  readonly disputes: ByOrder<DisputeRow>;
  readonly proposals: ByOrder<ProposalRow>;
  readonly verdicts: ByOrder<VerdictRow>;
  readonly evidence: ByOrder<EvidenceRow>;
  readonly chargebacks: ByOrder<ChargebackRow>;
  readonly amendments: ByOrder<AmendmentRow>;
  readonly suspensions: ByOrder<SuspensionRow>;
  readonly deadlines: ByOrder<DeadlineRow>;
}

type ByOrder<Child> = ReadonlyMap<number, readonly Child[]>;

function byOrder<Child extends { readonly order_no: number | null }>(rows: readonly Child[] | null): ByOrder<Child> {
  const groups = new Map<number, Child[]>();
  for (const row of rows ?? []) {
    const no = row.order_no ?? 0;
    const group = groups.get(no);
    if (group) group.push(row);
    else groups.set(no, [row]);
  }
  return groups;
}

const toOrder = (row: OrderRow, all: Children): Order => ({
  no: row.no,
  checkoutNo: row.checkout_no,
  storeId: row.store_id,
  buyerId: row.buyer_id,
  currency: row.currency,
  policyVersion: row.policy_version,
  state: row.state,
  closeReason: row.close_reason,
  fault: row.fault,
  version: row.version,
  lastEventAt: row.last_event_at,
  placedAt: row.placed_at,
  paidAt: row.paid_at,
  verifiedAt: row.verified_at,
  shippedAt: row.shipped_at,
  deliveredAt: row.delivered_at,
  finishedAt: row.finished_at,
  closedAt: row.closed_at,
  lines: (all.lines.get(row.no) ?? []).map(toLine),
  price: {
    items: row.items,
    bundleDiscount: row.bundle_discount,
    storeDiscount: row.store_discount,
    platformDiscount: row.platform_discount,
    shipping: row.shipping,
    total: row.total,
    gross: row.gross,
  },
  grants: (all.grants.get(row.no) ?? []).map(toUsedGrant),
  address: row.address,
  processing: row.processing,
  tenders: (all.tenders.get(row.no) ?? []).map(toTender),
  declines: row.declines,
  verifyBy: row.verify_by,
  verificationOutcome: row.verification_outcome,
  verificationHold: row.verification_hold,
  requests: (all.requests.get(row.no) ?? []).map((request) => toRequest(request, all.offers.get(row.no) ?? [])),
  extensionAsked: row.extension_days === null ? null : { days: row.extension_days, at: row.extension_asked_at ?? 0 },
  extensionGranted: row.extension_granted,
  late: row.late,
  shipment: (all.shipments.get(row.no) ?? []).map((shipment) => toShipment(shipment, all.scans.get(row.no) ?? []))[0] ?? null,
  refunds: (all.refunds.get(row.no) ?? []).map((refund) => toRefund(refund, all.legs.get(row.no) ?? [])),
  held: row.held,
  escrow: row.escrow,
  subsidy: row.subsidy,
  frozen: row.frozen,
  suspensions: (all.suspensions.get(row.no) ?? []).map(toSuspension),
  storeActs: row.store_acts,
  disputes: (all.disputes.get(row.no) ?? []).map((dispute) => toDispute(dispute, all)),
  chargebacks: (all.chargebacks.get(row.no) ?? []).map(toChargeback),
  amendments: (all.amendments.get(row.no) ?? []).map(toAmendment),
  protectionAsked: row.protection_days === null ? null : { days: row.protection_days, at: row.protection_asked_at ?? 0 },
  protectionExtended: row.protection_extended,
  proceeds: toProceeds(row),
  visibility: row.visibility,
  deadlines: (all.deadlines.get(row.no) ?? []).map(toDeadline),
});

const toLine = (row: LineRow): OrderLine => ({
  no: row.no,
  listingId: row.listing_id,
  variantId: row.variant_id,
  title: row.title,
  options: row.options,
  picture: row.picture,
  quantity: row.quantity,
  listPrice: row.list_price,
  unitPrice: row.unit_price,
  flash: row.flash,
  bundleDiscount: row.bundle_discount,
  storeDiscount: row.store_discount,
  platformDiscount: row.platform_discount,
  total: row.total,
  unitTotals: row.unit_totals,
  stockMode: row.stock_mode,
});

const toUsedGrant = (row: OrderGrantRow): UsedGrant => ({ grantId: row.grant_id, funder: row.funder, title: row.title, discount: row.discount });

const toTender = (row: TenderRow): Tender => ({
  rail: row.rail,
  instrumentId: row.instrument_id,
  label: row.label,
  amount: row.amount,
  state: row.state,
  refunded: row.refunded,
});

const toRequest = (row: RequestRow, offers: readonly OfferRow[]): CancelRequest => ({
  no: row.no,
  early: row.early,
  state: row.state,
  reason: row.reason,
  note: row.note,
  complaint: row.complaint,
  askedAt: row.asked_at,
  endedAt: row.ended_at,
  rejectReason: row.reject_reason,
  rejectNote: row.reject_note,
  offers: offers.filter((offer) => offer.request_no === row.no).map(toOffer),
});

const toOffer = (row: OfferRow): CounterOffer => ({ no: row.no, amount: row.amount, at: row.at, state: row.state });

const toRefund = (row: RefundRow, legs: readonly LegRow[]): Refund => ({
  no: row.no,
  cause: row.cause,
  amount: row.amount,
  createdAt: row.created_at,
  legs: legs.filter((leg) => leg.refund_no === row.no).map(toLeg),
  creditDue: row.credit_due,
  creditOutcome: row.credit_outcome,
  lostAt: row.lost_at,
});

const toLeg = (row: LegRow): RefundLeg => ({
  rail: row.rail,
  instrumentId: row.instrument_id,
  label: row.label,
  amount: row.amount,
  stage: row.stage,
  expectedAt: row.expected_at,
  processingAt: row.processing_at,
  sentAt: row.sent_at,
  settledAt: row.settled_at,
  arrivesFrom: row.arrives_from,
  arrivesBy: row.arrives_by,
});

const toShipment = (row: ShipmentRow, scans: readonly ScanRow[]): Shipment => ({
  carrier: row.carrier,
  tracking: row.tracking,
  state: row.state,
  shippedAt: row.shipped_at,
  deliveredAt: row.delivered_at,
  scans: scans.map(({ fact, at }) => ({ fact, at })),
  plan: row.plan,
});

function toProceeds(row: OrderRow): Proceeds | null {
  const { proceeds_gross: gross, proceeds_commission: commission, proceeds_net: net, proceeds_pending: pending, paid_out: paidOut } = row;
  return gross === null || commission === null || net === null || pending === null || paidOut === null ? null : { gross, commission, net, pending, paidOut };
}

const toSuspension = (row: SuspensionRow): Suspension => ({ cause: row.cause, from: row.from, to: row.to });

const toChargeback = (row: ChargebackRow): Chargeback => ({
  no: row.no,
  state: row.state,
  amount: row.amount,
  noticed: row.noticed,
  reason: row.reason,
  openedAt: row.opened_at,
  contestedAt: row.contested_at,
  endedAt: row.ended_at,
  fault: row.fault,
});

const toAmendment = (row: AmendmentRow): ProposedAmendment => ({ no: row.no, by: row.by, amendment: row.amendment, at: row.at, state: row.state });

const toDispute = (row: DisputeRow, all: Children): Dispute => {
  const of = <Child extends { readonly dispute_no: number }>(rows: readonly Child[] = []) => rows.filter((child) => child.dispute_no === row.no);
  return {
    no: row.no,
    kind: row.kind,
    state: row.state,
    received: row.received,
    reason: row.reason,
    openedAt: row.opened_at,
    respondFrom: row.respond_from,
    mediationAt: row.mediation_at,
    decidedAt: row.decided_at,
    endedAt: row.ended_at,
    decidedBy: row.decided_by,
    settled: row.settled_amount === null ? null : { amount: row.settled_amount, withReturn: row.settled_with_return ?? false, lines: row.settled_lines ?? [] },
    proposals: of(all.proposals.get(row.order_no)).map(toProposal),
    verdicts: of(all.verdicts.get(row.order_no)).map(toVerdict),
    appeal: row.appeal_by === null ? null : { by: row.appeal_by, text: row.appeal_text ?? "", at: row.appeal_at ?? 0 },
    evidence: of(all.evidence.get(row.order_no)).map(toEvidence),
    return: toReturn(row),
  };
};

const toProposal = (row: ProposalRow): Proposal => ({
  no: row.no,
  by: row.by,
  amount: row.amount,
  withReturn: row.with_return,
  lines: row.lines,
  text: row.text,
  at: row.at,
  state: row.state,
});

const toVerdict = (row: VerdictRow): Verdict => ({
  no: row.no,
  amount: row.amount,
  withReturn: row.with_return,
  lines: row.lines,
  liability: row.liability,
  text: row.text,
  at: row.at,
  person: row.person,
});

const toEvidence = (row: EvidenceRow): EvidenceRef => ({ fileId: row.file_id, by: row.by, name: row.name, at: row.at });

const toReturn = (row: DisputeRow): ReturnCase | null =>
  row.return_state === null
    ? null
    : {
        state: row.return_state,
        authorizedAt: row.return_authorized_at ?? 0,
        postage: row.return_postage ?? "seller",
        carrier: row.return_carrier ?? "",
        tracking: row.return_tracking ?? "",
        shippedAt: row.return_shipped_at,
        deliveredAt: row.return_delivered_at,
        endedAt: row.return_ended_at,
        contest: row.return_contest ?? "",
      };

const toDeadline = (row: DeadlineRow): Deadline => ({
  kind: row.kind,
  subject: row.subject,
  generation: row.generation,
  state: row.state,
  due: row.due,
  remaining: row.remaining,
  firedAt: row.fired_at,
  outcome: row.outcome,
});
