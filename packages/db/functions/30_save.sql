-- Saving: everything a run changed, of any number of orders, in one statement. Rows arrive spelled as the tables are, long lists of them
-- column by column (`columns_of`, written out by src/columns.ts); a list that has nothing in it is absent.

-- The updates below name their rows to the index and join by hash. Left to itself the planner may loop over a whole world once per row: a
-- young database has no statistics that would warn it.

-- Brings the accounts that have a balance up to date. An account that does not exist yet is opened with the delta.
drop function if exists post_balances(int, jsonb, boolean); -- the name of a parameter cannot be replaced
create or replace function post_balances(p_world int, p jsonb, p_in_order boolean) returns void language plpgsql volatile set enable_nestloop = off as $$
declare
  v_accounts text[];
begin
  select array_agg(distinct account) into v_accounts from columns_of(p -> 'entries') as e(account text)
  where account like 'L:%' and account <> 'L:suspense' or account like 'A:seller_receivable:%';
  if v_accounts is null then
    return;
  end if;
  if p_in_order then
    perform from balances where world_id = p_world and account = any (v_accounts) order by account for no key update;
  end if;
  merge into balances b
  using (select account, currency, sum(amount)::bigint as amount from columns_of(p -> 'entries') as e(account text, currency text, amount bigint)
    where account like 'L:%' and account <> 'L:suspense' or account like 'A:seller_receivable:%' group by account, currency) d
  on b.world_id = p_world and b.account = any (v_accounts) and b.account = d.account and b.currency = d.currency
  when matched then update set amount = b.amount + d.amount
  when not matched then insert (world_id, account, currency, amount) values (p_world, d.account, d.currency, d.amount);
end
$$;

create or replace function save_orders(p_world int, p jsonb) returns void language plpgsql volatile set enable_nestloop = off as $$
declare
  v_nos int[];
  v_saved int;
