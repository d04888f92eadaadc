-- At the end of a transaction: of what it changed, which events there are, and to whom they go.

create function private.news_of(changes private.outgoing_changes[])
returns table (type text, data jsonb, previous jsonb, ticket_number bigint, message_id bigint, due_at timestamptz, rank integer)
language plpgsql stable set search_path = '' as $$
begin
  return query
  with tickets as (
    select t.number, t.status, t.assignee_id, t.merged_into, c.before, j.data,
      (t.version, t.requester_id, t.merged_into) is distinct from (
        (c.before ->> 'version')::integer, (c.before ->> 'requester_id')::uuid, (c.before ->> 'merged_into')::bigint) as changed
    from unnest(changes) c
    join public.tickets t on t.number = c.key::bigint
    join private.tickets_as_json(array(select n.key::bigint from unnest(changes) n where n.kind = 'ticket')) j
      on j.number = t.number
    where c.kind = 'ticket'),
  messages as (
    select m.* from private.messages_as_json(array(select n.key::bigint from unnest(changes) n where n.kind = 'message')) m)
  -- A follow-up goes again when the answer that began it is taken back: so it waits with that.
  select 'ticket.created', t.data, null::jsonb, t.number, null::bigint,
    coalesce((select max(m.due_at) from messages m where m.ticket_number = t.number), now()), 1
  from tickets t where t.before is null
  union all
  select 'ticket.updated', t.data, null, t.number, null, now(), 2
  from tickets t where t.before is not null and t.changed
  union all
  select 'ticket.status_changed', t.data, jsonb_build_object('status', t.before -> 'status'), t.number, null, now(), 3
  from tickets t where t.status <> t.before ->> 'status'
  union all
  select 'ticket.assigned', t.data, jsonb_build_object('assignee', (
      select jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name)
      from public.users u where u.id = (t.before ->> 'assignee_id')::uuid)), t.number, null, now(), 4
  from tickets t where t.before is not null and t.assignee_id is distinct from (t.before ->> 'assignee_id')::uuid
  union all
  select 'ticket.merged', t.data || jsonb_build_object('merged_into', t.merged_into), null, t.number, null, now(), 5
  from tickets t where t.before is not null and t.merged_into is not null and t.before ->> 'merged_into' is null
  union all
  select 'message.created', m.data, null, m.ticket_number, m.id, m.due_at, 6 from messages m
  union all
  select case when c.before is null then 'contact.created' else 'contact.updated' end, j.data, null, null, null, now(), 0
  from unnest(changes) c
  join private.contacts_as_json(array(select n.key::uuid from unnest(changes) n where n.kind = 'contact')) j
    on j.id = c.key::uuid
  where c.kind = 'contact';
end $$;
comment on function private.news_of(private.outgoing_changes[]) is
  'The events that these changes are, whoever hears of them, with what they are about as it is now. For definer functions.';

create function private.tell_subscribers() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  changes private.outgoing_changes[];
  told bigint;
begin
  -- The first row of a transaction speaks for all of them; the others find nothing left.
  if not exists (select from private.outgoing_changes c where c.transaction = pg_current_xact_id()) then
    return null;
  end if;
  with gone as (
    delete from private.outgoing_changes c where c.transaction = pg_current_xact_id() returning c)
  select array_agg(g.c) into changes from gone g;

  with subscribers as materialized (
    -- Locked: one that is deleted at this moment is none, instead of a foreign key that fails.
    select s.id, s.events from public.webhook_subscriptions s where s.disabled_at is null for key share),
  events as (
    insert into public.outgoing_events (type, data, previous, ticket_number, message_id, due_at)
    select n.type, n.data, n.previous, n.ticket_number, n.message_id, n.due_at
    from private.news_of(changes) n
    where exists (select from subscribers s where n.type = any (s.events))
    order by n.rank, n.ticket_number, n.message_id
    returning outgoing_events.id, outgoing_events.type, outgoing_events.due_at)
  insert into public.webhook_deliveries (subscription_id, event_id, due_at)
  select s.id, e.id, e.due_at from events e join subscribers s on e.type = any (s.events)
  order by e.id;
  get diagnostics told = row_count;
  if told > 0 then
    perform graphile_worker.add_job('deliver_webhooks');
  end if;
  return null;
end $$;
comment on function private.tell_subscribers() is
  'Trigger, at the end of a transaction: makes its events and their deliveries, and wakes the worker, all or nothing with the change itself. Definer: what is told is nobody''s to write.';

create constraint trigger outgoing_changes_told after insert on private.outgoing_changes
  deferrable initially deferred for each row execute function private.tell_subscribers();

create function private.take_back_news() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  taken bigint[];
begin
  if tg_table_name = 'messages' then
    taken := array(
      select e.id from public.outgoing_events e where e.message_id = old.id and e.due_at > now());
  else
    taken := array(
      select e.id from public.outgoing_events e
      where e.type = 'ticket.created' and e.ticket_number = old.number and e.due_at > now());
  end if;
  if taken = '{}' then
    return old;
  end if;
  perform from public.webhook_deliveries d
  where d.event_id = any (taken) order by d.id for update;
  -- By this transaction's clock there was time left; a worker that began meanwhile was first.
  if exists (
    select from public.webhook_deliveries d
    where d.event_id = any (taken) and (d.attempts > 0 or d.claimed_until is not null)) then
    raise check_violation using message = 'it is on its way already', constraint = 'messages_on_their_way';
  end if;
  delete from public.outgoing_events o where o.id = any (taken);
  return old;
end $$;
comment on function private.take_back_news() is
  'Trigger: what is taken back before it was told is never told; what a worker has in hand is not taken back. Definer: as tell_subscribers.';

create trigger messages_95_take_back before delete on public.messages
  for each row execute function private.take_back_news();
create trigger tickets_95_take_back before delete on public.tickets
  for each row execute function private.take_back_news();
