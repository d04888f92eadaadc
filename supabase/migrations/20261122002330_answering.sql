-- Answering: message, status, a macro's changes and the draft's end are one transaction, sent once,
-- and stopped when the writer has not seen what came in meanwhile.

create table private.sent_answers (
  message_id bigint primary key references public.messages (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  before jsonb not null,
  added_tags uuid[] not null,
  version_after integer not null,
  began_follow_up_of bigint references public.tickets (number) on delete cascade,
  sent_at timestamptz not null default now()
);

comment on table private.sent_answers is 'What it takes to undo what a user sent. Forgotten when they send another, a minute later or more.';
comment on column private.sent_answers.before is 'The ticket''s row before it.';

create index sent_answers_of_user on private.sent_answers (user_id);
create index sent_answers_of_closed on private.sent_answers (began_follow_up_of) where began_follow_up_of is not null;

create function private.remember_answer(message_id bigint, was public.tickets, tags uuid[]) returns void
language sql security definer set search_path = '' as $$
  delete from private.sent_answers s
  where s.user_id = private.actor_user_id() and s.sent_at < now() - interval '1 minute';
  insert into private.sent_answers (message_id, user_id, before, added_tags, version_after, began_follow_up_of)
  select m.id, m.author_user_id, to_jsonb(was),
    array(
      select tt.tag_id from public.ticket_tags tt
      where tt.ticket_number = t.number and tt.tag_id <> all (remember_answer.tags)),
    t.version, case when t.number <> was.number then was.number end
  from public.messages m join public.tickets t on t.number = m.ticket_number
  where m.id = remember_answer.message_id and m.author_user_id = private.actor_user_id()
$$;
comment on function private.remember_answer(bigint, public.tickets, uuid[]) is
  'Keeps what undoing this message of the acting user takes: the ticket as it was, and the tags it bore. Definer: an undo must not be made up.';

create function private.unseen_by_writer(present public.tickets, changes jsonb, based_on jsonb, seen_message_id bigint) returns text
language sql stable set search_path = '' as $$
  select case
    when exists (
      select from public.messages m
      where m.ticket_number = present.number and m.id > seen_message_id
        and m.author_user_id is distinct from auth.uid()) then 'messages'
    when exists (
      select from jsonb_each(changes) wanted
      join jsonb_each(based_on) seen using (key)
      join jsonb_each(to_jsonb(present)) now using (key)
      where now.value <> seen.value and now.value <> wanted.value) then 'changes'
  end
$$;
comment on function private.unseen_by_writer(public.tickets, jsonb, jsonb, bigint) is
  'messages: somebody else wrote on the ticket since the message last seen (null asks nothing). changes: somebody changed what this would change as well. Null: there is nothing to stop for. For the holder of the ticket''s lock: nobody comes in between.';

create function private.change_with_answer(ticket bigint, changes jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  added jsonb := changes -> 'add_tags';
begin
  if added is not null then
    changes := changes - 'add_tags' || jsonb_build_object('tags', (
      select coalesce(jsonb_agg(g.name), '[]') || added
      from public.ticket_tags tt join public.tags g on g.id = tt.tag_id where tt.ticket_number = ticket));
  end if;
  perform public.update_ticket(
    ticket, (select t.version from public.tickets t where t.number = ticket), changes);
end $$;
comment on function private.change_with_answer(bigint, jsonb) is
  'Changes a ticket as it is now: what update_ticket takes, and add_tags, which leave the others. For the holder of its lock.';

create function public.answer_ticket(
  ticket_number bigint,
  kind text,
  body text,
  changes jsonb default '{}',
  based_on jsonb default '{}',
  seen_message_id bigint default null,
  sending_key uuid default null
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
comment on function public.answer_ticket(bigint, text, text, jsonb, jsonb, bigint, uuid) is
  'Answers a ticket (kind reply) or leaves a note (kind note), and changes status, priority, assignee_id, team_id and add_tags with it. Drops the writer''s draft. The same text with the same sending key again answers the same message. A reply to a closed ticket starts its follow-up; the ticket that was answered is told. Nothing is sent, and stopped_by says why, when others wrote since seen_message_id (messages), or changed what this changes since it was based_on (changes). PT404 when there is none to see.';

create function public.add_message(ticket_number bigint, kind text, body text)
returns table (answered_ticket bigint, message_id bigint)
language plpgsql security invoker set search_path = '' as $$
begin
  return query select a.answered_ticket, a.message_id from public.answer_ticket(add_message.ticket_number, add_message.kind, add_message.body) a;
end $$;
comment on function public.add_message(bigint, text, text) is
  'As answer_ticket, with nothing else to it: what requesters and programs do.';

grant execute on function
  private.remember_answer(bigint, public.tickets, uuid[]), private.change_with_answer(bigint, jsonb),
  private.unseen_by_writer(public.tickets, jsonb, jsonb, bigint),
  public.answer_ticket(bigint, text, text, jsonb, jsonb, bigint, uuid),
  public.add_message(bigint, text, text) to authenticated;
