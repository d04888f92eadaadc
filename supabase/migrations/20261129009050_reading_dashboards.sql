-- The dashboard as the API offers it, to users alone.

create function private.numbers_json(first date, last date, hidden uuid[]) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'first_day', first, 'last_day', last - 1,
    'since', private.api_time(private.day_start(first, z.name)), 'until', private.api_time(private.day_start(last, z.name)),
    'created', coalesce(n.created, 0), 'replied', coalesce(n.replied, 0), 'solved', coalesce(n.solved, 0),
    'reply_median', n.reply_median, 'reply_p90', n.reply_p90,
    'solve_median', n.solve_median, 'solve_p90', n.solve_p90,
    'backlog', coalesce((select sum(u.backlog) from private.unsolved_by('all', last, hidden) u), 0))
  from private.tallied_zone z left join private.summarise('all', first, last, hidden) n on true
$$;
comment on function private.numbers_json(date, date, uuid[]) is 'The numbers of a range over all that is not hidden.';

create function private.read_dashboard(first_day date, last_day date, days integer) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  hidden uuid[] := private.hidden_team_ids();
  range record;
  length integer;
begin
  if not private.acting_as('{user}') then
    raise insufficient_privilege using message = 'the dashboard is for users';
  end if;
  select * into range from private.dashboard_range(first_day, last_day, days);
  length := range.last_day - range.first_day + 1;
  return jsonb_build_object(
    'zone', range.zone, 'today', range.today,
    'now', private.numbers_json(range.first_day, range.last_day + 1, hidden),
    'before', private.numbers_json(range.first_day - length, range.first_day, hidden),
    'steps', (
      select jsonb_agg(jsonb_build_object(
        'first_day', s.start, 'last_day', s.next - 1,
        'since', private.api_time(private.day_start(s.start, range.zone)), 'until', private.api_time(private.day_start(s.next, range.zone)),
        'created', s.created, 'solved', s.solved, 'backlog', s.backlog) order by s.start)
      from private.dashboard_steps(range.first_day, range.last_day + 1, hidden) s));
end $$;
comment on function private.read_dashboard(date, date, integer) is
  'Definer: nobody reads facts and tallies; those of teams hidden from the acting user are left out.';

create function private.name_of_key(kind text, key text) returns text
language sql stable set search_path = '' as $$
  select case kind
    when 'team' then (select t.name from public.teams t where t.id = nullif(key, '')::uuid)
    when 'agent' then (select u.name from public.users u where u.id = nullif(key, '')::uuid)
    when 'company' then (select c.name from public.companies c where c.id = nullif(key, '')::uuid)
    when 'tag' then (select g.name from public.tags g where g.id = nullif(key, '')::uuid)
    else nullif(key, '')
  end
$$;
comment on function private.name_of_key(text, text) is 'What a team, agent, company, tag or channel is called; null for none.';

create function private.term_of_key(kind text, key text) returns text
language sql stable set search_path = '' as $$
  select case
    when key = '' then 'none'
    when kind = 'agent' then (select u.email from public.users u where u.id = key::uuid)
    when kind in ('team', 'company') and lower(private.name_of_key(kind, key)) in ('mine', 'none') then key
    else coalesce(private.name_of_key(kind, key), key)
  end
$$;
comment on function private.term_of_key(text, text) is 'What a search calls it, so that it means no other.';

create function private.read_breakdown(by_kind text, first_day date, last_day date, days integer, at_most integer) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  -- Of more kinds of rows than these, only those with the most tickets are looked at.
  looked_at constant integer := greatest(at_most, 100);
  hidden uuid[] := private.hidden_team_ids();
  range record;
  keys text[];
begin
  if not private.acting_as('{user}') then
    raise insufficient_privilege using message = 'the dashboard is for users';
  end if;
  if by_kind is null or by_kind <> all ('{team,agent,company,channel,tag}'::text[]) then
    raise invalid_parameter_value using message = 'numbers are broken down by team, agent, company, channel or tag';
  end if;
  if at_most not between 1 and 1000 then
    raise invalid_parameter_value using message = 'a breakdown has 1 to 1,000 rows';
  end if;
  select * into range from private.dashboard_range(first_day, last_day, days);
  if (select count(distinct c.key) > looked_at from private.ticket_cells c where c.kind = by_kind) then
    keys := array(
      select n.key from private.numbers_between(by_kind, 'c', range.first_day, range.last_day + 1, hidden) n
      where n.tally > 0 order by n.tally desc, n.key limit looked_at);
  end if;
  return (
    with numbered as (
      select s.*, coalesce(u.backlog, 0) as backlog, row_number() over (order by s.created desc, s.solved desc, s.key) as place
      from private.summarise(by_kind, range.first_day, range.last_day + 1, hidden, keys) s
      left join private.unsolved_by(by_kind, range.last_day + 1, hidden) u on u.key = s.key)
    select jsonb_build_object(
      'rows', coalesce(jsonb_agg(jsonb_build_object(
        'key', n.key, 'name', private.name_of_key(by_kind, n.key), 'term', private.term_of_key(by_kind, n.key),
        'created', n.created, 'replied', n.replied, 'solved', n.solved, 'backlog', n.backlog,
        'reply_median', n.reply_median, 'reply_p90', n.reply_p90,
        'solve_median', n.solve_median, 'solve_p90', n.solve_p90) order by n.place) filter (where n.place <= at_most), '[]'),
      'is_cut', keys is not null or count(*) > at_most)
    from numbered n);
end $$;
comment on function private.read_breakdown(text, date, date, integer, integer) is
  'Definer: as read_dashboard().';

grant execute on function
  private.read_dashboard(date, date, integer), private.read_breakdown(text, date, date, integer, integer) to authenticated;

create function public.read_dashboard(first_day date default null, last_day date default null, days integer default 30)
returns jsonb language sql stable security invoker set search_path = '' as $$
  select private.read_dashboard(first_day, last_day, days)
$$;
comment on function public.read_dashboard(date, date, integer) is
  'Tickets created, first answered and solved, unsolved ones, and median and ninetieth percentile of times in minutes, of a range of days and of the one before it; and its curve. For the workspace''s days and over what the acting user may see.';

create function public.read_breakdown(
  by_kind text, first_day date default null, last_day date default null, days integer default 30, at_most integer default 20
) returns jsonb language sql stable security invoker set search_path = '' as $$
  select private.read_breakdown(by_kind, first_day, last_day, days, at_most)
$$;
comment on function public.read_breakdown(text, date, date, integer, integer) is
  'The numbers of a range by team, agent, company, channel or tag, those with the most tickets first.';

grant execute on function public.read_dashboard(date, date, integer), public.read_breakdown(text, date, date, integer, integer)
to authenticated;
