-- The one way in for webhooks again: sizes by provider, keys by what is signed, headers that may be kept.

create function private.webhook_body_limit(slug text) returns integer
language sql stable security definer set search_path = '' as $$
  select case when exists (
    select from public.webhook_sources s
    where s.slug = webhook_body_limit.slug and s.disabled_at is null and s.provider in ('postmark', 'mail'))
  then 26214400 else 1048576 end
$$;
comment on function private.webhook_body_limit(text) is
  'The largest body in bytes that a source takes: 25 MiB where mails come in with their files, else 1 MiB. Definer: nobody reads sources.';

create function public.webhook_body_limit(slug text) returns integer
language sql stable security invoker set search_path = '' as $$ select private.webhook_body_limit(slug) $$;
comment on function public.webhook_body_limit(text) is
  'The largest body in bytes that /api/webhooks/SLUG takes. Asked only of a body that has passed 1 MiB.';

create function private.kept_headers(headers jsonb, signature jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(h.key, left(h.value, 4000)), '{}')
  from jsonb_each_text(headers) h
  where h.key ~ '^(content-type$|user-agent$|webhook-|x-github-|x-hub-|x-postmark-|stripe-signature$|x-counterfoil-signature$)'
    or h.key = signature ->> 'header'
$$;
comment on function private.kept_headers(jsonb, jsonb) is
  'What is kept of a delivery''s headers: what signatures and mappings need. No credentials, no cookies, no addresses of the sender.';

create function private.json_text(body bytea, name text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  document json := convert_from(body, 'UTF8')::json;
begin
  return case when json_typeof(document) = 'object' and json_typeof(document -> name) = 'string'
    then document ->> name end;
exception when untranslatable_character then
  -- It names a NUL, which Postgres stores in no text.
  return null;
end $$;
comment on function private.json_text(bytea, text) is
  'The text by this name at the top of a JSON object; null when there is none. The bytes must be JSON.';

create function private.webhook_dedupe_key(provider text, headers jsonb, body bytea) returns text
language plpgsql immutable set search_path = '' as $$
declare
  signed_id text := case provider
    when 'standard' then headers ->> 'webhook-id'
    when 'stripe' then private.json_text(body, 'id')
    when 'postmark' then private.json_text(body, 'MessageID')
  end;
begin
  return case when length(signed_id) between 1 and 256 then signed_id
    else 'sha256:' || encode(sha256(body), 'hex') end;
end $$;
comment on function private.webhook_dedupe_key(text, jsonb, bytea) is
  'What tells deliveries of a source apart. Only what is signed may, or a new id would make a second ticket.';

create or replace function private.receive_webhook(slug text, headers jsonb, body bytea, out outcome text, out id uuid)
language plpgsql security definer set search_path = '' as $$
declare
  source public.webhook_sources;
  verified boolean;
  key text;
begin
  select * into source from public.webhook_sources s
  where s.slug = receive_webhook.slug and s.disabled_at is null;
  if not found then
    outcome := 'unknown_source';
    return;
  end if;
  if octet_length(body) > private.webhook_body_limit(source.slug) then
    outcome := 'too_large';
    return;
  end if;

  -- Each secret that lives is tried, whichever fits: the time it takes tells nothing.
  select coalesce(bool_or(private.verify_webhook(source.provider, source.signature, s.secret, headers, body)), false)
  into verified
  from private.webhook_secrets s
  where s.source_id = source.id and (s.expires_at is null or s.expires_at > now());
  if not verified then
    outcome := 'bad_signature';
    return;
  end if;
  if source.provider <> 'mail' and not private.is_json(body) then
    outcome := 'not_json';
    return;
  end if;

  key := private.webhook_dedupe_key(source.provider, headers, body);
  insert into public.webhook_events as e (source_id, dedupe_key, type, headers, body)
  values (source.id, key,
    left(case source.provider
      when 'github' then headers ->> 'x-github-event'
      when 'standard' then private.json_text(body, 'type')
      when 'stripe' then private.json_text(body, 'type')
    end, 200),
    private.kept_headers(headers, source.signature), body)
  on conflict (source_id, dedupe_key) do nothing
  returning e.id into id;
  if id is not null then
    outcome := 'accepted';
    perform private.enqueue_webhook_event(id);
  else
    outcome := 'duplicate';
    select e.id into id from public.webhook_events e
    where e.source_id = source.id and e.dedupe_key = key;
  end if;
end $$;
comment on function private.receive_webhook(text, jsonb, bytea) is
  'Takes one delivery. Outcome: accepted, duplicate (with the id of the first), unknown_source, too_large, bad_signature or not_json. Definer: it alone reads the secrets.';

grant execute on function private.webhook_body_limit(text), public.webhook_body_limit(text) to anon;

create or replace function public.receive_webhook(slug text, headers jsonb, body_base64 text)
returns table (outcome text, id uuid)
language sql security invoker set search_path = '' set statement_timeout = '30s' as $$
  select r.outcome, r.id
  from private.receive_webhook(slug, headers, decode(body_base64, 'base64')) r
$$;
comment on function public.receive_webhook(text, jsonb, text) is
  'Takes one delivery to /api/webhooks/SLUG: lower-case headers and the raw body in base64 (JSON carries no bytes). PostgREST lets it run for longer than anon''s 3 s: a mail of 25 MiB takes its time on a busy machine.';
