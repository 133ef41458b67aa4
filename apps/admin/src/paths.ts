/** Every address inside the admin portal; links are built nowhere else. */
const withQuery = (path: string, query: Record<string, string | number | undefined>): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
};

export const paths = {
  overview: "/",
  orders: (query: { state?: string; buyer?: number; store?: number; q?: string } = {}) => withQuery("/orders", query),
  order: (no: number) => `/orders/${no}`,
  time: "/time",
  deadlines: (query: { order?: number; state?: string; kind?: string } = {}) => withQuery("/deadlines", query),
  ledger: "/ledger",
  account: (account: string) => `/ledger/${encodeURIComponent(account)}`,
  invariants: "/invariants",
  outbox: (query: { mail?: string; order?: number } = {}) => withQuery("/outbox", query),
  people: "/people",
  stores: "/stores",
  store: (storeId: number) => `/stores/${storeId}`,
  freezes: (query: { state?: string; proposal?: string } = {}) => withQuery("/freezes", query),
  disputes: "/disputes",
  dispute: (orderNo: number, no?: number) => withQuery(`/disputes/${orderNo}`, { no }),
  payments: (query: { order?: number } = {}) => withQuery("/payments", query),
  refunds: (query: { order?: number } = {}) => withQuery("/refunds", query),
  chargebacks: (query: { order?: number } = {}) => withQuery("/chargebacks", query),
  buyers: (query: { state?: string; q?: string; buyer?: number } = {}) => withQuery("/buyers", query),
  audit: (query: { stream?: string; person?: number } = {}) => withQuery("/audit", query),
  policy: "/policy",
  worlds: "/worlds",
} as const;
