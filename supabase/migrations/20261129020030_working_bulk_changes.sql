-- Starting, continuing, stopping and undoing bulk changes of any kind. As the caller.

create function private.change_items(work public.bulk_changes, items text[]) returns setof private.bulk_outcome
language plpgsql set search_path = '' as $$
begin
  if work.kind <> 'ticket' then
    return query select * from private.change_records(work, items::uuid[]);
  elsif work.undoes is null then
    return query select c.number::text, c.outcome, c.reason, c.before, c.version
    from private.change_tickets(items::bigint[], array_fill(work.changes, array[cardinality(items)]), work.reply) c;
  else
    return query select c.number::text, c.outcome, c.reason, c.before, c.version
    from (
      select array_agg(u.ticket_number) as numbers, array_agg(u.before) as befores, array_agg(u.version_after) as made
      from public.bulk_change_tickets u
      where u.bulk_change_id = work.undoes and u.ticket_number = any (items::bigint[])) undone,
    private.give_back_tickets(undone.numbers, undone.befores, undone.made) c;
  end if;
end $$;
comment on function private.change_items(public.bulk_changes, text[]) is
  'Does to these items what a bulk change asks, or undoes it; answers what came of each.';

create function private.work_items(work public.bulk_changes, items text[]) returns void
language plpgsql set search_path = '' as $$
declare
  state text;
  broken text;
begin
  perform private.keep_bulk_outcomes(work, array(select c from private.change_items(work, items) c));
exception when others then
  get stacked diagnostics state = returned_sqlstate, broken = constraint_name;
  -- A deadlock or a lost connection is nobody's refusal: all of it is undone and can be tried again.
  if state ~ '^(40|53|55|57|58)' then
    raise;
  end if;
  if cardinality(items) > 1 then
    -- Something unforeseen is refused: by halves down to the one, so that it stops none of the others.
    perform private.work_items(work, items[:cardinality(items) / 2]);
    perform private.work_items(work, items[cardinality(items) / 2 + 1:]);
  else
    perform private.keep_bulk_outcomes(work, array[row (items[1], 'refused', case
      when state = '42501' then 'forbidden' when broken <> '' then broken else state end, null, null)::private.bulk_outcome]);
  end if;
end $$;
comment on function private.work_items(public.bulk_changes, text[]) is
  'Does to these items what a bulk change asks, together when all of it goes through, else by halves; keeps what came of each. Runs as the caller, who holds the lock.';
grant execute on function private.change_items(public.bulk_changes, text[]), private.work_items(public.bulk_changes, text[])
to authenticated;

create or replace function public.continue_bulk_change(bulk_change_id uuid, at_most integer default 100)
returns table (total integer, changed integer, unchanged integer, refused integer, gone integer, finished boolean)
language plpgsql security invoker set search_path = '' as $$
declare
  work public.bulk_changes := private.require_bulk_change(bulk_change_id);
begin
  if work.finished_at is null then
    -- What is deleted takes much along: fewer at once, so that nobody waits long for a lock.
    perform private.work_items(work, private.items_of_bulk_change(
      work, null, least(greatest(at_most, 1), case when work.changes ? 'delete' then 20 else 1000 end)));
  end if;
  return query
    select b.total, b.changed, b.unchanged, b.refused, b.gone, b.finished_at is not null
    from public.bulk_changes b where b.id = work.id;
end $$;
comment on function public.continue_bulk_change(uuid, integer) is
  'Changes the next items of a bulk change, at most 1,000, of a deletion 20, each for itself: what is refused is kept with its reason and stops nothing. Callers at once take turns. Answers how far it is; PT404 when it is none of the caller''s.';

create or replace function public.undo_bulk_change(bulk_change_id uuid) returns uuid
language plpgsql security invoker set search_path = '' as $$
declare
  work public.bulk_changes := private.require_bulk_change(bulk_change_id);
  asked public.bulk_changes;
begin
  select b.id into asked.id from public.bulk_changes b where b.undoes = work.id;
  if found then
    return asked.id;
  end if;
  if work.changes ?| '{delete,adopt}' then
    raise check_violation using message = 'this cannot be undone', constraint = 'bulk_changes_for_good';
  end if;
  perform private.stop_bulk_change(work.id);
  asked.kind := work.kind;
  asked.changes := '{}';
  asked.undoes := work.id;
  asked.query := work.query;
  asked.scope := work.scope;
  return private.open_bulk_change(private.items_of_bulk_change(work, 'changed', work.total), asked);
end $$;
comment on function public.undo_bulk_change(uuid) is
  'Stops a bulk change where it stands and starts another that gives back what it changed; continue_bulk_change works it. What somebody changed since stays as it is. Answers its id, the same when asked again. What was deleted is gone.';

create function public.stop_bulk_change(bulk_change_id uuid) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.stop_bulk_change((private.require_bulk_change(bulk_change_id)).id);
end $$;
comment on function public.stop_bulk_change(uuid) is
  'Ends a bulk change where it stands: what it has not worked stays as it is. PT404 when it is none of the caller''s.';
grant execute on function public.stop_bulk_change(uuid) to authenticated;
