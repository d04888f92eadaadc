-- What the page of a contact or a company shows of tickets. Run as the caller: tickets that are
-- hidden from them are in none of it, and not counted.

create function public.list_contact_tickets(contact_id uuid, at_most integer default 10)
returns table (number bigint, subject text, status text, priority text, updated_at timestamptz, total integer)
language sql stable security invoker set search_path = '' as $$
  select t.number, t.subject, t.status, t.priority, t.updated_at, (count(*) over ())::integer
  from public.tickets t
  where t.requester_id = list_contact_tickets.contact_id and t.folder = 'inbox'
  order by t.status in ('solved', 'closed'), t.updated_at desc, t.number desc
  limit least(at_most, 100)
$$;
comment on function public.list_contact_tickets(uuid, integer) is
  'The tickets that a contact asked, unsolved ones first, the latest activity first; of each how many there are in all.';

create function public.list_company_tickets(company_id uuid, at_most integer default 10)
returns table (number bigint, subject text, status text, priority text, requester_id uuid, requester_name text, updated_at timestamptz)
language sql stable security invoker set search_path = '' as $$
  select t.number, t.subject, t.status, t.priority, c.id, c.name, t.updated_at
  from public.contacts c
  cross join lateral (
    select o.number, o.subject, o.status, o.priority, o.updated_at from public.tickets o
    where o.requester_id = c.id and o.folder = 'inbox' and o.status in ('new', 'open', 'pending', 'on_hold')
    order by o.updated_at desc limit least(at_most, 100)) t
  where c.company_id = list_company_tickets.company_id
  order by t.updated_at desc, t.number desc
  limit least(at_most, 100)
$$;
comment on function public.list_company_tickets(uuid, integer) is
  'Unsolved tickets of the people of a company, the latest activity first.';

create function public.contact_timeline(
  contact_id uuid, before_at timestamptz default null, before_kind text default null, before_id bigint default null,
  page_size integer default 30
) returns table (
  at timestamptz, kind text, id bigint, ticket_number bigint, subject text, actor_name text, field text,
  words text, old_value jsonb, new_value jsonb
)
language sql stable security invoker set search_path = '' as $$
  -- Whatever happens on a ticket is its latest activity: what is asked for lies in the tickets that
  -- were active since, and in as many as there are lines on a page of those before.
  with asked as (
    (select t.number, t.subject from public.tickets t
      where t.requester_id = contact_timeline.contact_id and t.folder = 'inbox'
        and t.updated_at >= before_at and t.created_at <= before_at)
    union all
    (select t.number, t.subject from public.tickets t
      where t.requester_id = contact_timeline.contact_id and t.folder = 'inbox'
        and t.updated_at < coalesce(before_at, 'infinity')
      order by t.updated_at desc limit least(page_size, 100)))
  select l.at, l.kind, l.id, a.number, a.subject, l.actor_name, l.field, l.words, l.old_value, l.new_value
  from asked a
  cross join lateral (
    (select m.created_at as at, 'message' as kind, m.id, m.author_name as actor_name, m.kind as field,
        left(regexp_replace(left(m.body, 400), '\s+', ' ', 'g'), 200) as words, null::jsonb as old_value, null::jsonb as new_value
      from public.messages m
      where m.ticket_number = a.number
        and (before_at is null or (m.created_at, 'message', m.id) < (before_at, before_kind, before_id))
      order by m.id desc limit least(page_size, 100))
    union all
    (select e.created_at, 'event', e.id, e.actor_name, e.field, null, e.old_value, e.new_value
      from public.events e
      where e.ticket_number = a.number
        and (before_at is null or (e.created_at, 'event', e.id) < (before_at, before_kind, before_id))
      order by e.id desc limit least(page_size, 100))) l
  order by l.at desc, l.kind desc, l.id desc
  limit least(page_size, 100)
$$;
comment on function public.contact_timeline(uuid, timestamptz, text, bigint, integer) is
  'What was said and done on the tickets of a contact before a line, the newest first: messages by their beginning, and the lines of history.';

grant execute on function
  public.list_contact_tickets(uuid, integer), public.list_company_tickets(uuid, integer),
  public.contact_timeline(uuid, timestamptz, text, bigint, integer)
to authenticated;
