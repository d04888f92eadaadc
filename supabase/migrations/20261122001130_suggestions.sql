-- Names to complete while a query is typed. Contacts are many: they are found by the beginning of
-- their name or an address, and from three letters on by any part of their name.

create index contacts_by_name on public.contacts (lower(name) collate "C");
create index contacts_by_part_of_name on public.contacts using gin (lower(name) extensions.gin_trgm_ops);
create index contact_emails_by_beginning on public.contact_emails (lower(email) collate "C");

create function private.contacts_named(typed text, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  -- With the last character there is behind it: what begins so lies between the two.
  beyond text := typed || chr(1114111);
  found uuid[];
  more uuid[];
begin
  if not private.may_read_contacts() then return; end if;
  found := array(
    (select c.id from public.contacts c
      where lower(c.name) collate "C" >= typed and lower(c.name) collate "C" < beyond and c.merged_into is null
      order by lower(c.name) collate "C" limit at_most)
    union
    (select e.contact_id from public.contact_emails e
      where lower(e.email) collate "C" >= typed and lower(e.email) collate "C" < beyond
      order by lower(e.email) collate "C" limit at_most));
  if cardinality(found) < at_most and length(typed) >= 3 then
    -- Executed, so that it is planned for what was typed: a common part needs no index, a rare one does.
    execute 'select array(select c.id from public.contacts c
      where lower(c.name) like $1 and c.merged_into is null and c.id <> all ($2) limit $3)'
    into more
    using '%' || regexp_replace(typed, '([\\%_])', '\\\1', 'g') || '%', found, at_most - cardinality(found);
  end if;
  return query select unnest((found || more)[:at_most]);
end $$;
comment on function private.contacts_named(text, integer) is
  'Contacts whose name or an address begins with a text in lower case, then those with it in their name. Definer: below a policy LIKE and lower() cannot be index conditions; it asks for may_read_contacts() itself.';
grant execute on function private.contacts_named(text, integer) to authenticated;

create function public.suggest_names(kind text, typed text) returns table (value text, about text)
language sql stable security invoker set search_path = '' as $$
  with asked as (select lower(left(btrim(typed), 200)) as text)
  select n.value, n.about
  from asked a
  cross join lateral (
    select t.name as value, '' as about from public.tags t
    where kind = 'tag' and position(a.text in t.name) > 0
    union all
    select t.name, '' from public.teams t
    where kind = 'team' and position(a.text in lower(t.name)) > 0
    union all
    select u.name, u.email from public.users u
    where kind = 'assignee' and u.deactivated_at is null and position(a.text in lower(u.name || ' ' || u.email)) > 0
    union all
    select c.name, '' from public.companies c
    where kind = 'company' and position(a.text in lower(c.name)) > 0
    union all
    select f.key, f.label from public.custom_fields f
    where kind = 'field' and f.archived_at is null and position(a.text in lower(f.key || ' ' || f.label)) > 0
    union all
    select coalesce(e.email, c.name), case when e.email is null then '' else c.name end
    from private.contacts_named(a.text, 8) f (id)
    join public.contacts c on c.id = f.id
    left join lateral (
      select o.email from public.contact_emails o where o.contact_id = c.id
      order by starts_with(lower(o.email), a.text) desc, o.is_primary desc limit 1) e on true
    where kind = 'requester'
  ) n
  order by starts_with(lower(n.value), a.text) desc, n.value
  limit 8
$$;
comment on function public.suggest_names(text, text) is
  'At most eight values of assignee, team, tag, requester, company, or keys of field, that a text may mean, with what tells them apart.';
grant execute on function public.suggest_names(text, text) to authenticated;
