-- Answers bear files: the functions that answer are made anew with one argument more.

drop function public.add_message(bigint, text, text);
drop function public.answer_ticket(bigint, text, text, jsonb, jsonb, bigint, uuid);

create function public.answer_ticket(
  ticket_number bigint,
  kind text,
  body text,
  changes jsonb default '{}',
  based_on jsonb default '{}',
  seen_message_id bigint default null,
  sending_key uuid default null,
  attachments uuid[] default '{}'
) returns table (answered_ticket bigint, message_id bigint, stopped_by text)
language plpgsql security invoker set search_path = '' as $$
declare
  was public.tickets;
  tags uuid[];
  key uuid := answer_ticket.sending_key;
begin
  perform private.begin_writing();
  answered_ticket := private.ticket_to_answer(answer_ticket.ticket_number);
  loop
    if not exists (select from public.tickets t where t.number = answered_ticket) then
      raise sqlstate 'PT404' using message = 'there is no such ticket';
    end if;
    perform private.lock_ticket(answered_ticket);
    exit when private.ticket_to_answer(answered_ticket) = answered_ticket;
    -- Closed or merged while this waited.
    answered_ticket := private.ticket_to_answer(answered_ticket);
  end loop;
  select * into strict was from public.tickets t where t.number = answered_ticket;

  -- A browser's Back gives an old form back: what was written anew in it is another message.
  if exists (
    select from public.messages m
    where m.author_user_id = auth.uid() and m.sending_key = key and m.body <> answer_ticket.body) then
    key := md5(key || answer_ticket.body)::uuid;
  end if;
  select m.ticket_number, m.id into answered_ticket, message_id from public.messages m
  where m.author_user_id = auth.uid() and m.sending_key = key;
  if found then
    return next;
    return;
  end if;
  answered_ticket := was.number;
  stopped_by := private.unseen_by_writer(was, changes, based_on, seen_message_id);
  if stopped_by is not null then
    return next;
    return;
  end if;

  if answer_ticket.kind = 'reply' and was.status = 'closed' then
    answered_ticket := private.start_follow_up(was.number);
  end if;
  insert into public.messages (ticket_number, kind, body, sending_key)
  values (answered_ticket, answer_ticket.kind, answer_ticket.body, key)
  returning id into message_id;
  if cardinality(answer_ticket.attachments) > 0 then
    perform private.attach_files(message_id, answer_ticket.attachments);
  end if;
  delete from public.message_drafts d
  where d.user_id = auth.uid() and d.kind = answer_ticket.kind
    and d.ticket_number in (answer_ticket.ticket_number, answered_ticket);
  tags := array(select tt.tag_id from public.ticket_tags tt where tt.ticket_number = answered_ticket);
  if changes <> '{}' then
    perform private.change_with_answer(answered_ticket, changes);
  end if;
  perform private.remember_answer(message_id, was, tags);
  return next;
end $$;
comment on function public.answer_ticket(bigint, text, text, jsonb, jsonb, bigint, uuid, uuid[]) is
  'Answers a ticket (kind reply) or leaves a note (kind note), and changes status, priority, assignee_id, team_id and add_tags with it. Drops the writer''s draft. The message bears the files that its author has stored for it (attachments). The same text with the same sending key again answers the same message. A reply to a closed ticket starts its follow-up; the ticket that was answered is told. Nothing is sent, and stopped_by says why, when others wrote since seen_message_id (messages), or changed what this changes since it was based_on (changes). PT404 when there is none to see.';

create function public.add_message(ticket_number bigint, kind text, body text, attachments uuid[] default '{}')
returns table (answered_ticket bigint, message_id bigint)
language plpgsql security invoker set search_path = '' as $$
begin
  return query
    select a.answered_ticket, a.message_id
    from public.answer_ticket(
      add_message.ticket_number, add_message.kind, add_message.body, attachments => add_message.attachments) a;
end $$;
comment on function public.add_message(bigint, text, text, uuid[]) is
  'As answer_ticket, with nothing else to it: what requesters and programs do.';

grant execute on function
  public.answer_ticket(bigint, text, text, jsonb, jsonb, bigint, uuid, uuid[]),
  public.add_message(bigint, text, text, uuid[]) to authenticated;
