/** Each bucket is a quarter wider than the one before: a percentile is known to 25 %. The last takes everything above half an hour. */
const growth = 1.25;
const bucketCount = 65;

/** How late deadlines were fired, counted in buckets; never more memory, however many fire. */
export class Lateness {
  readonly #buckets = new Array<number>(bucketCount).fill(0);
  #count = 0;
  #max = 0;

  add(lateMs: number, times: number): void {
    const late = Math.max(0, lateMs);
    const bucket = late <= 1 ? 0 : Math.min(bucketCount - 1, Math.ceil(Math.log(late) / Math.log(growth)));
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + times;
    this.#count += times;
    this.#max = Math.max(this.#max, late);
  }

  /** The lateness, in milliseconds, that this share of all deadlines stayed within; 0 when none has fired. */
  percentile(share: number): number {
    let left = this.#count * share;
    for (const [bucket, count] of this.#buckets.entries()) {
      left -= count;
      if (count > 0 && left <= 0) return Math.min(Math.ceil(growth ** bucket), Math.ceil(this.#max));
    }
    return 0;
  }

  get count(): number {
    return this.#count;
  }

  get maxMs(): number {
    return Math.ceil(this.#max);
  }
}
