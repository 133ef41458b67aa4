export { connect, connectOwner, type Db } from "./connect.ts";
export { authSchema, connectDrizzle, type DrizzleDb } from "./drizzle.ts";
export { failpoint } from "./failpoint.ts";
export { alone, inWorld, isLostServer, type InWorldOptions, type WorldTx } from "./in-world.ts";
export { lookAtOrder, lookAtOrders, type ClockReading, type EventRow, type Shown, type Story } from "./look.ts";
export * as schema from "./schema/index.ts";
export { controlTables, worldTables } from "./schema/world-tables.ts";
export {
  openBuyer,
  openCheckout,
  openCommand,
  openDue,
  openFollowers,
  openStore,
  openTurn,
  readSlice,
  type Once,
  type CheckoutRows,
  type Opened,
  type OpenedBatch,
  type OpenedBuyer,
  type OpenedDue,
  type OpenedSlice,
  type OpenedStore,
  type Opening,
  type WorldFacts,
} from "./slice/open.ts";
export { save, type Beside, type Saved, type StreamEntry, type StreamEvent } from "./slice/save.ts";
export { insertRows } from "./insert-rows.ts";
