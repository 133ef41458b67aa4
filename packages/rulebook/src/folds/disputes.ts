import type { Dispute, Proposal, ReturnCase } from "../order.ts";
import type { Ms } from "../time.ts";
import { endLive, none, resume, suspend, type Draft, type Folds, type Of } from "./fold.ts";

/** Changes the latest dispute, the only one that can be open. */
function change(order: Draft, next: (dispute: Dispute) => Partial<Dispute>): void {
  const latest = order.disputes.at(-1);
  if (!latest) throw new Error(`Order ${order.no} has no dispute to change.`);
  order.disputes = [...order.disputes.slice(0, -1), { ...latest, ...next(latest) }];
}

const changeReturn = (order: Draft, next: Partial<ReturnCase>): void =>
  change(order, (dispute) => {
    if (!dispute.return) throw new Error(`Dispute ${dispute.no} of order ${order.no} has no return.`);
    return { return: { ...dispute.return, ...next } };
  });

function opened(order: Draft, body: Of<"dispute_opened">, at: Ms): void {
  const { dispute: no, kind, received, reason, demand, text } = body;
  order.disputes = [
    ...order.disputes,
    {
      no,
      kind,
      state: "negotiating",
      received,
      reason,
      openedAt: at,
      respondFrom: at,
      mediationAt: null,
      decidedAt: null,
      endedAt: null,
      decidedBy: null,
      settled: null,
      proposals: [{ ...demand, no: 1, by: "buyer", text, at, state: "live" }],
      verdicts: none,
      appeal: null,
      evidence: none,
      return: null,
    },
  ];
  suspend(order, "dispute", at);
}

/** A new proposal replaces its author's earlier one. The buyer's edit gives the seller a new window to answer; the seller's answers it. */
function proposed({ proposals, state, respondFrom }: Dispute, { proposal: no, by, terms, text }: Of<"settlement_proposed">, at: Ms): Partial<Dispute> {
  const next: Proposal = { ...terms, no, by, text, at, state: "live" };
  const answer = by === "buyer" && state === "negotiating" ? at : by === "seller" ? null : respondFrom;
  return { proposals: [...endLive(proposals, "replaced", (p) => p.by === by), next], respondFrom: answer };
}

const openReturn: readonly ReturnCase["state"][] = ["authorized", "shipped_back", "delivered_back"];

function ended(order: Draft, body: Of<"dispute_ended">, at: Ms): void {
  change(order, ({ proposals, return: back }) => ({
    state: body.as,
    endedAt: at,
    respondFrom: null,
    proposals: endLive(proposals, "fallen"),
    return: back && openReturn.includes(back.state) ? { ...back, state: body.as === "superseded" ? "superseded" : "refunded", endedAt: at } : back,
  }));
  resume(order, at, "dispute");
}

export const disputeFolds: Folds<
  | "dispute_opened"
  | "settlement_proposed"
  | "settlement_accepted"
  | "seller_fell_silent"
  | "mediation_began"
  | "verdict_overdue"
  | "verdict_given"
  | "verdict_appealed"
  | "return_authorized"
  | "return_shipped"
  | "return_delivered"
  | "return_received"
  | "return_lapsed"
  | "return_contested"
  | "dispute_ended"
  | "evidence_added"
> = {
  dispute_opened: opened,
  settlement_proposed: (order, body, at) => change(order, (dispute) => proposed(dispute, body, at)),
  settlement_accepted: (order, body, at) =>
    change(order, ({ proposals }) => ({
      decidedBy: "agreement",
      decidedAt: at,
      settled: body.terms,
      respondFrom: null,
      proposals: endLive(
        endLive(proposals, "accepted", (p) => p.no === body.proposal),
        "fallen",
      ),
    })),
  seller_fell_silent: (order, body, at) => change(order, () => ({ decidedBy: "silence", decidedAt: at, settled: body.terms, respondFrom: null })),
  mediation_began: (order, _, at) => change(order, () => ({ state: "mediation", mediationAt: at, respondFrom: null })),
  verdict_overdue: () => {},
  verdict_given: (order, body, at) =>
    change(order, ({ verdicts, proposals }) => ({
      state: "verdict",
      decidedBy: "verdict",
      decidedAt: at,
      settled: body.terms,
      proposals: endLive(proposals, "fallen"),
      verdicts: [...verdicts, { ...body.terms, no: body.verdict, liability: body.liability, text: body.text, at, person: body.person }],
    })),
  verdict_appealed: (order, body, at) => change(order, () => ({ state: "appealed", settled: null, appeal: { by: body.by, text: body.text, at } })),
  return_authorized: (order, body, at) =>
    change(order, () => ({
      state: "returning",
      return: {
        state: "authorized",
        authorizedAt: at,
        postage: body.postage,
        carrier: "",
        tracking: "",
        shippedAt: null,
        deliveredAt: null,
        endedAt: null,
        contest: "",
      },
    })),
  return_shipped: (order, { carrier, tracking }, at) => changeReturn(order, { state: "shipped_back", carrier, tracking, shippedAt: at }),
  return_delivered: (order, _, at) => changeReturn(order, { state: "delivered_back", deliveredAt: at }),
  return_received: (order, _, at) => changeReturn(order, { state: "refunded", endedAt: at }),
  return_lapsed: (order, _, at) => changeReturn(order, { state: "lapsed", endedAt: at }),
  return_contested: (order, body, at) => {
    changeReturn(order, { state: "contested", endedAt: at, contest: body.text });
    // After a verdict the contest is the one appeal; else an admin hears the case for the first time.
    change(order, ({ verdicts, appeal }) =>
      verdicts.length > 0
        ? { state: "appealed", settled: null, appeal: appeal ?? { by: "seller", text: body.text, at } }
        : { state: "mediation", mediationAt: at, settled: null, decidedBy: null, decidedAt: null },
    );
  },
  dispute_ended: ended,
  evidence_added: (order, { fileId, name, by }, at) => change(order, ({ evidence }) => ({ evidence: [...evidence, { fileId, name, by, at }] })),
};
