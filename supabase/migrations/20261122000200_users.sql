-- Those who sign in. A row here is what makes somebody an agent; auth.users only proves an address.

create table public.users (
  id uuid primary key references auth.users (id),
  email text not null,
  name text not null,
  role text not null default 'agent',
  time_zone text not null default 'UTC',
  signature text not null default '',
  picture text,
  notifications jsonb not null default '{"assigned": true, "mentioned": true, "replied": true}',
  shortcuts boolean not null default true,
  list_columns text[],
  list_density text not null default 'comfortable',
  last_seen_at timestamptz,
  deactivated_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table public.users is 'Agents and admins. Made by an accepted invitation, never deleted: history points here.';
comment on column public.users.time_zone is 'IANA name; times are stored in UTC and shown in this zone.';
comment on column public.users.picture is 'Name of the object in the bucket avatars: <own id>/<uuid>, a new one for each picture.';
comment on column public.users.notifications is 'Which mails this user wishes: assigned, mentioned, replied.';
comment on column public.users.shortcuts is 'Whether single keys do things; combinations with Ctrl always do.';
comment on column public.users.list_columns is 'What this user''s list of tickets shows; null for whoever has not chosen.';
comment on column public.users.list_density is 'How close together this user''s list of tickets stands.';
comment on column public.users.last_seen_at is 'Last time this user asked for a page, to within five minutes.';
comment on column public.users.deactivated_at is 'Set: this user reaches nothing from the next request on.';

alter table public.users
  add constraint users_role_known check (role in ('agent', 'admin')),
  add constraint users_name_clean check (private.is_clean_line(name, 120)),
  add constraint users_email_valid check (private.is_email(email)),
  add constraint users_time_zone_length check (length(time_zone) between 1 and 64);

alter table public.users
  add constraint users_signature_length check (length(signature) <= 2000),
  add constraint users_picture_own check (
    picture ~ ('^' || id || '/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')),
  add constraint users_notifications_known check (
    jsonb_typeof(notifications) = 'object'
    and notifications - '{assigned,mentioned,replied}'::text[] = '{}'
    and not jsonb_path_exists(notifications, '$.* ? (@.type() != "boolean")')),
  add constraint users_list_columns_known check (
    list_columns <@ '{number,subject,tags,requester,status,priority,assignee,team,channel,created,waiting,updated}'::text[]
    and 'subject' = any (list_columns) and cardinality(list_columns) <= 12),
  add constraint users_list_density_known check (list_density in ('comfortable', 'compact'));

create unique index users_email_key on public.users (lower(email));

alter table public.users enable row level security;

create policy "users are for living users and API keys" on public.users as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "agents and keys with users:read read users" on public.users
  for select to authenticated
  using ((select private.acting_as('{user}')) or (select private.has_scope('users:read')));
create policy "users change their own profile" on public.users
  for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));

grant select on public.users to authenticated;
grant update (name, time_zone, signature, notifications, picture, shortcuts, list_columns, list_density)
  on public.users to authenticated;

create trigger users_guard before update on public.users
  for each row execute function private.guard_columns('id', 'email', 'role', 'last_seen_at', 'deactivated_at', 'created_at');
create trigger users_touch before update on public.users
  for each row execute function private.touch_updated_at();

create function public.current_actor()
returns table (
  kind text, id uuid, email text, name text, role text, time_zone text, picture text,
  shortcuts boolean, list_columns text[], list_density text, last_seen_at timestamptz, asked_at timestamptz
)
language plpgsql stable security invoker set search_path = '' as $$
begin
  -- Nobody is told so without being refused: they may not even look at the table.
  if auth.uid() is not null then
    return query
    select 'user', u.id, u.email, u.name, u.role, u.time_zone, u.picture, u.shortcuts,
      u.list_columns, u.list_density, u.last_seen_at, now()
    from public.users u where u.id = auth.uid();
  end if;
end $$;
comment on function public.current_actor() is
  'The one question of the gate: who is asking. No row for nobody, and for a user who is deactivated.';
grant execute on function public.current_actor() to anon, authenticated;
