import type { Deadline, Order } from "./order.ts";
import { deadlineKinds, type DeadlineKind } from "./states.ts";
import type { Ms } from "./time.ts";

/** A deadline the order should have now. `remaining` is null while it runs, and what is left while something suspends it. */
export interface Wanted {
  readonly kind: DeadlineKind;
  readonly subject: string;
  readonly due: Ms;
  readonly outcome: string;
  readonly remaining: Ms | null;
}

const priorities: Readonly<Record<DeadlineKind, number>> = Object.fromEntries(deadlineKinds.map((kind, i) => [kind, i])) as Record<DeadlineKind, number>;

/** Place of a deadline kind in the order of rules.md 2.2.4; the lower fires first at equal instants. */
export const priorityOf = (kind: DeadlineKind): number => priorities[kind];

const live = (row: Deadline): boolean => row.state === "armed" || row.state === "suspended";

/**
 * Brings the rows to what is wanted (2.2.5): a live row that is no longer wanted is disarmed, one whose instant moved is superseded by
 * its next generation, a new one is armed. Answers the same array when nothing changes.
 */
export function rearm(rows: readonly Deadline[], wanted: readonly Wanted[]): readonly Deadline[] {
  let next: Deadline[] | null = null;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Deadline;
    if (!live(row)) continue;
    const becomes = change(row, wantedOf(row, wanted));
    if (becomes !== row) (next ??= [...rows])[i] = becomes;
  }
  for (const want of wanted) {
    let generation = 0;
    let settled = false;
    for (const row of next ?? rows) {
      if (row.kind !== want.kind || row.subject !== want.subject) continue;
      generation = Math.max(generation, row.generation);
      settled ||= live(row) || (row.state === "fired" && row.due === want.due);
    }
    if (settled) continue;
    const state = want.remaining === null ? "armed" : "suspended";
    const { kind, subject, due, remaining, outcome } = want;
    (next ??= [...rows]).push({ kind, subject, generation: generation + 1, state, due, remaining, firedAt: null, outcome });
  }
  return next ?? rows;
}

function wantedOf(row: Deadline, wanted: readonly Wanted[]): Wanted | undefined {
  for (const want of wanted) if (want.kind === row.kind && want.subject === row.subject) return want;
  return undefined;
}

/** What a live row becomes beside what is wanted of it. */
function change(row: Deadline, want: Wanted | undefined): Deadline {
  if (!want) return { ...row, state: "disarmed" };
  if (want.due !== row.due) return { ...row, state: "superseded" };
  if (want.remaining !== null)
    return row.state === "suspended" && row.remaining === want.remaining ? row : { ...row, state: "suspended", remaining: want.remaining };
  if (row.state === "suspended") return { ...row, state: "superseded" };
  return row.outcome === want.outcome ? row : { ...row, outcome: want.outcome };
}

/** Which deadline of an order. */
export interface Which {
  readonly kind: DeadlineKind;
  readonly subject: string;
  readonly generation: number;
}

/** Finds a deadline row by its key. */
export const rowOf = (rows: readonly Deadline[], which: Which): Deadline | undefined => rows.find((row) => isThat(row, which));

const isThat = (row: Deadline, which: Which): boolean => row.kind === which.kind && row.subject === which.subject && row.generation === which.generation;

const nameOf = ({ kind, subject, generation }: Which): string => `${kind}${subject && ` ${subject}`}, generation ${generation},`;

/** Marks an armed deadline as fired. It throws when the row is not armed or not yet due: firing early or twice is a bug, never a state. */
export function fire(rows: readonly Deadline[], which: Which, at: Ms): readonly Deadline[] {
  const place = rows.findIndex((row) => isThat(row, which));
  const row = rows[place];
  if (row?.state !== "armed") throw new Error(`The deadline ${nameOf(which)} cannot fire: it is ${row ? row.state : "not there"}.`);
  if (at < row.due) throw new Error(`The deadline ${nameOf(which)} cannot fire at ${at}: it is due at ${row.due}.`);
  return rows.with(place, { ...row, state: "fired", firedAt: at });
}

/** The live row of a kind (armed or suspended), the earliest when several refunds have one. */
export function liveRow(order: Order, kind: DeadlineKind): Deadline | null {
  let found: Deadline | null = null;
  for (const row of order.deadlines) if (row.kind === kind && live(row) && (found === null || row.due < found.due)) found = row;
  return found;
}

/** When this kind of deadline is due, or null when none is armed. */
export function dueOf(order: Order, kind: DeadlineKind): Ms | null {
  const row = liveRow(order, kind);
  return row?.state === "armed" ? row.due : null;
}

/** The armed deadline that fires next, in the order of rules.md 2.2.4, or null. */
export function nextDue(order: Order): Deadline | null {
  let next: Deadline | null = null;
  for (const row of order.deadlines) {
    if (row.state !== "armed") continue;
    if (next === null || row.due < next.due || (row.due === next.due && comesBefore(row, next))) next = row;
  }
  return next;
}

const comesBefore = (a: Deadline, b: Deadline): boolean => (a.kind === b.kind ? a.subject < b.subject : priorityOf(a.kind) < priorityOf(b.kind));
