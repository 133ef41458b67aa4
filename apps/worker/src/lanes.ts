/**
 * Work by key: never twice at once for one key, and at most `width` keys at once. Asking for a key that is at work makes it work once
 * more afterwards, however many ask. Whoever asks is answered when the key has come to rest.
 */
export class Lanes {
  readonly #busy = new Map<string, { again: boolean; rest: Promise<void> }>();
  readonly #queue: (() => void)[] = [];
  #free: number;

  constructor(width: number) {
    this.#free = width;
  }

  /** `work` must not reject: it says itself what went wrong. */
  run(key: string, work: () => Promise<void>): Promise<void> {
    const lane = this.#busy.get(key);
    if (lane) {
      lane.again = true;
      return lane.rest;
    }
    const fresh = { again: false, rest: Promise.resolve() };
    this.#busy.set(key, fresh);
    fresh.rest = this.#work(key, fresh, work);
    return fresh.rest;
  }

  /** Resolves when nothing is at work any more. */
  async rest(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(Array.from(this.#busy.values(), (lane) => lane.rest));
  }

  async #work(key: string, lane: { again: boolean }, work: () => Promise<void>): Promise<void> {
    // Also lets the caller put the lane on the table before anything happens in it.
    await this.#turn();
    try {
      do {
        lane.again = false;
        await work();
      } while (lane.again);
    } finally {
      this.#busy.delete(key);
      this.#free += 1;
      this.#queue.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#free === 0) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#free -= 1;
  }
}
