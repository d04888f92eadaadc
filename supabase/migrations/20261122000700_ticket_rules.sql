-- What must hold of every ticket, whoever writes it: state machine, version and stamps.

create function private.apply_ticket_rules() returns trigger
language plpgsql set search_path = '' as $$
declare
  changed boolean := tg_op = 'UPDATE' and
    (new.subject, new.status, new.priority, new.assignee_id, new.team_id)
    is distinct from (old.subject, old.status, old.priority, old.assignee_id, old.team_id);
  -- "send" while an answer is taken back before it went out; the API offers no way to set this.
  undoing text := coalesce(current_setting('counterfoil.undoing', true), '');
begin
  if changed and undoing <> 'send' then
    -- Merging closes and undoing it reopens: that is its function's business, not a change of mind.
    if old.status = 'closed' and new.merged_into is not distinct from old.merged_into then
      raise check_violation using
        message = 'a closed ticket is final', constraint = 'tickets_closed_is_final';
    end if;
    if new.status = 'new' and old.status <> 'new' and old.merged_into is null
      and coalesce(current_setting('counterfoil.undoing', true), '') <> 'on' then
      raise check_violation using
        message = 'a ticket that was taken or answered is not new again',
        constraint = 'tickets_new_only_at_first';
    end if;
  end if;

  -- Solving is taking: nobody's solved ticket would have nobody to ask when it is reopened.
  -- What is undone solves nothing: it gives back what was.
  if new.status = 'solved' and new.assignee_id is null and undoing = ''
    and (tg_op = 'INSERT' or old.status not in ('solved', 'closed')) then
    new.assignee_id := private.actor_user_id();
  end if;
  if new.status = 'new' and new.assignee_id is not null then
    new.status := 'open';
  end if;

  new.solved_at := case when new.status in ('solved', 'closed') then coalesce(new.solved_at, now()) end;
  new.closed_at := case when new.status = 'closed' then coalesce(new.closed_at, now()) end;
  if new.status in ('solved', 'closed') then
    new.waiting_since := null;
  end if;
  if new.status = 'closed' then
    new.snoozed_until := null;
  end if;
  if new.folder = 'inbox' then
    new.filed_at := null;
  elsif tg_op = 'INSERT' or new.folder <> old.folder then
    new.filed_at := now();
  end if;

  if changed then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end $$;
comment on function private.apply_ticket_rules() is
  'Trigger: the state machine of a ticket. Assigning a new ticket opens it, solving an unassigned one takes it, closed is final, new is only at first; counts the version and keeps the stamps.';

create function private.require_active_assignee() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Whoever has left since keeps the tickets they had: other fields can still be changed.
  if tg_op = 'UPDATE' and new.assignee_id is not distinct from old.assignee_id then
    return null;
  end if;
  -- Locked: who is being deactivated at this moment has handed over what they had, and not this.
  perform from public.users u where u.id = new.assignee_id and u.deactivated_at is null for share;
  if not found then
    raise check_violation using
      message = 'the assignee is not an active user', constraint = 'tickets_assignee_active';
  end if;
  return null;
end $$;
comment on function private.require_active_assignee() is
  'Trigger: a ticket is given to active users only. Definer: webhook sources assign too and read no users.';

create trigger tickets_10_guard before update on public.tickets
  for each row execute function private.guard_columns(
    'number', 'channel', 'requester_id', 'follows_up', 'merged_into', 'version', 'created_at', 'updated_at',
    'waiting_since', 'last_message_at', 'last_author_id', 'folder', 'filed_at', 'snoozed_until', 'solved_at', 'closed_at');
create trigger tickets_20_rules before insert or update on public.tickets
  for each row execute function private.apply_ticket_rules();
-- After the policies have spoken: before them it would tell anybody with a token who is a user.
create trigger tickets_30_assignee after insert or update of assignee_id on public.tickets
  for each row when (new.assignee_id is not null)
  execute function private.require_active_assignee();
