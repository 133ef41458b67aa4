import { bySql, type Invariant } from "./check.ts";

const ended = "('finished', 'closed')";

/** Whether the store of this event was frozen or blocked at its instant, by the acts before it and appeals that were upheld since. */
const shutAt = (at: string, storeId: string): string => `exists (
  select from (select kind, at from store_acts a where a.world_id = $1 and a.store_id = ${storeId} and a.at < ${at} order by a.no desc limit 1) latest
  where latest.kind in ('freeze', 'block') and not exists (select from events u where u.world_id = $1 and u.stream = 'store:' || ${storeId} and u.type = 'appeal_decided'
    and (u.data ->> 'upheld')::boolean and u.at >= latest.at and u.at <= ${at}))`;

/** Promises about disputes, freezes, chargebacks and what a store does to its orders. */
export const claimInvariants: readonly Invariant[] = [
  bySql(
    "one_open_claim",
    "12",
    "At most one dispute, one return and one chargeback of an order is open, and only where the law lets it be",
    `select 'order:' || order_no, count(*) || ' open disputes' from disputes where world_id = $1 and ended_at is null group by order_no having count(*) > 1
     union all
     select 'order:' || order_no, count(*) || ' open chargebacks' from chargebacks where world_id = $1 and ended_at is null group by order_no having count(*) > 1
     union all
     select 'order:' || d.order_no, 'a ' || d.kind || ' dispute is open in state ' || o.state from disputes d join orders o on o.world_id = $1 and o.no = d.order_no
     where d.world_id = $1 and d.ended_at is null and o.state <> case d.kind when 'pre_ship' then 'awaiting_shipment' when 'in_transit' then 'awaiting_delivery' else 'finished' end
     union all
     select 'order:' || order_no, 'a return is ' || return_state || ' in a dispute that is ' || state from disputes
     where world_id = $1 and (state = 'returning') <> coalesce(return_state in ('authorized', 'shipped_back', 'delivered_back'), false)`,
  ),
  bySql(
    "one_verdict_and_one_appeal",
    "27",
    "A dispute has one verdict, and a second one only after its one appeal",
    `select 'order:' || v.order_no, 'dispute ' || v.dispute_no || ' has ' || count(*) || ' verdicts' || case when d.appeal_at is null then ' without an appeal' else '' end
     from verdicts v join disputes d on d.world_id = $1 and d.order_no = v.order_no and d.no = v.dispute_no
     where v.world_id = $1 group by v.order_no, v.dispute_no, d.appeal_at having count(*) > 2 or (count(*) = 2 and (d.appeal_at is null or max(v.at) < d.appeal_at))`,
  ),
  bySql(
    "stopped_by_something",
    "16",
    "A deadline stands still only while something stops its order",
    `select d.stream, d.kind || ' is suspended with ' || d.remaining || ' left, and nothing stops it' from deadlines d
     where d.world_id = $1 and d.state = 'suspended'
       and not exists (select from suspensions s where s.world_id = $1 and s.order_no = d.order_no and s.to is null)
       and not exists (select from cancel_requests r where r.world_id = $1 and r.order_no = d.order_no and r.state = 'open')`,
  ),
  bySql(
    "frozen_means_frozen",
    "20",
    "While an order is frozen neither buyer nor seller changes it; a frozen or blocked store takes no order and no payment",
    `select e.stream, 'event ' || e.n || ' ' || e.type || ' by the ' || e.party || ' while it was frozen'
     from suspensions s join events e on e.world_id = $1 and e.stream = 'order:' || s.order_no and e.at > s.from and coalesce(e.at < s.to, true)
     where s.world_id = $1 and s.cause in ('store_investigation', 'chargeback') and e.party in ('buyer', 'seller') and e.type not in ('evidence_added', 'documents_received')
     union all
     select e.stream, e.type || ' at ' || e.at || ', while store ' || o.store_id || ' was frozen or blocked'
     from orders o join events e on e.world_id = $1 and e.stream = 'order:' || o.no and e.type in ('order_placed', 'order_paid')
     join stores st on st.world_id = $1 and st.id = o.store_id and st.act_count > 0
     where o.world_id = $1 and ${shutAt("e.at", "o.store_id")}`,
  ),
  bySql(
    "orders_follow_their_store",
    "20, 21",
    "Every order a store's act binds has followed it or is on the list of those that will; a blocked store keeps no living order beside them",
    `select 'order:' || o.no, 'follows act ' || o.store_acts || ' of its store, the latest is ' || a.no
     from store_acts a join orders o on o.world_id = $1 and o.store_id = a.store_id
     where a.world_id = $1 and o.store_acts < a.no and o.bound_until > a.at and (a.kind = 'block' or o.state <> 'awaiting_payment')
       and not exists (select from followers f where f.world_id = $1 and f.store_id = o.store_id and f.order_no = o.no)
     union all
     select 'order:' || o.no, 'is ' || o.state || ' in a blocked store' from stores s join orders o on o.world_id = $1 and o.store_id = s.id
     where s.world_id = $1 and s.state = 'blocked' and o.state not in ${ended}
       and not exists (select from followers f where f.world_id = $1 and f.store_id = o.store_id and f.order_no = o.no)
     union all
     select 'store ' || s.id, 'knows ' || s.act_count || ' acts and ' || s.sanction_count || ' sanctions, there are ' || coalesce(a.n, 0) || ' and ' || coalesce(c.n, 0)
     from stores s left join (select store_id, count(*) as n from store_acts where world_id = $1 group by store_id) a on a.store_id = s.id
     left join (select store_id, count(*) as n from sanctions where world_id = $1 group by store_id) c on c.store_id = s.id
     where s.world_id = $1 and (s.act_count <> coalesce(a.n, 0) or s.sanction_count <> coalesce(c.n, 0))`,
  ),
  bySql(
    "files_belong_to_a_case",
    "22",
    "A file of evidence is of somebody of its case",
    `select 'file ' || f.id, 'of the ' || f.side || ' ' || coalesce(f.person_id::text, 'nobody') || ' speaks of ' || coalesce('order ' || f.order_no, 'store ' || f.store_id)
     from evidence_files f left join orders o on o.world_id = $1 and o.no = f.order_no left join people p on p.world_id = $1 and p.id = f.person_id
     where f.world_id = $1 and ((f.side = 'buyer' and f.person_id is distinct from o.buyer_id)
       or (f.side = 'seller' and p.store_id is distinct from coalesce(f.store_id, o.store_id)) or (f.side = 'admin' and p.role is distinct from 'admin'))`,
  ),
];
