-- What was planned of fields is written, and undone.

create or replace function private.write_contacts(import_id uuid, plan private.planned_line[]) returns boolean
language plpgsql set search_path = '' as $$
declare
  -- With them no plan walks through all lines of the import.
  first constant integer := (select min(p.number) from unnest(plan) p);
  last constant integer := (select max(p.number) from unnest(plan) p);
begin
  perform from public.contacts c
  where c.id in (select p.contact_id from unnest(plan) p where p.outcome = 'updated') order by c.id for no key update;
  if exists (
    select from unnest(plan) p left join public.contacts c on c.id = p.contact_id
    where p.outcome = 'updated' and c.updated_at is distinct from p.seen_at) then
    return false;
  end if;

  with made as (
    insert into public.companies (name)
    select distinct on (lower(p.company)) p.company from unnest(plan) p
    where p.outcome in ('created', 'updated') and p.company is not null order by lower(p.company), p.number
    on conflict (lower(name)) do nothing returning id)
  insert into private.contact_import_companies (import_id, company_id) select write_contacts.import_id, m.id from made m;

  update public.contact_import_lines l set
    before = jsonb_build_object('name', c.name, 'company_id', c.company_id, 'phone', c.phone, 'notes', c.notes,
      'fields', (select coalesce(jsonb_object_agg(v.field_id, v.value), '{}') from public.contact_custom_values v
        where v.contact_id = c.id and p.fields ? v.field_id::text))
  from unnest(plan) p join public.contacts c on c.id = p.contact_id
  where p.outcome = 'updated' and l.import_id = write_contacts.import_id and l.number = p.number
    and l.number between first and last;

  insert into public.contacts (id, name, company_id, phone, notes)
  select p.contact_id, p.name, coalesce(o.id, private.company_of_email(p.emails[1])), p.phone, coalesce(p.notes, '')
  from unnest(plan) p left join public.companies o on lower(o.name) = lower(p.company)
  where p.outcome = 'created';
  update public.contacts c set
    name = coalesce(p.name, c.name), company_id = coalesce(o.id, c.company_id),
    phone = coalesce(p.phone, c.phone), notes = coalesce(p.notes, c.notes)
  from unnest(plan) p left join public.companies o on lower(o.name) = lower(p.company)
  where p.outcome = 'updated' and coalesce(p.name, p.company, p.phone, p.notes) is not null and c.id = p.contact_id;

  insert into public.contact_emails (contact_id, email, is_primary)
  select p.contact_id, w.email, p.outcome = 'created' and w.place = 1
  from unnest(plan) p, unnest(p.emails) with ordinality w (email, place)
  where p.outcome in ('created', 'updated') order by lower(w.email);

  insert into public.contact_custom_values as v (contact_id, field_id, value)
  select p.contact_id, w.key::uuid, w.value
  from unnest(plan) p, jsonb_each_text(p.fields) w
  where p.outcome in ('created', 'updated') order by 1, 2
  on conflict on constraint contact_custom_values_pkey do update set value = excluded.value;

  update public.contact_import_lines l set after = jsonb_build_object(
    'name', c.name, 'company_id', c.company_id, 'phone', c.phone, 'notes', c.notes, 'at', c.updated_at,
    'fields', coalesce(p.fields, '{}'),
    'emails', (select jsonb_agg(e.id) from public.contact_emails e where e.contact_id = c.id and e.email = any (p.emails)))
  from unnest(plan) p join public.contacts c on c.id = p.contact_id
  where p.outcome in ('created', 'updated') and l.import_id = write_contacts.import_id and l.number = p.number
    and l.number between first and last;
  return true;
end $$;

create or replace function private.differs_since(line public.contact_import_lines, contact public.contacts) returns boolean
language plpgsql stable set search_path = '' as $$
declare
  present jsonb := to_jsonb(contact);
begin
  return exists (
    select from unnest('{name,company_id,phone,notes}'::text[]) field
    where line.before -> field is distinct from line.after -> field
      and present -> field is distinct from line.after -> field)
    or exists (
      select from jsonb_each_text(line.after -> 'fields') w
      left join public.contact_custom_values v on v.contact_id = contact.id and v.field_id = w.key::uuid
      where v.value is distinct from w.value);
end $$;

create or replace function private.undo_import_lines(import public.contact_imports, first integer, last integer) returns void
language plpgsql set search_path = '' as $$
begin
  perform from public.contacts c
  where c.id in (
    select l.contact_id from public.contact_import_lines l
    where l.import_id = import.id and l.number between first and last and l.after is not null)
  order by c.id for update;

  update public.contact_import_lines l set undo = f.verdict
  from private.foresee_undo(import.id, first, last) f
  where l.import_id = import.id and l.number = f.number;

  delete from public.contact_emails e using public.contact_import_lines l
  where l.import_id = import.id and l.number between first and last and l.undo = 'give_back'
    and e.contact_id = l.contact_id and not e.is_primary and l.after -> 'emails' ? e.id::text;
  update public.contacts c set
    name = case when l.before -> 'name' <> l.after -> 'name' then l.before ->> 'name' else c.name end,
    company_id = case when l.before -> 'company_id' <> l.after -> 'company_id'
      then (select o.id from public.companies o where o.id = (l.before ->> 'company_id')::uuid) else c.company_id end,
    phone = case when l.before -> 'phone' <> l.after -> 'phone' then l.before ->> 'phone' else c.phone end,
    notes = case when l.before -> 'notes' <> l.after -> 'notes' then l.before ->> 'notes' else c.notes end
  from public.contact_import_lines l
  where l.import_id = import.id and l.number between first and last and l.undo = 'give_back' and c.id = l.contact_id;
  delete from public.contact_custom_values v using public.contact_import_lines l
  where l.import_id = import.id and l.number between first and last and l.undo = 'give_back'
    and v.contact_id = l.contact_id and l.after -> 'fields' ? v.field_id::text
    and not l.before -> 'fields' ? v.field_id::text;
  -- A choice that is offered no more cannot be given back: what the file said stays.
  update public.contact_custom_values v set value = l.before -> 'fields' ->> f.id::text
  from public.contact_import_lines l, public.custom_fields f
  where l.import_id = import.id and l.number between first and last and l.undo = 'give_back'
    and v.contact_id = l.contact_id and v.field_id = f.id and l.before -> 'fields' ? f.id::text
    and f.archived_at is null and private.fitting_value(f, l.before -> 'fields' ->> f.id::text) is not null;
  delete from public.contacts c using public.contact_import_lines l
  where l.import_id = import.id and l.number between first and last and l.undo = 'delete' and c.id = l.contact_id;

  update public.contact_import_lines l set undo = 'undone'
  where l.import_id = import.id and l.number between first and last and l.undo in ('delete', 'give_back');
  update public.contact_imports i set undone = i.undone + n.undone, kept = i.kept + n.kept
  from (
    select count(*) filter (where l.undo = 'undone') as undone, count(*) filter (where l.undo <> 'undone') as kept
    from public.contact_import_lines l where l.import_id = import.id and l.number between first and last) n
  where i.id = import.id;
end $$;
