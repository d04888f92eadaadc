-- What was unsolved at both ends of a range is where its course begins and ends: it is not counted twice.

drop function private.numbers_json(date, date, uuid[]);

create function private.numbers_json(first date, last date, hidden uuid[], backlog bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'first_day', first, 'last_day', last - 1,
    'since', private.api_time(private.day_start(first, z.name)), 'until', private.api_time(private.day_start(last, z.name)),
    'created', coalesce(n.created, 0), 'replied', coalesce(n.replied, 0), 'solved', coalesce(n.solved, 0),
    'reply_median', n.reply_median, 'reply_p90', n.reply_p90,
    'solve_median', n.solve_median, 'solve_p90', n.solve_p90,
    'backlog', coalesce(backlog, 0))
  from private.tallied_zone z left join private.summarise('all', first, last, hidden) n on true
$$;
comment on function private.numbers_json(date, date, uuid[], bigint) is
  'The numbers of a range over all that is not hidden, with how many were unsolved at its end.';

create or replace function private.read_dashboard(first_day date, last_day date, days integer) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  hidden uuid[] := private.hidden_team_ids();
  range record;
  length integer;
  steps jsonb;
  backlog_before bigint;
  backlog_now bigint;
begin
  if not private.acting_as('{user}') then
    raise insufficient_privilege using message = 'the dashboard is for users';
  end if;
  select * into range from private.dashboard_range(first_day, last_day, days);
  length := range.last_day - range.first_day + 1;
  select
    jsonb_agg(jsonb_build_object(
      'first_day', s.start, 'last_day', s.next - 1,
      'since', private.api_time(private.day_start(s.start, range.zone)), 'until', private.api_time(private.day_start(s.next, range.zone)),
      'created', s.created, 'solved', s.solved, 'backlog', s.backlog) order by s.start),
    (array_agg(s.backlog - s.created + s.solved order by s.start))[1],
    (array_agg(s.backlog order by s.start desc))[1]
  into steps, backlog_before, backlog_now
  from private.dashboard_steps(range.first_day, range.last_day + 1, hidden) s;
  return jsonb_build_object(
    'zone', range.zone, 'today', range.today,
    'now', private.numbers_json(range.first_day, range.last_day + 1, hidden, backlog_now),
    'before', private.numbers_json(range.first_day - length, range.first_day, hidden, backlog_before),
    'steps', steps);
end $$;
