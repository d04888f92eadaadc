-- What admins do to users. The columns are nobody's to set: each act is a function with its rules.

create function private.keep_an_admin() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.role = 'admin' and old.deactivated_at is null
    and (new.role <> 'admin' or new.deactivated_at is not null) then
    -- One at a time: two admins who demote each other at once would each leave the other in place.
    perform pg_advisory_xact_lock(hashtextextended('the last admin', 0));
    if not exists (
      select from public.users u
      where u.id <> old.id and u.role = 'admin' and u.deactivated_at is null) then
      raise check_violation using
        message = 'a workspace keeps at least one admin', constraint = 'users_last_admin';
    end if;
  end if;
  return new;
end $$;
comment on function private.keep_an_admin() is
  'Trigger: the last admin is neither demoted nor deactivated. Definer: it counts all users.';

create trigger users_keep_an_admin before update of role, deactivated_at on public.users
  for each row execute function private.keep_an_admin();

create function private.require_admin_over(user_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  if not exists (select from public.users u where u.id = user_id) then
    raise sqlstate 'PT404' using message = 'there is no such user';
  end if;
end $$;
comment on function private.require_admin_over(uuid) is 'Refuses everyone but admins, and users that do not exist.';

create function private.change_user_role(user_id uuid, role text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_admin_over(user_id);
  if user_id = auth.uid() then
    raise insufficient_privilege using message = 'nobody changes their own role';
  end if;
  update public.users u set role = change_user_role.role where u.id = user_id;
end $$;
comment on function private.change_user_role(uuid, text) is
  'Makes a user an agent or an admin. Definer: role is nobody''s column to set.';

create function private.sign_out_user(user_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_admin_over(user_id);
  -- No row of ours changes, so no trigger tells of it.
  insert into public.audit_log
    (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  select private.actor_kind(), private.actor_id(), private.actor_name(), 'signed_out', 'users', u.id, u.name, '{}'
  from public.users u where u.id = sign_out_user.user_id;
  delete from auth.refresh_tokens r using auth.sessions s
  where s.user_id = sign_out_user.user_id and r.session_id = s.id;
  delete from auth.sessions s where s.user_id = sign_out_user.user_id;
end $$;
comment on function private.sign_out_user(uuid) is
  'Ends every session of a user; acting_as() asks for the session, so their tokens are worthless at once. Definer: the sessions belong to Auth, which has no function for this without a service key.';

create function private.deactivate_user(user_id uuid, hand_tickets_to uuid) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  handed integer;
begin
  perform private.require_admin_over(user_id);
  if hand_tickets_to = user_id then
    raise check_violation using
      message = 'the assignee is not an active user', constraint = 'tickets_assignee_active';
  end if;
  update public.users u set deactivated_at = now() where u.id = user_id and u.deactivated_at is null;
  perform private.sign_out_user(user_id);
  update public.tickets t set assignee_id = hand_tickets_to
  where t.assignee_id = user_id and t.status in ('open', 'pending', 'on_hold');
  get diagnostics handed = row_count;
  return handed;
end $$;
comment on function private.deactivate_user(uuid, uuid) is
  'Shuts a user out from the next request on and hands their unsolved tickets to another, or to nobody; answers how many. Definer: deactivated_at is nobody''s column to set.';

create function private.reactivate_user(user_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_admin_over(user_id);
  update public.users u set deactivated_at = null where u.id = user_id;
end $$;
comment on function private.reactivate_user(uuid) is
  'Lets a deactivated user in again, by a new sign-in. Nobody reactivates themselves: who is deactivated is no admin. Definer: as deactivate_user.';

create function private.mark_seen() returns void
language sql security definer set search_path = '' as $$
  update public.users u set last_seen_at = now()
  where u.id = auth.uid() and private.acting_as('{user}')
    and (u.last_seen_at is null or u.last_seen_at < now() - interval '5 minutes')
$$;
comment on function private.mark_seen() is 'Notes that the acting user is here. Definer: last_seen_at is nobody''s column to set.';

grant execute on function
  private.change_user_role(uuid, text), private.sign_out_user(uuid), private.deactivate_user(uuid, uuid),
  private.reactivate_user(uuid), private.mark_seen(), private.invite_user(text, text) to authenticated;
