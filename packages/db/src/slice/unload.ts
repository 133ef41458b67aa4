import { boundUntil, openChargeback, openDispute, type Deadline, type Dispute, type Order, type OrderLine, type Policy } from "@souk/rulebook";
import type { Changes, OrderCell } from "@souk/sim";
import type { OrderRegion } from "../schema/orders.ts";
import type {
  AmendmentRow,
  ChargebackRow,
  DeadlineRow,
  DisputeRow,
  EvidenceRow,
  LegRow,
  LineRow,
  OfferRow,
  OrderGrantRow,
  OrderRow,
  ProposalRow,
  RefundRow,
  RequestRow,
  ScanRow,
  ShipmentRow,
  SuspensionRow,
  TenderRow,
  VerdictRow,
} from "./rows.ts";

type Fixed =
  | "world_id"
  | "no"
  | "checkout_no"
  | "store_id"
  | "buyer_id"
  | "currency"
  | "policy_version"
  | "placed_at"
  | "items"
  | "bundle_discount"
  | "store_discount"
  | "platform_discount"
  | "shipping"
  | "total"
  | "gross"
  | "address"
  | "processing";

/** The whole row of a new order. */
export const placedOrder = (worldId: number, { order, head }: OrderCell, policy: Policy): OrderRow => ({
  world_id: worldId,
  no: order.no,
  checkout_no: order.checkoutNo,
  store_id: order.storeId,
  buyer_id: order.buyerId,
  currency: order.currency,
  policy_version: order.policyVersion,
  placed_at: order.placedAt,
  items: order.price.items,
  bundle_discount: order.price.bundleDiscount,
  store_discount: order.price.storeDiscount,
  platform_discount: order.price.platformDiscount,
  shipping: order.price.shipping,
  total: order.price.total,
  gross: order.price.gross,
  address: order.address,
  processing: order.processing,
  ...movingParts({ order, head }, policy),
});

/** What may change after placing, conditional on the version the order was opened at. */
export const orderUpdate = (cell: OrderCell, openedAt: number, was: Order | undefined, policy: Policy) => ({
  no: cell.order.no,
  opened_at: openedAt,
  ...movingParts(cell, policy),
  address: cell.order.address === was?.address ? null : cell.order.address,
});

function movingParts({ order, head }: OrderCell, policy: Policy): Omit<OrderRow, Fixed> {
  const next = nextStep(order);
  return {
    state: order.state,
    close_reason: order.closeReason,
    fault: order.fault,
    version: order.version,
    head,
    last_event_at: order.lastEventAt,
    paid_at: order.paidAt,
    verified_at: order.verifiedAt,
    shipped_at: order.shippedAt,
    delivered_at: order.deliveredAt,
    finished_at: order.finishedAt,
    closed_at: order.closedAt,
    declines: order.declines,
    verify_by: order.verifyBy,
    verification_outcome: order.verificationOutcome,
    verification_hold: order.verificationHold,
    extension_days: order.extensionAsked?.days ?? null,
    extension_asked_at: order.extensionAsked?.at ?? null,
    extension_granted: order.extensionGranted,
    late: order.late,
    held: order.held,
    escrow: order.escrow,
    subsidy: order.subsidy,
    frozen: [...order.frozen],
    store_acts: order.storeActs,
    bound_until: boundUntil(order, policy),
    protection_days: order.protectionAsked?.days ?? null,
    protection_asked_at: order.protectionAsked?.at ?? null,
    protection_extended: order.protectionExtended,
    proceeds_gross: order.proceeds?.gross ?? null,
    proceeds_commission: order.proceeds?.commission ?? null,
    proceeds_net: order.proceeds?.net ?? null,
    proceeds_pending: order.proceeds?.pending ?? null,
    paid_out: order.proceeds?.paidOut ?? null,
    visibility: order.visibility,
    regions: regionsOf(order),
    request_open: order.requests.some(({ state }) => state === "open"),
    refund_running: order.refunds.some(({ legs }) => legs.some(({ stage }) => stage !== "credited" && stage !== "wallet_credited")),
    dispute_open: openDispute(order) !== null,
    chargeback_open: openChargeback(order) !== null,
    next_due: next?.due ?? null,
    next_kind: next?.kind ?? null,
  };
}

const regions: readonly OrderRegion[] = ["amendments", "chargebacks", "disputes", "suspensions"];
const regionsOf = (order: Order): OrderRegion[] => regions.filter((region) => order[region].length > 0);

/** The nearest armed deadline; the stages of a refund count only when nothing else does. */
function nextStep(order: Order): Deadline | null {
  const armed = order.deadlines.filter(({ state }) => state === "armed");
  const main = armed.filter(({ kind }) => !kind.startsWith("refund_") && kind !== "carrier_scan");
  const candidates = main.length > 0 ? main : armed;
  return candidates.reduce<Deadline | null>((best, row) => (best === null || row.due < best.due ? row : best), null);
}

