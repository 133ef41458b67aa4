import type { Chargeback } from "../order.ts";
import { resume, suspend, type Draft, type Folds } from "./fold.ts";

function change(order: Draft, no: number, next: Partial<Chargeback>): void {
  order.chargebacks = order.chargebacks.map((chargeback) => (chargeback.no === no ? { ...chargeback, ...next } : chargeback));
}

export const freezeFolds: Folds<
  | "order_frozen"
  | "order_released"
  | "payout_lost"
  | "chargeback_opened"
  | "chargeback_contested"
  | "chargeback_accepted"
  | "chargeback_rejected"
  | "proceeds_released"
  | "proceeds_reduced"
> = {
  order_frozen: (order, body, at) => {
    order.storeActs = body.act ?? order.storeActs;
    if (!order.frozen.includes(body.cause)) order.frozen = [...order.frozen, body.cause];
    suspend(order, body.cause, at);
  },
  order_released: (order, body, at) => {
    order.storeActs = body.act ?? order.storeActs;
    order.frozen = order.frozen.filter((cause) => cause !== body.cause);
    resume(order, at, body.cause);
  },
  payout_lost: (order, body, at) => {
    order.storeActs = body.act;
    order.frozen = order.frozen.filter((cause) => cause !== "store_investigation");
    resume(order, at, "store_investigation");
    if (order.proceeds) order.proceeds = { ...order.proceeds, pending: 0 };
  },
  chargeback_opened: (order, body, at) => {
    order.storeActs = body.storeActs;
    const { chargeback: no, amount, noticed, reason } = body;
    // With nothing left to take, the refund is the proof: the notice is contested as it comes (R20).
    const contested = amount === 0;
    const next: Chargeback = {
      no,
      state: contested ? "contested" : "open",
      amount,
      noticed,
      reason,
      openedAt: at,
      contestedAt: contested ? at : null,
      endedAt: null,
      fault: null,
    };
    order.chargebacks = [...order.chargebacks, next];
  },
  chargeback_contested: (order, body, at) => change(order, body.chargeback, { state: "contested", contestedAt: at }),
  chargeback_accepted: (order, body, at) => {
    const taken = order.chargebacks.find(({ no }) => no === body.chargeback)?.amount ?? 0;
    change(order, body.chargeback, { state: "accepted", endedAt: at, fault: body.fault });
    if (order.state === "finished") return;
    if (order.held > 0) order.held -= taken;
    else order.escrow -= taken + body.subsidyBack;
    order.subsidy -= body.subsidyBack;
  },
  chargeback_rejected: (order, body, at) => change(order, body.chargeback, { state: "rejected", endedAt: at }),
  proceeds_released: (order) => {
    if (order.proceeds) order.proceeds = { ...order.proceeds, pending: 0, paidOut: true };
  },
  proceeds_reduced: (order, body) => {
    if (!order.proceeds) throw new Error(`Order ${order.no} has no proceeds to reduce.`);
    const { gross, commission, net, pending, paidOut } = order.proceeds;
    const taken = body.back + body.subsidy;
    order.proceeds = {
      gross: gross - taken,
      commission: commission - body.commission,
      net: net - (taken - body.commission),
      pending: pending - body.own,
      paidOut,
    };
    order.subsidy -= body.subsidy;
  },
};
