-- What an admin does about an inbound endpoint, and about what it received.

create function private.set_webhook_source_disabled(source_id uuid, disabled boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  source public.webhook_sources := private.require_webhook_source(source_id);
begin
  update public.webhook_sources s set disabled_at = case when disabled then coalesce(s.disabled_at, now()) end
  where s.id = source.id;
end $$;
comment on function private.set_webhook_source_disabled(uuid, boolean) is
  'Shuts or opens an endpoint, from the next delivery on. Definer: the table is nobody''s to write.';

create function private.set_webhook_signature(source_id uuid, signature jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  source public.webhook_sources := private.require_webhook_source(source_id);
begin
  update public.webhook_sources s set signature = set_webhook_signature.signature where s.id = source.id;
end $$;
comment on function private.set_webhook_signature(uuid, jsonb) is
  'Says where a generic source''s HMAC stands and how it is written. Definer: the table is nobody''s to write.';

create function private.set_webhook_mapping(source_id uuid, mapping jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  source public.webhook_sources := private.require_webhook_source(source_id);
begin
  update public.webhook_sources s set mapping = set_webhook_mapping.mapping where s.id = source.id;
end $$;
comment on function private.set_webhook_mapping(uuid, jsonb) is
  'Says what of a generic source''s events becomes what of a ticket. Definer: the table is nobody''s to write.';

create function private.replay_webhook_events(source_id uuid, event_ids uuid[]) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  source public.webhook_sources := private.require_webhook_source(source_id);
  first uuid;
  replayed integer;
begin
  update public.webhook_events e set
    status = 'received', processed_at = null, reason = null, attempts = 0, next_attempt_at = now(),
    ticket_number = null
  where e.source_id = source.id and e.body is not null
    and case when event_ids is null then e.status = 'failed'
      else e.id = any (event_ids) and e.status in ('failed', 'ignored') end;
  get diagnostics replayed = row_count;
  if replayed = 0 then
    return 0;
  end if;
  select e.id into first from public.webhook_events e
  where e.source_id = source.id and e.status = 'received' and e.next_attempt_at = now() limit 1;
  perform private.enqueue_webhook_event(first);
  insert into public.audit_log
    (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  values (
    private.actor_kind(), private.actor_id(), private.actor_name(), 'changed', 'webhook_sources', source.id, source.slug,
    jsonb_build_object(
      'replayed_at', jsonb_build_object('from', null, 'to', now()),
      'events', jsonb_build_object('from', null, 'to', replayed)));
  return replayed;
end $$;
comment on function private.replay_webhook_events(uuid, uuid[]) is
  'Carries out again what failed, all of it or the named ones, and named ones that were ignored; what is done stays done. Answers how many. Definer: events are nobody''s to write.';

create function public.add_webhook_source(slug text, provider text, secret text default null, signature jsonb default null)
returns table (id uuid, secret text)
language sql security invoker set search_path = '' as $$
  select a.id, a.secret from private.add_webhook_source(
    add_webhook_source.slug, add_webhook_source.provider, add_webhook_source.secret, add_webhook_source.signature) a
$$;
create function public.rotate_webhook_secret(source_id uuid, secret text default null, keep_hours integer default 24) returns text
language sql security invoker set search_path = '' as $$ select private.rotate_webhook_secret(source_id, secret, keep_hours) $$;
create function public.list_webhook_secrets(source_id uuid) returns table (created_at timestamptz, expires_at timestamptz)
language sql stable security invoker set search_path = '' as $$
  select s.created_at, s.expires_at from private.list_webhook_secrets(source_id) s
$$;
create function public.set_webhook_source_disabled(source_id uuid, disabled boolean) returns void
language sql security invoker set search_path = '' as $$ select private.set_webhook_source_disabled(source_id, disabled) $$;
create function public.set_webhook_signature(source_id uuid, signature jsonb) returns void
language sql security invoker set search_path = '' as $$ select private.set_webhook_signature(source_id, signature) $$;
create function public.set_webhook_mapping(source_id uuid, mapping jsonb) returns void
language sql security invoker set search_path = '' as $$ select private.set_webhook_mapping(source_id, mapping) $$;
create function public.replay_webhook_events(source_id uuid, event_ids uuid[] default null) returns integer
language sql security invoker set search_path = '' as $$ select private.replay_webhook_events(source_id, event_ids) $$;

comment on function public.add_webhook_source(text, text, text, jsonb) is
  'Makes an inbound endpoint; its secret is answered this once. For admins.';
comment on function public.rotate_webhook_secret(uuid, text, integer) is
  'Gives a source a new secret, answered this once; the old one lives on for 0 to 168 hours. For admins.';
comment on function public.list_webhook_secrets(uuid) is
  'Since when and until when the secrets of a source verify, never what they are. For admins.';
comment on function public.set_webhook_source_disabled(uuid, boolean) is 'Shuts or opens an endpoint. For admins.';
comment on function public.set_webhook_signature(uuid, jsonb) is
  'Sets {header, algorithm, encoding, prefix} of a generic source. For admins.';
comment on function public.set_webhook_mapping(uuid, jsonb) is 'Sets the JSON paths of a generic source. For admins.';
comment on function public.replay_webhook_events(uuid, uuid[]) is
  'Carries out again all that failed, or the named ones that failed or were ignored; answers how many. For admins.';

grant execute on function
  private.add_webhook_source(text, text, text, jsonb), private.rotate_webhook_secret(uuid, text, integer),
  private.list_webhook_secrets(uuid), private.set_webhook_source_disabled(uuid, boolean),
  private.set_webhook_signature(uuid, jsonb), private.set_webhook_mapping(uuid, jsonb),
  private.replay_webhook_events(uuid, uuid[]),
  public.add_webhook_source(text, text, text, jsonb), public.rotate_webhook_secret(uuid, text, integer),
  public.list_webhook_secrets(uuid), public.set_webhook_source_disabled(uuid, boolean),
  public.set_webhook_signature(uuid, jsonb), public.set_webhook_mapping(uuid, jsonb),
  public.replay_webhook_events(uuid, uuid[])
to authenticated;
