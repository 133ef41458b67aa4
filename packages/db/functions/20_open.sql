-- Opening: locks first, each in a statement of its own, then the reads (a statement that waits for a lock reads the rows of before the
-- wait), then the instant. One round trip.

-- The accounts a store's money lies on, by which whoever takes from them locks them.
create or replace function purse_accounts(p_stores int[]) returns text[] language sql immutable as $$
  select array_agg(account || id order by account || id) from unnest(p_stores) id,
    (values ('A:seller_receivable:'), ('L:seller_available:'), ('L:seller_pending:'), ('L:seller_withheld:')) a (account)
$$;

create or replace function lock_purses(p_world int, p_stores int[]) returns void language sql volatile as $$
  select from balances where world_id = p_world and account = any (purse_accounts(p_stores)) order by account for no key update
$$;

-- Checkouts of a buyer that count against the account (rules.md 3.10): open and payable, or expired inside the policy's window and after
-- support last restored it.
create or replace function unpaid_checkouts(p_world int, p_buyer int, p_from bigint) returns int language sql stable as $$
  select count(distinct o.checkout_no)::int
  from worlds w join policies p on p.world_id = w.id and p.version = w.policy_version
  join orders o on o.world_id = p_world and o.buyer_id = p_buyer
  join stores s on s.world_id = p_world and s.id = o.store_id
  where w.id = p_world and (
    (o.state = 'awaiting_payment' and o.placed_at > p_from and s.state not in ('frozen', 'blocked'))
    or (o.close_reason = 'unpaid_expired' and o.fault = 'buyer' and o.closed_at > p_from
      and o.closed_at >= world_now(w) - (p.values ->> 'unpaidBlockWindow')::bigint))
$$;

-- What a run may look at: the orders with all that belongs to them, and the facts about everybody they involve. A list without rows is
-- null. Small statements on purpose: one large one costs three times as much before it reads a row.
-- `p_store_cells` and `p_buyer_cells` are stores and buyers that a command is about: of them everything is read.
create or replace function slice_of(p_world int, p_orders int[], p_stores int[], p_buyers int[], p_variants int[], p_grants int[],
  p_store_cells int[], p_buyer_cells int[]) returns json
language plpgsql stable as $$
declare
  v_stores int[];
  v_buyers int[];
  v_accounts text[] := '{}';
  v_purses int[];
  v_versions int[];
  v_used int[];
  v_disputed boolean; v_charged_back boolean; v_amended boolean; v_suspended boolean;
  v_acted boolean; v_sanctioned boolean;
  j_orders json; j_lines json; j_order_grants json; j_tenders json; j_requests json; j_offers json; j_refunds json; j_legs json; j_shipments json; j_scans json;
  j_disputes json; j_proposals json; j_verdicts json; j_evidence json; j_chargebacks json; j_amendments json; j_suspensions json;
  j_deadlines json; j_stores json; j_acts json; j_sanctions json; j_buyers json; j_balances json; j_instruments json; j_grants json; j_variants json;
  j_policies json; j_store_cells json; j_store_deadlines json; j_buyer_cells json;
