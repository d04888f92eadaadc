-- A deleted macro is kept like a deleted tag, whoever deleted it and by which way.

create or replace trigger macros_95_audit after insert or update or delete on public.macros
  for each row when (not private.is_tidying()) execute function private.record_audit();

create function private.keep_macro() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  deletion uuid;
begin
  -- With its owner goes what was theirs alone.
  if old.owner_id is not null and not exists (select from public.users u where u.id = old.owner_id) then
    return null;
  end if;
  insert into public.deletions (kind, object_id, name, deleted_by)
  values ('macro', old.id, old.name, private.actor_user_id()) returning id into deletion;
  insert into private.deleted_rows values (deletion, to_jsonb(old));
  return null;
end $$;
comment on function private.keep_macro() is
  'Trigger: a macro that goes can be restored for thirty days. Definer: deletions are nobody''s to write.';

create trigger macros_90_keep after delete on public.macros
  for each row execute function private.keep_macro();

create function private.restore_macro(deletion public.deletions) returns void
language plpgsql set search_path = '' as $$
declare
  was jsonb := (select r.was from private.deleted_rows r where r.deletion_id = deletion.id);
begin
  if was ->> 'owner_id' is not null
    and not exists (select from public.users u where u.id = (was ->> 'owner_id')::uuid) then
    raise check_violation using message = 'whose it was is gone', constraint = 'deletions_owner_gone';
  end if;
  perform set_config('counterfoil.tidying', 'on', true);
  insert into public.macros select r.* from jsonb_populate_record(null::public.macros, was) r;
  perform set_config('counterfoil.tidying', '', true);
  perform private.audit('macros', was ->> 'id', was ->> 'name', 'changed', private.now_done('restored_at'));
end $$;
comment on function private.restore_macro(public.deletions) is
  'Puts a macro back as it was, under its own id. For restore_deletion.';

create function private.restore_deletion(deletion_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  deletion public.deletions := private.require_deletion(deletion_id);
begin
  if deletion.kind = 'macro' then
    perform private.restore_macro(deletion);
  else
    perform private.restore_tag(deletion);
  end if;
  update public.deletions d set undone_at = now() where d.id = deletion.id;
end $$;
comment on function private.restore_deletion(uuid) is
  'Puts back what was deleted. Definer: what it writes is nobody''s to write. For admins.';

create function public.restore_deletion(deletion_id uuid) returns void
language sql security invoker set search_path = '' set statement_timeout = '60s' as $$
  select private.restore_deletion(deletion_id)
$$;
comment on function public.restore_deletion(uuid) is
  'Puts back what was deleted or merged, once, until it expires. PT404 when there is none to restore. For admins.';

grant execute on function private.restore_deletion(uuid), public.restore_deletion(uuid) to authenticated;
