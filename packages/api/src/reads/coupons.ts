import { inWorld, type Db } from "@souk/db";
import { grantLabel, type GrantFacts } from "@souk/rulebook";
import type { CouponCard, grantView } from "../contract/index.ts";
import { instant, moneyOf } from "../views/scalars.ts";

type GrantView = (typeof grantView)["_output"];

interface CouponRow {
  readonly couponId: number;
  readonly funder: "store" | "platform";
  readonly storeId: number | null;
  readonly storeName: string | null;
  readonly title: string;
  readonly kind: "amount" | "percent";
  readonly value: number;
  readonly cap: number | null;
  readonly minSpend: number;
  readonly couponExpiresAt: number;
  readonly collected: boolean;
}

function cardOf(row: CouponRow, currency: string): CouponCard {
  const money = moneyOf(currency);
  return {
    couponId: row.couponId,
    title: row.title,
    funder: row.funder,
    storeId: row.storeId,
    storeName: row.storeName,
    amountOff: row.kind === "amount" ? money(row.value) : null,
    percentOff: row.kind === "percent" ? row.value : null,
    cap: row.cap === null ? null : money(row.cap),
    minSpend: money(row.minSpend),
    expiresAt: instant(row.couponExpiresAt),
    collected: row.collected,
  };
}

/** Coupons on offer now, for everything or for one store; those the buyer already holds say so. A blocked store offers none any more. */
export async function readCollectable(db: Db, worldId: number, currency: string, buyerId: number, storeId: number | null = null): Promise<CouponCard[]> {
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<CouponRow[]>`
      select c.id as coupon_id, c.funder, c.store_id, s.name as store_name, c.title, c.kind, c.value, c.cap, c.min_spend, c.expires_at as coupon_expires_at,
        exists (select from coupon_grants g where g.world_id = c.world_id and g.coupon_id = c.id and g.buyer_id = ${buyerId}) as collected
      from coupons c join worlds w on w.id = c.world_id left join stores s on s.world_id = c.world_id and s.id = c.store_id
      where c.world_id = ${worldId} and c.starts_at <= world_now(w) and world_now(w) < c.expires_at
        and (${storeId}::int is null or c.store_id is null or c.store_id = ${storeId}) and s.state is distinct from 'blocked'
      order by c.store_id nulls first, c.id limit 200`,
    { readOnly: true },
  );
  return rows.map((row) => cardOf(row, currency));
}

interface GrantRow extends CouponRow, Omit<GrantFacts, "couponId"> {
  readonly now: number;
  readonly orderNos: readonly number[] | null;
}

/** A buyer's coupons with the tab each belongs to. */
export async function readGrants(db: Db, worldId: number, currency: string, buyerId: number): Promise<GrantView[]> {
  const rows = await inWorld(
    db,
    worldId,
    ({ sql }) => sql<GrantRow[]>`
      select g.id, g.coupon_id, g.buyer_id, g.state, g.expires_at, g.checkout_no, g.shared_by, g.given_back, g.restored, g.grace_spent, world_now(w) as now,
        c.funder, c.store_id, s.name as store_name, c.title, c.kind, c.value, c.cap, c.min_spend, c.expires_at as coupon_expires_at, true as collected,
        (select array_agg(u.order_no order by u.order_no) from order_grants u join orders o on o.world_id = u.world_id and o.no = u.order_no
          where u.world_id = g.world_id and u.grant_id = g.id and o.visibility <> 'purged') as order_nos
      from coupon_grants g join coupons c on c.world_id = g.world_id and c.id = g.coupon_id join worlds w on w.id = g.world_id
      left join stores s on s.world_id = c.world_id and s.id = c.store_id
      where g.world_id = ${worldId} and g.buyer_id = ${buyerId} order by g.id desc limit 500`,
    { readOnly: true },
  );
  return rows.map((row) => ({
    grantId: row.id,
    coupon: cardOf(row, currency),
    state: row.state,
    shown: shownAs(row),
    expiresAt: instant(row.expiresAt),
    orderNos: [...(row.orderNos ?? [])],
  }));
}

function shownAs(row: GrantRow): GrantView["shown"] {
  const label = grantLabel(row, row.now);
  return label === "available" && row.restored ? "restored" : label;
}
