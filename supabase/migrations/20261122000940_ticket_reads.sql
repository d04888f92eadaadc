-- When each user last looked at a ticket: what is new to them stands out in their lists.

create table public.ticket_reads (
  user_id uuid not null default auth.uid() references public.users (id) on delete cascade,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  read_at timestamptz not null default now(),
  primary key (user_id, ticket_number)
);
comment on table public.ticket_reads is 'When a user last looked at a ticket.';
create index ticket_reads_of_ticket on public.ticket_reads (ticket_number);

alter table public.ticket_reads enable row level security;

create policy "reads are for living users" on public.ticket_reads as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "users know what they read themselves" on public.ticket_reads
  for select to authenticated using (user_id = (select auth.uid()));

grant select on public.ticket_reads to authenticated;

create function private.mark_ticket_read(number bigint) returns void
language sql security definer set search_path = '' as $$
  insert into public.ticket_reads (user_id, ticket_number) values (auth.uid(), number)
  on conflict (user_id, ticket_number) do update set read_at = now()
$$;
comment on function private.mark_ticket_read(bigint) is
  'Notes that the acting user looks at a ticket now. Definer: the time is the database''s. Callers have seen the ticket.';
grant execute on function private.mark_ticket_read(bigint) to authenticated;

create function public.mark_ticket_read(number bigint) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  if private.acting_as('{user}') and exists (select from public.tickets t where t.number = mark_ticket_read.number) then
    perform private.mark_ticket_read(number);
  end if;
end $$;
comment on function public.mark_ticket_read(bigint) is
  'Notes that the acting user looks at this ticket. Nothing happens for others, or without a ticket to see.';
grant execute on function public.mark_ticket_read(bigint) to authenticated;
