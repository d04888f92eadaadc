-- Undo takes away what an import made, as far as nobody has touched it since.

create function private.contacts_in_use(ids uuid[]) returns setof uuid
language plpgsql stable set search_path = '' as $$
declare
  pointer record;
begin
  -- By the catalogue: what will point to contacts tomorrow counts too.
  for pointer in
    select k.conrelid::regclass as in_table, a.attname as in_column
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'public.contacts'::regclass
      and k.conrelid <> 'public.contact_emails'::regclass
  loop
    return query execute format(
      'select %1$I from %2$s where %1$I = any ($1)', pointer.in_column, pointer.in_table) using ids;
  end loop;
end $$;
comment on function private.contacts_in_use(uuid[]) is
  'Which of these contacts anything but their own addresses points to: tickets, messages, copies, merges.';

create function private.foresee_undo(import_id uuid, first integer, last integer)
returns table (number integer, contact_id uuid, verdict text)
language sql stable set search_path = '' as $$
  with mine as (
    select l.number, l.contact_id, l.outcome, l.before, l.after from public.contact_import_lines l
    where l.import_id = foresee_undo.import_id and l.number between first and last
      and l.outcome in ('created', 'updated') and l.after is not null
  ), used as (
    select distinct u.id from private.contacts_in_use(array(select m.contact_id from mine m where m.outcome = 'created')) u (id)
  )
  select m.number, m.contact_id, case
    when c.id is null then 'gone'
    when m.outcome = 'created' then case
      when u.id is not null then 'in_use'
      when c.updated_at <> (m.after ->> 'at')::timestamptz then 'changed' else 'delete' end
    when m.before -> 'name' <> m.after -> 'name' and c.name <> m.after ->> 'name'
      or m.before -> 'company_id' <> m.after -> 'company_id'
        and c.company_id is distinct from (m.after ->> 'company_id')::uuid then 'changed'
    else 'give_back' end
  from mine m left join public.contacts c on c.id = m.contact_id left join used u on u.id = m.contact_id
$$;
comment on function private.foresee_undo(uuid, integer, integer) is
  'What an undo does to the contacts of these lines: delete, give_back, or nothing because it is in_use, changed or gone.';

create function private.undo_import_lines(import public.contact_imports, first integer, last integer) returns void
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
      then (select o.id from public.companies o where o.id = (l.before ->> 'company_id')::uuid) else c.company_id end
  from public.contact_import_lines l
  where l.import_id = import.id and l.number between first and last and l.undo = 'give_back' and c.id = l.contact_id;
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
comment on function private.undo_import_lines(public.contact_imports, integer, integer) is
  'Deletes the contacts that these lines made and gives back what they changed, where nobody touched them since; keeps what came of each.';

create function private.end_import_step(import public.contact_imports) returns void
language plpgsql set search_path = '' as $$
begin
  if import.state = 'undoing' then
    delete from public.companies o using private.contact_import_companies m
    where m.import_id = import.id and o.id = m.company_id and o.updated_at = o.created_at
      and not exists (select from public.contacts c where c.company_id = o.id)
      and not exists (select from public.company_domains d where d.company_id = o.id);
  else
    delete from private.contact_import_keys k where k.import_id = import.id;
  end if;
end $$;
comment on function private.end_import_step(public.contact_imports) is
  'Clears up behind an import or its undo: companies that the import made go when nobody is in them.';
