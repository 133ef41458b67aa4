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

/**
 * A binary heap of deadlines, their instants beside them in an array of plain numbers: nearly all comparisons are between two of those.
 * Entries are never removed when a deadline moves: whoever pops one checks that it still stands.
 */
export class Agenda {
  readonly #items: AnyDue[] = [];
  readonly #instants: Ms[] = [];

  get size(): number {
    return this.#items.length;
  }

  peek(): AnyDue | undefined {
    return this.#items[0];
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
    const { due } = item;
    let at = this.#items.length;
    this.#items.push(item);
    this.#instants.push(due);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#precedes(due, item, up)) break;
      this.#move(up, at);
      at = up;
    }
    this.#put(at, due, item);
  }

  pop(): AnyDue | undefined {
    const top = this.#items[0];
    const last = this.#items.pop();
    const due = this.#instants.pop();
    const size = this.#items.length;
    if (last === undefined || due === undefined || size === 0) return top;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      if (right < size && this.#precedes(this.#instants[right] as Ms, this.#items[right] as AnyDue, child)) child = right;
      if (this.#precedes(due, last, child)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, due, last);
    return top;
  }

  /** Whether something due then comes before what stands at this place. */
  #precedes(due: Ms, item: AnyDue, place: number): boolean {
    const other = this.#instants[place] as Ms;
    return due === other ? before(item, this.#items[place] as AnyDue) : due < other;
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#instants[from] as Ms, this.#items[from] as AnyDue);
  }

  #put(place: number, due: Ms, item: AnyDue): void {
    this.#instants[place] = due;
    this.#items[place] = item;
  }
}
