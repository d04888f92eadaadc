-- A scope for monitors: a key that may know how the installation fares, and nothing of what is in it.

alter table public.api_keys drop constraint api_keys_scopes_known;
alter table public.api_keys add constraint api_keys_scopes_known check (
  scopes <@ '{tickets:read,tickets:write,contacts:read,contacts:write,users:read,health:read}'
  and cardinality(scopes) > 0);

create function private.is_monitored() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.api_keys k
    where 'health:read' = any (k.scopes) and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()))
$$;
comment on function private.is_monitored() is
  'Whether any living key may read how the installation fares. Definer: who asks has shown no key yet.';

create function public.is_monitored() returns boolean
language sql stable security invoker set search_path = '' as $$ select private.is_monitored() $$;
comment on function public.is_monitored() is
  'Whether there are metrics for anybody: while no living key has the scope health:read, their address is none.';

grant execute on function private.is_monitored(), public.is_monitored() to anon;
