-- Snoozing: out of sight until a time, or until the requester writes.

create index tickets_snoozed on public.tickets (snoozed_until) where snoozed_until is not null;

create function private.snooze_ticket(number bigint, until timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.tickets t where t.number = snooze_ticket.number for no key update;
  if exists (select from public.tickets t where t.number = snooze_ticket.number and t.status = 'closed') then
    raise check_violation using
      message = 'a closed ticket is final', constraint = 'tickets_closed_is_final';
  end if;
  if until <= now() or until > now() + interval '1 year' then
    raise check_violation using
      message = 'a ticket is snoozed to a time ahead', constraint = 'tickets_snoozed_ahead';
  end if;
  update public.tickets t set snoozed_until = until
  where t.number = snooze_ticket.number and t.snoozed_until is distinct from until;
end $$;
comment on function private.snooze_ticket(bigint, timestamptz) is
  'Hides a ticket until a time; null wakes it. Definer: snoozed_until is nobody''s column to set. Callers have seen the ticket first.';
grant execute on function private.snooze_ticket(bigint, timestamptz) to authenticated;

create function public.snooze_ticket(number bigint, until timestamptz) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_ticket(number);
  perform private.snooze_ticket(number, until);
end $$;
comment on function public.snooze_ticket(bigint, timestamptz) is
  'Snoozes a ticket until a time ahead, at most a year; null wakes it. A closed one is final. PT404 when there is none to see.';
grant execute on function public.snooze_ticket(bigint, timestamptz) to authenticated;

create function private.wake_tickets(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  woken integer;
begin
  -- What wakes is looked at now: it comes back on top.
  update public.tickets t set snoozed_until = null, updated_at = now()
  where t.number in (
    select due.number from public.tickets due
    where due.snoozed_until <= now()
    order by due.snoozed_until limit at_most for update skip locked);
  get diagnostics woken = row_count;
  return woken;
end $$;
comment on function private.wake_tickets(integer) is
  'Wakes tickets whose time has come, at most so many; answers how many. For the worker, each minute.';
