import { bySql, type Invariant } from "./check.ts";

/** The sum of the entries on one account of an order, as a positive amount of what is owed. */
const owed = (account: string): string => `coalesce((select -sum(amount) from entries e where e.world_id = $1 and e.account = ${account}), 0)`;

export const moneyInvariants: readonly Invariant[] = [
  bySql(
    "postings_sum_to_zero",
    "1, I1",
    "Every posting sums to zero, and so does the world",
    `select stream || ' event ' || n, 'its entries sum to ' || sum(amount) || ' ' || currency from entries where world_id = $1
     group by stream, n, currency having sum(amount) <> 0`,
  ),
  bySql(
    "one_currency",
    "1",
    "All money of a world is in its currency",
    `select stream || ' event ' || n, 'entry ' || k || ' is in ' || e.currency || ', not ' || w.currency
     from entries e join worlds w on w.id = e.world_id where e.world_id = $1 and e.currency <> w.currency`,
  ),
  bySql(
    "nobody_is_in_debt",
    "2, I3",
    "Holds, escrows, refunds owed, seller buckets and wallets are never overdrawn",
    `select account, 'stands at ' || sum(amount) || ' on the wrong side' from entries where world_id = $1 and account like 'L:%'
     group by account having sum(amount) > 0`,
  ),
  bySql(
    "balances_equal_entries",
    "I2",
    "A stored balance is the sum of its entries",
    `select coalesce(b.account, e.account), 'the balance says ' || coalesce(b.amount::text, 'nothing') || ', the entries ' || coalesce(e.amount, 0)
     from (select account, currency, amount::bigint from balances where world_id = $1) b
     full join (select account, currency, sum(amount)::bigint as amount from entries
       where world_id = $1 and account ~ '^(L:(hold|escrow|refund_payable|seller_pending|seller_available|seller_withheld|wallet)|A:seller_receivable):'
       group by account, currency) e using (account, currency)
     where b.amount is distinct from e.amount and not (b.amount is null and e.amount = 0) and not (e.amount is null and b.amount = 0)`,
  ),
  bySql(
    "refunds_within_paid",
    "3, I4",
    "Nobody gets back more than was paid, late captures counted on both sides",
    `select 'order:' || r.order_no, 'refunds and chargebacks of ' || r.back || ' against ' || coalesce(t.paid, 0) || ' paid'
     from (select order_no, sum(amount) as back from (select order_no, amount from refunds where world_id = $1 and cause <> 'late_capture'
       union all select order_no, amount from chargebacks where world_id = $1 and state <> 'rejected') b group by order_no) r
     left join (select order_no, sum(amount) as paid from tenders where world_id = $1 group by order_no) t using (order_no)
     where r.back > coalesce(t.paid, 0)
     union all
     select e.stream, 'late captures of ' || sum((e.data ->> 'amount')::bigint) || ' against refunds of ' || coalesce(max(r.back), 0)
     from events e left join (select 'order:' || order_no as stream, sum(amount) as back from refunds where world_id = $1 and cause = 'late_capture' group by order_no) r
       on r.stream = e.stream
     where e.world_id = $1 and e.type = 'late_capture_received'
     group by e.stream having sum((e.data ->> 'amount')::bigint) <> coalesce(max(r.back), 0)`,
  ),
  bySql(
    "refund_is_its_legs",
    "3",
    "A refund is the sum of its legs",
    `select 'order:' || r.order_no, 'refund ' || r.no || ' of ' || r.amount || ' has legs of ' || coalesce(sum(l.amount), 0)
     from refunds r left join refund_legs l on l.world_id = r.world_id and l.order_no = r.order_no and l.refund_no = r.no
     where r.world_id = $1 group by r.order_no, r.no, r.amount having r.amount <> coalesce(sum(l.amount), 0)`,
  ),
  bySql(
    "refunds_within_tender",
    "4",
    "Each means of payment gets back at most what it gave, and the tender knows how much",
    `select 'order:' || t.order_no, t.rail || ' gave ' || t.amount || ', remembers ' || t.refunded || ' refunded, and has legs of ' || coalesce(sum(l.amount), 0)
       || ' and chargebacks of ' || t.charged_back
     from (select *, case when rail = 'wallet' then 0 else coalesce((select sum(c.amount) from chargebacks c
       where c.world_id = $1 and c.order_no = tenders.order_no and c.state <> 'rejected'), 0) end as charged_back from tenders) t
     left join refunds r on r.world_id = $1 and r.order_no = t.order_no and r.cause <> 'late_capture'
     left join refund_legs l on l.world_id = $1 and l.order_no = t.order_no and l.refund_no = r.no and l.rail = t.rail
     where t.world_id = $1 group by t.order_no, t.k, t.rail, t.amount, t.refunded, t.charged_back
     having coalesce(sum(l.amount), 0) + t.charged_back > t.amount or coalesce(sum(l.amount), 0) <> t.refunded`,
  ),
  bySql(
    "order_money_equals_ledger",
    "5",
    "What an order says it holds is what the ledger holds for it",
    `select 'order:' || no, 'holds ' || held || ' and escrow ' || escrow || ', the ledger ' || hold_sum || ' and ' || escrow_sum
     from (select no, held, escrow, ${owed("'L:hold:' || no")} as hold_sum, ${owed("'L:escrow:' || no")} as escrow_sum from orders where world_id = $1) o
     where held <> hold_sum or escrow <> escrow_sum`,
  ),
  bySql(
    "money_fits_the_state",
    "5",
    "Verifying holds all that was paid; a paid order's escrow is its total and subsidy without what was given back; an ended order holds nothing",
    `select 'order:' || no, state || ' holds ' || held || ' and escrow ' || escrow || ' (paid ' || paid || ', total ' || total || ', subsidy ' || subsidy || ', partial refunds ' || partly || ')'
     from (select no, state, held, escrow, total, subsidy,
         coalesce((select sum(amount) from tenders t where t.world_id = $1 and t.order_no = o.no), 0) as paid,
         coalesce((select sum(amount) from refunds r where r.world_id = $1 and r.order_no = o.no and r.cause in ('counter_offer', 'amendment', 'dispute_partial')), 0) as partly
       from orders o where world_id = $1) o
     where case state
       when 'payment_verifying' then held <> paid or paid = 0 or escrow <> 0
       when 'awaiting_shipment' then escrow <> total + subsidy - partly or held <> 0
       when 'awaiting_delivery' then escrow <> total + subsidy - partly or held <> 0
       else held <> 0 or escrow <> 0 end`,
  ),
  bySql(
    "finished_or_closed",
    "6, I5",
    "An order ends once: finished or closed, never both, never twice",
    `select stream, 'ended ' || count(*) || ' times' from events where world_id = $1 and stream like 'order:%' and type in ('order_finished', 'order_closed')
     group by stream having count(*) > 1`,
  ),
  bySql(
    "refund_settles_once",
    "8",
    "Each leg of a refund is credited, or lands in the wallet, exactly once",
    `select stream, 'refund ' || (data ->> 'refund') || ' was settled ' || count(*) || ' times' from events
     where world_id = $1 and type in ('refund_credited', 'refund_bounced') group by stream, data ->> 'refund' having count(*) > 1
     union all
     select 'order:' || order_no, 'leg ' || refund_no || '/' || k || ' is ' || stage || ' but settled at ' || coalesce(settled_at::text, 'no time')
     from refund_legs where world_id = $1 and (stage in ('credited', 'wallet_credited')) <> (settled_at is not null)`,
  ),
  bySql(
    "in_flight_equals_legs",
    "8",
    "Money on its way is exactly the legs that were sent and not confirmed",
    `select 'A:in_flight:' || coalesce(e.rail, l.rail), 'the ledger says ' || coalesce(e.amount, 0) || ', the legs ' || coalesce(l.amount, 0)
     from (select substr(account, 13) as rail, -sum(amount)::bigint as amount from entries where world_id = $1 and account like 'A:in\\_flight:%' group by account) e
     full join (select rail, sum(amount)::bigint as amount from refund_legs where world_id = $1 and stage = 'refunded' and rail <> 'wallet' group by rail) l using (rail)
     where coalesce(e.amount, 0) <> coalesce(l.amount, 0)`,
  ),
  bySql(
    "owed_equals_unsent_legs",
    "8",
    "What is owed as a refund is exactly its legs that were not sent",
    `select 'order:' || order_no, 'refund ' || no || ': the ledger owes ' || ledger || ', the legs ' || legs
     from (select r.order_no, r.no, ${owed("'L:refund_payable:' || r.order_no || ':' || r.no")} as ledger,
         coalesce((select sum(amount) from refund_legs l where l.world_id = $1 and l.order_no = r.order_no and l.refund_no = r.no and l.stage in ('expected', 'processing')), 0) as legs
       from refunds r where r.world_id = $1) r
     where ledger <> legs`,
  ),
  bySql(
    "refund_stages_in_order",
    "8, I9",
    "Refund stages only go forward, and a credit arrives inside its rail's range",
    `select 'order:' || order_no, 'leg ' || refund_no || '/' || k || ' is ' || stage || ': expected ' || expected_at || ', processing ' || coalesce(processing_at::text, '-')
         || ', sent ' || coalesce(sent_at::text, '-') || ', settled ' || coalesce(settled_at::text, '-') || ', range ' || arrives_from || ' to ' || arrives_by
     from refund_legs where world_id = $1 and (
       coalesce(processing_at < expected_at, false) or coalesce(sent_at < processing_at, false) or coalesce(settled_at < sent_at, false)
       or (stage = 'credited' and rail <> 'wallet' and settled_at not between arrives_from and arrives_by)
       or (stage in ('refunded', 'credited') and rail <> 'wallet' and sent_at is null))`,
  ),
  bySql(
    "finish_splits_the_gross",
    "9, I4",
    "Commission, the seller's share and what was given back make the gross, when a sale finishes and after every claim on it",
    `select 'order:' || o.no, 'gross ' || o.gross || ' is not commission ' || (e.data ->> 'commission') || ' + net ' || (e.data ->> 'net') || ' + given back ' || coalesce(r.back, 0)
     from orders o join events e on e.world_id = $1 and e.stream = 'order:' || o.no and e.type = 'order_finished'
     left join lateral (select sum((b.data ->> 'amount')::bigint + (b.data ->> 'subsidyBack')::bigint) as back from events b
       where b.world_id = $1 and b.stream = e.stream and b.n < e.n and b.type = 'refund_created' and b.data ->> 'cause' in ('counter_offer', 'amendment', 'dispute_partial')) r on true
     where o.world_id = $1 and o.gross <> (e.data ->> 'commission')::bigint + (e.data ->> 'net')::bigint + coalesce(r.back, 0)
     union all
     select 'order:' || o.no, 'brought ' || o.proceeds_gross || ', of it commission ' || o.proceeds_commission || ' and net ' || o.proceeds_net || '; it finished with '
       || (e.data ->> 'gross') || ' and gave back ' || coalesce(r.back, 0)
     from orders o join events e on e.world_id = $1 and e.stream = 'order:' || o.no and e.type = 'order_finished'
     left join lateral (select sum((b.data ->> 'back')::bigint + (b.data ->> 'subsidy')::bigint) as back from events b
       where b.world_id = $1 and b.stream = e.stream and b.type = 'proceeds_reduced') r on true
     where o.world_id = $1 and (o.proceeds_gross is distinct from (e.data ->> 'gross')::bigint - coalesce(r.back, 0) or o.proceeds_gross <> o.proceeds_commission + o.proceeds_net)`,
  ),
  bySql(
    "pending_is_what_orders_brought",
    "7, W1, W2",
    "A selling store's pending money is what its finished orders brought and did not pay out; a frozen or blocked one has none that moves",
    `select 'L:seller_pending:' || s.id, 'a store that is ' || s.state || ' has ' || coalesce(-b.amount, 0) || ' pending, its orders ' || coalesce(o.pending, 0)
     from stores s left join balances b on b.world_id = $1 and b.account = 'L:seller_pending:' || s.id
     left join (select store_id, sum(proceeds_pending) as pending from orders where world_id = $1 and not 'chargeback' = any (frozen) group by store_id) o on o.store_id = s.id
     where s.world_id = $1 and coalesce(-b.amount, 0) <> case when s.state in ('frozen', 'blocked') then 0 else coalesce(o.pending, 0) end
     union all
     select 'L:seller_withheld:' || s.id, 'withholds ' || coalesce(-b.amount, 0) || ', orders under a chargeback brought ' || o.contested
     from stores s left join balances b on b.world_id = $1 and b.account = 'L:seller_withheld:' || s.id
     join (select store_id, sum(proceeds_pending) as contested from orders where world_id = $1 and 'chargeback' = any (frozen) group by store_id) o on o.store_id = s.id
     where s.world_id = $1 and coalesce(-b.amount, 0) < o.contested`,
  ),
  bySql(
    "nobody_is_paid_under_a_claim",
    "7",
    "No order pays out before its time, while it is frozen or disputed, or after it was annulled",
    `select e.stream, 'paid out at ' || e.at || ', finished at ' || coalesce(o.finished_at::text, '-') || ', ' || o.state
     from events e join orders o on o.world_id = $1 and 'order:' || o.no = e.stream join policies p on p.world_id = $1 and p.version = o.policy_version
     where e.world_id = $1 and e.type = 'proceeds_released' and (
       o.finished_at is null or e.at < o.finished_at + (p.values ->> 'payout')::bigint
       or exists (select from suspensions s where s.world_id = $1 and s.order_no = o.no and s.cause <> 'carrier' and s.from <= e.at and coalesce(s.to > e.at, true)))`,
  ),
  bySql(
    "chargebacks_stand_open",
    "3, K1",
    "What lies with card issuers is exactly the chargebacks that are not decided",
    `select 'A:chargeback_open', 'the ledger says ' || ledger || ', the chargebacks ' || open
     from (select coalesce((select sum(amount) from entries where world_id = $1 and account = 'A:chargeback_open'), 0) as ledger,
       coalesce((select sum(amount) from chargebacks where world_id = $1 and ended_at is null), 0) as open) both_sides where ledger <> open`,
  ),
  bySql(
    "total_is_its_lines",
    "28",
    "The total shown is the sum of lines and shipping without the discounts, to the unit",
    `select 'order:' || o.no, 'total ' || o.total || ', lines ' || l.total || ', shipping ' || o.shipping || ', gross ' || o.gross
     from orders o join (select order_no, sum(total) as total, sum(cardinality(unit_totals) * unit_price) as items, sum(bundle_discount) as bundle, sum(store_discount) as store,
         sum(platform_discount) as platform, bool_and((select sum(u) from unnest(unit_totals) u) = total) as units from order_lines where world_id = $1 group by order_no) l on l.order_no = o.no
     where o.world_id = $1 and (o.total <> l.total + o.shipping or o.items <> l.items or o.bundle_discount <> l.bundle or o.store_discount <> l.store
       or o.platform_discount <> l.platform or o.gross <> o.total + o.platform_discount or not l.units)
     union all
     select 'order:' || no, 'has no lines' from orders o where world_id = $1 and not exists (select from order_lines l where l.world_id = $1 and l.order_no = o.no)`,
  ),
  bySql(
    "paid_is_the_total",
    "28",
    "What was taken for a paid order is its total",
    `select 'order:' || o.no, 'total ' || o.total || ', tenders ' || coalesce(sum(t.amount), 0)
     from orders o left join tenders t on t.world_id = $1 and t.order_no = o.no where o.world_id = $1
     group by o.no, o.total, o.paid_at having (o.paid_at is not null and coalesce(sum(t.amount), 0) <> o.total) or (o.paid_at is null and count(t.*) > 0)`,
  ),
];
