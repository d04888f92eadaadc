-- Who gets copies of a ticket: added by address, taken off again, and told in history.

create function private.record_cc_events() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Those a ticket is born with, or goes with, are part of that and no change of their own.
  insert into public.events (ticket_number, actor_kind, actor_id, actor_name, field, old_value, new_value)
  select c.ticket_number, private.actor_kind(), private.actor_id(), private.actor_name(), 'cc',
    case when tg_op = 'DELETE' then private.named_contact(c.contact_id) end,
    case when tg_op = 'INSERT' then private.named_contact(c.contact_id) end
  from ccs_changed c
  join public.tickets t on t.number = c.ticket_number and t.created_at <> now()
  join public.contacts p on p.id = c.contact_id
  order by c.ticket_number, p.name, p.id;
  return null;
end $$;
comment on function private.record_cc_events() is
  'Trigger: history tells who came to get copies and who gets none any more. Definer: events are nobody''s to write.';

create trigger ticket_ccs_90_added after insert on public.ticket_ccs
  referencing new table as ccs_changed
  for each statement execute function private.record_cc_events();
create trigger ticket_ccs_91_removed after delete on public.ticket_ccs
  referencing old table as ccs_changed
  for each statement execute function private.record_cc_events();

create function public.add_ticket_ccs(ticket_number bigint, emails text[]) returns integer
language plpgsql security invoker set search_path = '' as $$
declare
  most constant integer := 50;
  added integer;
begin
  perform private.require_writable_ticket(add_ticket_ccs.ticket_number);
  perform private.lock_ticket(add_ticket_ccs.ticket_number);
  insert into public.ticket_ccs (ticket_number, contact_id)
  select add_ticket_ccs.ticket_number, found.contact from (
    select distinct private.find_or_create_contact(email, null) as contact
    from unnest(emails[:most]) email) found
  where found.contact <> (select t.requester_id from public.tickets t where t.number = add_ticket_ccs.ticket_number)
  on conflict do nothing;
  get diagnostics added = row_count;
  if cardinality(emails) > most or (
    select count(*) from public.ticket_ccs c where c.ticket_number = add_ticket_ccs.ticket_number) > most then
    raise check_violation using
      message = 'at most 50 people get copies of a ticket', constraint = 'ticket_ccs_at_most_50';
  end if;
  return added;
end $$;
comment on function public.add_ticket_ccs(bigint, text[]) is
  'Sends copies of a ticket''s replies to these addresses from now on, at most 50 a ticket; makes contacts of those not known. Answers how many are new: neither the requester nor who gets copies already. PT404 when there is no such ticket to see.';
grant execute on function public.add_ticket_ccs(bigint, text[]) to authenticated;
