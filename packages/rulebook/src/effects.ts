import { after } from "./calendar.ts";
import { refundOf } from "./conditions.ts";
import { verificationEndsBy } from "./deadlines.ts";
import { dueOf } from "./deadline-rows.ts";
import type { Context } from "./decision.ts";
import { closing, closingOver, endRequest, refunding, refundNo } from "./effects/closing.ts";
import { deliveryEffects } from "./effects/delivery.ts";
import { disputeEffects } from "./effects/disputes.ts";
import { of, type Effect, type Events, type Of } from "./effects/effect.ts";
import { freezeEffects } from "./effects/freezes.ts";
import type { OrderEventBody, WriteOff } from "./events.ts";
import { normalTracking } from "./guards-of-values.ts";
import type { CancelRequest, CarrierPlan, Order, Refund, Tender } from "./order.ts";
import { legOf } from "./refund-legs.ts";
import { liveAmendment, openRequest, outsideLeg } from "./regions.ts";
import { faultOf } from "./reasons.ts";
import type { CloseReason, Fault } from "./states.ts";
import { droppedBy } from "./stock.ts";
import { days as daysOf } from "./time.ts";

const noPlan: CarrierPlan = [];

/** The open request; the guard before has seen one. */
function theRequest(order: Order): CancelRequest {
  const request = openRequest(order);
  if (!request) throw new Error(`Order ${order.no} has no open cancellation request.`);
  return request;
}

/** A request, and inside the store's own window its approval in the same commit (rules.md 0, [s0]). */
function requested(ctx: Context, order: Order, { reason, note, complaint }: Of<"request_cancellation">): Events {
  const early = order.state === "payment_verifying";
  const request = order.requests.length + 1;
  const { autoApproveWindow } = ctx.store;
  const automatic = autoApproveWindow !== null && ctx.now < order.placedAt + autoApproveWindow;
  const answerBy = early ? verificationEndsBy(order, ctx.policy) : ctx.policy.onSilence === "nothing" ? null : ctx.now + ctx.policy.cancelRespond;
  const asked: OrderEventBody = { type: "cancellation_requested", request, early, reason, note, complaint, answerBy, automatic };
  if (!automatic) return [asked];
  const approved: OrderEventBody = { type: "cancellation_approved", request, automatic: true };
  const closes = early ? "cancel_early" : "cancel_approved";
  return [asked, approved, ...closing(ctx, order, { reason: closes, fault: faultBy(closes, reason), detail: reason })];
}

/** The open request is approved, and with it the order closes for the buyer's own reason. */
function approved(ctx: Context, order: Order, reason: CloseReason): Events {
  const request = theRequest(order);
  const end: OrderEventBody =
    reason === "cancel_auto"
      ? { type: "cancellation_auto_approved", request: request.no }
      : { type: "cancellation_approved", request: request.no, automatic: false };
  return [end, ...closing(ctx, order, { reason, fault: faultBy(reason, request.reason), detail: request.reason })];
}

/** An early approval is nobody's fault (T10); later the buyer's reason decides (T12, T13). */
const faultBy = (reason: CloseReason, detail: string): Fault => (reason === "cancel_early" ? "none" : faultOf(detail));

/** What an outside capture on an order that cannot take it anymore does: in, and straight back (P4). */
function lateCapture(ctx: Context, order: Order, { rail, instrumentId, label, amount }: Of<"capture_late">): Events {
  const leg = legOf({ rail, instrumentId, label, amount, state: "captured", refunded: 0 }, amount, ctx);
  return [
    { type: "late_capture_received", rail, instrumentId, label, amount },
    { type: "refund_created", refund: refundNo(order), cause: "late_capture", amount, subsidyBack: 0, legs: [leg] },
  ];
}

function paid(ctx: Context, _: Order, { wallet, outside, verification }: Of<"pay">): Events {
  const tenders: Tender[] = [];
  if (outside)
    tenders.push({ rail: outside.rail, instrumentId: outside.instrumentId, label: outside.label, amount: outside.amount, state: "held", refunded: 0 });
  if (wallet > 0) tenders.push({ rail: "wallet", instrumentId: null, label: "", amount: wallet, state: "held", refunded: 0 });
  const storeActs = ctx.store.acts.length;
  if (ctx.policy.verifyBy === 0) return [{ type: "order_paid", tenders, verifyBy: null, verificationOutcome: "pass", storeActs }, { type: "payment_verified" }];
  const window = Math.min(ctx.policy.verifyBy, Math.max(0, verification?.after ?? ctx.policy.verifyBy));
  return [{ type: "order_paid", tenders, verifyBy: ctx.now + window, verificationOutcome: verification?.outcome ?? "pass", storeActs }];
}

