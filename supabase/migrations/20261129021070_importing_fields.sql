-- Imports bring what contacts have in fields of the workspace: a column may be called field.KEY.

create function private.are_import_targets(targets text[]) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select not exists (
    select from unnest(targets) t
    where t <> all ('{"",name,first_name,last_name,email,company,phone,notes}'::text[])
      and t !~ '^field\.[a-z][a-z0-9_]{0,49}$')
$$;
comment on function private.are_import_targets(text[]) is
  'Whether a column of a file can be each of these: something of a contact, field.KEY, or empty for what is left out.';

alter table public.contact_imports
  drop constraint contact_imports_mapping_known,
  add constraint contact_imports_mapping_known check (private.are_import_targets(mapping));
comment on column public.contact_imports.mapping is 'For each column what it is: name, first_name, last_name, email, company, phone, notes, field.KEY, or empty for what is left out.';
comment on column public.contact_import_lines.before is 'What the contact was: name, company_id, phone, notes, and of the fields that were set their values by their ids.';
alter type private.import_person add attribute fields jsonb;
alter type private.planned_line add attribute fields jsonb;

create function private.imported_value(field public.custom_fields, cell text) returns text
language plpgsql stable set search_path = '' as $$
declare
  plain constant text := btrim(regexp_replace(cell, '[\s\u00a0]+', ' ', 'g'));
begin
  return private.fitting_value(field, case field.type
    when 'checkbox' then case
      when lower(plain) in ('true', 'yes', 'y', 'on', 'x', '1') then 'true'
      when lower(plain) in ('false', 'no', 'n', 'off', '-', '0') then 'false' end
    when 'choice' then (select c from unnest(field.choices) c where lower(c) = lower(plain) order by c <> plain limit 1)
    else plain end);
end $$;
comment on function private.imported_value(public.custom_fields, text) is
  'What a cell of a file is in a field, with what lists write for yes and no, and choices without regard to case; null for what the field does not take.';

create or replace function private.import_people(import public.contact_imports, first integer, last integer)
returns setof private.import_person
language plpgsql stable set search_path = '' as $$
declare
  with_fields constant boolean := exists (select from unnest(import.mapping) t where t like 'field.%');
begin
  -- Line by line: nobody has counted a table that was filled a moment ago, and joins would be guesses.
  return query
  select l.number, t.name, t.company, a.emails, r.reason, case r.reason
    when 'email_invalid' then a.wrong when 'name_invalid' then t.name_place when 'company_invalid' then t.company_place
    when 'phone_invalid' then t.phone_place when 'notes_long' then t.notes_place
    when 'field_invalid' then v.wrong
    when 'email_missing' then array_position(import.mapping, 'email') end, t.phone, t.notes, v.fields
  from public.contact_import_lines l
  cross join lateral (
    select
      coalesce((array_agg(c.value order by c.place) filter (where c.target = 'name'))[1],
        string_agg(c.value, ' ' order by c.target, c.place) filter (where c.target in ('first_name', 'last_name'))) as name,
      (array_agg(c.value order by c.place) filter (where c.target = 'company'))[1] as company,
      (array_agg(c.value order by c.place) filter (where c.target = 'phone'))[1] as phone,
      string_agg(c.value, E'\n' order by c.place) filter (where c.target = 'notes') as notes,
      min(c.place) filter (where c.target in ('name', 'first_name', 'last_name')) as name_place,
      min(c.place) filter (where c.target = 'company') as company_place,
      min(c.place) filter (where c.target = 'phone') as phone_place,
      min(c.place) filter (where c.target = 'notes') as notes_place
    from (
      select m.target, m.place::integer as place, case
        when m.target = 'notes' then regexp_replace(l.cells[m.place], '^\s+|\s+$', '', 'g')
        else btrim(regexp_replace(l.cells[m.place], '[\s\u00a0]+', ' ', 'g')) end as value
      from unnest(import.mapping) with ordinality m (target, place)
      where m.target <> '' and l.cells[m.place] ~ '[^\s\u00a0]') c) t
  cross join lateral (
    select array_agg(w.email order by w.place, w.within) as emails,
      min(w.place) filter (where not private.is_email(w.email)) as wrong
    from (
      select distinct on (lower(s.email)) m.place::integer as place, s.email, s.within
      from unnest(import.mapping) with ordinality m (target, place),
        regexp_split_to_table(l.cells[m.place], '[\s\u00a0,;]+') with ordinality s (email, within)
      where m.target = 'email' and s.email <> ''
      order by lower(s.email), m.place, s.within) w) a
  cross join lateral (
    select jsonb_object_agg(x.id, x.value) filter (where x.value is not null) as fields,
      min(x.place) filter (where x.value is null) as wrong
    from (
      select distinct on (f.id) f.id, m.place::integer as place, private.imported_value(f, l.cells[m.place]) as value
      from unnest(import.mapping) with ordinality m (target, place)
      join public.custom_fields f on f.used_on = 'contact' and f.archived_at is null and 'field.' || f.key = m.target
      where with_fields and l.cells[m.place] ~ '[^\s\u00a0]'
      order by f.id, m.place) x) v
  cross join lateral (select case
    when l.problem is not null then l.problem
    when a.emails is null then 'email_missing'
    when a.wrong is not null then 'email_invalid'
    when cardinality(a.emails) > 20 then 'many_emails'
    when not private.is_clean_line(t.name, 200) then 'name_invalid'
    when not private.is_clean_line(t.company, 200) then 'company_invalid'
    when not private.is_phone(t.phone) then 'phone_invalid'
    when length(t.notes) > 10000 then 'notes_long'
    when v.wrong is not null then 'field_invalid' end as reason) r
  where l.import_id = import.id and l.number between first and last;
