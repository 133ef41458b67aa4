/** Every address inside the seller portal; links are built nowhere else. */
export const paths = {
  home: "/",
  orders: (tab?: string) => (tab ? `/orders?tab=${tab}` : "/orders"),
  order: (no: number) => `/orders/${no}`,
  ship: (no: number) => `/orders/${no}?do=ship`,
  cancellations: "/cancellations",
  disputes: "/disputes",
  dispute: (no: number) => `/orders/${no}/dispute`,
  disputeRound: (no: number, round: number) => `/orders/${no}/dispute?round=${round}`,
  investigation: "/investigation",
  health: "/health",
  listings: "/listings",
  money: "/money",
  entries: (query: { order?: number; bucket?: string; cursor?: string }) => {
    const search = new URLSearchParams();
    if (query.order !== undefined) search.set("order", String(query.order));
    if (query.bucket !== undefined) search.set("bucket", query.bucket);
    if (query.cursor !== undefined) search.set("cursor", query.cursor);
    return `/money/entries?${search}`;
  },
  settings: "/settings",
} as const;
