import type { OrderCommand, OrderCommandName } from "./commands.ts";
import { graceEnd, verificationEndsBy } from "./deadlines.ts";
import { liveRow } from "./deadline-rows.ts";
import { openRequest } from "./regions.ts";
import { amendmentGuards } from "./guards/amendments.ts";
import { deliveryGuards } from "./guards/delivery.ts";
import { disputeValues } from "./guards/dispute-values.ts";
import { disputeGuards } from "./guards/disputes.ts";
import { freezeGuards } from "./guards/freezes.ts";
import type { Context, Decision } from "./decision.ts";
import type { Order } from "./order.ts";
import { storeSells, type PlacingGuardName } from "./placing.ts";
import { alreadyDone, refuse, standingOf, standsSince, way, waysOut } from "./refusals.ts";
import { commandGuards } from "./guards-of-values.ts";
import type { Ms } from "./time.ts";

/** `command` is null when only the button is asked about; a repeat of what is done then reads as a refusal. */
type Check = (ctx: Context, order: Order, command: OrderCommand | null) => Decision | null;

export interface Guard {
  /** The condition in words, for the docs. */
  readonly says: string;
  /** Null when it holds, else the answer. */
  readonly check: Check;
  /** Until when it holds, for the button's countdown. */
  readonly until?: (ctx: Context, order: Order) => Ms | null;
}

const latest = (order: Order) => order.requests.at(-1) ?? null;

/** What each command would have made of the request: finding that done already is a success without effect (2.2.6). */
const endsAs: Partial<Record<OrderCommandName, readonly string[]>> = {
  approve_cancellation: ["approved", "auto_approved"],
  reject_cancellation: ["rejected"],
  withdraw_cancellation: ["withdrawn"],
};

/** No request is open: a repeat is done, a conflicting end is too late, and without any request there is nothing to answer (R4, R6). */
export function withoutOpenRequest(order: Order, on: OrderCommandName | null, rule: string): Decision {
  const request = latest(order);
  if (!request) return refuse("no_open_request", rule);
  if (on && endsAs[on]?.includes(request.state)) return alreadyDone(rule);
  const ended = { ended: request.state, since: request.endedAt };
  return on ? refuse("too_late", "R6", ended) : refuse("no_open_request", rule, ended);
}

