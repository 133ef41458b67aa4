import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The tabs of My Orders, in rules.md 7's order. */
export const tabs = ["all", "awaiting_payment", "awaiting_shipment", "awaiting_delivery", "in_dispute", "frozen", "completed", "deleted"] as const;

export const listParsers = {
  tab: parseAsStringLiteral(tabs).withDefault("all"),
  q: parseAsString.withDefault(""),
  cursor: parseAsString,
};

export const loadList = createLoader(listParsers);
export type ListQuery = Awaited<ReturnType<typeof loadList>>;
