-- Whether mail goes out: what the worker says of its sender, and mails sent to see.

create table private.mail_sender (
  only_row boolean primary key default true,
  sender text not null,
  reply_to text,
  server text not null,
  told_at timestamptz not null default now()
);
create table private.test_mails (
  id bigint generated always as identity primary key,
  recipient text not null,
  asked_by text not null,
  asked_at timestamptz not null default clock_timestamp(),
  outcome text,
  response text,
  duration_ms integer,
  ended_at timestamptz
);

comment on table private.mail_sender is 'What the worker that began last sends mail as, and by which server. Without user and password.';
comment on table private.test_mails is 'Mails that admins had sent to see whether any arrive. The newest 20 are kept.';
comment on column private.test_mails.outcome is 'sent: the server took it. failed: it did not. Null while no worker has come to it.';
comment on column private.test_mails.response is 'What the server said, or why there was nobody to say anything.';

alter table private.mail_sender add constraint mail_sender_only_row check (only_row);
alter table private.test_mails
  add constraint test_mails_outcome_known check (outcome in ('sent', 'failed')),
  add constraint test_mails_ended check ((outcome is null) = (ended_at is null)),
  add constraint test_mails_recipient_valid check (private.is_email(recipient)),
  add constraint test_mails_response_length check (length(response) <= 1000);

create function private.tell_mail_sender(sender text, reply_to text, server text) returns void
language sql set search_path = '' as $$
  insert into private.mail_sender as m (sender, reply_to, server)
  values (left(tell_mail_sender.sender, 320), left(tell_mail_sender.reply_to, 320), left(tell_mail_sender.server, 300))
  on conflict (only_row) do update
    set sender = excluded.sender, reply_to = excluded.reply_to, server = excluded.server, told_at = now()
$$;
comment on function private.tell_mail_sender(text, text, text) is 'Notes what a worker that begins sends mail as. For the worker.';

create function private.send_test_mail(recipient text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  made bigint;
begin
  perform private.require_admin();
  perform pg_advisory_xact_lock(hashtext('test mails'));
  if (select count(*) from private.test_mails t where t.asked_at > clock_timestamp() - interval '10 minutes') >= 5 then
    raise check_violation using message = 'five test mails in ten minutes are enough: constraint "test_mails_rate"',
      constraint = 'test_mails_rate';
  end if;
  insert into private.test_mails (recipient, asked_by)
  values (lower(send_test_mail.recipient), private.actor_name()) returning id into made;
  delete from private.test_mails t where t.id <= made - 20;
  -- Tried once: what it ran into is what one wants to see.
  perform graphile_worker.add_job('send_test_mail', json_build_object('test_mail_id', made), max_attempts => 1, job_key => 'test mail ' || made);
  insert into public.audit_log
    (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  values (private.actor_kind(), private.actor_id(), private.actor_name(), 'changed', 'mail', made::text,
    lower(send_test_mail.recipient), jsonb_build_object('test', jsonb_build_object('from', null, 'to', now())));
  return made;
end $$;
comment on function private.send_test_mail(text) is
  'Has a worker send a mail to this address, at most five in ten minutes; answers its id. One line of the audit log. Definer: the queue and these mails are nobody''s to write. For admins.';

create function private.record_test_mail(id bigint, outcome text, response text, duration_ms integer) returns void
language sql set search_path = '' as $$
  update private.test_mails t
  set outcome = record_test_mail.outcome, response = left(record_test_mail.response, 1000),
    duration_ms = record_test_mail.duration_ms, ended_at = clock_timestamp()
  where t.id = record_test_mail.id and t.outcome is null
$$;
comment on function private.record_test_mail(bigint, text, text, integer) is 'Notes what became of a test mail. For the worker.';

create function public.send_test_mail(recipient text) returns bigint
language sql security invoker set search_path = '' as $$ select private.send_test_mail(recipient) $$;
comment on function public.send_test_mail(text) is
  'Has a worker send a mail to this address, to see whether any arrive; answers its id. For admins; at most five in ten minutes (23514, test_mails_rate).';

grant execute on function private.send_test_mail(text), public.send_test_mail(text) to authenticated;
