import type { Context } from "../decision.ts";
import type { OrderEventBody } from "../events.ts";
import { normalTracking } from "../guards-of-values.ts";
import type { Dispute, Order, Terms } from "../order.ts";
import { openDispute, refundable } from "../regions.ts";
import { subsidyBack } from "../returned-lines.ts";
import type { Fault } from "../states.ts";
import { closing, finishing, reducing, refundNo, refunding } from "./closing.ts";
import { of, type Effect, type Events, type Of } from "./effect.ts";

/** The open dispute; the guard before has seen one. */
function the(order: Order): Dispute {
  const dispute = openDispute(order);
  if (!dispute) throw new Error(`Order ${order.no} has no open dispute.`);
  return dispute;
}

const termsOf = ({ amount, withReturn, lines }: Terms): Terms => ({ amount, withReturn, lines });

const kinds = { awaiting_shipment: "pre_ship", awaiting_delivery: "in_transit", finished: "after_sale" } as const;

function opened(_: Context, order: Order, command: Of<"open_dispute">): Events {
  const { received, reason, text } = command;
  const kind = kinds[order.state as keyof typeof kinds];
  return [{ type: "dispute_opened", dispute: order.disputes.length + 1, kind, received, reason, text, demand: termsOf(command) }];
}

type End = "agreed" | "seller_silent" | "final";

/** What was decided is carried out: at once, or at the end of the return it asks for. */
function settled(ctx: Context, order: Order, terms: Terms, as: End, liability: Fault): Events {
  const dispute = the(order);
  if (!terms.withReturn) return ended(ctx, order, terms, as, liability);
  return [{ type: "return_authorized", dispute: dispute.no, terms: termsOf(terms), postage: dispute.reason === "changed_mind" ? "buyer" : "seller" }];
}

/** T28: the dispute ends, and what comes of it. The money is capped by what can still be refunded (R20). */
function ended(ctx: Context, order: Order, terms: Terms, as: End, liability: Fault): Events {
  const amount = Math.min(terms.amount, refundable(order));
  const end: OrderEventBody = { type: "dispute_ended", dispute: the(order).no, as, amount, liability };
  if (order.state === "finished") return [end, ...afterSale(ctx, order, amount, terms)];
  if (amount === refundable(order)) return [end, ...closing(ctx, order, { reason: "dispute_refund", fault: liability, restock: restocks(ctx, order) })];
  const back = subsidyBack(order, amount, terms);
  const refund = amount > 0 ? [refunding(order, amount, "dispute_partial", ctx, back)] : [];
  // Before shipping the sale goes on with less (C5); once shipped it finishes with what is left (D1, D1b, F1).
  return [end, ...refund, ...(order.state === "awaiting_shipment" ? [] : finishing(ctx, order.escrow - amount - back, true))];
}

/** Units the carrier brought back are on the shelf again; what was never shipped asks the policy. */
const restocks = ({ policy }: Context, order: Order): boolean => (order.shippedAt === null ? policy.restockOnCancel : order.shipment?.state === "returned");

/** D2, D2b: a finished sale gives part or all of it back. */
function afterSale(ctx: Context, order: Order, amount: number, terms: Terms): Events {
  if (amount === 0) return [];
  const back = subsidyBack(order, amount, terms);
  return [reducing(ctx, order, amount, back, refundNo(order)), refunding(order, amount, "after_sale", ctx, back)];
}

/** Whose fault a decision names; silence is the seller's, an agreement nobody's. */
const liabilityOf = ({ decidedBy, verdicts }: Dispute): Fault =>
  decidedBy === "verdict" ? (verdicts.at(-1)?.liability ?? "none") : decidedBy === "silence" ? "seller" : "none";
const endOf = ({ decidedBy }: Dispute): End => (decidedBy === "verdict" ? "final" : decidedBy === "silence" ? "seller_silent" : "agreed");

function decided(ctx: Context, order: Order): Events {
  const dispute = the(order);
  if (!dispute.settled) throw new Error(`Dispute ${dispute.no} of order ${order.no} is not decided.`);
  return settled(ctx, order, dispute.settled, endOf(dispute), liabilityOf(dispute));
}

