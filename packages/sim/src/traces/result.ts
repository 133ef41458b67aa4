import { minutes, type CloseReason, type Minor, type Order } from "@souk/rulebook";

/** How a recorded order ended in the market, in the words of the recording. */
export const traceStates = ["cancelled_unpaid", "closed_unpaid", "cancelled_approved", "cancelled_auto", "closed_ship_timeout", "shipped"] as const;
export type TraceState = (typeof traceStates)[number];

/** One order's end: which, at which minute since 1970, and what went back to the buyer. */
export interface TraceResult {
  readonly id: string;
  readonly state: TraceState;
  readonly atMinute: number;
  readonly refund: Minor;
}

const closings: Partial<Record<CloseReason, TraceState>> = {
  unpaid_cancelled: "cancelled_unpaid",
  unpaid_expired: "closed_unpaid",
  cancel_approved: "cancelled_approved",
  cancel_auto: "cancelled_auto",
  ship_by_expired: "closed_ship_timeout",
};

/** How far an order must have come for its end to be known. */
export type Ended = Pick<Order, "no" | "closeReason" | "closedAt" | "shippedAt"> & { readonly refunded: Minor };

/** The end of a recorded order, when no timer is left. Throws for an order no recording can bring about: that is a bug of the law. */
export function resultOf(id: string, { no, closeReason, closedAt, shippedAt, refunded }: Ended): TraceResult {
  const state = closeReason === null ? (shippedAt === null ? undefined : "shipped") : closings[closeReason];
  const at = closeReason === null ? shippedAt : closedAt;
  if (!state || at === null) throw new Error(`order ${no} (${id}) came to no end that a recording knows: ${closeReason ?? "still open"}`);
  return { id, state, atMinute: Math.floor(at / minutes(1)), refund: refunded };
}

/** What was given back of an order, over all its refunds. */
export const refundedOf = (order: Order): Minor => order.refunds.reduce((sum, refund) => sum + refund.amount, 0);

/** The results as a file: one line each, in the order of the recording. */
export const resultsCsv = (results: readonly TraceResult[]): string =>
  ["id,state,at_minute,refund_minor", ...results.map(({ id, state, atMinute, refund }) => `${field(id)},${state},${atMinute},${refund}`), ""].join("\n");

/** A text that holds a comma, a quote or a line break stands in quotes. */
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
