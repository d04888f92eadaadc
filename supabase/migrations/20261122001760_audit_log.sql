-- Who changed what about the workspace itself. Written by triggers; altered by nobody.

create table public.audit_log (
  id bigint generated always as identity primary key,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  object_name text not null,
  changes jsonb not null,
  created_at timestamptz not null default now()
);

comment on table public.audit_log is 'Changes of users, teams, keys, settings and their like. Append-only, for admins neither.';
comment on column public.audit_log.changes is 'For each column that changed: {from, to}. Secrets are in no column, so in no line.';

alter table public.audit_log
  add constraint audit_log_action_known check (action in ('created', 'changed', 'deleted', 'signed_out'));

create index audit_log_by_time on public.audit_log (created_at desc, id desc);
create index audit_log_by_object on public.audit_log (object_kind, created_at desc, id desc);
create index audit_log_by_actor on public.audit_log (actor_id, created_at desc, id desc);

alter table public.audit_log enable row level security;

create policy "the audit log is for living users" on public.audit_log as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read the audit log" on public.audit_log
  for select to authenticated using ((select private.is_admin()));

grant select on public.audit_log to authenticated;

create function private.record_audit() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  stamps constant text[] := '{updated_at,version,last_seen_at,last_used_at}';
  before jsonb := coalesce(to_jsonb(old), '{}') - stamps;
  after jsonb := coalesce(to_jsonb(new), '{}') - stamps;
  row_now jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  changes jsonb := (
    select coalesce(jsonb_object_agg(key, jsonb_build_object('from', before -> key, 'to', after -> key)), '{}')
    from (select jsonb_object_keys(before) union select jsonb_object_keys(after)) keys (key)
    where before -> key is distinct from after -> key);
begin
  if changes = '{}' then
    return null;
  end if;
  insert into public.audit_log
    (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  values (
    private.actor_kind(), private.actor_id(), private.actor_name(),
    case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
    tg_table_name,
    coalesce(row_now ->> 'id', concat_ws(' ', row_now ->> 'team_id', row_now ->> 'user_id', row_now ->> 'company_id')),
    coalesce(
      (select t.name || ' · ' || u.name from public.teams t, public.users u
       where tg_table_name = 'team_members'
         and t.id = (row_now ->> 'team_id')::uuid and u.id = (row_now ->> 'user_id')::uuid),
      row_now ->> 'name', row_now ->> 'label', row_now ->> 'email', row_now ->> 'slug', row_now ->> 'url',
      row_now ->> 'workspace_name', tg_table_name),
    changes);
  return null;
end $$;
comment on function private.record_audit() is
  'Trigger: one line of the audit log for each row that changed, stamps aside. Definer: nobody may insert into the log.';

do $$
declare
  audited text;
begin
  foreach audited in array '{users,invitations,teams,team_members,custom_fields,macros,api_keys,webhook_sources,webhook_subscriptions,settings}'::text[] loop
    execute format(
      'create trigger %I after insert or update or delete on public.%I
       for each row execute function private.record_audit()', audited || '_95_audit', audited);
  end loop;
end $$;

-- A new tag is everyday work, a renamed or deleted one is not.
create trigger tags_95_audit after update or delete on public.tags
  for each row execute function private.record_audit();

-- So are views of one's own, and the order of all; what others see is told.
create trigger views_95_audit_new after insert on public.views
  for each row when (new.owner_id is null) execute function private.record_audit();
create trigger views_95_audit_change after update of name, query on public.views
  for each row when (new.owner_id is null) execute function private.record_audit();
create trigger views_95_audit_end after delete on public.views
  for each row when (old.owner_id is null) execute function private.record_audit();

create trigger audit_log_append_only before update or delete on public.audit_log
  for each row execute function private.refuse_change();
create trigger audit_log_never_emptied before truncate on public.audit_log
  for each statement execute function private.refuse_change();
