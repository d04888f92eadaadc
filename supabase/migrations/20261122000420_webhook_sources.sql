-- Inbound endpoints. Their secrets live where the API cannot reach.

create table public.webhook_sources (
  id uuid primary key default gen_random_uuid(),
  slug text not null,
  provider text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create table private.webhook_secrets (
  id uuid primary key default gen_random_uuid(),
  source_id uuid not null references public.webhook_sources (id) on delete cascade,
  secret text not null,
  created_at timestamptz not null default now()
);

comment on table public.webhook_sources is 'Inbound webhook endpoints, /api/webhooks/SLUG.';
comment on table private.webhook_secrets is 'What a source''s deliveries are verified with. Several may live at once, for rotation.';

alter table public.webhook_sources
  add constraint webhook_sources_slug_clean check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 60),
  add constraint webhook_sources_provider_known
    check (provider in ('standard', 'github', 'stripe', 'postmark', 'generic'));
alter table private.webhook_secrets
  add constraint webhook_secrets_length check (length(secret) between 8 and 500);

create unique index webhook_sources_slug_key on public.webhook_sources (slug);
create index webhook_secrets_of_source on private.webhook_secrets (source_id);

alter table public.webhook_sources enable row level security;

create policy "webhook sources are for living users" on public.webhook_sources as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read webhook sources" on public.webhook_sources
  for select to authenticated using ((select private.is_admin()));

grant select on public.webhook_sources to authenticated;

create function private.create_webhook_source(inout slug text, provider text, inout secret text, out id uuid)
language plpgsql set search_path = '' as $$
begin
  -- Standard Webhooks hands out secrets as whsec_ and base64; the others take any string.
  secret := coalesce(nullif(create_webhook_source.secret, ''),
    case when provider = 'standard' then 'whsec_' else '' end
      || encode(extensions.gen_random_bytes(32), case when provider = 'standard' then 'base64' else 'hex' end));
  if provider = 'standard' and private.standard_webhooks_key(secret) is null then
    raise invalid_parameter_value using message = 'a secret of Standard Webhooks is whsec_ and 24 to 64 bytes in base64';
  end if;

  insert into public.webhook_sources as s (slug, provider)
  values (create_webhook_source.slug, create_webhook_source.provider) returning s.id into id;
  insert into private.webhook_secrets (source_id, secret) values (id, create_webhook_source.secret);
end $$;
comment on function private.create_webhook_source(text, text, text) is
  'Makes an inbound endpoint with the given or a fresh secret, which is answered this once. For operators and definer functions.';
