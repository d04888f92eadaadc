-- Sending again what was sent before; and the acts of the two migrations as the API offers them.

create function private.resend_deliveries(
  subscription_id uuid, delivery_ids uuid[], since timestamptz, until timestamptz, of_status text
) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  subscription public.webhook_subscriptions := private.require_subscription(subscription_id);
  resent integer;
begin
  if subscription.disabled_at is not null then
    raise check_violation using
      message = 'a disabled subscription is sent nothing', constraint = 'subscriptions_disabled';
  end if;
  with chosen as (
    select d.id from public.webhook_deliveries d
    join public.outgoing_events e on e.id = d.event_id
    where d.subscription_id = subscription.id
      and (delivery_ids is null or d.id = any (delivery_ids))
      and (since is null or e.happened_at >= since) and (until is null or e.happened_at < until)
      and (of_status is null or d.status = of_status)
      -- Held back is held back, and what a worker has in hand is being sent.
      and e.due_at <= now() and (d.claimed_until is null or d.claimed_until <= now())
    order by d.id limit 10001 for update of d)
  update public.webhook_deliveries d
  set status = 'waiting', tries = 0, due_at = now(), ended_at = null, claimed_until = null
  from chosen where d.id = chosen.id;
  get diagnostics resent = row_count;
  if resent > 10000 then
    raise check_violation using
      message = 'at most 10,000 deliveries are sent again at once', constraint = 'resent_deliveries_size';
  end if;
  if resent > 0 then
    perform private.audit_subscription(
      subscription, jsonb_build_object('sent_again', jsonb_build_object('from', null, 'to', resent)));
    perform graphile_worker.add_job('deliver_webhooks');
  end if;
  return resent;
end $$;
comment on function private.resend_deliveries(uuid, uuid[], timestamptz, timestamptz, text) is
  'Sends deliveries again under their ids, with all retries: those named, those of events from since to before until, those of a status; answers how many. At most 10,000, else none. Definer: what is told is nobody''s to write.';

create function public.create_subscription(url text, events text[]) returns table (id uuid, secret text)
language sql security invoker set search_path = '' as $$
  select c.id, c.secret from private.create_subscription(url, events) c
$$;
comment on function public.create_subscription(text, text[]) is
  'Makes an outbound endpoint that hears of these events. Its secret is answered this once. For admins.';

create function public.change_subscription(subscription_id uuid, url text, events text[]) returns void
language sql security invoker set search_path = '' as $$ select private.change_subscription(subscription_id, url, events) $$;
comment on function public.change_subscription(uuid, text, text[]) is
  'Says anew where a subscription''s deliveries go, and of which events. PT404 when there is none. For admins.';

create function public.switch_subscription(subscription_id uuid, enabled boolean) returns void
language sql security invoker set search_path = '' as $$ select private.switch_subscription(subscription_id, enabled) $$;
comment on function public.switch_subscription(uuid, boolean) is
  'Enables or disables a subscription. Disabled, it misses what happens; what waits is sent when it is enabled. For admins.';

create function public.delete_subscription(subscription_id uuid) returns void
language sql security invoker set search_path = '' as $$ select private.delete_subscription(subscription_id) $$;
comment on function public.delete_subscription(uuid) is 'Deletes a subscription with its deliveries and their log. For admins.';

create function public.rotate_subscription_secret(subscription_id uuid) returns text
language sql security invoker set search_path = '' as $$ select private.rotate_subscription_secret(subscription_id) $$;
comment on function public.rotate_subscription_secret(uuid) is
  'Makes a new secret, answered this once; the one before signs beside it for 24 hours. For admins.';

create function public.end_old_subscription_secret(subscription_id uuid) returns void
language sql security invoker set search_path = '' as $$ select private.end_old_subscription_secret(subscription_id) $$;
comment on function public.end_old_subscription_secret(uuid) is 'Lets the newest secret alone sign, at once. For admins.';

create function public.list_subscription_secrets(subscription_id uuid)
returns table (created_at timestamptz, expires_at timestamptz)
language sql security invoker set search_path = '' as $$
  select s.created_at, s.expires_at from private.subscription_secrets(subscription_id) s
$$;
comment on function public.list_subscription_secrets(uuid) is
  'Since and until when the secrets of a subscription sign, the newest first. For admins.';

create function public.send_test_webhook(subscription_id uuid) returns uuid
language sql security invoker set search_path = '' as $$ select private.send_test_webhook(subscription_id) $$;
comment on function public.send_test_webhook(uuid) is
  'Sends an event of the type webhook.test, without retries; answers its delivery. For admins.';

create function public.resend_deliveries(
  subscription_id uuid, delivery_ids uuid[] default null, since timestamptz default null, until timestamptz default null,
  of_status text default null
) returns integer
language sql security invoker set search_path = '' as $$
  select private.resend_deliveries(subscription_id, delivery_ids, since, until, of_status)
$$;
comment on function public.resend_deliveries(uuid, uuid[], timestamptz, timestamptz, text) is
  'Sends deliveries again: those named, those of a time, those of a status (all that is given must fit); answers how many. For admins.';

grant execute on function
  private.create_subscription(text, text[]), public.create_subscription(text, text[]),
  private.change_subscription(uuid, text, text[]), public.change_subscription(uuid, text, text[]),
  private.switch_subscription(uuid, boolean), public.switch_subscription(uuid, boolean),
  private.delete_subscription(uuid), public.delete_subscription(uuid),
  private.rotate_subscription_secret(uuid), public.rotate_subscription_secret(uuid),
  private.end_old_subscription_secret(uuid), public.end_old_subscription_secret(uuid),
  private.subscription_secrets(uuid), public.list_subscription_secrets(uuid),
  private.send_test_webhook(uuid), public.send_test_webhook(uuid),
  private.resend_deliveries(uuid, uuid[], timestamptz, timestamptz, text),
  public.resend_deliveries(uuid, uuid[], timestamptz, timestamptz, text)
to authenticated;
