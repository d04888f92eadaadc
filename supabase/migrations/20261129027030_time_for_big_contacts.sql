-- A monitoring system has 20,000 tickets and a company 30,000 people: what is done to such takes longer
-- than a request commonly may, and would fail each time it is tried.

alter function public.delete_contact(uuid) set statement_timeout = '60s';
alter function public.delete_company(uuid) set statement_timeout = '60s';
alter function public.merge_contacts(uuid, uuid) set statement_timeout = '60s';
alter function public.unmerge_contact(uuid) set statement_timeout = '60s';

-- Once for all who move, not once for each.
create or replace function private.follow_contact_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  moved uuid[] := array(
    select n.id from now_there n join was_there w on w.id = n.id where n.company_id is distinct from w.company_id);
begin
  if moved = '{}' then return null; end if;
  -- In one order, whoever else changes several facts.
  perform from private.ticket_facts f
  where f.number in (select t.number from public.tickets t where t.requester_id = any (moved))
  order by f.number for update;
  update private.ticket_facts f set company_id = c.company_id
  from public.tickets t join public.contacts c on c.id = t.requester_id
  where t.requester_id = any (moved) and f.number = t.number;
  return null;
end $$;
drop trigger contacts_60_facts on public.contacts;
create trigger contacts_60_facts after update on public.contacts
  referencing old table as was_there new table as now_there
  for each statement execute function private.follow_contact_facts();
