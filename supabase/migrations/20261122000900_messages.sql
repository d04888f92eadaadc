-- The conversation: public replies and internal notes.

create table public.messages (
  id bigint generated always as identity primary key,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  kind text not null,
  body text not null,
  author_kind text not null default private.actor_kind(),
  author_user_id uuid default private.actor_user_id() references public.users (id),
  author_contact_id uuid default private.actor_contact_id() references public.contacts (id),
  author_name text not null default private.actor_name(),
  channel text not null default private.current_channel(),
  sending_key uuid,
  held_until timestamptz,
  created_at timestamptz not null default now()
);

comment on table public.messages is 'What was said on a ticket. Never changed after it was written.';
comment on column public.messages.kind is 'reply: the requester reads it. note: for users alone.';
comment on column public.messages.author_name is 'The author''s name at the time: all that a requester learns of who answered.';
comment on column public.messages.sending_key is 'Made up by whoever sends: the same key once more is the same message, however often a button was pressed.';
comment on column public.messages.held_until is 'Of a user''s answer: until then users alone see it, no mail goes out, and its author may take it back. Null for all else. The ticket itself (status, last activity) moves at once.';
comment on column public.messages.author_kind is 'Who speaks. A contact may speak through a webhook source; the event names both.';

alter table public.messages
  add constraint messages_kind_known check (kind in ('reply', 'note')),
  add constraint messages_body_length check (length(body) <= 100000 and body ~ '\S'),
  add constraint messages_author_known check (author_kind in ('user', 'contact', 'api_key', 'webhook_source', 'system')),
  add constraint messages_author_named check (
    (author_user_id is not null) = (author_kind = 'user')
    and (author_contact_id is not null) = (author_kind = 'contact')),
  add constraint messages_contacts_write_replies check (author_kind <> 'contact' or kind = 'reply'),
  add constraint messages_channel_known check (channel in ('web', 'email', 'api', 'webhook', 'agent'));

create index messages_of_ticket on public.messages (ticket_number, id);
create index messages_by_user on public.messages (author_user_id) where author_user_id is not null;
create unique index messages_sent_once on public.messages (author_user_id, sending_key) where sending_key is not null;
create index messages_by_contact on public.messages (author_contact_id) where author_contact_id is not null;

alter table public.messages enable row level security;

create policy "messages are for living users, API keys and requesters" on public.messages as restrictive
  to authenticated using ((select private.acting_as('{user,api_key,contact}')));
create policy "who sees a ticket reads its replies, users and keys its notes too" on public.messages
  for select to authenticated using (
    (kind = 'reply' or (select private.may_read_tickets()))
    and (held_until is null or held_until <= now() or (select private.acting_as('{user}')))
    and exists (select from public.tickets t where t.number = ticket_number));
create policy "who writes a ticket answers it, a requester by a reply" on public.messages
  for insert to authenticated with check (
    ((select private.may_write_tickets())
      and exists (select from public.tickets t where t.number = ticket_number))
    or (kind = 'reply' and ticket_number = (select private.linked_ticket())));

grant select, insert (ticket_number, kind, body, sending_key) on public.messages to authenticated;

create function private.undo_time() returns interval
language sql immutable set search_path = '' as $$ select interval '10 seconds' $$;
comment on function private.undo_time() is 'How long what a user sends can be taken back.';

create function private.order_message() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- The ticket is locked by now: of two writers at once, the later one gets the higher id, so that
  -- "newer than the last I saw" misses nothing.
  new.id := nextval('public.messages_id_seq');
  -- The first message of a ticket is what an agent noted down for the requester, not an answer;
  -- that of a follow-up is one.
  if new.kind = 'reply' and new.author_kind = 'user' and (
    exists (select from public.messages m where m.ticket_number = new.ticket_number)
    or exists (select from public.tickets t where t.number = new.ticket_number and t.follows_up is not null)) then
    new.held_until := now() + private.undo_time();
  end if;
  return new;
end $$;
comment on function private.order_message() is
  'Trigger: the ids of a ticket''s messages rise in the order in which they become visible, and a user''s answer is held back for a moment. Definer: ids are nobody''s to give.';

create function private.follow_message() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- The first message opens no ticket: it is the ticket. A requester's word reopens what waited
  -- for it or seemed done; a user's first answer takes a new ticket off the pile.
  update public.tickets t set
    updated_at = now(),
    last_message_at = now(),
    last_author_id = new.author_user_id,
    waiting_since = case
      when new.kind = 'note' then t.waiting_since
      when new.author_kind = 'contact' then coalesce(t.waiting_since, now())
      when exists (
        select from public.messages m where m.ticket_number = t.number and m.id < new.id) then null
      else t.waiting_since
    end,
    -- Answered, or asked about again, it is no rubbish; spam may go on writing.
    folder = case
      when new.kind = 'note' or (new.author_kind = 'contact' and t.folder = 'spam') then t.folder
      else 'inbox'
    end,
    snoozed_until = case when new.author_kind <> 'contact' then t.snoozed_until end,
    status = case
      when new.kind = 'note' then t.status
      when new.author_kind = 'contact' and t.status in ('pending', 'on_hold', 'solved') then 'open'
      when new.author_kind <> 'contact' and t.status = 'new' and exists (
        select from public.messages m where m.ticket_number = t.number and m.id < new.id) then 'open'
      else t.status
    end
  where t.number = new.ticket_number;
  return null;
end $$;
comment on function private.follow_message() is
  'Trigger: a message moves its ticket up the list and may reopen it; a reply takes it out of the trash, a requester''s word wakes it. Definer: updated_at is nobody''s to set.';

create trigger messages_10_closed before insert on public.messages
  for each row execute function private.refuse_on_closed();
create trigger messages_15_order before insert on public.messages
  for each row execute function private.order_message();
create trigger messages_20_follow after insert on public.messages
  for each row execute function private.follow_message();
