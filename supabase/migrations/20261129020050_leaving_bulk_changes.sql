-- A bulk change that takes long is left to the worker, who goes on with it as the user it belongs to.

create function private.wake_bulk_change(id uuid, session uuid) returns void
language sql set search_path = '' as $$
  select graphile_worker.add_job(
    'work_bulk_change', json_build_object('id', id, 'session', session),
    queue_name => 'bulk change ' || id, job_key => 'work_bulk_change ' || id)
$$;
comment on function private.wake_bulk_change(uuid, uuid) is
  'Enqueues the next piece of work on a bulk change. Its jobs run one after another.';

create function private.leave_bulk_change(id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.wake_bulk_change(b.id, (auth.jwt() ->> 'session_id')::uuid)
  from public.bulk_changes b
  where b.id = leave_bulk_change.id and b.user_id = private.actor_user_id() and b.finished_at is null;
end $$;
comment on function private.leave_bulk_change(uuid) is
  'Has the worker go on with a bulk change of the acting user. Definer: users add no jobs.';

create function public.leave_bulk_change(bulk_change_id uuid) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.leave_bulk_change((private.require_bulk_change(bulk_change_id)).id);
end $$;
comment on function public.leave_bulk_change(uuid) is
  'Has the worker go on with a bulk change for as long as the caller''s session lives, whether anybody waits for it or not. PT404 when it is none of the caller''s.';

create function private.work_left_bulk_change(id uuid, session uuid, at_most integer) returns boolean
language plpgsql set search_path = '' as $$
declare
  whose uuid;
  finished boolean;
begin
  select b.user_id into whose from public.bulk_changes b
  where b.id = work_left_bulk_change.id and b.finished_at is null;
  if not found then
    return false;
  end if;
  -- To the end of the transaction the worker is that user: policies, triggers and history hold.
  perform set_config('request.jwt.claims',
    jsonb_build_object('sub', whose, 'role', 'authenticated', 'session_id', session)::text, true);
  perform set_config('role', 'authenticated', true);
  select c.finished into finished from public.continue_bulk_change(id, at_most) c;
  return not finished;
exception when sqlstate 'PT404' then
  -- Deactivated or signed out since: it stays where it is.
  return false;
end $$;
comment on function private.work_left_bulk_change(uuid, uuid, integer) is
  'Works the next items of a bulk change as its user, in the session that left it; true while there are more. For the worker.';

grant execute on function private.leave_bulk_change(uuid), public.leave_bulk_change(uuid) to authenticated;
