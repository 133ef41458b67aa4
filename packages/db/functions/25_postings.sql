-- The law of the books, whoever writes into them.
create or replace function check_postings() returns trigger language plpgsql as $$
declare
  v_broken record;
begin
  select stream, n, world_id into v_broken from added group by world_id, stream, n, currency having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'the posting of event % of % in world % does not sum to zero', v_broken.n, v_broken.stream, v_broken.world_id
      using errcode = 'check_violation', constraint = 'a_posting_sums_to_zero', table = 'entries';
  end if;
  -- A scalar subquery looks each event up by its key; written as a join it may read all events of the world first.
  select stream, n, world_id into v_broken from added a
  where (select true from events e where e.world_id = a.world_id and e.stream = a.stream and e.n = a.n) is null limit 1;
  if found then
    raise exception 'there is no event % of % in world % that could move money', v_broken.n, v_broken.stream, v_broken.world_id
      using errcode = 'foreign_key_violation', constraint = 'a_posting_belongs_to_an_event', table = 'entries';
  end if;
  return null;
end
$$;

create or replace trigger check_postings after insert on entries referencing new table as added for each statement execute function check_postings();
