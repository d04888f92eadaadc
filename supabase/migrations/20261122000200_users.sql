-- Those who sign in. A row here is what makes somebody an agent; auth.users only proves an address.

create table public.users (
  id uuid primary key references auth.users (id),
  email text not null,
  name text not null,
  role text not null default 'agent',
  time_zone text not null default 'UTC',
  deactivated_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table public.users is 'Agents and admins. Made by an accepted invitation, never deleted: history points here.';
comment on column public.users.time_zone is 'IANA name; times are stored in UTC and shown in this zone.';
comment on column public.users.deactivated_at is 'Set: this user reaches nothing from the next request on.';

alter table public.users
  add constraint users_role_known check (role in ('agent', 'admin')),
  add constraint users_name_clean check (private.is_clean_line(name, 120)),
  add constraint users_email_valid check (private.is_email(email)),
  add constraint users_time_zone_length check (length(time_zone) between 1 and 64);

create unique index users_email_key on public.users (lower(email));

create function private.actor_kind() returns text
language sql stable set search_path = '' as $$
  select case
    when coalesce(current_setting('request.jwt.claims', true), '') = '' then 'system'
    when auth.jwt() ? 'actor_kind' then auth.jwt() ->> 'actor_kind'
    when auth.uid() is not null then 'user'
    else 'anon'
  end
$$;
comment on function private.actor_kind() is
  'Who acts in this transaction: user, api_key, webhook_source, contact, anon, or system for a connection that did not come through the API. The claim actor_kind stands only in tokens signed here.';

create function private.actor_id() returns uuid
language sql stable set search_path = '' as $$
  select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;
comment on function private.actor_id() is
  'The id of the actor named by actor_kind(); null for anon and system.';

create function private.acting_as(kinds text[]) returns boolean
language sql stable security definer set search_path = '' as $$
  select case private.actor_kind()
    when 'user' then 'user' = any (kinds) and exists (
      select from public.users u where u.id = auth.uid() and u.deactivated_at is null)
    else false
  end
$$;
comment on function private.acting_as(text[]) is
  'True when the actor is of one of these kinds and alive: not deactivated, revoked, disabled or expired. Definer: it reads the tables whose own policies call it.';

create function private.is_admin() returns boolean
language sql stable security definer set search_path = '' as $$
  select private.actor_kind() = 'user' and exists (
    select from public.users u
    where u.id = auth.uid() and u.role = 'admin' and u.deactivated_at is null)
$$;
comment on function private.is_admin() is
  'True when the actor is a living admin. Definer: the policies of users call it.';

create function private.actor_user_id() returns uuid
language sql stable set search_path = '' as $$
  select private.actor_id() where private.actor_kind() = 'user'
$$;
comment on function private.actor_user_id() is 'The id of the acting user; null for every other actor.';

grant execute on function
  private.actor_kind(), private.actor_id(), private.acting_as(text[]), private.is_admin(), private.actor_user_id()
to anon, authenticated;

alter table public.users enable row level security;

create policy "users are for living users" on public.users as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "agents read the names of their colleagues" on public.users
  for select to authenticated using (true);
create policy "users change their own profile" on public.users
  for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));

grant select on public.users to authenticated;
grant update (name, time_zone) on public.users to authenticated;

create trigger users_guard before update on public.users
  for each row execute function private.guard_columns('id', 'email', 'role', 'deactivated_at', 'created_at');
create trigger users_touch before update on public.users
  for each row execute function private.touch_updated_at();

create function public.current_actor()
returns table (kind text, id uuid, email text, name text, role text, time_zone text)
language sql stable security invoker set search_path = '' as $$
  select 'user', u.id, u.email, u.name, u.role, u.time_zone
  from public.users u
  where u.id = (select auth.uid())
$$;
comment on function public.current_actor() is
  'The one question of the gate: who is asking. No row for nobody, and for a user who is deactivated.';
grant execute on function public.current_actor() to anon, authenticated;
