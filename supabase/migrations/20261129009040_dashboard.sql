-- The dashboard's numbers, as the API offers them.

create function private.dashboard_range(
  inout first_day date, inout last_day date, in days integer, out today date, out zone text
) language plpgsql stable set search_path = '' as $$
declare
  swapped date;
begin
  zone := (select z.name from private.tallied_zone z);
  today := (now() at time zone zone)::date;
  last_day := least(coalesce(last_day, today), today);
  first_day := least(coalesce(first_day, last_day - (days - 1)), today);
  if first_day > last_day then
    swapped := first_day; first_day := last_day; last_day := swapped;
  end if;
  if first_day < date '1990-01-01' then
    raise invalid_parameter_value using message = 'a range begins in 1990 or later';
  end if;
end $$;
comment on function private.dashboard_range(date, date, integer) is
  'The days that are asked for: from one to another, or so many up to the last. None lies ahead.';

create function private.summarise(kind text, first date, last date, hidden uuid[], keys text[] default null)
returns table (
  key text, created bigint, replied bigint, solved bigint,
  reply_median integer, reply_p90 integer, solve_median integer, solve_p90 integer
)
language sql stable set search_path = '' as $$
  select r.key,
    coalesce(max(r.total) filter (where r.measure = 'c'), 0), coalesce(max(r.total) filter (where r.measure = 'r'), 0),
    coalesce(max(r.total) filter (where r.measure = 's'), 0),
    min(r.minutes) filter (where r.measure = 'r' and r.running * 2 >= r.total),
    min(r.minutes) filter (where r.measure = 'r' and r.running * 10 >= r.total * 9),
    min(r.minutes) filter (where r.measure = 's' and r.running * 2 >= r.total),
    min(r.minutes) filter (where r.measure = 's' and r.running * 10 >= r.total * 9)
  from (
    select n.key, n.measure, n.minutes,
      sum(n.tally) over (partition by n.key, n.measure order by n.minutes)::bigint as running,
      sum(n.tally) over (partition by n.key, n.measure)::bigint as total
    from private.numbers_between(kind, 'crs', first, last, hidden, keys) n where n.tally <> 0) r
  group by r.key
$$;
comment on function private.summarise(text, date, date, uuid[], text[]) is
  'Counts of a range, and median and ninetieth percentile (percentile_disc) of times in rounded minutes, for each key.';

create function private.unsolved_by(kind text, last date, hidden uuid[]) returns table (key text, backlog bigint)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query execute format(
    'select n.key, sum(n.tally)::bigint from (
       select coalesce(g.key::text, '''') as key, count(*) as tally from (
         select %s as key from private.ticket_facts f
         where f.counted and f.solved_at is null and (f.team_id is null or f.team_id <> all ($1))) g group by 1
       union all
       select b.key, case b.measure when ''c'' then -b.tally else b.tally end
       from private.numbers_between($2, ''cs'', $3, (now() + interval ''2 days'')::date, $1) b) n
     group by 1', private.key_expression(kind))
  using hidden, kind, last;
end $$;
comment on function private.unsolved_by(text, date, uuid[]) is
  'How many tickets were unsolved when a day began: those of now, without what came since, with what was solved since.';

create function private.dashboard_steps(first date, last date, hidden uuid[])
returns table (start date, next date, created bigint, solved bigint, backlog bigint)
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
  with zone as (select z.name from private.tallied_zone z
  ), counted as (
    select t.start as day, t.measure, t.total as tally
    from private.ticket_tallies t
    where t.cell_id = any (array(select c.id from private.ticket_cells c where c.kind = 'team' and c.team_id <> all (hidden)))
      and t.unit = 'd' and t.start < last and t.measure in ('c', 's')
    union all
    select (m.at at time zone zone.name)::date, m.measure, c.weight
    from private.ticket_fact_changes c cross join zone
    cross join lateral (values ('c'::"char", (c.fact).created_at), ('s', (c.fact).solved_at)) m (measure, at)
    where (m.at at time zone zone.name)::date < last and ((c.fact).team_id is null or (c.fact).team_id <> all (hidden))
  ), days as (
    select greatest(d.day, first - 1) as day,
      sum(d.tally) filter (where d.measure = 'c') as created, sum(d.tally) filter (where d.measure = 's') as solved
    from counted d group by 1
  ), unit as (
    select case when last - first <= 62 then 'day' when last - first <= 400 then 'week' else 'month' end as name
  ), steps as (
    select s::date as start, least(lead(s::date) over (order by s), last) as next
    from (
      select first::timestamp as s
      union all select g from unit u cross join lateral generate_series(
        date_trunc(u.name, first::timestamp) + ('1 ' || u.name)::interval, last::timestamp - interval '1 day', ('1 ' || u.name)::interval) g
    ) s
  )
  select s.start, coalesce(s.next, last), coalesce(sum(d.created) filter (where d.day >= s.start), 0)::bigint,
    coalesce(sum(d.solved) filter (where d.day >= s.start), 0)::bigint,
    coalesce(sum(coalesce(d.created, 0) - coalesce(d.solved, 0)), 0)::bigint
  from steps s left join days d on d.day < coalesce(s.next, last)
  group by s.start, s.next order by s.start
$$;
comment on function private.dashboard_steps(date, date, uuid[]) is
  'A curve from a day until before another, by day, week or month as suits its length; the first step may begin within one. Backlog: what was unsolved at its end.';
