import { insertRows, schema, type WorldTx } from "@souk/db";
import type { Content } from "../scenarios/content.ts";

/** Inserts all a world starts with before its first order. The statements are sent without waiting for each other: they arrive in this order, parents first. */
export async function insertContent(tx: WorldTx, content: Content): Promise<void> {
  const addresses = content.people.flatMap(({ id, address }) => (address ? [{ buyerId: id, no: 1, address, isDefault: true }] : []));
  const instruments = content.instruments.map((instrument, n, all) => ({ ...instrument, isDefault: all[n - 1]?.buyerId !== instrument.buyerId }));
  await Promise.all([
    insertRows(
      tx,
      schema.stores,
      content.stores.map((store) => ({ ...store, since: store.openedAt, lastEventAt: store.openedAt })),
    ),
    insertRows(tx, schema.people, content.people),
    insertRows(tx, schema.addresses, addresses),
    insertRows(tx, schema.instruments, instruments),
    insertRows(tx, schema.listings, content.listings),
    insertRows(tx, schema.variants, content.variants),
    insertRows(tx, schema.coupons, content.coupons),
    insertRows(tx, schema.couponGrants, content.grants),
  ]);
}
