-- What was sent a moment ago is taken back: the message goes, the ticket is as it was, and the text
-- is a draft again.

create function private.withdraw_follow_up(ticket bigint, closed bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.events e
  where e.ticket_number = closed and e.field = 'follow_up' and e.new_value = to_jsonb(ticket);
  update private.requester_links l set ticket_number = closed where l.ticket_number = ticket;
  delete from public.tickets t where t.number = ticket;
end $$;
comment on function private.withdraw_follow_up(bigint, bigint) is
  'Takes away a follow-up whose only message was taken back before it was sent: nobody outside has heard of it. Definer: tickets and history are nobody''s to delete.';

create function private.give_back_ticket_of(answer private.sent_answers, ticket bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  was public.tickets := jsonb_populate_record(null::public.tickets, answer.before);
begin
  -- Taking back is no change of mind: a closed ticket was not closed, a new one is still new.
  perform set_config('counterfoil.undoing', 'send', true);
  update public.tickets t set
    status = was.status, priority = was.priority, assignee_id = was.assignee_id, team_id = was.team_id,
    waiting_since = was.waiting_since, solved_at = was.solved_at, closed_at = was.closed_at,
    folder = was.folder, snoozed_until = was.snoozed_until
  where t.number = ticket;
  delete from public.ticket_tags tt where tt.ticket_number = ticket and tt.tag_id = any (answer.added_tags);
  perform set_config('counterfoil.undoing', '', true);
end $$;
comment on function private.give_back_ticket_of(private.sent_answers, bigint) is
  'Makes a ticket what it was before an answer; history tells of both. Definer: stamps are nobody''s to set. For take_back_message.';

create function private.take_back_message(message_id bigint, out ticket bigint, out kind text, out body text)
language plpgsql security definer set search_path = '' as $$
declare
  said public.messages;
  mail record;
  answer private.sent_answers;
begin
  select m.ticket_number into ticket from public.messages m
  where m.id = take_back_message.message_id and m.author_user_id = private.actor_user_id();
  perform private.lock_ticket(ticket);
  select * into said from public.messages m
  where m.id = take_back_message.message_id and m.author_user_id = private.actor_user_id() for update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such message';
  end if;

  select j.id, j.locked_at into mail from graphile_worker.remove_job('reply mail ' || message_id) j;
  -- The worker has the mail in hand, or has sent it: what it reads must not go from under it.
  if coalesce(said.held_until, case said.kind when 'note' then said.created_at + private.undo_time() end, '-infinity') <= now()
    or (said.kind = 'reply' and (mail.id is null or mail.locked_at is not null)) then
    raise check_violation using message = 'it is on its way already', constraint = 'messages_on_their_way';
  end if;

  select * into answer from private.sent_answers s where s.message_id = said.id;
  delete from public.messages m where m.id = said.id;
  ticket := said.ticket_number;
  kind := said.kind;
  body := said.body;
  -- Whatever somebody said or made of the ticket since stands.
  if answer.began_follow_up_of is not null and exists (
    select from public.tickets t
    where t.number = ticket and t.version = answer.version_after
      and not exists (select from public.messages m where m.ticket_number = ticket)) then
    perform private.withdraw_follow_up(ticket, answer.began_follow_up_of);
    ticket := answer.began_follow_up_of;
    return;
  elsif (answer.before ->> 'number')::bigint = ticket
    and answer.version_after = (select t.version from public.tickets t where t.number = ticket)
    and not exists (
      select from public.messages m where m.ticket_number = ticket and m.id > said.id and m.kind = 'reply') then
    perform private.give_back_ticket_of(answer, ticket);
  end if;
  -- Split off meanwhile, or its follow-up was worked on: a ticket keeps its only message.
  if not exists (select from public.messages m where m.ticket_number = take_back_message.ticket) then
    raise check_violation using message = 'a ticket keeps a message', constraint = 'tickets_keep_a_message';
  end if;
  update public.tickets t set last_message_at = last.created_at, last_author_id = last.author_user_id
  from (
    select m.created_at, m.author_user_id from public.messages m
    where m.ticket_number = take_back_message.ticket order by m.id desc limit 1) last
  where t.number = take_back_message.ticket;
end $$;
comment on function private.take_back_message(bigint) is
  'Deletes a message that its author sent a moment ago, with its mail, makes the ticket what it was, and answers the message. PT404 when there is none of the caller''s. Definer: messages are nobody''s to delete. Callers have seen it first.';

create function public.undo_message(message_id bigint) returns table (ticket bigint, kind text, body text)
language plpgsql security invoker set search_path = '' as $$
begin
  if not exists (
    select from public.messages m
    where m.id = undo_message.message_id and m.author_user_id = private.actor_user_id()) then
    raise sqlstate 'PT404' using message = 'there is no such message';
  end if;
  select t.ticket, t.kind, t.body into undo_message.ticket, undo_message.kind, undo_message.body
  from private.take_back_message(undo_message.message_id) t;
  insert into public.message_drafts as d (ticket_number, kind, body)
  values (undo_message.ticket, undo_message.kind, undo_message.body)
  on conflict on constraint message_drafts_pkey do update
  -- Whoever went on writing meanwhile keeps that too, as far as there is room.
  set body = left(excluded.body || E'\n\n' || d.body, 100000);
  return next;
end $$;
comment on function public.undo_message(bigint) is
  'Takes back what the acting user sent in the last ten seconds, as long as its mail has not gone: the ticket is as it was unless somebody changed it since, the text is a draft again. Answers where and what. PT404 when there is no such message of theirs.';

grant execute on function private.take_back_message(bigint), public.undo_message(bigint) to authenticated;
