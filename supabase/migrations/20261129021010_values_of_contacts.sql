-- What contacts and companies have in the fields of the workspace.

create table public.contact_custom_values (
  contact_id uuid not null references public.contacts (id) on delete cascade,
  field_id uuid not null references public.custom_fields (id) on delete cascade,
  value text not null,
  primary key (contact_id, field_id)
);
create table public.company_custom_values (
  company_id uuid not null references public.companies (id) on delete cascade,
  field_id uuid not null references public.custom_fields (id) on delete cascade,
  value text not null,
  primary key (company_id, field_id)
);

comment on table public.contact_custom_values is 'Values of the fields of contacts, as those of tickets. The contact never sees them.';
comment on table public.company_custom_values is 'Values of the fields of companies, as those of tickets. Nobody there sees them.';

-- Searched by a definer, without regard to case; whole values need not fit into an index.
create index contact_custom_values_by_value on public.contact_custom_values (field_id, left(lower(value), 200), contact_id);
create index company_custom_values_by_value on public.company_custom_values (field_id, left(lower(value), 200), company_id);

create function private.fitting_value(field public.custom_fields, given text) returns text
language plpgsql stable set search_path = '' as $$
declare
  kept text := given;
begin
  case field.type
    when 'number' then kept := trim_scale(given::numeric)::text;
    -- ISO alone: what else Postgres takes for a date hangs on a setting or on the day.
    when 'date' then kept := to_char(substring(given from '^\d{4}-\d{2}-\d{2}$')::date, 'YYYY-MM-DD');
    else null;
  end case;
  return case when case field.type
    when 'text' then private.is_clean_line(kept, 1000)
    when 'number' then kept not in ('NaN', 'Infinity', '-Infinity') and length(kept) <= 100
    when 'choice' then kept = any (field.choices)
    when 'date' then kept is not null
    when 'checkbox' then kept in ('true', 'false') end then kept end;
exception when data_exception then
  return null;
end $$;
comment on function private.fitting_value(public.custom_fields, text) is
  'A value in the canonical form of its field''s type; null for what is none.';

create or replace function private.check_custom_value() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  field public.custom_fields;
  fitting text;
begin
  select * into field from public.custom_fields f
  where f.id = new.field_id and f.archived_at is null and f.used_on = split_part(tg_table_name, '_', 1);
  if not found then
    raise foreign_key_violation using message = 'there is no such custom field';
  end if;
  fitting := private.fitting_value(field, new.value);
  if fitting is null then
    raise check_violation using
      message = format('%s is no %s for %s', coalesce(quote_literal(left(new.value, 50)), 'nothing'), field.type, field.label),
      constraint = tg_table_name || '_fit';
  end if;
  new.value := fitting;
  return new;
end $$;
comment on function private.check_custom_value() is
  'Trigger: holds a value to its field, to what that is used on and to its type, and brings it into canonical form. Definer: whoever writes a thing need not read definitions.';

create or replace function private.touch_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  of_contact boolean := tg_table_name like 'contact%';
  owner text := case when of_contact then 'contact_id' else 'company_id' end;
  owners uuid[] := array[(to_jsonb(new) ->> owner)::uuid, (to_jsonb(old) ->> owner)::uuid];
begin
  -- What was made or changed in this transaction bears its time already.
  if of_contact then
    update public.contacts c set updated_at = now() where c.id = any (owners) and c.updated_at <> now();
  else
    update public.companies c set updated_at = now() where c.id = any (owners) and c.updated_at <> now();
  end if;
  return null;
end $$;
comment on function private.touch_owner() is
  'Trigger: an address, a domain or a field''s value that comes, goes or changes is a change of its contact or company. Definer: updated_at is nobody''s to set.';

alter table public.contact_custom_values enable row level security;
alter table public.company_custom_values enable row level security;

create policy "values of contacts are for living users and API keys" on public.contact_custom_values as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "users and keys with contacts:read read values of contacts" on public.contact_custom_values
  for select to authenticated using ((select private.may_read_contacts()));
create policy "users and keys with contacts:write set values of contacts" on public.contact_custom_values
  for insert to authenticated with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write change values of contacts" on public.contact_custom_values
  for update to authenticated
  using ((select private.may_write_contacts())) with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write clear values of contacts" on public.contact_custom_values
  for delete to authenticated using ((select private.may_write_contacts()));

create policy "values of companies are for living users and API keys" on public.company_custom_values as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "users and keys with contacts:read read values of companies" on public.company_custom_values
  for select to authenticated using ((select private.may_read_contacts()));
create policy "users and keys with contacts:write set values of companies" on public.company_custom_values
  for insert to authenticated with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write change values of companies" on public.company_custom_values
  for update to authenticated
  using ((select private.may_write_contacts())) with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write clear values of companies" on public.company_custom_values
  for delete to authenticated using ((select private.may_write_contacts()));

grant select, insert (contact_id, field_id, value), update (value), delete on public.contact_custom_values to authenticated;
grant select, insert (company_id, field_id, value), update (value), delete on public.company_custom_values to authenticated;

create trigger contact_custom_values_05_guard before update on public.contact_custom_values
  for each row execute function private.guard_columns('contact_id', 'field_id');
-- What is handed to another contact was checked when it was written.
create trigger contact_custom_values_20_fit before insert or update of field_id, value on public.contact_custom_values
  for each row execute function private.check_custom_value();
create trigger contact_custom_values_90_touch after insert or update or delete on public.contact_custom_values
  for each row execute function private.touch_owner();
create trigger company_custom_values_05_guard before update on public.company_custom_values
  for each row execute function private.guard_columns('company_id', 'field_id');
create trigger company_custom_values_20_fit before insert or update of field_id, value on public.company_custom_values
  for each row execute function private.check_custom_value();
create trigger company_custom_values_90_touch after insert or update or delete on public.company_custom_values
  for each row execute function private.touch_owner();
