-- The mail that tells an admin of a subscription that was switched off.

create function private.subscription_off_mail(subscription_id uuid, user_id uuid)
returns table (email text, url text, reason text, workspace text)
language sql stable set search_path = '' as $$
  select u.email, s.url, s.disabled_reason, w.workspace_name
  from public.webhook_subscriptions s, public.users u, public.settings w
  where s.id = subscription_off_mail.subscription_id and s.disabled_reason is not null
    and u.id = subscription_off_mail.user_id and u.role = 'admin' and u.deactivated_at is null
$$;
comment on function private.subscription_off_mail(uuid, uuid) is
  'What the mail says and to whom. No row once the subscription is enabled again or deleted, or the user is no admin any more. For the worker.';
