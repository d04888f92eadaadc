-- A picture that a writer took back goes from the memory of every process, too.

create function private.forget_help_picture(name text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not private.acting_as('{user}') then
    raise insufficient_privilege using message = 'this is for users';
  end if;
  if private.article_of_picture(gen_random_uuid() || '/' || forget_help_picture.name) is null then
    raise check_violation using message = 'this is no name of a picture', constraint = 'help_pictures_name';
  end if;
  perform private.tell_help_changes(array['help-picture-' || forget_help_picture.name]);
end $$;
comment on function private.forget_help_picture(text) is
  'Writes down that a picture is to be asked for anew. Definer: nobody writes this table.';

create function public.forget_help_picture(name text) returns void
language sql security invoker set search_path = '' as $$ select private.forget_help_picture(name) $$;
comment on function public.forget_help_picture(text) is
  'Has every process of the app ask Storage anew for the picture of this name (UUID-WIDTHxHEIGHT.webp), once it has been removed there. For users.';

grant execute on function private.forget_help_picture(text), public.forget_help_picture(text) to authenticated;
