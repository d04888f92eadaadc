-- What admins take out of the workspace stays for thirty days, so that it can be put back.

create table public.deletions (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  object_id uuid not null,
  name text not null,
  details jsonb not null default '{}',
  deleted_by uuid references public.users (id) on delete set null,
  deleted_by_name text not null default private.actor_name(),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 days',
  undone_at timestamptz
);
create table private.deleted_rows (
  deletion_id uuid primary key references public.deletions (id) on delete cascade,
  was jsonb not null
);
-- No foreign key to tickets: one that goes meanwhile is passed over when its tag comes back.
create table private.deleted_ticket_tags (
  deletion_id uuid not null references public.deletions (id) on delete cascade,
  ticket_number bigint not null,
  had_both boolean not null default false,
  primary key (deletion_id, ticket_number)
);

comment on table public.deletions is 'What was deleted or merged, by whom, and until when it can be restored.';
comment on column public.deletions.details is 'What went with it, for the reader: tickets, and the tag that it was merged into.';
comment on column public.deletions.undone_at is 'When it was restored. It stays on the list until it expires.';
comment on table private.deleted_rows is 'The row itself, as it was.';
comment on table private.deleted_ticket_tags is 'Which tickets bore a tag that went.';
comment on column private.deleted_ticket_tags.had_both is 'It bore the tag as well that this one was merged into.';

alter table public.deletions
  add constraint deletions_kind_known check (kind in ('tag', 'merged_tag', 'macro'));

create index deletions_by_time on public.deletions (created_at desc, id desc);
create index deletions_by_object on public.deletions (object_id, created_at desc);
create index deletions_by_end on public.deletions (expires_at);
create index deletions_of_user on public.deletions (deleted_by);

alter table public.deletions enable row level security;

create policy "deletions are for living users" on public.deletions as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read deletions" on public.deletions
  for select to authenticated using ((select private.is_admin()));

grant select on public.deletions to authenticated;

create function private.require_deletion(id uuid) returns public.deletions
language plpgsql set search_path = '' as $$
declare
  found_one public.deletions;
begin
  perform private.require_admin();
  select * into found_one from public.deletions d where d.id = require_deletion.id for update;
  if not found or found_one.expires_at <= now() then
    raise sqlstate 'PT404' using message = 'there is no such deletion';
  end if;
  if found_one.undone_at is not null then
    raise check_violation using message = 'it was restored already', constraint = 'deletions_restored_once';
  end if;
  return found_one;
end $$;
comment on function private.require_deletion(uuid) is
  'A deletion that can be undone, locked to the end of the transaction. Refuses everyone but admins; PT404 when there is none.';

create function private.audit(object_kind text, object_id text, object_name text, action text, changes jsonb) returns void
language sql set search_path = '' as $$
  insert into public.audit_log
    (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  values (private.actor_kind(), private.actor_id(), private.actor_name(), audit.action,
    audit.object_kind, audit.object_id, audit.object_name, audit.changes)
$$;
comment on function private.audit(text, text, text, text, jsonb) is
  'A line of the audit log for an act that no trigger tells of as what it is. For definer functions.';

create function private.now_done(act text) returns jsonb
language sql stable set search_path = '' as $$ select jsonb_build_object(act, jsonb_build_object('from', null, 'to', now())) $$;
comment on function private.now_done(text) is 'An act in a line of the audit log, by its name: done now.';

create function private.is_tidying() returns boolean
language sql stable set search_path = '' as $$
  select coalesce(current_setting('counterfoil.tidying', true), '') = 'on'
$$;
comment on function private.is_tidying() is
  'True while a function changes the workspace for all tickets at once: that is one line of the audit log, and no line of each ticket''s history. The API offers no other way to set this.';

create function private.forget_deletions(at_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  forgotten integer;
begin
  delete from public.deletions d where d.id in (
    select o.id from public.deletions o where o.expires_at <= now() order by o.expires_at limit at_most);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
comment on function private.forget_deletions(integer) is
  'Forgets for good what could be restored for thirty days; at most so many, and answers how many. For the worker.';

grant execute on function private.is_tidying() to authenticated;
