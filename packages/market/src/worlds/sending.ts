import { setImmediate } from "node:timers/promises";

/** Statements of one connection that are under way: they are carried out in the order they were sent, while the sender goes on. */
export class Sending {
  readonly #sent: Promise<unknown>[] = [];

  /** Adds a statement; what goes wrong with it comes out of `arrived`. */
  send(statement: PromiseLike<unknown>): void {
    const promise = Promise.resolve(statement);
    promise.catch(() => {});
    this.#sent.push(promise);
  }

  /** Lets what was sent leave this process before a long computation. */
  flushed(): Promise<void> {
    return setImmediate();
  }

  /** Waits for all of them; fails with the first that failed. */
  async arrived(): Promise<void> {
    await Promise.all(this.#sent);
  }
}
