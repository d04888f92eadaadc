-- The schemes that providers sign with. Pure functions of bytes; who owns which secret is not known here.

create function private.equal_in_constant_time(a bytea, b bytea) returns boolean
language sql volatile set search_path = '' as $$
  -- Comparing under a key of the moment tells an onlooker nothing about where two values differ.
  select coalesce(extensions.hmac(a, k.key, 'sha256') = extensions.hmac(b, k.key, 'sha256'), false)
  from (select extensions.gen_random_bytes(32) as key) k
$$;
comment on function private.equal_in_constant_time(bytea, bytea) is
  'Equality of two secrets by double HMAC; false when either is null.';

create function private.decode_base64(value text) returns bytea
language plpgsql immutable set search_path = '' as $$
begin
  return decode(value, 'base64');
exception when invalid_parameter_value then
  return null;
end $$;
comment on function private.decode_base64(text) is 'The bytes of a base64 text; null when it is none.';

create function private.standard_webhooks_key(secret text) returns bytea
language sql immutable set search_path = '' as $$
  select key from (select private.decode_base64(regexp_replace(secret, '^whsec_', '')) as key) k
  where octet_length(key) between 24 and 64
$$;
comment on function private.standard_webhooks_key(text) is
  'The key in a Standard Webhooks secret (whsec_ and base64 of 24 to 64 bytes, as the specification says); null when it is none.';

create function private.verify_standard_webhooks(secret text, headers jsonb, body bytea) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  id text := headers ->> 'webhook-id';
  sent text := headers ->> 'webhook-timestamp';
  expected bytea;
  candidate text;
  verified boolean := false;
begin
  if id is null or length(id) > 256 or sent is null or sent !~ '^[0-9]{1,12}$' or headers ->> 'webhook-signature' is null
    or abs(extract(epoch from clock_timestamp()) - sent::bigint) > 300 then
    return false;
  end if;
  expected := extensions.hmac(
    convert_to(id || '.' || sent || '.', 'UTF8') || body, private.standard_webhooks_key(secret), 'sha256');
  -- A sender in the middle of a rotation signs with several keys: one that fits is enough.
  foreach candidate in array string_to_array(headers ->> 'webhook-signature', ' ') loop
    if candidate like 'v1,%' then
      verified := verified or private.equal_in_constant_time(
        expected, private.decode_base64(substr(candidate, 4)));
    end if;
  end loop;
  return verified;
end $$;
comment on function private.verify_standard_webhooks(text, jsonb, bytea) is
  'Standard Webhooks 1.0: HMAC-SHA256 over id.timestamp.body, any of the v1 signatures, at most 300 s old or ahead.';

create function private.verify_github(secret text, headers jsonb, body bytea) returns boolean
language sql volatile set search_path = '' as $$
  select coalesce(headers ->> 'x-hub-signature-256' ~ '^sha256=[0-9a-f]{64}$'
    and private.equal_in_constant_time(
      extensions.hmac(body, convert_to(secret, 'UTF8'), 'sha256'),
      decode(substr(headers ->> 'x-hub-signature-256', 8), 'hex')), false)
$$;
comment on function private.verify_github(text, jsonb, bytea) is
  'GitHub''s X-Hub-Signature-256: HMAC-SHA256 over the raw body. GitHub signs neither a time nor its delivery id.';