begin
  if p_orders <> '{}' then
    select json_agg(t), array_agg(distinct store_id), array_agg(distinct buyer_id), array_agg(distinct policy_version),
      bool_or('disputes' = any (regions)), bool_or('chargebacks' = any (regions)), bool_or('amendments' = any (regions)), bool_or('suspensions' = any (regions)),
      array_agg(distinct store_id) filter (where state = 'finished' and (dispute_open or chargeback_open))
    into j_orders, v_stores, v_buyers, v_versions, v_disputed, v_charged_back, v_amended, v_suspended, v_purses
    from orders t where world_id = p_world and no = any (p_orders);
  end if;
  if j_orders is not null then
    select json_agg(t order by order_no, no) into j_lines from order_lines t where world_id = p_world and order_no = any (p_orders);
    select json_agg(t order by order_no, k), array_agg(grant_id) into j_order_grants, v_used from order_grants t where world_id = p_world and order_no = any (p_orders);
    select json_agg(t order by order_no, k) into j_tenders from tenders t where world_id = p_world and order_no = any (p_orders);
    select json_agg(t order by order_no, no) into j_requests from cancel_requests t where world_id = p_world and order_no = any (p_orders);
    if j_requests is not null then
      select json_agg(t order by order_no, request_no, no) into j_offers from counter_offers t where world_id = p_world and order_no = any (p_orders);
    end if;
    select json_agg(t order by order_no, no) into j_refunds from refunds t where world_id = p_world and order_no = any (p_orders);
    if j_refunds is not null then
      select json_agg(t order by order_no, refund_no, k) into j_legs from refund_legs t where world_id = p_world and order_no = any (p_orders);
    end if;
    select json_agg(t) into j_shipments from shipments t where world_id = p_world and order_no = any (p_orders);
    if j_shipments is not null then
      select json_agg(t order by order_no, k) into j_scans from scans t where world_id = p_world and order_no = any (p_orders);
    end if;
    if v_disputed then
      select json_agg(t order by order_no, no) into j_disputes from disputes t where world_id = p_world and order_no = any (p_orders);
      select json_agg(t order by order_no, dispute_no, no) into j_proposals from proposals t where world_id = p_world and order_no = any (p_orders);
      select json_agg(t order by order_no, dispute_no, no) into j_verdicts from verdicts t where world_id = p_world and order_no = any (p_orders);
      select json_agg(t order by order_no, dispute_no, k) into j_evidence from dispute_evidence t where world_id = p_world and order_no = any (p_orders);
    end if;
    if v_charged_back then
      select json_agg(t order by order_no, no) into j_chargebacks from chargebacks t where world_id = p_world and order_no = any (p_orders);
    end if;
    if v_amended then
      select json_agg(t order by order_no, no) into j_amendments from amendments t where world_id = p_world and order_no = any (p_orders);
    end if;
    if v_suspended then
      select json_agg(t order by order_no, k) into j_suspensions from suspensions t where world_id = p_world and order_no = any (p_orders);
    end if;
    select json_agg(t order by order_no, k) into j_deadlines from deadlines t where world_id = p_world and order_no = any (p_orders);
  end if;
  v_stores := coalesce(v_stores, '{}') || p_stores;
  v_buyers := coalesce(v_buyers, '{}') || p_buyers;
  v_used := coalesce(v_used, '{}') || p_grants;
  if v_stores <> '{}' then
    select json_agg(json_build_object('id', id, 'state', state, 'since', since, 'auto_approve_window', auto_approve_window)),
      bool_or(act_count > 0), bool_or(sanction_count > 0)
    into j_stores, v_acted, v_sanctioned from stores where world_id = p_world and id = any (v_stores);
  end if;
  if v_acted then
    select json_agg(t order by store_id, no) into j_acts from store_acts t where world_id = p_world and store_id = any (v_stores);
  end if;
  if v_sanctioned then
    select json_agg(t order by store_id, k) into j_sanctions from sanctions t where world_id = p_world and store_id = any (v_stores);
  end if;
  if p_store_cells <> '{}' then
    v_purses := v_purses || p_store_cells;
    select json_agg(t) into j_store_cells from (
      select s.*, coalesce(m.pending, 0) as pending, coalesce(m.contested, 0) as contested
      from stores s left join (
        select store_id, sum(proceeds_pending) filter (where not 'chargeback' = any (frozen))::bigint as pending,
          sum(proceeds_pending) filter (where 'chargeback' = any (frozen))::bigint as contested
        from orders where world_id = p_world and store_id = any (p_store_cells) and state = 'finished' group by store_id) m on m.store_id = s.id
      where s.world_id = p_world and s.id = any (p_store_cells)) t;
    select json_agg(t order by store_id, k) into j_store_deadlines from store_deadlines t where world_id = p_world and store_id = any (p_store_cells);
  end if;
  if v_buyers <> '{}' then
    select json_agg(json_build_object('id', id, 'state', state, 'since', since)), array_agg('L:wallet:' || id) into j_buyers, v_accounts
    from people where world_id = p_world and id = any (v_buyers);
    select json_agg(t) into j_instruments from instruments t where world_id = p_world and buyer_id = any (v_buyers);
  end if;
  if p_buyer_cells <> '{}' then
    select json_agg(json_build_object('id', id, 'state', state, 'since', since, 'version', version, 'head', head, 'last_event_at', last_event_at,
      'standing_reason', standing_reason, 'counts_from', counts_from, 'unpaid', unpaid_checkouts(p_world, id, counts_from))) into j_buyer_cells
    from people where world_id = p_world and id = any (p_buyer_cells);
  end if;
  if v_purses <> '{}' then
    v_accounts := v_accounts || purse_accounts(v_purses);
  end if;
  if v_accounts <> '{}' then
    select json_agg(json_build_object('account', account, 'amount', amount)) into j_balances from balances where world_id = p_world and account = any (v_accounts);
  end if;
  if v_used <> '{}' then
    select json_agg(t) into j_grants from coupon_grants t where world_id = p_world and id = any (v_used);
  end if;
  if p_variants <> '{}' then
    select json_agg(json_build_object('id', t.id, 'listing_id', t.listing_id, 'store_id', l.store_id, 'on_sale', l.on_sale, 'mode', t.mode,
      'on_hand', t.on_hand, 'reserved', t.reserved)) into j_variants
    from variants t join listings l on l.world_id = p_world and l.id = t.listing_id
    where t.world_id = p_world and t.id = any (p_variants);
  end if;
  v_versions := v_versions || (select policy_version from worlds where id = p_world);
  select json_agg(json_build_object('version', version, 'values', "values")) into j_policies
  from policies where world_id = p_world and version = any (v_versions);

  return json_build_object('orders', j_orders, 'lines', j_lines, 'orderGrants', j_order_grants, 'tenders', j_tenders, 'requests', j_requests,
    'offers', j_offers, 'refunds', j_refunds, 'legs', j_legs, 'shipments', j_shipments, 'scans', j_scans, 'disputes', j_disputes, 'proposals', j_proposals,
    'verdicts', j_verdicts, 'evidence', j_evidence, 'chargebacks', j_chargebacks, 'amendments', j_amendments, 'suspensions', j_suspensions,
    'deadlines', j_deadlines, 'stores', j_stores, 'acts', j_acts, 'sanctions', j_sanctions, 'buyers', j_buyers, 'balances', j_balances,
    'instruments', j_instruments, 'grants', j_grants, 'variants', j_variants, 'policies', j_policies, 'storeCells', j_store_cells,
    'storeDeadlines', j_store_deadlines, 'buyerCells', j_buyer_cells);
