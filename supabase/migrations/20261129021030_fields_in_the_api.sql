-- Fields of contacts and companies, as the REST API shows and takes them, and the desk with it.

create function private.api_value(field public.custom_fields, value text) returns json
language sql immutable parallel safe set search_path = '' as $$
  select case field.type
    when 'number' then to_json(value::numeric)
    when 'checkbox' then to_json(value::boolean)
    else to_json(value) end
$$;
comment on function private.api_value(public.custom_fields, text) is 'A value of a field as JSON: numbers and checkboxes as what they are.';

create function private.set_contact_fields(contact uuid, given jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.require_custom_fields(given, 'contact');
  delete from public.contact_custom_values v
  using public.custom_fields f
  where v.contact_id = contact and f.id = v.field_id and f.used_on = 'contact' and given -> f.key = 'null';
  insert into public.contact_custom_values as v (contact_id, field_id, value)
  select contact, f.id, g.value
  from jsonb_each_text(given) g join public.custom_fields f on f.used_on = 'contact' and f.key = g.key
  where g.value is not null
  on conflict on constraint contact_custom_values_pkey do update set value = excluded.value
  where v.value <> excluded.value;
end $$;
comment on function private.set_contact_fields(uuid, jsonb) is
  'Sets the fields of a contact named by their keys, clears those given as null, and leaves the others.';

create function private.set_company_fields(company uuid, given jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.require_custom_fields(given, 'company');
  delete from public.company_custom_values v
  using public.custom_fields f
  where v.company_id = company and f.id = v.field_id and f.used_on = 'company' and given -> f.key = 'null';
  insert into public.company_custom_values as v (company_id, field_id, value)
  select company, f.id, g.value
  from jsonb_each_text(given) g join public.custom_fields f on f.used_on = 'company' and f.key = g.key
  where g.value is not null
  on conflict on constraint company_custom_values_pkey do update set value = excluded.value
  where v.value <> excluded.value;
end $$;
comment on function private.set_company_fields(uuid, jsonb) is 'As set_contact_fields, of a company.';

create or replace function private.api_contacts(ids uuid[]) returns table (id uuid, contact json)
language plpgsql stable rows 50 set search_path = '' as $$
begin
  return query
  select c.id, json_build_object(
    'id', c.id, 'name', c.name, 'email', a.emails[1], 'emails', a.emails, 'phone', c.phone,
    'company', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end,
    'notes', c.notes, 'custom_fields', (
      -- Not by a function: below a policy each call of one would ask anew who this is.
      select coalesce(json_object_agg(f.key, private.api_value(f, v.value) order by f.position, f.key), '{}')
      from public.contact_custom_values v join public.custom_fields f on f.id = v.field_id
      where v.contact_id = c.id and f.archived_at is null),
    'created_at', private.api_time(c.created_at), 'updated_at', private.api_time(c.updated_at))
  from public.contacts c
  left join public.companies o on o.id = c.company_id
  cross join lateral (select array(
    select e.email from public.contact_emails e where e.contact_id = c.id
    order by e.is_primary desc, e.created_at, e.id) as emails) a
  where c.id = any (ids) and c.merged_into is null;
end $$;

create or replace function private.api_companies(ids uuid[]) returns table (id uuid, company json)
language plpgsql stable rows 50 set search_path = '' as $$
begin
  return query
  select o.id, json_build_object(
    'id', o.id, 'name', o.name,
    'domains', array(select d.domain from public.company_domains d where d.company_id = o.id order by d.domain),
    'notes', o.notes, 'custom_fields', (
      -- Not by a function: below a policy each call of one would ask anew who this is.
      select coalesce(json_object_agg(f.key, private.api_value(f, v.value) order by f.position, f.key), '{}')
      from public.company_custom_values v join public.custom_fields f on f.id = v.field_id
      where v.company_id = o.id and f.archived_at is null),
    'created_at', private.api_time(o.created_at), 'updated_at', private.api_time(o.updated_at))
  from public.companies o where o.id = any (ids);
end $$;

create or replace function private.create_contact_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  emails text[] := array(select jsonb_array_elements_text(item -> 'emails'));
  made uuid;
begin
  insert into public.contacts (name, company_id, phone, notes) values (
    coalesce(item ->> 'name', split_part(emails[1], '@', 1)),
    case when item ? 'company_id' then (item ->> 'company_id')::uuid else (
      select d.company_id from public.company_domains d where d.domain = lower(split_part(emails[1], '@', 2))) end,
    item ->> 'phone', coalesce(item ->> 'notes', ''))
  returning id into made;
  perform private.set_contact_emails(made, emails);
  perform private.set_contact_fields(made, coalesce(item -> 'custom_fields', '{}'));
  return (select a.contact from private.api_contacts(array[made]) a);
end $$;
comment on function private.create_contact_for_api(jsonb) is
  'Makes a contact of {name, emails, phone, company_id, notes, custom_fields}: without a company, in the one whose domain the first address has.';

create or replace function private.update_contact_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  changed uuid := (item ->> 'id')::uuid;
  stamp timestamptz;
begin
  select c.updated_at into stamp from public.contacts c
  where c.id = changed and c.merged_into is null for no key update;
  perform private.require_current(item ->> 'seen_at', stamp);
  update public.contacts c set
    name = coalesce(item ->> 'name', c.name),
    company_id = case when item ? 'company_id' then (item ->> 'company_id')::uuid else c.company_id end,
    phone = case when item ? 'phone' then item ->> 'phone' else c.phone end,
    notes = coalesce(item ->> 'notes', c.notes)
  where c.id = changed;
  if item ? 'emails' then
    perform private.set_contact_emails(changed, array(select jsonb_array_elements_text(item -> 'emails')));
  end if;
  perform private.set_contact_fields(changed, coalesce(item -> 'custom_fields', '{}'));
  return (select a.contact from private.api_contacts(array[changed]) a);
end $$;
comment on function private.update_contact_for_api(jsonb) is
  'Changes what is named of {name, emails, phone, company_id, notes, custom_fields} on the contact {id}, as it was {seen_at}.';

create or replace function private.create_company_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  made uuid;
begin
  insert into public.companies (name, notes) values (item ->> 'name', coalesce(item ->> 'notes', ''))
  returning id into made;
  perform private.set_company_domains(made, array(select jsonb_array_elements_text(item -> 'domains')));
  perform private.set_company_fields(made, coalesce(item -> 'custom_fields', '{}'));
  return (select a.company from private.api_companies(array[made]) a);
end $$;
comment on function private.create_company_for_api(jsonb) is 'Makes a company of {name, domains, notes, custom_fields}.';

create or replace function private.update_company_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  changed uuid := (item ->> 'id')::uuid;
  stamp timestamptz;
begin
  select o.updated_at into stamp from public.companies o where o.id = changed for no key update;
  perform private.require_current(item ->> 'seen_at', stamp);
  update public.companies o set
    name = coalesce(item ->> 'name', o.name), notes = coalesce(item ->> 'notes', o.notes)
  where o.id = changed;
  if item ? 'domains' then
    perform private.set_company_domains(changed, array(select jsonb_array_elements_text(item -> 'domains')));
  end if;
  perform private.set_company_fields(changed, coalesce(item -> 'custom_fields', '{}'));
  return (select a.company from private.api_companies(array[changed]) a);
end $$;
comment on function private.update_company_for_api(jsonb) is
  'Changes what is named of {name, domains, notes, custom_fields} on the company {id}, as it was {seen_at}.';

grant execute on function
  private.api_value(public.custom_fields, text),
  private.set_contact_fields(uuid, jsonb), private.set_company_fields(uuid, jsonb)
to authenticated;
