import { faults, freezeCauses, orderStates, rails, shipmentStates, visibilities } from "@souk/rulebook";
import { z } from "zod";
import { amendmentView, chargebackView, disputeView } from "./dispute.ts";
import { answerView, closeReason, eventView, refundView, requestView, termsView, timerView } from "./law.ts";
import { address, cursor, duration, instant, limit, money, orderNo, search, word } from "./scalars.ts";

/** The label in front of an order, first that holds (rules.md 2.1); the law's `labelOf` is its only source. */
export const label = word<"frozen" | "in_dispute" | "awaiting_seller_approval" | "refund_in_progress" | (typeof orderStates)[number]>(
  "Label shown for the order",
);

export const storeBrief = z.object({ storeId: z.int(), name: z.string(), state: z.string() }).meta({ id: "StoreBrief" });
export const personBrief = z.object({ personId: z.int(), name: z.string() }).meta({ id: "PersonBrief" });

/** A line as frozen at placing. */
export const lineView = z
  .object({
    no: z.int(),
    listingId: z.int(),
    variantId: z.int(),
    title: z.string(),
    options: z.string(),
    picture: z.string(),
    quantity: z.int(),
    listPrice: money,
    unitPrice: money,
    flash: z.boolean(),
    bundleDiscount: money,
    storeDiscount: money,
    platformDiscount: money,
    total: money,
  })
  .meta({ id: "OrderLine" });

/** rules.md 5.2 as the buyer sees it: items - discounts + shipping = total, to the unit. */
export const priceView = z
  .object({
    items: money,
    bundleDiscount: money,
    storeDiscount: money,
    platformDiscount: money,
    shipping: money,
    total: money,
    coupons: z.array(z.object({ grantId: z.int(), funder: z.enum(["store", "platform"]), title: z.string(), discount: money })),
  })
  .meta({ id: "Price" });

export const tenderView = z
  .object({
    rail: z.enum(rails),
    label: z.string(),
    amount: money,
    state: z.enum(["held", "captured", "voided", "refunded_part", "refunded_full"]),
    refunded: money,
  })
  .meta({ id: "Tender" });

const shipmentView = z
  .object({
    carrier: z.string(),
    tracking: z.string(),
    state: z.enum(shipmentStates),
    shippedAt: instant,
    deliveredAt: instant.nullable(),
    /** What the carrier reported, in order. */
    scans: z.array(z.object({ fact: z.enum(shipmentStates), at: instant })),
  })
  .meta({ id: "Shipment" });

/** What rows of lists and whole orders have in common. */
const orderHead = {
  orderNo: z.int(),
  checkoutNo: z.int(),
  state: z.enum(orderStates),
  label,
  closeReason: closeReason.nullable(),
  frozen: z.array(z.enum(freezeCauses)),
  /** Since when it is frozen; null when it is not. */
  frozenSince: instant.nullable(),
  visibility: z.enum(visibilities),
  late: z.boolean(),
  store: storeBrief,
  placedAt: instant,
  closedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  total: money,
  lines: z.array(lineView),
};

/** A row of a list: enough for its label, countdown and buttons. A row that lags its own deadline is settled before it is sent, never shown as open. */
export const orderRow = z
  .object({
    ...orderHead,
    /** The buttons of the row, in order, each allowed or refused with why. The order itself answers for all of them. */
    answers: z.array(answerView),
    buyer: personBrief,
    /** The nearest live deadline that concerns the one who asks. */
    timer: timerView.nullable(),
    request: requestView.nullable(),
    /** The latest dispute, if there is one. */
    dispute: disputeView.nullable(),
    tracking: z.string().nullable(),
  })
  .meta({ id: "OrderRow" });
export type OrderRow = z.infer<typeof orderRow>;

const orderBody = {
  ...orderHead,
  /** All buttons of the one who asks, each allowed or refused with why. */
  answers: z.array(answerView),
  version: z.int(),
  fault: z.enum(faults).nullable(),
  paidAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  shippedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  price: priceView,
  address,
  processing: duration,
  payment: z.object({
    tenders: z.array(tenderView),
    declines: z.int(),
    verificationHold: z.enum(["none", "waiting_for_documents", "documents_received"]),
    /** The payment was voided before capture: the bank lifts its hold by itself, there is nothing to refund (rules.md 3.1). */
    holdReleasedByBank: z.boolean(),
    refunds: z.array(refundView),
  }),
  requests: z.array(requestView),
  extensionAsked: z.object({ days: z.int(), at: instant }).nullable(),
  extensionGranted: duration,
  shipment: shipmentView.nullable(),
  disputes: z.array(disputeView),
  amendments: z.array(amendmentView),
  protectionAsked: z.object({ days: z.int(), at: instant }).nullable(),
  protectionExtended: duration,
  timers: z.array(timerView),
  timeline: z.array(eventView),
  terms: termsView,
};

export const buyerOrder = z.object(orderBody).meta({ id: "BuyerOrder" });
export type BuyerOrder = z.infer<typeof buyerOrder>;

const orderBooks = {
  buyer: personBrief,
  /** Once finished what it brought, before that what it would. */
  earnings: z.object({ gross: money, commission: money, net: money }),
  held: money,
  escrow: money,
  /** Of a finished order: what still waits for its payout, and whether that has come. */
  proceeds: z.object({ net: money, pending: money, paidOut: z.boolean() }).nullable(),
};

/** The seller's side adds the buyer's name and what the sale brings; never the buyer's mail or means of payment. */
export const sellerOrder = z.object({ ...orderBody, ...orderBooks }).meta({ id: "SellerOrder" });
export type SellerOrder = z.infer<typeof sellerOrder>;

export const adminOrder = z.object({ ...orderBody, ...orderBooks, policyVersion: z.int(), chargebacks: z.array(chargebackView) }).meta({ id: "AdminOrder" });
export type AdminOrder = z.infer<typeof adminOrder>;

export const buyerTabs = ["all", "awaiting_payment", "awaiting_shipment", "awaiting_delivery", "in_dispute", "frozen", "completed", "deleted"] as const;
export type BuyerTab = (typeof buyerTabs)[number];
export const sellerTabs = ["all", "unpaid", "verifying", "to_ship", "cancellation_requests", "shipped", "in_dispute", "frozen", "completed"] as const;
export type SellerTab = (typeof sellerTabs)[number];

export const pageInput = { cursor: cursor.optional(), limit: limit.optional() };
export const orderListInput = <T extends readonly [string, ...string[]]>(tabs: T) =>
  z.strictObject({ tab: z.enum(tabs).optional(), search: search.optional(), ...pageInput });
export const orderInput = z.strictObject({ orderNo });