end $$;

create or replace function private.plan_import_lines(import public.contact_imports, first integer, last integer)
returns setof private.planned_line
language plpgsql set search_path = '' as $$
declare
  people private.import_person[] := array(select p from private.import_people(import, first, last) p);
begin
  insert into private.contact_import_keys (import_id, key, number)
  select import.id, lower(w), min(p.number) from unnest(people) p, unnest(p.emails) w
  where p.reason is null group by 2 on conflict do nothing;
  -- A contact with two addresses may be spoken of by two lines.
  insert into private.contact_import_keys (import_id, key, number)
  select import.id, e.contact_id::text, min(p.number)
  from unnest(people) p, unnest(p.emails) w join public.contact_emails e on lower(e.email) = lower(w)
  where p.reason is null group by 2 on conflict do nothing;

  return query
  select p.number, r.outcome, case r.outcome when 'refused' then coalesce(p.reason,
      case when h.earlier is not null then 'earlier' else 'two_contacts' end) end,
    p.place, h.earlier,
    case when r.outcome = 'created' then gen_random_uuid() else k.id end, k.updated_at,
    case when r.outcome = 'created' then coalesce(p.name, left(split_part(p.emails[1], '@', 1), 200)) else k.name end,
    case when r.outcome = 'created' then p.company else k.company end,
    case when r.outcome = 'created' then p.emails else h.free end,
    case when r.outcome = 'created' then p.phone else k.phone end,
    case when r.outcome = 'created' then p.notes else k.notes end,
    case when r.outcome = 'created' then p.fields else k.fields end
  from unnest(people) p
  cross join lateral (
    select min(i.number) filter (where i.number < p.number) as earlier,
      array_agg(distinct e.contact_id) filter (where e.contact_id is not null) as owners,
      array_agg(distinct w.email) filter (where e.contact_id is null) as free
    from unnest(p.emails) w (email)
    left join public.contact_emails e on lower(e.email) = lower(w.email)
    join private.contact_import_keys i
      on i.import_id = import.id and i.key = any (array[lower(w.email), e.contact_id::text])
    where p.reason is null) h
  left join lateral (
    select c.id, c.updated_at,
      case when p.name <> c.name and (import.existing = 'overwrite' or exists (
        select from public.contact_emails e
        where e.contact_id = c.id and lower(split_part(e.email, '@', 1)) = lower(c.name))) then p.name end as name,
      case when p.company is not null and lower(p.company) is distinct from lower(o.name)
        and (import.existing = 'overwrite' or c.company_id is null) then p.company end as company,
      case when p.phone is distinct from c.phone and (import.existing = 'overwrite' or c.phone is null)
        then p.phone end as phone,
      case when p.notes <> c.notes and (import.existing = 'overwrite' or c.notes = '') then p.notes end as notes,
      (select jsonb_object_agg(w.key, w.value)
        from jsonb_each_text(p.fields) w
        left join public.contact_custom_values v on v.contact_id = c.id and v.field_id = w.key::uuid
        where v.value is null or import.existing = 'overwrite' and v.value <> w.value) as fields
    from public.contacts c left join public.companies o on o.id = c.company_id
    where c.id = h.owners[1] and cardinality(h.owners) = 1) k on true
  cross join lateral (select case
    when p.reason is not null or h.earlier is not null or cardinality(h.owners) > 1 then 'refused'
    when h.owners is null then 'created'
    when import.existing = 'skip' then 'skipped'
    when coalesce(k.name, k.company, k.phone, k.notes, h.free[1], k.fields::text) is null then 'unchanged'
    else 'updated' end as outcome) r;
end $$;
