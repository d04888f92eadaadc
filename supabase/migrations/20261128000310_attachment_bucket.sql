-- Where the bytes of attachments lie, and who reaches them there without asking the app.

insert into storage.buckets (id, name, public, file_size_limit)
select 'attachments', 'attachments', false, s.max_attachment_bytes from public.settings s;

create function private.attachment_of(object_name text) returns uuid
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return substring(object_name from '^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?:file|thumbnail)$')::uuid;
end $$;
comment on function private.attachment_of(text) is 'The attachment to which an object of this name belongs; null for every other name.';
grant execute on function private.attachment_of(text) to authenticated;

create policy "who reads an attachment reads its objects" on storage.objects
  for select to authenticated using (
    bucket_id = 'attachments'
    and exists (select from public.attachments a where a.id = private.attachment_of(name)));
create policy "who began an attachment puts its bytes there, once" on storage.objects
  for insert to authenticated with check (
    bucket_id = 'attachments'
    and exists (
      select from public.attachments a
      where a.id = private.attachment_of(name) and name = a.id || '/file'
        and a.message_id is null and a.stored_at is null));

-- Only a token that was signed in this database says "system": the worker's.
create policy "the worker reads all attachments" on storage.objects
  for select to authenticated using (bucket_id = 'attachments' and (select private.actor_kind()) = 'system');
create policy "the worker puts thumbnails and files of mails" on storage.objects
  for insert to authenticated with check (
    bucket_id = 'attachments' and private.attachment_of(name) is not null
    and (select private.actor_kind()) = 'system');
create policy "the worker deletes attachments" on storage.objects
  for delete to authenticated using (bucket_id = 'attachments' and (select private.actor_kind()) = 'system');

create function private.worker_token() returns text
language sql volatile set search_path = '' as $$
  select private.sign_actor_token('system', gen_random_uuid())
$$;
comment on function private.worker_token() is
  'A token of 60 s that lets the worker reach the bucket of attachments through Storage, and no table. For the worker''s own connection.';

create function private.keep_bucket_limit() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update storage.buckets set file_size_limit = new.max_attachment_bytes where id = 'attachments';
  return null;
end $$;
comment on function private.keep_bucket_limit() is
  'Trigger: who goes to Storage directly meets the same limit. Definer: buckets belong to Storage.';

create trigger settings_50_bucket after update of max_attachment_bytes on public.settings
  for each row execute function private.keep_bucket_limit();

create function private.orphaned_objects(at_most integer) returns setof text
language sql stable set search_path = '' as $$
  select o.name from storage.objects o
  where o.bucket_id = 'attachments' and o.created_at < now() - interval '1 hour'
    and not exists (select from public.attachments a where a.id = private.attachment_of(o.name))
  limit at_most
$$;
comment on function private.orphaned_objects(integer) is
  'Objects of attachments that are no more, an hour old or more: a job in hand may still be about to write the row. For the sweep.';

create function private.drop_forgotten_files() returns void
language sql set search_path = '' as $$
  delete from public.attachments a
  where a.message_id is null
    and a.created_at < now() - case when a.stored_at is null then interval '1 hour' else interval '30 days' end
$$;
comment on function private.drop_forgotten_files() is
  'Drops files that were begun an hour ago and never arrived, and those that waited 30 days to be sent. For the sweep.';
