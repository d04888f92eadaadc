-- The lists of contacts and companies, as the desk shows them.

create function public.list_contacts(
  filter jsonb default '[]', sort text default 'updated', descending boolean default true,
  cursor_key text default null, cursor_id uuid default null, page_size integer default 50
) returns table (
  id uuid, name text, email text, addresses integer, phone text, company_id uuid, company_name text,
  unsolved integer, created_at timestamptz, updated_at timestamptz, sort_key text
)
language plpgsql stable security invoker set search_path = '' as $$
declare
  ids uuid[];
  keys text[];
begin
  perform private.check_page_size(page_size);
  select array_agg(f.id), array_agg(f.sort_key) into ids, keys
  from private.sorted_directory('contact', filter, sort, descending, cursor_key, cursor_id, page_size) f;
  return query
  select c.id, c.name, a.emails[1], coalesce(cardinality(a.emails), 0), c.phone, o.id, o.name,
    (select count(*)::integer from (
      select from public.tickets t where t.requester_id = c.id and t.folder = 'inbox'
        and t.status in ('new', 'open', 'pending', 'on_hold') limit 100) waiting),
    c.created_at, c.updated_at, f.key
  from unnest(ids, keys) with ordinality f (id, key, place)
  join public.contacts c on c.id = f.id
  left join public.companies o on o.id = c.company_id
  cross join lateral (select array(
    select e.email from public.contact_emails e where e.contact_id = c.id
    order by e.is_primary desc, e.created_at, e.id) as emails) a
  order by f.place;
end $$;
comment on function public.list_contacts(jsonb, text, boolean, text, uuid, integer) is
  'A page of the contacts that match a filter, behind the row whose sort_key and id are given, with their unsolved tickets counted to 100. Sorted by name, created or updated.';

create function public.list_companies(
  filter jsonb default '[]', sort text default 'updated', descending boolean default true,
  cursor_key text default null, cursor_id uuid default null, page_size integer default 50
) returns table (
  id uuid, name text, domains text[], contacts integer, created_at timestamptz, updated_at timestamptz, sort_key text
)
language plpgsql stable security invoker set search_path = '' as $$
declare
  ids uuid[];
  keys text[];
begin
  perform private.check_page_size(page_size);
  select array_agg(f.id), array_agg(f.sort_key) into ids, keys
  from private.sorted_directory('company', filter, sort, descending, cursor_key, cursor_id, page_size) f;
  return query
  select o.id, o.name,
    array(select d.domain from public.company_domains d where d.company_id = o.id order by d.domain),
    (select count(*)::integer from (
      select from public.contacts c where c.company_id = o.id and c.merged_into is null limit 1001) people),
    o.created_at, o.updated_at, f.key
  from unnest(ids, keys) with ordinality f (id, key, place)
  join public.companies o on o.id = f.id
  order by f.place;
end $$;
comment on function public.list_companies(jsonb, text, boolean, text, uuid, integer) is
  'A page of the companies that match a filter, as list_contacts, with their contacts counted to 1,001.';

grant execute on function
  public.list_contacts(jsonb, text, boolean, text, uuid, integer),
  public.list_companies(jsonb, text, boolean, text, uuid, integer)
to authenticated;
