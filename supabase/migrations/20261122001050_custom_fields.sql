-- Fields that a workspace adds to its tickets. The database knows each one's type and holds values to it.

create table public.custom_fields (
  id uuid primary key default gen_random_uuid(),
  key text not null,
  label text not null,
  type text not null,
  choices text[] not null default '{}',
  position integer not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null default now()
);
create table public.ticket_custom_values (
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  field_id uuid not null references public.custom_fields (id) on delete cascade,
  value text not null,
  primary key (ticket_number, field_id)
);

comment on table public.custom_fields is 'Definitions of the fields that admins add to tickets.';
comment on column public.custom_fields.key is 'The name in the API and in the query language; never changes.';
comment on table public.ticket_custom_values is 'Their values, in one canonical text form each type has: so that an index serves below a policy.';

alter table public.custom_fields
  add constraint custom_fields_key_clean check (key ~ '^[a-z][a-z0-9_]{0,49}$'),
  add constraint custom_fields_label_clean check (private.is_clean_line(label, 80)),
  add constraint custom_fields_type_known check (type in ('text', 'number', 'date', 'choice', 'checkbox')),
  add constraint custom_fields_choices_fit check (
    (type = 'choice') = (cardinality(choices) > 0) and cardinality(choices) <= 200);

create unique index custom_fields_key_key on public.custom_fields (key);
create index ticket_custom_values_by_value on public.ticket_custom_values (field_id, left(value, 200));

create function private.check_custom_value() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  field public.custom_fields;
  given text := new.value;
  fits boolean;
begin
  select * into field from public.custom_fields f where f.id = new.field_id and f.archived_at is null;
  if not found then
    raise foreign_key_violation using message = 'there is no such custom field';
  end if;
  begin
    case field.type
      when 'number' then new.value := trim_scale(new.value::numeric)::text;
      -- ISO alone: what else Postgres takes for a date hangs on a setting or on the day.
      when 'date' then
        new.value := to_char(substring(new.value from '^\d{4}-\d{2}-\d{2}$')::date, 'YYYY-MM-DD');
      else null;
    end case;
    fits := case field.type
      when 'text' then private.is_clean_line(new.value, 1000)
      when 'number' then new.value not in ('NaN', 'Infinity', '-Infinity') and length(new.value) <= 100
      when 'choice' then new.value = any (field.choices)
      when 'date' then new.value is not null
      when 'checkbox' then new.value in ('true', 'false')
      else true
    end;
  exception when data_exception then
    fits := false;
  end;
  if not fits then
    raise check_violation using
      message = format('%s is no %s for %s', quote_literal(left(given, 50)), field.type, field.label),
      constraint = 'ticket_custom_values_fit';
  end if;
  return new;
end $$;
comment on function private.check_custom_value() is
  'Trigger: holds a value to its field''s type and brings it into canonical form. Definer: whoever writes a ticket need not read definitions.';

create function private.record_custom_value_event() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  ticket bigint := coalesce(new.ticket_number, old.ticket_number);
  label text := (select f.label from public.custom_fields f where f.id = coalesce(new.field_id, old.field_id));
begin
  if new.value is not distinct from old.value
    or not exists (select from public.tickets t where t.number = ticket and t.created_at <> now()) then
    return null;
  end if;
  perform private.record_event(ticket, 'custom_field',
    case when old.value is not null then jsonb_build_object('field', label, 'name', old.value) end,
    case when new.value is not null then jsonb_build_object('field', label, 'name', new.value) end);
  update public.tickets t set version = t.version + 1, updated_at = now() where t.number = ticket;
  return null;
end $$;
comment on function private.record_custom_value_event() is
  'Trigger: a custom value is part of its ticket, in history and in version. Definer: both are nobody''s to write.';

alter table public.custom_fields enable row level security;
alter table public.ticket_custom_values enable row level security;

create policy "custom fields are for living users and API keys" on public.custom_fields as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "who reads or writes tickets reads their fields" on public.custom_fields
  for select to authenticated
  using ((select private.may_read_tickets()) or (select private.may_write_tickets()));
create policy "admins define fields" on public.custom_fields
  for insert to authenticated with check ((select private.is_admin()));
create policy "admins change fields" on public.custom_fields
  for update to authenticated using ((select private.is_admin())) with check ((select private.is_admin()));

create policy "custom values are for living users and API keys" on public.ticket_custom_values as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "who sees a ticket sees its custom values" on public.ticket_custom_values
  for select to authenticated
  using (exists (select from public.tickets t where t.number = ticket_number));
create policy "who writes a ticket sets its custom values" on public.ticket_custom_values
  for insert to authenticated with check (
    (select private.may_write_tickets()) and exists (select from public.tickets t where t.number = ticket_number));
create policy "who writes a ticket changes its custom values" on public.ticket_custom_values
  for update to authenticated
  using ((select private.may_write_tickets()) and exists (select from public.tickets t where t.number = ticket_number))
  with check ((select private.may_write_tickets()) and exists (select from public.tickets t where t.number = ticket_number));
create policy "who writes a ticket clears its custom values" on public.ticket_custom_values
  for delete to authenticated
  using ((select private.may_write_tickets()) and exists (select from public.tickets t where t.number = ticket_number));

grant select, insert (key, label, type, choices, position), update (label, choices, position, archived_at)
  on public.custom_fields to authenticated;
grant select, insert (ticket_number, field_id, value), update (value), delete on public.ticket_custom_values to authenticated;

create trigger custom_fields_guard before update on public.custom_fields
  for each row execute function private.guard_columns('id', 'key', 'type', 'created_at');
create trigger ticket_custom_values_05_guard before update on public.ticket_custom_values
  for each row execute function private.guard_columns('ticket_number', 'field_id');
create trigger ticket_custom_values_10_closed before insert or update or delete on public.ticket_custom_values
  for each row execute function private.refuse_on_closed();
create trigger ticket_custom_values_20_fit before insert or update on public.ticket_custom_values
  for each row execute function private.check_custom_value();
create trigger ticket_custom_values_90_events after insert or update or delete on public.ticket_custom_values
  for each row execute function private.record_custom_value_event();
