-- The sweeps keep things for as long as the settings say.

create or replace function private.sweep_webhook_events(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  swept integer;
  kept interval := (select make_interval(days => s.keep_webhook_bodies_days) from public.settings s);
begin
  update public.webhook_events e set body = null, headers = '{}', dedupe_key = 'swept ' || e.id
  where e.id in (
    select o.id from public.webhook_events o
    where o.body is not null and o.status in ('done', 'ignored') and o.processed_at < now() - kept
    order by o.processed_at limit at_most for update skip locked);
  get diagnostics swept = row_count;
  delete from private.webhook_secrets s where s.expires_at < now() - interval '1 day';
  return swept;
end $$;
comment on function private.sweep_webhook_events(integer) is
  'As many days after its end as the settings say an event keeps no body, no headers and no dedupe key; that it came, and what became of it, stays. What failed stays whole until it is replayed. Answers how many were swept.';

create or replace function private.forget_deliveries(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  forgotten integer;
  kept interval := (select make_interval(days => s.keep_deliveries_days) from public.settings s);
begin
  delete from private.subscription_secrets k where k.expires_at <= now();
  delete from public.outgoing_events e
  where e.id in (
    select o.id from public.outgoing_events o
    where o.happened_at < now() - kept order by o.happened_at limit at_most);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
comment on function private.forget_deliveries(integer) is
  'Deletes events of more days ago than the settings say with their deliveries and attempts, and secrets that sign no more; answers how many events. For the worker.';
