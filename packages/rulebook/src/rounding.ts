import type { Minor } from "./order.ts";

/** Floor of a*b/c with its remainder, exact also where a*b leaves the safe integers. */
function mulDiv(a: number, b: number, c: number): { readonly quotient: number; readonly remainder: number } {
  const product = a * b;
  if (Number.isSafeInteger(product)) {
    const remainder = product % c;
    return { quotient: (product - remainder) / c, remainder };
  }
  const exact = BigInt(a) * BigInt(b);
  return { quotient: Number(exact / BigInt(c)), remainder: Number(exact % BigInt(c)) };
}

/** A percentage discount of an amount >= 0, in basis points, rounded down: never more than advertised (rules.md R-2). */
export const percentDown = (amount: Minor, bps: number): Minor => mulDiv(amount, bps, 10_000).quotient;

/** A fee of an amount >= 0, in basis points, half up (rules.md R-3). */
export function halfUp(amount: Minor, bps: number): Minor {
  const { quotient, remainder } = mulDiv(amount, bps, 10_000);
  return quotient + (remainder * 2 >= 10_000 ? 1 : 0);
}

/**
 * Spreads `amount` over `weights`: the floor of each share, then one unit each by largest remainder, ties to the lower line.
 * The shares sum to `amount` exactly, and none exceeds its weight while `amount` does not exceed their sum. All weights 0: all shares 0.
 */
export function spread(amount: Minor, weights: readonly Minor[]): Minor[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (sum === 0) return weights.map(() => 0);
  const shares: Minor[] = [];
  const remainders: number[] = [];
  let left = amount;
  for (const weight of weights) {
    const { quotient, remainder } = mulDiv(amount, weight, sum);
    shares.push(quotient);
    remainders.push(remainder);
    left -= quotient;
  }
  for (; left > 0; left--) {
    let best = 0;
    for (let i = 1; i < remainders.length; i++) if ((remainders[i] as number) > (remainders[best] as number)) best = i;
    shares[best] = (shares[best] as number) + 1;
    remainders[best] = -1;
  }
  return shares;
}

/** A line's total split over its units: 858 over 3 is 286 each, 3435 over 2 is 1718 + 1717. */
export function perUnit(total: Minor, quantity: number): Minor[] {
  const rest = total % quantity;
  const floor = (total - rest) / quantity;
  return new Array<Minor>(quantity).fill(floor).fill(floor + 1, 0, rest);
}
