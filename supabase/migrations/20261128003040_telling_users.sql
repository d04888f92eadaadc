-- Of what users are told. By triggers: whoever makes the change, and by which way, it is told.

create function private.tell_of_assignment() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  users uuid[];
  tickets bigint[];
begin
  -- What is undone was told of, or will not be: it is dropped before the mail goes.
  if coalesce(current_setting('counterfoil.undoing', true), '') <> '' then
    return null;
  end if;
  -- A follow-up keeps its assignee; what they are told is that the requester wrote.
  if tg_op = 'INSERT' then
    select array_agg(n.assignee_id), array_agg(n.number) into users, tickets
    from now_are n where n.assignee_id is not null and n.follows_up is null;
  else
    select array_agg(n.assignee_id), array_agg(n.number) into users, tickets
    from now_are n join were o using (number)
    where n.assignee_id is not null and n.assignee_id is distinct from o.assignee_id;
  end if;
  if users is not null then
    perform private.tell_users(users, tickets, 'assigned', null, private.actor_name());
  end if;
  return null;
end $$;
comment on function private.tell_of_assignment() is
  'Trigger: tells users which tickets became theirs, those of one statement together. Definer: notifications are nobody''s to write.';

create function private.tell_of_mention() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.tell_users(array[new.user_id], array[m.ticket_number], 'mentioned', m.id, m.author_name)
  from public.messages m where m.id = new.message_id;
  return null;
end $$;
comment on function private.tell_of_mention() is
  'Trigger: tells a user that a note mentions them. Definer: notifications are nobody''s to write.';

create function private.tell_of_reply() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- The first message is the ticket itself; that of a follow-up is an answer.
  if not exists (
    select from public.messages m where m.ticket_number = new.ticket_number and m.id < new.id
    union all
    select from public.tickets t where t.number = new.ticket_number and t.follows_up is not null) then
    return null;
  end if;
  perform private.tell_users(array_agg(told.user_id), array_agg(new.ticket_number), 'replied', new.id, new.author_name)
  from (
    select t.assignee_id as user_id from public.tickets t where t.number = new.ticket_number and t.assignee_id is not null
    union
    select f.user_id from public.ticket_followers f where f.ticket_number = new.ticket_number
  ) told
  where told.user_id is distinct from new.author_user_id;
  return null;
end $$;
comment on function private.tell_of_reply() is
  'Trigger: tells the assignee and the followers of a ticket that somebody else answered. Definer: notifications are nobody''s to write.';

create trigger tickets_95_tell_of_new after insert on public.tickets
  referencing new table as now_are
  for each statement execute function private.tell_of_assignment();
create trigger tickets_95_tell_of_change after update on public.tickets
  referencing old table as were new table as now_are
  for each statement execute function private.tell_of_assignment();
create trigger message_mentions_50_tell after insert on public.message_mentions
  for each row execute function private.tell_of_mention();
-- What was said long ago and is only brought in now is no news.
create trigger messages_50_tell after insert on public.messages
  for each row when (new.kind = 'reply' and new.created_at > now() - interval '1 hour')
  execute function private.tell_of_reply();
