-- Jobs of a worker that died. Graphile Worker keeps them locked for four hours; nobody shall wait so long.

create function private.hold_worker(pool_id text) returns void
language sql set search_path = '' as $$
  select pg_advisory_lock(hashtext('counterfoil worker'), hashtext(pool_id))
$$;
comment on function private.hold_worker(text) is
  'Says that a pool of workers lives, for as long as this connection does. Its end is seen by Postgres, whatever ended it.';

create function private.release_dead_jobs() returns integer
language plpgsql set search_path = '' as $$
declare
  dead text[] := array(
    select distinct j.locked_by from graphile_worker.jobs j
    -- A pool that has just begun may hold a job before it holds its lock.
    where j.locked_by is not null and j.locked_at < now() - interval '5 seconds'
      and not exists (
        select from pg_catalog.pg_locks l
        where l.locktype = 'advisory' and l.objsubid = 2
          and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
          and l.classid::bigint = hashtext('counterfoil worker')::bigint & 4294967295
          and l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295));
begin
  if cardinality(dead) > 0 then
    perform graphile_worker.force_unlock_workers(dead);
  end if;
  return cardinality(dead);
end $$;
comment on function private.release_dead_jobs() is
  'Gives the jobs of workers that no longer live to those that do; answers how many workers had died. Every worker calls it every few seconds. Jobs are written so that a second run does no harm.';
