-- One turn of a world whose people are played by a script: the next due deadlines as in `open_due` for an advance, and with them the orders
-- somebody acts on up to `p_until`, the stores and buyers of orders about to be placed, and their variants. The turn may go up to `until`.
create or replace function open_turn(p_world int, p_until bigint, p_limit int, p_orders int[], p_stores int[], p_buyers int[], p_variants int[]) returns json
language plpgsql volatile as $$
declare
  w worlds := lock_world(p_world, true);
  v_cut bigint;
  v_due int[];
begin
  if w.mode = 'failed' then
    return json_build_object('kind', 'idle', 'mode', w.mode);
  end if;
  select due into v_cut from deadlines where world_id = p_world and state = 'armed' and due <= p_until
  order by due, priority, order_no offset p_limit - 1 limit 1;
  select array_agg(distinct order_no) into v_due
  from deadlines where world_id = p_world and state = 'armed' and due <= coalesce(v_cut, p_until);
  if v_due is null and p_orders = '{}' then
    return json_build_object('kind', 'idle', 'mode', w.mode);
  end if;
  return json_build_object('kind', 'opened', 'world', world_of(w), 'now', world_now(w), 'until', coalesce(v_cut, p_until), 'more', v_cut is not null,
    'slice', slice_of(p_world, coalesce(v_due, '{}') || p_orders, p_stores, p_buyers, p_variants, '{}', '{}', '{}'));
end
$$;
