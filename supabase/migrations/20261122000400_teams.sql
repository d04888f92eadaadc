-- Teams, and who is in them. A private team's tickets are for its members and for admins.

create table public.teams (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  is_private boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table public.team_members (
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (team_id, user_id)
);

comment on table public.teams is 'Groups of users that tickets are handed to.';
comment on column public.teams.is_private is 'Its tickets are seen by its members and admins alone; its name by every agent.';
comment on table public.team_members is 'Which user is in which team.';

alter table public.teams add constraint teams_name_clean check (private.is_clean_line(name, 80));

create unique index teams_name_key on public.teams (lower(name));
create index team_members_user on public.team_members (user_id);

create function private.hidden_team_ids() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
  if private.actor_kind() = 'api_key' or private.is_admin() then
    return '{}';
  end if;
  return array(
    select t.id from public.teams t
    where t.is_private and not exists (
      select from public.team_members m where m.team_id = t.id and m.user_id = auth.uid()));
end $$;
comment on function private.hidden_team_ids() is
  'The private teams whose tickets the actor may not see: none for admins and API keys. A short list even at a million tickets, asked once a statement. Definer: it must see the teams it hides.';

create function private.may_read_tickets() returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return private.acting_as('{user}') or private.has_scope('tickets:read')
    or (current_setting('counterfoil.writing', true) = 'on' and private.has_scope('tickets:write'));
end $$;
comment on function private.may_read_tickets() is
  'True for living users, for API keys with tickets:read, and for those with tickets:write while a function writes for them. Which tickets, says hidden_team_ids().';

create function private.may_write_tickets() returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return private.acting_as('{user}') or private.has_scope('tickets:write');
end $$;
comment on function private.may_write_tickets() is
  'True for living users and for API keys with tickets:write. Which tickets, says hidden_team_ids().';

create function private.begin_writing() returns void
language plpgsql set search_path = '' as $$
begin
  perform set_config('counterfoil.writing', 'on', true);
end $$;
comment on function private.begin_writing() is
  'To the end of this request a key with tickets:write alone sees the tickets that a function writes for it: RETURNING, UPDATE and the policies of what hangs on a ticket look at it as a reader does. The API offers no other way to set this.';

grant execute on function
  private.begin_writing(), private.hidden_team_ids(), private.may_read_tickets(), private.may_write_tickets() to authenticated;

alter table public.teams enable row level security;
alter table public.team_members enable row level security;

create policy "teams are for living users and API keys" on public.teams as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "agents and keys with users:read read teams" on public.teams
  for select to authenticated
  using ((select private.acting_as('{user}')) or (select private.has_scope('users:read')));
create policy "admins make teams" on public.teams
  for insert to authenticated with check ((select private.is_admin()));
create policy "admins change teams" on public.teams
  for update to authenticated using ((select private.is_admin())) with check ((select private.is_admin()));

create policy "team members are for living users and API keys" on public.team_members as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "agents and keys with users:read read who is in which team" on public.team_members
  for select to authenticated
  using ((select private.acting_as('{user}')) or (select private.has_scope('users:read')));
create policy "admins put users into teams" on public.team_members
  for insert to authenticated with check ((select private.is_admin()));
create policy "admins take users out of teams" on public.team_members
  for delete to authenticated using ((select private.is_admin()));

grant select, insert (name, is_private), update (name, is_private) on public.teams to authenticated;
grant select, insert (team_id, user_id), delete on public.team_members to authenticated;

create trigger teams_guard before update on public.teams
  for each row execute function private.guard_columns('id', 'created_at');

create trigger teams_touch before update on public.teams
  for each row execute function private.touch_updated_at();