export interface ChildRows {
  readonly lines: LineRow[];
  readonly order_grants: OrderGrantRow[];
  readonly tenders: TenderRow[];
  readonly requests: RequestRow[];
  readonly offers: OfferRow[];
  readonly refunds: RefundRow[];
  readonly legs: LegRow[];
  readonly shipments: ShipmentRow[];
  readonly amended_lines: LineRow[];
  readonly scans: ScanRow[];
  readonly disputes: DisputeRow[];
  readonly proposals: ProposalRow[];
  readonly verdicts: VerdictRow[];
  readonly evidence: EvidenceRow[];
  readonly chargebacks: ChargebackRow[];
  readonly amendments: AmendmentRow[];
  readonly suspensions: SuspensionRow[];
  readonly deadlines: Omit<DeadlineRow, "world_id" | "stream" | "priority" | "last_error">[];
}

/** The rows under the changed orders. The law never mutates: what is the same object as before is not sent again. */
export function childRows(worldId: number, changes: Changes, before: ReadonlyMap<number, Order>): ChildRows {
  const causes = new Map(changes.events.flatMap(({ orderNo, n, body }) => (body.type === "refund_created" ? [[`${orderNo}:${body.refund}`, n] as const] : [])));
  const rows: ChildRows = {
    lines: [],
    amended_lines: [],
    order_grants: [],
    tenders: [],
    requests: [],
    offers: [],
    refunds: [],
    legs: [],
    shipments: [],
    scans: [],
    disputes: [],
    proposals: [],
    verdicts: [],
    evidence: [],
    chargebacks: [],
    amendments: [],
    suspensions: [],
    deadlines: [],
  };

  for (const { order } of changes.orders) {
    const was = before.get(order.no);
    const of = { world_id: worldId, order_no: order.no };
    if (!was) {
      rows.lines.push(...order.lines.map((line) => lineRow(worldId, order.no, line)));
      order.grants.forEach((grant, k) =>
        rows.order_grants.push({ ...of, k, grant_id: grant.grantId, funder: grant.funder, title: grant.title, discount: grant.discount }),
      );
    } else changed(was.lines, order.lines, (line) => rows.amended_lines.push(lineRow(worldId, order.no, line)));
    changed(was?.tenders, order.tenders, (tender, k) =>
      rows.tenders.push({
        ...of,
        k,
        rail: tender.rail,
        instrument_id: tender.instrumentId,
        label: tender.label,
        amount: tender.amount,
        state: tender.state,
        refunded: tender.refunded,
      }),
    );
    changed(was?.requests, order.requests, (request, i) => {
      rows.requests.push({
        ...of,
        no: request.no,
        early: request.early,
        state: request.state,
        reason: request.reason,
        note: request.note,
        complaint: request.complaint,
        asked_at: request.askedAt,
        ended_at: request.endedAt,
        reject_reason: request.rejectReason,
        reject_note: request.rejectNote,
      });
      changed(was?.requests[i]?.offers, request.offers, (offer) =>
        rows.offers.push({ ...of, request_no: request.no, no: offer.no, amount: offer.amount, at: offer.at, state: offer.state }),
      );
    });
    changed(was?.refunds, order.refunds, (refund, i) => {
      rows.refunds.push({
        ...of,
        no: refund.no,
        // Only a new refund's row is inserted, and its event is among these.
        event_n: causes.get(`${order.no}:${refund.no}`) ?? 0,
        cause: refund.cause,
        amount: refund.amount,
        created_at: refund.createdAt,
        credit_due: refund.creditDue,
        credit_outcome: refund.creditOutcome,
        lost_at: refund.lostAt,
      });
      changed(was?.refunds[i]?.legs, refund.legs, (leg, k) =>
        rows.legs.push({
          ...of,
          refund_no: refund.no,
          k,
          rail: leg.rail,
          instrument_id: leg.instrumentId,
          label: leg.label,
          amount: leg.amount,
          stage: leg.stage,
          expected_at: leg.expectedAt,
          processing_at: leg.processingAt,
          sent_at: leg.sentAt,
          settled_at: leg.settledAt,
          arrives_from: leg.arrivesFrom,
          arrives_by: leg.arrivesBy,
        }),
      );
    });
    if (order.shipment && order.shipment !== was?.shipment)
      rows.shipments.push({
        ...of,
        carrier: order.shipment.carrier,
        tracking: order.shipment.tracking,
        state: order.shipment.state,
        shipped_at: order.shipment.shippedAt,
        delivered_at: order.shipment.deliveredAt,
        plan: order.shipment.plan,
      });
    added(was?.shipment?.scans, order.shipment?.scans ?? [], (scan, k) => rows.scans.push({ ...of, k, fact: scan.fact, at: scan.at }));
    changed(was?.disputes, order.disputes, (dispute, i) => disputeRows(rows, of, dispute, was?.disputes[i]));
    changed(was?.chargebacks, order.chargebacks, (chargeback) =>
      rows.chargebacks.push({
        ...of,
        no: chargeback.no,
        state: chargeback.state,
        amount: chargeback.amount,
        noticed: chargeback.noticed,
        reason: chargeback.reason,
        opened_at: chargeback.openedAt,
        contested_at: chargeback.contestedAt,
        ended_at: chargeback.endedAt,
        fault: chargeback.fault,
      }),
    );
    changed(was?.amendments, order.amendments, ({ no, by, amendment, at, state }) => rows.amendments.push({ ...of, no, by, amendment, at, state }));
    changed(was?.suspensions, order.suspensions, ({ cause, from, to }, k) => rows.suspensions.push({ ...of, k, cause, from, to }));
    changed(was?.deadlines, order.deadlines, (row, k) =>
      rows.deadlines.push({
        order_no: order.no,
        kind: row.kind,
        subject: row.subject,
        generation: row.generation,
        k,
        state: row.state,
        due: row.due,
        remaining: row.remaining,
        fired_at: row.firedAt,
        outcome: row.outcome,
      }),
    );
  }
  return rows;
}

