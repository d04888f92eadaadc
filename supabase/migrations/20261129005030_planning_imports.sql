-- What becomes of a line. The check and the import ask the same function.

create type private.import_person as (
  number integer, name text, company text, emails text[], reason text, place integer);
create type private.planned_line as (
  number integer, outcome text, reason text, place integer, earlier integer, contact_id uuid, seen_at timestamptz,
  name text, company text, emails text[]);
comment on type private.import_person is 'Whom a line speaks of, or why it cannot be read.';
comment on type private.planned_line is
  'What is done for a line: name and company that are set, addresses that are added; null where they stay.';

create function private.import_people(import public.contact_imports, first integer, last integer)
returns setof private.import_person
language sql stable set search_path = '' as $$
  with lines as (
    select * from public.contact_import_lines l where l.import_id = import.id and l.number between first and last
  ), cells as (
    select l.number, m.target, m.place::integer as place,
      btrim(regexp_replace(l.cells[m.place], '[\s\u00a0]+', ' ', 'g')) as value
    from lines l cross join unnest(import.mapping) with ordinality m (target, place)
    where m.target <> '' and l.cells[m.place] ~ '[^\s\u00a0]'
  ), texts as (
    select c.number,
      coalesce((array_agg(c.value order by c.place) filter (where c.target = 'name'))[1],
        string_agg(c.value, ' ' order by c.target, c.place) filter (where c.target in ('first_name', 'last_name'))) as name,
      (array_agg(c.value order by c.place) filter (where c.target = 'company'))[1] as company,
      min(c.place) filter (where c.target in ('name', 'first_name', 'last_name')) as name_place,
      min(c.place) filter (where c.target = 'company') as company_place
    from cells c group by c.number
  ), written as (
    select distinct on (c.number, lower(w.email)) c.number, c.place, w.email, w.place as within
    from cells c, regexp_split_to_table(c.value, '[\s,;]+') with ordinality w (email, place)
    where c.target = 'email' and w.email <> ''
    order by c.number, lower(w.email), c.place, w.place
  ), addressed as (
    select w.number, array_agg(w.email order by w.place, w.within) as emails,
      min(w.place) filter (where not private.is_email(w.email)) as wrong
    from written w group by w.number
  )
  select l.number, t.name, t.company, a.emails, r.reason, case r.reason
    when 'email_invalid' then a.wrong when 'name_invalid' then t.name_place when 'company_invalid' then t.company_place
    when 'email_missing' then array_position(import.mapping, 'email') end
  from lines l left join texts t on t.number = l.number left join addressed a on a.number = l.number,
    lateral (select case
      when l.problem is not null then l.problem
      when a.emails is null then 'email_missing'
      when a.wrong is not null then 'email_invalid'
      when cardinality(a.emails) > 20 then 'many_emails'
      when not private.is_clean_line(t.name, 200) then 'name_invalid'
      when not private.is_clean_line(t.company, 200) then 'company_invalid' end as reason) r
$$;
comment on function private.import_people(public.contact_imports, integer, integer) is
  'Whom these lines of an import speak of by its mapping, by what stands in them alone.';

create function private.plan_import_lines(import public.contact_imports, first integer, last integer)
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
  with held as (
    select p.number, min(k.number) filter (where k.number < p.number) as earlier,
      array_agg(distinct e.contact_id) filter (where e.contact_id is not null) as owners,
      array_agg(w.email order by w.place) filter (where e.contact_id is null) as free
    from unnest(people) p cross join unnest(p.emails) with ordinality w (email, place)
    left join public.contact_emails e on lower(e.email) = lower(w.email)
    join private.contact_import_keys k on k.import_id = import.id and k.key in (lower(w.email), e.contact_id::text)
    where p.reason is null group by p.number
  ), known as (
    select p.number, c.id, c.updated_at,
      case when p.name <> c.name and (import.existing = 'overwrite' or exists (
        select from public.contact_emails e
        where e.contact_id = c.id and lower(split_part(e.email, '@', 1)) = lower(c.name))) then p.name end as name,
      case when p.company is not null and lower(p.company) is distinct from lower(o.name)
        and (import.existing = 'overwrite' or c.company_id is null) then p.company end as company
    from unnest(people) p join held h on h.number = p.number and cardinality(h.owners) = 1
    join public.contacts c on c.id = h.owners[1] left join public.companies o on o.id = c.company_id
  )
  select p.number, r.outcome, case r.outcome when 'refused' then coalesce(p.reason,
      case when h.earlier is not null then 'earlier' else 'two_contacts' end) end,
    p.place, h.earlier,
    case when r.outcome = 'created' then gen_random_uuid() else k.id end, k.updated_at,
    case when r.outcome = 'created' then coalesce(p.name, left(split_part(p.emails[1], '@', 1), 200)) else k.name end,
    case when r.outcome = 'created' then p.company else k.company end, h.free
  from unnest(people) p left join held h on h.number = p.number left join known k on k.number = p.number,
    lateral (select case
      when p.reason is not null or h.earlier is not null or cardinality(h.owners) > 1 then 'refused'
      when h.owners is null then 'created'
      when import.existing = 'skip' then 'skipped'
      when k.name is null and k.company is null and h.free is null then 'unchanged'
      else 'updated' end as outcome) r;
end $$;
comment on function private.plan_import_lines(public.contact_imports, integer, integer) is
  'What is to be done for these lines of an import, in whatever portions it is asked; notes down whom they speak of, so that a later line does not speak of the same.';
