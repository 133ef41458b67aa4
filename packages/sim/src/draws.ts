/**
 * Chance is an argument: every draw is a pure function of the world's seed, the entity, the purpose and a counter,
 * never a shared stream, so the same seed gives the same world whatever order workers take things in.
 */

/** Mixes a text into two 32-bit lanes (xor-multiply per character, then an avalanche), enough for draws that nobody attacks. */
function lanes(text: string): [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x9e3779b1);
    b = Math.imul(b ^ c, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  a ^= Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b);
  b ^= Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
  b = Math.imul(b ^ (b >>> 15), 0x297a2d39);
  return [(a ^ (a >>> 16)) >>> 0, (b ^ (b >>> 16)) >>> 0];
}

/** A number in [0, 1) for this seed, entity ("order:1001"), purpose ("refund_credit") and counter. */
export function draw(seed: string, entity: string, purpose: string, k = 0): number {
  const [high, low] = lanes(`${seed}\u0000${entity}\u0000${purpose}\u0000${k}`);
  return ((high >>> 5) * 0x4000000 + (low >>> 6)) / 0x20000000000000;
}

/** A whole number in [from, to]. */
export const drawInt = (u: number, from: number, to: number): number => from + Math.floor(u * (to - from + 1));

/** One of the items; the list must not be empty. */
export function drawOne<T>(u: number, items: readonly T[]): T {
  const item = items[Math.floor(u * items.length)];
  if (item === undefined) throw new Error("drawOne needs at least one item");
  return item;
}

/** Reads an inverse cumulative distribution given as evenly spaced quantiles, linear in between. */
export function drawFrom(u: number, quantiles: readonly number[]): number {
  const at = u * (quantiles.length - 1);
  const low = Math.floor(at);
  const a = quantiles[low] ?? 0;
  const b = quantiles[low + 1] ?? a;
  return a + (b - a) * (at - low);
}

/** Sampled delays are whole seconds, so that no machine's rounding can tell two engines apart. */
export const wholeSeconds = (ms: number): number => Math.round(ms / 1_000) * 1_000;
