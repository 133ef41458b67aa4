import type { BuyerEvent, OrderEvent, StoreEvent } from "@souk/rulebook";
import { putCanonical, putText } from "./canonical.ts";

type AnyEvent = OrderEvent | StoreEvent | BuyerEvent;

let bytes = new Uint8Array(1 << 16);

/**
 * What one link of a chain is taken over: the previous head and the events of one step, a line each, without world or real time; as UTF-8,
 * since nobody but the hash looks at it. The bytes are good until the next preimage is made.
 */
export function preimage(head: string, events: readonly AnyEvent[]): Uint8Array {
  for (;;) {
    const end = putStep(bytes, head, events);
    if (end <= bytes.length) return bytes.subarray(0, end);
    // What does not fit an array of bytes is dropped: now its size is known.
    bytes = new Uint8Array(2 * end);
  }
}

function putStep(into: Uint8Array, head: string, events: readonly AnyEvent[]): number {
  let at = putText(into, head, 0);
  for (const event of events) {
    into[at] = newLine;
    into[at + 1] = bracket;
    at = putField(into, event.n, at + 2);
    at = putField(into, event.at, at);
    at = putField(into, event.rule, at);
    at = putField(into, event.by.party, at);
    at = putField(into, event.by.person, at);
    at = putField(into, (event as OrderEvent).fired ?? null, at);
    at = putCanonical(into, event.body, at);
    into[at] = closingBracket;
    at += 1;
  }
  return at;
}

const [newLine, comma, bracket, closingBracket] = [0x0a, 0x2c, 0x5b, 0x5d];

function putField(into: Uint8Array, value: unknown, at: number): number {
  const end = putCanonical(into, value, at);
  into[end] = comma;
  return end + 1;
}

/** Two worlds are equal when this text is: every stream's name and head, sorted. Hash it for a digest. */
export function digestText(heads: Iterable<readonly [stream: string, head: string]>): string {
  return [...heads]
    .map(([stream, head]) => `${stream} ${head}`)
    .toSorted()
    .join("\n");
}
