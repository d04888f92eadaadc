-- What the management panel shows of inbound endpoints. Both read as the caller: admins alone see rows.

create function public.list_webhook_sources()
returns table (
  id uuid, slug text, provider text, disabled_at timestamptz, created_at timestamptz,
  last_received_at timestamptz, waiting integer, failed integer)
language sql stable security invoker set search_path = '' as $$
  select s.id, s.slug, s.provider, s.disabled_at, s.created_at,
    (select max(e.received_at) from public.webhook_events e where e.source_id = s.id),
    (select count(*) from (
      select from public.webhook_events e
      where e.source_id = s.id and e.status = 'received' limit 1001) counted)::integer,
    (select count(*) from (
      select from public.webhook_events e
      where e.source_id = s.id and e.status = 'failed' limit 1001) counted)::integer
  from public.webhook_sources s
  order by s.disabled_at is not null, s.slug
  limit 500
$$;
comment on function public.list_webhook_sources() is
  'All inbound endpoints that the caller may see, at most 500, with the number of their events that wait and that failed, counted to 1,001.';

create function public.read_webhook_event(event_id uuid, at_most integer default 65536)
returns table (
  id uuid, source_id uuid, type text, status text, reason text, attempts integer, next_attempt_at timestamptz,
  ticket_number bigint, received_at timestamptz, processed_at timestamptz, headers jsonb,
  body_base64 text, body_bytes integer)
language sql stable security invoker set search_path = '' as $$
  select e.id, e.source_id, e.type, e.status, e.reason, e.attempts, e.next_attempt_at,
    e.ticket_number, e.received_at, e.processed_at, e.headers,
    encode(substring(e.body from 1 for greatest(0, least(at_most, 1048576))), 'base64'), octet_length(e.body)
  from public.webhook_events e
  where e.id = event_id
$$;
comment on function public.read_webhook_event(uuid, integer) is
  'One received event with the beginning of its body, at most 1 MiB of it, in base64 (JSON carries no bytes).';

grant execute on function public.list_webhook_sources(), public.read_webhook_event(uuid, integer) to authenticated;
