const firstPauseMs = 500;
const longestPauseMs = 30_000;

/** Leaves what keeps failing alone for a while, each time twice as long. */
export class Restraint {
  readonly #failures = new Map<string, { times: number; until: number }>();

  holds(key: string): boolean {
    return performance.now() < (this.#failures.get(key)?.until ?? 0);
  }

  /** Notes a failure; answers for how many milliseconds it is now left alone. */
  failed(key: string): number {
    const times = (this.#failures.get(key)?.times ?? 0) + 1;
    const pauseMs = Math.min(firstPauseMs * 2 ** (times - 1), longestPauseMs);
    this.#failures.set(key, { times, until: performance.now() + pauseMs });
    return pauseMs;
  }

  forget(key: string): void {
    this.#failures.delete(key);
  }
}
