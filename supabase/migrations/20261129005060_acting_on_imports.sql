-- What admins do to imports, and the lines that it leaves in the audit log.

create function private.audit_import() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  told jsonb := case
    when tg_op = 'DELETE' then '{}'
    when new.started_at is distinct from old.started_at then jsonb_build_object('started_at', jsonb_build_object('from', null, 'to', new.started_at))
    when new.cancelled_at is distinct from old.cancelled_at then jsonb_build_object('cancelled_at', jsonb_build_object('from', null, 'to', new.cancelled_at))
    when new.undone_at is distinct from old.undone_at then jsonb_build_object('undone_at', jsonb_build_object('from', null, 'to', new.undone_at))
    when old.state = 'receiving' then jsonb_build_object('size', jsonb_build_object('from', null, 'to', new.size)) end;
begin
  -- A file that never arrived, and what is forgotten after its time, is nobody's act.
  if told is not null and (tg_op <> 'DELETE' or private.actor_kind() <> 'system' and old.state <> 'receiving') then
    insert into public.audit_log
      (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
    values (private.actor_kind(), private.actor_id(), private.actor_name(),
      case when tg_op = 'DELETE' then 'deleted' when old.state = 'receiving' then 'created' else 'changed' end,
      'contact_imports', old.id, old.file_name, told);
  end if;
  return null;
end $$;
comment on function private.audit_import() is
  'Trigger: an import that came in, was started, cancelled, undone or deleted is a line of the audit log; how far it is is none. Definer: nobody may insert into the log.';
create trigger contact_imports_95_audit
  after delete or update of state, started_at, cancelled_at, undone_at on public.contact_imports
  for each row execute function private.audit_import();

create function private.check_contact_import(import_id uuid, mapping text[], existing text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  import public.contact_imports := private.require_import(import_id, '{ready,checked}');
begin
  if not 'email' = any (mapping) then
    raise check_violation using message = 'no column has the addresses', constraint = 'contact_imports_by_address';
  end if;
  delete from private.contact_import_keys k where k.import_id = import.id;
  update public.contact_imports i set
    state = 'checking', mapping = check_contact_import.mapping, existing = check_contact_import.existing,
    up_to = i.total, worked = 0, created = 0, updated = 0, unchanged = 0, skipped = 0, refused = 0
  where i.id = import.id;
  perform private.wake_contact_import(import.id, 'work_contact_import');
end $$;
comment on function private.check_contact_import(uuid, text[], text) is
  'Has a dry run made with this mapping. Definer: imports are nobody''s to write.';

create function private.start_contact_import(import_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  import public.contact_imports := private.require_import(import_id, '{checked}');
begin
  update public.contact_imports i set
    state = 'importing', started_at = clock_timestamp(),
    worked = 0, created = 0, updated = 0, unchanged = 0, skipped = 0, refused = 0
  where i.id = import.id;
  perform private.wake_contact_import(import.id, 'work_contact_import');
end $$;
comment on function private.start_contact_import(uuid) is
  'Imports what was checked. Definer: as check_contact_import.';

create function private.cancel_contact_import(import_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  import public.contact_imports := private.require_import(import_id, '{reading,checking,importing}');
begin
  if import.state = 'checking' then
    update public.contact_imports i set state = 'ready', worked = 0, up_to = 0 where i.id = import.id;
  else
    update public.contact_imports i set state = 'cancelled', cancelled_at = clock_timestamp() where i.id = import.id;
  end if;
end $$;
comment on function private.cancel_contact_import(uuid) is
  'Stops an import after the lines that are in work: what was imported stays, until it is undone. Definer: as check_contact_import.';

create function private.undo_contact_import(import_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  import public.contact_imports := private.require_import(import_id, '{done,cancelled}');
begin
  if import.started_at is null or import.started_at < now() - interval '30 days' then
    raise sqlstate 'PT409' using message = 'there is nothing to undo any more';
  end if;
  update public.contact_imports i set
    state = case when import.worked > 0 then 'undoing' else 'undone' end,
    undone_at = clock_timestamp(), up_to = import.worked, worked = 0
  where i.id = import.id;
  perform private.wake_contact_import(import.id, 'work_contact_import');
end $$;
comment on function private.undo_contact_import(uuid) is
  'Takes back what an import did within the last 30 days, as far as nobody changed it since. Definer: as check_contact_import.';

create function private.delete_contact_import(import_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_import(import_id, '{receiving,reading,ready,checked,done,cancelled,failed,undone}');
  delete from public.contact_imports i where i.id = import_id;
end $$;
comment on function private.delete_contact_import(uuid) is
  'Forgets an import with its lines and results; what it imported stays. Definer: as check_contact_import.';

create function private.foresee_import_undo(import_id uuid)
returns table (deleted integer, given_back integer, in_use integer, changed integer, gone integer)
language plpgsql security definer set search_path = '' as $$
declare
  import public.contact_imports := private.require_import(import_id, '{done,cancelled}');
begin
  return query
  select count(*) filter (where f.verdict = 'delete')::integer, count(*) filter (where f.verdict = 'give_back')::integer,
    count(*) filter (where f.verdict = 'in_use')::integer, count(*) filter (where f.verdict = 'changed')::integer,
    count(*) filter (where f.verdict = 'gone')::integer
  from private.foresee_undo(import.id, 1, import.worked) f;
end $$;
comment on function private.foresee_import_undo(uuid) is
  'What an undo would do now. Definer: who asks need not read all that points to contacts.';

create function public.check_contact_import(import_id uuid, mapping text[], existing text default 'fill') returns void
language sql security invoker set search_path = '' as $$ select private.check_contact_import(import_id, mapping, existing) $$;
comment on function public.check_contact_import(uuid, text[], text) is
  'Makes a dry run of an import. mapping: for each column name, first_name, last_name, email, company or empty; existing: fill, overwrite or skip. For admins.';
create function public.start_contact_import(import_id uuid) returns void
language sql security invoker set search_path = '' as $$ select private.start_contact_import(import_id) $$;
comment on function public.start_contact_import(uuid) is 'Imports what a dry run has checked. PT409 when none has. For admins.';
create function public.cancel_contact_import(import_id uuid) returns void
language sql security invoker set search_path = '' as $$ select private.cancel_contact_import(import_id) $$;
comment on function public.cancel_contact_import(uuid) is 'Stops an import, or its dry run, where it is. For admins.';
create function public.undo_contact_import(import_id uuid) returns void
language sql security invoker set search_path = '' as $$ select private.undo_contact_import(import_id) $$;
comment on function public.undo_contact_import(uuid) is 'Takes back what an import did, within 30 days. For admins.';
create function public.delete_contact_import(import_id uuid) returns void
language sql security invoker set search_path = '' as $$ select private.delete_contact_import(import_id) $$;
comment on function public.delete_contact_import(uuid) is 'Forgets an import and its results, not what it imported. For admins.';
create function public.foresee_import_undo(import_id uuid)
returns table (deleted integer, given_back integer, in_use integer, changed integer, gone integer)
language sql security invoker set search_path = '' as $$ select * from private.foresee_import_undo(import_id) $$;
comment on function public.foresee_import_undo(uuid) is
  'How many contacts an undo would delete, give their old values back, and leave because something points to them, somebody changed them, or they are gone. For admins.';

grant execute on function
  private.check_contact_import(uuid, text[], text), private.start_contact_import(uuid), private.cancel_contact_import(uuid),
  private.undo_contact_import(uuid), private.delete_contact_import(uuid), private.foresee_import_undo(uuid),
  public.check_contact_import(uuid, text[], text), public.start_contact_import(uuid), public.cancel_contact_import(uuid),
  public.undo_contact_import(uuid), public.delete_contact_import(uuid), public.foresee_import_undo(uuid)
to authenticated;
