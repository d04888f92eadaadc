-- How much lies in Storage is measured each hour, and not by everybody who looks how the workspace fares:
-- of a million files that takes seconds.

create table private.storage_sums (
  bucket text primary key,
  objects bigint not null,
  bytes bigint not null,
  measured_at timestamptz not null default now()
);
comment on table private.storage_sums is 'Of each bucket how many objects lay in it, and their bytes, when a job last looked.';

create function private.measure_storage() returns void
language plpgsql set search_path = '' as $$
begin
  delete from private.storage_sums s where not exists (select from storage.buckets b where b.id = s.bucket);
  insert into private.storage_sums as s (bucket, objects, bytes)
  select b.id, count(o.id), coalesce(sum((o.metadata ->> 'size')::bigint), 0)
  from storage.buckets b left join storage.objects o on o.bucket_id = b.id
  group by b.id
  on conflict (bucket) do update set objects = excluded.objects, bytes = excluded.bytes, measured_at = now();
end $$;
comment on function private.measure_storage() is 'Counts the files in Storage and their bytes anew. For the worker.';

create or replace function private.health_of_storage() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'bucket', b.id, 'objects', coalesce(s.objects, 0), 'bytes', coalesce(s.bytes, 0)) order by b.id)
    from storage.buckets b left join private.storage_sums s on s.bucket = b.id), '[]');
end $$;
comment on function private.health_of_storage() is
  'Of each bucket how many objects lie in it, and their bytes, as they were measured within the last hour.';

select private.measure_storage();
