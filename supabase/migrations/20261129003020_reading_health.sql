-- How the queue, mail, webhooks and files fare; and the one answer for page and monitor.

create function private.health_of_jobs() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'failed', count(*) filter (where j.locked_at is null and j.attempts >= j.max_attempts),
      'retrying', count(*) filter (where j.locked_at is null and j.attempts > 0 and j.attempts < j.max_attempts),
      'running', count(*) filter (where j.locked_at is not null),
      'due', count(*) filter (where j.locked_at is null and j.attempts = 0 and j.run_at <= now()),
      'later', count(*) filter (where j.locked_at is null and j.attempts = 0 and j.run_at > now()),
      'oldest_due_seconds', coalesce(round(extract(epoch from now() - min(j.run_at)
        filter (where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= now()))), 0),
      'failed_mails', count(*) filter (where j.task_identifier ~ '^send_.*_mail$' and j.locked_at is null and j.attempts >= j.max_attempts),
      'retrying_mails', count(*) filter (
        where j.task_identifier ~ '^send_.*_mail$' and j.locked_at is null and j.attempts > 0 and j.attempts < j.max_attempts))
    from graphile_worker.jobs j
  ) || jsonb_build_object('workers', (
    select count(*) from pg_catalog.pg_locks l
    where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
      and l.classid::bigint = hashtext('counterfoil worker')::bigint & 4294967295));
end $$;
comment on function private.health_of_jobs() is
  'Jobs by state, how long the oldest that is due has waited, and how many workers live.';

create function private.health_of_mail() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'sent', count(*) filter (where m.outcome = 'sent'),
      'refused', count(*) filter (where m.outcome = 'refused'),
      'given_up', count(*) filter (where m.outcome = 'given_up'))
    from private.sent_mails m where m.decided_at > now() - interval '1 day');
end $$;
comment on function private.health_of_mail() is 'What became of the mails of replies, address by address, in the last day.';

create function private.health_of_webhooks() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return jsonb_build_object(
    'failed_events', (
      select coalesce(sum(f.failed), 0) from public.webhook_sources s cross join lateral (
        select count(*) as failed from (
          select from public.webhook_events e where e.source_id = s.id and e.status = 'failed' limit 1000) e) f),
    'switched_off', (select count(*) from public.webhook_subscriptions s where s.disabled_reason is not null));
end $$;
comment on function private.health_of_webhooks() is
  'Received events that failed (a thousand of each source are counted), and subscriptions that were switched off because they failed.';

create function private.health_of_storage() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object('bucket', b.id, 'objects', o.objects, 'bytes', o.bytes) order by b.id)
    from storage.buckets b cross join lateral (
      select count(*) as objects, coalesce(sum((o.metadata ->> 'size')::bigint), 0) as bytes
      from storage.objects o where o.bucket_id = b.id) o), '[]');
end $$;
comment on function private.health_of_storage() is 'Of each bucket how many objects lie in it, and their bytes.';

create function private.applied_migrations() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((select jsonb_agg(m.version order by m.version) from supabase_migrations.schema_migrations m), '[]');
exception when undefined_table then
  return '[]';
end $$;
comment on function private.applied_migrations() is 'Versions of the migrations that this database has.';

create function private.read_health() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not (private.is_admin() or private.has_scope('health:read')) then
    raise insufficient_privilege using message = 'this is for admins and for keys with the scope health:read';
  end if;
  return jsonb_build_object(
    'at', now(),
    'database', private.health_of_database(),
    'slow_queries', private.slow_queries(10),
    'jobs', private.health_of_jobs(),
    'mail', private.health_of_mail(),
    'webhooks', private.health_of_webhooks(),
    'storage', private.health_of_storage(),
    'migrations', private.applied_migrations());
end $$;
comment on function private.read_health() is
  'How the installation fares, in numbers. Definer: it looks at statistics, queue and files that are nobody''s to read. For admins, and keys with health:read.';

create function public.read_health() returns jsonb
language sql stable security invoker set search_path = '' as $$ select private.read_health() $$;
comment on function public.read_health() is
  'How database, queue, mail, webhooks and files fare, in numbers. For admins, and keys with health:read.';

grant execute on function private.read_health(), public.read_health() to authenticated;