const lineRow = (worldId: number, orderNo: number, line: OrderLine): LineRow => ({
  world_id: worldId,
  order_no: orderNo,
  no: line.no,
  listing_id: line.listingId,
  variant_id: line.variantId,
  title: line.title,
  options: line.options,
  picture: line.picture,
  quantity: line.quantity,
  list_price: line.listPrice,
  unit_price: line.unitPrice,
  flash: line.flash,
  bundle_discount: line.bundleDiscount,
  store_discount: line.storeDiscount,
  platform_discount: line.platformDiscount,
  total: line.total,
  unit_totals: [...line.unitTotals],
  stock_mode: line.stockMode,
});

/** The rows of a dispute that changed: its proposals may change state, verdicts and evidence only come. */
function disputeRows(rows: ChildRows, of: { readonly world_id: number; readonly order_no: number }, dispute: Dispute, was: Dispute | undefined): void {
  const { settled, appeal, return: back } = dispute;
  const child = { ...of, dispute_no: dispute.no };
  rows.disputes.push({
    ...of,
    no: dispute.no,
    kind: dispute.kind,
    state: dispute.state,
    received: dispute.received,
    reason: dispute.reason,
    opened_at: dispute.openedAt,
    respond_from: dispute.respondFrom,
    mediation_at: dispute.mediationAt,
    decided_at: dispute.decidedAt,
    ended_at: dispute.endedAt,
    decided_by: dispute.decidedBy,
    settled_amount: settled?.amount ?? null,
    settled_with_return: settled?.withReturn ?? null,
    settled_lines: settled ? [...settled.lines] : null,
    appeal_by: appeal?.by ?? null,
    appeal_text: appeal?.text ?? null,
    appeal_at: appeal?.at ?? null,
    return_state: back?.state ?? null,
    return_authorized_at: back?.authorizedAt ?? null,
    return_postage: back?.postage ?? null,
    return_carrier: back?.carrier ?? null,
    return_tracking: back?.tracking ?? null,
    return_shipped_at: back?.shippedAt ?? null,
    return_delivered_at: back?.deliveredAt ?? null,
    return_ended_at: back?.endedAt ?? null,
    return_contest: back?.contest ?? null,
  });
  changed(was?.proposals, dispute.proposals, ({ no, by, amount, withReturn, lines, text, at, state }) =>
    rows.proposals.push({ ...child, no, by, amount, with_return: withReturn, lines: [...lines], text, at, state }),
  );
  added(was?.verdicts, dispute.verdicts, ({ no, amount, withReturn, lines, liability, text, at, person }) =>
    rows.verdicts.push({ ...child, no, amount, with_return: withReturn, lines: [...lines], liability, text, at, person }),
  );
  added(was?.evidence, dispute.evidence, ({ fileId, by, name, at }, k) => rows.evidence.push({ ...child, k, file_id: fileId, by, name, at }));
}

/** Calls `send` for every element beyond those that were there before. */
function added<T>(before: readonly T[] | undefined, after: readonly T[], send: (element: T, place: number) => void): void {
  for (let place = before?.length ?? 0; place < after.length; place += 1) send(after[place] as T, place);
}

/** Calls `send` for every element that is not the one that stood in its place before. */
function changed<T>(before: readonly T[] | undefined, after: readonly T[], send: (element: T, place: number) => void): void {
  if (before === after) return;
  after.forEach((element, place) => {
    if (before?.[place] !== element) send(element, place);
  });
}
