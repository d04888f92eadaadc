-- What a bulk change is begun with: tickets by their numbers, contacts and companies by their ids or
-- by the filter that finds them.

create or replace function public.start_bulk_change(numbers bigint[], changes jsonb, query text default '', scope text default 'picked')
returns uuid
language plpgsql security invoker set search_path = '' as $$
declare
  asked public.bulk_changes;
  macro public.macros;
  tags jsonb;
begin
  if not private.acting_as('{user}') then
    raise insufficient_privilege using message = 'bulk changes are for users';
  end if;
  asked.kind := 'ticket';
  asked.changes := start_bulk_change.changes - 'macro_id';
  if start_bulk_change.changes ->> 'macro_id' is not null then
    select * into macro from public.macros m
    where m.id = (start_bulk_change.changes ->> 'macro_id')::uuid;
    if not found then
      raise sqlstate 'PT404' using message = 'there is no such macro';
    end if;
    -- What is said by hand goes before what the macro says; tags of both are added.
    tags := coalesce(macro.changes -> 'tags', '[]') || coalesce(asked.changes -> 'add_tags', '[]');
    asked.changes := (macro.changes - 'tags') || asked.changes
      || case when tags = '[]' then '{}' else jsonb_build_object('add_tags', tags) end;
    asked.macro_name := macro.name;
    asked.reply := case when macro.body ~ '\S' then macro.body end;
  end if;

  if not private.is_bulk_change(asked.changes) then
    raise check_violation using
      message = 'this is no change of tickets', constraint = 'bulk_changes_changes_known';
  end if;
  asked.changes := asked.changes || (
    select coalesce(jsonb_object_agg(given.key, (
      select coalesce(jsonb_agg(distinct lower(btrim(name))), '[]')
      from jsonb_array_elements_text(asked.changes -> given.key) name)), '{}')
    from jsonb_object_keys(asked.changes) given (key) where given.key in ('add_tags', 'remove_tags'));
  -- Here and not while tickets are locked: who makes the same tag waits for this transaction.
  insert into public.tags (name)
  select name from jsonb_array_elements_text(asked.changes -> 'add_tags') name order by 1
  on conflict do nothing;

  asked.query := start_bulk_change.query;
  asked.scope := start_bulk_change.scope;
  if cardinality(numbers) > 10000 then
    raise check_violation using
      message = 'at most 10,000 tickets are changed at once', constraint = 'bulk_changes_size';
  end if;
  return private.open_bulk_change(
    array(select distinct number::text from unnest(numbers) number where number is not null), asked);
end $$;

create function public.start_directory_change(
  kind text, changes jsonb, ids uuid[] default '{}', filter jsonb default null, query text default ''
) returns uuid
language plpgsql security invoker set search_path = '' as $$
declare
  asked public.bulk_changes;
  wanted uuid[] := ids;
begin
  if not private.acting_as('{user}') or (changes ? 'delete' and not private.is_admin()) then
    raise insufficient_privilege using message = 'bulk changes are for users, deleting is for admins';
  end if;
  asked.kind := kind;
  asked.changes := changes;
  if changes ? 'company' then
    asked.changes := private.with_company_id(changes);
    asked.changes := asked.changes || jsonb_build_object('company_name', (
      select o.name from public.companies o where o.id = (asked.changes ->> 'company_id')::uuid));
  end if;
  if not private.is_directory_change(kind, asked.changes) then
    raise check_violation using
      message = 'this is no change of contacts or companies', constraint = 'bulk_changes_changes_known';
  end if;

  asked.query := start_directory_change.query;
  asked.scope := 'picked';
  if filter is not null then
    wanted := array(select f.id from private.sorted_directory(kind, filter, 'updated', true, null, null, 10001) f);
    asked.scope := case when cardinality(wanted) > 10000 then 'first' else 'all' end;
    wanted := wanted[:10000];
  end if;
  if cardinality(wanted) > 10000 then
    raise check_violation using message = 'at most 10,000 are changed at once', constraint = 'bulk_changes_size';
  end if;
  return private.open_bulk_change(
    array(select distinct id::text from unnest(wanted) id where id is not null), asked);
end $$;
comment on function public.start_directory_change(text, jsonb, uuid[], jsonb, text) is
  'Notes down a change of at most 10,000 contacts or companies (kind): these ids, or all that a filter finds. {company: NAME or null} of contacts, {adopt: true} of companies, {delete: true} by admins. Nothing is changed before continue_bulk_change. Answers its id.';
grant execute on function public.start_directory_change(text, jsonb, uuid[], jsonb, text) to authenticated;

drop function private.work_tickets(public.bulk_changes, bigint[]);
drop function private.keep_bulk_outcomes(public.bulk_change_tickets[]);
drop function private.open_bulk_change(bigint[], public.bulk_changes);
