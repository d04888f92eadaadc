-- What a transaction has changed so far is noted down while it runs, and told at its end: see the next
-- migration. Statements note, not rows, and nothing while nobody subscribes to the kind.

-- Unlogged: it is empty whenever no transaction is open, after a crash above all.
create unlogged table private.outgoing_changes (
  transaction xid8 not null default pg_current_xact_id(),
  kind text not null,
  key text not null,
  before jsonb,
  primary key (transaction, kind, key)
);

comment on table private.outgoing_changes is 'Tickets, messages and contacts that a running transaction has touched.';
comment on column private.outgoing_changes.before is 'What it was before the transaction, as far as events tell; null when it is new.';

create function private.anybody_hears(kind text) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select from public.webhook_subscriptions s, unnest(s.events) event
    where s.disabled_at is null and split_part(event, '.', 1) = kind);
end $$;
comment on function private.anybody_hears(text) is
  'Whether a living subscription is to tickets, messages or contacts at all. For definer functions.';

create function private.note_new() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not private.anybody_hears(tg_argv[0]) then
    return null;
  end if;
  if tg_table_name = 'tickets' then
    insert into private.outgoing_changes (kind, key) select tg_argv[0], r.number from rows_now r;
  else
    insert into private.outgoing_changes (kind, key) select tg_argv[0], r.id from rows_now r;
  end if;
  return null;
end $$;
comment on function private.note_new() is
  'Trigger: notes new rows of the kind in its argument. Definer: what is told is nobody''s to write.';

create function private.note_changed_tickets() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.anybody_hears('ticket') then
    insert into private.outgoing_changes (kind, key, before)
    select 'ticket', o.number, jsonb_build_object(
      'version', o.version, 'requester_id', o.requester_id, 'status', o.status, 'assignee_id', o.assignee_id,
      'merged_into', o.merged_into)
    from rows_before o join rows_now n on n.number = o.number
    where (n.version, n.requester_id, n.merged_into) is distinct from (o.version, o.requester_id, o.merged_into)
    on conflict do nothing;
  end if;
  return null;
end $$;
comment on function private.note_changed_tickets() is
  'Trigger: notes tickets whose own fields or tags changed, which the version counts; a message alone changes none. Definer: as note_new.';

create function private.note_changed_contacts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.anybody_hears('contact') then
    insert into private.outgoing_changes (kind, key, before)
    select 'contact', o.id, '{}'
    from rows_before o join rows_now n on n.id = o.id
    where (n.name, n.company_id, n.merged_into) is distinct from (o.name, o.company_id, o.merged_into)
    on conflict do nothing;
  end if;
  return null;
end $$;
comment on function private.note_changed_contacts() is 'Trigger: notes contacts that changed. Definer: as note_new.';

create function private.note_changed_addresses() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not private.anybody_hears('contact') then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into private.outgoing_changes (kind, key, before)
    select distinct 'contact', r.contact_id::text, '{}'::jsonb from rows_before r on conflict do nothing;
  end if;
  if tg_op <> 'DELETE' then
    insert into private.outgoing_changes (kind, key, before)
    select distinct 'contact', r.contact_id::text, '{}'::jsonb from rows_now r on conflict do nothing;
  end if;
  return null;
end $$;
comment on function private.note_changed_addresses() is
  'Trigger: addresses are part of their contacts, of the one they leave and of the one they come to. Definer: as note_new.';

create trigger tickets_95_note_new after insert on public.tickets
  referencing new table as rows_now for each statement execute function private.note_new('ticket');
create trigger messages_95_note_new after insert on public.messages
  referencing new table as rows_now for each statement execute function private.note_new('message');
create trigger contacts_95_note_new after insert on public.contacts
  referencing new table as rows_now for each statement execute function private.note_new('contact');
create trigger tickets_95_note_changed after update on public.tickets
  referencing old table as rows_before new table as rows_now
  for each statement execute function private.note_changed_tickets();
create trigger contacts_95_note_changed after update on public.contacts
  referencing old table as rows_before new table as rows_now
  for each statement execute function private.note_changed_contacts();
create trigger contact_emails_95_note_added after insert on public.contact_emails
  referencing new table as rows_now
  for each statement execute function private.note_changed_addresses();
create trigger contact_emails_95_note_changed after update on public.contact_emails
  referencing old table as rows_before new table as rows_now
  for each statement execute function private.note_changed_addresses();
create trigger contact_emails_95_note_removed after delete on public.contact_emails
  referencing old table as rows_before
  for each statement execute function private.note_changed_addresses();