begin
  if p ? 'placed' then
    insert into orders columns_of(p -> 'placed');
    insert into order_lines columns_of(p -> 'lines');
    if p ? 'order_grants' then
      insert into order_grants columns_of(p -> 'order_grants');
    end if;
  end if;
  if p ? 'orders' then
    v_nos := p #>> '{orders,no}';
    update orders o set
      state = r.state, close_reason = r.close_reason, fault = r.fault, version = r.version, head = r.head, last_event_at = r.last_event_at, paid_at = r.paid_at,
      verified_at = r.verified_at, shipped_at = r.shipped_at, delivered_at = r.delivered_at, finished_at = r.finished_at, closed_at = r.closed_at,
      declines = r.declines, verify_by = r.verify_by, verification_outcome = r.verification_outcome, verification_hold = r.verification_hold,
      extension_days = r.extension_days, extension_asked_at = r.extension_asked_at, extension_granted = r.extension_granted, late = r.late, held = r.held,
      escrow = r.escrow, subsidy = r.subsidy, frozen = r.frozen, store_acts = r.store_acts, bound_until = r.bound_until, protection_days = r.protection_days,
      protection_asked_at = r.protection_asked_at, protection_extended = r.protection_extended, proceeds_gross = r.proceeds_gross,
      proceeds_commission = r.proceeds_commission, proceeds_net = r.proceeds_net, proceeds_pending = r.proceeds_pending, paid_out = r.paid_out,
      visibility = r.visibility, regions = r.regions, request_open = r.request_open, refund_running = r.refund_running, dispute_open = r.dispute_open,
      chargeback_open = r.chargeback_open, address = coalesce(r.address, o.address), next_due = r.next_due, next_kind = r.next_kind
    from columns_of(p -> 'orders') as r(no int, opened_at int, state text, close_reason text, fault text, version int, head text,
      last_event_at bigint, paid_at bigint, verified_at bigint, shipped_at bigint, delivered_at bigint, finished_at bigint, closed_at bigint, declines int,
      verify_by bigint, verification_outcome text, verification_hold text, extension_days int, extension_asked_at bigint, extension_granted bigint,
      late boolean, held bigint, escrow bigint, subsidy bigint, frozen text[], store_acts smallint, bound_until bigint, protection_days int,
      protection_asked_at bigint, protection_extended bigint, proceeds_gross bigint, proceeds_commission bigint, proceeds_net bigint, proceeds_pending bigint,
      paid_out boolean, visibility text, regions text[], request_open boolean, refund_running boolean, dispute_open boolean, chargeback_open boolean,
      address jsonb, next_due bigint, next_kind text)
    where o.world_id = p_world and o.no = any (v_nos) and o.no = r.no and o.version = r.opened_at;
    get diagnostics v_saved = row_count;
    if v_saved <> cardinality(v_nos) then
      raise exception 'an order of world % was changed by somebody else since it was opened', p_world using errcode = 'serialization_failure';
    end if;
  end if;
  if p ? 'amended_lines' then
    update order_lines l set variant_id = r.variant_id, options = r.options, quantity = r.quantity
    from jsonb_populate_recordset(null::order_lines, p -> 'amended_lines') r
    where l.world_id = p_world and l.order_no = r.order_no and l.no = r.no;
  end if;
  if p ? 'tenders' then
    insert into tenders columns_of(p -> 'tenders')
    on conflict on constraint tenders_pkey do update set state = excluded.state, refunded = excluded.refunded, amount = excluded.amount;
  end if;
  -- What ends comes before what opens, so that two never look open at once.
  if p ? 'requests' then
    insert into cancel_requests select * from jsonb_populate_recordset(null::cancel_requests, p -> 'requests') r order by r.state = 'open'
    on conflict on constraint cancel_requests_pkey do update set state = excluded.state, ended_at = excluded.ended_at,
      reject_reason = excluded.reject_reason, reject_note = excluded.reject_note;
  end if;
  if p ? 'offers' then
    insert into counter_offers select * from jsonb_populate_recordset(null::counter_offers, p -> 'offers') r order by r.state = 'live'
    on conflict on constraint counter_offers_pkey do update set state = excluded.state;
  end if;
  if p ? 'refunds' then
    insert into refunds columns_of(p -> 'refunds')
    on conflict on constraint refunds_pkey do update set credit_due = excluded.credit_due, credit_outcome = excluded.credit_outcome, lost_at = excluded.lost_at;
  end if;
  if p ? 'legs' then
    insert into refund_legs columns_of(p -> 'legs')
    on conflict on constraint refund_legs_pkey do update set stage = excluded.stage, processing_at = excluded.processing_at, sent_at = excluded.sent_at,
      settled_at = excluded.settled_at, arrives_from = excluded.arrives_from, arrives_by = excluded.arrives_by;
  end if;
  if p ? 'shipments' then
    insert into shipments select * from jsonb_populate_recordset(null::shipments, p -> 'shipments')
    on conflict on constraint shipments_pkey do update set state = excluded.state, delivered_at = excluded.delivered_at,
      carrier = excluded.carrier, tracking = excluded.tracking, plan = excluded.plan;
  end if;
  if p ? 'scans' then
    insert into scans select * from jsonb_populate_recordset(null::scans, p -> 'scans');
  end if;
  if p ? 'disputes' then
    insert into disputes select * from jsonb_populate_recordset(null::disputes, p -> 'disputes') r order by r.ended_at is null
    on conflict on constraint disputes_pkey do update set state = excluded.state, respond_from = excluded.respond_from, mediation_at = excluded.mediation_at,
      decided_at = excluded.decided_at, ended_at = excluded.ended_at, decided_by = excluded.decided_by, settled_amount = excluded.settled_amount,
      settled_with_return = excluded.settled_with_return, settled_lines = excluded.settled_lines, appeal_by = excluded.appeal_by,
      appeal_text = excluded.appeal_text, appeal_at = excluded.appeal_at, return_state = excluded.return_state,
      return_authorized_at = excluded.return_authorized_at, return_postage = excluded.return_postage, return_carrier = excluded.return_carrier,
      return_tracking = excluded.return_tracking, return_shipped_at = excluded.return_shipped_at, return_delivered_at = excluded.return_delivered_at,
      return_ended_at = excluded.return_ended_at, return_contest = excluded.return_contest;
  end if;
  if p ? 'proposals' then
    insert into proposals select * from jsonb_populate_recordset(null::proposals, p -> 'proposals') r order by r.state = 'live'
    on conflict on constraint proposals_pkey do update set state = excluded.state;
  end if;
  if p ? 'verdicts' then
    insert into verdicts select * from jsonb_populate_recordset(null::verdicts, p -> 'verdicts');
  end if;
  if p ? 'evidence' then
    insert into dispute_evidence select * from jsonb_populate_recordset(null::dispute_evidence, p -> 'evidence');
  end if;
  if p ? 'chargebacks' then
    insert into chargebacks select * from jsonb_populate_recordset(null::chargebacks, p -> 'chargebacks') r order by r.ended_at is null
    on conflict on constraint chargebacks_pkey do update set state = excluded.state, contested_at = excluded.contested_at, ended_at = excluded.ended_at,
      fault = excluded.fault;
  end if;
  if p ? 'amendments' then
    insert into amendments select * from jsonb_populate_recordset(null::amendments, p -> 'amendments') r order by r.state = 'live'
    on conflict on constraint amendments_pkey do update set state = excluded.state;
  end if;
  if p ? 'suspensions' then
    insert into suspensions select * from jsonb_populate_recordset(null::suspensions, p -> 'suspensions') r order by r."to" is null
    on conflict on constraint suspensions_pkey do update set "to" = excluded."to";
  end if;
  if p ? 'deadlines' then
    insert into deadlines (world_id, order_no, kind, subject, generation, k, priority, state, due, remaining, fired_at, outcome)
    select p_world, r.order_no, r.kind, r.subject, r.generation, r.k, r.priority, r.state, r.due, r.remaining, r.fired_at, r.outcome
    from columns_of(p -> 'deadlines') as r(order_no int, kind text, subject text, generation smallint, k smallint, priority smallint, state text,
      due bigint, remaining bigint, fired_at bigint, outcome text)
    on conflict on constraint deadlines_pkey do update set state = excluded.state, due = excluded.due, remaining = excluded.remaining,
      fired_at = excluded.fired_at, outcome = excluded.outcome, k = excluded.k;
  end if;
