import {
  type Deadline,
  type DeadlineKind,
  type Ms,
  type StoreAct,
  type StoreDeadline,
  type StoreDeadlineKind,
  priorityOf,
  storePriorityOf,
} from "@souk/rulebook";

/** One deadline of an order waiting its turn. */
export interface Due {
  readonly due: Ms;
  readonly orderNo: number;
  readonly kind: DeadlineKind;
  readonly subject: string;
  readonly generation: number;
}

/** One deadline of a store. */
export interface StoreDue {
  readonly due: Ms;
  readonly storeId: number;
  readonly kind: StoreDeadlineKind;
  readonly generation: number;
}

/** One order that has to follow an act of its store, at the act's own instant. */
export interface FollowDue {
  readonly due: Ms;
  readonly orderNo: number;
  readonly act: StoreAct;
}

export type AnyDue = Due | StoreDue | FollowDue;

/**
 * What comes first at one instant (2.2.4): a store's deadlines, then the orders that follow what its clock did, then the orders'
 * deadlines; what a person did came after those, and so do the orders that follow it.
 */
const classOf = (item: AnyDue): number => ("act" in item ? (item.act.byClock ? 1 : 3) : "storeId" in item ? 0 : 2);

/** The order of rules.md 2.2.4: instant, class, priority of the kind, then order or store, then subject. */
export function before(a: AnyDue, b: AnyDue): boolean {
  if (a.due !== b.due) return a.due < b.due;
  const [classA, classB] = [classOf(a), classOf(b)];
  if (classA !== classB) return classA < classB;
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA < rankB;
  const [keyA, keyB] = [keyOf(a), keyOf(b)];
  if (keyA !== keyB) return keyA < keyB;
  return "subject" in a && "subject" in b && a.subject < b.subject;
}

const rankOf = (item: AnyDue): number => ("act" in item ? item.act.no : "storeId" in item ? storePriorityOf(item.kind) : priorityOf(item.kind));
const keyOf = (item: AnyDue): number => ("storeId" in item ? item.storeId : item.orderNo);

/** A binary heap of deadlines. Entries are never removed when a deadline moves: whoever pops one checks that it still stands. */
export class Agenda {
  readonly #heap: AnyDue[] = [];

  get size(): number {
    return this.#heap.length;
  }

  peek(): AnyDue | undefined {
    return this.#heap[0];
  }

  /** Adds the armed deadlines of an order that do not stand in the same place before: those are on the agenda already. */
  addArmed(orderNo: number, before: readonly Deadline[], deadlines: readonly Deadline[]): void {
    for (let i = 0; i < deadlines.length; i++) {
      const d = deadlines[i] as Deadline;
      if (d.state === "armed" && d !== before[i]) this.push({ due: d.due, orderNo, kind: d.kind, subject: d.subject, generation: d.generation });
    }
  }

  /** Adds the armed deadlines of a store. */
  addStore(storeId: number, deadlines: readonly StoreDeadline[]): void {
    for (const d of deadlines) if (d.state === "armed") this.push({ due: d.due, storeId, kind: d.kind, generation: d.generation });
  }

  /** Adds the acts an order has still to follow. */
  addActs(orderNo: number, acts: readonly StoreAct[]): void {
    for (const act of acts) this.push({ due: act.at, orderNo, act });
  }

  push(item: AnyDue): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up] as AnyDue;
      if (!before(item, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = item;
  }

  pop(): AnyDue | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as AnyDue, heap[child] as AnyDue)) child += 1;
      const item = heap[child] as AnyDue;
      if (!before(item, last)) break;
      heap[at] = item;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
