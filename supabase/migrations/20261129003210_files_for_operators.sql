-- A backup reads every file and puts it back, whatever bucket it lies in.

drop policy "the operator reads avatars" on storage.objects;
drop policy "the operator puts avatars back" on storage.objects;
create policy "the operator reads all files" on storage.objects
  for select to authenticated using ((select private.actor_kind()) = 'system');
create policy "the operator puts files back" on storage.objects
  for insert to authenticated with check ((select private.actor_kind()) = 'system');
comment on function private.worker_token() is
  'A token of 60 s that lets worker and operator reach files through Storage, and no table. For their own connections.';
