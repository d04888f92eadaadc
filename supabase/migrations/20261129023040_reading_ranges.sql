-- The dashboard and its breakdowns: each row with its numbers of the range before, each step with all.

drop function private.numbers_json(date, date, uuid[], bigint);

create function private.days_json(first date, last date, zone text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'first_day', first, 'last_day', last - 1,
    'since', private.api_time(private.day_start(first, zone)), 'until', private.api_time(private.day_start(last, zone)))
$$;
comment on function private.days_json(date, date, text) is 'Days until before another, and the moments at which they begin and end.';

create function private.numbers_json(n private.ticket_numbers, backlog bigint) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object(
    'created', coalesce(n.created, 0), 'replied', coalesce(n.replied, 0), 'solved', coalesce(n.solved, 0),
    'backlog', coalesce(backlog, 0),
    'reply_median', n.reply_median, 'reply_p90', n.reply_p90, 'solve_median', n.solve_median, 'solve_p90', n.solve_p90,
    'scores', coalesce(n.scores, '{0,0,0,0,0}'))
$$;
comment on function private.numbers_json(private.ticket_numbers, bigint) is
  'Numbers, with how many tickets were unsolved at the end; all nought where there are none.';

create function private.last_comments(since timestamptz, until timestamptz, hidden uuid[], at_most integer) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'score', c.score, 'comment', c.comment, 'at', private.api_time(c.created_at), 'ticket', t.number, 'subject', t.subject)
    order by c.solved_at desc, c.id desc), '[]')
  from (
    select r.* from public.ratings r
    join private.ticket_facts f on f.number = r.ticket_number and f.solved_at = r.solved_at
    where r.comment is not null and r.solved_at >= since and r.solved_at < until
      and f.counted and (f.team_id is null or f.team_id <> all (hidden))
    order by r.solved_at desc, r.id desc limit at_most) c
  join public.tickets t on t.number = c.ticket_number
$$;
comment on function private.last_comments(timestamptz, timestamptz, uuid[], integer) is
  'What requesters wrote with their ratings of what was solved in a time, the newest first.';

create or replace function private.read_dashboard(first_day date, last_day date, days integer) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  hidden uuid[] := private.hidden_team_ids();
  range record;
  before date;
  starts date[];
  steps jsonb;
  backlog_before bigint;
  backlog_now bigint;
begin
  if not private.acting_as('{user}') then
    raise insufficient_privilege using message = 'the dashboard is for users';
  end if;
  select * into range from private.dashboard_range(first_day, last_day, days);
  before := range.first_day - (range.last_day - range.first_day + 1);
  starts := private.step_starts(range.first_day, range.last_day + 1);
  select
    jsonb_agg(private.days_json(s.start, s.next, range.zone) || private.numbers_json(n, s.backlog) order by s.start),
    (array_agg(s.backlog - coalesce(n.created, 0) + coalesce(n.solved, 0) order by s.start))[1],
    (array_agg(s.backlog order by s.start desc))[1]
  into steps, backlog_before, backlog_now
  from private.unsolved_after_steps(starts, range.last_day + 1, hidden) s
  left join private.summarise('all', range.first_day, range.last_day + 1, hidden, null, starts) n on n.key = s.start::text;
  return jsonb_build_object(
    'zone', range.zone, 'today', range.today, 'steps', steps,
    'comments', private.last_comments(
      private.day_start(range.first_day, range.zone), private.day_start(range.last_day + 1, range.zone), hidden, 5),
    'now', private.days_json(range.first_day, range.last_day + 1, range.zone) || private.numbers_json(
      (select n from private.summarise('all', range.first_day, range.last_day + 1, hidden) n), backlog_now),
    'before', private.days_json(before, range.first_day, range.zone) || private.numbers_json(
      (select n from private.summarise('all', before, range.first_day, hidden) n), backlog_before));
end $$;

create or replace function private.read_breakdown(by_kind text, first_day date, last_day date, days integer, at_most integer) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  -- Of more kinds of rows than these, only those with the most tickets are looked at.
  looked_at constant integer := greatest(at_most, 100);
  hidden uuid[] := private.hidden_team_ids();
  range record;
  before date;
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
  before := range.first_day - (range.last_day - range.first_day + 1);
  if (select count(distinct c.key) > looked_at from private.ticket_cells c where c.kind = by_kind) then
    keys := array(
      select n.key from private.numbers_between(by_kind, 'c', range.first_day, range.last_day + 1, hidden) n
      where n.tally > 0 order by n.tally desc, n.key limit looked_at);
  end if;
  return (
    with numbered as materialized (
      select n, n.key, coalesce(u.backlog, 0) as backlog, coalesce(u.backlog, 0) - n.created + n.solved as backlog_before,
        row_number() over (order by n.created desc, n.solved desc, n.key) as place
      from private.summarise(by_kind, range.first_day, range.last_day + 1, hidden, keys) n
      left join private.unsolved_by(by_kind, range.last_day + 1, hidden, keys) u on u.key = n.key
      -- A tag that was deleted a moment ago.
      where n.key = '' or private.name_of_key(by_kind, n.key) is not null
    ), earlier as materialized (
      select b, b.key
      from private.summarise(by_kind, before, range.first_day, hidden, array(select n.key from numbered n where n.place <= at_most)) b
    )
    select jsonb_build_object(
      'rows', coalesce(jsonb_agg(jsonb_build_object(
        'key', n.key, 'name', private.name_of_key(by_kind, n.key), 'term', private.term_of_key(by_kind, n.key),
        'before', private.numbers_json(e.b, n.backlog_before)) || private.numbers_json(n.n, n.backlog)
        order by n.place) filter (where n.place <= at_most), '[]'),
      'is_cut', keys is not null or count(*) > at_most)
    from numbered n left join earlier e using (key));
end $$;
