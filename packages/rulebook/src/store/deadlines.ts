import { after, nextQuarter } from "../calendar.ts";
import type { Store, StoreDeadline } from "../order.ts";
import type { Policy } from "../policy.ts";
import { storeDeadlineKinds, type StoreDeadlineKind } from "../states.ts";
import type { Ms } from "../time.ts";

export interface WantedOfStore {
  readonly kind: StoreDeadlineKind;
  readonly due: Ms;
}

/** The deadlines a store should have as it stands (2.5). None of them is ever suspended. */
export function storeDeadlinesOf(store: Store, policy: Policy): WantedOfStore[] {
  const wanted: WantedOfStore[] = [];
  const { investigation, blockedAt } = store;
  if (store.state === "frozen" && investigation) {
    if (investigation.evidenceAt === null) wanted.push({ kind: "freeze_evidence", due: after(investigation.openedAt, policy.freezeEvidence, policy.calendar) });
    wanted.push({ kind: "freeze_decision", due: after(investigation.openedAt, policy.freezeDecision, policy.calendar) });
  }
  if (store.state === "blocked" && blockedAt !== null) {
    if (store.appeal === null) wanted.push({ kind: "store_appeal_end", due: blockedAt + policy.storeAppeal });
    if (store.withheldDecision === null) wanted.push({ kind: "withheld_end", due: blockedAt + policy.withheld });
  }
  const ends = store.sanctions.flatMap(({ until }) => until ?? []);
  if (ends.length > 0) wanted.push({ kind: "sanction_end", due: Math.min(...ends) });
  // Asked of the row that runs: the shelf's events, which count too, may come later than a quarter's end that nobody has settled yet.
  if (store.points > 0) wanted.push({ kind: "points_reset", due: storeDueOf(store, "points_reset") ?? nextQuarter(store.lastEventAt, policy.calendar) });
  return wanted;
}

/** Brings a store's rows to what is wanted, as `rearm` does for an order's. */
export function rearmStore(rows: readonly StoreDeadline[], wanted: readonly WantedOfStore[]): readonly StoreDeadline[] {
  const next = rows.map((row): StoreDeadline => {
    if (row.state !== "armed") return row;
    const want = wanted.find(({ kind }) => kind === row.kind);
    return want?.due === row.due ? row : { ...row, state: want ? "superseded" : "disarmed" };
  });
  for (const { kind, due } of wanted) {
    const own = next.filter((row) => row.kind === kind);
    if (own.some((row) => row.state === "armed" || (row.state === "fired" && row.due === due))) continue;
    next.push({ kind, generation: Math.max(0, ...own.map((row) => row.generation)) + 1, state: "armed", due, firedAt: null });
  }
  return next;
}

/** Marks an armed deadline of a store as fired; firing early or twice is a bug, never a state. */
export function fireOfStore(rows: readonly StoreDeadline[], which: Pick<StoreDeadline, "kind" | "generation">, at: Ms): readonly StoreDeadline[] {
  const row = rows.find((r) => r.kind === which.kind && r.generation === which.generation);
  if (row?.state !== "armed" || at < row.due) throw new Error(`The deadline ${which.kind}, generation ${which.generation}, of the store cannot fire at ${at}.`);
  return rows.map((other) => (other === row ? { ...row, state: "fired", firedAt: at } : other));
}

/** When this kind of deadline is due, or null when none is armed. */
export const storeDueOf = (store: Store, kind: StoreDeadlineKind): Ms | null =>
  store.deadlines.find((row) => row.kind === kind && row.state === "armed")?.due ?? null;

/** Place among a store's deadlines of one instant. */
export const storePriorityOf = (kind: StoreDeadlineKind): number => storeDeadlineKinds.indexOf(kind);

/** The armed deadline that fires next, or null. */
export function nextDueOfStore(store: Store): StoreDeadline | null {
  let next: StoreDeadline | null = null;
  for (const row of store.deadlines) {
    if (row.state !== "armed") continue;
    if (next === null || row.due < next.due || (row.due === next.due && storePriorityOf(row.kind) < storePriorityOf(next.kind))) next = row;
  }
  return next;
}
