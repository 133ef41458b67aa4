-- The clock of a world. Everything that writes into a world first takes its lock: shared while time runs by itself,
-- exclusive while it stands or is advanced.

create or replace function world_now(w worlds) returns bigint language sql volatile as $$
  select w.anchor_virtual::bigint
    + case when w.mode = 'live' then greatest(0, floor(extract(epoch from clock_timestamp() - w.anchor_real)::float8 * 1000 * w.rate))::bigint else 0 end
$$;

-- The wall time at which a live world's clock will show `due`; null while it stands.
create or replace function real_of(w worlds, due bigint) returns timestamptz language sql immutable as $$
  select case when w.mode = 'live' then w.anchor_real + make_interval(secs => least((due - w.anchor_virtual) / w.rate / 1000, 1e10)) end
$$;

-- Enters the world, takes its lock as its mode demands and returns its row as of after the wait. Somebody who stops the clock while we wait
-- for the shared lock would need us to take the exclusive one on top, which two waiters could never do: begin again instead.
create or replace function lock_world(p_world int, p_exclusive boolean default false) returns worlds language plpgsql volatile as $$
declare
  v_mode text;
  w worlds;
begin
  perform set_config('souk.world', p_world::text, true);
  select mode into v_mode from worlds where id = p_world;
  if not found then
    raise exception 'world % does not exist', p_world using errcode = 'no_data_found';
  end if;
  if p_exclusive or v_mode <> 'live' then
    perform pg_advisory_xact_lock(7, p_world);
  else
    perform pg_advisory_xact_lock_shared(7, p_world);
  end if;
  select * into w from worlds where id = p_world;
  if not found then
    raise exception 'world % does not exist', p_world using errcode = 'no_data_found';
  end if;
  if not p_exclusive and v_mode = 'live' and w.mode <> 'live' then
    raise exception 'the clock of world % was stopped meanwhile', p_world using errcode = 'serialization_failure';
  end if;
  return w;
end
$$;

create or replace function clock_of(w worlds) returns json language sql volatile as $$
  select json_build_object('mode', w.mode, 'rate', w.rate, 'now', world_now(w), 'anchorVirtual', w.anchor_virtual,
    'anchorReal', floor(extract(epoch from w.anchor_real) * 1000)::bigint, 'epoch', w.epoch)
$$;

-- Changes how time passes: the mode, the rate, or (never backwards) the instant shown. What is null stays as it is.
create or replace function set_clock(p_world int, p_mode text, p_rate float8, p_at bigint) returns json language plpgsql volatile as $$
declare
  w worlds := lock_world(p_world, true);
  v_now bigint := world_now(w);
begin
  if p_at < v_now then
    raise exception 'the clock of world % never runs backwards: it shows %, not %', p_world, v_now, p_at using errcode = 'invalid_parameter_value';
  end if;
  update worlds set mode = coalesce(p_mode, w.mode), rate = coalesce(p_rate, w.rate), anchor_virtual = coalesce(p_at, v_now),
    anchor_real = clock_timestamp(), epoch = w.epoch + 1
  where id = p_world returning * into w;
  perform settle_wakeup(p_world);
  return clock_of(w);
end
$$;

-- Writes down afresh when the world next needs a worker, unless a command is under way (then the old, earlier instant stands, which
-- costs a needless look). Answers the wall time of the next due deadline, in milliseconds.
create or replace function settle_wakeup(p_world int) returns bigint language plpgsql volatile as $$
declare
  w worlds;
  v_due bigint;
  v_real timestamptz;
begin
  if not pg_try_advisory_xact_lock(7, p_world) then
    select next_real_due into v_real from world_wakeups where world_id = p_world;
    return floor(extract(epoch from v_real) * 1000);
  end if;
  select * into w from worlds where id = p_world;
  v_due := least((select due from deadlines where world_id = p_world and state = 'armed' order by due limit 1),
    (select due from store_deadlines where world_id = p_world and state = 'armed' order by due limit 1));
  v_real := real_of(w, v_due);
  insert into world_wakeups (world_id, next_real_due, outbox_pending, followers_pending)
  values (p_world, v_real, exists (select from outbox where world_id = p_world), exists (select from followers where world_id = p_world))
  on conflict (world_id) do update set next_real_due = excluded.next_real_due, outbox_pending = excluded.outbox_pending, followers_pending = excluded.followers_pending;
  return floor(extract(epoch from v_real) * 1000);
end
$$;
