import type { Changes } from "@souk/sim";

/** Changes of a run that had nothing to do: for saves that touch no order. */
export const noChanges: Changes = {
  orders: [],
  openedAt: new Map(),
  events: [],
  stores: [],
  buyers: [],
  storeEvents: [],
  buyerEvents: [],
  metrics: [],
  entries: [],
  stock: [],
  wallets: [],
  grants: [],
  notices: [],
  decisions: [],
  fired: 0,
  lastAt: null,
  stoppedAt: null,
};
