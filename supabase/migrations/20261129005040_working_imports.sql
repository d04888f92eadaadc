-- The work on an import: a chunk of lines a transaction, with the place it got to.

create function private.write_contacts(import_id uuid, plan private.planned_line[]) returns boolean
language plpgsql set search_path = '' as $$
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

  update public.contact_import_lines l set before = jsonb_build_object('name', c.name, 'company_id', c.company_id)
  from unnest(plan) p join public.contacts c on c.id = p.contact_id
  where p.outcome = 'updated' and l.import_id = write_contacts.import_id and l.number = p.number;

  insert into public.contacts (id, name, company_id)
  select p.contact_id, p.name, coalesce(o.id, private.company_of_email(p.emails[1]))
  from unnest(plan) p left join public.companies o on lower(o.name) = lower(p.company)
  where p.outcome = 'created';
  update public.contacts c set name = coalesce(p.name, c.name), company_id = coalesce(o.id, c.company_id)
  from unnest(plan) p left join public.companies o on lower(o.name) = lower(p.company)
  where p.outcome = 'updated' and (p.name is not null or p.company is not null) and c.id = p.contact_id;

  insert into public.contact_emails (contact_id, email, is_primary)
  select p.contact_id, w.email, p.outcome = 'created' and w.place = 1
  from unnest(plan) p, unnest(p.emails) with ordinality w (email, place)
  where p.outcome in ('created', 'updated') order by lower(w.email);

  update public.contact_import_lines l set after = jsonb_build_object(
    'name', c.name, 'company_id', c.company_id, 'at', c.updated_at,
    'emails', (select jsonb_agg(e.id) from public.contact_emails e where e.contact_id = c.id and e.email = any (p.emails)))
  from unnest(plan) p join public.contacts c on c.id = p.contact_id
  where p.outcome in ('created', 'updated') and l.import_id = write_contacts.import_id and l.number = p.number;
  return true;
end $$;
comment on function private.write_contacts(uuid, private.planned_line[]) is
  'Carries out a plan, and keeps what is needed to undo it. False, with nothing done, when a contact has changed since it was planned.';

create function private.import_lines(import public.contact_imports, first integer, last integer) returns void
language plpgsql set search_path = '' as $$
declare
  plan private.planned_line[];
  state text;
  tries integer := 0;
begin
  loop
    begin
      plan := array(select p from private.plan_import_lines(import, first, last) p);
      exit when import.state = 'checking' or private.write_contacts(import.id, plan);
      tries := tries + 1;
    exception when others then
      get stacked diagnostics state = returned_sqlstate;
      -- A deadlock or a lost connection is no fault of a line: all of it is undone and tried again.
      if state ~ '^(40|53|55|57|58)' then
        raise;
      end if;
      tries := tries + 1;
      if tries >= 3 and first < last then
        perform private.import_lines(import, first, (first + last) / 2);
        perform private.import_lines(import, (first + last) / 2 + 1, last);
        return;
      elsif tries >= 3 then
        plan := array[jsonb_populate_record(null::private.planned_line,
          jsonb_build_object('number', first, 'outcome', 'refused', 'reason', state))];
        exit;
      end if;
    end;
  end loop;
  update public.contact_import_lines l set
    outcome = p.outcome, reason = p.reason, place = p.place, earlier = p.earlier,
    contact_id = case when p.outcome <> 'created' or import.state = 'importing' then p.contact_id end
  from unnest(plan) p where l.import_id = import.id and l.number = p.number;
end $$;
comment on function private.import_lines(public.contact_imports, integer, integer) is
  'Checks or imports these lines together; where somebody else is in between, again, and where one line is in the way, by halves down to it, so that it stops none of the others.';

create function private.work_contact_import(id uuid, at_most integer) returns boolean
language plpgsql set search_path = '' as $$
declare
  import public.contact_imports;
  goal integer;
begin
  -- Two imports take turns: each sees what the other has made.
  perform pg_advisory_xact_lock(hashtextextended('contact imports', 0));
  select * into import from public.contact_imports i where i.id = work_contact_import.id for update;
  if not found or import.state not in ('checking', 'importing', 'undoing') then
    return false;
  end if;
  goal := least(import.worked + at_most, import.up_to);
  if import.state = 'undoing' then
    perform private.undo_import_lines(import, import.worked + 1, goal);
  else
    perform private.import_lines(import, import.worked + 1, goal);
    update public.contact_imports i set
      created = i.created + n.created, updated = i.updated + n.updated, unchanged = i.unchanged + n.unchanged,
      skipped = i.skipped + n.skipped, refused = i.refused + n.refused
    from (
      select count(*) filter (where l.outcome = 'created') as created, count(*) filter (where l.outcome = 'updated') as updated,
        count(*) filter (where l.outcome = 'unchanged') as unchanged, count(*) filter (where l.outcome = 'skipped') as skipped,
        count(*) filter (where l.outcome = 'refused') as refused
      from public.contact_import_lines l
      where l.import_id = import.id and l.number between import.worked + 1 and goal) n
    where i.id = import.id;
  end if;
  update public.contact_imports i set worked = goal, state = case
    when goal < i.up_to then i.state
    when i.state = 'checking' then 'checked' when i.state = 'importing' then 'done' else 'undone' end
  where i.id = import.id;
  if goal = import.up_to and import.state <> 'checking' then
    perform private.end_import_step(import);
  end if;
  return goal < import.up_to;
end $$;
comment on function private.work_contact_import(uuid, integer) is
  'Works the next lines of an import, in one transaction with the place it got to; true while there are more. For the worker.';
