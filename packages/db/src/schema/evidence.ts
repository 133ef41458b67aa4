import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { ms, worldId } from "./columns.ts";
import { stores } from "./stores.ts";

/** A file somebody gave as evidence, in a dispute of an order or an investigation of a store. Its bytes lie outside the database, under a name nobody can guess. */
export const evidenceFiles = pgTable(
  "evidence_files",
  {
    worldId: worldId(),
    id: integer().notNull(),
    orderNo: integer(),
    storeId: integer(),
    /** Of the dispute of the order, or of the investigation of the store. */
    caseNo: smallint().notNull(),
    side: text().$type<"buyer" | "seller" | "admin">().notNull(),
    /** Which of the side's five places in the case it takes. */
    place: smallint().notNull(),
    personId: integer(),
    /** What whoever gave it calls it. */
    name: text().notNull(),
    type: text().$type<"image/png" | "image/jpeg" | "image/webp" | "application/pdf">().notNull(),
    bytes: integer().notNull(),
    /** Where the bytes lie. */
    key: text().notNull(),
    at: ms().notNull(),
  },
  (t) => [
    primaryKey({ name: "evidence_files_pkey", columns: [t.worldId, t.id] }),
    foreignKey({ name: "a_file_speaks_of_a_store", columns: [t.worldId, t.storeId], foreignColumns: [stores.worldId, stores.id] }),
    uniqueIndex("one_file_per_place_in_a_dispute")
      .on(t.worldId, t.orderNo, t.caseNo, t.side, t.place)
      .where(sql`${t.orderNo} is not null`),
    uniqueIndex("one_file_per_place_in_an_investigation")
      .on(t.worldId, t.storeId, t.caseNo, t.side, t.place)
      .where(sql`${t.storeId} is not null`),
    index("files_by_person").on(t.worldId, t.personId),
    check("a_file_speaks_of_one_case", sql`(${t.orderNo} is null) <> (${t.storeId} is null)`),
    check("at_most_five_files_per_side", sql`${t.place} between 1 and 5`),
    check("a_file_has_at_most_5_megabytes", sql`${t.bytes} between 1 and 5242880`),
    check("a_file_is_a_picture_or_a_pdf", sql`${t.type} in ('image/png', 'image/jpeg', 'image/webp', 'application/pdf')`),
  ],
);