/** The goods are back: what was decided happens now. */
function returned(ctx: Context, order: Order, automatic: boolean): Events {
  const dispute = the(order);
  if (!dispute.settled) throw new Error(`Dispute ${dispute.no} of order ${order.no} is not decided.`);
  return [{ type: "return_received", dispute: dispute.no, automatic }, ...ended(ctx, order, dispute.settled, endOf(dispute), liabilityOf(dispute))];
}

const verdict = (ctx: Context, order: Order, command: Of<"give_verdict">, final: boolean): OrderEventBody => {
  const { no, verdicts } = the(order);
  const { liability, text } = command;
  return { type: "verdict_given", dispute: no, verdict: verdicts.length + 1, terms: termsOf(command), liability, text, person: ctx.actor.person, final };
};

const sideOf = ({ actor }: Context): "buyer" | "seller" => (actor.party === "buyer" ? "buyer" : "seller");

export const disputeEffects = {
  open_dispute: of("open_dispute", opened),
  propose: of("propose_settlement", (ctx, order, command) => {
    const { no, proposals } = the(order);
    const by = ctx.actor.party === "admin" ? "platform" : sideOf(ctx);
    return [{ type: "settlement_proposed", dispute: no, proposal: proposals.length + 1, by, terms: termsOf(command), text: command.text }];
  }),
  accept_settlement: of("accept_settlement", (ctx, order, { proposalNo }) => {
    const { no, proposals } = the(order);
    const proposal = proposals.find((p) => p.no === proposalNo);
    if (!proposal) throw new Error(`Dispute ${no} of order ${order.no} has no proposal ${proposalNo}.`);
    return [{ type: "settlement_accepted", dispute: no, proposal: proposalNo, terms: termsOf(proposal) }, ...settled(ctx, order, proposal, "agreed", "none")];
  }),
  withdraw_dispute: (_, order) => [{ type: "dispute_ended", dispute: the(order).no, as: "withdrawn", amount: 0, liability: "none" }],
  execute_demand: (ctx, order) => {
    const { no, proposals } = the(order);
    const demand = proposals.findLast(({ by }) => by === "buyer");
    if (!demand) throw new Error(`Dispute ${no} of order ${order.no} demands nothing.`);
    return [{ type: "seller_fell_silent", dispute: no, terms: termsOf(demand) }, ...settled(ctx, order, demand, "seller_silent", "seller")];
  },
  begin_mediation: (_, order) => [{ type: "mediation_began", dispute: the(order).no }],
  alert_verdict: (_, order) => [{ type: "verdict_overdue", dispute: the(order).no }],
  give_verdict: of("give_verdict", (ctx, order, command) => [verdict(ctx, order, command, false)]),
  give_final_verdict: of("give_verdict", (ctx, order, command) => [
    verdict(ctx, order, command, true),
    ...settled(ctx, order, command, "final", command.liability),
  ]),
  appeal_verdict: of("appeal_verdict", (ctx, order, { text }) => [{ type: "verdict_appealed", dispute: the(order).no, by: sideOf(ctx), text }]),
  execute_verdict: decided,
  ship_return: of("ship_return", (_, order, { carrier, tracking }) => [
    { type: "return_shipped", dispute: the(order).no, carrier: carrier.trim(), tracking: normalTracking(tracking) },
  ]),
  report_return: (_, order) => [{ type: "return_delivered", dispute: the(order).no }],
  confirm_return: (ctx, order) => returned(ctx, order, false),
  confirm_return_by_silence: (ctx, order) => returned(ctx, order, true),
  contest_return: of("contest_return", (_, order, { text }) => [{ type: "return_contested", dispute: the(order).no, text }]),
  // The goods stayed with the buyer: so does the money with the seller, whatever had been decided.
  lapse_return: (ctx, order) => [
    { type: "return_lapsed", dispute: the(order).no },
    ...ended(ctx, order, { amount: 0, withReturn: false, lines: [] }, endOf(the(order)), liabilityOf(the(order))),
  ],
  add_evidence: of("add_evidence", (ctx, order, { fileId, name }) => [
    { type: "evidence_added", dispute: the(order).no, fileId, name: name.trim(), by: ctx.actor.party === "admin" ? "admin" : sideOf(ctx) },
  ]),
} satisfies Record<string, Effect>;
