-- What the management panel asks of custom fields.

create function private.limit_fields() returns trigger
language plpgsql set search_path = '' as $$
begin
  -- One after the other: two at once would each see room for the last.
  perform pg_advisory_xact_lock(hashtext('custom_fields'));
  if (select count(*) from public.custom_fields f where f.archived_at is null and f.id <> new.id) >= 100 then
    raise check_violation using
      message = 'at most 100 custom fields are in use', constraint = 'custom_fields_at_most_100';
  end if;
  return new;
end $$;
comment on function private.limit_fields() is 'Trigger: forms show 100 fields, so no more are in use.';

create trigger custom_fields_20_limit before insert on public.custom_fields
  for each row when (new.archived_at is null) execute function private.limit_fields();
create trigger custom_fields_21_limit before update of archived_at on public.custom_fields
  for each row when (new.archived_at is null and old.archived_at is not null)
  execute function private.limit_fields();

create function private.count_field_values(field_ids uuid[]) returns table (field_id uuid, tickets integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return query
    select asked.id, (
      select count(*)::integer from (
        select from public.ticket_custom_values v where v.field_id = asked.id limit 10001) borne)
    from unnest(field_ids) asked (id);
end $$;
comment on function private.count_field_values(uuid[]) is
  'How many tickets have a value of each field, counted to 10,001. Definer: below the policies each ticket would be asked for; who asks sees them all. For admins.';

create function public.count_field_values(field_ids uuid[]) returns table (field_id uuid, tickets integer)
language sql stable security invoker set search_path = '' as $$ select * from private.count_field_values(field_ids) $$;
comment on function public.count_field_values(uuid[]) is
  'How many tickets have a value of each of these custom fields, counted to 10,001. For admins.';

create function public.move_custom_field(moved_field_id uuid, steps integer) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  if not exists (
    select from public.custom_fields f where f.id = moved_field_id and f.archived_at is null) then
    raise sqlstate 'PT404' using message = 'there is no such custom field';
  end if;
  -- A lock is given to whoever may update. Always in the same order: two who move at once wait.
  perform from public.custom_fields f where f.archived_at is null order by f.id for update;
  if not found then
    raise insufficient_privilege using message = 'custom fields are ordered by admins';
  end if;
  with ranked as (
    select f.id, row_number() over (order by f.position, f.label, f.id) as place, count(*) over () as last
    from public.custom_fields f where f.archived_at is null),
  target as (
    select r.place as was, greatest(1, least(r.last, r.place + steps)) as place
    from ranked r where r.id = moved_field_id),
  placed as (
    select r.id, case
        when r.id = moved_field_id then t.place
        when r.place > t.was and r.place <= t.place then r.place - 1
        when r.place < t.was and r.place >= t.place then r.place + 1
        else r.place
      end as place
    from ranked r cross join target t)
  update public.custom_fields f set position = p.place
  from placed p where p.id = f.id and f.position <> p.place;
end $$;
comment on function public.move_custom_field(uuid, integer) is
  'Moves a custom field by so many steps among those in use, up when negative, and no further than the end. PT404 when there is none. For admins.';

-- The order of all is everyday work; what a field is stands in the log.
create or replace trigger custom_fields_95_audit after insert or delete on public.custom_fields
  for each row execute function private.record_audit();
create trigger custom_fields_96_audit
  after update of label, choices, required_to_solve, archived_at on public.custom_fields
  for each row execute function private.record_audit();

grant execute on function
  private.count_field_values(uuid[]), public.count_field_values(uuid[]), public.move_custom_field(uuid, integer)
  to authenticated;
