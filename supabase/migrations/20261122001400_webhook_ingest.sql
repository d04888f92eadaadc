-- The one way in for webhooks: verify on the raw bytes, keep, enqueue, in one transaction.

create function private.receive_webhook(slug text, headers jsonb, body bytea, out outcome text, out id uuid)
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
  if octet_length(body) > 1048576 then
    outcome := 'too_large';
    return;
  end if;

  select coalesce(bool_or(case source.provider
    when 'standard' then private.verify_standard_webhooks(s.secret, headers, body)
    when 'github' then private.verify_github(s.secret, headers, body)
    else false
  end), false) into verified
  from private.webhook_secrets s where s.source_id = source.id;
  if not verified then
    outcome := 'bad_signature';
    return;
  end if;
  if not private.is_json(body) then
    outcome := 'not_json';
    return;
  end if;

  -- Only what is signed may tell deliveries apart, or a new id would make a second ticket.
  key := case source.provider
    when 'standard' then headers ->> 'webhook-id'
    else 'sha256:' || encode(sha256(body), 'hex')
  end;
  insert into public.webhook_events as e (source_id, dedupe_key, type, headers, body)
  values (source.id, key, headers ->> 'x-github-event', headers - 'x-forwarded-for', body)
  on conflict (source_id, dedupe_key) do nothing
  returning e.id into id;
  if id is not null then
    outcome := 'accepted';
    perform graphile_worker.add_job(
      'process_webhook_event', json_build_object('event_id', id), queue_name => 'webhook ' || source.id);
  else
    outcome := 'duplicate';
    select e.id into id from public.webhook_events e
    where e.source_id = source.id and e.dedupe_key = key;
  end if;
end $$;
comment on function private.receive_webhook(text, jsonb, bytea) is
  'Takes one delivery. Outcome: accepted, duplicate (with the id of the first), unknown_source, too_large, bad_signature or not_json. Definer: it alone reads the secrets. Jobs of one source run in the order they came.';

create function private.is_json(body bytea) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return convert_from(body, 'UTF8') is json;
exception when character_not_in_repertoire or untranslatable_character or statement_too_complex then
  return false;
end $$;
comment on function private.is_json(bytea) is 'True for bytes that are JSON in UTF-8, nested no deeper than Postgres reads.';

create function public.receive_webhook(slug text, headers jsonb, body_base64 text)
returns table (outcome text, id uuid)
language sql security invoker set search_path = '' as $$
  select r.outcome, r.id
  from private.receive_webhook(slug, headers, decode(body_base64, 'base64')) r
$$;
comment on function public.receive_webhook(text, jsonb, text) is
  'Takes one delivery to /api/webhooks/SLUG: lower-case headers and the raw body in base64 (JSON carries no bytes).';

grant execute on function private.receive_webhook(text, jsonb, bytea), public.receive_webhook(text, jsonb, text)
to anon;

create function private.act_as(kind text, id uuid) returns void
language sql set search_path = '' as $$
  select set_config('request.jwt.claims',
    json_build_object('role', 'authenticated', 'actor_kind', kind, 'sub', id)::text, true)
$$;
comment on function private.act_as(text, uuid) is
  'From here to the end of the transaction the actor is this one: history names them. For jobs.';
