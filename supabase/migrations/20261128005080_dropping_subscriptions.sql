-- A subscription can be deleted while the worker sends to it.

create function private.drop_subscription(subscription_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  -- In the order in which attempts are written down: crossing each other the two would deadlock.
  perform from public.webhook_deliveries d
  where d.subscription_id = drop_subscription.subscription_id order by d.id for update;
  delete from public.webhook_subscriptions s where s.id = drop_subscription.subscription_id;
end $$;
comment on function private.drop_subscription(uuid) is
  'Deletes a subscription while the worker may have deliveries of it in hand. For operators and definer functions.';

create or replace function private.delete_subscription(subscription_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_subscription(subscription_id);
  perform private.drop_subscription(subscription_id);
end $$;
comment on function private.delete_subscription(uuid) is
  'Deletes a subscription with its secrets, its deliveries and their log. Definer: as create_subscription.';
