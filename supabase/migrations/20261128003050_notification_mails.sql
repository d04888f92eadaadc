-- From notifications to mails: which belong together is fixed before a mail is sent.

create function private.waits_for_earlier_job(user_id uuid, job bigint) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select from graphile_worker.jobs j
    where j.queue_name = 'notifications ' || waits_for_earlier_job.user_id and j.id < job
      and j.attempts between 1 and j.max_attempts - 1 and j.locked_at is null)
$$;
comment on function private.waits_for_earlier_job(uuid, bigint) is
  'Whether an earlier job for this user failed and is going to be tried again: it takes along whatever is to be told by then. For the worker.';

create function private.claim_notifications(user_id uuid)
returns table (batch bigint, email text, name text, ticket bigint, subject text, reason text, actor_name text,
  body text, channel text, author_kind text)
language plpgsql set search_path = '' as $$
declare
  chosen bigint;
begin
  loop
    select min(n.batch) into chosen from private.notifications n
    where n.user_id = claim_notifications.user_id and n.mailed_at is null and n.batch is not null;
    if chosen is null then
      select max(n.id) into chosen from private.notifications n
      where n.user_id = claim_notifications.user_id and n.mailed_at is null;
      update private.notifications n set batch = chosen
      where n.user_id = claim_notifications.user_id and n.mailed_at is null and n.id <= chosen;
    end if;
    exit when chosen is null;
    -- Nobody is told of what they may not see or no longer wish, nor that a ticket is theirs that is
    -- another's by now.
    delete from private.notifications n using public.tickets t
    where n.user_id = claim_notifications.user_id and n.batch = chosen and n.mailed_at is null
      and t.number = n.ticket_number and (
        not private.wishes(n.user_id, n.reason)
        or (n.reason = 'assigned' and t.assignee_id is distinct from n.user_id)
        or not exists (select from private.users_who_see(n.ticket_number) seeing where seeing.id = n.user_id));
    exit when exists (
      select from private.notifications n
      where n.user_id = claim_notifications.user_id and n.batch = chosen and n.mailed_at is null);
  end loop;
  return query
    select n.batch, u.email, u.name, n.ticket_number, t.subject, n.reason, n.actor_name, m.body, m.channel, m.author_kind
    from private.notifications n
    join public.users u on u.id = n.user_id
    join public.tickets t on t.number = n.ticket_number
    left join public.messages m on m.id = n.message_id
    where n.user_id = claim_notifications.user_id and n.batch = chosen and n.mailed_at is null
    order by n.ticket_number, n.id;
end $$;
comment on function private.claim_notifications(uuid) is
  'What the next mail to a user tells, ticket by ticket: the one that was begun and not finished, else all there is. No row when there is nothing to tell. For the worker, one at a time for each user.';

create function private.notifications_mailed(user_id uuid, batch bigint) returns void
language sql set search_path = '' as $$
  update private.notifications n set mailed_at = now()
  where n.user_id = notifications_mailed.user_id and n.batch = notifications_mailed.batch
$$;
comment on function private.notifications_mailed(uuid, bigint) is 'Notes that a mail was sent. For the worker.';
