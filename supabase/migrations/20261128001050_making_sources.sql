-- Making inbound endpoints, and giving them new secrets. For operators, and for the acts of admins.

drop function private.create_webhook_source(text, text, text);
create function private.create_webhook_source(
  inout slug text, provider text, inout secret text, signature jsonb default null, out id uuid)
language plpgsql set search_path = '' as $$
begin
  secret := private.secret_for_webhooks(provider, create_webhook_source.secret);
  insert into public.webhook_sources as s (slug, provider, signature)
  values (
    create_webhook_source.slug, create_webhook_source.provider,
    case when create_webhook_source.provider = 'generic' then coalesce(
      create_webhook_source.signature,
      '{"header": "x-signature", "algorithm": "sha256", "encoding": "hex", "prefix": ""}') end)
  returning s.id into id;
  insert into private.webhook_secrets (source_id, secret) values (id, create_webhook_source.secret);
end $$;
comment on function private.create_webhook_source(text, text, text, jsonb) is
  'Makes an inbound endpoint with the given or a fresh secret, which is answered this once. For operators and definer functions.';

create function private.secret_for_webhooks(provider text, secret text) returns text
language plpgsql volatile set search_path = '' as $$
begin
  -- Standard Webhooks hands out secrets as whsec_ and base64; the others take any string.
  secret := coalesce(nullif(secret, ''),
    case when provider = 'standard' then 'whsec_' else '' end
      || encode(extensions.gen_random_bytes(32), case when provider = 'standard' then 'base64' else 'hex' end));
  if provider = 'standard' and private.standard_webhooks_key(secret) is null then
    raise invalid_parameter_value using message = 'a secret of Standard Webhooks is whsec_ and 24 to 64 bytes in base64';
  end if;
  return secret;
end $$;
comment on function private.secret_for_webhooks(text, text) is
  'The given secret, or a fresh one of 32 random bytes in the form that the provider uses.';

create function private.require_webhook_source(source_id uuid) returns public.webhook_sources
language plpgsql set search_path = '' as $$
declare
  source public.webhook_sources;
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  -- The lock lets acts on one source wait for one another.
  select * into source from public.webhook_sources s where s.id = source_id for update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such webhook source';
  end if;
  return source;
end $$;
comment on function private.require_webhook_source(uuid) is
  'The source, locked, for an admin; PT404 when there is none. For the definer functions that act on it.';

create function private.add_webhook_source(inout slug text, provider text, inout secret text, signature jsonb, out id uuid)
language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  select c.slug, c.secret, c.id into slug, secret, id
  from private.create_webhook_source(
    add_webhook_source.slug, add_webhook_source.provider, add_webhook_source.secret,
    add_webhook_source.signature) c;
end $$;
comment on function private.add_webhook_source(text, text, text, jsonb) is
  'Makes an inbound endpoint for an admin; its secret is answered this once. Definer: secrets lie where no actor reads or writes.';

create function private.rotate_webhook_secret(source_id uuid, secret text, keep_hours integer) returns text
language plpgsql security definer set search_path = '' as $$
declare
  source public.webhook_sources := private.require_webhook_source(source_id);
  fresh text := private.secret_for_webhooks(source.provider, rotate_webhook_secret.secret);
begin
  if keep_hours not between 0 and 168 then
    raise invalid_parameter_value using message = 'an old secret lives on for 0 to 168 hours';
  end if;
  -- At most two live: whatever was on its way out goes now.
  delete from private.webhook_secrets s where s.source_id = source.id and s.expires_at is not null;
  update private.webhook_secrets s set expires_at = now() + make_interval(hours => keep_hours)
  where s.source_id = source.id;
  insert into private.webhook_secrets (source_id, secret) values (source.id, fresh);
  -- The row that all see says that it happened, and the audit log who did it.
  update public.webhook_sources s set rotated_at = clock_timestamp() where s.id = source.id;
  return fresh;
end $$;
comment on function private.rotate_webhook_secret(uuid, text, integer) is
  'Gives a source a new secret, answered this once; the old one verifies for so many hours more, at most a week. Definer: secrets lie where no actor reads or writes.';

create function private.list_webhook_secrets(source_id uuid)
returns table (created_at timestamptz, expires_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  return query
    select s.created_at, s.expires_at from private.webhook_secrets s
    where s.source_id = list_webhook_secrets.source_id and (s.expires_at is null or s.expires_at > now())
    order by s.created_at desc;
end $$;
comment on function private.list_webhook_secrets(uuid) is
  'Since when and until when the secrets of a source verify, never what they are. Definer: the table is nobody''s to read.';
