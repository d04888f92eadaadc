-- Tickets that have to do with one another. A link has no direction.

create table public.ticket_links (
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  other_number bigint not null references public.tickets (number) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (ticket_number, other_number)
);

comment on table public.ticket_links is 'Which tickets were linked by hand, or by splitting one off the other; the lower number first.';

alter table public.ticket_links
  add constraint ticket_links_lower_first check (ticket_number < other_number);

create index ticket_links_by_other on public.ticket_links (other_number);

alter table public.ticket_links enable row level security;

create policy "links are for living users and API keys" on public.ticket_links as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "who sees both tickets sees their link" on public.ticket_links
  for select to authenticated using (
    exists (select from public.tickets t where t.number = ticket_number)
    and exists (select from public.tickets t where t.number = other_number));
create policy "who writes tickets and sees both links them" on public.ticket_links
  for insert to authenticated with check (
    (select private.may_write_tickets())
    and exists (select from public.tickets t where t.number = ticket_number)
    and exists (select from public.tickets t where t.number = other_number));
create policy "who writes tickets and sees both unlinks them" on public.ticket_links
  for delete to authenticated using (
    (select private.may_write_tickets())
    and exists (select from public.tickets t where t.number = ticket_number)
    and exists (select from public.tickets t where t.number = other_number));

grant select, insert (ticket_number, other_number), delete on public.ticket_links to authenticated;

create function private.record_link_event() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  link public.ticket_links := case when tg_op = 'DELETE' then old else new end;
  born_or_gone boolean := 2 > (
    select count(*) from public.tickets t
    where t.number in (link.ticket_number, link.other_number) and t.created_at <> now());
begin
  -- A link that a ticket is born with, or goes with, is part of that.
  if born_or_gone then
    return null;
  end if;
  if tg_op = 'INSERT' then
    perform private.record_event(link.ticket_number, 'linked', null, to_jsonb(link.other_number));
    perform private.record_event(link.other_number, 'linked', null, to_jsonb(link.ticket_number));
  else
    perform private.record_event(link.ticket_number, 'unlinked', to_jsonb(link.other_number), null);
    perform private.record_event(link.other_number, 'unlinked', to_jsonb(link.ticket_number), null);
  end if;
  return null;
end $$;
comment on function private.record_link_event() is
  'Trigger: both tickets'' history tells of a link. Definer: nobody may insert events.';

create trigger ticket_links_90_events after insert or delete on public.ticket_links
  for each row execute function private.record_link_event();

create function public.link_tickets(number bigint, other bigint) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_ticket(number);
  perform private.require_writable_ticket(other);
  insert into public.ticket_links (ticket_number, other_number)
  values (least(number, other), greatest(number, other))
  on conflict do nothing;
end $$;
comment on function public.link_tickets(bigint, bigint) is
  'Links two tickets; a second time changes nothing. PT404 when one of them is none to see.';

create function public.unlink_tickets(number bigint, other bigint) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_ticket(number);
  perform private.require_writable_ticket(other);
  delete from public.ticket_links l
  where l.ticket_number = least(number, other) and l.other_number = greatest(number, other);
end $$;
comment on function public.unlink_tickets(bigint, bigint) is
  'Takes a link away, if there is one. PT404 when one of the tickets is none to see.';

create function public.related_tickets(number bigint)
returns table (relation text, related_number bigint, subject text, status text)
language sql stable security invoker set search_path = '' as $$
  with related (relation, number) as (
    select 'follows_up', t.follows_up from public.tickets t where t.number = related_tickets.number
    union all
    select 'followed_up', t.number from public.tickets t where t.follows_up = related_tickets.number
    union all
    select 'linked', l.other_number from public.ticket_links l where l.ticket_number = related_tickets.number
    union all
    select 'linked', l.ticket_number from public.ticket_links l where l.other_number = related_tickets.number
    union all
    select 'merged', t.number from public.tickets t where t.merged_into = related_tickets.number)
  select r.relation, t.number, t.subject, t.status
  from related r join public.tickets t on t.number = r.number
  where exists (select from public.tickets asked where asked.number = related_tickets.number)
  order by r.relation, t.number desc
  limit 100
$$;
comment on function public.related_tickets(bigint) is
  'The tickets that this one is linked with (linked), follows up or is followed up by (follows_up, followed_up), or that were merged into it (merged): those the caller sees, at most 100, and none of a ticket that is hidden.';

grant execute on function
  public.link_tickets(bigint, bigint), public.unlink_tickets(bigint, bigint), public.related_tickets(bigint)
to authenticated;
