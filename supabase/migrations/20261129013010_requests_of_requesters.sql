-- What a requester reads and does by their link.

create function private.words_for_requesters() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('workspace', s.workspace_name, 'time_zone', s.time_zone, 'max_bytes', s.max_attachment_bytes)
  from public.settings s
$$;
comment on function private.words_for_requesters() is
  'What pages for people outside say of the workspace. Definer: only admins read the settings.';

create function public.read_request(before bigint default null, after bigint default null, page_size integer default 20)
returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  ticket public.tickets;
begin
  select * into ticket from public.tickets t where t.number = (select private.linked_ticket());
  if not found then
    return null;
  end if;
  return private.words_for_requesters() || jsonb_build_object(
    'number', ticket.number, 'subject', ticket.subject, 'status', ticket.status, 'created_at', ticket.created_at,
    'merged', ticket.merged_into is not null, 'requester', private.actor_name(),
    'talk', public.read_conversation(ticket.number, null, before, after, page_size));
end $$;
comment on function public.read_request(bigint, bigint, integer) is
  'The acting requester''s ticket as their own page shows it: its replies, no note, no event and no address. Null for everybody else.';

create function public.reply_to_request(body text, sending_key uuid, attachments uuid[] default '{}') returns bigint
language plpgsql security invoker set search_path = '' as $$
declare
  most_an_hour constant integer := 30;
  message bigint;
begin
  if private.linked_ticket() is null then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  -- The second of two presses waits here, and finds what the first has written.
  perform private.lock_ticket(private.linked_ticket());
  select m.id into message from public.messages m
  where m.author_contact_id = private.actor_contact_id() and m.sending_key = reply_to_request.sending_key;
  if found then
    return message;
  end if;
  if (
    select count(*) from public.messages m
    where m.author_contact_id = private.actor_contact_id() and m.created_at > now() - interval '1 hour')
    >= most_an_hour then
    raise check_violation using
      message = format('at most %s replies an hour', most_an_hour), constraint = 'requests_replies_limit';
  end if;
  select a.message_id into message
  from public.answer_ticket(
    private.linked_ticket(), 'reply', reply_to_request.body,
    sending_key => reply_to_request.sending_key, attachments => reply_to_request.attachments) a;
  return message;
end $$;
comment on function public.reply_to_request(text, uuid, uuid[]) is
  'The acting requester''s answer on their ticket, with files that they have stored for it; the same key once more is the same answer. Answers the message''s id. PT404 for everybody else.';

create unique index messages_sent_once_by_contact on public.messages (author_contact_id, sending_key)
  where author_contact_id is not null and sending_key is not null;

create function private.settle_request(solved boolean) returns text
language plpgsql security definer set search_path = '' as $$
declare
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
  if solved and ticket.status <> 'solved' then
    update public.tickets t set status = 'solved' where t.number = ticket.number returning * into ticket;
  elsif not solved and ticket.status = 'solved' then
    update public.tickets t set status = 'open', waiting_since = now(), snoozed_until = null
    where t.number = ticket.number returning * into ticket;
  end if;
  return ticket.status;
end $$;
comment on function private.settle_request(boolean) is
  'The acting requester says that their ticket is solved, or that it is not. Definer: they change nothing else of it.';

create function public.settle_request(solved boolean) returns text
language plpgsql security invoker set search_path = '' as $$
begin
  return private.settle_request(settle_request.solved);
end $$;
comment on function public.settle_request(boolean) is
  'Solves the acting requester''s ticket, or reopens it; answers its status. PT404 for everybody else.';

grant execute on function
  private.words_for_requesters(), public.read_request(bigint, bigint, integer),
  public.reply_to_request(text, uuid, uuid[]), private.settle_request(boolean), public.settle_request(boolean)
to authenticated;
