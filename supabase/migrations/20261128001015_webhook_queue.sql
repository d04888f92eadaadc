-- How received events come to their effects: in order within a source, tried again with growing pauses.

create function private.enqueue_webhook_event(event_id uuid, run_at timestamptz default null) returns void
language plpgsql set search_path = '' as $$
begin
  perform graphile_worker.add_job(
    'process_webhook_event', json_build_object('event_id', event_id),
    run_at => enqueue_webhook_event.run_at, job_key => 'webhook event ' || event_id);
end $$;
comment on function private.enqueue_webhook_event(uuid, timestamptz) is
  'Wakes a worker for an event. Whichever event it is woken by, it carries out all of its source that wait.';

create function private.waiting_webhook_events(source_id uuid)
returns table (id uuid, provider text, type text, headers jsonb, body bytea, mapping jsonb)
language sql stable set search_path = '' as $$
  select w.id, s.provider, w.type, w.headers, w.body, s.mapping
  from (
    select e.*, row_number() over oldest_first as at, sum(octet_length(e.body)) over oldest_first as bytes
    from (
      select * from public.webhook_events e
      where e.source_id = waiting_webhook_events.source_id and e.status = 'received' and e.next_attempt_at <= now()
      order by e.received_at, e.id
      limit 50) e
    window oldest_first as (order by e.received_at, e.id)) w
  join public.webhook_sources s on s.id = w.source_id
  where w.at = 1 or w.bytes <= 8388608
  order by w.at
$$;
comment on function private.waiting_webhook_events(uuid) is
  'The next events of a source in the order they came: at most 50, and 8 MiB unless one alone has more. For the worker.';

create function private.postpone_webhook_event(event_id uuid, error text) returns void
language plpgsql set search_path = '' as $$
declare
  attempts integer;
  next_attempt_at timestamptz;
begin
  update public.webhook_events e set
    attempts = e.attempts + 1, reason = left(error, 2000),
    next_attempt_at = clock_timestamp() + make_interval(secs => exp(least(e.attempts + 1, 10)))
  where e.id = event_id and e.status = 'received'
  returning e.attempts, e.next_attempt_at into attempts, next_attempt_at;
  if attempts >= 12 then
    perform private.finish_webhook_event(
      event_id, 'failed', format('given up after %s attempts: %s', attempts, left(error, 2000)));
  elsif attempts is not null then
    perform private.enqueue_webhook_event(event_id, next_attempt_at);
  end if;
end $$;
comment on function private.postpone_webhook_event(uuid, text) is
  'Notes what an attempt ran into and tries again in 3 s, 7 s, 20 s … 6 h; after 12 attempts, some 16 hours, the event has failed.';

create function private.drop_webhook_jobs(event_ids uuid[]) returns void
language sql set search_path = '' as $$
  select graphile_worker.complete_jobs(array(
    select j.id from graphile_worker.jobs j
    where j.key = any (array(
      select 'webhook event ' || e.id from public.webhook_events e
      where e.id = any (event_ids) and e.status <> 'received'))
    and j.locked_at is null))
$$;
comment on function private.drop_webhook_jobs(uuid[]) is
  'Takes back the jobs of events that ended by another''s job: many at once cost less than each its own.';

create function private.resume_webhook_events() returns integer
language plpgsql set search_path = '' as $$
declare
  oldest uuid;
  resumed integer := 0;
begin
  for oldest in
    select w.id from public.webhook_sources s
    cross join lateral (
      select e.id from public.webhook_events e
      where e.source_id = s.id and e.status = 'received' and e.next_attempt_at < now() - interval '1 minute'
      order by e.received_at, e.id limit 1) w
  loop
    perform private.enqueue_webhook_event(oldest);
    resumed := resumed + 1;
  end loop;
  return resumed;
end $$;
comment on function private.resume_webhook_events() is
  'Wakes a worker for each source whose events wait for more than a minute: what the queue lost or gave up on ends all the same.';

create function private.sweep_webhook_events(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  swept integer;
begin
  update public.webhook_events e set body = null, headers = '{}', dedupe_key = 'swept ' || e.id
  where e.id in (
    select o.id from public.webhook_events o
    where o.body is not null and o.status in ('done', 'ignored') and o.processed_at < now() - interval '30 days'
    order by o.processed_at limit at_most for update skip locked);
  get diagnostics swept = row_count;
  delete from private.webhook_secrets s where s.expires_at < now() - interval '1 day';
  return swept;
end $$;
comment on function private.sweep_webhook_events(integer) is
  'Thirty days after its end an event keeps no body, no headers and no dedupe key; that it came, and what became of it, stays. What failed stays whole until it is replayed. Answers how many were swept.';
