import type { SignalKey } from "@souk/rulebook";

/**
 * How each sign of fraud is measured, set-wise and from what really happened: one query each, answering `subject`, `value`, `volume` and the
 * orders behind the number. `$1` is the world, `$2` now and `$3` the instant its window began.
 */
export const signalQueries: Readonly<Record<SignalKey, string>> = {
  complaints: share(
    "store",
    "select store_id as id, no, paid_at is not null and paid_at >= $3::bigint as base, exists (select from cancel_requests r where r.world_id = $1 and r.order_no = o.no and r.complaint and r.asked_at >= $3::bigint) as hit from orders o where world_id = $1",
  ),
  disputes: share(
    "store",
    "select store_id as id, no, shipped_at is not null and shipped_at >= $3::bigint as base, 'disputes' = any (regions) and exists (select from disputes d where d.world_id = $1 and d.order_no = o.no and d.opened_at >= $3::bigint) as hit from orders o where world_id = $1",
  ),
  rulings_lost: share(
    "store",
    `select store_id as id, no, shipped_at is not null and shipped_at >= $3::bigint as base, 'disputes' = any (regions) and exists (
       select from disputes d join verdicts v on v.world_id = $1 and v.order_no = d.order_no and v.dispute_no = d.no
       where d.world_id = $1 and d.order_no = o.no and d.state = 'final' and v.liability = 'seller' and v.at >= $3::bigint) as hit
     from orders o where world_id = $1`,
  ),
  sudden_volume: jump("select store_id as id, no, placed_at as at from orders where world_id = $1"),
  new_store:
    "select 'store:' || id as subject, floor(($2::bigint - opened_at) / 86400000.0)::float8 as value, 1 as volume, '[]'::jsonb as evidence from stores where world_id = $1",
  price_under_market: `
    with market as (
      select store_id, category, (select percentile_cont(0.5) within group (order by o.list_price) from listings o
        where o.world_id = $1 and o.category = l.category and o.store_id <> l.store_id) as median
      from listings l where l.world_id = $1 group by store_id, category),
    sold as (
      select o.store_id, o.no, l.unit_price / m.median as ratio
      from orders o join order_lines l on l.world_id = $1 and l.order_no = o.no
      join listings g on g.world_id = $1 and g.id = l.listing_id
      join market m on m.store_id = o.store_id and m.category = g.category
      where o.world_id = $1 and o.paid_at >= $3::bigint and m.median > 0)
    select 'store:' || store_id as subject, percentile_cont(0.5) within group (order by ratio)::float8 as value, count(*)::int as volume,
      coalesce(jsonb_agg(no order by no desc) filter (where ratio <= 0.4), '[]') as evidence
    from sold group by store_id`,
  fake_tracking: share(
    "store",
    `select o.store_id as id, o.no, s.shipped_at >= $3::bigint and s.shipped_at <= $2::bigint - 259200000 as base,
       exists (select from shipments t where t.world_id = $1 and t.tracking = s.tracking and t.order_no <> s.order_no and t.shipped_at <= s.shipped_at)
       or (w.carrier = 'simulated' and not exists (select from scans c where c.world_id = $1 and c.order_no = o.no and c.at <= s.shipped_at + 259200000)) as hit
     from orders o join shipments s on s.world_id = $1 and s.order_no = o.no join worlds w on w.id = $1 where o.world_id = $1`,
  ),
  not_shipping: share(
    "store",
    "select store_id as id, no, verified_at is not null and verified_at >= $3::bigint as base, close_reason = 'ship_by_expired' and fault = 'seller' and closed_at >= $3::bigint as hit from orders where world_id = $1",
  ),
  seller_fault: share(
    "store",
    "select store_id as id, no, paid_at is not null and paid_at >= $3::bigint as base, paid_at is not null and shipped_at is null and fault = 'seller' and closed_at >= $3::bigint as hit from orders where world_id = $1",
  ),
  shipping_late: share(
    "store",
    "select store_id as id, no, verified_at is not null and verified_at >= $3::bigint as base, late as hit from orders where world_id = $1",
  ),
  ignored_requests: share(
    "store",
    `select o.store_id as id, o.no, r.asked_at >= $3::bigint as base, r.state in ('auto_approved', 'overtaken') as hit
     from cancel_requests r join orders o on o.world_id = $1 and o.no = r.order_no where r.world_id = $1 and not r.early`,
  ),
  refund_jump: jump(
    "select o.store_id as id, o.no, r.created_at as at from refunds r join orders o on o.world_id = $1 and o.no = r.order_no where r.world_id = $1 and r.cause <> 'late_capture'",
  ),
  linked_parties: `
    with placed as (
      select o.store_id, o.no, o.buyer_id, lower(o.address ->> 'street') || ' ' || lower(o.address ->> 'postcode') as place, t.label
      from orders o left join tenders t on t.world_id = $1 and t.order_no = o.no and t.rail <> 'wallet'
      where o.world_id = $1 and o.placed_at >= $3::bigint),
    shared as (
      select store_id, no, 
        exists (select from placed q where q.store_id = p.store_id and q.buyer_id <> p.buyer_id and (q.place = p.place or q.label = p.label)) as hit
      from placed p)
    select 'store:' || store_id as subject, (count(distinct no) filter (where hit))::float8 / count(distinct no) as value, count(distinct no)::int as volume,
      coalesce(jsonb_agg(distinct no) filter (where hit), '[]') as evidence
    from shared group by store_id`,
  blocked_links: `
    select 'store:' || s.id as subject, count(distinct b.id)::float8 as value, count(distinct b.id)::int as volume, '[]'::jsonb as evidence
    from stores s join people p on p.world_id = $1 and p.store_id = s.id
    join people q on q.world_id = $1 and q.store_id <> s.id and (q.account_id = p.account_id or split_part(q.email, '+', 1) || split_part(q.email, '@', 2) = split_part(p.email, '+', 1) || split_part(p.email, '@', 2))
    join stores b on b.world_id = $1 and b.id = q.store_id and b.state = 'blocked'
    where s.world_id = $1 group by s.id`,
  chargebacks: share(
    "store",
    `select o.store_id as id, o.no, o.paid_at >= $3::bigint and exists (select from tenders t where t.world_id = $1 and t.order_no = o.no and t.rail = 'card') as base,
       'chargebacks' = any (o.regions) and exists (select from chargebacks c where c.world_id = $1 and c.order_no = o.no and c.amount > 0 and c.opened_at >= $3::bigint) as hit
     from orders o where o.world_id = $1 and o.paid_at is not null`,
  ),

  dispute_abuse: share(
    "buyer",
    "select buyer_id as id, no, paid_at is not null and paid_at >= $3::bigint as base, 'disputes' = any (regions) and exists (select from disputes d where d.world_id = $1 and d.order_no = o.no and d.opened_at >= $3::bigint) as hit from orders o where world_id = $1",
  ),
  false_not_received: count(
    `select o.buyer_id as id, o.no from disputes d join orders o on o.world_id = $1 and o.no = d.order_no
     where d.world_id = $1 and d.opened_at >= $3::bigint and not d.received and o.delivered_at <= d.opened_at`,
  ),
  returns_contested: count(
    `select o.buyer_id as id, o.no from disputes d join orders o on o.world_id = $1 and o.no = d.order_no
     where d.world_id = $1 and d.ended_at >= $3::bigint and d.return_state = 'contested' and d.state = 'final' and d.settled_amount = 0`,
  ),
  refund_and_chargeback: count(
    `select o.buyer_id as id, o.no from chargebacks c join orders o on o.world_id = $1 and o.no = c.order_no
     where c.world_id = $1 and c.opened_at >= $3::bigint and exists (select from refunds r where r.world_id = $1 and r.order_no = o.no and r.cause <> 'late_capture')`,
  ),
  coupon_loops: count(
    `select buyer_id as id, no from orders o where world_id = $1 and close_reason = 'unpaid_cancelled' and closed_at >= $3::bigint
       and exists (select from order_grants g where g.world_id = $1 and g.order_no = o.no)`,
  ),
  unpaid_orders: `
    select 'buyer:' || buyer_id as subject, count(distinct checkout_no)::float8 as value, count(distinct checkout_no)::int as volume, jsonb_agg(no order by no desc) as evidence
    from orders where world_id = $1 and (state = 'awaiting_payment' or (close_reason = 'unpaid_expired' and fault = 'buyer' and closed_at >= $3::bigint)) group by buyer_id`,
  failed_payments: count(
    `select o.buyer_id as id, o.no from events e join orders o on o.world_id = $1 and 'order:' || o.no = e.stream
     where e.world_id = $1 and e.at >= $3::bigint and (e.type = 'payment_declined' or e.type = 'order_closed' and e.data ->> 'reason' = 'verification_failed')`,
  ),
};

/** Of the rows that are `base`, the share that is `hit`. */
function share(about: "store" | "buyer", rows: string): string {
  return `
    select '${about}:' || id as subject, (count(distinct no) filter (where hit))::float8 / greatest(count(distinct no) filter (where base), 1) as value,
      (count(distinct no) filter (where base))::int as volume, coalesce(jsonb_agg(distinct no) filter (where hit), '[]') as evidence
    from (${rows}) r where base or hit group by id`;
}

/** What the week since `$3::bigint` had, against the mean week of the four before. */
function jump(rows: string): string {
  return `
    select 'store:' || id as subject, (count(*) filter (where at >= $3::bigint))::float8 / greatest((count(*) filter (where at < $3::bigint)) / 4.0, 1) as value,
      (count(*) filter (where at >= $3::bigint))::int as volume, coalesce(jsonb_agg(no order by no desc) filter (where at >= $3::bigint), '[]') as evidence
    from (${rows}) r where at >= $3::bigint - 2419200000 and at <= $2::bigint group by id`;
}

function count(rows: string): string {
  return `
    select 'buyer:' || id as subject, count(*)::float8 as value, count(*)::int as volume, jsonb_agg(no order by no desc) as evidence from (${rows}) r group by id`;
}
