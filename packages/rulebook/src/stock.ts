import type { OrderEvent } from "./events.ts";
import type { Amendment, Minor, Order, OrderLine } from "./order.ts";

/** What an event does to the stock of a variant; free units are `onHand - reserved`. */
export interface StockDelta {
  readonly variantId: number;
  readonly onHand: number;
  readonly reserved: number;
}

/** Each unit of a line is reserved once, and then released, put back, sold or written off once (rules.md 6.18). */
export function stockOf(event: OrderEvent, before: Order | null, after: Order): readonly StockDelta[] {
  const { body } = event;
  switch (body.type) {
    case "order_placed":
      return perLine(after, (line) => (line.stockMode === "on_order" ? { onHand: 0, reserved: line.quantity } : null));
    case "order_paid":
      return perLine(after, (line) => (line.stockMode === "on_payment" ? { onHand: 0, reserved: line.quantity } : null));
    case "order_shipped":
      return perLine(after, (line) => (line.stockMode === "untracked" ? null : { onHand: -line.quantity, reserved: -line.quantity }));
    case "order_closed": {
      const left = body.writtenOff.map(({ variantId, units }) => ({ variantId, onHand: -units, reserved: 0 }));
      if (after.shippedAt !== null) return body.restock ? [...perLine(after, putBack), ...left] : left;
      const own = perLine(after, (line) => (isReserved(line, after) ? { onHand: body.restock ? 0 : -line.quantity, reserved: -line.quantity } : null));
      return [...own, ...left];
    }
    case "order_amended":
      return before ? [...reserving(before, -1), ...reserving(after, 1)] : none;
    default:
      return none;
  }
}

const none: readonly StockDelta[] = [];

/** What was sold and came back to the seller. */
const putBack = (line: OrderLine) => (line.stockMode === "untracked" ? null : { onHand: line.quantity, reserved: 0 });

/** The units an unshipped order holds, taken or let go. */
const reserving = (order: Order, sign: 1 | -1): StockDelta[] =>
  perLine(order, (line) => (isReserved(line, order) ? { onHand: 0, reserved: sign * line.quantity } : null));

/** What the units that fall away had cost (T21): the last ones of each line, as frozen at placing. */
export function droppedBy(order: Order, { lines }: Amendment): Minor {
  let sum = 0;
  for (const { no, quantity } of lines) {
    const line = order.lines.find((l) => l.no === no);
    for (const total of line?.unitTotals.slice(quantity, line.quantity) ?? []) sum += total;
  }
  return sum;
}

/** Whether a line that never shipped holds units: from placing, or from payment. */
const isReserved = (line: OrderLine, order: Order): boolean => line.stockMode === "on_order" || (line.stockMode === "on_payment" && order.paidAt !== null);

function perLine(order: Order, delta: (line: OrderLine) => { onHand: number; reserved: number } | null): StockDelta[] {
  const deltas: StockDelta[] = [];
  for (const line of order.lines) {
    const moved = delta(line);
    if (moved) deltas.push({ variantId: line.variantId, ...moved });
  }
  return deltas;
}