/** The refund whose deadline fires; the row's condition has seen it. */
function refundFired(order: Order, command: Of<"fire">): Refund {
  const refund = refundOf(order, command.subject);
  if (!refund) throw new Error(`Order ${order.no} has no refund ${command.subject}.`);
  return refund;
}

/** The refund leaves: from now the rail's range counts. Without a draw it takes the whole range and arrives. */
function sent(ctx: Context, order: Order, command: Of<"fire">): Events {
  const refund = refundFired(order, command);
  const leg = outsideLeg(refund);
  if (!leg || leg.rail === "wallet") throw new Error(`Refund ${refund.no} of order ${order.no} has no outside leg to send.`);
  const [from, to] = ctx.policy.refundRange[leg.rail];
  const draw = command.draw === undefined ? { after: to, outcome: "credited" as const } : command.draw;
  return [
    {
      type: "refund_sent",
      refund: refund.no,
      creditDue: draw && ctx.now + Math.min(to, Math.max(0, draw.after)),
      outcome: draw ? draw.outcome : "",
      arrivesFrom: ctx.now + from,
      arrivesBy: ctx.now + to,
      lostAt: ctx.now + Math.max(ctx.policy.refundLost, to),
    },
  ];
}

/** Out of stock empties the shelf [Q5]: what is free of its variants leaves with the order. */
function emptied(ctx: Context, order: Order): WriteOff[] {
  const variants = new Set(order.lines.filter((line) => line.stockMode !== "untracked").map((line) => line.variantId));
  return [...variants].flatMap((variantId) => {
    const variant = ctx.variants?.get(variantId);
    const units = variant ? variant.onHand - variant.reserved : 0;
    return units > 0 ? [{ variantId, units }] : [];
  });
}

