-- Imports are forgotten after 30 days; files that nobody waits for sooner.

create function private.forget_contact_imports(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  gone integer;
begin
  delete from public.contact_imports i where i.state = 'receiving' and i.created_at < now() - interval '1 day';
  delete from public.contact_import_lines l where (l.import_id, l.number) in (
    select o.import_id, o.number from public.contact_imports i
    join public.contact_import_lines o on o.import_id = i.id
    where coalesce(i.started_at, i.created_at) < now() - interval '30 days' and i.state not in ('importing', 'undoing')
    limit at_most);
  get diagnostics gone = row_count;
  if gone < at_most then
    delete from public.contact_imports i
    where coalesce(i.started_at, i.created_at) < now() - interval '30 days' and i.state not in ('importing', 'undoing');
  end if;
  return gone;
end $$;
comment on function private.forget_contact_imports(integer) is
  'Deletes imports of 30 days ago, their lines first and at most so many of these; answers how many it deleted. For the worker.';

create function private.stray_import_files(at_most integer) returns setof text
language sql stable set search_path = '' as $$
  select o.name from storage.objects o
  where o.bucket_id = 'imports' and o.created_at < now() - interval '1 hour'
    and not exists (
      select from public.contact_imports i
      where i.id = private.import_of(o.name) and i.state in ('receiving', 'reading'))
  limit at_most
$$;
comment on function private.stray_import_files(integer) is
  'Files of imports that have been read or are no more, an hour old or more. For the sweep.';

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
    when 'read_contact_import' then (
      select i.file_name from public.contact_imports i
      where i.id = substring(job.queue_name from '^contact import ([0-9a-f-]{36})$')::uuid)
    when 'work_contact_import' then (
      select i.file_name from public.contact_imports i
      where i.id = substring(job.queue_name from '^contact import ([0-9a-f-]{36})$')::uuid)
    end, job.key, job.queue_name)
$$;
