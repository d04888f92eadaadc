-- The help centre is searched within limits: 300 times a minute from one network address, while one
-- types or afterwards. Pages that come from the cache are counted nowhere.

create table private.help_searchers (
  address inet primary key,
  began_at timestamptz not null default now(),
  searches integer not null default 1
);
comment on table private.help_searchers is
  'How often the help centre was searched from a network address in the minute that began then. Older ones go with the next search.';
comment on column private.help_searchers.address is '0.0.0.0 where none is known.';
create index help_searchers_by_age on private.help_searchers (began_at);

create function private.count_help_search(place inet) returns void
language plpgsql set search_path = '' as $$
begin
  -- A count that is lost with the machine costs nothing: nobody waits for the disk.
  perform set_config('synchronous_commit', 'off', true);
  insert into private.help_searchers as s (address) values (place)
  on conflict (address) do update set
    searches = case when s.began_at < now() - interval '1 minute' then 1 else s.searches + 1 end,
    began_at = case when s.began_at < now() - interval '1 minute' then now() else s.began_at end;
  -- Behind its own row, and past those that others hold: nobody waits for two.
  delete from private.help_searchers s where s.address in (
    select o.address from private.help_searchers o
    where o.began_at < now() - interval '1 minute' and o.address <> place
    order by o.began_at limit 100 for update skip locked);
end $$;
comment on function private.count_help_search(inet) is 'Counts one search of the help centre. For definer functions.';

drop function public.search_help(text, integer);
alter function private.search_help(text, integer) rename to find_help;
alter function private.find_help(text, integer) security invoker;
revoke execute on function private.find_help(text, integer) from anon, authenticated;
comment on function private.find_help(text, integer) is
  'Published articles for what was typed, the best first, 20 at most: those with all of the words, else those with any. For definer functions.';

create function private.search_help(typed text, at_most integer, ip inet)
returns table (slug text, title text, summary text, category text)
language plpgsql security definer set search_path = '' as $$
declare
  most constant integer := 300;
  place constant inet := coalesce(ip, '0.0.0.0');
  until constant timestamptz := (
    select s.began_at + interval '1 minute' from private.help_searchers s
    where s.address = place and s.searches >= most and s.began_at > now() - interval '1 minute');
begin
  if until is not null then
    raise sqlstate 'PT429' using
      message = 'too many searches', detail = greatest(1, ceil(extract(epoch from until - now())))::text;
  end if;
  return query select * from private.find_help(typed, at_most);
  -- Last: whoever searches from the same address waits for as short a time as can be.
  perform private.count_help_search(place);
end $$;
comment on function private.search_help(text, integer, inet) is
  'Searches the help centre, within limits. Definer: the public reads no tables.';

create function public.search_help(typed text, at_most integer default 10, ip text default null)
returns table (slug text, title text, summary text, category text)
language sql security invoker set search_path = '' as $$ select * from private.search_help(typed, at_most, ip::inet) $$;
comment on function public.search_help(text, integer, text) is
  'Published articles for what was typed, typing errors forgiven; the best first, 20 at most. PT429, with the seconds to wait as its detail, after 300 in a minute from one network address. For everybody.';

grant execute on function
  private.search_help(text, integer, inet), public.search_help(text, integer, text) to anon, authenticated;