end
$$;

-- What changed of stores and buyers: their standing, and where their streams now end. `opened_at` is the version they were opened at.
create or replace function save_standing(p_world int, p jsonb) returns void language plpgsql volatile set enable_nestloop = off as $$
declare
  v_ids int[];
  v_wanted int := 0;
  v_saved int := 0;
  v_count int;
  v_act store_acts;
begin
  if p ? 'stores' then
    select array_agg(id) into v_ids from jsonb_to_recordset(p -> 'stores') as r(id int);
    update stores s set state = r.state, since = r.since, version = r.version, head = r.head, last_event_at = r.last_event_at, act_count = r.act_count,
      sanction_count = r.sanction_count, investigation = r.investigation, appeal = r.appeal, blocked_at = r.blocked_at,
      withheld_decision = r.withheld_decision, points = r.points, next_due = r.next_due
    from jsonb_to_recordset(p -> 'stores') as r(id int, opened_at int, state text, since bigint, version int, head text, last_event_at bigint,
      act_count smallint, sanction_count smallint, investigation jsonb, appeal jsonb, blocked_at bigint, withheld_decision text, points int, next_due bigint)
    where s.world_id = p_world and s.id = any (v_ids) and s.id = r.id and s.version = r.opened_at;
    get diagnostics v_saved = row_count;
    v_wanted := cardinality(v_ids);
    delete from sanctions where world_id = p_world and store_id = any (v_ids);
  end if;
  if p ? 'store_heads' then
    select array_agg(id) into v_ids from jsonb_to_recordset(p -> 'store_heads') as r(id int);
    update stores s set version = r.version, head = r.head, last_event_at = r.last_event_at
    from jsonb_to_recordset(p -> 'store_heads') as r(id int, opened_at int, version int, head text, last_event_at bigint)
    where s.world_id = p_world and s.id = any (v_ids) and s.id = r.id and s.version = r.opened_at;
    get diagnostics v_count = row_count;
    v_saved := v_saved + v_count;
    v_wanted := v_wanted + cardinality(v_ids);
  end if;
  if p ? 'buyers' then
    select array_agg(id) into v_ids from jsonb_to_recordset(p -> 'buyers') as r(id int);
    update people b set state = r.state, since = r.since, standing_reason = r.standing_reason, counts_from = r.counts_from, version = r.version, head = r.head,
      last_event_at = r.last_event_at
    from jsonb_to_recordset(p -> 'buyers') as r(id int, opened_at int, state text, since bigint, standing_reason text, counts_from bigint, version int,
      head text, last_event_at bigint)
    where b.world_id = p_world and b.id = any (v_ids) and b.id = r.id and b.version = r.opened_at;
    get diagnostics v_count = row_count;
    v_saved := v_saved + v_count;
    v_wanted := v_wanted + cardinality(v_ids);
  end if;
  if p ? 'buyer_heads' then
    select array_agg(id) into v_ids from jsonb_to_recordset(p -> 'buyer_heads') as r(id int);
    update people b set version = r.version, head = r.head, last_event_at = r.last_event_at
    from jsonb_to_recordset(p -> 'buyer_heads') as r(id int, opened_at int, version int, head text, last_event_at bigint)
    where b.world_id = p_world and b.id = any (v_ids) and b.id = r.id and b.version = r.opened_at;
    get diagnostics v_count = row_count;
    v_saved := v_saved + v_count;
    v_wanted := v_wanted + cardinality(v_ids);
  end if;
  if v_saved <> v_wanted then
    raise exception 'a store or buyer of world % was changed by somebody else since it was opened', p_world using errcode = 'serialization_failure';
  end if;
  if p ? 'sanctions' then
    insert into sanctions select * from jsonb_populate_recordset(null::sanctions, p -> 'sanctions');
  end if;
  if p ? 'store_deadlines' then
    insert into store_deadlines (world_id, store_id, kind, generation, k, priority, state, due, fired_at)
    select p_world, r.store_id, r.kind, r.generation, r.k, r.priority, r.state, r.due, r.fired_at
    from jsonb_to_recordset(p -> 'store_deadlines') as r(store_id int, kind text, generation smallint, k smallint, priority smallint, state text, due bigint, fired_at bigint)
    order by r.state = 'armed'
    on conflict on constraint store_deadlines_pkey do update set state = excluded.state, due = excluded.due, fired_at = excluded.fired_at;
  end if;
  -- Orders the act binds follow from here on, each in its own time: an unpaid one follows only a block.
  if p ? 'store_acts' then
    for v_act in select * from jsonb_populate_recordset(null::store_acts, p -> 'store_acts') loop
      select array_agg(no) into v_ids from orders o where o.world_id = p_world and o.store_id = v_act.store_id
        and o.bound_until > v_act.at and o.store_acts < v_act.no and (v_act.kind = 'block' or o.state <> 'awaiting_payment');
      v_act.bound := v_act.bound + coalesce(cardinality(v_ids), 0);
      insert into store_acts select v_act.*;
      insert into followers (world_id, store_id, order_no) select p_world, v_act.store_id, unnest(v_ids) on conflict do nothing;
      if v_act.kind = 'block' then
        update coupon_grants g set state = 'void' from coupons c
        where c.world_id = p_world and c.store_id = v_act.store_id and g.world_id = p_world and g.coupon_id = c.id and g.state = 'available';
      end if;
    end loop;
    update world_wakeups set followers_pending = true where world_id = p_world and not followers_pending;
  end if;
