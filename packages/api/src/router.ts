import { adminDesk } from "./routers/admin-desk.ts";
import { adminChargebacks, adminDisputes, adminOrders } from "./routers/admin-orders.ts";
import { adminAudit, adminBuyers, adminDesks } from "./routers/admin-people.ts";
import { adminStores } from "./routers/admin-stores.ts";
import { buyerAccount } from "./routers/buyer-account.ts";
import { buyerCart } from "./routers/buyer-cart.ts";
import { buyerCatalogue } from "./routers/buyer-catalogue.ts";
import { buyerCheckout } from "./routers/buyer-checkout.ts";
import { buyerDisputes } from "./routers/buyer-disputes.ts";
import { buyerOrders } from "./routers/buyer-orders.ts";
import { buyerPurse } from "./routers/buyer-purse.ts";
import { clockRouter } from "./routers/clock.ts";
import { events, live } from "./routers/live.ts";
import { sellerCancellations } from "./routers/seller-cancellations.ts";
import { sellerDisputes } from "./routers/seller-disputes.ts";
import { sellerListings } from "./routers/seller-listings.ts";
import { sellerOrders } from "./routers/seller-orders.ts";
import { sellerFinance, sellerHealth, sellerInvestigation } from "./routers/seller-standing.ts";
import { sellerStore } from "./routers/seller-store.ts";
import { session } from "./routers/session.ts";
import { worlds } from "./routers/worlds.ts";
import { router } from "./trpc.ts";

const buyer = router({
  catalogue: buyerCatalogue,
  cart: buyerCart,
  checkout: buyerCheckout,
  orders: buyerOrders,
  disputes: buyerDisputes,
  account: buyerAccount,
  coupons: buyerPurse.coupons,
  wallet: buyerPurse.wallet,
  instruments: buyerPurse.instruments,
  addresses: buyerPurse.addresses,
  inbox: buyerPurse.inbox,
});

const seller = router({
  home: sellerStore.home,
  orders: sellerOrders,
  cancellations: sellerCancellations,
  disputes: sellerDisputes,
  listings: sellerListings,
  money: router({ ...sellerStore.money, ...sellerFinance }),
  investigation: sellerInvestigation,
  health: sellerHealth,
  settings: sellerStore.settings,
  inbox: sellerStore.inbox,
});

const admin = router({
  orders: adminOrders,
  disputes: adminDisputes,
  chargebacks: adminChargebacks,
  ledger: adminDesk.ledger,
  invariants: adminDesk.invariants,
  deadlines: adminDesk.deadlines,
  outbox: adminDesk.outbox,
  policy: adminDesk.policy,
  queue: adminDesk.queue,
  people: adminDesk.people,
  stores: adminStores,
  buyers: adminBuyers,
  desks: adminDesks,
  audit: adminAudit,
});

/** The whole market over the wire. A procedure's path is its name everywhere: access table, HTTP operation, log. */
export const appRouter = router({ session, buyer, seller, admin, world: worlds, clock: clockRouter, events, live });

export type AppRouter = typeof appRouter;
