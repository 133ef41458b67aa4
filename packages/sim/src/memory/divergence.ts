import type { OrderEvent } from "@souk/rulebook";
import { canonical } from "../canonical.ts";

/** What is compared of an event: all that its link is taken over, and the link. */
export interface Logged extends Pick<OrderEvent, "n" | "at" | "rule" | "by"> {
  readonly fired: { readonly kind: string; readonly subject: string; readonly generation: number } | null;
  readonly body: { readonly type: string };
  readonly hash: string;
}

/** The events of each stream, in order. */
export type Log = ReadonlyMap<string, readonly Logged[]>;

/** Where two markets first part: the stream, and what each of them has there (null: nothing any more). */
export interface Divergence {
  readonly stream: string;
  readonly left: Logged | null;
  readonly right: Logged | null;
}

/**
 * The earliest event in which two markets differ, or null when they are equal. Streams with equal heads are equal; in the others the last
 * common link is found by halving, since what comes after the first difference differs too.
 */
export function firstDivergence(left: Log, right: Log): Divergence | null {
  let first: Divergence | null = null;
  for (const stream of new Set([...left.keys(), ...right.keys()])) {
    const [ours, theirs] = [left.get(stream) ?? [], right.get(stream) ?? []];
    if (ours.at(-1)?.hash === theirs.at(-1)?.hash && ours.length === theirs.length) continue;
    const found = differing(stream, ours, theirs);
    if (first === null || instantOf(found) < instantOf(first) || (instantOf(found) === instantOf(first) && stream < first.stream)) first = found;
  }
  return first;
}

const instantOf = ({ left, right }: Divergence): number => Math.min(left?.at ?? Number.POSITIVE_INFINITY, right?.at ?? Number.POSITIVE_INFINITY);

function differing(stream: string, left: readonly Logged[], right: readonly Logged[]): Divergence {
  let [common, beyond] = [0, Math.min(left.length, right.length)];
  while (common < beyond) {
    const middle = (common + beyond) >> 1;
    if (left[middle]?.hash === right[middle]?.hash) common = middle + 1;
    else beyond = middle;
  }
  // All events of a step share its link: of those the first that really differs.
  let at = common;
  while (left[at] && right[at] && textOf(left[at]) === textOf(right[at])) at += 1;
  return { stream, left: left[at] ?? null, right: right[at] ?? null };
}

const textOf = (event: Logged | null | undefined): string =>
  event ? canonical([event.n, event.at, event.rule, event.by, event.fired, event.body]) : "nothing";

/** A divergence in words. */
export const divergenceText = ({ stream, left, right }: Divergence, names: readonly [left: string, right: string]): string =>
  `the markets part in ${stream}:\n  ${names[0]}: ${textOf(left)}\n  ${names[1]}: ${textOf(right)}`;
