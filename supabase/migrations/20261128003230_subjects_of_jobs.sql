-- Received events have no queue of their source's any more: their jobs name the event.

create or replace function private.subject_of_job(job graphile_worker.jobs) returns text
language sql stable set search_path = '' as $$
  select coalesce(case job.task_identifier
    when 'send_reply_mail' then (
      select t.subject from public.tickets t where t.number = private.ticket_of_job(job))
    when 'send_invitation_mail' then (
      select i.email from public.invitations i where i.id::text = substring(job.key from '^invitation (.+)$'))
    when 'send_notification_mail' then (
      select u.name from public.users u where u.id::text = substring(job.queue_name from '^notifications (.+)$'))
    when 'process_webhook_event' then (
      select s.slug from public.webhook_events e join public.webhook_sources s on s.id = e.source_id
      where e.id = substring(job.key from '^webhook event ([0-9a-f-]{36})$')::uuid)
    when 'make_thumbnail' then (
      select a.file_name from public.attachments a
      where a.id = substring(job.key from '^thumbnail ([0-9a-f-]{36})$')::uuid)
    end, job.key, job.queue_name)
$$;
