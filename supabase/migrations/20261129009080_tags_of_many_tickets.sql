-- A tag that goes from hundreds of thousands of tickets is not counted out while somebody waits: their
-- facts are read again by a job, within the minute.

create table private.stale_tag_facts (ticket_number bigint primary key);
comment on table private.stale_tag_facts is 'Tickets whose tags changed with those of many others, and are to be noted again.';

create or replace function private.follow_tag_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (select count(*) > 1000 from (select from touched limit 1001) t) then
    insert into private.stale_tag_facts select distinct t.ticket_number from touched t on conflict do nothing;
    perform graphile_worker.add_job('tally_tickets', job_key => 'tally_tickets');
    return null;
  end if;
  update private.ticket_facts f
  set tag_ids = array(select g.tag_id from public.ticket_tags g where g.ticket_number = f.number order by 1)
  where f.number = any (array(select distinct t.ticket_number from touched t));
  return null;
end $$;
comment on function private.follow_tag_facts() is
  'Trigger: tags are noted, of up to 1,000 tickets at once; writers hold the lock of the ticket. Definer: nobody reads or writes the facts.';

create function private.reread_tag_facts(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  numbers bigint[];
begin
  with taken as (
    delete from private.stale_tag_facts s
    where s.ticket_number in (
      select o.ticket_number from private.stale_tag_facts o order by 1 limit at_most for update skip locked)
    returning s.ticket_number)
  select array_agg(t.ticket_number) into numbers from taken t;
  -- Whoever tags one of them at this moment comes first, and is seen.
  perform from public.tickets t where t.number = any (numbers) order by t.number for no key update;
  update private.ticket_facts f
  set tag_ids = array(select g.tag_id from public.ticket_tags g where g.ticket_number = f.number order by 1)
  where f.number = any (numbers);
  return coalesce(cardinality(numbers), 0);
end $$;
comment on function private.reread_tag_facts(integer) is
  'Notes the tags of tickets again, at most of so many, and answers of how many. For the worker.';

create or replace function private.read_breakdown(by_kind text, first_day date, last_day date, days integer, at_most integer) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  -- Of more kinds of rows than these, only those with the most tickets are looked at.
  looked_at constant integer := greatest(at_most, 100);
  hidden uuid[] := private.hidden_team_ids();
  range record;
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
  if (select count(distinct c.key) > looked_at from private.ticket_cells c where c.kind = by_kind) then
    keys := array(
      select n.key from private.numbers_between(by_kind, 'c', range.first_day, range.last_day + 1, hidden) n
      where n.tally > 0 order by n.tally desc, n.key limit looked_at);
  end if;
  return (
    with numbered as (
      select s.*, coalesce(u.backlog, 0) as backlog, row_number() over (order by s.created desc, s.solved desc, s.key) as place
      from private.summarise(by_kind, range.first_day, range.last_day + 1, hidden, keys) s
      left join private.unsolved_by(by_kind, range.last_day + 1, hidden) u on u.key = s.key
      -- A tag that was deleted a moment ago.
      where s.key = '' or private.name_of_key(by_kind, s.key) is not null)
    select jsonb_build_object(
      'rows', coalesce(jsonb_agg(jsonb_build_object(
        'key', n.key, 'name', private.name_of_key(by_kind, n.key), 'term', private.term_of_key(by_kind, n.key),
        'created', n.created, 'replied', n.replied, 'solved', n.solved, 'backlog', n.backlog,
        'reply_median', n.reply_median, 'reply_p90', n.reply_p90,
        'solve_median', n.solve_median, 'solve_p90', n.solve_p90) order by n.place) filter (where n.place <= at_most), '[]'),
      'is_cut', keys is not null or count(*) > at_most)
    from numbered n);
end $$;
