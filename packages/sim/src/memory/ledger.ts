import type { MetricDelta, Minor } from "@souk/rulebook";
import { Books } from "../books.ts";
import type { Slice, Stream } from "../slice.ts";

/** The books of a market in memory: what stands on each account, and the counters. Messages have no readers there and are not written. */
export class Ledger extends Books {
  /** Debit +; what has been emptied is not there. */
  readonly balances = new Map<string, Minor>();
  readonly counters = new Map<string, Map<string, number>>();

  constructor(slice: Slice, opening: Iterable<{ readonly account: string; readonly amount: Minor }>) {
    super(slice);
    for (const { account, amount } of opening) this.#add(account, amount);
  }

  notify(): void {}
  protected tell(): void {}
  protected credited(): void {}
  protected moved(): void {}
  protected changed(): void {}

  protected enter(_stream: Stream, _n: number, _k: number, account: string, amount: Minor): void {
    this.#add(account, amount);
  }

  protected count({ subject, key, by }: MetricDelta): void {
    const counters = this.counters.get(subject);
    if (counters) counters.set(key, (counters.get(key) ?? 0) + by);
    else this.counters.set(subject, new Map([[key, by]]));
  }

  #add(account: string, amount: Minor): void {
    const balance = (this.balances.get(account) ?? 0) + amount;
    if (balance === 0) this.balances.delete(account);
    else this.balances.set(account, balance);
  }
}
