-- What the management panel asks of tags.

create function private.counted_tags(search text, unused boolean, after text, before text, page_size integer, of_tag uuid)
returns table (id uuid, name text, tickets integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return query
    with page as (
      select t.id, t.name from public.tags t
      where (of_tag is null or t.id = of_tag)
        and (search is null or strpos(t.name, lower(search)) > 0)
        and (counted_tags.after is null or t.name > counted_tags.after)
        and (counted_tags.before is null or t.name < counted_tags.before)
        and (not coalesce(unused, false) or not exists (select from public.ticket_tags u where u.tag_id = t.id))
      order by case when counted_tags.before is not null then t.name end desc, t.name
      limit least(greatest(page_size, 1), 200))
    select p.id, p.name, (
      select count(*)::integer from (
        select from public.ticket_tags tt where tt.tag_id = p.id limit 10001) borne)
    from page p order by p.name;
end $$;
comment on function private.counted_tags(text, boolean, text, text, integer, uuid) is
  'Tags by name with how many tickets bear each, counted to 10,001. Definer: below the policies each ticket would be asked for; who asks sees them all. For admins.';

create function public.list_counted_tags(search text default null, unused boolean default false, after text default null, before text default null, page_size integer default 50, of_tag uuid default null)
returns table (id uuid, name text, tickets integer)
language sql stable security invoker set search_path = '' as $$
  select * from private.counted_tags(search, unused, after, before, page_size, of_tag)
$$;
comment on function public.list_counted_tags(text, boolean, text, text, integer, uuid) is
  'Tags by name, behind or ahead of one, whose names have this in them; with how many tickets bear each, counted to 10,001. For admins.';

create function public.rename_tag(tag_id uuid, name text, queries jsonb default '{}') returns void
language sql security invoker set search_path = '' as $$ select private.rename_tag(tag_id, name, queries) $$;
comment on function public.rename_tag(uuid, text, jsonb) is
  'Calls a tag something else, in macros too and in the views whose queries are given as {id: {from, to}}. PT404 when there is none. For admins.';

create function public.delete_tag(tag_id uuid) returns uuid
language sql security invoker set search_path = '' set statement_timeout = '60s' as $$ select private.delete_tag(tag_id) $$;
comment on function public.delete_tag(uuid) is
  'Takes a tag off all its tickets and out of the workspace; answers the deletion, to be restored for thirty days. PT404 when there is none. For admins.';

create function public.merge_tags(source uuid, survivor uuid, queries jsonb default '{}') returns uuid
language sql security invoker set search_path = '' set statement_timeout = '60s' as $$
  select private.merge_tags(source, survivor, queries)
$$;
comment on function public.merge_tags(uuid, uuid, jsonb) is
  'Gives the tickets, macros and views of source the survivor instead; answers the deletion, to be restored for thirty days. PT404 when one of them is none. For admins.';

grant execute on function
  private.counted_tags(text, boolean, text, text, integer, uuid), private.rename_tag(uuid, text, jsonb),
  private.delete_tag(uuid), private.merge_tags(uuid, uuid, jsonb),
  public.list_counted_tags(text, boolean, text, text, integer, uuid), public.rename_tag(uuid, text, jsonb),
  public.delete_tag(uuid), public.merge_tags(uuid, uuid, jsonb) to authenticated;
