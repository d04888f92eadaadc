-- A ticket's history: written by triggers, so nothing can forget it; changed by nobody.

create table public.events (
  id bigint generated always as identity primary key,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  field text not null,
  old_value jsonb,
  new_value jsonb,
  created_at timestamptz not null default now()
);

comment on table public.events is 'Who changed what on a ticket, from what, to what, when. Append-only.';
comment on column public.events.actor_name is 'The name at the time: history does not change when people do.';
comment on column public.events.old_value is 'A string, a time, another ticket''s number, or {id, name} for assignee and team; null when there was none.';

alter table public.events
  add constraint events_actor_known
    check (actor_kind in ('user', 'contact', 'api_key', 'webhook_source', 'system')),
  add constraint events_field_known check (
    field in ('created', 'subject', 'status', 'priority', 'requester', 'assignee', 'team', 'tag',
      'custom_field', 'folder', 'snoozed_until', 'merged', 'unmerged', 'split', 'linked', 'unlinked', 'follow_up'));

create index events_of_ticket on public.events (ticket_number, id);

alter table public.events enable row level security;

create policy "events are for living users and API keys" on public.events as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "users and keys who see a ticket read its history" on public.events
  for select to authenticated
  using ((select private.may_read_tickets()) and exists (select from public.tickets t where t.number = ticket_number));

grant select on public.events to authenticated;

create function private.named_user(user_id uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object('id', u.id, 'name', u.name) from public.users u where u.id = user_id);
end $$;
comment on function private.named_user(uuid) is 'A user as history keeps them: {id, name}.';

create function private.named_team(team_id uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object('id', t.id, 'name', t.name) from public.teams t where t.id = team_id);
end $$;
comment on function private.named_team(uuid) is 'A team as history keeps it: {id, name}.';

create function private.named_contact(contact_id uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object('id', c.id, 'name', c.name) from public.contacts c where c.id = contact_id);
end $$;
comment on function private.named_contact(uuid) is 'A contact as history keeps them: {id, name}.';

create function private.record_event(ticket_number bigint, field text, old_value jsonb, new_value jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.events (ticket_number, actor_kind, actor_id, actor_name, field, old_value, new_value)
  values (ticket_number, private.actor_kind(), private.actor_id(), private.actor_name(), field, old_value, new_value);
end $$;
comment on function private.record_event(bigint, text, jsonb, jsonb) is
  'Writes one line of history for the present actor. Definer: nobody may insert events.';

create function private.record_ticket_events() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    perform private.record_event(new.number, 'created', null, to_jsonb(new.status));
    return null;
  end if;
  if new.subject <> old.subject then
    perform private.record_event(new.number, 'subject', to_jsonb(old.subject), to_jsonb(new.subject));
  end if;
  if new.status <> old.status then
    perform private.record_event(new.number, 'status', to_jsonb(old.status), to_jsonb(new.status));
  end if;
  if new.priority <> old.priority then
    perform private.record_event(new.number, 'priority', to_jsonb(old.priority), to_jsonb(new.priority));
  end if;
  if new.assignee_id is distinct from old.assignee_id then
    perform private.record_event(
      new.number, 'assignee', private.named_user(old.assignee_id), private.named_user(new.assignee_id));
  end if;
  if new.requester_id <> old.requester_id then
    perform private.record_event(
      new.number, 'requester', private.named_contact(old.requester_id), private.named_contact(new.requester_id));
  end if;
  if new.team_id is distinct from old.team_id then
    perform private.record_event(
      new.number, 'team', private.named_team(old.team_id), private.named_team(new.team_id));
  end if;
  if new.folder <> old.folder then
    perform private.record_event(new.number, 'folder', to_jsonb(old.folder), to_jsonb(new.folder));
  end if;
  if new.snoozed_until is distinct from old.snoozed_until then
    perform private.record_event(
      new.number, 'snoozed_until', to_jsonb(old.snoozed_until), to_jsonb(new.snoozed_until));
  end if;
  return null;
end $$;
comment on function private.record_ticket_events() is
  'Trigger: one event for each field that changed. Definer: nobody may insert events.';

create function private.record_tag_events() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  touched bigint[] := array(select distinct c.ticket_number from tags_changed c);
begin
  if touched = '{}' then
    return null;
  end if;
  -- The tags a ticket is born with, or goes with, are part of that and no change of their own.
  insert into public.events (ticket_number, actor_kind, actor_id, actor_name, field, old_value, new_value)
  select c.ticket_number, private.actor_kind(), private.actor_id(), actor.name, 'tag',
    case when tg_op = 'DELETE' then to_jsonb(g.name) end, case when tg_op = 'INSERT' then to_jsonb(g.name) end
  from tags_changed c
  join public.tags g on g.id = c.tag_id
  join public.tickets t on t.number = c.ticket_number and t.created_at <> now(),
  (select private.actor_name() as name offset 0) actor
  order by c.ticket_number, g.name;
  update public.tickets t set version = t.version + 1, updated_at = now()
  where t.number = any (touched) and t.created_at <> now();
  return null;
end $$;
comment on function private.record_tag_events() is
  'Trigger: tags are part of their tickets, in history and in version, which counts once however many tags one statement adds or removes. Definer: both are nobody''s to write.';

create function private.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise insufficient_privilege using message = format('%s is append-only', tg_table_name);
end $$;
comment on function private.refuse_change() is 'Trigger: rows of this table are never changed, by its owner neither.';

create trigger tickets_90_events after insert or update on public.tickets
  for each row execute function private.record_ticket_events();
create trigger ticket_tags_90_added after insert on public.ticket_tags
  referencing new table as tags_changed
  for each statement execute function private.record_tag_events();
create trigger ticket_tags_91_removed after delete on public.ticket_tags
  referencing old table as tags_changed
  for each statement execute function private.record_tag_events();
create trigger events_append_only before update on public.events
  for each row execute function private.refuse_change();
