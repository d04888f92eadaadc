-- What a requester may do by their link is limited at whichever door they come in; and what was written
-- anew in an old form is another message.

create function private.limit_replies() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  most_an_hour constant integer := 30;
begin
  -- What comes by mail or by the public form has limits of its own.
  if private.linked_ticket() is not null and (
    select count(*) from public.messages m
    where m.author_contact_id = new.author_contact_id and m.created_at > now() - interval '1 hour')
    >= most_an_hour then
    raise check_violation using
      message = format('at most %s replies an hour', most_an_hour), constraint = 'requests_replies_limit';
  end if;
  return new;
end $$;
comment on function private.limit_replies() is
  'Trigger: a requester writes at most 30 messages an hour by their links. Definer: it counts those on all of their tickets.';

create trigger messages_11_limit before insert on public.messages
  for each row when (new.author_kind = 'contact') execute function private.limit_replies();

create or replace function public.reply_to_request(body text, sending_key uuid, attachments uuid[] default '{}') returns bigint
language plpgsql security invoker set search_path = '' as $$
declare
  ticket constant bigint := private.linked_ticket();
  -- As it will be stored, or a second press would look like another text.
  said constant text := private.veiled(reply_to_request.body);
  key uuid := reply_to_request.sending_key;
  message bigint;
begin
  if ticket is null then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  -- The second of two presses waits here, and finds what the first has written.
  perform private.lock_ticket(ticket);
  -- A browser's Back gives an old form back: what was written anew in it is another message.
  if exists (
    select from public.messages m
    where m.author_contact_id = private.actor_contact_id() and m.sending_key = key and m.body <> said) then
    key := md5(key || said)::uuid;
  end if;
  select m.id into message from public.messages m
  where m.author_contact_id = private.actor_contact_id() and m.sending_key = key;
  if found then
    return message;
  end if;
  select a.message_id into message
  from public.answer_ticket(ticket, 'reply', said, sending_key => key, attachments => reply_to_request.attachments) a;
  return message;
end $$;
comment on function public.reply_to_request(text, uuid, uuid[]) is
  'The acting requester''s answer on their ticket, with files that they have stored for it; the same text with the same key once more is the same answer. Answers the message''s id. PT404 for everybody else.';

create or replace function private.settle_request(solved boolean) returns text
language plpgsql security definer set search_path = '' as $$
declare
  most_an_hour constant integer := 20;
  ticket public.tickets;
begin
  select t.* into ticket from public.tickets t where t.number = private.linked_ticket() for no key update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  if ticket.status = 'closed' then
    raise check_violation using
      message = 'a closed ticket is final', constraint = 'tickets_closed_is_final';
  end if;
  if coalesce(solved = (ticket.status = 'solved'), true) then
    return ticket.status;
  end if;
  if (
    select count(*) from public.events e
    where e.ticket_number = ticket.number and e.field = 'status' and e.actor_kind = 'contact'
      and e.created_at > now() - interval '1 hour') >= most_an_hour then
    raise check_violation using
      message = format('at most %s changes of status an hour', most_an_hour), constraint = 'requests_settling_limit';
  end if;
  if solved then
    update public.tickets t set status = 'solved' where t.number = ticket.number returning * into ticket;
  else
    update public.tickets t set status = 'open', waiting_since = now(), snoozed_until = null
    where t.number = ticket.number returning * into ticket;
  end if;
  return ticket.status;
end $$;
comment on function public.settle_request(boolean) is
  'Solves the acting requester''s ticket, or reopens it, 20 times an hour at most; answers its status. PT404 for everybody else.';
