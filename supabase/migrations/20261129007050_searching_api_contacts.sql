-- Contacts and companies by the query language, as the REST API answers them.

create function public.search_api_contacts(
  filter jsonb default '[]', sort text default 'updated', descending boolean default true,
  cursor_key text default null, cursor_id uuid default null, page_size integer default 51
) returns table (contact json, sort_key text, id uuid)
language plpgsql stable security invoker set search_path = '' as $$
declare
  ids uuid[];
  keys text[];
begin
  perform private.check_page_size(page_size);
  select array_agg(f.id), array_agg(f.sort_key) into ids, keys
  from private.sorted_directory('contact', filter, sort, descending, cursor_key, cursor_id, page_size) f;
  return query
  select a.contact, f.key, f.id
  from unnest(ids, keys) with ordinality f (id, key, place)
  join private.api_contacts(ids) a on a.id = f.id
  order by f.place;
end $$;
comment on function public.search_api_contacts(jsonb, text, boolean, text, uuid, integer) is
  'A page of the contacts that match a filter, as the API shows them, behind the row whose sort_key and id are given. Sorted by name, created or updated.';

create function public.search_api_companies(
  filter jsonb default '[]', sort text default 'updated', descending boolean default true,
  cursor_key text default null, cursor_id uuid default null, page_size integer default 51
) returns table (company json, sort_key text, id uuid)
language plpgsql stable security invoker set search_path = '' as $$
declare
  ids uuid[];
  keys text[];
begin
  perform private.check_page_size(page_size);
  select array_agg(f.id), array_agg(f.sort_key) into ids, keys
  from private.sorted_directory('company', filter, sort, descending, cursor_key, cursor_id, page_size) f;
  return query
  select a.company, f.key, f.id
  from unnest(ids, keys) with ordinality f (id, key, place)
  join private.api_companies(ids) a on a.id = f.id
  order by f.place;
end $$;
comment on function public.search_api_companies(jsonb, text, boolean, text, uuid, integer) is
  'As search_api_contacts, of companies.';

grant execute on function
  public.search_api_contacts(jsonb, text, boolean, text, uuid, integer),
  public.search_api_companies(jsonb, text, boolean, text, uuid, integer)
to authenticated;
