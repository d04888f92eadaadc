-- What the worker does with deliveries: it takes those that are due, and writes down what became of them.

create function private.claim_deliveries(at_most integer)
returns table (
  id uuid, subscription_id uuid, url text, secrets text[], tries integer,
  type text, happened_at text, sequence bigint, data jsonb, previous jsonb
)
language plpgsql set search_path = '' as $$
begin
  return query
  with open as materialized (
    -- One that fails gets two at a time, so that a hundred that hang leave room for all others.
    select s.id, s.url, case when h.failing_since is null then 16 else 2 end - (
      select count(*) from public.webhook_deliveries d
      where d.subscription_id = s.id and d.claimed_until > now()) as room
    from public.webhook_subscriptions s left join public.subscription_health h on h.subscription_id = s.id
    where s.disabled_at is null and exists (
      select from public.webhook_deliveries d
      where d.subscription_id = s.id and d.status = 'waiting' and d.due_at <= now())
    order by random()
    for no key update of s skip locked),
  due as (
    select d.id from open o cross join lateral (
      select w.id from public.webhook_deliveries w
      where w.subscription_id = o.id and w.status = 'waiting' and w.due_at <= now()
      order by w.due_at, w.event_id
      limit greatest(o.room, 0) for update skip locked) d
    limit at_most),
  claimed as (
    update public.webhook_deliveries d
    set claimed_until = now() + interval '1 minute', due_at = now() + interval '1 minute'
    from due where d.id = due.id
    returning d.id, d.subscription_id, d.event_id, d.tries)
  select c.id, c.subscription_id, o.url,
    array(
      select k.secret from private.subscription_secrets k
      where k.subscription_id = c.subscription_id and (k.expires_at is null or k.expires_at > now())
      order by k.created_at desc),
    c.tries, e.type, private.utc_text(e.happened_at), e.id, e.data, e.previous
  from claimed c
  join open o on o.id = c.subscription_id
  join public.outgoing_events e on e.id = c.event_id
  order by e.id;
end $$;
comment on function private.claim_deliveries(integer) is
  'Takes deliveries that are due, of each subscription as many as it may have in hand (16, failing 2), and gives the worker a minute for them: whatever happens to it, they are due again then. For the worker.';

create function private.next_delivery() returns double precision
language sql stable set search_path = '' as $$
  select extract(epoch from min(d.due_at) - now())::double precision
  from public.webhook_subscriptions s cross join lateral (
    select w.due_at from public.webhook_deliveries w
    where w.subscription_id = s.id and w.status = 'waiting' order by w.due_at limit 1) d
  where s.disabled_at is null
$$;
comment on function private.next_delivery() is
  'In how many seconds the next delivery is due; null when none waits. For the worker.';

create function private.switch_subscription_off(subscription_id uuid, reason text) returns void
language plpgsql set search_path = '' as $$
begin
  update public.webhook_subscriptions s set disabled_at = now(), disabled_reason = reason
  where s.id = switch_subscription_off.subscription_id and s.disabled_at is null;
  if found then
    -- A job for each admin: one address that does not work mails nobody else twice.
    perform graphile_worker.add_job(
      'send_subscription_off_mail', json_build_object('subscription_id', subscription_id, 'user_id', u.id))
    from public.users u where u.role = 'admin' and u.deactivated_at is null;
  end if;
end $$;
comment on function private.switch_subscription_off(uuid, text) is
  'Disables a subscription that has no use of deliveries, and tells every admin by mail. For the worker.';

create function private.note_health(subscription_id uuid, delivered boolean, gone boolean) returns void
language plpgsql set search_path = '' as $$
begin
  insert into public.subscription_health as h (subscription_id, failing_since, delivered_at)
  values (note_health.subscription_id, case when not delivered then now() end, case when delivered then now() end)
  on conflict on constraint subscription_health_pkey do update set
    failing_since = case when not delivered then coalesce(h.failing_since, now()) end,
    delivered_at = coalesce(excluded.delivered_at, h.delivered_at)
  -- Written when it says something new: a busy receiver would else change this row all day.
  where case when delivered
    then h.failing_since is not null or h.delivered_at is null or h.delivered_at < now() - interval '1 minute'
    else h.failing_since is null end;
  if gone then
    perform private.switch_subscription_off(note_health.subscription_id, 'gone');
  elsif not delivered and exists (
    select from public.subscription_health h
    where h.subscription_id = note_health.subscription_id and h.failing_since <= now() - interval '5 days') then
    perform private.switch_subscription_off(note_health.subscription_id, 'failing');
  end if;
end $$;
comment on function private.note_health(uuid, boolean, boolean) is
  'Keeps since when a subscription fails. 410 and five days without one success switch it off. For the worker.';

create function private.record_attempts(outcomes jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  made record;
  delivery record;
  delivered boolean;
begin
  for made in
    select * from jsonb_to_recordset(outcomes) as o (
      delivery_id uuid, url text, started_at timestamptz, duration_ms integer, request_headers jsonb,
      status_code integer, response_headers jsonb, response_body text, body_cut boolean, error text,
      retry_in double precision)
    order by o.delivery_id
  loop
    delivered := coalesce(made.status_code between 200 and 299, false);
    update public.webhook_deliveries d set
      attempts = d.attempts + 1, tries = d.tries + 1, claimed_until = null,
      status = case when delivered then 'delivered' when made.retry_in is null then 'failed' else 'waiting' end,
      due_at = now() + coalesce(made.retry_in, 0) * interval '1 second',
      ended_at = case when delivered or made.retry_in is null then now() end
    where d.id = made.delivery_id
    returning d.attempts, d.subscription_id into delivery;
    -- Its subscription was deleted meanwhile.
    continue when not found;
    insert into public.delivery_attempts (
      delivery_id, number, url, started_at, duration_ms, request_headers,
      status_code, response_headers, response_body, body_cut, error)
    values (
      made.delivery_id, delivery.attempts, made.url, made.started_at, made.duration_ms, made.request_headers,
      made.status_code, made.response_headers, made.response_body, made.body_cut, made.error);
    perform private.note_health(delivery.subscription_id, delivered, coalesce(made.status_code = 410, false));
  end loop;
end $$;
comment on function private.record_attempts(jsonb) is
  'Writes down attempts and what becomes of their deliveries: delivered by any 2xx, else due again in retry_in seconds, or failed where that is null. For the worker.';

create function private.forget_deliveries(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  forgotten integer;
begin
  delete from private.subscription_secrets k where k.expires_at <= now();
  delete from public.outgoing_events e
  where e.id in (
    select o.id from public.outgoing_events o
    where o.happened_at < now() - interval '30 days' order by o.happened_at limit at_most);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
comment on function private.forget_deliveries(integer) is
  'Deletes events of more than 30 days ago with their deliveries and attempts, and secrets that sign no more; answers how many events. For the worker.';
