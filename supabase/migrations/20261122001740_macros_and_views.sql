-- What agents keep for themselves and share: canned replies with changes, and saved filters.

create table public.macros (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid references public.users (id) on delete cascade,
  name text not null,
  body text not null default '',
  changes jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table public.views (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid references public.users (id) on delete cascade,
  team_id uuid references public.teams (id) on delete cascade,
  name text not null,
  query text not null default '',
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table public.macros is 'Canned replies with changes to a ticket.';
comment on column public.macros.owner_id is 'Whose personal macro this is; null when all share it.';
comment on table public.views is 'Saved filters over tickets: personal, of a team, or shared by all.';
comment on column public.views.query is 'A filter in the query language, with its order; empty for all tickets.';
comment on column public.views.position is 'Where it stands among those of its audience; a new one that says 0 is put last.';
comment on column public.views.version is 'Counts the changes of name and query; who changes either says which version they saw.';

alter table public.macros
  add constraint macros_name_clean check (private.is_clean_line(name, 80)),
  add constraint macros_body_length check (length(body) <= 100000),
  add constraint macros_changes_known check (
    jsonb_typeof(changes) = 'object'
    and changes - '{status,priority,assignee_id,team_id,tags}'::text[] = '{}');
alter table public.views
  add constraint views_name_clean check (private.is_clean_line(name, 80)),
  add constraint views_query_clean check (query = '' or private.is_clean_line(query, 2000)),
  add constraint views_position_known check (position between 0 and 1000000),
  add constraint views_one_audience check (owner_id is null or team_id is null);

create index macros_of_owner on public.macros (owner_id);
create index views_of_owner on public.views (owner_id, position);
create index views_of_team on public.views (team_id, position);

alter table public.macros enable row level security;
alter table public.views enable row level security;

create policy "macros are for living users" on public.macros as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "agents read shared macros and their own, admins all" on public.macros
  for select to authenticated
  using (owner_id is null or owner_id = (select auth.uid()) or (select private.is_admin()));
create policy "agents make macros of their own, admins any" on public.macros
  for insert to authenticated
  with check (owner_id = (select auth.uid()) or (select private.is_admin()));
create policy "agents change macros of their own, admins any" on public.macros
  for update to authenticated
  using (owner_id = (select auth.uid()) or (select private.is_admin()))
  with check (owner_id = (select auth.uid()) or (select private.is_admin()));
create policy "agents delete macros of their own, admins any" on public.macros
  for delete to authenticated using (owner_id = (select auth.uid()) or (select private.is_admin()));

create policy "views are for living users" on public.views as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "agents read shared views, their teams' and their own, admins all" on public.views
  for select to authenticated using (
    (owner_id is null and team_id is null)
    or owner_id = (select auth.uid())
    or team_id in (select m.team_id from public.team_members m where m.user_id = (select auth.uid()))
    or (select private.is_admin()));
create policy "agents make views of their own, admins any" on public.views
  for insert to authenticated
  with check ((owner_id = (select auth.uid()) and team_id is null) or (select private.is_admin()));
create policy "agents change views of their own, admins any" on public.views
  for update to authenticated
  using (owner_id = (select auth.uid()) or (select private.is_admin()))
  with check ((owner_id = (select auth.uid()) and team_id is null) or (select private.is_admin()));
create policy "agents delete views of their own, admins any" on public.views
  for delete to authenticated using (owner_id = (select auth.uid()) or (select private.is_admin()));

grant select, insert (owner_id, name, body, changes), update (name, body, changes), delete on public.macros to authenticated;
grant select, insert (owner_id, team_id, name, query, position), update (name, query, position), delete on public.views to authenticated;

create trigger macros_guard before update on public.macros
  for each row execute function private.guard_columns('id', 'owner_id', 'created_at');
create trigger macros_touch before update on public.macros
  for each row execute function private.touch_updated_at();
create trigger views_guard before update on public.views
  for each row execute function private.guard_columns('id', 'owner_id', 'team_id', 'version', 'created_at');
create trigger views_touch before update on public.views
  for each row execute function private.touch_updated_at();
