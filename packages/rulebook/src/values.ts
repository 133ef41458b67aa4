import type { Minor } from "./order.ts";

/** A whole amount that fits an integer exactly. */
export const isAmount = (amount: Minor): boolean => Number.isSafeInteger(amount);
