-- What somebody has begun to write and not sent: kept here, so that it survives a closed tab.

create table public.message_drafts (
  user_id uuid not null default private.actor_user_id() references public.users (id) on delete cascade,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  kind text not null,
  body text not null,
  session_id uuid default (auth.jwt() ->> 'session_id')::uuid,
  updated_at timestamptz not null default now(),
  primary key (user_id, ticket_number, kind)
);

comment on table public.message_drafts is 'Replies and notes begun and not sent, one of each a user and ticket. Seen by their writer alone.';
comment on column public.message_drafts.session_id is 'The sign-in that wrote it last: another one is another device.';

alter table public.message_drafts
  add constraint message_drafts_kind_known check (kind in ('reply', 'note')),
  add constraint message_drafts_body_length check (length(body) <= 100000 and body ~ '\S');

create index message_drafts_of_ticket on public.message_drafts (ticket_number);

alter table public.message_drafts enable row level security;

create policy "drafts are for living users" on public.message_drafts as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "users read their own drafts on tickets that they see" on public.message_drafts
  for select to authenticated using (
    user_id = (select auth.uid()) and exists (select from public.tickets t where t.number = ticket_number));
create policy "users begin drafts on tickets that they see" on public.message_drafts
  for insert to authenticated with check (
    user_id = (select auth.uid()) and exists (select from public.tickets t where t.number = ticket_number));
create policy "users go on with their own drafts" on public.message_drafts
  for update to authenticated
  using (user_id = (select auth.uid()) and exists (select from public.tickets t where t.number = ticket_number))
  with check (user_id = (select auth.uid()) and exists (select from public.tickets t where t.number = ticket_number));
create policy "users drop their own drafts" on public.message_drafts
  for delete to authenticated using (
    user_id = (select auth.uid()) and exists (select from public.tickets t where t.number = ticket_number));

grant select, insert (ticket_number, kind, body), update (body), delete on public.message_drafts to authenticated;

create function private.stamp_draft() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  new.session_id := (auth.jwt() ->> 'session_id')::uuid;
  return new;
end $$;
comment on function private.stamp_draft() is 'Trigger: says when a draft was written last, and by which sign-in.';

create trigger message_drafts_05_guard before update on public.message_drafts
  for each row execute function private.guard_columns('user_id', 'ticket_number', 'kind', 'session_id');
create trigger message_drafts_10_stamp before update on public.message_drafts
  for each row execute function private.stamp_draft();

create function public.save_draft(ticket_number bigint, kind text, body text, sending_key uuid default null) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  if not exists (select from public.tickets t where t.number = save_draft.ticket_number) then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  -- A draft that was on its way while its message was sent comes too late.
  if exists (
    select from public.messages m
    where m.author_user_id = auth.uid() and m.sending_key = save_draft.sending_key
      and m.created_at > now() - interval '1 minute') then
    return;
  end if;
  if body ~ '\S' then
    insert into public.message_drafts as d (ticket_number, kind, body)
    values (save_draft.ticket_number, save_draft.kind, save_draft.body)
    on conflict on constraint message_drafts_pkey do update set body = excluded.body;
  else
    delete from public.message_drafts d
    where d.user_id = auth.uid() and d.ticket_number = save_draft.ticket_number and d.kind = save_draft.kind;
  end if;
end $$;
comment on function public.save_draft(bigint, text, text, uuid) is
  'Keeps what the acting user has begun to write in place of what they had; nothing but blanks drops it. Ignored for a minute once a message with this sending key was sent. PT404 when there is no ticket to see.';
grant execute on function public.save_draft(bigint, text, text, uuid) to authenticated;
