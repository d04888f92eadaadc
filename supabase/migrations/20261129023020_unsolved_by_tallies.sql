-- What is unsolved now is what was ever created without what was ever solved: years of tallies say it,
-- where going through all unsolved tickets took most of the time of a breakdown.

drop function private.unsolved_by(text, date, uuid[]);

create function private.unsolved_by(kind text, last date, hidden uuid[]) returns table (key text, backlog bigint)
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
  select n.key, sum(case n.measure when 'c' then n.tally else -n.tally end)::bigint
  from (
    select c.key, t.measure, t.total::bigint as tally
    from private.ticket_tallies t join private.ticket_cells c on c.id = t.cell_id
    where t.cell_id = any (array(
        select w.id from private.ticket_cells w where w.kind = unsolved_by.kind and w.team_id <> all (hidden)))
      and t.unit = 'y' and t.measure in ('c', 's')
    union all
    select f.key, f.measure, f.tally from private.count_facts(kind, 'cs', '-infinity', 'infinity', hidden, true) f
    union all
    select b.key, b.measure, -b.tally
    from private.numbers_between(kind, 'cs', last, (now() + interval '2 days')::date, hidden) b) n
  group by n.key
$$;
comment on function private.unsolved_by(text, date, uuid[]) is
  'How many tickets were unsolved when a day began: those of now, without what came since, with what was solved since.';

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

create or replace function private.count_facts(
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
      'select coalesce(g.key::text, ''''), %1$L::"char", g.minutes::integer, sum(g.weight)::bigint
       from (select %2$s as key, %3$s as minutes, f.weight from %5$s f
         where f.counted and %4$s >= $1 and %4$s < $2 and %3$s is not null
           and (f.team_id is null or f.team_id <> all ($3))) g
       group by g.key, g.minutes',
      one, private.key_expression(kind), private.value_expression(one::"char"),
      private.moment_expression(one::"char"), source)
    using since, until, hidden;
  end loop;
end $$;