/** What each row makes happen: the events, in order. Pure, and only ever called after every guard of the row held. */
const orderEffects = {
  place: of("place", ({ store }, _, { draft }) => [{ type: "order_placed", draft, storeActs: store.acts.length }]),
  pay: of("pay", paid),
  decline_payment: of("pay", (_, __, { outside }) => {
    if (!outside || outside.answer.accepted) throw new Error("A declined payment names the rail that declined it.");
    return [{ type: "payment_declined", rail: outside.rail, reason: outside.answer.reason, amount: outside.amount }];
  }),
  cancel_unpaid: of("cancel_unpaid", (ctx, order, { reason, note }) =>
    closing(ctx, order, { reason: "unpaid_cancelled", fault: "buyer", detail: reason, note }),
  ),
  expire: (ctx, order) =>
    closing(ctx, order, { reason: "unpaid_expired", fault: ctx.store.state === "frozen" || ctx.store.state === "blocked" ? "platform" : "buyer" }),
  verify: (_, order) => [...endRequest(order, "cancellation_lapsed"), { type: "payment_verified" }],
  fail_verification: (ctx, order, command) =>
    closingOver(ctx, order, { reason: "verification_failed", fault: "buyer", note: command.on === "fail_verification" ? command.note : "" }),
  hold_verification: (ctx) => [{ type: "verification_held", verifyBy: after(ctx.now, ctx.policy.verificationHold, ctx.policy.calendar) }],
  receive_documents: () => [{ type: "documents_received" }],
  request_early: of("request_cancellation", requested),
  request: of("request_cancellation", requested),
  approve_early: (ctx, order) => approved(ctx, order, "cancel_early"),
  approve: (ctx, order) => approved(ctx, order, "cancel_approved"),
  approve_by_silence: (ctx, order) => approved(ctx, order, "cancel_auto"),
  reject_by_silence: (_, order) => [{ type: "cancellation_rejected", request: theRequest(order).no, reason: "", note: "" }],
  reject: of("reject_cancellation", (_, order, { reason, note }) => [{ type: "cancellation_rejected", request: theRequest(order).no, reason, note }]),
  withdraw: (_, order) => [{ type: "cancellation_withdrawn", request: theRequest(order).no }],
  make_offer: of("make_counter_offer", (_, order, { amount }) => [
    { type: "counter_offer_made", request: theRequest(order).no, offer: theRequest(order).offers.length + 1, amount },
  ]),
  accept_offer: of("accept_counter_offer", (ctx, order, { offerNo }) => {
    const offer = theRequest(order).offers.find((o) => o.no === offerNo);
    if (!offer) throw new Error(`Order ${order.no} has no offer ${offerNo}.`);
    return [
      { type: "counter_offer_accepted", request: theRequest(order).no, offer: offerNo, amount: offer.amount },
      refunding(order, offer.amount, "counter_offer", ctx, 0),
    ];
  }),
  decline_offer: of("decline_counter_offer", (_, order, { offerNo }) => [{ type: "counter_offer_declined", request: theRequest(order).no, offer: offerNo }]),
  ship: of("ship", (_, order, { carrier, tracking, plan = noPlan }) => [
    { type: "order_shipped", carrier: carrier.trim(), tracking: normalTracking(tracking), plan },
    ...endRequest(order, "cancellation_overtaken"),
  ]),
  miss_ship_by: (ctx, order) => [
    ...endRequest(order, "cancellation_superseded"),
    ...closing(ctx, order, { reason: "ship_by_expired", fault: openRequest(order) ? "none" : "seller" }),
  ],
  flag_late: () => [{ type: "shipment_late" }],
  ask_extension: of("ask_extension", (_, __, { days }) => [{ type: "extension_asked", days }]),
  grant_extension: of("grant_extension", (_, order, { days }) => {
    const shipBy = order.deadlines.findLast((row) => row.kind === "ship_by");
    return [{ type: "extension_granted", days, by: (dueOf(order, "ship_by") ?? shipBy?.due ?? 0) + daysOf(days) }];
  }),
  decline_extension: () => [{ type: "extension_declined" }],
  cancel_as_seller: of("cancel_as_seller", (ctx, order, { reason, note }) => [
    ...endRequest(order, "cancellation_superseded"),
    ...closing(ctx, order, {
      reason: "seller_cancelled",
      fault: "seller",
      detail: reason,
      note,
      ...(reason === "out_of_stock" ? { restock: false, writtenOff: emptied(ctx, order) } : {}),
    }),
  ]),
  propose_amendment: of("propose_amendment", ({ actor }, order, { amendment }) => [
    { type: "amendment_proposed", amendmentNo: order.amendments.length + 1, by: actor.party === "buyer" ? "buyer" : "seller", amendment },
  ]),
  accept_amendment: of("accept_amendment", (ctx, order, { amendmentNo }) => {
    const amendment = liveAmendment(order)?.amendment;
    if (!amendment) throw new Error(`Order ${order.no} has no amendment ${amendmentNo}.`);
    const refund = droppedBy(order, amendment);
    return [{ type: "order_amended", amendmentNo, amendment, refund }, ...(refund > 0 ? [refunding(order, refund, "amendment", ctx, 0)] : [])];
  }),
  decline_amendment: of("decline_amendment", ({ actor }, _, { amendmentNo }) => [
    { type: "amendment_declined", amendmentNo, by: actor.party === "buyer" ? "buyer" : "seller" },
  ]),
  trash: () => [{ type: "visibility_changed", to: "trashed" }],
  restore: () => [{ type: "visibility_changed", to: "listed" }],
  purge: () => [{ type: "visibility_changed", to: "purged" }],
  nothing: () => [],
  self_cancel: of("self_cancel", (ctx, order, { reason, note }) => closing(ctx, order, { reason: "cancel_self", fault: "none", detail: reason, note })),
  send_back_late_capture: of("capture_late", lateCapture),
  process_refund: of("fire", (_, order, command) => [{ type: "refund_processing", refund: refundFired(order, command).no }]),
  send_refund: of("fire", sent),
  credit_or_bounce_refund: of("fire", (_, order, command) => {
    const refund = refundFired(order, command);
    return [refund.creditOutcome === "bounced" ? { type: "refund_bounced", refund: refund.no, lost: false } : { type: "refund_credited", refund: refund.no }];
  }),
  report_refund: of("report_refund", (_, __, { refund, outcome }) => [
    outcome === "bounced" ? { type: "refund_bounced", refund, lost: false } : { type: "refund_credited", refund },
  ]),
  lose_refund: of("fire", (_, order, command) => [{ type: "refund_bounced", refund: refundFired(order, command).no, lost: true }]),
} satisfies Record<string, Effect>;

const table = { ...orderEffects, ...deliveryEffects, ...disputeEffects, ...freezeEffects };

export type EffectName = keyof typeof table;
export const effects: Readonly<Record<EffectName, Effect>> = table;
