-- What the inbound endpoints received, and what became of it.

create table public.webhook_events (
  id uuid primary key default gen_random_uuid(),
  source_id uuid not null references public.webhook_sources (id),
  dedupe_key text not null,
  type text,
  headers jsonb not null,
  body bytea not null,
  status text not null default 'received',
  reason text,
  ticket_number bigint references public.tickets (number) on delete set null,
  message_id bigint references public.messages (id) on delete set null,
  received_at timestamptz not null default now(),
  processed_at timestamptz
);
create table private.ticket_references (
  source_id uuid not null references public.webhook_sources (id) on delete cascade,
  external_key text not null,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  primary key (source_id, external_key)
);

comment on table public.webhook_events is 'Each verified delivery, kept as it came. Ends as done, ignored with a reason, or failed with its error.';
comment on column public.webhook_events.dedupe_key is
  'What makes a delivery the same as another: a signed id where the provider signs one, else the hash of the signed body.';
comment on table private.ticket_references is 'Which ticket a thing at the provider became, such as a GitHub issue.';

alter table public.webhook_events
  add constraint webhook_events_status_known check (status in ('received', 'done', 'ignored', 'failed')),
  add constraint webhook_events_body_size check (octet_length(body) <= 1048576),
  add constraint webhook_events_ended check ((status = 'received') = (processed_at is null)),
  add constraint webhook_events_explained check (status not in ('ignored', 'failed') or reason is not null);

create unique index webhook_events_dedupe on public.webhook_events (source_id, dedupe_key);
create index webhook_events_by_time on public.webhook_events (received_at desc, id);
create index webhook_events_by_ticket on public.webhook_events (ticket_number);
create index webhook_events_by_message on public.webhook_events (message_id);
create index ticket_references_by_ticket on private.ticket_references (ticket_number);

alter table public.webhook_events enable row level security;

create policy "webhook events are for living users" on public.webhook_events as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read webhook events" on public.webhook_events
  for select to authenticated using ((select private.is_admin()));

grant select on public.webhook_events to authenticated;
