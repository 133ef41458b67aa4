import { bySql, type Invariant } from "./check.ts";

const ended = "('finished', 'closed')";

/** What may still happen to an order that has ended; to one that finished, also disputes, chargebacks, payout and what its store does. */
const afterwards = `(e.type in ('refund_created', 'refund_processing', 'refund_sent', 'refund_credited', 'refund_bounced', 'late_capture_received', 'visibility_changed',
  'chargeback_opened', 'chargeback_rejected') or last.type = 'order_finished' and (e.type like 'dispute\\_%' or e.type like 'settlement\\_%' or e.type like 'verdict\\_%'
  or e.type like 'return\\_%' or e.type like 'chargeback\\_%' or e.type like 'proceeds\\_%'
  or e.type in ('seller_fell_silent', 'mediation_began', 'evidence_added', 'order_frozen', 'order_released', 'payout_lost')))`;

/** Kinds of deadlines by what arms them. */
const ofDisputes = "('dispute_respond', 'dispute_mediate', 'verdict_sla', 'appeal_end', 'return_ship_by', 'return_confirm_by')";

/** Promises about the lives of orders, requests and deadlines. `late` is how many milliseconds of the world's time a deadline may wait. */
export const lifeInvariants: readonly Invariant[] = [
  bySql(
    "ends_are_final",
    "10",
    "Closed and finished are never left",
    `select e.stream, 'event ' || e.n || ' ' || e.type || ' after it ended' from events e
     join (select distinct on (stream) stream, n, type from events where world_id = $1 and stream like 'order:%' and type in ('order_finished', 'order_closed')
       order by stream, n) last on last.stream = e.stream and e.n > last.n
     where e.world_id = $1 and not ${afterwards}
     union all
     select 'order:' || o.no, 'is ' || o.state || ' but its log has ' || coalesce(e.type, 'no end')
     from orders o left join events e on e.world_id = $1 and e.stream = 'order:' || o.no and e.type in ('order_finished', 'order_closed')
     where o.world_id = $1 and coalesce(e.type, '') <> case o.state when 'finished' then 'order_finished' when 'closed' then 'order_closed' else '' end`,
  ),
  bySql(
    "log_without_gaps",
    "11, I12",
    "Each stream counts its events from one, forward in time, and an order's version is its last number",
    `select stream, 'has ' || count(*) || ' events, the last is number ' || max(n) from events where world_id = $1 group by stream having max(n) <> count(*) or min(n) <> 1
     union all
     select stream, 'event ' || n || ' at ' || at || ' comes before the one it follows' from
       (select stream, n, at, lag(at) over (partition by stream order by n) as before from events where world_id = $1) e where at < before
     union all
     select 'order:' || o.no, 'version ' || o.version || ', last event ' || coalesce(e.n, 0)
     from orders o left join (select stream, max(n) as n from events where world_id = $1 group by stream) e on e.stream = 'order:' || o.no
     where o.world_id = $1 and o.version <> coalesce(e.n, 0)
     union all
     select e.stream, 'has events but no order' from events e where e.world_id = $1 and e.stream like 'order:%' and n = 1
       and not exists (select from orders o where o.world_id = $1 and 'order:' || o.no = e.stream)`,
  ),
  bySql(
    "who_and_why",
    "11, 22",
    "Every event says who did it: a buyer only to own orders, a seller only to the store's own",
    `select e.stream, 'event ' || e.n || ' ' || e.type || ' by ' || e.party || ' ' || coalesce(e.person_id::text, 'nobody')
     from events e join orders o on o.world_id = $1 and 'order:' || o.no = e.stream left join people p on p.world_id = $1 and p.id = e.person_id
     where e.world_id = $1 and (
       e.rule = ''
       or (e.party = 'buyer' and e.person_id is distinct from o.buyer_id)
       or (e.party = 'seller' and (p.role is distinct from 'seller' or p.store_id is distinct from o.store_id))
       or (e.party = 'admin' and e.person_id is not null and p.role is distinct from 'admin')
       or (e.party = 'clock' and (e.person_id is not null or (e.n > 1 and e.fired is null and e.rule not in ('T30', 'T31', 'T32') and not exists (
         select from events b where b.world_id = $1 and b.stream = e.stream and b.hash = e.hash and b.n < e.n and b.fired is not null)))))`,
  ),
  bySql(
    "belongs_to_people",
    "22, I10",
    "Orders are bought by buyers, and an order's store sells what is in it",
    `select 'order:' || o.no, 'buyer ' || o.buyer_id || ' is a ' || p.role from orders o join people p on p.world_id = $1 and p.id = o.buyer_id
     where o.world_id = $1 and p.role <> 'buyer'
     union all
     select 'order:' || o.no, 'line ' || l.no || ' is of store ' || s.store_id || ', not ' || o.store_id
     from orders o join order_lines l on l.world_id = $1 and l.order_no = o.no
     join variants v on v.world_id = $1 and v.id = l.variant_id join listings s on s.world_id = $1 and s.id = v.listing_id
     where o.world_id = $1 and s.store_id <> o.store_id`,
  ),
  bySql(
    "one_open_request",
    "12",
    "At most one cancellation request of an order is open, and only while it is paid and not shipped",
    `select 'order:' || r.order_no, count(*) || ' open requests in state ' || min(o.state)
     from cancel_requests r join orders o on o.world_id = $1 and o.no = r.order_no where r.world_id = $1 and r.state = 'open'
     group by r.order_no having count(*) > 1 or min(o.state) not in ('payment_verifying', 'awaiting_shipment')`,
  ),
  bySql(
    "request_inside_its_window",
    "13",
    "An open request never outlives its answer window",
    `select 'order:' || r.order_no, 'request ' || r.no || ' asked at ' || r.asked_at || ' is open without a running answer window'
     from cancel_requests r join orders o on o.world_id = $1 and o.no = r.order_no join policies p on p.world_id = $1 and p.version = o.policy_version
     where r.world_id = $1 and r.state = 'open' and not r.early and p.values ->> 'onSilence' <> 'nothing'
       and not exists (select from deadlines d where d.world_id = $1 and d.order_no = r.order_no and d.kind = 'cancel_respond' and d.state in ('armed', 'suspended'))`,
  ),
  bySql(
    "waits_have_an_end",
    "14",
    "No order waits for payment, verification, shipment or delivery without the deadline that ends the wait",
    `select 'order:' || o.no, o.state || ' without ' || w.kind
     from orders o join policies p on p.world_id = $1 and p.version = o.policy_version
     join (values ('awaiting_payment', 'pay_by'), ('payment_verifying', 'verify_by'), ('awaiting_shipment', 'ship_by'), ('awaiting_delivery', 'protection_end')) w(state, kind)
       on w.state = o.state
     where o.world_id = $1 and not (w.kind = 'ship_by' and p.values ->> 'shipByMiss' = 'claim')
       and not exists (select from deadlines d where d.world_id = $1 and d.order_no = o.no and d.kind = w.kind and d.state in ('armed', 'suspended'))
     union all
     select 'order:' || d.order_no, 'dispute ' || d.no || ' is in ' || d.state || ' without a deadline' from disputes d
     where d.world_id = $1 and d.ended_at is null
       and not exists (select from deadlines x where x.world_id = $1 and x.order_no = d.order_no and x.state in ('armed', 'suspended') and x.kind in ${ofDisputes})
       and not (d.state in ('mediation', 'appealed') and exists (select from deadlines x where x.world_id = $1 and x.order_no = d.order_no and x.kind = 'verdict_sla' and x.state = 'fired'))
     union all
     select 'order:' || c.order_no, 'chargeback ' || c.no || ' waits without a deadline' from chargebacks c where c.world_id = $1 and c.state = 'open'
       and not exists (select from deadlines x where x.world_id = $1 and x.order_no = c.order_no and x.kind = 'chargeback_answer' and x.state in ('armed', 'suspended'))
     union all
     select 'order:' || o.no, 'brought ' || o.proceeds_pending || ' that nothing pays out' from orders o where o.world_id = $1 and o.proceeds_pending > 0
       and not exists (select from deadlines x where x.world_id = $1 and x.order_no = o.no and x.kind = 'payout' and x.state in ('armed', 'suspended'))
     union all
     select 'order:' || d.order_no, 'refund ' || d.subject || ' waits without a deadline'
     from (select l.order_no, 'r' || l.refund_no as subject from refund_legs l where l.world_id = $1 and l.stage in ('expected', 'processing', 'refunded')) d
     where not exists (select from deadlines x where x.world_id = $1 and x.order_no = d.order_no and x.subject = d.subject and x.state in ('armed', 'suspended'))`,
  ),
  bySql(
    "nothing_overdue",
    "13, 14, I7",
    "No deadline stands due for more than ten seconds of real time",
    `select d.stream, d.kind || ' ' || d.subject || ' generation ' || d.generation || ' was due at ' || d.due || ', it is ' || n.now
     from deadlines d, (select world_now(w) as now, case when w.mode = 'live' then ceil(10000 * w.rate)::bigint else 0 end as slack from worlds w where w.id = $1) n
     where d.world_id = $1 and d.state = 'armed' and d.due <= n.now - n.slack and not exists (select from followers f where f.world_id = $1 and f.order_no = d.order_no)
     union all
     select d.stream, d.kind || ' generation ' || d.generation || ' was due at ' || d.due || ', it is ' || n.now
     from store_deadlines d, (select world_now(w) as now, case when w.mode = 'live' then ceil(10000 * w.rate)::bigint else 0 end as slack from worlds w where w.id = $1) n
     where d.world_id = $1 and d.state = 'armed' and d.due <= n.now - n.slack`,
  ),
  bySql(
    "silence_counts_to_the_millisecond",
    "15",
    "Closed by silence only at the exact end of the window; a person's answer strictly before it",
    `select e.stream, e.type || ' at ' || e.at || ', the window ended at ' || d.due
     from events e join deadlines d on d.world_id = $1 and d.stream = e.stream and d.kind = 'cancel_respond'
       and d.generation = (e.fired ->> 'generation')::int
     where e.world_id = $1 and e.type = 'cancellation_auto_approved' and e.at <> d.due
     union all
     select e.stream, e.type || ' by the ' || e.party || ' at ' || e.at || ', request asked at ' || r.asked_at
     from events e join cancel_requests r on r.world_id = $1 and 'order:' || r.order_no = e.stream and r.no = (e.data ->> 'request')::int
     join orders o on o.world_id = $1 and o.no = r.order_no join policies p on p.world_id = $1 and p.version = o.policy_version
     where e.world_id = $1 and e.type in ('cancellation_approved', 'cancellation_rejected') and e.party = 'seller' and not r.early
       and e.at >= r.asked_at + (p.values ->> 'cancelRespond')::bigint and not exists (select from deadlines d where d.world_id = $1 and d.stream = e.stream and d.remaining is not null)`,
  ),
  bySql(
    "deadlines_fire_once",
    "16, I7",
    "Each deadline fires at most once, never early, and its event says so",
    `select d.stream, d.kind || ' ' || d.subject || ' generation ' || d.generation || ' is ' || d.state || ' and fired in ' || count(e.n) || ' events, at ' || coalesce(min(e.at)::text, '-') || ', due ' || d.due
     from deadlines d left join events e on e.world_id = $1 and e.stream = d.stream and e.fired ->> 'kind' = d.kind and e.fired ->> 'subject' = d.subject
       and (e.fired ->> 'generation')::int = d.generation
     where d.world_id = $1 group by d.stream, d.kind, d.subject, d.generation, d.state, d.due, d.fired_at
     having (d.state = 'fired') <> (count(e.n) = 1) or count(e.n) > 1 or min(e.at) < d.due or min(e.at) is distinct from d.fired_at
     union all
     select d.stream, d.kind || ' generation ' || d.generation || ' is ' || d.state || ' and fired in ' || count(e.n) || ' events'
     from store_deadlines d left join events e on e.world_id = $1 and e.stream = d.stream and e.fired ->> 'kind' = d.kind and (e.fired ->> 'generation')::int = d.generation
     where d.world_id = $1 group by d.stream, d.kind, d.generation, d.state, d.due, d.fired_at
     having (d.state = 'fired') <> (count(e.n) = 1) or count(e.n) > 1 or min(e.at) < d.due or min(e.at) is distinct from d.fired_at
     union all
     select e.stream, 'event ' || e.n || ' names a deadline that does not exist' from events e
     where e.world_id = $1 and e.stream like 'order:%' and e.fired is not null and e.fired <> 'null'::jsonb and not exists (select from deadlines d where d.world_id = $1 and d.stream = e.stream
       and d.kind = e.fired ->> 'kind' and d.subject = e.fired ->> 'subject' and d.generation = (e.fired ->> 'generation')::int)`,
  ),
  bySql(
    "ended_orders_have_no_clock",
    "17",
    "An ended order owns no running deadline but the stages of its refunds, and a finished one its payout and those of an open dispute or chargeback",
    `select d.stream, d.kind || ' is ' || d.state from deadlines d join orders o on o.world_id = $1 and o.no = d.order_no
     where d.world_id = $1 and d.state in ('armed', 'suspended') and o.state in ${ended} and d.kind not like 'refund\\_%'
       and not (o.state = 'finished' and (d.kind = 'payout' or d.kind in ${ofDisputes} and o.dispute_open or d.kind = 'chargeback_answer' and o.chargeback_open))`,
  ),
  bySql(
    "one_live_deadline_of_a_kind",
    "16",
    "A deadline that moved left no second one running",
    `select stream, count(*) || ' running deadlines of kind ' || kind || ' ' || subject from deadlines
     where world_id = $1 and state in ('armed', 'suspended') group by stream, kind, subject having count(*) > 1`,
  ),
  bySql(
    "stock_is_reserved_once",
    "18",
    "What is reserved of a variant is exactly what unshipped orders hold of it",
    `select 'variant ' || v.id, 'reserved ' || v.reserved || ' of ' || v.on_hand || ', orders hold ' || coalesce(h.held, 0)
     from variants v left join (select l.variant_id, sum(l.quantity) as held from order_lines l join orders o on o.world_id = $1 and o.no = l.order_no
       where l.world_id = $1 and ((l.stock_mode = 'on_order' and o.state in ('awaiting_payment', 'payment_verifying', 'awaiting_shipment'))
         or (l.stock_mode = 'on_payment' and o.state in ('payment_verifying', 'awaiting_shipment'))) group by l.variant_id) h on h.variant_id = v.id
     where v.world_id = $1 and (v.reserved <> coalesce(h.held, 0) or v.reserved < 0 or v.on_hand < v.reserved)`,
  ),
  bySql(
    "coupon_used_once",
    "19",
    "A coupon is locked or used exactly while an order of its checkout stands on it",
    `select 'coupon grant ' || g.id, 'is ' || g.state || ' for checkout ' || coalesce(g.checkout_no::text, '-') || ' (shared by ' || g.shared_by || ', given back ' || g.given_back
         || '); its orders: ' || coalesce(string_agg(o.no || ' ' || o.state, ', ' order by o.no), 'none')
     from coupon_grants g
     left join order_grants u on u.world_id = $1 and u.grant_id = g.id
     left join orders o on o.world_id = $1 and o.no = u.order_no and o.checkout_no = g.checkout_no
     where g.world_id = $1 group by g.id, g.state, g.checkout_no, g.shared_by, g.given_back
     having case g.state
       when 'locked' then count(o.no) <> g.shared_by or not bool_or(o.state not in ${ended}) or bool_or(o.verified_at is not null)
       when 'used' then count(o.no) <> g.shared_by or not coalesce(bool_or(o.verified_at is not null), false) or g.given_back >= g.shared_by
       else false end
     union all
     select 'coupon grant ' || g.id, 'is ' || g.state || ' for checkout ' || coalesce(g.checkout_no::text, '-') || ' while order ' || o.no || ' stands on it'
     from orders o join order_grants u on u.world_id = $1 and u.order_no = o.no join coupon_grants g on g.world_id = $1 and g.id = u.grant_id
     where o.world_id = $1 and o.state <> 'closed' and g.state <> 'void' and (g.state = 'available' or g.checkout_no is distinct from o.checkout_no)
     union all
     select 'coupon grant ' || g.id, 'is of buyer ' || g.buyer_id || ', order ' || o.no || ' of buyer ' || o.buyer_id
     from order_grants u join coupon_grants g on g.world_id = $1 and g.id = u.grant_id join orders o on o.world_id = $1 and o.no = u.order_no
     where u.world_id = $1 and g.buyer_id <> o.buyer_id`,
  ),
  bySql(
    "lists_tell_the_truth",
    "I17",
    "What lists show of an order (open request, dispute, chargeback, running refund, next deadline) is what its rows say",
    `select 'order:' || o.no, 'shows request ' || o.request_open || ', dispute ' || o.dispute_open || ', chargeback ' || o.chargeback_open || ', refund ' || o.refund_running
       || ', next ' || coalesce(o.next_kind || ' at ' || o.next_due, '-') || ', parts ' || array_to_string(o.regions, ' ')
       || '; rows say request ' || x.request || ', dispute ' || x.dispute || ', chargeback ' || x.chargeback || ', refund ' || x.refund
       || ', next ' || coalesce(x.next_kind || ' at ' || x.next_due, '-') || ', parts ' || array_to_string(x.regions, ' ')
     from orders o cross join lateral (select
         exists (select from cancel_requests r where r.world_id = $1 and r.order_no = o.no and r.state = 'open') as request,
         exists (select from refund_legs l where l.world_id = $1 and l.order_no = o.no and l.stage in ('expected', 'processing', 'refunded', 'bounced')) as refund,
         exists (select from disputes r where r.world_id = $1 and r.order_no = o.no and r.ended_at is null) as dispute,
         exists (select from chargebacks r where r.world_id = $1 and r.order_no = o.no and r.ended_at is null) as chargeback,
         array_remove(array[
           case when exists (select from amendments r where r.world_id = $1 and r.order_no = o.no) then 'amendments' end,
           case when exists (select from chargebacks r where r.world_id = $1 and r.order_no = o.no) then 'chargebacks' end,
           case when exists (select from disputes r where r.world_id = $1 and r.order_no = o.no) then 'disputes' end,
           case when exists (select from suspensions r where r.world_id = $1 and r.order_no = o.no) then 'suspensions' end], null) as regions,
         d.due as next_due, d.kind as next_kind
       from (select 1) one left join lateral (select due, kind from deadlines d where d.world_id = $1 and d.order_no = o.no and d.state = 'armed'
           and kind <> 'carrier_scan' order by kind like 'refund\\_%', due, k limit 1) d on true) x
     where o.world_id = $1 and (o.request_open <> x.request or o.dispute_open <> x.dispute or o.chargeback_open <> x.chargeback or o.refund_running <> x.refund or o.regions <> x.regions or o.next_due is distinct from x.next_due or o.next_kind is distinct from x.next_kind)`,
  ),
  bySql(
    "clock_never_runs_back",
    "I11",
    "Nothing happened after now",
    `select e.stream, 'event ' || e.n || ' at ' || e.at || ', it is ' || world_now(w) from worlds w join events e on e.world_id = w.id
     where w.id = $1 and e.at > world_now(w)`,
  ),
  bySql(
    "seals_without_gaps",
    "I12",
    "Sealed events count without a gap, each sealed once",
    `select 'seal ' || max(no), count(*) || ' seals up to number ' || max(no) from seals where world_id = $1 having max(no) <> count(*)
     union all
     select stream || ' event ' || n, 'sealed ' || count(*) || ' times' from seals where world_id = $1 group by stream, n having count(*) > 1`,
  ),
];
