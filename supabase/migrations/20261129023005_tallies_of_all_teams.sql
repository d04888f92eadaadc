-- What is asked for most is the sum over all teams: it is kept, with days, and what is hidden from a
-- reader is taken off it. Adding up the cells of every team took a breakdown most of its time.

create function private.all_teams() returns uuid
language sql immutable parallel safe set search_path = '' as $$ select 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid $$;
comment on function private.all_teams() is 'Stands for all teams and none among cells.';

alter table private.ticket_cells
  drop constraint ticket_cells_kind_known,
  add constraint ticket_cells_kind_known check (kind in ('team', 'agent', 'company', 'channel', 'tag', 'all'));
comment on column private.ticket_cells.kind is
  'team, agent, company, channel or tag: what the key is. Of a team the key is the team once more; all has no key.';
comment on column private.ticket_cells.team_id is
  'All zeros: of no team. All ones: of all teams and none. Null would not be found by an equality.';
comment on column private.ticket_tallies.unit is
  'y: a year, m: a month, d: a day, in the workspace''s zone. Days of teams, and of all teams by all but companies, which are too many.';

create or replace function private.tally_changes(at_most integer) returns integer
language plpgsql set search_path = '' set work_mem = '64MB' as $$
declare
  zone text := (select z.name from private.tallied_zone z for update);
  taken integer;
begin
  with gone as (
    delete from private.ticket_fact_changes c
    where c.id in (select o.id from private.ticket_fact_changes o order by o.id limit at_most)
    returning c.id, c.weight, c.fact
  ), keyed as materialized (
    select f.id, k.kind, c.team_id, coalesce(k.key, '') as key
    from (select g.id, g.fact from gone g) f
    cross join lateral (
      select * from (values ('team', (f.fact).team_id::text), ('agent', (f.fact).assignee_id::text),
        ('company', (f.fact).company_id::text), ('channel', (f.fact).channel), ('all', null)) v (kind, key)
      union all
      select 'tag', t.tag_id::text from unnest(case (f.fact).tag_ids when '{}' then array[null]::uuid[] else (f.fact).tag_ids end) t (tag_id)
    ) k
    cross join lateral (values (coalesce((f.fact).team_id, private.no_team())), (private.all_teams())) c (team_id)
    where (k.kind <> 'team' or c.team_id <> private.all_teams()) and (k.kind <> 'all' or c.team_id = private.all_teams())
  ), made as (
    insert into private.ticket_cells (kind, team_id, key) select distinct kind, team_id, key from keyed
    on conflict do nothing returning id, kind, team_id, key
  ), cells as (
    select id, kind, team_id, key from made union all select id, kind, team_id, key from private.ticket_cells
  ), placed as (
    select k.id, c.id as cell_id, k.kind = 'team' or (k.team_id = private.all_teams() and k.kind <> 'company') as by_day from keyed k join cells c using (kind, team_id, key)
  ), moments as (
    select g.id, g.weight, m.measure, m.minutes, (m.at at time zone zone)::date as day
    from gone g cross join lateral (values
      ('c'::"char", (g.fact).created_at, 0), ('r', (g.fact).replied_at, (g.fact).reply_minutes),
      ('s', (g.fact).solved_at, (g.fact).solve_minutes), ('v', (g.fact).solved_at, (g.fact).score)) m (measure, at, minutes)
    where m.at is not null and m.minutes is not null
  ), months as materialized (
    select p.cell_id, date_trunc('month', m.day::timestamp)::date as start, m.measure, m.minutes, sum(m.weight)::integer as tally
    from placed p join moments m using (id) group by 1, 2, 3, 4
  ), added as (
    select m.cell_id, 'm'::"char" as unit, m.start, m.measure, m.minutes, m.tally from months m
    union all
    select m.cell_id, 'y'::"char", date_trunc('year', m.start::timestamp)::date, m.measure, m.minutes, sum(m.tally)::integer
    from months m group by 1, 2, 3, 4, 5
    union all
    select p.cell_id, 'd'::"char", m.day, m.measure, m.minutes, sum(m.weight)::integer from placed p join moments m using (id)
    where p.by_day group by 1, 2, 3, 4, 5
  ), kept as (
    insert into private.ticket_tallies as known (cell_id, unit, start, measure, total, minutes, tallies)
    select a.cell_id, a.unit, a.start, a.measure, sum(a.tally), array_agg(a.minutes), array_agg(a.tally)
    from added a where a.tally <> 0
    -- In the order of the key, which keeps a large load together on disk.
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (cell_id, unit, start, measure) do update set (total, minutes, tallies) = (
      select coalesce(sum(n.tally), 0), coalesce(array_agg(n.minutes), '{}'), coalesce(array_agg(n.tally), '{}')
      from (
        select u.minutes, sum(u.tally)::integer as tally
        from (
          select * from unnest(known.minutes, known.tallies)
          union all select * from unnest(excluded.minutes, excluded.tallies)) u (minutes, tally)
        group by 1 having sum(u.tally) <> 0) n)
  )
  select count(*) into taken from gone;
  return taken;
end $$;

create function private.cells_to_sum(kind text, hidden uuid[]) returns table (id integer, key text, sign integer)
language sql stable set search_path = '' as $$
  select c.id, case cells_to_sum.kind when 'all' then '' else c.key end,
    case when cells_to_sum.kind = 'team' or c.team_id = private.all_teams() then 1 else -1 end
  from private.ticket_cells c
  where case cells_to_sum.kind
    when 'team' then c.kind = 'team' and c.team_id <> all (hidden)
    when 'all' then c.kind = 'all' or (c.kind = 'team' and c.team_id = any (hidden))
    else c.kind = cells_to_sum.kind and (c.team_id = private.all_teams() or c.team_id = any (hidden)) end
$$;
comment on function private.cells_to_sum(text, uuid[]) is
  'The cells whose sum is what a reader sees: all teams together, less those that are hidden. Of single teams, those that are not.';

create or replace function private.sum_tallies(
  kind text, measures text, of_unit "char", first date, last date, hidden uuid[], keys text[]
) returns table (key text, measure "char", minutes integer, tally bigint)
-- Planned without knowing how much is asked for, each cell would be compared with each tally.
language sql stable set search_path = '' set enable_nestloop = off as $$
  with wanted as materialized (
    -- One cell stands for all with the same key: numbers are grouped faster than texts.
    select c.id, c.key, c.sign, min(c.id) over (partition by c.key) as head
    from private.cells_to_sum(kind, hidden) c where keys is null or c.key = any (keys))
  select w.key, s.measure, s.minutes, s.tally
  from (
    select e.head, e.measure, e.minutes, sum(e.tally)::bigint as tally
    from (
      select h.head, t.measure, unnest(t.minutes) as minutes, h.sign * unnest(t.tallies) as tally
      from private.ticket_tallies t join wanted h on h.id = t.cell_id
      where t.cell_id = any (array(select w.id from wanted w))
        and t.unit = of_unit and t.start >= first and t.start < last
        and t.measure = any (string_to_array(measures, null)::"char"[])) e
    group by 1, 2, 3) s
  join wanted w on w.id = s.head
$$;

-- Whatever is there is counted again, into the new cells too.
select private.recount_tickets();
