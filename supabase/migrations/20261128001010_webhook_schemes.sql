-- The schemes of Stripe, of HTTP Basic credentials, and of an HMAC in a header of one's choice.

create function private.verify_stripe(secret text, headers jsonb, body bytea) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  parts text[] := string_to_array(left(headers ->> 'stripe-signature', 4096), ',');
  times text[] := array(select substr(p, 3) from unnest(parts) p where p like 't=%');
  expected bytea;
  candidate text;
  verified boolean := false;
begin
  if coalesce(cardinality(times), 0) <> 1 or times[1] !~ '^[0-9]{1,12}$'
    or abs(extract(epoch from clock_timestamp()) - times[1]::bigint) > 300 then
    return false;
  end if;
  expected := extensions.hmac(convert_to(times[1] || '.', 'UTF8') || body, convert_to(secret, 'UTF8'), 'sha256');
  -- While a secret is rolled at Stripe it signs with both: one that fits is enough.
  foreach candidate in array parts loop
    if candidate ~ '^v1=[0-9a-f]{64}$' then
      verified := verified or private.equal_in_constant_time(expected, decode(substr(candidate, 4), 'hex'));
    end if;
  end loop;
  return verified;
end $$;
comment on function private.verify_stripe(text, jsonb, bytea) is
  'Stripe-Signature: HMAC-SHA256 over timestamp.body, any of the v1 signatures, at most 300 s old or ahead.';

create function private.verify_basic(secret text, headers jsonb) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  credentials bytea := private.decode_base64(
    substring(left(headers ->> 'authorization', 4000) from '(?i)^basic +([A-Za-z0-9+/=]+)$'));
  colon integer := position('\x3a'::bytea in credentials);
begin
  return coalesce(colon > 0 and private.equal_in_constant_time(
    substring(credentials from colon + 1), convert_to(secret, 'UTF8')), false);
end $$;
comment on function private.verify_basic(text, jsonb) is
  'HTTP Basic credentials (RFC 7617) whose password is the secret, whatever the user''s name: for senders that sign nothing.';

create function private.verify_hmac(secret text, signature jsonb, headers jsonb, body bytea) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  sent text := btrim(headers ->> (signature ->> 'header'));
  prefix text := signature ->> 'prefix';
begin
  if sent is null or length(sent) > 300 or not starts_with(sent, prefix) then
    return false;
  end if;
  sent := substr(sent, length(prefix) + 1);
  return coalesce(private.equal_in_constant_time(
    extensions.hmac(body, convert_to(secret, 'UTF8'), signature ->> 'algorithm'),
    case
      when signature ->> 'encoding' = 'base64' then private.decode_base64(sent)
      when sent ~ '^([0-9A-Fa-f]{2})+$' then decode(sent, 'hex')
    end), false);
end $$;
comment on function private.verify_hmac(text, jsonb, jsonb, bytea) is
  'An HMAC of the raw body in one header, as a signature setting says. It carries no time: dedupe keys alone stop a repeat.';

create function private.verify_webhook(provider text, signature jsonb, secret text, headers jsonb, body bytea) returns boolean
language plpgsql volatile set search_path = '' as $$
begin
  return coalesce(case provider
    when 'standard' then private.verify_standard_webhooks(secret, headers, body)
    when 'github' then private.verify_github(secret, headers, body)
    when 'stripe' then private.verify_stripe(secret, headers, body)
    when 'postmark' then private.verify_basic(secret, headers)
    when 'mail' then private.verify_basic(secret, headers) or private.verify_hmac(secret,
      '{"header": "x-counterfoil-signature", "algorithm": "sha256", "encoding": "hex", "prefix": "sha256="}',
      headers, body)
    when 'generic' then private.verify_hmac(secret, signature, headers, body)
  end, false);
end $$;
comment on function private.verify_webhook(text, jsonb, text, jsonb, bytea) is
  'Whether one secret vouches for a delivery, by the provider''s scheme. A provider without one is never let through.';
