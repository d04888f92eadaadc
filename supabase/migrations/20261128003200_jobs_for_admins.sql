-- What is on its way or failed, for admins to see and to try again. The queue's own tables are
-- Graphile Worker's: only its views and functions are used.

create function private.require_admin() returns void
language plpgsql set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
end $$;
comment on function private.require_admin() is 'Refuses everyone but living admins.';

create function private.job_state(job graphile_worker.jobs) returns text
language sql stable set search_path = '' as $$
  select case
    when job.locked_at is not null then 'running'
    when job.attempts >= job.max_attempts then 'failed'
    when job.attempts > 0 then 'retrying'
    else 'waiting' end
$$;
comment on function private.job_state(graphile_worker.jobs) is
  'running; failed: tried as often as it may be; retrying: failed and tried again later; waiting: not tried yet.';

create function private.ticket_of_job(job graphile_worker.jobs) returns bigint
language sql stable set search_path = '' as $$
  select m.ticket_number from public.messages m
  where job.task_identifier = 'send_reply_mail' and m.id = substring(job.key from '^reply mail (\d{1,18})$')::bigint
$$;
comment on function private.ticket_of_job(graphile_worker.jobs) is 'The ticket that a job works for; null when it is for none.';

create function private.subject_of_job(job graphile_worker.jobs) returns text
language sql stable set search_path = '' as $$
  select coalesce(case job.task_identifier
    when 'send_reply_mail' then (
      select t.subject from public.tickets t where t.number = private.ticket_of_job(job))
    when 'send_invitation_mail' then (
      select i.email from public.invitations i where i.id::text = substring(job.key from '^invitation (.+)$'))
    when 'send_notification_mail' then (
      select u.name from public.users u where u.id::text = substring(job.queue_name from '^notifications (.+)$'))
    when 'process_webhook_event' then (
      select s.slug from public.webhook_sources s where s.id::text = substring(job.queue_name from '^webhook (.+)$'))
    end, job.key, job.queue_name)
$$;
comment on function private.subject_of_job(graphile_worker.jobs) is
  'What a job works for, in words: a ticket''s subject, an address, a user, a source; null when it is for no one thing.';

create function private.list_jobs(states text[], before bigint, page_size integer)
returns table (id bigint, task text, state text, subject text, ticket_number bigint, error text,
  attempts integer, max_attempts integer, run_at timestamptz, created_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return query
    select j.id, j.task_identifier, private.job_state(j), private.subject_of_job(j), private.ticket_of_job(j),
      left(j.last_error, 2000), j.attempts::integer, j.max_attempts::integer, j.run_at, j.created_at
    from graphile_worker.jobs j
    where (list_jobs.before is null or j.id < list_jobs.before)
      and private.job_state(j) = any (states)
    order by j.id desc limit least(greatest(page_size, 1), 200);
end $$;
comment on function private.list_jobs(text[], bigint, integer) is
  'Jobs in these states, newest first. Definer: the queue is nobody''s to read. For admins.';

create function private.count_jobs()
returns table (failed bigint, retrying bigint, running bigint, waiting bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return query
    select count(*) filter (where s.state = 'failed'), count(*) filter (where s.state = 'retrying'),
      count(*) filter (where s.state = 'running'), count(*) filter (where s.state = 'waiting')
    from (select private.job_state(j) as state from graphile_worker.jobs j) s;
end $$;
comment on function private.count_jobs() is 'How many jobs are in which state. Definer: as list_jobs. For admins.';

create function private.retry_jobs(job_ids bigint[]) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  retried bigint[];
  one graphile_worker.jobs;
begin
  perform private.require_admin();
  select j.* into one from graphile_worker.jobs j where j.id = job_ids[1];
  select array_agg(r.id) into retried
  from graphile_worker.reschedule_jobs(
    array(
      select j.id from graphile_worker.jobs j
      where (job_ids is null or j.id = any (job_ids)) and private.job_state(j) in ('failed', 'retrying')),
    run_at => now(), attempts => 0) r;
  if retried is null then
    return 0;
  end if;
  -- No row of ours changes, so no trigger tells of it.
  insert into public.audit_log
    (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  values (private.actor_kind(), private.actor_id(), private.actor_name(), 'changed', 'jobs', retried[1]::text,
    case when cardinality(retried) = 1 and one.id is not null
      then concat_ws(': ', one.task_identifier, left(private.subject_of_job(one), 300))
      else cardinality(retried) || ' jobs' end,
    jsonb_build_object('retried_at', jsonb_build_object('from', null, 'to', now())));
  return cardinality(retried);
end $$;
comment on function private.retry_jobs(bigint[]) is
  'Has these jobs tried again now, or all that failed for null, with all their attempts before them; answers how many. One line of the audit log. Definer: as list_jobs. For admins.';

create function public.list_jobs(states text[] default '{failed,retrying}', before bigint default null, page_size integer default 50)
returns table (id bigint, task text, state text, subject text, ticket_number bigint, error text,
  attempts integer, max_attempts integer, run_at timestamptz, created_at timestamptz)
language sql stable security invoker set search_path = '' as $$ select * from private.list_jobs(states, before, page_size) $$;
comment on function public.list_jobs(text[], bigint, integer) is
  'Jobs in these states (failed, retrying, running, waiting), newest first, at most 200. For admins.';

create function public.count_jobs() returns table (failed bigint, retrying bigint, running bigint, waiting bigint)
language sql stable security invoker set search_path = '' as $$ select * from private.count_jobs() $$;
comment on function public.count_jobs() is 'How many jobs are in which state. For admins.';

create function public.retry_jobs(job_ids bigint[] default null) returns integer
language sql security invoker set search_path = '' as $$ select private.retry_jobs(job_ids) $$;
comment on function public.retry_jobs(bigint[]) is
  'Has these jobs tried again now, or all that failed; answers how many there were. For admins.';

grant execute on function
  private.list_jobs(text[], bigint, integer), private.count_jobs(), private.retry_jobs(bigint[]),
  public.list_jobs(text[], bigint, integer), public.count_jobs(), public.retry_jobs(bigint[]) to authenticated;
