import type { Address, CloseReason, Fault, FreezeCause, OrderState, Visibility } from "@souk/rulebook";
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { checkouts } from "./checkouts.ts";
import { minor, ms, worldId } from "./columns.ts";
import { couponGrants } from "./coupons.ts";
import { variants } from "./listings.ts";
import { people } from "./people.ts";
import { stores } from "./stores.ts";

/** Parts of an order that stand in tables of their own and that most orders never have. */
export type OrderRegion = "amendments" | "chargebacks" | "disputes" | "suspensions";

/**
 * The scalar part of an order; a row is the fold of its stream's events and is saved only over the version it was opened at. No index holds a
 * column that changes after placing, so that an update touches none of them.
 */
export const orders = pgTable(
  "orders",
  {
    worldId: worldId(),
    no: integer().notNull(),
    checkoutNo: integer().notNull(),
    storeId: integer().notNull(),
    buyerId: integer().notNull(),
    currency: text().notNull(),
    policyVersion: integer().notNull(),
    state: text().$type<OrderState>().notNull(),
    closeReason: text().$type<CloseReason>(),
    fault: text().$type<Fault>(),
    version: integer().notNull(),
    /** Hash of the last link of its chain. */
    head: text().notNull(),
    lastEventAt: ms().notNull(),
    placedAt: ms().notNull(),
    paidAt: ms(),
    verifiedAt: ms(),
    shippedAt: ms(),
    deliveredAt: ms(),
    finishedAt: ms(),
    closedAt: ms(),
    items: minor().notNull(),
    bundleDiscount: minor().notNull(),
    storeDiscount: minor().notNull(),
    platformDiscount: minor().notNull(),
    shipping: minor().notNull(),
    total: minor().notNull(),
    gross: minor().notNull(),
    address: jsonb().$type<Address>().notNull(),
    processing: ms().notNull(),
    declines: integer().notNull().default(0),
    /** While the payment is verified: when the outsider answers, and what. Never shown. */
    verifyBy: ms(),
    verificationOutcome: text().$type<"pass" | "fail">().notNull().default("pass"),
    verificationHold: text().$type<"none" | "waiting_for_documents" | "documents_received">().notNull().default("none"),
    extensionDays: integer(),
    extensionAskedAt: ms(),
    extensionGranted: ms().notNull().default(0),
    late: boolean().notNull().default(false),
    held: minor().notNull().default(0),
    escrow: minor().notNull().default(0),
    /** The platform's subsidy that is still part of the sale. */
    subsidy: minor().notNull().default(0),
    frozen: text()
      .array()
      .$type<FreezeCause[]>()
      .notNull()
      .default(sql`'{}'`),
    /** The last act of its store that it followed, and until when acts bind it: null when none does any more. */
    storeActs: smallint().notNull().default(0),
    boundUntil: ms(),
    protectionDays: integer(),
    protectionAskedAt: ms(),
    protectionExtended: ms().notNull().default(0),
    /** What a finished order brought its seller; all null before. */
    proceedsGross: minor(),
    proceedsCommission: minor(),
    proceedsNet: minor(),
    proceedsPending: minor(),
    paidOut: boolean(),
    visibility: text().$type<Visibility>().notNull().default("listed"),
    /** Which of the tables that few orders need have rows of it: they are read only then. */
    regions: text()
      .array()
      .$type<OrderRegion[]>()
      .notNull()
      .default(sql`'{}'`),
    /** For lists; derived from the regions on every save. */
    requestOpen: boolean().notNull().default(false),
    refundRunning: boolean().notNull().default(false),
    disputeOpen: boolean().notNull().default(false),
    chargebackOpen: boolean().notNull().default(false),
    /** The nearest armed deadline, for queues sorted by what comes next. */
    nextDue: ms(),
    nextKind: text(),
  },
  (t) => [
    primaryKey({ name: "orders_pkey", columns: [t.worldId, t.no] }),
    foreignKey({ name: "an_order_comes_from_a_checkout", columns: [t.worldId, t.checkoutNo], foreignColumns: [checkouts.worldId, checkouts.no] }),
    foreignKey({ name: "an_order_belongs_to_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
    foreignKey({ name: "an_order_belongs_to_a_buyer", columns: [t.worldId, t.buyerId], foreignColumns: [people.worldId, people.id] }),
    index("orders_of_checkout").on(t.worldId, t.checkoutNo),
    index("orders_of_buyer").on(t.worldId, t.buyerId, t.no),
    index("orders_of_store").on(t.worldId, t.storeId, t.no),
    check("state_is_known", sql`${t.state} in ('awaiting_payment', 'payment_verifying', 'awaiting_shipment', 'awaiting_delivery', 'finished', 'closed')`),
    check("a_closed_order_says_why", sql`(${t.state} = 'closed') = (${t.closeReason} is not null) and (${t.state} = 'closed') = (${t.closedAt} is not null)`),
    check("an_ended_order_holds_no_money", sql`${t.state} not in ('finished', 'closed') or (${t.held} = 0 and ${t.escrow} = 0)`),
    check("money_held_is_never_negative", sql`${t.held} >= 0 and ${t.escrow} >= 0`),
    check("a_total_is_its_parts", sql`${t.total} = ${t.items} - ${t.bundleDiscount} - ${t.storeDiscount} - ${t.platformDiscount} + ${t.shipping}`),
    check("an_ended_order_has_no_open_request", sql`not (${t.requestOpen} and ${t.state} in ('finished', 'closed'))`),
    check(
      "proceeds_are_whole",
      sql`(${t.proceedsNet} is null) = (${t.proceedsGross} is null) and (${t.proceedsNet} is null) = (${t.proceedsCommission} is null)
        and (${t.proceedsNet} is null) = (${t.proceedsPending} is null) and (${t.proceedsNet} is null) = (${t.paidOut} is null)`,
    ),
    check("visibility_is_known", sql`${t.visibility} in ('listed', 'trashed', 'purged')`),
  ],
);

/** One line as frozen at placing. */
export const orderLines = pgTable(
  "order_lines",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    no: smallint().notNull(),
    listingId: integer().notNull(),
    variantId: integer().notNull(),
    title: text().notNull(),
    options: text().notNull(),
    picture: text().notNull(),
    quantity: integer().notNull(),
    listPrice: minor().notNull(),
    unitPrice: minor().notNull(),
    flash: boolean().notNull(),
    bundleDiscount: minor().notNull(),
    storeDiscount: minor().notNull(),
    platformDiscount: minor().notNull(),
    total: minor().notNull(),
    unitTotals: minor().array().notNull(),
    stockMode: text().$type<"on_order" | "on_payment" | "untracked">().notNull(),
  },
  (t) => [
    primaryKey({ name: "order_lines_pkey", columns: [t.worldId, t.orderNo, t.no] }),
    foreignKey({ name: "a_line_is_of_a_variant", columns: [t.worldId, t.variantId], foreignColumns: [variants.worldId, variants.id] }),
    index("lines_of_variant").on(t.worldId, t.variantId),
    check(
      "a_line_total_is_its_parts",
      sql`${t.total} = cardinality(${t.unitTotals}) * ${t.unitPrice} - ${t.bundleDiscount} - ${t.storeDiscount} - ${t.platformDiscount}`,
    ),
    check("a_line_ships_what_was_ordered_or_less", sql`${t.quantity} between 1 and cardinality(${t.unitTotals})`),
  ],
);

/** A coupon an order used. */
export const orderGrants = pgTable(
  "order_grants",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    k: smallint().notNull(),
    grantId: integer().notNull(),
    funder: text().$type<"store" | "platform">().notNull(),
    title: text().notNull(),
    discount: minor().notNull(),
  },
  (t) => [
    primaryKey({ name: "order_grants_pkey", columns: [t.worldId, t.orderNo, t.k] }),
    foreignKey({ name: "a_used_grant_exists", columns: [t.worldId, t.grantId], foreignColumns: [couponGrants.worldId, couponGrants.id] }),
    index("orders_using_grant").on(t.worldId, t.grantId),
  ],
);
