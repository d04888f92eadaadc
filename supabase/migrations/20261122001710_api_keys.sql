-- Named keys for programs. Only a hash of a key is stored; a key becomes a token of one minute.

create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  scopes text[] not null,
  created_by uuid default private.actor_user_id() references public.users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create table private.api_key_hashes (
  key_id uuid primary key references public.api_keys (id) on delete cascade,
  hash bytea not null
);

comment on table public.api_keys is 'Programs that call the API, each with the scopes it was given.';
comment on column public.api_keys.last_used_at is 'Last exchange of the key, to within a minute.';
comment on table private.api_key_hashes is 'SHA-256 of each key. A key has 256 random bits, so it needs no slow hash.';

alter table public.api_keys
  add constraint api_keys_name_clean check (private.is_clean_line(name, 120)),
  add constraint api_keys_scopes_known check (
    scopes <@ '{tickets:read,tickets:write,contacts:read,contacts:write,users:read}'
    and cardinality(scopes) > 0);

create unique index api_key_hashes_hash on private.api_key_hashes (hash);
create index api_keys_by_creator on public.api_keys (created_by);

alter table public.api_keys enable row level security;

create policy "API keys are for living users" on public.api_keys as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read API keys" on public.api_keys
  for select to authenticated using ((select private.is_admin()));

grant select on public.api_keys to authenticated;

create function private.create_api_key(inout name text, inout scopes text[], out id uuid, out key text)
language plpgsql set search_path = '' as $$
begin
  key := 'cfoil_' || private.base64url(extensions.gen_random_bytes(32));
  insert into public.api_keys as k (name, scopes)
  values (create_api_key.name, create_api_key.scopes) returning k.id into id;
  insert into private.api_key_hashes (key_id, hash) values (id, sha256(convert_to(key, 'UTF8')));
end $$;
comment on function private.create_api_key(text, text[]) is
  'Makes an API key; the key itself is answered this once. For operators and definer functions.';

create function private.revoke_api_key(id uuid) returns boolean
language sql set search_path = '' as $$
  update public.api_keys k set revoked_at = coalesce(k.revoked_at, now())
  where k.id = revoke_api_key.id returning true
$$;
comment on function private.revoke_api_key(uuid) is
  'Revokes a key from its next request on; null when there is none. For operators and definer functions.';

create function private.exchange_api_key(key text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  found_id uuid;
begin
  select k.id into found_id from private.api_key_hashes h join public.api_keys k on k.id = h.key_id
  where h.hash = sha256(convert_to(exchange_api_key.key, 'UTF8'))
    and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
  if not found then
    return null;
  end if;
  update public.api_keys k set last_used_at = now()
  where k.id = found_id and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  return private.sign_actor_token('api_key', found_id);
end $$;
comment on function private.exchange_api_key(text) is
  'A token of 60 s for a living key, null for any other. Definer: it alone reads hashes and signs.';

create function public.exchange_api_key(key text) returns text
language sql security invoker set search_path = '' as $$
  select private.exchange_api_key(key)
$$;
comment on function public.exchange_api_key(text) is
  'Turns an API key into the token its request is made with; null for a key that is unknown, revoked or expired.';
grant execute on function private.exchange_api_key(text), public.exchange_api_key(text) to anon;
