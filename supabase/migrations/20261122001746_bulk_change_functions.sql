-- Starting, continuing and undoing a bulk change. As the caller: a hidden ticket is gone for them.

create function public.start_bulk_change(numbers bigint[], changes jsonb, query text default '', scope text default 'picked')
returns uuid
language plpgsql security invoker set search_path = '' as $$
declare
  asked public.bulk_changes;
  macro public.macros;
  tags jsonb;
begin
  if not private.acting_as('{user}') then
    raise insufficient_privilege using message = 'bulk changes are for users';
  end if;
  asked.changes := start_bulk_change.changes - 'macro_id';
  if start_bulk_change.changes ->> 'macro_id' is not null then
    select * into macro from public.macros m
    where m.id = (start_bulk_change.changes ->> 'macro_id')::uuid;
    if not found then
      raise sqlstate 'PT404' using message = 'there is no such macro';
    end if;
    -- What is said by hand goes before what the macro says; tags of both are added.
    tags := coalesce(macro.changes -> 'tags', '[]') || coalesce(asked.changes -> 'add_tags', '[]');
    asked.changes := (macro.changes - 'tags') || asked.changes
      || case when tags = '[]' then '{}' else jsonb_build_object('add_tags', tags) end;
    asked.macro_name := macro.name;
    asked.reply := case when macro.body ~ '\S' then macro.body end;
  end if;

  if not private.is_bulk_change(asked.changes) then
    raise check_violation using
      message = 'this is no change of tickets', constraint = 'bulk_changes_changes_known';
  end if;
  asked.changes := asked.changes || (
    select coalesce(jsonb_object_agg(given.key, (
      select coalesce(jsonb_agg(distinct lower(btrim(name))), '[]')
      from jsonb_array_elements_text(asked.changes -> given.key) name)), '{}')
    from jsonb_object_keys(asked.changes) given (key) where given.key in ('add_tags', 'remove_tags'));
  -- Here and not while tickets are locked: who makes the same tag waits for this transaction.
  insert into public.tags (name)
  select name from jsonb_array_elements_text(asked.changes -> 'add_tags') name order by 1
  on conflict do nothing;

  asked.query := start_bulk_change.query;
  asked.scope := start_bulk_change.scope;
  if cardinality(numbers) > 10000 then
    raise check_violation using
      message = 'at most 10,000 tickets are changed at once', constraint = 'bulk_changes_size';
  end if;
  return private.open_bulk_change(
    array(select distinct number from unnest(numbers) number where number is not null), asked);
end $$;
comment on function public.start_bulk_change(bigint[], jsonb, text, text) is
  'Notes down a change of at most 10,000 tickets: status, priority, assignee_id, team_id, add_tags, remove_tags, macro_id. Nothing is changed before continue_bulk_change. Answers its id; PT404 when there is no such macro to see.';

create function private.require_bulk_change(id uuid) returns public.bulk_changes
language plpgsql set search_path = '' as $$
declare
  found_one public.bulk_changes;
begin
  perform private.lock_bulk_change(id);
  select * into found_one from public.bulk_changes b where b.id = require_bulk_change.id;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such bulk change';
  end if;
  return found_one;
end $$;
comment on function private.require_bulk_change(uuid) is
  'The caller''s own bulk change, locked to the end of the transaction; PT404 when there is none. Runs as the caller.';

create function private.work_tickets(work public.bulk_changes, numbers bigint[]) returns void
language plpgsql set search_path = '' as $$
declare
  state text;
  broken text;
begin
  if work.undoes is null then
    perform private.keep_bulk_outcomes(array(
      select row (work.id, c.number, c.outcome, c.reason, c.before, c.version)::public.bulk_change_tickets
      from private.change_tickets(numbers, array_fill(work.changes, array[cardinality(numbers)]), work.reply) c));
  else
    perform private.keep_bulk_outcomes(array(
      select row (work.id, c.number, c.outcome, c.reason, c.before, c.version)::public.bulk_change_tickets
      from (
        select array_agg(u.ticket_number) as numbers, array_agg(u.before) as befores, array_agg(u.version_after) as made
        from public.bulk_change_tickets u
        where u.bulk_change_id = work.undoes and u.ticket_number = any (work_tickets.numbers)) undone,
      private.give_back_tickets(undone.numbers, undone.befores, undone.made) c));
  end if;
