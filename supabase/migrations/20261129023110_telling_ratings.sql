-- Subscribers hear of ratings.

alter table public.webhook_subscriptions
  drop constraint webhook_subscriptions_events_known,
  add constraint webhook_subscriptions_events_known check (
    events <@ '{ticket.created,ticket.updated,ticket.status_changed,ticket.assigned,ticket.merged,ticket.rated,message.created,contact.created,contact.updated}'
    and cardinality(events) > 0);

comment on table private.outgoing_changes is
  'Tickets, messages and contacts that a running transaction has touched, and tickets that it rated.';

create function private.note_ratings() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.anybody_hears('ticket') then
    insert into private.outgoing_changes (kind, key)
    select distinct 'rating', r.ticket_number::text from rows_now r on conflict do nothing;
  end if;
  return null;
end $$;
comment on function private.note_ratings() is 'Trigger: notes tickets that were rated. Definer: as note_new.';
create trigger ratings_95_note_new after insert on public.ratings
  referencing new table as rows_now for each statement execute function private.note_ratings();

create or replace function private.news_of(changes private.outgoing_changes[])
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
  -- Rating changes nothing else of a ticket: it is no update.
  select 'ticket.rated', j.data, null, j.number, null, now(), 6
  from private.tickets_as_json(array(select distinct n.key::bigint from unnest(changes) n where n.kind = 'rating')) j
  union all
  select 'message.created', m.data, null, m.ticket_number, m.id, m.due_at, 7 from messages m
  union all
  select case when c.before is null then 'contact.created' else 'contact.updated' end, j.data, null, null, null, now(), 0
  from unnest(changes) c
  join private.contacts_as_json(array(select n.key::uuid from unnest(changes) n where n.kind = 'contact')) j
    on j.id = c.key::uuid
  where c.kind = 'contact';
end $$;
