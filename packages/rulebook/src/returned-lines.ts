import type { Minor, Order, OrderLine, Terms } from "./order.ts";
import { platformLost, refundable } from "./regions.ts";

const named = (order: Order, lines: readonly number[]): readonly OrderLine[] => order.lines.filter(({ no }) => lines.includes(no));

/** What the units of these lines cost the buyer, without those an amendment took away. */
export function totalOf(order: Order, lines: readonly number[]): Minor {
  let sum = 0;
  for (const { unitTotals, quantity } of named(order, lines)) for (const total of unitTotals.slice(0, quantity)) sum += total;
  return sum;
}

/**
 * The platform's subsidy that comes back with a refund: all of it with the last of what can be refunded, the share of lines that
 * were returned for their whole price, else none. What the platform bore itself brings none back.
 */
export function subsidyBack(order: Order, amount: Minor, { withReturn, lines }: Pick<Terms, "withReturn" | "lines">): Minor {
  if (amount === refundable(order)) return platformLost(order) ? 0 : order.subsidy;
  if (!withReturn || lines.length === 0 || amount < totalOf(order, lines)) return 0;
  let share = 0;
  for (const line of named(order, lines)) share += line.platformDiscount;
  return Math.min(share, order.subsidy);
}
