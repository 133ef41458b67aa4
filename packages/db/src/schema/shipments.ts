import type { CarrierFact, CarrierPlan, ShipmentState } from "@souk/rulebook";
import { foreignKey, integer, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { ms, worldId } from "./columns.ts";

/** The parcel of an order. */
export const shipments = pgTable(
  "shipments",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    carrier: text().notNull(),
    tracking: text().notNull(),
    state: text().$type<ShipmentState>().notNull(),
    shippedAt: ms().notNull(),
    deliveredAt: ms(),
    /** What the simulated carrier will still report. Never shown. */
    plan: jsonb().$type<CarrierPlan>().notNull().default([]),
  },
  (t) => [primaryKey({ name: "shipments_pkey", columns: [t.worldId, t.orderNo] })],
);

/** A fact the carrier reported. */
export const scans = pgTable(
  "scans",
  {
    worldId: worldId(),
    orderNo: integer().notNull(),
    k: smallint().notNull(),
    fact: text().$type<CarrierFact>().notNull(),
    at: ms().notNull(),
  },
  (t) => [
    primaryKey({ name: "scans_pkey", columns: [t.worldId, t.orderNo, t.k] }),
    foreignKey({ name: "a_scan_is_of_a_parcel", columns: [t.worldId, t.orderNo], foreignColumns: [shipments.worldId, shipments.orderNo] }),
  ],
);
