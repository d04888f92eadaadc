-- What is unsolved now is what was ever created without what was ever solved: years of tallies say it,
-- where going through all unsolved tickets took most of the time of a breakdown.

drop function private.unsolved_by(text, date, uuid[]);

create or replace function private.moment_expression(measure "char") returns text
language sql immutable set search_path = '' as $$
  select case measure when 'c' then 'f.created_at' when 'r' then 'f.replied_at' when 's' then 'f.solved_at' when 'v' then 'f.solved_at' end
$$;
comment on function private.moment_expression("char") is
  'When a ticket f was created, first answered or solved; a rating counts with the solution.';

create function private.value_expression(measure "char") returns text
language sql immutable set search_path = '' as $$
  select case measure when 'c' then '0' when 'r' then 'f.reply_minutes' when 's' then 'f.solve_minutes' when 'v' then 'f.score' end
$$;
comment on function private.value_expression("char") is
  'How long it took until a ticket f was first answered or solved, and how it was rated: null where it was not.';

drop function private.count_facts(text, text, timestamptz, timestamptz, uuid[], boolean);
create function private.count_facts(
  kind text, measures text, since timestamptz, until timestamptz, teams uuid[], inside boolean, not_tallied boolean
) returns table (key text, measure "char", minutes integer, tally bigint)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  source text := case when not_tallied
    then '(select c.weight, (c.fact).* from private.ticket_fact_changes c)'
    else '(select 1 as weight, t.* from private.ticket_facts t)' end;
  one text;
begin
  foreach one in array string_to_array(measures, null) loop
    return query execute format(
      'select coalesce(g.key::text, ''''), %1$L::"char", g.minutes::integer, sum(g.weight)::bigint
       from (select %2$s as key, %3$s as minutes, f.weight from %5$s f
         where f.counted and %4$s >= $1 and %4$s < $2 and %3$s is not null
           and %6$s) g
       group by g.key, g.minutes',
      one, private.key_expression(kind), private.value_expression(one::"char"),
      private.moment_expression(one::"char"), source,
      case when inside then 'f.team_id = any ($3)' else '(f.team_id is null or f.team_id <> all ($3))' end)
    using since, until, teams;
  end loop;
end $$;
comment on function private.count_facts(text, text, timestamptz, timestamptz, uuid[], boolean, boolean) is
  'Tickets of a time that are of these teams, or of no such team, counted one by one; or what the tallies of that time do not know of them yet.';

create or replace function private.numbers_between(
  kind text, measures text, first date, last date, hidden uuid[], keys text[] default null
) returns table (key text, measure "char", minutes integer, tally bigint)
language plpgsql stable set search_path = '' as $$
declare
  zone text := (select z.name from private.tallied_zone z);
  -- At the edges of months there are tallies of days, but for companies.
  by_day boolean := kind <> 'company';
  -- Days by anything else are of all teams together: what is hidden is counted and taken off.
  taken_off uuid[] := case when kind in ('all', 'team', 'company') then '{}' else hidden end;
  -- The first of the month not before a day, and the last not after it; and so for years.
  month date := least(date_trunc('month', first + interval '1 month' - interval '1 day'), last);
  month_end date := greatest(date_trunc('month', last), month);
  year date := least(date_trunc('year', month + interval '1 year' - interval '1 day'), month_end);
  year_end date := greatest(date_trunc('year', month_end), year);
  middle timestamptz := private.day_start(month, zone);
  middle_end timestamptz := private.day_start(month_end, zone);
  edges tstzrange[] := array[
    tstzrange(private.day_start(first, zone), middle), tstzrange(middle_end, private.day_start(last, zone))];
begin
  return query
  select n.key, n.measure, n.minutes, sum(n.tally)::bigint
  from (
    -- What is empty is not asked for: each question is planned anew.
    select * from private.sum_tallies(kind, measures, 'm', month, year, hidden, keys) where month < year
    union all select * from private.sum_tallies(kind, measures, 'y', year, year_end, hidden, keys) where year < year_end
    union all select * from private.sum_tallies(kind, measures, 'm', year_end, month_end, hidden, keys) where year_end < month_end
    union all select * from private.count_facts(kind, measures, middle, middle_end, hidden, false, true) where month < month_end
    union all select * from private.sum_tallies(kind, measures, 'd', first, month, hidden, keys) where by_day and first < month
    union all select * from private.sum_tallies(kind, measures, 'd', month_end, last, hidden, keys) where by_day and month_end < last
    union all
    select f.* from unnest(edges) e
    cross join lateral private.count_facts(
      kind, measures, lower(e), upper(e), case when by_day and kind not in ('all', 'team') then '{}' else hidden end, false, by_day) f
    where not isempty(e)
    union all
    select f.key, f.measure, f.minutes, -f.tally from unnest(edges) e
    cross join lateral private.count_facts(kind, measures, lower(e), upper(e), taken_off, true, false) f
    where not isempty(e) and taken_off <> '{}') n
  where keys is null or n.key = any (keys)
  group by 1, 2, 3;
end $$;

create function private.unsolved_by(kind text, last date, hidden uuid[], keys text[] default null) returns table (key text, backlog bigint)
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan set enable_nestloop = off as $$
  with cells as materialized (
    select c.* from private.cells_to_sum(kind, hidden) c where keys is null or c.key = any (keys))
  select n.key, sum(case n.measure when 'c' then n.tally else -n.tally end)::bigint
  from (
    select c.key, t.measure, c.sign * t.total::bigint as tally
    from cells c join private.ticket_tallies t on t.cell_id = c.id
    where t.cell_id = any (array(select w.id from cells w)) and t.unit = 'y' and t.measure in ('c', 's')
    union all
    select f.key, f.measure, f.tally from private.count_facts(kind, 'cs', '-infinity', 'infinity', hidden, false, true) f
    where keys is null or f.key = any (keys)
    union all
    select b.key, b.measure, -b.tally
    from private.numbers_between(kind, 'cs', last, (now() + interval '2 days')::date, hidden, keys) b
    -- Nothing comes after today.
    where last <= (now() at time zone (select z.name from private.tallied_zone z))::date) n
  group by n.key
$$;
comment on function private.unsolved_by(text, date, uuid[], text[]) is
  'How many tickets were unsolved when a day began: those of now, without what came since, with what was solved since.';
