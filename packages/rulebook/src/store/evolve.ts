import type { StoreEvent, StoreEventBody, StoreEventType } from "../events.ts";
import type { Store } from "../order.ts";
import type { StoreActKind, StoreState } from "../states.ts";

type Of<T extends StoreEventType> = Extract<StoreEventBody, { type: T }>;
type Draft = { -readonly [K in keyof Store]: Store[K] };

/** Folds one event into its store. Events of the shelf share the stream; the law's fold only counts them. Deadlines are left to `rearmStore`. */
export function evolveStore(store: Store, event: StoreEvent): Store {
  const next: Draft = { ...store, version: event.n, lastEventAt: event.at };
  const fold = (folds as Partial<Record<string, (store: Draft, body: StoreEventBody, event: StoreEvent) => void>>)[event.body.type];
  fold?.(next, event.body, event);
  return next;
}

function enter(store: Draft, state: StoreState, event: StoreEvent): void {
  store.state = state;
  store.since = event.at;
}

function act(store: Draft, no: number, kind: StoreActKind, event: StoreEvent): void {
  store.acts = [...store.acts, { no, kind, at: event.at, byClock: event.fired !== null }];
}

function endInvestigation(store: Draft, outcome: "released" | "blocked", event: StoreEvent): void {
  if (store.investigation) store.investigation = { ...store.investigation, endedAt: event.at, outcome };
}

const folds: { readonly [T in StoreEventType]: (store: Draft, body: Of<T>, event: StoreEvent) => void } = {
  review_began: (store, _, event) => enter(store, "under_review", event),
  review_cleared: (store, _, event) => enter(store, "active", event),
  store_frozen: (store, body, event) => {
    enter(store, "frozen", event);
    act(store, body.act, "freeze", event);
    store.investigation = {
      no: body.investigation,
      reason: body.reason,
      openedAt: event.at,
      evidence: [],
      evidenceAt: null,
      endedAt: null,
      outcome: null,
      overdue: false,
    };
  },
  investigation_answered: (store, body, event) => {
    if (!store.investigation) throw new Error(`Store ${store.id} is not under investigation.`);
    const evidence = body.files.map((file) => ({ ...file, by: "seller" as const, at: event.at }));
    store.investigation = {
      ...store.investigation,
      evidence: [...store.investigation.evidence, ...evidence],
      evidenceAt: store.investigation.evidenceAt ?? event.at,
    };
  },
  decision_overdue: (store) => {
    if (store.investigation) store.investigation = { ...store.investigation, overdue: true };
  },
  store_released: (store, body, event) => {
    enter(store, "active", event);
    act(store, body.act, "release", event);
    endInvestigation(store, "released", event);
  },
  store_blocked: (store, body, event) => {
    enter(store, "blocked", event);
    act(store, body.act, "block", event);
    endInvestigation(store, "blocked", event);
    store.blockedAt = event.at;
    store.appeal = null;
    store.withheldDecision = null;
  },
  block_appealed: (store, body, event) => {
    store.appeal = { text: body.text, at: event.at, outcome: null };
  },
  appeal_decided: (store, body, event) => {
    if (store.appeal) store.appeal = { ...store.appeal, outcome: body.upheld ? "upheld" : "denied" };
    if (!body.upheld) return;
    enter(store, "active", event);
    store.blockedAt = null;
  },
  appeal_window_ended: () => {},
  withheld_overdue: () => {},
  withheld_decided: (store, body) => {
    store.withheldDecision = body.decision;
  },
  money_withdrawn: () => {},
  points_given: (store, body) => {
    store.points = body.total;
  },
  points_reset: (store) => {
    store.points = 0;
  },
  store_sanctioned: (store, body, event) => {
    const others = store.sanctions.filter(({ kind }) => kind !== body.kind);
    store.sanctions = [...others, { kind: body.kind, from: event.at, until: body.until, reason: body.reason }];
  },
  sanction_lifted: (store, body) => {
    store.sanctions = store.sanctions.filter(({ kind }) => kind !== body.kind);
  },
};
