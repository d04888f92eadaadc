-- The same acts as the API offers them, and the list that the management panel shows.

create function public.change_user_role(user_id uuid, role text) returns void
language sql security invoker set search_path = '' as $$ select private.change_user_role(user_id, role) $$;
comment on function public.change_user_role(uuid, text) is 'Makes a user an agent or an admin. For admins, not over themselves.';

create function public.sign_out_user(user_id uuid) returns void
language sql security invoker set search_path = '' as $$ select private.sign_out_user(user_id) $$;
comment on function public.sign_out_user(uuid) is 'Ends every session of a user at once. For admins.';

create function public.deactivate_user(user_id uuid, hand_tickets_to uuid default null) returns integer
language sql security invoker set search_path = '' as $$ select private.deactivate_user(user_id, hand_tickets_to) $$;
comment on function public.deactivate_user(uuid, uuid) is
  'Shuts a user out at once and hands over their unsolved tickets; answers how many. For admins.';

create function public.reactivate_user(user_id uuid) returns void
language sql security invoker set search_path = '' as $$ select private.reactivate_user(user_id) $$;
comment on function public.reactivate_user(uuid) is 'Lets a deactivated user in again. For admins.';

create function public.mark_seen() returns void
language sql security invoker set search_path = '' as $$ select private.mark_seen() $$;
comment on function public.mark_seen() is 'Notes that the acting user is here, at most every five minutes.';

create function public.invite_users(emails text[], role text) returns table (email text, outcome text)
language plpgsql security invoker set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'this is for admins';
  end if;
  if cardinality(emails) > 200 then
    raise invalid_parameter_value using message = 'at most 200 addresses at once';
  end if;
  foreach email in array emails loop
    outcome := case
      when not private.is_email(email) then 'invalid'
      when exists (select from public.users u where lower(u.email) = lower(invite_users.email)) then 'user_already'
      when exists (
        select from public.invitations i
        where lower(i.email) = lower(invite_users.email) and i.accepted_at is null and i.revoked_at is null) then 'renewed'
      else 'invited'
    end;
    if outcome in ('invited', 'renewed') then
      perform private.invite_user(email, role);
    end if;
    return next;
  end loop;
end $$;
comment on function public.invite_users(text[], text) is
  'Invites each address, at most 200. Outcome per line: invited, renewed (was open already), user_already or invalid. For admins.';

create function public.list_users()
returns table (
  id uuid, email text, name text, role text, picture text, last_seen_at timestamptz, deactivated_at timestamptz,
  teams text[], open_tickets integer
)
language sql stable security invoker set search_path = '' as $$
  select u.id, u.email, u.name, u.role, u.picture, u.last_seen_at, u.deactivated_at,
    array(select t.name from public.team_members m join public.teams t on t.id = m.team_id
      where m.user_id = u.id order by lower(t.name)),
    (select count(*) from (
      select from public.tickets t
      where t.assignee_id = u.id and t.status in ('open', 'pending', 'on_hold') limit 10001) counted)::integer
  from public.users u
  order by u.deactivated_at is not null, lower(u.name), u.id
$$;
comment on function public.list_users() is
  'All users with their teams and the number of their unsolved tickets that the caller may see, counted to 10,001.';

grant execute on function
  public.change_user_role(uuid, text), public.sign_out_user(uuid), public.deactivate_user(uuid, uuid),
  public.reactivate_user(uuid), public.mark_seen(), public.invite_users(text[], text), public.list_users()
to authenticated;

create function private.enqueue_invitation_mail() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(
    'send_invitation_mail', json_build_object('invitation_id', new.id), job_key => 'invitation ' || new.id);
  return null;
end $$;
comment on function private.enqueue_invitation_mail() is
  'Trigger: mails an invitation that an admin made or renewed, be it an operator''s. Definer: nobody who comes through the API enqueues jobs.';

create trigger invitations_30_mail after insert or update of expires_at on public.invitations
  for each row when (private.actor_user_id() is not null and new.revoked_at is null)
  execute function private.enqueue_invitation_mail();

create function private.invitation_mail(invitation_id uuid)
returns table (email text, inviter text, workspace text, expires_at timestamptz)
language sql stable set search_path = '' as $$
  select i.email, coalesce(u.name, 'An admin'), s.workspace_name, i.expires_at
  from public.invitations i
  left join public.users u on u.id = i.invited_by
  cross join public.settings s
  where i.id = invitation_mail.invitation_id and i.accepted_at is null and i.revoked_at is null
$$;
comment on function private.invitation_mail(uuid) is
  'What the mail of an invitation says; an operator''s has no inviter. No row once it is accepted or revoked. For the worker.';
