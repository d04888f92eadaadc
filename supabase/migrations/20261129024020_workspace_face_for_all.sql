-- What the workspace is called stands on every page of the public, and so does its logo.

drop function public.workspace_title();
drop function private.workspace_title();

create function public.workspace_face()
returns table (name text, logo text)
language sql stable security invoker set search_path = '' as $$ select * from private.workspace_face() $$;
comment on function public.workspace_face() is
  'What the workspace is called and the logo it shows, by which /api/logo gives it out. For everybody.';

grant execute on function private.workspace_face() to anon;
grant execute on function public.workspace_face() to anon, authenticated;
