-- One job wakes a worker for a source, however many events come in before it is fetched: a job for
-- each event was most of what a delivery cost, and found nothing to do.

create or replace function private.enqueue_webhook_event(event_id uuid, run_at timestamptz default null) returns void
language plpgsql set search_path = '' as $$
declare
  source uuid := (select e.source_id from public.webhook_events e where e.id = event_id);
  -- Jobs of a queue run one after another: while one is at a source, the next stays where it can be seen.
  queue text := 'webhook source ' || source;
begin
  if source is null then
    return;
  elsif run_at is null then
    perform pg_advisory_xact_lock_shared(private.webhook_arrivals(source));
    if exists (
      select from graphile_worker.jobs j
      where j.key = queue and j.locked_at is null and j.run_at <= clock_timestamp() and j.attempts < j.max_attempts)
    then return;
    end if;
  end if;
  perform graphile_worker.add_job(
    'process_webhook_event', json_build_object('event_id', event_id), queue_name => queue,
    run_at => enqueue_webhook_event.run_at,
    job_key => case when run_at is null then queue else 'webhook event ' || event_id end);
end $$;
comment on function private.enqueue_webhook_event(uuid, timestamptz) is
  'Wakes a worker for an event, now or then. Whichever event it is woken by, it carries out all of its source that wait: a job that is there and not begun serves for this event too.';

create function private.webhook_arrivals(source_id uuid) returns bigint
language sql immutable set search_path = '' as $$ select hashtextextended('webhook arrivals ' || source_id, 0) $$;
comment on function private.webhook_arrivals(uuid) is
  'Key of the lock that transactions share while they rely on a job that has not begun.';

create function private.await_webhook_arrivals(source_id uuid) returns void
language sql set search_path = '' as $$ select pg_advisory_xact_lock(private.webhook_arrivals(source_id)) $$;
comment on function private.await_webhook_arrivals(uuid) is
  'Waits for all that rely on the job that has just begun: their events are to be seen then. For the worker, in a transaction of its own.';

drop function private.drop_webhook_jobs(uuid[]);
