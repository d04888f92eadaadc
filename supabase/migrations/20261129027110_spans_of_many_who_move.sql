-- As with facts: once for all who move to another company, not once for each.

create or replace function private.follow_contact_spans() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  moved uuid[] := array(
    select n.id from now_there n join was_there w on w.id = n.id where n.company_id is distinct from w.company_id);
begin
  if moved = '{}' then return null; end if;
  -- In one order, whoever else changes several.
  perform from private.ticket_spans s
  where s.number in (select t.number from public.tickets t where t.requester_id = any (moved))
  order by s.number for update;
  update private.ticket_spans s set company_id = c.company_id
  from public.tickets t join public.contacts c on c.id = t.requester_id
  where t.requester_id = any (moved) and s.number = t.number;
  return null;
end $$;
drop trigger contacts_60_spans on public.contacts;
create trigger contacts_60_spans after update on public.contacts
  referencing old table as was_there new table as now_there
  for each statement execute function private.follow_contact_spans();