end
$$;

create or replace function world_of(w worlds) returns json language sql stable as $$
  select json_build_object('id', w.id, 'slug', w.slug, 'seed', w.seed, 'currency', w.currency, 'zone', w.zone, 'mode', w.mode,
    'carrier', w.carrier, 'policyVersion', w.policy_version)
$$;

-- The instant at which these orders are read: the world's, and never before what has already happened to one of them.
create or replace function now_with(w worlds, p_orders int[]) returns bigint language sql stable as $$
  select greatest(world_now(w), (select max(last_event_at) from orders where world_id = w.id and no = any (p_orders)))
$$;

-- Locks what one command touches and returns it. When a deadline of one of its stores is due, it only answers which: the store has to be
-- settled first, in a transaction of its own. `p_stock` asks for the variants of the orders' lines as well. Numbers are taken from
-- the world last, so that nobody waits long for the next one.
create or replace function open_command(p_world int, p_person int, p_key text, p_hash text, p_orders int[], p_checkout int, p_stores int[], p_buyer int,
  p_variants int[], p_grants int[], p_stock boolean, p_take_orders int, p_take_checkouts int) returns json
language plpgsql volatile as $$
declare
  w worlds := lock_world(p_world);
  v_orders int[] := p_orders;
  v_stores int[];
  v_variants int[] := p_variants;
  v_grants int[];
  v_purses int[];
  v_kept idempotency;
  v_now bigint;
  v_last bigint;
  v_store_due bigint;
  v_first_order int;
  v_first_checkout int;
