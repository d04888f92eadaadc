-- Closed is final: an answer that comes after it begins a new ticket, linked to the old one.

create function private.ticket_to_answer(number bigint) returns bigint
language plpgsql stable security definer set search_path = '' as $$
declare
  found_number bigint := ticket_to_answer.number;
  onward bigint;
begin
  loop
    select coalesce(t.merged_into, case when t.status = 'closed' then (
      select max(f.number) from public.tickets f where f.follows_up = t.number) end)
    into onward from public.tickets t where t.number = found_number;
    exit when onward is null;
    found_number := onward;
  end loop;
  return found_number;
end $$;
comment on function private.ticket_to_answer(bigint) is
  'Where an answer to this number belongs today: the survivor of a merge, the newest follow-up of a closed ticket, else the ticket itself. Definer: the way there may lead past tickets that are hidden.';

create function private.start_follow_up(closed bigint) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  ticket bigint;
begin
  -- Whoever waited here for another's first answer finds the follow-up that it began.
  perform from public.tickets t where t.number = closed for update;
  ticket := private.ticket_to_answer(closed);
  if exists (select from public.tickets t where t.number = ticket and t.status <> 'closed') then
    return ticket;
  end if;

  insert into public.tickets (subject, priority, requester_id, team_id, assignee_id, follows_up)
  select t.subject, t.priority, t.requester_id, t.team_id,
    (select u.id from public.users u where u.id = t.assignee_id and u.deactivated_at is null), t.number
  from public.tickets t where t.number = closed and t.status = 'closed'
  returning number into ticket;
  perform private.record_event(ticket, 'follow_up', to_jsonb(closed), null);
  perform private.record_event(closed, 'follow_up', null, to_jsonb(ticket));
  -- The requester's way to their ticket leads on with it.
  update private.requester_links l set ticket_number = ticket where l.ticket_number = closed;
  return ticket;
end $$;
comment on function private.start_follow_up(bigint) is
  'Begins a ticket that follows up a closed one: same subject, requester, team and assignee. Definer: follows_up is nobody''s to set. Callers have seen the closed ticket first.';

grant execute on function private.ticket_to_answer(bigint), private.start_follow_up(bigint) to authenticated;
