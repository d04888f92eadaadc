-- What admins do to subscriptions. Each act is a function, and a line of the audit log.

create function private.require_subscription(id uuid) returns public.webhook_subscriptions
language plpgsql set search_path = '' as $$
declare
  found_one public.webhook_subscriptions;
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  select * into found_one from public.webhook_subscriptions s where s.id = require_subscription.id for no key update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such subscription';
  end if;
  return found_one;
end $$;
comment on function private.require_subscription(uuid) is
  'The subscription, locked to the end of the transaction. Refuses everyone but admins; PT404 when there is none.';

create function private.audit_subscription(subscription public.webhook_subscriptions, changes jsonb) returns void
language sql set search_path = '' as $$
  insert into public.audit_log
    (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  values (private.actor_kind(), private.actor_id(), private.actor_name(), 'changed', 'webhook_subscriptions',
    subscription.id, subscription.url, changes)
$$;
comment on function private.audit_subscription(public.webhook_subscriptions, jsonb) is
  'A line of the audit log for an act that changes no row which a trigger watches.';

create function private.create_subscription(inout url text, inout events text[], out id uuid, out secret text)
language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  select c.id, c.secret into create_subscription.id, create_subscription.secret
  from private.create_webhook_subscription(url, array(select distinct e from unnest(events) e order by e)) c;
end $$;
comment on function private.create_subscription(text, text[]) is
  'Makes a subscription; its secret is answered this once. Definer: subscriptions are nobody''s to insert.';

create function private.change_subscription(subscription_id uuid, url text, events text[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_subscription(subscription_id);
  update public.webhook_subscriptions s set
    url = change_subscription.url, events = array(select distinct e from unnest(change_subscription.events) e order by e)
  where s.id = subscription_id;
end $$;
comment on function private.change_subscription(uuid, text, text[]) is
  'Says anew where a subscription''s deliveries go, those that wait too, and of which events. Definer: as create_subscription.';

create function private.switch_subscription(subscription_id uuid, enabled boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_subscription(subscription_id);
  update public.webhook_subscriptions s set
    disabled_at = case when not enabled then coalesce(s.disabled_at, now()) end,
    disabled_reason = case when not enabled then s.disabled_reason end
  where s.id = subscription_id;
  if enabled then
    -- It begins anew: the failures of another time do not switch it off at the next one.
    update public.subscription_health h set failing_since = null
    where h.subscription_id = switch_subscription.subscription_id;
    perform graphile_worker.add_job('deliver_webhooks');
  end if;
end $$;
comment on function private.switch_subscription(uuid, boolean) is
  'Enables a subscription, or disables it: then it hears of nothing that happens, and what waits goes on waiting. Definer: as create_subscription.';

create function private.delete_subscription(subscription_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_subscription(subscription_id);
  delete from public.webhook_subscriptions s where s.id = subscription_id;
end $$;
comment on function private.delete_subscription(uuid) is
  'Deletes a subscription with its secrets, its deliveries and their log. Definer: as create_subscription.';

create function private.rotate_subscription_secret(subscription_id uuid) returns text
language plpgsql security definer set search_path = '' as $$
declare
  subscription public.webhook_subscriptions := private.require_subscription(subscription_id);
  secret text := 'whsec_' || encode(extensions.gen_random_bytes(32), 'base64');
  live integer;
begin
  delete from private.subscription_secrets k
  where k.subscription_id = subscription.id and k.expires_at <= now();
  select count(*) into live from private.subscription_secrets k where k.subscription_id = subscription.id;
  if live > 1 then
    raise check_violation using
      message = 'two secrets sign already', constraint = 'subscription_secrets_two';
  end if;
  update private.subscription_secrets k set expires_at = now() + interval '24 hours' where k.subscription_id = subscription.id;
  insert into private.subscription_secrets (subscription_id, secret) values (subscription.id, secret);
  perform private.audit_subscription(
    subscription, jsonb_build_object('signing_keys', jsonb_build_object('from', live, 'to', live + 1)));
  return secret;
end $$;
comment on function private.rotate_subscription_secret(uuid) is
  'Makes a new secret, answered this once; the one before signs beside it for 24 hours. Refused while two sign. Definer: secrets are out of everybody''s reach.';

create function private.end_old_subscription_secret(subscription_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  subscription public.webhook_subscriptions := private.require_subscription(subscription_id);
begin
  delete from private.subscription_secrets k where k.subscription_id = subscription.id and k.expires_at is not null;
  if found then
    perform private.audit_subscription(subscription, '{"signing_keys": {"from": 2, "to": 1}}');
  end if;
end $$;
comment on function private.end_old_subscription_secret(uuid) is
  'Lets the newest secret alone sign, from the next attempt on. Definer: as rotate_subscription_secret.';

create function private.subscription_secrets(subscription_id uuid)
returns table (created_at timestamptz, expires_at timestamptz)
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_subscription(subscription_id);
  return query
  select k.created_at, k.expires_at from private.subscription_secrets k
  where k.subscription_id = subscription_secrets.subscription_id and (k.expires_at is null or k.expires_at > now())
  order by k.created_at desc;
end $$;
comment on function private.subscription_secrets(uuid) is
  'Since and until when secrets sign, the newest first; not what they are. Definer: as rotate_subscription_secret.';

create function private.send_test_webhook(subscription_id uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  subscription public.webhook_subscriptions := private.require_subscription(subscription_id);
  event bigint;
  delivery uuid;
begin
  if subscription.disabled_at is not null then
    raise check_violation using
      message = 'a disabled subscription is sent nothing', constraint = 'subscriptions_disabled';
  end if;
  insert into public.outgoing_events (type, data)
  values ('webhook.test', jsonb_build_object('subscription', subscription.id, 'sent_by', private.actor_name()))
  returning id into event;
  insert into public.webhook_deliveries (subscription_id, event_id) values (subscription.id, event) returning id into delivery;
  perform private.audit_subscription(subscription, '{"test": {"from": null, "to": "sent"}}');
  perform graphile_worker.add_job('deliver_webhooks');
  return delivery;
end $$;
comment on function private.send_test_webhook(uuid) is
  'Sends an event of the type webhook.test, once and without retries; answers its delivery. Definer: what is told is nobody''s to write.';
