-- Who else hears of a ticket by mail, as the requester does.

create table public.ticket_ccs (
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (ticket_number, contact_id)
);

comment on table public.ticket_ccs is 'Contacts beside the requester who are sent a ticket''s public replies, and may answer them.';

create index ticket_ccs_of_contact on public.ticket_ccs (contact_id);

alter table public.ticket_ccs enable row level security;

create policy "copies are for living users and API keys" on public.ticket_ccs as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "who sees a ticket sees who gets copies" on public.ticket_ccs
  for select to authenticated using (exists (select from public.tickets t where t.number = ticket_number));
create policy "who writes a ticket adds people to it" on public.ticket_ccs
  for insert to authenticated with check (
    (select private.may_write_tickets()) and exists (select from public.tickets t where t.number = ticket_number));
create policy "who writes a ticket takes people off it" on public.ticket_ccs
  for delete to authenticated using (
    (select private.may_write_tickets()) and exists (select from public.tickets t where t.number = ticket_number));

grant select, insert (ticket_number, contact_id), delete on public.ticket_ccs to authenticated;
