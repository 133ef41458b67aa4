import type { Tab } from "../api-types.ts";

/** The tabs of the queue in the order of an order's life. */
export const tabs = [
  "unpaid",
  "verifying",
  "to_ship",
  "cancellation_requests",
  "shipped",
  "in_dispute",
  "frozen",
  "completed",
  "all",
] as const satisfies readonly Tab[];

export const isTab = (value: string | undefined): value is Tab => (tabs as readonly (string | undefined)[]).includes(value);
