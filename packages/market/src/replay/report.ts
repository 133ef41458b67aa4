import { hash } from "node:crypto";
import { traceStates, type Requests, type TraceResult, type TraceState } from "@souk/sim";
import type { Minor, Ms } from "@souk/rulebook";
import type { Violation } from "../invariants/check.ts";

/** The money of a replayed market: all that was taken is given back, still held, or the sellers' and the platform's. Minor units. */
export interface ReplayMoney {
  readonly paid: Minor;
  readonly refunded: Minor;
  readonly held: Minor;
  readonly commission: Minor;
}

/** What a replay came to; the same in both engines. */
export interface Replayed {
  /** In the order of the recording. */
  readonly results: readonly TraceResult[];
  readonly requests: Requests;
  readonly money: ReplayMoney;
  readonly fired: number;
  /** When the last thing happened. */
  readonly lastAt: Ms;
  /** Of every stream's head: equal worlds have equal digests. */
  readonly digest: string;
  /** What the market promises and did not keep. */
  readonly broken: readonly (Violation & { readonly promise: string })[];
}

/** The digest of a market whose heads are this text. */
export const digestOfText = (text: string): string => hash("sha256", text, "hex");

/** The summary as it is written: names in snake_case, amounts in minor units, instants in ISO 8601. */
export function summaryOf({ results, requests, money, fired, lastAt, digest, broken }: Replayed) {
  const states = Object.fromEntries(traceStates.map((state) => [state, 0])) as Record<TraceState, number>;
  for (const { state } of results) states[state] += 1;
  return {
    orders: results.length,
    states,
    requests: {
      asked: requests.asked,
      refused: { too_late: requests.refusedTooLate, closed: requests.refusedClosed, already_pending: requests.refusedAlreadyPending },
      rejected: requests.rejected,
      overtaken: requests.overtaken,
    },
    money: {
      paid_minor: money.paid,
      refunded_minor: money.refunded,
      held_minor: money.held,
      to_sellers_minor: money.paid - money.refunded - money.held - money.commission,
      commission_minor: money.commission,
    },
    deadlines_fired: fired,
    last_at: new Date(lastAt).toISOString(),
    digest,
    invariants: { ok: broken.length === 0, broken },
  };
}
export type ReplaySummary = ReturnType<typeof summaryOf>;
