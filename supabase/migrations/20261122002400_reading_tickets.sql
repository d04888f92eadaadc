-- What the page of a ticket reads besides the ticket: a stretch of its conversation with the history
-- of that time, the other tickets of those who ask, and its neighbours in a list.

create index tickets_unsolved_by_requester on public.tickets (requester_id, updated_at desc)
  where status in ('new', 'open', 'pending', 'on_hold');

create function private.count_messages(ticket bigint, after_id bigint, before_id bigint) returns integer
language plpgsql stable security definer set search_path = '' as $$
begin
  -- Without a look at their kinds, the index alone counts them.
  if private.may_read_tickets() then
    return (
      select count(*) from (
        select from public.messages m
        where m.ticket_number = ticket and m.id > after_id and m.id < before_id limit 1001) counted);
  end if;
  return (
    select count(*) from (
      select from public.messages m
      where m.ticket_number = ticket and m.id > after_id and m.id < before_id and m.kind = 'reply' limit 1001) counted);
end $$;
comment on function private.count_messages(bigint, bigint, bigint) is
  'How many messages of a ticket the caller could read between two, up to 1,001. Definer: below the policy each would be looked at alone. Callers have seen the ticket.';

create function private.shown_messages(ticket bigint, around bigint, before bigint, after bigint, page_size integer)
returns bigint[]
language plpgsql stable set search_path = '' as $$
declare
  newest bigint[] := array(
    select m.id from public.messages m where m.ticket_number = ticket order by m.id desc limit page_size);
begin
  if before is not null then
    return array(
      select m.id from public.messages m
      where m.ticket_number = ticket and m.id < shown_messages.before order by m.id desc limit page_size);
  elsif after is not null then
    return array(
      select m.id from public.messages m
      where m.ticket_number = ticket and m.id > shown_messages.after order by m.id limit page_size);
  elsif around < newest[cardinality(newest)] then
    return array(
      select m.id from public.messages m
      where m.ticket_number = ticket and m.id <= around order by m.id desc limit page_size / 2) || array(
      select m.id from public.messages m
      where m.ticket_number = ticket and m.id > around order by m.id limit page_size / 2);
  end if;
  return newest;
end $$;
comment on function private.shown_messages(bigint, bigint, bigint, bigint, integer) is
  'The ids of a page of messages, in no order: before one, after one, around one, or the newest, which those around one among them are, too. Runs as the caller.';

create function public.read_conversation(
  ticket_number bigint,
  around bigint default null,
  before bigint default null,
  after bigint default null,
  page_size integer default 20
) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  most_events constant integer := 200;
  shown bigint[] := private.shown_messages(
    read_conversation.ticket_number, around, before, after, least(greatest(page_size, 1), 100));
  opening bigint := (
    select m.id from public.messages m
    where m.ticket_number = read_conversation.ticket_number order by m.id limit 1);
  oldest bigint := (select min(id) from unnest(shown) id);
  newest bigint := (select max(id) from unnest(shown) id);
  later integer;
  since timestamptz;
  until timestamptz;
begin
  if not exists (select from public.tickets t where t.number = read_conversation.ticket_number) then
    return null;
  end if;
  later := private.count_messages(read_conversation.ticket_number, newest, 9223372036854775807);
  select max(m.created_at) filter (where m.id = oldest and oldest > opening), max(m.created_at) filter (where later > 0)
  into since, until from public.messages m where m.id in (oldest, newest);

  return jsonb_build_object(
    'messages', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', m.id, 'kind', m.kind, 'body', m.body, 'channel', m.channel, 'author_kind', m.author_kind,
        'author_name', m.author_name, 'author_picture', u.picture, 'created_at', m.created_at,
        'mentions', case when m.kind = 'note' and strpos(m.body, '@') > 0 then (
          select jsonb_agg(named.name) from public.message_mentions n join public.users named on named.id = n.user_id
          where n.message_id = m.id) end) order by m.id), '[]')
      from public.messages m left join public.users u on u.id = m.author_user_id
      where m.id = any (shown || opening)),
    'earlier', private.count_messages(read_conversation.ticket_number, opening, oldest),
    'later', later,
    'elsewhere', (
      select m.ticket_number from public.messages m
      where m.id = around and m.ticket_number <> read_conversation.ticket_number),
    -- What happened between the messages that are shown, and how the ticket began.
    'events', (
      select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') from (
        select e.id, e.actor_name, e.field, e.old_value, e.new_value, e.created_at
        from public.events e
        where e.ticket_number = read_conversation.ticket_number
          and (e.created_at >= coalesce(since, '-infinity') or e.field = 'created')
          and e.created_at <= coalesce(until, 'infinity')
        order by e.id desc limit most_events) e));
