-- Of many companies or tags those are looked at on whose tickets something was done, solved as well as
-- created; and a breakdown is cut where there are more rows than it shows, not where there might be.

create or replace function private.read_breakdown(by_kind text, first_day date, last_day date, days integer, at_most integer) returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  -- Of more kinds of rows than these, only those on whose tickets the most was done are looked at.
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
      select n.key from private.numbers_between(by_kind, 'crs', range.first_day, range.last_day + 1, hidden) n
      where n.tally > 0 group by 1 order by sum(n.tally) desc, 1 limit looked_at + 1);
  end if;
  return (
    with numbered as materialized (
      select n, n.key, coalesce(u.backlog, 0) as backlog, coalesce(u.backlog, 0) - n.created + n.solved as backlog_before,
        row_number() over (order by n.created + n.replied + n.solved desc, n.created desc, n.key) as place
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
        order by (n.n).created desc, (n.n).solved desc, n.key) filter (where n.place <= at_most), '[]'),
      'is_cut', count(*) > at_most)
    from numbered n left join earlier e using (key));
end $$;
