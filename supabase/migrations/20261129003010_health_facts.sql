-- How the installation fares, in numbers: what they mean is for the app to say.

create function private.largest_tables(at_most integer) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select jsonb_agg(to_jsonb(t) order by t.bytes desc) from (
      select n.nspname || '.' || c.relname as name, pg_total_relation_size(c.oid) as bytes,
        pg_indexes_size(c.oid) as index_bytes, coalesce(s.n_live_tup, 0) as rows, coalesce(s.n_dead_tup, 0) as dead_rows
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid
      where c.relkind in ('r', 'm') and n.nspname in ('public', 'private', 'auth', 'storage', 'graphile_worker')
      order by pg_total_relation_size(c.oid) desc limit at_most) t), '[]');
end $$;
comment on function private.largest_tables(integer) is
  'The largest tables with their indexes, in bytes; rows are as the statistics have them.';

create function private.slow_queries(at_most integer) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  place text := (
    select n.nspname from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
    where e.extname = 'pg_stat_statements');
  found jsonb;
begin
  if place is null then
    return null;
  end if;
  -- What is typed by hand may hold secrets: only what reads and writes rows is told, without its texts.
  execute format($sql$
    select jsonb_agg(to_jsonb(q) order by q.mean_ms desc) from (
      select left(regexp_replace(regexp_replace(s.query, '''([^'']|'''')*''', '''…''', 'g'), '\s+', ' ', 'g'), 400) as query,
        s.calls, round(s.mean_exec_time::numeric, 1) as mean_ms, round(s.max_exec_time::numeric, 1) as max_ms,
        round(s.total_exec_time::numeric) as total_ms
      from %I.pg_stat_statements s
      where s.dbid = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
        and s.toplevel and s.calls >= 10 and s.query ~* '^\s*(with|select|insert|update|delete|merge)\M'
      order by s.mean_exec_time desc limit $1) q $sql$, place)
    into found using at_most;
  return coalesce(found, '[]');
exception when object_not_in_prerequisite_state or insufficient_privilege or undefined_column then
  return null;
end $$;
comment on function private.slow_queries(integer) is
  'What took longest on average of what was asked ten times or more, since Postgres began to count; null where pg_stat_statements does not count. Texts in it are left out.';

create function private.health_of_database() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return jsonb_build_object(
    'version', split_part(current_setting('server_version'), ' ', 1),
    'bytes', pg_database_size(current_database()),
    'connections', (select count(*) from pg_catalog.pg_stat_activity a where a.backend_type = 'client backend'),
    'max_connections', current_setting('max_connections')::integer,
    'oldest_transaction_seconds', (
      select coalesce(round(extract(epoch from clock_timestamp() - min(a.xact_start))), 0)
      from pg_catalog.pg_stat_activity a
      where a.datname = current_database() and a.backend_type = 'client backend' and a.pid <> pg_backend_pid()),
    'frozen_age', (select age(d.datfrozenxid) from pg_catalog.pg_database d where d.datname = current_database()),
    'tables', private.largest_tables(10));
end $$;
comment on function private.health_of_database() is
  'Size, largest tables, connections, the oldest open transaction, and how many transactions ago rows were last frozen.';