begin
  if w.mode = 'failed' then
    return json_build_object('kind', 'clock_failed');
  end if;

  if p_checkout is not null then
    select v_orders || array_agg(no) into v_orders from orders where world_id = p_world and checkout_no = p_checkout and no <> all (p_orders);
  end if;
  select coalesce(array_agg(store_id), '{}') || p_stores into v_stores from orders where world_id = p_world and no = any (v_orders);
  select min(next_due) into v_store_due from (select next_due from stores where world_id = p_world and id = any (v_stores) order by id for share) held;
  if v_orders <> '{}' then
    perform from orders where world_id = p_world and no = any (v_orders) order by no for no key update;
  end if;
  if p_buyer is not null then
    perform from people where world_id = p_world and id = p_buyer for no key update;
  end if;
  select coalesce(array_agg(grant_id), '{}') || p_grants into v_grants from order_grants where world_id = p_world and order_no = any (v_orders);
  if v_grants <> '{}' then
    perform from coupon_grants where world_id = p_world and id = any (v_grants) order by id for no key update;
  end if;
  if p_stock then
    select coalesce(array_agg(variant_id), '{}') || p_variants into v_variants from order_lines where world_id = p_world and order_no = any (v_orders);
  end if;
  if v_variants <> '{}' then
    perform from variants where world_id = p_world and id = any (v_variants) order by id for no key update;
  end if;

  if p_key is not null then
    select * into v_kept from idempotency where world_id = p_world and person_id = p_person and key = p_key;
    if found then
      return json_build_object('kind', case when v_kept.hash = p_hash then 'replayed' else 'key_reused' end, 'response', v_kept.response);
    end if;
  end if;

  if p_take_orders > 0 or p_take_checkouts > 0 then
    update worlds set next_order_no = next_order_no + p_take_orders, next_checkout_no = next_checkout_no + p_take_checkouts where id = p_world
    returning next_order_no - p_take_orders, next_checkout_no - p_take_checkouts into v_first_order, v_first_checkout;
  end if;

  select max(last_event_at), array_agg(distinct store_id) filter (where state = 'finished' and (dispute_open or chargeback_open)) into v_last, v_purses
  from orders where world_id = p_world and no = any (v_orders);
  if v_purses is not null then
    perform lock_purses(p_world, v_purses);
  end if;
  v_now := greatest(world_now(w), v_last);
  if v_store_due <= v_now then
    return json_build_object('kind', 'store_due', 'due', v_store_due,
      'storeId', (select id from stores where world_id = p_world and id = any (v_stores) and next_due = v_store_due order by id limit 1));
  end if;
  return json_build_object('kind', 'opened', 'world', world_of(w), 'now', v_now, 'firstOrderNo', v_first_order, 'firstCheckoutNo', v_first_checkout,
    'slice', slice_of(p_world, v_orders, v_stores, case when p_buyer is null then '{}' else array[p_buyer] end, v_variants, p_grants, '{}',
      case when p_take_checkouts > 0 then array[p_buyer] else '{}' end));
end
$$;

-- Claims the next due deadlines, about `p_limit` of them, with their orders. The run that follows may go up to `until`: every armed deadline up
-- to that instant belongs to an order of the slice (in a live world: or to an order somebody else holds right now). Only when more than
-- five times the limit fall on one instant is that instant cut. Orders that have yet to follow their store come first, then deadlines of
-- stores: of these it only answers which store's turn it is, and no order's deadline passes the next one.
create or replace function open_due(p_world int, p_until bigint, p_limit int, p_exclusive boolean) returns json language plpgsql volatile as $$
declare
  w worlds := lock_world(p_world, p_exclusive);
  v_now bigint := world_now(w);
  v_until bigint := case when p_exclusive then p_until else least(p_until, v_now) end;
  v_first bigint;
  v_cut bigint;
  v_store int;
  v_store_due bigint;
  v_orders int[];