exception when others then
  get stacked diagnostics state = returned_sqlstate, broken = constraint_name;
  -- A deadlock or a lost connection is nobody's refusal: all of it is undone and can be tried again.
  if state ~ '^(40|53|55|57|58)' then
    raise;
  end if;
  if cardinality(numbers) > 1 then
    -- Something unforeseen is refused: by halves down to the one, so that it stops none of the others.
    perform private.work_tickets(work, numbers[:cardinality(numbers) / 2]);
    perform private.work_tickets(work, numbers[cardinality(numbers) / 2 + 1:]);
  else
    perform private.keep_bulk_outcomes(array[row (work.id, numbers[1], 'refused', case
      when state = '42501' then 'forbidden' when broken <> '' then broken else state end,
      null, null)::public.bulk_change_tickets]);
  end if;
end $$;
comment on function private.work_tickets(public.bulk_changes, bigint[]) is
  'Does to these tickets what a bulk change asks, together when all of it goes through, else by halves; keeps what came of each. Runs as the caller, who holds the lock.';

create function public.continue_bulk_change(bulk_change_id uuid, at_most integer default 100)
returns table (total integer, changed integer, unchanged integer, refused integer, gone integer, finished boolean)
language plpgsql security invoker set search_path = '' as $$
declare
  work public.bulk_changes := private.require_bulk_change(bulk_change_id);
  numbers bigint[];
begin
  if work.finished_at is null then
    numbers := array(
      select t.ticket_number from public.bulk_change_tickets t
      where t.bulk_change_id = work.id and t.outcome is null
      order by t.ticket_number limit least(greatest(at_most, 1), 1000));
    perform private.work_tickets(work, numbers);
  end if;
  return query
    select b.total, b.changed, b.unchanged, b.refused, b.gone, b.finished_at is not null
    from public.bulk_changes b where b.id = work.id;
end $$;
comment on function public.continue_bulk_change(uuid, integer) is
  'Changes the next tickets of a bulk change, at most 1,000, each for itself: what is refused is kept with its reason and stops nothing. Callers at once take turns. Answers how far it is; PT404 when it is none of the caller''s.';

create function public.undo_bulk_change(bulk_change_id uuid) returns uuid
language plpgsql security invoker set search_path = '' as $$
declare
  work public.bulk_changes := private.require_bulk_change(bulk_change_id);
  asked public.bulk_changes;
begin
  select b.id into asked.id from public.bulk_changes b where b.undoes = work.id;
  if found then
    return asked.id;
  end if;
  perform private.stop_bulk_change(work.id);
  asked.changes := '{}';
  asked.undoes := work.id;
  asked.query := work.query;
  asked.scope := work.scope;
  return private.open_bulk_change(array(
    select t.ticket_number from public.bulk_change_tickets t
    where t.bulk_change_id = work.id and t.outcome = 'changed'), asked);
end $$;
comment on function public.undo_bulk_change(uuid) is
  'Stops a bulk change where it stands and starts another that gives back what it changed; continue_bulk_change works it. A ticket that somebody changed since stays as it is. Answers its id, the same when asked again.';

create function public.list_bulk_change_tickets(bulk_change_id uuid, having_outcome text default null, skip integer default 0, page_size integer default 100)
returns table (ticket_number bigint, subject text, outcome text, reason text)
language sql stable security invoker set search_path = '' as $$
  with page as (
    select w.ticket_number, w.outcome, w.reason,
      case w.outcome when 'refused' then 1 when 'gone' then 2 else 4 - (w.reason is not null)::integer end as place
    from public.bulk_change_tickets w
    where w.bulk_change_id = list_bulk_change_tickets.bulk_change_id
      and (having_outcome is null or w.outcome = having_outcome)
    order by place, w.ticket_number
    offset greatest(skip, 0) limit least(greatest(page_size, 1), 500))
  select p.ticket_number, t.subject, p.outcome, p.reason
  from page p left join public.tickets t on t.number = p.ticket_number
  order by p.place, p.ticket_number
$$;
comment on function public.list_bulk_change_tickets(uuid, text, integer, integer) is
  'What became of the tickets of one of the caller''s bulk changes, what needs a look first. The subject is null where there is no ticket to see.';

grant execute on function
  private.require_bulk_change(uuid), private.work_tickets(public.bulk_changes, bigint[]) to authenticated;
grant execute on function
  public.start_bulk_change(bigint[], jsonb, text, text), public.continue_bulk_change(uuid, integer),
  public.undo_bulk_change(uuid), public.list_bulk_change_tickets(uuid, text, integer, integer)
to authenticated;
