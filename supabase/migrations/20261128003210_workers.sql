-- A worker that was killed leaves jobs locked, which Graphile Worker frees after four hours. Each
-- worker here holds an advisory lock while it lives; Postgres lets go of it when its connection ends.

create function private.worker_lock(worker text) returns bigint
language sql immutable set search_path = '' as $$ select hashtextextended('counterfoil worker ' || worker, 0) $$;
comment on function private.worker_lock(text) is 'The key of the advisory lock that a worker holds on a connection of its own while it lives.';

create function private.free_jobs_of_the_dead(grace interval) returns integer
language plpgsql set search_path = '' as $$
declare
  worker text;
  dead text[] := '{}';
  freed integer;
begin
  -- One at a time: a worker whose lock is being tried here would seem alive to another.
  if not pg_try_advisory_xact_lock(private.worker_lock('')) then
    return 0;
  end if;
  for worker in
    select j.locked_by from graphile_worker.jobs j
    where j.locked_by is not null group by 1 having max(j.locked_at) < now() - grace
  loop
    if pg_try_advisory_lock(private.worker_lock(worker)) then
      perform pg_advisory_unlock(private.worker_lock(worker));
      dead := dead || worker;
    end if;
  end loop;
  select count(*) into freed from graphile_worker.jobs j where j.locked_by = any (dead);
  if freed > 0 then
    perform graphile_worker.force_unlock_workers(dead);
    -- A lookout for those that are free now.
    perform pg_notify('jobs:insert', '{"r":0,"count":1}');
  end if;
  return freed;
end $$;
comment on function private.free_jobs_of_the_dead(interval) is
  'Frees the jobs of workers that no longer hold their lock; answers how many. A worker has this long from taking its first job to holding it. For workers, at their start and each minute.';
