-- Pictures of users. The row of a user names the object that is shown (users.picture).

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('avatars', 'avatars', false, 524288, '{image/png,image/jpeg,image/webp}');

-- Nobody replaces an object: a new picture is a new one, so that each may be cached for good.
create policy "living users read avatars" on storage.objects
  for select to authenticated
  using (bucket_id = 'avatars' and (select private.acting_as('{user}')));
create policy "living users put avatars into the folder of their own id" on storage.objects
  for insert to authenticated
  with check (
    bucket_id = 'avatars'
    and name ~ ('^' || (select auth.uid()) || '/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
    and (select private.acting_as('{user}')));
create policy "living users delete avatars from the folder of their own id" on storage.objects
  for delete to authenticated
  using (
    bucket_id = 'avatars'
    and (storage.foldername(name))[1] = (select auth.uid())::text
    and (select private.acting_as('{user}')));
