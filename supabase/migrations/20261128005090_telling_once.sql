-- A transaction speaks once, by a row of its own: asking at each changed ticket whether it has spoken
-- reads past all rows it has deleted, a million times for a thousand tickets.

create unlogged table private.outgoing_transactions (
  transaction xid8 primary key default pg_current_xact_id()
);
comment on table private.outgoing_transactions is
  'Transactions that have something to tell at their end. Unlogged and empty like outgoing_changes.';

create function private.note_transaction() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.outgoing_transactions default values on conflict do nothing;
  return null;
end $$;
comment on function private.note_transaction() is
  'Trigger: remembers that the transaction has something to tell. Definer: as note_new.';

create or replace function private.tell_subscribers() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  changes private.outgoing_changes[];
  told bigint;
begin
  delete from private.outgoing_transactions o where o.transaction = pg_current_xact_id();
  with gone as (
    delete from private.outgoing_changes c where c.transaction = pg_current_xact_id() returning c)
  select array_agg(g.c) into changes from gone g;
  if changes is null then
    return null;
  end if;

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

drop trigger outgoing_changes_told on private.outgoing_changes;
create trigger outgoing_changes_noted after insert on private.outgoing_changes
  for each statement execute function private.note_transaction();
create constraint trigger outgoing_transactions_told after insert on private.outgoing_transactions
  deferrable initially deferred for each row execute function private.tell_subscribers();