end $$;
comment on function public.read_conversation(bigint, bigint, bigint, bigint, integer) is
  'A stretch of a ticket''s conversation: its first message and a page of others, how many lie between and behind (up to 1,001), and at most the newest 200 changes of that time. Elsewhere is the ticket to which the message asked for has moved. Null when there is no ticket to see.';

create function public.list_tickets_beside(ticket_number bigint)
returns table (beside text, number bigint, subject text, status text)
language plpgsql stable security invoker set search_path = '' as $$
declare
  at_most constant integer := 6;
  most_colleagues constant integer := 500;
  requester uuid := (select t.requester_id from public.tickets t where t.number = list_tickets_beside.ticket_number);
begin
  return query
    select 'requester', found.number, found.subject, found.status from (
      (select t.number, t.subject, t.status, t.updated_at from public.tickets t
      where t.requester_id = requester and t.number <> list_tickets_beside.ticket_number and t.folder = 'inbox'
        and t.status in ('new', 'open', 'pending', 'on_hold')
      order by t.updated_at desc limit at_most)
      union all
      (select t.number, t.subject, t.status, t.updated_at from public.tickets t
      where t.requester_id = requester and t.number <> list_tickets_beside.ticket_number and t.folder = 'inbox'
        and t.status in ('solved', 'closed') and t.merged_into is null
      order by t.updated_at desc limit at_most)
    ) found
    order by found.status in ('solved', 'closed'), found.updated_at desc limit at_most;
  return query
    select 'company', t.number, t.subject, t.status
    from public.tickets t
    where t.status in ('new', 'open', 'pending', 'on_hold') and t.folder = 'inbox'
      and t.requester_id = any (array(
        select c.id from public.contacts c
        where c.company_id = (select r.company_id from public.contacts r where r.id = requester) and c.id <> requester
        limit most_colleagues))
    order by t.updated_at desc limit at_most;
end $$;
comment on function public.list_tickets_beside(bigint) is
  'Up to six other tickets of the requester, unsolved ones first, and six unsolved ones of their company, of 500 colleagues at most; each newest activity first.';

create function public.list_assignable() returns table (what text, id uuid, name text)
language plpgsql stable security invoker set search_path = '' as $$
begin
  return query
    (select 'user', u.id, u.name from public.users u where u.deactivated_at is null order by u.name limit 500)
    union all
    (select 'team', t.id, t.name from public.teams t order by t.name limit 500);
end $$;
comment on function public.list_assignable() is 'Active users and teams, by name: whom a ticket can be given to.';

create function public.ticket_neighbours(
  ticket_number bigint, filter jsonb default '[]', sort text default 'updated', descending boolean default true
) returns table (previous bigint, next bigint)
language plpgsql stable security invoker set search_path = '' as $$
declare
  itself constant jsonb := jsonb_build_array(
    jsonb_build_object('property', 'number', 'from', ticket_number, 'to', ticket_number + 1),
    '{"property": "in", "values": ["anywhere"]}'::jsonb);
  most_ranked constant integer := 300;
  ranked bigint[];
  key text;
begin
  if sort = 'relevance' then
    ranked := array(select f.number from private.relevant_tickets(filter, descending, null, null, most_ranked) f);
    return query select ranked[place - 1], ranked[place + 1]
    from array_position(ranked, ticket_number) place where place is not null;
  else
    select f.sort_key into key from private.sorted_tickets(itself, sort, descending, null, null, 1) f;
    return query select
      (select f.number from private.sorted_tickets(filter, sort, not descending, key, ticket_number, 1) f),
      (select f.number from private.sorted_tickets(filter, sort, descending, key, ticket_number, 1) f)
    where key is not null;
  end if;
end $$;
comment on function public.ticket_neighbours(bigint, jsonb, text, boolean) is
  'The tickets before and behind one in a list, as list_tickets sorts it; where the ticket itself no longer matches, those between which it would stand. Null where the list ends.';

grant execute on function
  private.count_messages(bigint, bigint, bigint),
  private.shown_messages(bigint, bigint, bigint, bigint, integer),
  public.read_conversation(bigint, bigint, bigint, bigint, integer),
  public.list_tickets_beside(bigint), public.list_assignable(),
  public.ticket_neighbours(bigint, jsonb, text, boolean)
to authenticated;