begin
  if not p_exclusive and w.mode <> 'live' then
    return json_build_object('kind', 'idle', 'mode', w.mode);
  end if;

  select store_id into v_store from followers where world_id = p_world order by store_id limit 1;
  if found then
    return json_build_object('kind', 'followers', 'storeId', v_store);
  end if;
  select due, store_id into v_store_due, v_store from store_deadlines where world_id = p_world and state = 'armed' and due <= v_until
  order by due, priority, store_id limit 1;
  if found then
    select due into v_first from deadlines where world_id = p_world and state = 'armed' and due < v_store_due order by due, priority, order_no limit 1;
    if not found then
      return json_build_object('kind', 'store_due', 'storeId', v_store, 'due', v_store_due);
    end if;
    v_until := v_store_due - 1;
  end if;

  select due into v_cut from deadlines where world_id = p_world and state = 'armed' and due <= v_until
  order by due, priority, order_no offset p_limit - 1 limit 1;
  select array_agg(distinct c.order_no) into v_orders
  from (select order_no from deadlines where world_id = p_world and state = 'armed' and due <= coalesce(v_cut, v_until)
    order by due, priority, order_no limit p_limit * 5) c;
  if v_orders is null then
    return json_build_object('kind', 'idle', 'mode', w.mode);
  end if;

  -- Under the exclusive lock nobody else writes into this world.
  if not p_exclusive then
    v_orders := hold_orders(p_world, v_orders);
    if v_orders is null then
      return json_build_object('kind', 'idle', 'mode', w.mode);
    end if;
  end if;

  return json_build_object('kind', 'opened', 'world', world_of(w), 'now', v_now, 'until', coalesce(v_cut, v_until), 'more', v_cut is not null or v_store_due is not null,
    'slice', slice_of(p_world, v_orders, '{}', '{}', '{}', '{}', '{}', '{}'));
end
$$;

-- Locks those of the orders that nobody else holds, with their stores, coupons and the purses they may take from, and answers their numbers.
create or replace function hold_orders(p_world int, p_orders int[]) returns int[] language plpgsql volatile as $$
declare
  v_stores int[];
  v_purses int[];
  v_grants int[];
  v_orders int[];
begin
  select array_agg(distinct store_id) into v_stores from orders where world_id = p_world and no = any (p_orders);
  perform from stores where world_id = p_world and id = any (v_stores) order by id for share;
  select array_agg(no), array_agg(distinct store_id) filter (where state = 'finished' and (dispute_open or chargeback_open)) into v_orders, v_purses
  from (select no, store_id, state, dispute_open, chargeback_open from orders where world_id = p_world and no = any (p_orders) order by no for no key update skip locked) held;
  select array_agg(grant_id) into v_grants from order_grants where world_id = p_world and order_no = any (v_orders);
  if v_grants is not null then
    perform from coupon_grants where world_id = p_world and id = any (v_grants) order by id for no key update;
  end if;
  if v_purses is not null then
    perform lock_purses(p_world, v_purses);
  end if;
  return v_orders;
end
$$;

-- Claims the next orders that have yet to follow their store. The run may go up to `until`, short of the store's own next deadline. What an
-- order that somebody else holds has to follow, it follows there.
create or replace function open_followers(p_world int, p_store int, p_limit int) returns json language plpgsql volatile as $$
declare
  w worlds := lock_world(p_world);
  v_now bigint := world_now(w);
  v_due bigint;
  v_orders int[];
begin
  if w.mode = 'failed' then
    return json_build_object('kind', 'idle', 'mode', w.mode);
  end if;
  select array_agg(order_no) into v_orders from (select order_no from followers where world_id = p_world and store_id = p_store order by order_no limit p_limit) f;
  if v_orders is not null and w.mode = 'live' then
    v_orders := hold_orders(p_world, v_orders);
  end if;
  if v_orders is null then
    return json_build_object('kind', 'idle', 'mode', w.mode);
  end if;
  select next_due into v_due from stores where world_id = p_world and id = p_store;
  return json_build_object('kind', 'opened', 'world', world_of(w), 'now', v_now, 'until', least(v_now, v_due - 1), 'more', cardinality(v_orders) = p_limit,
    'slice', slice_of(p_world, v_orders, '{}', '{}', '{}', '{}', '{}', '{}'));
end
$$;

-- Opens a store for a command of its own, alone: nobody opens an order of it meanwhile. With it come its orders that have a deadline due, which
-- settle first, at most `p_limit`; `more` says that the command has to wait for another such opening. `p_at` is the instant of a deadline of the
-- store's, which comes before those its orders have at that instant; null is now, which comes after them.
create or replace function open_store(p_world int, p_person int, p_key text, p_hash text, p_store int, p_at bigint, p_limit int) returns json
language plpgsql volatile as $$
declare
  w worlds := lock_world(p_world);
  v_kept idempotency;
  v_store stores;
  v_now bigint;
  v_orders int[];
  v_grants int[];
