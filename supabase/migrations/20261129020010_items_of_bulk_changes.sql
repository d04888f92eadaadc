-- How bulk changes keep their items, whatever these are: a number for a ticket, an id for a contact
-- or a company.

create type private.bulk_outcome as (item text, outcome text, reason text, before jsonb, version integer);
comment on type private.bulk_outcome is
  'What became of one item of a bulk change; the version is that of a ticket.';

create function private.open_bulk_change(items text[], asked public.bulk_changes) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  opened uuid;
begin
  delete from public.bulk_changes b
  where b.user_id = private.actor_user_id() and b.created_at < now() - interval '30 days';
  insert into public.bulk_changes (kind, changes, macro_name, reply, undoes, query, scope, total)
  values (asked.kind, asked.changes, asked.macro_name, asked.reply, asked.undoes, asked.query, asked.scope, cardinality(items))
  returning id into opened;
  if asked.kind = 'ticket' then
    insert into public.bulk_change_tickets (bulk_change_id, ticket_number)
    select opened, item::bigint from unnest(items) item;
  else
    insert into public.bulk_change_records (bulk_change_id, record_id)
    select opened, item::uuid from unnest(items) item;
  end if;
  return opened;
end $$;
comment on function private.open_bulk_change(text[], public.bulk_changes) is
  'Notes down a bulk change of these items for the acting user, and forgets theirs of more than 30 days ago. Definer: what was done is nobody''s to write, or an undo could be made up.';

create function private.items_of_bulk_change(work public.bulk_changes, wanted text, at_most integer) returns text[]
language plpgsql stable set search_path = '' as $$
begin
  if work.kind = 'ticket' then
    return array(
      select t.ticket_number::text from public.bulk_change_tickets t
      where t.bulk_change_id = work.id and t.outcome is not distinct from wanted
      order by t.ticket_number limit at_most);
  end if;
  return array(
    select r.record_id::text from public.bulk_change_records r
    where r.bulk_change_id = work.id and r.outcome is not distinct from wanted
    order by r.record_id limit at_most);
end $$;
comment on function private.items_of_bulk_change(public.bulk_changes, text, integer) is
  'The items of a bulk change that came to an outcome, or, for null, still wait. Runs as the caller.';

create function private.keep_bulk_outcomes(work public.bulk_changes, worked private.bulk_outcome[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if work.kind = 'ticket' then
    update public.bulk_change_tickets t set
      outcome = w.outcome, reason = w.reason, before = w.before, version_after = w.version
    from unnest(worked) w, public.bulk_changes b
    where b.id = work.id and b.user_id = private.actor_user_id()
      and t.bulk_change_id = b.id and t.ticket_number = w.item::bigint and t.outcome is null;
  else
    update public.bulk_change_records r set outcome = w.outcome, reason = w.reason, before = w.before
    from unnest(worked) w, public.bulk_changes b
    where b.id = work.id and b.user_id = private.actor_user_id()
      and r.bulk_change_id = b.id and r.record_id = w.item::uuid and r.outcome is null;
  end if;

  update public.bulk_changes b set
    changed = b.changed + n.changed, unchanged = b.unchanged + n.unchanged,
    refused = b.refused + n.refused, gone = b.gone + n.gone,
    finished_at = case when b.changed + b.unchanged + b.refused + b.gone + n.worked = b.total then now() end
  from (
    select count(*) as worked,
      count(*) filter (where w.outcome = 'changed') as changed,
      count(*) filter (where w.outcome = 'unchanged') as unchanged,
      count(*) filter (where w.outcome = 'refused') as refused,
      count(*) filter (where w.outcome = 'gone') as gone
    from unnest(worked) w) n
  where b.id = work.id and b.user_id = private.actor_user_id();
end $$;
comment on function private.keep_bulk_outcomes(public.bulk_changes, private.bulk_outcome[]) is
  'Keeps what became of these items and counts it. Definer: as open_bulk_change. Callers hold the lock.';

grant execute on function
  private.open_bulk_change(text[], public.bulk_changes), private.items_of_bulk_change(public.bulk_changes, text, integer),
  private.keep_bulk_outcomes(public.bulk_changes, private.bulk_outcome[]) to authenticated;
