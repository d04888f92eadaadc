-- A message that is about something else becomes a ticket of its own. Merging undoes it.

create function private.recount_waiting(ticket bigint) returns void
language plpgsql set search_path = '' as $$
declare
  answer bigint := (
    select max(m.id) from public.messages m
    where m.ticket_number = ticket and m.kind = 'reply' and m.author_kind <> 'contact' and m.id > (
      select min(first.id) from public.messages first where first.ticket_number = ticket));
  asked timestamptz := (
    select min(m.created_at) from public.messages m
    where m.ticket_number = ticket and m.kind = 'reply' and m.id > coalesce(answer, 0)
      and (answer is null or m.author_kind = 'contact'));
begin
  update public.tickets t set waiting_since = case when asked is not null then greatest(t.waiting_since, asked) end
  where t.number = ticket and t.waiting_since is not null;
end $$;
comment on function private.recount_waiting(bigint) is
  'Says anew since when a requester who waits does so, after messages left: since the first word after the last answer. For definer functions.';

create function private.split_message(message_id bigint, origin bigint, subject text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  ticket public.tickets;
  message public.messages;
  split bigint;
begin
  select * into strict ticket from public.tickets t where t.number = origin for update;
  select * into message from public.messages m
  where m.id = split_message.message_id and m.ticket_number = origin;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such message';
  end if;
  if ticket.status = 'closed' then
    raise check_violation using
      message = 'a closed ticket is final', constraint = 'tickets_closed_is_final';
  end if;
  if message.kind <> 'reply' then
    raise check_violation using
      message = 'a note is not a ticket', constraint = 'messages_split_reply';
  end if;
  if not exists (
    select from public.messages m where m.ticket_number = origin and m.kind = 'reply' and m.id <> message.id) then
    raise check_violation using
      message = 'a ticket keeps a message', constraint = 'tickets_keep_a_message';
  end if;

  insert into public.tickets (
    subject, priority, channel, requester_id, team_id, waiting_since, last_message_at, last_author_id)
  values (split_message.subject, ticket.priority, message.channel, coalesce(message.author_contact_id, ticket.requester_id),
    ticket.team_id, message.created_at, message.created_at, message.author_user_id)
  returning number into split;
  update public.messages m set ticket_number = split where m.id = message.id;
  perform private.recount_conversation(origin);
  perform private.recount_waiting(origin);
  insert into public.ticket_links (ticket_number, other_number) values (origin, split);
  perform private.record_event(origin, 'split', null, to_jsonb(split));
  perform private.record_event(split, 'split', to_jsonb(origin), null);
  return split;
end $$;
comment on function private.split_message(bigint, bigint, text) is
  'Moves a reply from its ticket to a new one of its author (or, an agent''s, of the same requester) and team, linked with the old. Definer: messages are nobody''s to move. Callers have seen the ticket first.';
grant execute on function private.split_message(bigint, bigint, text) to authenticated;

create function public.split_message(message_id bigint, subject text) returns bigint
language plpgsql security invoker set search_path = '' as $$
declare
  origin bigint;
begin
  perform private.begin_writing();
  select m.ticket_number into origin from public.messages m where m.id = split_message.message_id;
  perform private.require_writable_ticket(origin);
  return private.split_message(message_id, origin, subject);
end $$;
comment on function public.split_message(bigint, text) is
  'Splits a reply off into a new, unassigned ticket and answers its number. The ticket keeps at least one reply. PT404 when there is none to see.';
grant execute on function public.split_message(bigint, text) to authenticated;
