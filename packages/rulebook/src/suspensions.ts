import { deadlineCatalogue } from "./deadline-catalogue.ts";
import type { Order, Suspension } from "./order.ts";
import type { DeadlineKind } from "./states.ts";
import type { Ms } from "./time.ts";

export interface Span {
  readonly from: Ms;
  readonly to: Ms | null;
}

/** Whether a cause stops deadlines of this kind (2.2.7). */
function stops(cause: Suspension["cause"], kind: DeadlineKind): boolean {
  const { stopsWhileFrozen, alsoStops } = deadlineCatalogue[kind];
  return cause === "store_investigation" || cause === "chargeback" ? stopsWhileFrozen : alsoStops.includes(cause);
}

/**
 * When something of this length that counts from `from` is due, with the spans in which it stood still. Overlapping spans count once;
 * what began before `from` counts from there, so what is armed inside a span keeps its full length. `remaining` is what was left when
 * the span that still lasts began, and null while time runs. A span that begins when the time is over, or later, moves nothing.
 */
export function dueAfter(from: Ms, length: Ms, spans: readonly Span[]): { readonly due: Ms; readonly remaining: Ms | null } {
  let due = from + length;
  let reached = from;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(span.from, reached);
    if (start >= due) break;
    if (span.to === null) return { due, remaining: due - start };
    if (span.to <= start) continue;
    due += span.to - start;
    reached = span.to;
  }
  return { due, remaining: null };
}

/** The spans of an order that stop deadlines of this kind. */
export const spansFor = (order: Order, kind: DeadlineKind): readonly Span[] =>
  order.suspensions.length === 0 ? order.suspensions : order.suspensions.filter(({ cause }) => stops(cause, kind));
