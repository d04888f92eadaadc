-- One batch of tickets, first drawn, then written.

truncate bulk_batch;
insert into bulk_batch
with drawn as materialized (
  select i, b.until, b.before_first + i as number,
    pg_temp.moment(b.until, (i - pg_temp.chance(i, 1)) / b.tickets) as created_at,
    -- Busy requesters among those there were by then.
    1 + floor(power(pg_temp.chance(i, 2), 1.5) * ((i - 1) * b.contacts / b.tickets))::bigint as contact,
    pg_temp.dice(i, 3, 1000) as lot, pg_temp.dice(i, 4, 100) as urgency, pg_temp.dice(i, 5, 100) as door
  from bulk b cross join lateral generate_series(b.batch_from, b.batch_to) i
), aged as materialized (
  select d.*,
    case when created_at > until - interval '10 days' then
      case when lot < 220 then 'new' when lot < 550 then 'open' when lot < 720 then 'pending'
        when lot < 770 then 'on_hold' else 'solved' end
    when created_at > until - interval '60 days' then
      case when lot < 60 then 'open' when lot < 120 then 'pending' when lot < 150 then 'on_hold'
        when lot < 600 then 'solved' else 'closed' end
    else
      case when lot < 8 then 'open' when lot < 14 then 'pending' when lot < 18 then 'on_hold'
        when lot < 45 then 'solved' else 'closed' end
    end as status,
    -- From first word to last: minutes to a week, most of them hours.
    least(interval '20 minutes' * exp(6.5 * pg_temp.chance(i, 9)), (until - created_at) * pg_temp.chance(i, 9)) as span
  from drawn d
), peopled as materialized (
  select a.*, t.id as team_id,
    1 + pg_temp.dice(a.i, 7, case when t.is_private then 5 else 40 end) as agent,
    case when a.status = 'closed'
      then least(interval '4 days', (a.until - a.created_at - a.span) * 0.9) end as closing
  from aged a left join bulk_teams t on t.slot = pg_temp.dice(a.i, 6, 100)
)
select p.i, p.number, replace(x.text, '{ref}', (10000 + p.i)::text), p.status,
  case when urgency < 15 then 'low' when urgency < 72 then 'normal' when urgency < 93 then 'high' else 'urgent' end,
  case when door < 50 then 'email' when door < 75 then 'web' when door < 83 then 'agent'
    when door < 92 then 'webhook' else 'api' end,
  c.id, c.name, c.language, p.team_id, g.id, g.name,
  case p.status when 'new' then false when 'open' then urgency >= 10 else true end,
  case when p.status = 'new' then 1 + (door % 10 = 0)::integer
    when pg_temp.dice(p.i, 8, 100) < 2 then 20 + pg_temp.dice(p.i, 10, 21)
    else 2 + pg_temp.dice(p.i, 10, 6) end,
  p.created_at, p.span,
  case when p.status in ('solved', 'closed') then p.created_at + p.span end,
  p.created_at + p.span + p.closing
from peopled p
join bulk_contacts c on c.no = p.contact
join bulk_texts x on (x.language, x.kind, x.slot) = (c.language, 'subject', pg_temp.dice(p.i, 11, 1024))
join bulk_agents g on g.no = p.agent;

insert into public.tickets (
  number, subject, status, priority, channel, requester_id, assignee_id, team_id, version,
  created_at, updated_at, waiting_since, last_message_at, last_author_id, solved_at, closed_at)
overriding system value
select number, subject, status, priority, channel, requester_id, case when assigned then agent_id end,
  team_id, case status when 'new' then 1 when 'closed' then 4 else 3 end,
  created_at, coalesce(closed_at, created_at + span),
  case status when 'new' then created_at when 'open' then created_at + span end,
  created_at + span, case when status not in ('new', 'open') then agent_id end, solved_at, closed_at
from bulk_batch order by number;

insert into public.ticket_tags (ticket_number, tag_id)
select distinct t.number, g.id
from bulk_batch t
cross join lateral generate_series(1, pg_temp.dice(t.i, 12, 4)) n
-- Zipf: the second commonest tag is half as common as the first.
join bulk_tags g on g.no = floor(power((select count(*) + 1 from bulk_tags), pg_temp.chance(t.i * 4 + n, 13))) - 1
order by 1, 2;
