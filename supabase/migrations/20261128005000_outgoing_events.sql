-- What subscribers are told: each event once, for each subscription its delivery, and every attempt.

alter table public.webhook_subscriptions add column disabled_reason text;
alter table private.subscription_secrets add column expires_at timestamptz;

create table public.subscription_health (
  subscription_id uuid primary key references public.webhook_subscriptions (id) on delete cascade,
  failing_since timestamptz,
  delivered_at timestamptz
);
create table public.outgoing_events (
  id bigint generated always as identity primary key,
  type text not null,
  data jsonb not null,
  previous jsonb,
  ticket_number bigint,
  message_id bigint,
  due_at timestamptz not null default now(),
  happened_at timestamptz not null default now()
);
create table public.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid not null references public.webhook_subscriptions (id) on delete cascade,
  event_id bigint not null references public.outgoing_events (id) on delete cascade,
  status text not null default 'waiting',
  attempts integer not null default 0,
  tries integer not null default 0,
  due_at timestamptz not null default now(),
  claimed_until timestamptz,
  ended_at timestamptz
);
create table public.delivery_attempts (
  delivery_id uuid not null references public.webhook_deliveries (id) on delete cascade,
  number integer not null,
  url text not null,
  started_at timestamptz not null,
  duration_ms integer not null,
  request_headers jsonb not null,
  status_code integer,
  response_headers jsonb,
  response_body text,
  body_cut boolean not null default false,
  error text,
  primary key (delivery_id, number)
);

comment on column public.webhook_subscriptions.disabled_reason is
  'Why it is off: gone (the receiver answered 410) or failing (five days without a success); null when an admin did it.';
comment on column private.subscription_secrets.expires_at is 'Until when it signs beside a newer one; null for the newest.';
comment on table public.subscription_health is
  'How a subscription fares. Beside it and not in it: the worker''s bookkeeping is no act for the audit log.';
comment on column public.subscription_health.failing_since is 'The first failure since the last success.';
comment on column public.subscription_health.delivered_at is 'The last success, to the minute.';
comment on table public.outgoing_events is
  'What happened, as subscribers are told of it: a snapshot of the end of the transaction that did it. Kept for 30 days.';
comment on column public.outgoing_events.id is
  'The sequence in the payload. It rises for whatever happens to one ticket or contact; numbers are left out, and of two objects it says nothing.';
comment on column public.outgoing_events.previous is 'What status or assignee were before, where the event is of them.';
comment on column public.outgoing_events.message_id is 'No foreign key, nor has ticket_number: what was told stays when they are deleted.';
comment on column public.outgoing_events.due_at is 'Not told before: until then its author may take it back.';
comment on table public.webhook_deliveries is 'One event on its way to one subscription. Its id is the webhook-id of every attempt.';
comment on column public.webhook_deliveries.attempts is 'All there were; tries are those since it was last sent by hand.';
comment on column public.webhook_deliveries.claimed_until is 'While a worker has it in hand. A worker that was killed loses it then.';
comment on table public.delivery_attempts is 'Each request that was made, and what came back. The body is cut at 64 KiB.';

alter table public.webhook_subscriptions
  add constraint webhook_subscriptions_reason_known
    check (disabled_reason is null or (disabled_at is not null and disabled_reason in ('gone', 'failing')));
alter table public.webhook_deliveries
  add constraint webhook_deliveries_status_known check (status in ('waiting', 'delivered', 'failed')),
  add constraint webhook_deliveries_ended check ((status = 'waiting') = (ended_at is null)),
  add constraint webhook_deliveries_counted check (tries between 0 and attempts);
alter table public.delivery_attempts
  add constraint delivery_attempts_duration check (duration_ms >= 0),
  add constraint delivery_attempts_body_size check (octet_length(response_body) <= 65536),
  add constraint delivery_attempts_answered_or_not check (status_code is not null or error is not null);

create index outgoing_events_by_time on public.outgoing_events (happened_at);
create index outgoing_events_of_message on public.outgoing_events (message_id) where message_id is not null;
create index outgoing_events_of_new_ticket on public.outgoing_events (ticket_number) where type = 'ticket.created';
create unique index webhook_deliveries_once on public.webhook_deliveries (subscription_id, event_id);
create index webhook_deliveries_by_status on public.webhook_deliveries (subscription_id, status, event_id);
create index webhook_deliveries_of_event on public.webhook_deliveries (event_id);
create index webhook_deliveries_due on public.webhook_deliveries (subscription_id, due_at, event_id) where status = 'waiting';
create index webhook_deliveries_claimed on public.webhook_deliveries (subscription_id) where claimed_until is not null;

alter table public.subscription_health enable row level security;
alter table public.outgoing_events enable row level security;
alter table public.webhook_deliveries enable row level security;
alter table public.delivery_attempts enable row level security;

create policy "how subscriptions fare is for living users" on public.subscription_health as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read how subscriptions fare" on public.subscription_health
  for select to authenticated using ((select private.is_admin()));
create policy "outgoing events are for living users" on public.outgoing_events as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read outgoing events" on public.outgoing_events
  for select to authenticated using ((select private.is_admin()));
create policy "deliveries are for living users" on public.webhook_deliveries as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read deliveries" on public.webhook_deliveries
  for select to authenticated using ((select private.is_admin()));
create policy "attempts are for living users" on public.delivery_attempts as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read attempts" on public.delivery_attempts
  for select to authenticated using ((select private.is_admin()));

grant select on public.subscription_health, public.outgoing_events, public.webhook_deliveries, public.delivery_attempts
to authenticated;
