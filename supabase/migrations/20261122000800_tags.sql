-- Words that group tickets. A join table, because && and @> are no index conditions below a policy.

create table public.tags (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  created_at timestamptz not null default now()
);
create table public.ticket_tags (
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  tag_id uuid not null references public.tags (id),
  primary key (ticket_number, tag_id)
);

comment on table public.tags is 'The workspace''s tags: lower case, no blanks.';
comment on table public.ticket_tags is 'Which ticket bears which tag.';

alter table public.tags add constraint tags_name_clean
  check (private.is_clean_line(name, 50) and name = lower(name) and name !~ '[\s,"]');

create unique index tags_name_key on public.tags (name);
create index ticket_tags_by_tag on public.ticket_tags (tag_id, ticket_number desc);

alter table public.tags enable row level security;
alter table public.ticket_tags enable row level security;

create policy "tags are for living users and API keys" on public.tags as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "who reads tickets reads tags" on public.tags
  for select to authenticated
  using ((select private.may_read_tickets()) or (select private.may_write_tickets()));
create policy "who writes tickets makes tags" on public.tags
  for insert to authenticated with check ((select private.may_write_tickets()));

create policy "tags of tickets are for living users and API keys" on public.ticket_tags as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "who sees a ticket sees its tags" on public.ticket_tags
  for select to authenticated
  using (exists (select from public.tickets t where t.number = ticket_number));
create policy "who writes a ticket tags it" on public.ticket_tags
  for insert to authenticated
  with check ((select private.may_write_tickets()) and exists (select from public.tickets t where t.number = ticket_number));
create policy "who writes a ticket untags it" on public.ticket_tags
  for delete to authenticated
  using ((select private.may_write_tickets()) and exists (select from public.tickets t where t.number = ticket_number));

grant select, insert (name) on public.tags to authenticated;
grant select, insert (ticket_number, tag_id), delete on public.ticket_tags to authenticated;

create function private.lock_ticket(number bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.tickets t where t.number = lock_ticket.number for no key update;
end $$;
comment on function private.lock_ticket(bigint) is
  'Waits until nobody else changes this ticket, to the end of the transaction. Tells nothing. Definer: who may only answer a ticket may not lock it.';
grant execute on function private.lock_ticket(bigint) to authenticated;

create function private.refuse_on_closed() returns trigger
language plpgsql set search_path = '' as $$
declare
  -- A row trigger of delete has no new row, one of insert no old.
  ticket bigint := case when tg_op = 'DELETE' then old.ticket_number else new.ticket_number end;
begin
  perform private.lock_ticket(ticket);
  if exists (select from public.tickets t where t.number = ticket and t.status = 'closed') then
    raise check_violation using
      message = 'a closed ticket is final', constraint = 'tickets_closed_is_final';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
comment on function private.refuse_on_closed() is
  'Trigger: what hangs on a closed ticket does not change. Runs as the caller, so that a hidden ticket answers like one that does not exist.';

create trigger ticket_tags_10_closed before insert or delete on public.ticket_tags
  for each row execute function private.refuse_on_closed();

create function public.set_ticket_tags(ticket_number bigint, tags text[]) returns void
language plpgsql security invoker set search_path = '' as $$
declare
  -- In one order, whoever brings them: two tickets with the same new tags would else deadlock.
  wanted text[] := array(select distinct lower(btrim(t)) from unnest(set_ticket_tags.tags) t order by 1);
begin
  perform private.begin_writing();
  insert into public.tags (name) select unnest(wanted) on conflict (name) do nothing;
  delete from public.ticket_tags tt using public.tags t
  where tt.ticket_number = set_ticket_tags.ticket_number and t.id = tt.tag_id
    and t.name <> all (wanted);
  insert into public.ticket_tags (ticket_number, tag_id)
  select set_ticket_tags.ticket_number, t.id from public.tags t where t.name = any (wanted)
  on conflict do nothing;
end $$;
comment on function public.set_ticket_tags(bigint, text[]) is
  'Gives a ticket exactly these tags, making those that are new to the workspace.';
grant execute on function public.set_ticket_tags(bigint, text[]) to authenticated;
