-- A copy of what row-level security asks: one call per table and world, children first. Only this may remove what happened.
create or replace function delete_world(p_world int) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform lock_world(p_world, true);
  perform set_config('souk.world', p_world::text, true);
  ${delete_rows}
  delete from worlds where id = p_world;
end
$$;

-- Empties a world for a fresh start under the same number and name; its tokens and sessions stay.
create or replace function clear_world(p_world int) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform lock_world(p_world, true);
  perform set_config('souk.world', p_world::text, true);
  ${delete_rows}
  delete from advances where world_id = p_world;
  delete from world_wakeups where world_id = p_world;
end
$$;
