-- The states of a hundred thousand jobs are counted in a moment: plpgsql keeps its plans, and what a
-- job works for is looked up for those of one page.

create or replace function private.job_state(job graphile_worker.jobs) returns text
language plpgsql stable set search_path = '' as $$
begin
  return case
    when job.locked_at is not null then 'running'
    when job.attempts >= job.max_attempts then 'failed'
    when job.attempts > 0 then 'retrying'
    else 'waiting' end;
end $$;

create or replace function private.list_jobs(states text[], before bigint, page_size integer)
returns table (id bigint, task text, state text, subject text, ticket_number bigint, error text,
  attempts integer, max_attempts integer, run_at timestamptz, created_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return query
    select (p.job).id, (p.job).task_identifier, private.job_state(p.job), private.subject_of_job(p.job),
      private.ticket_of_job(p.job), left((p.job).last_error, 2000), (p.job).attempts::integer,
      (p.job).max_attempts::integer, (p.job).run_at, (p.job).created_at
    from (
      select j as job from graphile_worker.jobs j
      where (list_jobs.before is null or j.id < list_jobs.before) and private.job_state(j) = any (states)
      order by j.id desc limit least(greatest(page_size, 1), 200)) p;
end $$;