end
$$;

create or replace function save_books(p_world int, p jsonb, p_in_order boolean) returns void language plpgsql volatile set enable_nestloop = off as $$
declare
  v_ids int[];
begin
  if p ? 'events' then
    insert into events (world_id, stream, n, at, rule, party, person_id, fired, type, data, hash)
    select p_world, r.stream, r.n, r.at, r.rule, r.party, r.person_id, r.fired, r.data ->> 'type', r.data, r.hash
    from columns_of(p -> 'events') as r(stream text, n int, at bigint, rule text, party text, person_id int, fired jsonb, data jsonb, hash text);
  end if;
  if p ? 'entries' then
    insert into entries (world_id, stream, n, k, account, amount, currency)
    select p_world, r.stream, r.n, r.k, r.account, r.amount, r.currency
    from columns_of(p -> 'entries') as r(stream text, n int, k smallint, account text, amount bigint, currency text);
    perform post_balances(p_world, p, p_in_order);
  end if;
  if p ? 'stock' then
    v_ids := p #>> '{stock,id}';
    if p_in_order then
      perform from variants where world_id = p_world and id = any (v_ids) order by id for no key update;
    end if;
    update variants v set on_hand = v.on_hand + r.on_hand, reserved = v.reserved + r.reserved
    from columns_of(p -> 'stock') as r(id int, on_hand int, reserved int)
    where v.world_id = p_world and v.id = any (v_ids) and v.id = r.id;
  end if;
  if p ? 'metrics' then
    insert into metrics as m (world_id, subject, key, value)
    select p_world, r.subject, r.key, r."by" from columns_of(p -> 'metrics') as r(subject text, key text, "by" bigint) order by r.subject, r.key
    on conflict on constraint metrics_pkey do update set value = m.value + excluded.value;
  end if;
  if p ? 'grants' then
    v_ids := p #>> '{grants,id}';
    update coupon_grants g set state = r.state, expires_at = r.expires_at, checkout_no = r.checkout_no, shared_by = r.shared_by, given_back = r.given_back,
      restored = r.restored, grace_spent = r.grace_spent
    from columns_of(p -> 'grants') as r(id int, state text, expires_at bigint, checkout_no int, shared_by int, given_back int, restored boolean, grace_spent boolean)
    where g.world_id = p_world and g.id = any (v_ids) and g.id = r.id;
  end if;