const stateGuards = {
  store_is_selling: { says: "the store is active or under review", check: storeSells },
  not_held_yet: {
    says: "the verification was not held before",
    check: (_, order, command) =>
      order.verificationHold === "none"
        ? null
        : command
          ? alreadyDone("T08")
          : refuse("not_possible_now", "T08", { since: order.paidAt, until: order.verifyBy }),
  },
  held_for_documents: {
    says: "the verification is held for documents",
    check: (_, order, command) => {
      if (order.verificationHold === "waiting_for_documents") return null;
      return order.verificationHold === "documents_received" && command ? alreadyDone("T08") : refuse("not_possible_now", "T08");
    },
    until: (_, order) => order.verifyBy,
  },
  early_asking_offered: {
    says: "policy: an early request may be made",
    check: (ctx, order) =>
      ctx.policy.earlyCancel === "grace"
        ? null
        : refuse("asking_window_closed", "T09", { since: order.paidAt, until: verificationEndsBy(order, ctx.policy), instead: waysOut(ctx, order) }),
  },
  inside_grace: {
    says: "within the grace after paying",
    check: (ctx, order) => {
      const end = graceEnd(order, ctx.policy);
      if (end !== null && ctx.now < end) return null;
      return refuse("asking_window_closed", "T09", { since: end, until: verificationEndsBy(order, ctx.policy), instead: waysOut(ctx, order) });
    },
    until: (ctx, order) => graceEnd(order, ctx.policy),
  },
  inside_ask_until: {
    says: "within the time in which a paid order may be asked back",
    check: (ctx, order) => {
      const { askUntil } = ctx.policy;
      if (askUntil === "shipped" || ctx.now < order.placedAt + askUntil) return null;
      return refuse("asking_window_closed", "T11", { since: order.placedAt + askUntil, instead: [way("contact_seller"), way("wait_and_return")] });
    },
    until: (ctx, order) => (ctx.policy.askUntil === "shipped" ? null : order.placedAt + ctx.policy.askUntil),
  },
  requests_left: {
    says: "fewer requests made than the policy allows",
    check: (ctx, order) =>
      ctx.policy.maxRequests === null || order.requests.length < ctx.policy.maxRequests
        ? null
        : refuse("too_many_requests", "T11", { since: latest(order)?.endedAt ?? null, instead: [way("contact_seller"), way("wait_and_return")] }),
  },
  no_open_request: {
    says: "no cancellation request is open",
    check: (ctx, order, command) => {
      const open = openRequest(order);
      if (!open) return null;
      const same =
        command?.on === "request_cancellation" && command.reason === open.reason && command.note === open.note && command.complaint === open.complaint;
      if (same) return alreadyDone("T11");
      const until = open.early ? verificationEndsBy(order, ctx.policy) : (liveRow(order, "cancel_respond")?.due ?? null);
      return refuse("request_already_open", open.early ? "T09" : "T11", {
        since: open.askedAt,
        until,
        instead: [way("withdraw_cancellation"), way("contact_seller")],
      });
    },
  },
  request_open: {
    says: "a cancellation request is open",
    check: (_, order, command) => (openRequest(order) ? null : withoutOpenRequest(order, command?.on ?? null, "3.2")),
  },
  request_not_early: {
    says: "the request was not made during verification",
    check: (ctx, order) =>
      openRequest(order)?.early
        ? refuse("early_request_cannot_be_rejected", "T09", {
            since: openRequest(order)?.askedAt ?? null,
            until: verificationEndsBy(order, ctx.policy),
            instead: [way("approve_cancellation"), way("wait_for_verification", verificationEndsBy(order, ctx.policy))],
          })
        : null,
  },
  offer_live: {
    says: "a counter-offer stands",
    check: (_, order, command) => {
      const open = openRequest(order);
      if (open?.offers.some((offer) => offer.state === "live")) return null;
      return command ? null : refuse("offer_not_live", "T16", { since: latest(order)?.endedAt ?? null });
    },
  },
  shipping_over_request_allowed: {
    says: "no request is open, or the policy lets a shipment overtake it",
    check: (ctx, order) => {
      const open = openRequest(order);
      if (!open || ctx.policy.shipWhileRequestOpen === "overtake") return null;
      return refuse("ship_blocked_by_request", "R2", {
        since: open.askedAt,
        until: liveRow(order, "cancel_respond")?.due ?? null,
        instead: [way("approve_cancellation"), way("reject_cancellation"), way("make_counter_offer")],
      });
    },
  },
  ship_by_running: {
    says: "ship-by has not passed",
    check: (_, order) => {
      if (liveRow(order, "ship_by")) return null;
      const fired = order.deadlines.findLast((row) => row.kind === "ship_by" && row.state === "fired");
      return refuse("too_late", "R22", { since: fired?.due ?? null, ended: "ship_by_expired", instead: [way("contact_seller")] });
    },
  },
  extension_asked: {
    says: "the seller asked for more time",
    check: (_, order) => (order.extensionAsked ? null : refuse("not_possible_now", "T19", { instead: [way("grant_extension")] })),
  },
  seller_may_cancel: {
    says: "policy: sellers may cancel",
    check: (ctx, order) =>
      ctx.policy.sellerCanCancel
        ? null
        : refuse("seller_may_not_cancel", "T20", {
            instead: [
              openRequest(order) ? way("approve_cancellation") : way("ask_extension"),
              ...(openRequest(order) ? [way("make_counter_offer")] : []),
              way("contact_support"),
            ],
          }),
  },
  listed: {
    says: "the order is listed",
    check: (_, order, command) => {
      if (order.visibility === "listed") return null;
      return command && order.visibility === "trashed" ? alreadyDone("T33") : refuse("too_late", "T33", { ended: order.visibility });
    },
  },
  trashed: {
    says: "the order is in the trash",
    check: (_, order, command) => {
      if (order.visibility === "trashed") return null;
      if (order.visibility === "purged") return refuse("too_late", "T34", { ended: "purged", instead: [way("contact_support")] });
      return command ? alreadyDone("T33") : refuse("not_trashed", "T33");
    },
  },
  in_trash: {
    says: "the order is in the trash",
    check: (_, order, command) => {
      if (order.visibility === "trashed") return null;
      if (order.visibility === "listed") return refuse("not_trashed", "T34", { instead: [way("trash")] });
      return command ? alreadyDone("T34") : refuse("too_late", "T34", { ended: "purged" });
    },
  },
  not_deleted: {
    says: "the order is listed: restore it first",
    check: (_, order) => {
      if (order.visibility === "listed") return null;
      return refuse("not_possible_now", "T35", { instead: [order.visibility === "trashed" ? way("restore") : way("contact_support")] });
    },
  },
  self_cancel_offered: {
    says: "policy: the buyer may cancel alone by now",
    check: (ctx, order) => {
      const { earlyCancel, selfCancelUntil } = ctx.policy;
      const verifying = order.state === "payment_verifying" && (earlyCancel === "free" || selfCancelUntil !== "none");
      if (verifying || selfCancelUntil === "shipped") return null;
      const ended = order.state === "awaiting_shipment" && (earlyCancel === "free" || selfCancelUntil === "verified");
      const instead = order.state === "payment_verifying" ? [way("request_cancellation"), ...waysOut(ctx, order)] : waysOut(ctx, order);
      return refuse("self_cancel_not_offered", "T36", { since: ended ? standsSince(order) : null, ended: ended ? standingOf(order) : null, instead });
    },
  },
} satisfies Record<string, Guard>;

const table = { ...stateGuards, ...commandGuards, ...deliveryGuards, ...amendmentGuards, ...disputeGuards, ...disputeValues, ...freezeGuards };

export type GuardName = keyof typeof table | PlacingGuardName;

/** The guard of that name; T01 has guards of its own, which read a draft. */
export function guardOf(name: GuardName): Guard {
  const guard = (table as Partial<Record<GuardName, Guard>>)[name];
  if (!guard) throw new Error(`The guard ${name} is for placing only.`);
  return guard;
}
