-- What belongs to an order. A foreign key would look up every row by itself, and for every order that is removed look into a dozen tables; only a
-- whole world is ever removed, children first (delete_world).
create or replace function check_belongs_to_an_order() returns trigger language plpgsql as $$
declare
  v_stray record;
begin
  -- A scalar subquery looks each order up by its key; written as a join it may read all orders of the world first.
  select order_no, world_id into v_stray from added a
  where order_no is not null and (select true from orders o where o.world_id = a.world_id and o.no = a.order_no) is null limit 1;
  if found then
    raise exception 'there is no order % in world % for a row of %', v_stray.order_no, v_stray.world_id, tg_table_name
      using errcode = 'foreign_key_violation', constraint = tg_argv[0], table = tg_table_name;
  end if;
  return null;
end
$$;

do $$
declare
  v_table text;
  v_name text;
begin
  for v_table, v_name in values
      ('deadlines', 'a_deadline_belongs_to_an_order'),
      ('tenders', 'a_tender_belongs_to_an_order'),
      ('refunds', 'a_refund_belongs_to_an_order'),
      ('shipments', 'a_parcel_belongs_to_an_order'),
      ('disputes', 'a_dispute_belongs_to_an_order'),
      ('chargebacks', 'a_chargeback_belongs_to_an_order'),
      ('amendments', 'an_amendment_belongs_to_an_order'),
      ('suspensions', 'a_suspension_belongs_to_an_order'),
      ('evidence_files', 'a_file_speaks_of_an_order'),
      ('cancel_requests', 'a_request_belongs_to_an_order'),
      ('order_lines', 'a_line_belongs_to_an_order'),
      ('order_grants', 'a_used_grant_belongs_to_an_order')
  loop
    execute format('create or replace trigger belongs_to_an_order after insert on %I referencing new table as added for each statement execute function check_belongs_to_an_order(%L)', v_table, v_name);
  end loop;
end
$$;
