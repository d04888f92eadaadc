-- Pictures of articles: ARTICLE/UUID-WIDTHxHEIGHT.webp in a bucket that everybody may read.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('help', 'help', true, 4194304, '{image/webp}');

create function private.article_of_picture(object_name text) returns uuid
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return substring(object_name from
    '^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[1-9][0-9]{0,4}x[1-9][0-9]{0,4}[.]webp$')::uuid;
end $$;
comment on function private.article_of_picture(text) is
  'The article to which a picture of this name belongs; null for every other name. Its size stands in its name, so that a page keeps room for it.';
grant execute on function private.article_of_picture(text) to authenticated;

-- Nobody replaces an object: a new picture is a new one, so that each may be cached for good.
create policy "living users list pictures of help" on storage.objects
  for select to authenticated
  using (bucket_id = 'help' and (select private.acting_as('{user}')));
create policy "living users put pictures of articles" on storage.objects
  for insert to authenticated
  with check (
    bucket_id = 'help' and (select private.acting_as('{user}'))
    and exists (select from public.help_articles a where a.id = private.article_of_picture(name)));
create policy "living users delete pictures of articles" on storage.objects
  for delete to authenticated
  using (bucket_id = 'help' and (select private.acting_as('{user}')));
