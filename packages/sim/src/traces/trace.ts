import type { Minor, Ms, OutsideRail } from "@souk/rulebook";

/** One order as it was recorded somewhere: what was bought, and when each of its people acted. Spans are counted as each field says. */
export interface Trace {
  readonly id: string;
  readonly checkout: string;
  /** When it was placed, at a whole minute. */
  readonly at: Ms;
  readonly buyer: string;
  readonly store: string;
  readonly country: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice: Minor }[];
  readonly rail: OutsideRail;
  /** From placing to paying; null: never paid. */
  readonly payAfter: Ms | null;
  /** The processing time the store promised, counted from payment. */
  readonly processing: Ms;
  /** From paying to handing over; null: never shipped. */
  readonly shipAfter: Ms | null;
  /** From a request to the seller's answer; null: silent. */
  readonly answerAfter: Ms | null;
  /** What the seller says to any request. */
  readonly approves: boolean;
  /** From placing to each time the buyer asked to cancel, in order. */
  readonly cancelsAfter: readonly Ms[];
}
