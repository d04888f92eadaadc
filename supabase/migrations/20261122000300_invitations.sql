-- How a user gets in: invited addresses become users, all others are refused by the database itself.

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  role text not null default 'agent',
  invited_by uuid default private.actor_user_id() references public.users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz,
  revoked_at timestamptz
);

comment on table public.invitations is 'Addresses that may become users, and as what. Accepted at the first sign-in.';

alter table public.invitations
  add constraint invitations_email_valid check (private.is_email(email)),
  add constraint invitations_role_known check (role in ('agent', 'admin'));

create unique index invitations_one_open_per_email on public.invitations (lower(email))
  where accepted_at is null and revoked_at is null;
create index invitations_invited_by on public.invitations (invited_by);

alter table public.invitations enable row level security;

create policy "invitations are for living users" on public.invitations as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read invitations" on public.invitations
  for select to authenticated using ((select private.is_admin()));

create policy "admins invite" on public.invitations
  for insert to authenticated with check ((select private.is_admin()));
create policy "admins renew and revoke invitations" on public.invitations
  for update to authenticated using ((select private.is_admin())) with check ((select private.is_admin()));

grant select, insert (email, role), update (role, expires_at, revoked_at) on public.invitations to authenticated;

create trigger invitations_guard before update on public.invitations
  for each row execute function private.guard_columns('id', 'email', 'invited_by', 'created_at', 'accepted_at');

create function private.invite_user(email text, role text) returns uuid
language plpgsql set search_path = '' as $$
#variable_conflict use_column
declare
  invitation uuid;
begin
  if exists (select from public.users u where lower(u.email) = lower(invite_user.email)) then
    raise unique_violation using message = format('%s is a user already', invite_user.email);
  end if;
  -- A second invitation renews the first: same row, new role and expiry.
  insert into public.invitations as i (email, role) values (invite_user.email, invite_user.role)
  on conflict (lower(email)) where accepted_at is null and revoked_at is null
    do update set role = excluded.role, expires_at = excluded.expires_at
  returning i.id into invitation;
  return invitation;
end $$;
comment on function private.invite_user(text, text) is
  'Invites an address, or renews its open invitation, for seven days. Refused with unique_violation when it is a user already. Runs as the caller: operators and admins.';

create function private.refuse_uninvited() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.invitations i
    where lower(i.email) = lower(new.email)
      and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
  ) then
    raise insufficient_privilege using message = 'this address has no open invitation';
  end if;
  return new;
end $$;
comment on function private.refuse_uninvited() is
  'Trigger on auth.users: only an invited address may become a user. Definer: Auth''s own role reads no table of ours.';

create function private.accept_invitation() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  invitation public.invitations;
begin
  update public.invitations i set accepted_at = now()
  where lower(i.email) = lower(new.email) and i.accepted_at is null and i.revoked_at is null
  returning * into strict invitation;

  insert into public.users (id, email, name, role)
  values (new.id, new.email, split_part(new.email, '@', 1), invitation.role);
  return new;
end $$;
comment on function private.accept_invitation() is
  'Trigger on auth.users: turns the invitation into a user, named by the local part until they say better. Definer: Auth''s own role writes no table of ours.';

create trigger counterfoil_refuse_uninvited before insert on auth.users
  for each row execute function private.refuse_uninvited();
create trigger counterfoil_accept_invitation after insert on auth.users
  for each row execute function private.accept_invitation();
