/** Every address of the buyers' portal; links are made here and nowhere else. */
export const paths = {
  home: "/",
  product: (listingId: number) => `/products/${listingId}`,
  store: (storeId: number) => `/?store=${storeId}`,
  cart: "/cart",
  checkout: "/checkout",
  buyNow: (variantId: number, quantity: number) => `/checkout?variant=${variantId}&quantity=${quantity}`,
  orders: "/orders",
  ordersTab: (tab: string) => (tab === "all" ? "/orders" : `/orders?tab=${tab}`),
  order: (orderNo: number) => `/orders/${orderNo}`,
  /** The part of the order's page that shows where the parcel is. */
  tracking: (orderNo: number) => `/orders/${orderNo}#delivery`,
  dispute: (orderNo: number) => `/orders/${orderNo}/dispute`,
  disputeRound: (orderNo: number, no: number) => `/orders/${orderNo}/dispute?no=${no}`,
  newDispute: (orderNo: number) => `/orders/${orderNo}/dispute/new`,
  return: (orderNo: number) => `/orders/${orderNo}/return`,
  coupons: "/coupons",
  wallet: "/wallet",
  inbox: "/inbox",
  mail: (mailId: string) => `/inbox/${encodeURIComponent(mailId)}`,
} as const;
