-- Facts added up by month and year, so that years of them are read at once, and by day for curves.

create table private.ticket_cells (
  id integer generated always as identity primary key,
  kind text not null,
  team_id uuid not null,
  key text not null
);
create table private.ticket_tallies (
  cell_id integer not null,
  start date not null,
  unit "char" not null,
  measure "char" not null,
  total integer not null,
  minutes integer[] not null,
  tallies integer[] not null,
  primary key (cell_id, unit, start, measure)
);
create table private.tallied_zone (
  only_row boolean primary key default true,
  name text not null
);

comment on table private.ticket_cells is 'What is added up together: the tickets of a team that share a key.';
comment on column private.ticket_cells.kind is 'team, agent, company, channel or tag: what the key is. Of a team the key is the team once more.';
comment on column private.ticket_cells.team_id is 'All zeros: of no team. Null would not be found by an equality.';
comment on column private.ticket_cells.key is 'An id, or a channel; empty: none.';
comment on table private.ticket_tallies is
  'How many tickets of a cell were created, first answered and solved in a time, and how long it took. What is newer lies in ticket_fact_changes.';
comment on column private.ticket_tallies.cell_id is 'Of ticket_cells, where none is ever deleted; a foreign key would be looked up for each row.';
comment on column private.ticket_tallies.unit is 'y: a year, m: a month, d: a day (of teams alone), in the workspace''s zone.';
comment on column private.ticket_tallies.measure is 'c: created, r: first answered, s: solved.';
comment on column private.ticket_tallies.minutes is
  'The times from the creation to that, as rounded_minutes() says, each once. Lists, since a row for each would be a hundred times as many.';
comment on column private.ticket_tallies.tallies is 'How many took as long as the number in the same place of minutes.';
comment on table private.tallied_zone is 'The zone whose days the tallies have. After a change of the setting it follows when all is counted again.';

alter table private.ticket_cells add constraint ticket_cells_kind_known
  check (kind in ('team', 'agent', 'company', 'channel', 'tag'));
alter table private.ticket_tallies add constraint ticket_tallies_known check (unit in ('y', 'm', 'd') and measure in ('c', 'r', 's'));
alter table private.tallied_zone add constraint tallied_zone_only_row check (only_row);

create unique index ticket_cells_key on private.ticket_cells (kind, team_id, key);

create function private.workspace_zone() returns text
language sql stable set search_path = '' as $$
  select coalesce((
    select z.name from public.settings s join pg_catalog.pg_timezone_names z on z.name = s.time_zone), 'UTC')
$$;
comment on function private.workspace_zone() is 'The zone whose days the workspace counts by; UTC where the setting names none that there is.';

insert into private.tallied_zone (name) values (private.workspace_zone());

create function private.note_fact_changes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    insert into private.ticket_fact_changes (weight, fact)
    select 1, row(n.*)::private.ticket_facts from arrived n where n.counted;
  elsif tg_op = 'DELETE' then
    insert into private.ticket_fact_changes (weight, fact)
    select -1, row(o.*)::private.ticket_facts from gone o where o.counted;
  else
    insert into private.ticket_fact_changes (weight, fact)
    select c.weight, c.fact from gone o join arrived n on n.number = o.number and n.* is distinct from o.*
    cross join lateral (values
      (-1, row(o.*)::private.ticket_facts, o.counted), (1, row(n.*)::private.ticket_facts, n.counted)) c (weight, fact, counted)
    where c.counted;
  end if;
  return null;
end $$;
comment on function private.note_fact_changes() is
  'Trigger: what the tallies must be told. Definer: nobody reads or writes the changes.';
create trigger ticket_facts_10_new after insert on private.ticket_facts
  referencing new table as arrived for each statement execute function private.note_fact_changes();
create trigger ticket_facts_10_changed after update on private.ticket_facts
  referencing old table as gone new table as arrived for each statement execute function private.note_fact_changes();
create trigger ticket_facts_10_gone after delete on private.ticket_facts
  referencing old table as gone for each statement execute function private.note_fact_changes();

create function private.no_team() returns uuid
language sql immutable parallel safe set search_path = '' as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;
comment on function private.no_team() is 'Stands for no team among cells.';

create function private.tally_changes(at_most integer) returns integer
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
    select f.id, f.team_id, k.kind, coalesce(k.key, '') as key
    from (select g.id, coalesce((g.fact).team_id, private.no_team()) as team_id, g.fact from gone g) f
    cross join lateral (values ('team', (f.fact).team_id::text), ('agent', (f.fact).assignee_id::text),
      ('company', (f.fact).company_id::text), ('channel', (f.fact).channel)) k (kind, key)
    union all
    select g.id, coalesce((g.fact).team_id, private.no_team()), 'tag', coalesce(t.tag_id::text, '')
    from gone g left join lateral unnest((g.fact).tag_ids) t (tag_id) on true
  ), made as (
    insert into private.ticket_cells (kind, team_id, key) select distinct kind, team_id, key from keyed
    on conflict do nothing returning id, kind, team_id, key
  ), cells as (
    select id, kind, team_id, key from made union all select id, kind, team_id, key from private.ticket_cells
  ), placed as (
    select k.id, c.id as cell_id, k.kind = 'team' as by_day from keyed k join cells c using (kind, team_id, key)
  ), moments as (
    select g.id, g.weight, m.measure, m.minutes, (m.at at time zone zone)::date as day
    from gone g cross join lateral (values
      ('c'::"char", (g.fact).created_at, 0), ('r', (g.fact).replied_at, (g.fact).reply_minutes),
      ('s', (g.fact).solved_at, (g.fact).solve_minutes)) m (measure, at, minutes)
    where m.at is not null
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
comment on function private.tally_changes(integer) is
  'Adds the oldest changes of facts to the tallies, at most so many, and answers how many. One at a time: the zone is locked. For the worker.';
