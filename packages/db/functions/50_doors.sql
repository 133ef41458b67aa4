-- One question each, asked in one statement without a transaction around it: the function enters the world by itself, and being stable it
-- sees one snapshot throughout.

-- Who sits behind a token: null for nobody. Notes that it was used, at most once a minute.
create or replace function seat_by_token(p_hash text) returns json language plpgsql volatile as $$
declare
  t tokens;
begin
  select * into t from tokens where hash = p_hash and revoked_at is null;
  if not found then
    return null;
  end if;
  if coalesce(t.last_used_at < clock_timestamp() - interval '1 minute', true) then
    update tokens set last_used_at = clock_timestamp() where hash = p_hash;
  end if;
  return case when t.kind = 'control' then json_build_object('kind', 'control') else seat_of(t.world_id, t.person_id) end;
end
$$;

-- Who sits behind a portal's session: null for nobody, and for one that has ended, expired or been idle for too long.
create or replace function seat_by_session(p_hash text, p_portal text, p_idle interval) returns json language plpgsql volatile as $$
declare
  s portal_sessions;
begin
  select * into s from portal_sessions where hash = p_hash and portal = p_portal and revoked_at is null
    and expires_at > clock_timestamp() and seen_at > clock_timestamp() - p_idle;
  if not found then
    return null;
  end if;
  if s.seen_at < clock_timestamp() - interval '1 minute' then
    update portal_sessions set seen_at = clock_timestamp() where hash = p_hash;
  end if;
  return seat_of(s.world_id, s.person_id, s.account_id);
end
$$;

create or replace function seat_of(p_world int, p_person int, p_account text default null) returns json language plpgsql volatile as $$
declare
  v_seat json;
begin
  perform set_config('souk.world', p_world::text, true);
  select json_build_object('kind', 'person', 'personId', p.id, 'role', p.role, 'storeId', p.store_id, 'accountId', p_account,
    'world', json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'scenario', w.scenario, 'sandbox', w.sandbox, 'currency', w.currency, 'timeZone', w.zone))
  into v_seat from people p join worlds w on w.id = p_world where p.world_id = p_world and p.id = p_person;
  return v_seat;
end
$$;

-- What a portal is told of a world's clock; instants in milliseconds.
create or replace function clock_view(w worlds) returns json language sql volatile as $$
  select json_build_object('mode', w.mode, 'rate', w.rate, 'now', world_now(w), 'anchorVirtual', w.anchor_virtual,
    'anchorReal', floor(extract(epoch from w.anchor_real) * 1000)::bigint, 'epoch', w.epoch, 'wall', floor(extract(epoch from clock_timestamp()) * 1000)::bigint)
$$;

-- What is told of an order beside the order itself: the names of its two sides, and its history.
create or replace function story_of(p_world int, p_order int) returns json language sql stable as $$
  select json_build_object('orderNo', o.no,
    'storeName', (select name from stores where world_id = p_world and id = o.store_id),
    'buyerName', (select name from people where world_id = p_world and id = o.buyer_id),
    'events', (select json_agg(json_build_object('n', e.n, 'at', e.at, 'rule', e.rule, 'party', e.party, 'personId', e.person_id, 'name', p.name,
        'fired', e.fired, 'type', e.type, 'data', e.data) order by e.n)
      from events e left join people p on p.world_id = p_world and p.id = e.person_id
      where e.world_id = p_world and e.stream = 'order:' || p_order))
  from orders o where o.world_id = p_world and o.no = p_order
$$;

-- One order with its history, and the clock: null when there is no such order.
create or replace function look_at_order(p_world int, p_order int) returns json language plpgsql stable as $$
declare
  w worlds;
  v_slice json;
begin
  perform set_config('souk.world', p_world::text, true);
  select * into w from worlds where id = p_world;
  v_slice := slice_of(p_world, array[p_order], '{}', '{}', '{}', '{}', '{}', '{}');
  if v_slice ->> 'orders' is null then
    return null;
  end if;
  return json_build_object('world', world_of(w), 'now', now_with(w, array[p_order]), 'slice', v_slice, 'clock', clock_view(w), 'story', story_of(p_world, p_order));
end
$$;

-- The orders of a page, with the names of their two sides, and the clock: in the snapshot of whoever found them.
create or replace function look_at_orders(p_world int, p_orders int[]) returns json language plpgsql stable as $$
declare
  w worlds;
begin
  select * into w from worlds where id = p_world;
  if not found then
    raise exception 'world % does not exist', p_world using errcode = 'no_data_found';
  end if;
  return json_build_object('world', world_of(w), 'now', now_with(w, p_orders),
    'slice', slice_of(p_world, p_orders, '{}', '{}', '{}', '{}', '{}', '{}'), 'clock', clock_view(w),
    'names', coalesce((select json_agg(json_build_object('orderNo', o.no, 'storeName', s.name, 'buyerName', b.name))
      from orders o join stores s on s.world_id = p_world and s.id = o.store_id join people b on b.world_id = p_world and b.id = o.buyer_id
      where o.world_id = p_world and o.no = any (p_orders)), '[]'));
end
$$;
