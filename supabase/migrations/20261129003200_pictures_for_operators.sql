-- A backup reads the pictures of users and puts them back as it does attachments: by the token that
-- this database signs for its own connections.

create policy "the operator reads avatars" on storage.objects
  for select to authenticated using (bucket_id = 'avatars' and (select private.actor_kind()) = 'system');
create policy "the operator puts avatars back" on storage.objects
  for insert to authenticated with check (bucket_id = 'avatars' and (select private.actor_kind()) = 'system');
