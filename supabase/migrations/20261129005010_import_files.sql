-- A file of contacts on its way: begun, put into Storage by who began it, finished; read by the
-- worker, which deletes it then.

insert into storage.buckets (id, name, public, file_size_limit) values ('imports', 'imports', false, 134217728);

create function private.import_of(object_name text) returns uuid
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return substring(object_name from '^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/file$')::uuid;
end $$;
comment on function private.import_of(text) is 'The import whose file an object of this name is; null for every other name.';

create policy "who began an import puts its file there, once" on storage.objects
  for insert to authenticated with check (
    bucket_id = 'imports'
    and exists (
      select from public.contact_imports i
      where i.id = private.import_of(name) and i.user_id = (select private.actor_user_id()) and i.state = 'receiving'));
create policy "the worker reads files of imports" on storage.objects
  for select to authenticated using (bucket_id = 'imports' and (select private.actor_kind()) = 'system');
create policy "the worker deletes files of imports" on storage.objects
  for delete to authenticated using (bucket_id = 'imports' and (select private.actor_kind()) = 'system');

comment on function private.worker_token() is
  'A token of 60 s that lets the worker reach the buckets of attachments and of imports through Storage, and no table. For the worker''s own connection.';

create function private.wake_contact_import(id uuid, task text) returns void
language sql set search_path = '' as $$
  select graphile_worker.add_job(
    task, json_build_object('id', id), queue_name => 'contact import ' || id, job_key => task || ' ' || id)
$$;
comment on function private.wake_contact_import(uuid, text) is
  'Enqueues the next piece of work on an import. Its jobs run one after another.';

create function private.require_import(id uuid, states text[]) returns public.contact_imports
language plpgsql set search_path = '' as $$
declare
  found_one public.contact_imports;
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  select * into found_one from public.contact_imports i where i.id = require_import.id for update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such import';
  end if;
  if not found_one.state = any (states) then
    raise sqlstate 'PT409' using message = 'the import has gone on since';
  end if;
  return found_one;
end $$;
comment on function private.require_import(uuid, text[]) is
  'The import, locked to the end of the transaction. Refuses everyone but admins; PT404 when there is none, PT409 when it is in none of these states.';

create function private.begin_contact_import(file_name text, out id uuid, out max_bytes bigint)
language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  insert into public.contact_imports as i (user_id, file_name)
  values (private.actor_user_id(), begin_contact_import.file_name) returning i.id into begin_contact_import.id;
  select b.file_size_limit into max_bytes from storage.buckets b where b.id = 'imports';
end $$;
comment on function private.begin_contact_import(text) is
  'Begins an import of the acting admin. Definer: imports are nobody''s to write, buckets nobody''s to list.';

create function private.finish_contact_import(id uuid, encoding text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  begun public.contact_imports := private.require_import(id, '{receiving}');
  bytes bigint := (
    select (o.metadata ->> 'size')::bigint from storage.objects o
    where o.bucket_id = 'imports' and o.name = begun.id || '/file');
begin
  if bytes is null or begun.user_id <> private.actor_user_id() then
    raise sqlstate 'PT404' using message = 'its bytes are not there';
  end if;
  update public.contact_imports i set
    state = 'reading', size = bytes, encoding = finish_contact_import.encoding where i.id = begun.id;
  perform private.wake_contact_import(begun.id, 'read_contact_import');
end $$;
comment on function private.finish_contact_import(uuid, text) is
  'Says of a file of the acting admin that its bytes are there, and has it read. Definer: as begin_contact_import.';

create function private.remove_import_files() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job('remove_import_files', json_build_object('ids', json_agg(g.id)))
  from gone g where g.state in ('receiving', 'reading') having count(*) > 0;
  return null;
end $$;
comment on function private.remove_import_files() is
  'Trigger: Storage forgets the files of imports that went before they were read. Definer: nobody who comes through the API enqueues jobs.';
create trigger contact_imports_30_remove after delete on public.contact_imports
  referencing old table as gone for each statement execute function private.remove_import_files();

create function public.begin_contact_import(file_name text) returns table (id uuid, max_bytes bigint)
language sql security invoker set search_path = '' as $$ select b.id, b.max_bytes from private.begin_contact_import(file_name) b $$;
comment on function public.begin_contact_import(text) is
  'Begins an import of contacts: answers its id, under which Storage takes its bytes (ID/file in the bucket imports) once, and how many at most. For admins.';

create function public.finish_contact_import(id uuid, encoding text) returns void
language sql security invoker set search_path = '' as $$ select private.finish_contact_import(id, encoding) $$;
comment on function public.finish_contact_import(uuid, text) is
  'Says that the bytes of an import are in Storage, and has them read. PT404 when they are not.';

grant execute on function
  private.import_of(text), private.begin_contact_import(text), private.finish_contact_import(uuid, text),
  public.begin_contact_import(text), public.finish_contact_import(uuid, text) to authenticated;
