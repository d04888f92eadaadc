-- The workspace's settings, one row; and outbound webhook endpoints.

create table public.settings (
  only_row boolean primary key default true,
  workspace_name text not null default 'Counterfoil',
  time_zone text not null default 'UTC',
  max_attachment_bytes bigint not null default 52428800,
  updated_at timestamptz not null default now()
);
create table public.webhook_subscriptions (
  id uuid primary key default gen_random_uuid(),
  url text not null,
  events text[] not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create table private.subscription_secrets (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid not null references public.webhook_subscriptions (id) on delete cascade,
  secret text not null,
  created_at timestamptz not null default now()
);

comment on table public.settings is 'Settings of the workspace that admins change.';
comment on column public.settings.max_attachment_bytes is 'The largest file a message may bear, in bytes.';
comment on table public.webhook_subscriptions is 'Endpoints elsewhere that hear of events here.';
comment on table private.subscription_secrets is 'What deliveries are signed with. Several may live at once, for rotation.';

alter table public.settings
  add constraint settings_only_row check (only_row),
  add constraint settings_workspace_name_clean check (private.is_clean_line(workspace_name, 80)),
  add constraint settings_time_zone_length check (length(time_zone) between 1 and 64),
  add constraint settings_max_attachment_bytes_range check (max_attachment_bytes between 1024 and 5368709120);
alter table public.webhook_subscriptions
  add constraint webhook_subscriptions_url_http check (url ~ '^https?://\S+$' and length(url) <= 2000),
  add constraint webhook_subscriptions_events_known check (
    events <@ '{ticket.created,ticket.updated,ticket.status_changed,ticket.assigned,ticket.merged,message.created,contact.created,contact.updated}'
    and cardinality(events) > 0);

create index subscription_secrets_of_subscription on private.subscription_secrets (subscription_id);

insert into public.settings default values;

alter table public.settings enable row level security;
alter table public.webhook_subscriptions enable row level security;

create policy "settings are for living users" on public.settings as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read settings" on public.settings
  for select to authenticated using ((select private.is_admin()));
create policy "admins change settings" on public.settings
  for update to authenticated using ((select private.is_admin())) with check ((select private.is_admin()));

create policy "subscriptions are for living users" on public.webhook_subscriptions as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read subscriptions" on public.webhook_subscriptions
  for select to authenticated using ((select private.is_admin()));

grant select, update (workspace_name, time_zone, max_attachment_bytes) on public.settings to authenticated;
grant select on public.webhook_subscriptions to authenticated;

create trigger settings_guard before update on public.settings
  for each row execute function private.guard_columns('only_row');
create trigger settings_touch before update on public.settings
  for each row execute function private.touch_updated_at();

create function private.create_webhook_subscription(inout url text, inout events text[], out id uuid, out secret text)
language plpgsql set search_path = '' as $$
begin
  secret := 'whsec_' || encode(extensions.gen_random_bytes(32), 'base64');
  insert into public.webhook_subscriptions as s (url, events)
  values (create_webhook_subscription.url, create_webhook_subscription.events) returning s.id into id;
  insert into private.subscription_secrets (subscription_id, secret) values (id, create_webhook_subscription.secret);
end $$;
comment on function private.create_webhook_subscription(text, text[]) is
  'Makes an outbound endpoint with a fresh secret, which is answered this once. For operators and definer functions.';
