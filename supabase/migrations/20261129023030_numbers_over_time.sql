-- The same numbers for a range, for each step of its course and for each row of a breakdown.

create type private.ticket_numbers as (
  key text, created bigint, replied bigint, solved bigint,
  reply_median integer, reply_p90 integer, solve_median integer, solve_p90 integer, scores bigint[]
);
comment on type private.ticket_numbers is
  'Counts of tickets, times in rounded minutes, and how many were rated 1 to 5.';

create function private.step_starts(first date, last date) returns date[]
language sql immutable set search_path = '' as $$
  with unit as (
    select case when last - first <= 62 then 'day' when last - first <= 400 then 'week' else 'month' end as name)
  select array(
    select first
    union all
    select g::date from unit u cross join lateral generate_series(
      date_trunc(u.name, first::timestamp) + ('1 ' || u.name)::interval, last::timestamp - interval '1 day', ('1 ' || u.name)::interval) g
    order by 1)
$$;
comment on function private.step_starts(date, date) is
  'On which days the steps of a range begin: days, weeks or months, as suits its length. The first may begin within one.';

create function private.numbers_of_steps(starts date[], last date, hidden uuid[])
returns table (key text, measure "char", minutes integer, tally bigint)
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
  with zone as (select z.name from private.tallied_zone z
  ), whole as (
    -- Months that are steps: their sums are there. They lie together, with days before and after.
    select coalesce(min(s.start), last) as first, coalesce(max(s.next), last) as last
    from (select u.start, lead(u.start, 1, numbers_of_steps.last) over (order by u.start) as next from unnest(starts) u (start)) s
    where s.start = date_trunc('month', s.start) and s.next = s.start + interval '1 month'
  ), parts as (
    select 'm'::"char" as unit, w.first, w.last from whole w
    union all select 'd', starts[1], w.first from whole w
    union all select 'd', w.last, numbers_of_steps.last from whole w
  )
  select starts[n.step]::text, n.measure, n.minutes, sum(n.tally)::bigint
  from (
    select width_bucket(t.start, starts) as step, t.measure, unnest(t.minutes) as minutes, c.sign * unnest(t.tallies) as tally
    from parts p cross join private.cells_to_sum('all', hidden) c
    join private.ticket_tallies t on t.cell_id = c.id and t.unit = p.unit and t.start >= p.first and t.start < p.last
    union all
    select width_bucket(m.day, starts), m.measure, m.minutes, m.weight
    from (
      select (v.at at time zone zone.name)::date as day, v.measure, v.minutes, c.weight
      from private.ticket_fact_changes c cross join zone
      cross join lateral (values
        ('c'::"char", (c.fact).created_at, 0), ('r', (c.fact).replied_at, (c.fact).reply_minutes),
        ('s', (c.fact).solved_at, (c.fact).solve_minutes), ('v', (c.fact).solved_at, (c.fact).score)) v (measure, at, minutes)
      where v.minutes is not null and ((c.fact).team_id is null or (c.fact).team_id <> all (hidden))) m
    where m.day >= starts[1] and m.day < last) n
  group by 1, 2, 3
$$;
comment on function private.numbers_of_steps(date[], date, uuid[]) is
  'How many tickets were created, first answered, solved and rated in each step of a range, and how long that took. The key is the day on which the step begins.';

drop function private.summarise(text, date, date, uuid[], text[]);
create function private.summarise(
  kind text, first date, last date, hidden uuid[], keys text[] default null, starts date[] default null
) returns setof private.ticket_numbers
language sql stable set search_path = '' as $$
  select r.key,
    coalesce(max(r.total) filter (where r.measure = 'c'), 0), coalesce(max(r.total) filter (where r.measure = 'r'), 0),
    coalesce(max(r.total) filter (where r.measure = 's'), 0),
    min(r.minutes) filter (where r.measure = 'r' and r.running * 2 >= r.total),
    min(r.minutes) filter (where r.measure = 'r' and r.running * 10 >= r.total * 9),
    min(r.minutes) filter (where r.measure = 's' and r.running * 2 >= r.total),
    min(r.minutes) filter (where r.measure = 's' and r.running * 10 >= r.total * 9),
    array[
      coalesce(max(r.tally) filter (where r.measure = 'v' and r.minutes = 1), 0), coalesce(max(r.tally) filter (where r.measure = 'v' and r.minutes = 2), 0),
      coalesce(max(r.tally) filter (where r.measure = 'v' and r.minutes = 3), 0), coalesce(max(r.tally) filter (where r.measure = 'v' and r.minutes = 4), 0),
      coalesce(max(r.tally) filter (where r.measure = 'v' and r.minutes = 5), 0)]
  from (
    select n.key, n.measure, n.minutes, n.tally,
      sum(n.tally) over (partition by n.key, n.measure order by n.minutes)::bigint as running,
      sum(n.tally) over (partition by n.key, n.measure)::bigint as total
    from (
      select * from private.numbers_between(kind, 'crsv', first, last, hidden, keys) where starts is null
      union all
      select * from private.numbers_of_steps(starts, last, hidden) where starts is not null) n
    where n.tally <> 0) r
  group by r.key
$$;
comment on function private.summarise(text, date, date, uuid[], text[], date[]) is
  'The numbers of a range for each key, or for each of its steps where their beginnings are given: counts, and median and ninetieth percentile (percentile_disc) of times.';

drop function private.dashboard_steps(date, date, uuid[]);
create function private.unsolved_after_steps(starts date[], last date, hidden uuid[])
returns table (start date, next date, backlog bigint)
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
  with zone as (select z.name from private.tallied_zone z
  ), counted as (
    select t.start as day, c.sign * case t.measure when 'c' then t.total else -t.total end as tally
    from private.cells_to_sum('all', hidden) c
    join private.ticket_tallies t on t.cell_id = c.id and t.unit = 'd' and t.start < last and t.measure in ('c', 's')
    union all
    select (m.at at time zone zone.name)::date, case m.measure when 'c' then c.weight else -c.weight end
    from private.ticket_fact_changes c cross join zone
    cross join lateral (values ('c', (c.fact).created_at), ('s', (c.fact).solved_at)) m (measure, at)
    where (m.at at time zone zone.name)::date < last and ((c.fact).team_id is null or (c.fact).team_id <> all (hidden))
  ), steps as (
    select u.start, u.place, lead(u.start, 1, last) over (order by u.start) as next
    from unnest(starts) with ordinality u (start, place)
  ), changed as (
    select greatest(width_bucket(d.day, starts), 1) as place, sum(d.tally) as tally from counted d group by 1
  )
  select s.start, s.next, sum(coalesce(c.tally, 0)) over (order by s.start)::bigint
  from steps s left join changed c using (place) order by s.start
$$;
comment on function private.unsolved_after_steps(date[], date, uuid[]) is
  'The steps of a range, until before the next one, and how many tickets were unsolved when each ended.';
