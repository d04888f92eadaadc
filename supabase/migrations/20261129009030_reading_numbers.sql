-- Reading the tallies: whole years and months of a range, the days at its edges from the facts, and
-- what is not tallied yet. Private teams' cells are left out for those who may not see them.

create function private.day_start(day date, zone text) returns timestamptz
language sql stable set search_path = '' as $$
  -- Where clocks are put back over midnight a day has it twice, where they are put forward not at all.
  select min(at) from generate_series(
    day::timestamp at time zone zone - interval '3 hours', day::timestamp at time zone zone, interval '15 minutes') at
  where (at at time zone zone)::date = day
$$;
comment on function private.day_start(date, text) is 'The first moment of a day in a time zone.';

create function private.key_expression(kind text) returns text
language sql immutable set search_path = '' as $$
  select case kind
    when 'team' then 'f.team_id' when 'agent' then 'f.assignee_id'
    when 'company' then 'f.company_id' when 'channel' then 'f.channel'
    when 'tag' then 'unnest(case f.tag_ids when ''{}'' then array[null]::uuid[] else f.tag_ids end)'
    when 'all' then 'null::text'
  end
$$;
comment on function private.key_expression(text) is
  'What tickets f are grouped by: null for none, and for all that is nothing. Null for a word that is no kind.';

create function private.moment_expression(measure "char") returns text
language sql immutable set search_path = '' as $$
  select case measure when 'c' then 'f.created_at' when 'r' then 'f.replied_at' when 's' then 'f.solved_at' end
$$;
comment on function private.moment_expression("char") is 'When a ticket f was created, first answered or solved.';

create function private.count_facts(
  kind text, measures text, since timestamptz, until timestamptz, hidden uuid[], not_tallied boolean
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
      'select coalesce(g.key::text, ''''), %1$L::"char", g.minutes, sum(g.weight)::bigint
       from (select %2$s as key, %3$s as minutes, f.weight from %5$s f
         where f.counted and %4$s >= $1 and %4$s < $2 and (f.team_id is null or f.team_id <> all ($3))) g
       group by g.key, g.minutes',
      one, private.key_expression(kind),
      case one when 'c' then '0' when 'r' then 'f.reply_minutes' when 's' then 'f.solve_minutes' end,
      private.moment_expression(one::"char"), source)
    using since, until, hidden;
  end loop;
end $$;
comment on function private.count_facts(text, text, timestamptz, timestamptz, uuid[], boolean) is
  'Tickets of a time, counted one by one, or what the tallies of that time do not know yet; without those of hidden teams.';

create function private.sum_tallies(
  kind text, measures text, of_unit "char", first date, last date, hidden uuid[], keys text[]
) returns table (key text, measure "char", minutes integer, tally bigint)
-- Planned without knowing how much is asked for, each cell would be compared with each tally.
language sql stable set search_path = '' set enable_nestloop = off as $$
  with wanted as materialized (
    -- One cell stands for all with the same key: numbers are grouped faster than texts.
    select c.id, c.key, min(c.id) over (partition by case sum_tallies.kind when 'all' then '' else c.key end) as head
    from private.ticket_cells c
    where c.kind = case sum_tallies.kind when 'all' then 'team' else sum_tallies.kind end
      and c.team_id <> all (hidden) and (keys is null or c.key = any (keys)))
  select case sum_tallies.kind when 'all' then '' else w.key end, s.measure, s.minutes, s.tally
  from (
    select e.head, e.measure, e.minutes, sum(e.tally)::bigint as tally
    from (
      select h.head, t.measure, unnest(t.minutes) as minutes, unnest(t.tallies) as tally
      from private.ticket_tallies t join wanted h on h.id = t.cell_id
      where t.cell_id = any (array(select w.id from wanted w))
        and t.unit = of_unit and t.start >= first and t.start < last
        and t.measure = any (string_to_array(measures, null)::"char"[])) e
    group by 1, 2, 3) s
  join wanted w on w.id = s.head
$$;
comment on function private.sum_tallies(text, text, "char", date, date, uuid[], text[]) is
  'The tallies of whole years, months or days, without those of hidden teams.';

create function private.numbers_between(
  kind text, measures text, first date, last date, hidden uuid[], keys text[] default null
) returns table (key text, measure "char", minutes integer, tally bigint)
language plpgsql stable set search_path = '' as $$
declare
  zone text := (select z.name from private.tallied_zone z);
  -- Of teams there are tallies of days: at the edges of months facts are counted for all else.
  by_day boolean := kind in ('all', 'team');
  -- The first of the month not before a day, and the last not after it; and so for years.
  month date := least(date_trunc('month', first + interval '1 month' - interval '1 day'), last);
  month_end date := greatest(date_trunc('month', last), month);
  year date := least(date_trunc('year', month + interval '1 year' - interval '1 day'), month_end);
  year_end date := greatest(date_trunc('year', month_end), year);
  middle timestamptz := private.day_start(month, zone);
  middle_end timestamptz := private.day_start(month_end, zone);
begin
  return query
  select n.key, n.measure, n.minutes, sum(n.tally)::bigint
  from (
    select * from private.sum_tallies(kind, measures, 'm', month, year, hidden, keys)
    union all select * from private.sum_tallies(kind, measures, 'y', year, year_end, hidden, keys)
    union all select * from private.sum_tallies(kind, measures, 'm', year_end, month_end, hidden, keys)
    union all select * from private.sum_tallies(kind, measures, 'd', first, month, hidden, keys)
    union all select * from private.sum_tallies(kind, measures, 'd', month_end, last, hidden, keys)
    union all select * from private.count_facts(kind, measures, middle, middle_end, hidden, true)
    union all select * from private.count_facts(kind, measures, private.day_start(first, zone), middle, hidden, by_day)
    union all select * from private.count_facts(kind, measures, middle_end, private.day_start(last, zone), hidden, by_day)) n
  where keys is null or n.key = any (keys)
  group by 1, 2, 3;
end $$;
comment on function private.numbers_between(text, text, date, date, uuid[], text[]) is
  'How many tickets were created, first answered or solved from a day until before another, by key and by how long that took.';
