-- What the pages of contacts and companies show of tickets: one of them at a time, or a whole company's.
-- Definers find it by the spans of tickets and leave out what is hidden; what they answer is joined back
-- under the policies.

create type private.timeline_line as (at timestamptz, number bigint, kind text, id bigint);
comment on type private.timeline_line is 'A line of a timeline: a message or a line of history, in the order of these four.';

create function private.span_filter(of_contact uuid, of_company uuid) returns text
language sql immutable parallel safe set search_path = '' as $$
  select case when of_contact is not null then 's.requester_id = $1' else 's.company_id = $1' end
    || ' and s.shown and (s.team_id is null or s.team_id <> all ($2))'
$$;
comment on function private.span_filter(uuid, uuid) is
  'SQL that asks whether a span s belongs to a contact, or a company, ($1) and to no team of $2.';

create function private.may_read_timelines() returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return private.may_read_tickets() and private.may_read_contacts();
end $$;
comment on function private.may_read_timelines() is 'True for who reads both tickets and contacts: living users, and keys with both scopes.';

create function private.newest_tickets(of_contact uuid, of_company uuid, at_most integer)
returns table (number bigint, place bigint, active_at timestamptz, total integer)
language plpgsql stable security definer rows 10 set search_path = '' set max_parallel_workers_per_gather = 0 as $$
begin
  if not private.may_read_timelines() then return; end if;
  return query execute format(
    'select n.number, row_number() over (order by n.unsolved desc, n.ended_at desc, n.number desc), n.ended_at,
       (select count(*)::integer from (select from private.ticket_spans s where %1$s limit 1001) counted)
     from (
       (select s.number, s.unsolved, s.ended_at from private.ticket_spans s where %1$s and s.unsolved
        order by s.ended_at desc, s.number desc limit $3)
       union all
       (select s.number, s.unsolved, s.ended_at from private.ticket_spans s where %1$s and not s.unsolved
        order by s.ended_at desc, s.number desc limit $3)) n
     order by 2 limit $3', private.span_filter(of_contact, of_company))
  using coalesce(of_contact, of_company), private.hidden_team_ids(), at_most;
end $$;
comment on function private.newest_tickets(uuid, uuid, integer) is
  'Tickets of a contact or a company, unsolved ones first, of each when something last happened on it; of all how many there are, counted to 1,001. Definer: spans are nobody''s to read; hidden teams are left out.';

create function public.list_asked_tickets(contact_id uuid default null, company_id uuid default null, at_most integer default 10)
returns table (number bigint, subject text, status text, requester_id uuid, requester_name text, active_at timestamptz, total integer)
language sql stable security invoker set search_path = '' as $$
  select t.number, t.subject, t.status, c.id, c.name, n.active_at, n.total
  from private.newest_tickets(contact_id, company_id, least(greatest(at_most, 1), 100)) n
  join public.tickets t on t.number = n.number
  join public.contacts c on c.id = t.requester_id
  order by n.place
$$;
comment on function public.list_asked_tickets(uuid, uuid, integer) is
  'What a contact asked, or the people of a company: unsolved tickets first, what something last happened on before the rest. Of each how many there are in all, counted to 1,001.';

create function private.timeline_of(
  of_contact uuid, of_company uuid, before private.timeline_line, at_most integer
) returns setof private.timeline_line
language plpgsql stable security definer rows 30 set search_path = '' set max_parallel_workers_per_gather = 0 as $$
declare
  -- Lines lie within the span of their ticket: whoever has enough lines that are newer than the ends of
  -- all other spans has the newest. What lives on behind the place that was asked for is looked at whole.
  batch bigint[];
  reached timestamptz := 'infinity';
  reached_number bigint := 9223372036854775807;
  found private.timeline_line[] := '{}';
  is_user boolean := private.acting_as('{user}');
  hidden uuid[] := private.hidden_team_ids();
  filter text := private.span_filter(of_contact, of_company);
begin
  if not private.may_read_timelines() then return; end if;
  if before.at is not null then
    reached := before.at;
    reached_number := before.number;
    execute format('select array(select s.number from private.ticket_spans s
      where %s and (s.ended_at, s.number) >= ($3, $4) and s.began_at <= $3)', filter)
    into batch using coalesce(of_contact, of_company), hidden, reached, reached_number;
  end if;
  loop
    if batch is null then
      execute format('with b as (
          select s.number, s.ended_at from private.ticket_spans s where %s and (s.ended_at, s.number) < ($3, $4)
          order by s.ended_at desc, s.number desc limit 20)
        select array(select b.number from b), l.ended_at, l.number
        from b l order by l.ended_at, l.number limit 1', filter)
      into batch, reached, reached_number using coalesce(of_contact, of_company), hidden, reached, reached_number;
      exit when batch is null;
    end if;
    found := array(
      select row(l.at, l.number, l.kind, l.id)::private.timeline_line from (
        select * from unnest(found)
        union all
        select m.created_at, m.ticket_number, 'message', m.id from public.messages m
        where m.ticket_number = any (batch) and (m.held_until is null or m.held_until <= now() or is_user)
          and (before.at is null or (m.created_at, m.ticket_number, 'message', m.id) < (before.at, before.number, before.kind, before.id))
        union all
        select e.created_at, e.ticket_number, 'event', e.id from public.events e
        where e.ticket_number = any (batch)
          and (before.at is null or (e.created_at, e.ticket_number, 'event', e.id) < (before.at, before.number, before.kind, before.id))
      ) l (at, number, kind, id)
      order by l.at desc, l.number desc, l.kind desc, l.id desc limit at_most);
    exit when cardinality(found) = at_most
      and ((found[at_most]).at, (found[at_most]).number) >= (reached, reached_number);
    batch := null;
  end loop;
  return query select * from unnest(found);
end $$;
comment on function private.timeline_of(uuid, uuid, private.timeline_line, integer) is
  'The newest lines before one of what happened on the tickets of a contact or a company. Definer: as newest_tickets(); messages that are held back are left out as their policy does.';

create function public.read_timeline(
  contact_id uuid default null, company_id uuid default null, before_at timestamptz default null, before_ticket bigint default null,
  before_kind text default null, before_id bigint default null, page_size integer default 30
) returns table (
  at timestamptz, kind text, id bigint, ticket_number bigint, subject text, actor_name text, field text,
  words text, old_value jsonb, new_value jsonb
)
language sql stable security invoker set search_path = '' as $$
  select l.at, l.kind, l.id, t.number, t.subject, coalesce(m.author_name, e.actor_name), coalesce(m.kind, e.field),
    -- What was said with a rating stands with it; its line of history is of the same moment.
    case when l.kind = 'message' then left(regexp_replace(left(m.body, 400), '\s+', ' ', 'g'), 200)
      when e.field = 'rating' then (
        select left(r.comment, 400) from public.ratings r where r.ticket_number = l.number and r.created_at = l.at) end,
    e.old_value, e.new_value
  from private.timeline_of(contact_id, company_id,
    case when before_at is not null then row(before_at, before_ticket, before_kind, before_id)::private.timeline_line end,
    least(greatest(page_size, 1), 100)) l
  join public.tickets t on t.number = l.number
  left join public.messages m on l.kind = 'message' and m.id = l.id
  left join public.events e on l.kind = 'event' and e.id = l.id
  where m.id is not null or e.id is not null
  order by l.at desc, l.number desc, l.kind desc, l.id desc
$$;
comment on function public.read_timeline(uuid, uuid, timestamptz, bigint, text, bigint, integer) is
  'What was said and done on the tickets of a contact, or of the people of a company, before a line, the newest first: messages by their beginning, lines of history, and ratings with their words.';

drop function public.contact_timeline(uuid, timestamptz, text, bigint, integer);
drop function public.list_contact_tickets(uuid, integer);
drop function public.list_company_tickets(uuid, integer);

grant execute on function
  private.newest_tickets(uuid, uuid, integer), private.timeline_of(uuid, uuid, private.timeline_line, integer),
  public.list_asked_tickets(uuid, uuid, integer),
  public.read_timeline(uuid, uuid, timestamptz, bigint, text, bigint, integer)
to authenticated;