begin
  if w.mode = 'failed' then
    return json_build_object('kind', 'clock_failed');
  end if;
  select * into v_store from stores where world_id = p_world and id = p_store for no key update;
  if not found then
    return json_build_object('kind', 'absent');
  end if;
  if p_key is not null then
    select * into v_kept from idempotency where world_id = p_world and person_id = p_person and key = p_key;
    if found then
      return json_build_object('kind', case when v_kept.hash = p_hash then 'replayed' else 'key_reused' end, 'response', v_kept.response);
    end if;
  end if;
  v_now := coalesce(p_at, greatest(world_now(w), v_store.last_event_at));
  if p_at is null and v_store.next_due <= v_now then
    return json_build_object('kind', 'store_due', 'storeId', p_store, 'due', v_store.next_due);
  end if;

  select array_agg(no) into v_orders from (
    select o.no from (select distinct order_no from deadlines where world_id = p_world and state = 'armed' and due <= v_now and (p_at is null or due < p_at)) d
    join orders o on o.world_id = p_world and o.no = d.order_no and o.store_id = p_store order by o.no limit p_limit) due;
  if v_orders is not null then
    perform from orders where world_id = p_world and no = any (v_orders) order by no for no key update;
    select array_agg(grant_id) into v_grants from order_grants where world_id = p_world and order_no = any (v_orders);
    if v_grants is not null then
      perform from coupon_grants where world_id = p_world and id = any (v_grants) order by id for no key update;
    end if;
  end if;
  perform lock_purses(p_world, array[p_store]);
  return json_build_object('kind', 'opened', 'world', world_of(w), 'now', v_now, 'until', v_now, 'more', coalesce(cardinality(v_orders) = p_limit, false),
    'slice', slice_of(p_world, coalesce(v_orders, '{}'), array[p_store], '{}', '{}', '{}', array[p_store], '{}'));
end
$$;

-- Opens a buyer's account for a command of its own.
create or replace function open_buyer(p_world int, p_person int, p_key text, p_hash text, p_buyer int) returns json language plpgsql volatile as $$
declare
  w worlds := lock_world(p_world);
  v_kept idempotency;
  v_last bigint;
begin
  if w.mode = 'failed' then
    return json_build_object('kind', 'clock_failed');
  end if;
  select last_event_at into v_last from people where world_id = p_world and id = p_buyer and role = 'buyer' for no key update;
  if not found then
    return json_build_object('kind', 'absent');
  end if;
  if p_key is not null then
    select * into v_kept from idempotency where world_id = p_world and person_id = p_person and key = p_key;
    if found then
      return json_build_object('kind', case when v_kept.hash = p_hash then 'replayed' else 'key_reused' end, 'response', v_kept.response);
    end if;
  end if;
  return json_build_object('kind', 'opened', 'world', world_of(w), 'now', greatest(world_now(w), v_last),
    'slice', slice_of(p_world, '{}', '{}', array[p_buyer], '{}', '{}', '{}', array[p_buyer]));
end
$$;

-- Reading the same without locks. `overdue`: something of it is due and has not been applied yet.
create or replace function read_slice(p_world int, p_orders int[], p_stores int[], p_buyer int, p_variants int[], p_grants int[], p_store_cells int[])
returns json
language plpgsql volatile as $$
declare
  w worlds;
  v_now bigint;
begin
  select * into w from worlds where id = p_world;
  if not found then
    raise exception 'world % does not exist', p_world using errcode = 'no_data_found';
  end if;
  v_now := now_with(w, p_orders);
  return json_build_object('world', world_of(w), 'now', v_now,
    'overdue', exists (select from deadlines where world_id = p_world and order_no = any (p_orders) and state = 'armed' and due <= v_now)
      or exists (select from orders o join stores s on s.world_id = p_world and s.id = o.store_id
        where o.world_id = p_world and o.no = any (p_orders)
          and (s.next_due <= v_now or o.store_acts < s.act_count and o.bound_until is not null
            and exists (select from followers f where f.world_id = p_world and f.store_id = o.store_id and f.order_no = o.no))),
    'slice', slice_of(p_world, p_orders, p_stores, case when p_buyer is null then '{}' else array[p_buyer] end, p_variants, p_grants, p_store_cells, '{}'));
end
$$;
