-- What admins see of mail: its sender, its tests, and what did not arrive.

create index sent_mails_undelivered on private.sent_mails (decided_at) where outcome <> 'sent';

create function private.read_mail_state() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return jsonb_build_object(
    'sender', (
      select jsonb_build_object('sender', m.sender, 'reply_to', m.reply_to, 'server', m.server, 'told_at', m.told_at)
      from private.mail_sender m),
    'workers', private.health_of_jobs() -> 'workers',
    'of_a_day', private.health_of_mail(),
    'last_sent_at', (select s.decided_at from private.sent_mails s where s.outcome = 'sent' order by s.decided_at desc limit 1),
    'tests', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', t.id, 'recipient', t.recipient, 'asked_by', t.asked_by, 'asked_at', t.asked_at, 'outcome', t.outcome,
        'response', t.response, 'duration_ms', t.duration_ms) order by t.id desc)
      from (select * from private.test_mails order by id desc limit 5) t), '[]'));
end $$;
comment on function private.read_mail_state() is
  'The sender as its worker told it, what was mailed in a day, and the last tests. Definer: these tables are nobody''s to read. For admins.';

create function private.list_mail_failures(before timestamptz, page_size integer)
returns table (failed_at timestamptz, recipient text, outcome text, reason text, ticket_number bigint, ticket_subject text,
  job_id bigint, task text)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return query
    select f.* from (
      (select s.decided_at, s.recipient, s.outcome, s.reason, t.number, t.subject, null::bigint, 'send_reply_mail'
      from private.sent_mails s
      join public.messages m on m.id = s.message_id join public.tickets t on t.number = m.ticket_number
      where s.outcome <> 'sent' and (list_mail_failures.before is null or s.decided_at < list_mail_failures.before)
      order by s.decided_at desc limit least(greatest(page_size, 1), 200))
      union all
      (select j.updated_at, private.subject_of_job(j), private.job_state(j), left(j.last_error, 2000),
        private.ticket_of_job(j), null, j.id, j.task_identifier
      from graphile_worker.jobs j
      where j.task_identifier ~ '^send_.*_mail$' and j.attempts > 0 and j.locked_at is null
        and (list_mail_failures.before is null or j.updated_at < list_mail_failures.before)
      order by j.updated_at desc limit least(greatest(page_size, 1), 200))
    ) f (failed_at, recipient, outcome, reason, ticket_number, ticket_subject, job_id, task)
    order by f.failed_at desc limit least(greatest(page_size, 1), 200);
end $$;
comment on function private.list_mail_failures(timestamptz, integer) is
  'Mails that did not arrive, newest first: addresses that were refused or given up, and jobs of mails that failed or are tried again. Definer: queue and records are nobody''s to read. For admins.';

create function public.read_mail_state() returns jsonb
language sql stable security invoker set search_path = '' as $$ select private.read_mail_state() $$;
comment on function public.read_mail_state() is
  'The sender as its worker told it, what was mailed in a day, and the last tests. For admins.';

create function public.list_mail_failures(before timestamptz default null, page_size integer default 50)
returns table (failed_at timestamptz, recipient text, outcome text, reason text, ticket_number bigint, ticket_subject text,
  job_id bigint, task text)
language sql stable security invoker set search_path = '' as $$ select * from private.list_mail_failures(before, page_size) $$;
comment on function public.list_mail_failures(timestamptz, integer) is
  'Mails that did not arrive, newest first, at most 200: refused, given_up, failed, or retrying. For admins.';

grant execute on function
  private.read_mail_state(), private.list_mail_failures(timestamptz, integer),
  public.read_mail_state(), public.list_mail_failures(timestamptz, integer) to authenticated;
