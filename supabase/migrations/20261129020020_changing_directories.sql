-- What a bulk change does to contacts and companies. As the caller: policies decide.

create function private.move_contacts(ids uuid[], companies uuid[]) returns setof private.bulk_outcome
language plpgsql set search_path = '' as $$
declare
  plan private.bulk_outcome[];
begin
  -- A company is locked before its people, as when it is deleted; each in the order of their ids.
  perform from public.companies o where o.id = any (companies) order by o.id for key share;
  perform from public.contacts c where c.id = any (ids) order by c.id for no key update;
  plan := array(
    select row (a.id::text, v.outcome, v.reason, case when v.outcome = 'changed' then
      jsonb_build_object('company_id', c.company_id, 'made', a.company) end, null)::private.bulk_outcome
    from unnest(ids, companies) a (id, company)
    left join public.contacts c on c.id = a.id
    left join public.companies o on o.id = a.company,
    lateral (select
      case
        when c.id is null then 'gone'
        when c.merged_into is not null or o.id is distinct from a.company then 'refused'
        when c.company_id is not distinct from a.company then 'unchanged' else 'changed' end,
      case
        when c.merged_into is not null then 'merged_since'
        when c.id is not null and o.id is distinct from a.company then 'company_gone' end) v (outcome, reason));
  update public.contacts c set company_id = (p.before ->> 'made')::uuid
  from unnest(plan) p where p.outcome = 'changed' and c.id = p.item::uuid;
  return query select * from unnest(plan);
end $$;
comment on function private.move_contacts(uuid[], uuid[]) is
  'Puts each of these contacts into the company beside it, or into none; answers what came of each.';

create function private.give_back_contacts(undone uuid, ids uuid[]) returns setof private.bulk_outcome
language plpgsql set search_path = '' as $$
declare
  fit uuid[];
  were uuid[];
begin
  perform from public.contacts c where c.id = any (ids) order by c.id for no key update;
  select array_agg(c.id), array_agg((r.before ->> 'company_id')::uuid) into fit, were
  from public.bulk_change_records r
  join public.contacts c on c.id = r.record_id
    and (c.company_id is not distinct from (r.before ->> 'made')::uuid or c.merged_into is not null)
  where r.bulk_change_id = undone and r.record_id = any (ids);
  return query
    select m.* from private.move_contacts(coalesce(fit, '{}'), coalesce(were, '{}')) m
    union all
    select a.id::text, case when c.id is null then 'gone' else 'refused' end,
      case when c.id is not null then 'changed_since' end, null, null
    from unnest(ids) a (id) left join public.contacts c on c.id = a.id
    where a.id <> all (coalesce(fit, '{}'));
end $$;
comment on function private.give_back_contacts(uuid, uuid[]) is
  'Puts contacts back into the companies that a bulk change took them from, where they are still where it put them.';

create function private.delete_records(kind text, ids uuid[]) returns setof private.bulk_outcome
language plpgsql set search_path = '' as $$
declare
  each record;
begin
  for each in
    select a.id, coalesce(c.name, o.name) as name, c.merged_into
    from unnest(ids) a (id)
    left join public.contacts c on kind = 'contact' and c.id = a.id
    left join public.companies o on kind = 'company' and o.id = a.id
    order by a.id
  loop
    if each.name is null then
      return next row (each.id::text, 'gone', null, null, null)::private.bulk_outcome;
    elsif each.merged_into is not null then
      return next row (each.id::text, 'refused', 'merged_since', null, null)::private.bulk_outcome;
    else
      if kind = 'contact' then
        perform private.delete_contact(each.id);
      else
        perform private.delete_company(each.id);
      end if;
      return next row (each.id::text, 'changed', null, jsonb_build_object('name', each.name), null)::private.bulk_outcome;
    end if;
  end loop;
end $$;
comment on function private.delete_records(text, uuid[]) is
  'Deletes these contacts or companies one by one, each as delete_contact or delete_company does: admins alone, and with a line in the audit log.';

create function private.adopt_into(companies uuid[]) returns setof private.bulk_outcome
language plpgsql set search_path = '' as $$
declare
  company uuid;
  adopted boolean;
begin
  foreach company in array companies loop
    adopted := false;
    if not exists (select from public.companies o where o.id = company) then
      return next row (company::text, 'gone', null, null, null)::private.bulk_outcome;
      continue;
    end if;
    while public.adopt_strays(company) > 0 loop
      adopted := true;
    end loop;
    return next row (company::text, case when adopted then 'changed' else 'unchanged' end, null, null, null)::private.bulk_outcome;
  end loop;
end $$;
comment on function private.adopt_into(uuid[]) is
  'Puts contacts without a company who have an address at a domain of one of these into it, as adopt_strays, all of them.';

create function private.change_records(work public.bulk_changes, ids uuid[]) returns setof private.bulk_outcome
language plpgsql set search_path = '' as $$
begin
  if work.undoes is not null then
    return query select * from private.give_back_contacts(work.undoes, ids);
  elsif work.changes ? 'delete' then
    return query select * from private.delete_records(work.kind, ids);
  elsif work.changes ? 'adopt' then
    return query select * from private.adopt_into(ids);
  else
    return query select * from private.move_contacts(
      ids, array_fill((work.changes ->> 'company_id')::uuid, array[cardinality(ids)]));
  end if;
end $$;
comment on function private.change_records(public.bulk_changes, uuid[]) is
  'Does to these contacts or companies what a bulk change asks; answers what came of each. What is not foreseen is raised, and then nothing is changed.';

grant execute on function
  private.move_contacts(uuid[], uuid[]), private.give_back_contacts(uuid, uuid[]), private.delete_records(text, uuid[]),
  private.adopt_into(uuid[]), private.change_records(public.bulk_changes, uuid[]) to authenticated;
