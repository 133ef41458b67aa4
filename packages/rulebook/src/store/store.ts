import type { StoreMoney } from "../decision.ts";
import type { Store, StoreFacts } from "../order.ts";
import type { Ms } from "../time.ts";

/** A store as it opens: active, with nothing against it. */
export const openedStore = (id: number, at: Ms, autoApproveWindow: Ms | null = null): Store => ({
  id,
  state: "active",
  since: at,
  version: 0,
  lastEventAt: at,
  acts: [],
  investigation: null,
  appeal: null,
  blockedAt: null,
  withheldDecision: null,
  points: 0,
  sanctions: [],
  autoApproveWindow,
  deadlines: [],
});

/** What the law of orders needs to know of a store. */
export const storeFactsOf = (store: Store, { available, withheld, receivable }: Pick<StoreMoney, "available" | "withheld" | "receivable">): StoreFacts => ({
  id: store.id,
  state: store.state,
  since: store.since,
  acts: store.acts,
  available,
  withheld,
  receivable,
  sanctions: store.sanctions.map(({ kind }) => kind),
  autoApproveWindow: store.autoApproveWindow,
});

/** Whether an appeal waits for its decision. */
export const appealOpen = (store: Store): boolean => store.appeal !== null && store.appeal.outcome === null;
