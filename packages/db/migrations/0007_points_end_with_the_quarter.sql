-- Stores whose points were given before these ended with a quarter get the deadline that ends them, and their worlds look at what is due anew.
-- Row-level security binds an owner too who is no superuser: world by world.
do $$
declare
  v_world int;
  v_east bigint;
begin
  for v_world in select id from worlds loop
    perform set_config('souk.world', v_world::text, true);
    select coalesce((p.values -> 'calendar' ->> 'utcOffset')::bigint, 0) into v_east
    from worlds w join policies p on p.world_id = w.id and p.version = w.policy_version where w.id = v_world;

    insert into store_deadlines (world_id, store_id, kind, generation, k, priority, state, due)
    select s.world_id, s.id, 'points_reset', 1, (select count(*) from store_deadlines d where d.world_id = s.world_id and d.store_id = s.id), 5, 'armed',
      extract(epoch from date_trunc('quarter', to_timestamp((s.last_event_at + v_east) / 1000.0) at time zone 'UTC') + interval '3 months')::bigint * 1000 - v_east
    from stores s where s.world_id = v_world and s.points > 0;

    update stores s set next_due = least(s.next_due, d.due)
    from store_deadlines d where s.world_id = v_world and d.world_id = v_world and d.store_id = s.id and d.kind = 'points_reset';
    update world_wakeups set next_real_due = now()
    where world_id = v_world and exists (select from store_deadlines where world_id = v_world and kind = 'points_reset');
  end loop;
  perform set_config('souk.world', '', true);
end $$;
