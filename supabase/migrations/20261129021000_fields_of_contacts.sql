-- Fields of contacts and of companies beside those of tickets. What a field is used on is chosen once.

alter table public.custom_fields
  add column used_on text not null default 'ticket',
  add column required_in_forms boolean not null default false;

comment on table public.custom_fields is 'Definitions of the fields that admins add to tickets, contacts or companies.';
comment on column public.custom_fields.used_on is 'ticket, contact or company; never changes.';
comment on column public.custom_fields.required_in_forms is
  'Of contacts and companies: the desk''s form asks for it, and does not empty it. Mails, imports and the API are not held to it.';

alter table public.custom_fields
  add constraint custom_fields_used_on_known check (used_on in ('ticket', 'contact', 'company')),
  add constraint custom_fields_rules_fit check (case used_on
    when 'ticket' then not required_in_forms
    else not required_to_solve and request_form = 'no' end);

-- A contact and a company may each have a field of one name.
drop index public.custom_fields_key_key;
create unique index custom_fields_key_key on public.custom_fields (used_on, key);

alter policy "who reads or writes tickets reads their fields" on public.custom_fields
  using (case used_on
    when 'ticket' then (select private.may_read_tickets()) or (select private.may_write_tickets())
    else (select private.may_read_contacts()) or (select private.may_write_contacts()) end);
alter policy "who reads or writes tickets reads their fields" on public.custom_fields
  rename to "who reads or writes a thing reads its fields";

grant insert (used_on, required_in_forms), update (required_in_forms) on public.custom_fields to authenticated;

create or replace trigger custom_fields_guard before update on public.custom_fields
  for each row execute function private.guard_columns('id', 'key', 'type', 'used_on', 'created_at');
create or replace trigger custom_fields_96_audit
  after update of label, choices, required_to_solve, required_in_forms, request_form, archived_at on public.custom_fields
  for each row execute function private.record_audit();

create or replace function private.limit_fields() returns trigger
language plpgsql set search_path = '' as $$
begin
  -- One after the other: two at once would each see room for the last.
  perform pg_advisory_xact_lock(hashtext('custom_fields'));
  if (select count(*) from public.custom_fields f
      where f.used_on = new.used_on and f.archived_at is null and f.id <> new.id) >= 100 then
    raise check_violation using
      message = 'at most 100 custom fields are in use', constraint = 'custom_fields_at_most_100';
  end if;
  return new;
end $$;
comment on function private.limit_fields() is
  'Trigger: forms show 100 fields, so no more are in use on tickets, on contacts, or on companies.';

create or replace function public.move_custom_field(moved_field_id uuid, steps integer) returns void
language plpgsql security invoker set search_path = '' as $$
declare
  moved_on text := (
    select f.used_on from public.custom_fields f where f.id = moved_field_id and f.archived_at is null);
begin
  if moved_on is null then
    raise sqlstate 'PT404' using message = 'there is no such custom field';
  end if;
  -- A lock is given to whoever may update. Always in the same order: two who move at once wait.
  perform from public.custom_fields f where f.used_on = moved_on and f.archived_at is null order by f.id for update;
  if not found then
    raise insufficient_privilege using message = 'custom fields are ordered by admins';
  end if;
  with ranked as (
    select f.id, row_number() over (order by f.position, f.label, f.id) as place, count(*) over () as last
    from public.custom_fields f where f.used_on = moved_on and f.archived_at is null),
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
  'Moves a custom field by so many steps among those in use on the same thing, up when negative, and no further than the end. PT404 when there is none. For admins.';