end
$$;

-- A database that nobody has looked at yet is planned for as if it were empty, where any index seems as good as another, and sessions keep such
-- plans: the first large saves have its tables counted instead of waiting for the server to come round. Rows seen by few samples will do.
create or replace function count_young_tables() returns void language plpgsql volatile security definer
set search_path = public, pg_temp set default_statistics_target = 10 as $$
begin
  if (select reltuples < 1000 from pg_class where oid = 'events'::regclass) then
    analyze (skip_locked) orders, order_lines, tenders, deadlines, events, entries, notices;
  end if;
end
$$;

-- Answers the number of the outbox row (null when there is nothing to tell), the wall time of the earliest deadline armed here, and the stories
-- of the orders that are to be shown, with the clock.
create or replace function save_changes(p_world int, p jsonb) returns json language plpgsql volatile as $$
declare
  w worlds;
  v_in_order boolean;
  v_outbox bigint;
  v_real timestamptz;
begin
  select * into w from worlds where id = p_world;
  v_in_order := w.mode = 'live' and coalesce(cardinality((p #>> '{orders,no}')::int[]), 0) + coalesce(cardinality((p #>> '{placed,no}')::int[]), 0) > 1;

  if p ? 'checkout' then
    insert into checkouts select * from jsonb_populate_record(null::checkouts, p -> 'checkout');
  end if;
  if p ? 'bought' then
    delete from cart_lines where world_id = p_world and buyer_id = (p -> 'bought' ->> 'buyer_id')::int
      and variant_id in (select id::int from jsonb_array_elements_text(p -> 'bought' -> 'variants') id);
  end if;
  perform save_orders(p_world, p);
  if p ?| array['stores', 'store_heads', 'buyers', 'buyer_heads'] then
    perform save_standing(p_world, p);
  end if;
  if p ? 'followed' then
    delete from followers f using jsonb_to_recordset(p -> 'followed') as r(store_id int, order_no int)
    where f.world_id = p_world and f.store_id = r.store_id and f.order_no = r.order_no;
  end if;
  perform save_books(p_world, p, v_in_order);

  if p ? 'outbox' then
    insert into outbox (world_id, at, orders, buyers, stores, notices)
    select p_world, r.at, r.orders, r.buyers, r.stores, r.notices
    from jsonb_to_record(p -> 'outbox') as r(at bigint, orders int[], buyers int[], stores int[], notices int)
    returning seq into v_outbox;
    if p ? 'notices' then
      insert into notices (world_id, stream, n, k, at, role, person_id, store_id, template, params, outbox)
      select p_world, r.stream, r.n, r.k, r.at, r.role, r.person_id, r.store_id, r.template, r.params, v_outbox
      from columns_of(p -> 'notices') as r(stream text, n int, k smallint, at bigint, role text, person_id int, store_id int, template text, params jsonb);
    end if;
  end if;
  if p ? 'answer' then
    insert into idempotency (world_id, person_id, key, hash, response)
    select p_world, r.person_id, r.key, r.hash, r.response from jsonb_to_record(p -> 'answer') as r(person_id int, key text, hash text, response jsonb);
  end if;
  if p ? 'clock_at' then
    update worlds set anchor_virtual = greatest(anchor_virtual, (p ->> 'clock_at')::bigint), anchor_real = clock_timestamp() where id = p_world and mode <> 'live';
  end if;

  if cardinality((p #>> '{placed,no}')::int[]) >= 25 then
    perform count_young_tables();
  end if;

  v_real := real_of(w, (p ->> 'next_due')::bigint);
  if v_outbox is not null or v_real is not null then
    update world_wakeups set next_real_due = least(next_real_due, v_real), outbox_pending = outbox_pending or v_outbox is not null
    where world_id = p_world and ((v_real is not null and coalesce(next_real_due > v_real, true)) or (v_outbox is not null and not outbox_pending));
  end if;
  return json_build_object('outbox', v_outbox, 'nextRealDue', floor(extract(epoch from v_real) * 1000),
    'shown', case when p ? 'shown' then json_build_object('clock', clock_view(w),
      'stories', (select json_agg(story_of(p_world, no::int)) from jsonb_array_elements_text(p -> 'shown') no)) end);
end
$$;
