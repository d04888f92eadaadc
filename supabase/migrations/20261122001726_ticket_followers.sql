-- Who follows a ticket without having it. Everybody's own business.

-- A key of its own: with a key of both columns PostgREST takes this for the way from tickets to
-- users, and no longer knows what the users of a ticket are.
create table public.ticket_followers (
  id uuid primary key default gen_random_uuid(),
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  user_id uuid not null default private.actor_user_id() references public.users (id) on delete cascade,
  created_at timestamptz not null default now()
);

comment on table public.ticket_followers is 'Which user follows which ticket. Seen by that user alone.';

create unique index ticket_followers_once on public.ticket_followers (ticket_number, user_id);
create index ticket_followers_by_user on public.ticket_followers (user_id, ticket_number desc);

alter table public.ticket_followers enable row level security;

create policy "following is for living users" on public.ticket_followers as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "users see what they follow" on public.ticket_followers
  for select to authenticated using (user_id = (select auth.uid()));
create policy "users follow tickets that they see" on public.ticket_followers
  for insert to authenticated with check (
    user_id = (select auth.uid()) and exists (select from public.tickets t where t.number = ticket_number));
create policy "users cease to follow" on public.ticket_followers
  for delete to authenticated using (user_id = (select auth.uid()));

grant select, insert (ticket_number), delete on public.ticket_followers to authenticated;
