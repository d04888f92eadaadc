-- More kinds of inbound endpoints, secrets that end, and what is known of an event while it waits.

create function private.is_signature_setting(setting jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select case when jsonb_typeof(setting) <> 'object' then false else
    setting - '{header,algorithm,encoding,prefix}'::text[] = '{}'
    and coalesce(setting ->> 'header' ~ '^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$', false)
    -- These carry other secrets, or change on the way: no signature is read from them, and none is kept.
    and setting ->> 'header' not in ('authorization', 'proxy-authorization', 'cookie', 'host', 'content-length')
    and coalesce(setting ->> 'algorithm' in ('sha1', 'sha256', 'sha512'), false)
    and coalesce(setting ->> 'encoding' in ('hex', 'base64'), false)
    and coalesce(setting ->> 'prefix' ~ '^[!-~]{0,40}$', false)
  end
$$;
comment on function private.is_signature_setting(jsonb) is
  'True for {header, algorithm, encoding, prefix}: where a generic source''s HMAC stands and how it is written.';

create function private.is_webhook_mapping(mapping jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select jsonb_typeof(mapping) = 'object' and octet_length(mapping::text) <= 20000
$$;
comment on function private.is_webhook_mapping(jsonb) is
  'True for an object of bounded size. What its paths mean is the worker''s to know; a failing one is named in the event.';

alter table public.webhook_sources drop constraint webhook_sources_provider_known;
alter table public.webhook_sources
  add column signature jsonb,
  add column mapping jsonb,
  add column rotated_at timestamptz;
comment on column public.webhook_sources.signature is
  'Of a generic source: {header, algorithm, encoding, prefix} of the HMAC that it is verified by.';
comment on column public.webhook_sources.mapping is
  'Of a generic source: which JSON paths of an event become what of a ticket; null until an admin has said so.';
comment on column public.webhook_sources.rotated_at is 'When it last got a new secret. The log of changes tells of it.';

update public.webhook_sources
  set signature = '{"header": "x-signature", "algorithm": "sha256", "encoding": "hex", "prefix": ""}'
  where provider = 'generic';

alter table public.webhook_sources
  add constraint webhook_sources_provider_known
    check (provider in ('standard', 'github', 'stripe', 'postmark', 'mail', 'generic')),
  add constraint webhook_sources_signature_fits
    check (
      (provider = 'generic') = (signature is not null)
      and (signature is null or private.is_signature_setting(signature))),
  add constraint webhook_sources_mapping_fits
    check (mapping is null or (provider = 'generic' and private.is_webhook_mapping(mapping)));

alter table public.contact_identities drop constraint contact_identities_provider_known;
alter table public.contact_identities
  add constraint contact_identities_provider_known check (provider in ('github', 'stripe'));

alter table private.webhook_secrets add column expires_at timestamptz;
comment on column private.webhook_secrets.expires_at is
  'From when on it verifies nothing; null for the one that stays. Set on the old one when a new one is made.';

alter table public.webhook_events drop constraint webhook_events_body_size;
alter table public.webhook_events
  alter column body drop not null,
  add column attempts integer not null default 0,
  add column next_attempt_at timestamptz not null default now();
comment on column public.webhook_events.body is
  'The raw bytes as they were signed. Null once it was swept, thirty days after the event ended.';
comment on column public.webhook_events.reason is
  'Why it was ignored or failed; while it waits, what its last attempt ran into.';
comment on column public.webhook_events.attempts is 'How often carrying it out was tried and broke off.';
comment on column public.webhook_events.next_attempt_at is 'Not tried again before this.';
alter table public.webhook_events
  add constraint webhook_events_body_size check (octet_length(body) <= 26214400),
  add constraint webhook_events_body_kept check (body is not null or status in ('done', 'ignored')),
  add constraint webhook_events_attempts_counted check (attempts >= 0);

-- What waits, per source in the order it came; what an admin looks at; what is to be swept.
create index webhook_events_waiting on public.webhook_events (source_id, received_at, id) where status = 'received';
create index webhook_events_of_source on public.webhook_events (source_id, received_at desc, id desc);
create index webhook_events_of_source_by_status
  on public.webhook_events (source_id, status, received_at desc, id desc);
create index webhook_events_unswept on public.webhook_events (processed_at)
  where body is not null and status in ('done', 'ignored');
