-- What users are told by mail: that a ticket is theirs now, that they are mentioned, that somebody
-- answered. Written in the change's own transaction, collected for a minute, and sent as one mail.

create table private.notifications (
  id bigint generated always as identity primary key,
  user_id uuid not null references public.users (id) on delete cascade,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  reason text not null,
  message_id bigint references public.messages (id) on delete cascade,
  actor_name text not null,
  batch bigint,
  mailed_at timestamptz,
  created_at timestamptz not null default now()
);

comment on table private.notifications is 'What a user is to be told, and was told.';
comment on column private.notifications.actor_name is 'Who did it, by the name they had.';
comment on column private.notifications.batch is 'The mail that it belongs to: the last notification in it. Fixed before the mail is sent, so that one sent twice is the same mail.';

alter table private.notifications
  add constraint notifications_reason_known check (reason in ('assigned', 'mentioned', 'replied'));

create index notifications_of_user on private.notifications (user_id, id);
create index notifications_to_mail on private.notifications (user_id, batch) where mailed_at is null;
create index notifications_of_ticket on private.notifications (ticket_number);
create index notifications_of_message on private.notifications (message_id);
create index notifications_by_time on private.notifications (created_at);

create function private.wishes(user_id uuid, reason text) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select from public.users u
    where u.id = user_id and u.deactivated_at is null and coalesce((u.notifications ->> reason)::boolean, true))
$$;
comment on function private.wishes(uuid, text) is
  'Whether an active user wishes to be told of this; a kind that nothing is said of is wished.';

create function private.tell_users(user_ids uuid[], tickets bigint[], reason text, message bigint, actor_name text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  told uuid;
begin
  for told in
    with written as (
      insert into private.notifications (user_id, ticket_number, reason, message_id, actor_name)
      select a.user_id, a.ticket, tell_users.reason, tell_users.message, tell_users.actor_name
      from unnest(user_ids, tickets) a (user_id, ticket)
      where a.user_id is distinct from private.actor_user_id() and private.wishes(a.user_id, tell_users.reason)
      returning user_id)
    select distinct user_id from written order by user_id
  loop
    -- A key of this transaction alone: with one key for all, two who tell the same two users at
    -- once would wait for one another's rows, and one of them fail.
    perform graphile_worker.add_job(
      'send_notification_mail', json_build_object('user_id', told),
      queue_name => 'notifications ' || told, run_at => now() + interval '1 minute',
      job_key => format('notifications %s %s', told, pg_current_xact_id()));
  end loop;
end $$;
comment on function private.tell_users(uuid[], bigint[], text, bigint, text) is
  'Tells users of tickets, those who wish it and did not do it themselves, in a minute. Definer: nobody writes notifications, nor enqueues jobs.';
