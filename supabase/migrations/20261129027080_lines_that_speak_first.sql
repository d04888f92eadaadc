-- A line is refused because an earlier one speaks of the same contact, and only where that one does: what
-- is refused itself stands in no other's way.

create function private.keys_spoken_of(people private.import_person[]) returns table (number integer, key text)
language sql stable set search_path = '' as $$
  select p.number, lower(w) from unnest(people) p, unnest(p.emails) w
  union
  -- A contact with two addresses may be spoken of by two lines.
  select p.number, e.contact_id::text
  from unnest(people) p, unnest(p.emails) w join public.contact_emails e on lower(e.email) = lower(w)
$$;
comment on function private.keys_spoken_of(private.import_person[]) is
  'The addresses and contacts that lines of an import speak of.';

create function private.note_import_keys(import_id uuid, people private.import_person[]) returns void
language plpgsql set search_path = '' as $$
declare
  each record;
begin
  insert into private.contact_import_keys (import_id, key, number)
  select note_import_keys.import_id, s.key, min(s.number) from private.keys_spoken_of(people) s group by s.key
  on conflict do nothing;
  -- Few speak of what was spoken of before. In their order: one that is refused gives back what it was
  -- the first to speak of, and those behind it are looked at again.
  for each in
    select s.number, array_agg(s.key) as keys from private.keys_spoken_of(people) s
    join private.contact_import_keys k on k.import_id = note_import_keys.import_id and k.key = s.key
    group by s.number having bool_or(k.number < s.number) order by s.number
  loop
    if exists (
      select from private.contact_import_keys k
      where k.import_id = note_import_keys.import_id and k.key = any (each.keys) and k.number < each.number) then
      delete from private.contact_import_keys k
      where k.import_id = note_import_keys.import_id and k.key = any (each.keys) and k.number = each.number;
    else
      insert into private.contact_import_keys (import_id, key, number)
      select note_import_keys.import_id, w, each.number from unnest(each.keys) w on conflict do nothing;
    end if;
  end loop;
end $$;
comment on function private.note_import_keys(uuid, private.import_person[]) is
  'Notes which line of an import is the first to speak of an address or a contact, of lines that nothing else is wrong with.';

create or replace function private.plan_import_lines(import public.contact_imports, first integer, last integer)
returns setof private.planned_line
language plpgsql set search_path = '' as $$
declare
  people private.import_person[] := array(select p from private.import_people(import, first, last) p);
  -- Whose addresses are those of two contacts is nobody: such a line speaks of none.
  crossed integer[] := array(
    select p.number from unnest(people) p, unnest(p.emails) w join public.contact_emails e on lower(e.email) = lower(w)
    where p.reason is null group by 1 having count(distinct e.contact_id) > 1);
begin
  perform private.note_import_keys(import.id, array(
    select p from unnest(people) p where p.reason is null and p.number <> all (crossed)));

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
    left join private.contact_import_keys i
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
