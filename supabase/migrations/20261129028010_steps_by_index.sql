-- The numbers of steps read all sums of all cells for the sake of a few: nothing told the planner how few.

create or replace function private.numbers_of_steps(starts date[], last date, hidden uuid[])
returns table (key text, measure "char", minutes integer, tally bigint)
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
  with zone as (select z.name from private.tallied_zone z
  ), cells as materialized (select c.* from private.cells_to_sum('all', hidden) c
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
    from parts p cross join cells c
    join private.ticket_tallies t on t.cell_id = c.id and t.unit = p.unit and t.start >= p.first and t.start < p.last
    -- Few cells of many: the list of them is what an index is asked with.
    where t.cell_id = any (array(select w.id from cells w))
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
