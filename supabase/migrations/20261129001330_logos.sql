-- The workspace's logo: one small picture that everybody may see, put there by admins.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('logos', 'logos', true, 524288, '{image/webp}');

-- Nobody replaces an object: a new logo is a new one, so that each may be cached for good.
create policy "everybody reads logos" on storage.objects
  for select to anon, authenticated using (bucket_id = 'logos');
create policy "admins put logos" on storage.objects
  for insert to authenticated
  with check (
    bucket_id = 'logos'
    and name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    and (select private.is_admin()));
create policy "admins delete logos" on storage.objects
  for delete to authenticated
  using (bucket_id = 'logos' and (select private.is_admin()));

create function private.workspace_face(out name text, out logo text)
language sql stable security definer set search_path = '' as $$
  select s.workspace_name, s.logo from public.settings s
$$;
comment on function private.workspace_face() is
  'What the workspace is called and the logo it shows. Definer: only admins read the settings, and these two everybody may see.';

create function private.workspace_time_zone() returns text
language sql stable security definer set search_path = '' as $$ select s.time_zone from public.settings s $$;
comment on function private.workspace_time_zone() is
  'The time zone that new users begin with. Definer: only admins read the settings.';
alter table public.users alter column time_zone set default private.workspace_time_zone();

drop function public.current_actor();
create function public.current_actor()
returns table (
  kind text, id uuid, email text, name text, role text, time_zone text, picture text,
  shortcuts boolean, list_columns text[], list_density text, last_seen_at timestamptz, asked_at timestamptz,
  workspace text, logo text
)
language plpgsql stable security invoker set search_path = '' as $$
begin
  -- Nobody is told so without being refused: they may not even look at the table.
  if auth.uid() is not null then
    return query
    select 'user', u.id, u.email, u.name, u.role, u.time_zone, u.picture, u.shortcuts,
      u.list_columns, u.list_density, u.last_seen_at, now(), w.name, w.logo
    from public.users u cross join private.workspace_face() w where u.id = auth.uid();
  end if;
end $$;
comment on function public.current_actor() is
  'The one question of the gate: who is asking, and of which workspace. No row for nobody, and for a user who is deactivated.';
grant execute on function private.workspace_face() to authenticated;
grant execute on function public.current_actor() to anon, authenticated;
