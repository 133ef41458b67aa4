import { save, type WorldTx } from "@souk/db";
import type { Ms } from "@souk/rulebook";
import { noChanges } from "../no-changes.ts";
import type { Player } from "../play.ts";
import { linked } from "../worlds/opening.ts";

/** What a seller changed about the store; the store's stream keeps it for ever. */
export type StoreEventBody =
  | { readonly type: "listing_updated"; readonly listingId: number; readonly changes: Readonly<Record<string, string | number | boolean | null>> }
  | { readonly type: "stock_set"; readonly variantId: number; readonly from: number; readonly to: number }
  | { readonly type: "price_set"; readonly variantId: number; readonly from: number; readonly to: number }
  | { readonly type: "settings_changed"; readonly autoApproveWindow: Ms | null };

/** Adds an event to the store's chain. The store's row must be locked by this transaction: only store commands write it. */
export async function recordStoreEvent(tx: WorldTx, player: Player, storeId: number, at: Ms, body: StoreEventBody): Promise<void> {
  const stream = `store:${storeId}`;
  const [last] = await tx.sql<{ version: number; lastEventAt: Ms; head: string }[]>`
    select version, last_event_at, head from stores where world_id = ${tx.worldId} and id = ${storeId}`;
  if (!last) throw new Error(`store ${storeId} is gone`);
  const event = linked(last.head, {
    stream,
    n: last.version + 1,
    at: Math.max(at, last.lastEventAt),
    rule: "store",
    by: { party: player.party, person: player.person },
    body,
  });
  await save(tx, noChanges, { before: new Map(), events: [event] });
}
