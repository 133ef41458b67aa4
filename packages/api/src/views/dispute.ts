import { openDisputeStates, refundable, type Chargeback, type Dispute, type Order, type ProposedAmendment, type Terms } from "@souk/rulebook";
import type { AmendmentView, ChargebackView, DisputeView } from "../contract/index.ts";
import { instant, instantOrNull, moneyOf } from "./scalars.ts";

const isOpen = ({ state }: Dispute): boolean => (openDisputeStates as readonly string[]).includes(state);

/** A dispute as both sides and the platform see it: nothing in the room is hidden from one of them. */
export function disputeToView(dispute: Dispute, order: Order): DisputeView {
  const money = moneyOf(order.currency);
  const terms = ({ amount, withReturn, lines }: Terms) => ({ amount: money(amount), withReturn, lines: [...lines] });
  return {
    no: dispute.no,
    kind: dispute.kind,
    state: dispute.state,
    open: isOpen(dispute),
    received: dispute.received,
    reason: dispute.reason,
    openedAt: instant(dispute.openedAt),
    mediationAt: instantOrNull(dispute.mediationAt),
    decidedAt: instantOrNull(dispute.decidedAt),
    endedAt: instantOrNull(dispute.endedAt),
    decidedBy: dispute.decidedBy,
    settled: dispute.settled && terms(dispute.settled),
    proposals: dispute.proposals.map((each) => ({ no: each.no, by: each.by, ...terms(each), text: each.text, at: instant(each.at), state: each.state })),
    verdicts: dispute.verdicts.map((each) => ({ no: each.no, ...terms(each), liability: each.liability, text: each.text, at: instant(each.at) })),
    appeal: dispute.appeal && { ...dispute.appeal, at: instant(dispute.appeal.at) },
    evidence: dispute.evidence.map(({ fileId, by, name, at }) => ({ fileId, by, name, at: instant(at) })),
    return: dispute.return && {
      ...dispute.return,
      authorizedAt: instant(dispute.return.authorizedAt),
      shippedAt: instantOrNull(dispute.return.shippedAt),
      deliveredAt: instantOrNull(dispute.return.deliveredAt),
      endedAt: instantOrNull(dispute.return.endedAt),
    },
    refundable: money(refundable(order)),
  };
}

export function chargebackToView(chargeback: Chargeback, currency: string): ChargebackView {
  const money = moneyOf(currency);
  return {
    no: chargeback.no,
    state: chargeback.state,
    amount: money(chargeback.amount),
    noticed: money(chargeback.noticed),
    reason: chargeback.reason,
    openedAt: instant(chargeback.openedAt),
    contestedAt: instantOrNull(chargeback.contestedAt),
    endedAt: instantOrNull(chargeback.endedAt),
  };
}

export const amendmentToView = ({ no, by, amendment, at, state }: ProposedAmendment): AmendmentView => ({
  no,
  by,
  address: amendment.address,
  lines: amendment.lines.map((line) => ({ ...line })),
  at: instant(at),
  state,
});
