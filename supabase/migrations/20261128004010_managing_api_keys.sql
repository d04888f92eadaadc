-- What admins do with keys of programs.

create function private.issue_api_key(name text, scopes text[], requests_per_minute integer, out id uuid, out key text)
language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'only admins make API keys';
  end if;
  select c.id, c.key into id, key from private.create_api_key(issue_api_key.name, issue_api_key.scopes) c;
  update public.api_keys k set requests_per_minute = issue_api_key.requests_per_minute
  where k.id = issue_api_key.id and k.requests_per_minute <> issue_api_key.requests_per_minute;
end $$;
comment on function private.issue_api_key(text, text[], integer) is
  'Makes a key for the acting admin; it is answered this once. Definer: keys and their hashes are nobody''s to insert.';

create function private.change_api_key(key_id uuid, requests_per_minute integer, revoked boolean) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'only admins change API keys';
  end if;
  update public.api_keys k set
    requests_per_minute = coalesce(change_api_key.requests_per_minute, k.requests_per_minute),
    revoked_at = case when revoked then coalesce(k.revoked_at, now()) else k.revoked_at end
  where k.id = change_api_key.key_id;
  return found;
end $$;
comment on function private.change_api_key(uuid, integer, boolean) is
  'Changes a key''s limit (null keeps it) or ends it; false when there is none. A revoked key stays revoked. Definer: both are nobody''s columns to set.';

create function public.create_api_key(name text, scopes text[], requests_per_minute integer default 600)
returns table (id uuid, key text)
language sql security invoker set search_path = '' as $$
  select i.id, i.key from private.issue_api_key(name, scopes, requests_per_minute) i
$$;
comment on function public.create_api_key(text, text[], integer) is
  'Makes a key with these scopes and this limit; the key itself is answered this once. For admins.';

create function public.limit_api_key(api_key_id uuid, requests_per_minute integer) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  if not private.change_api_key(api_key_id, requests_per_minute, false) then
    raise sqlstate 'PT404' using message = 'there is no such key';
  end if;
end $$;
comment on function public.limit_api_key(uuid, integer) is
  'Sets how many requests a key may make in a minute. For admins; PT404 when there is no such key.';

create function public.revoke_api_key(api_key_id uuid) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  if not private.change_api_key(api_key_id, null, true) then
    raise sqlstate 'PT404' using message = 'there is no such key';
  end if;
end $$;
comment on function public.revoke_api_key(uuid) is
  'Shuts a key out from its next request on. For admins; PT404 when there is no such key.';

grant execute on function
  private.issue_api_key(text, text[], integer), private.change_api_key(uuid, integer, boolean),
  public.create_api_key(text, text[], integer), public.limit_api_key(uuid, integer), public.revoke_api_key(uuid)
to authenticated;
