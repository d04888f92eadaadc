-- Fields without which a ticket is not solved.

alter table public.custom_fields add column required_to_solve boolean not null default false;
comment on column public.custom_fields.required_to_solve is
  'Users and API keys solve no ticket that has no value of it; a checkbox must be ticked.';
grant insert (required_to_solve), update (required_to_solve) on public.custom_fields to authenticated;

create function private.fields_missing(ticket bigint) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(f.label order by f.position, f.label), '{}')
  from public.custom_fields f
  where f.required_to_solve and f.archived_at is null and not exists (
    select from public.ticket_custom_values v
    where v.ticket_number = ticket and v.field_id = f.id and (f.type <> 'checkbox' or v.value = 'true'))
$$;
comment on function private.fields_missing(bigint) is
  'The labels of the fields that this ticket needs before it is solved. Definer: whoever writes a ticket need not read definitions.';
grant execute on function private.fields_missing(bigint) to authenticated;

create function private.require_fields() returns trigger
language plpgsql set search_path = '' as $$
declare
  missing text[];
begin
  -- Who cannot fill a field in is not asked: requesters, sources, and what is undone.
  if private.actor_kind() not in ('user', 'api_key') or new.merged_into is not null
    or coalesce(current_setting('counterfoil.undoing', true), '') <> '' then
    return new;
  end if;
  missing := private.fields_missing(new.number);
  if missing <> '{}' then
    raise check_violation using
      message = 'needed to solve: ' || array_to_string(missing, ', '), constraint = 'tickets_fields_needed';
  end if;
  return new;
end $$;
comment on function private.require_fields() is
  'Trigger: a ticket is solved, or closed unsolved, when the fields needed for it have values; names those that have none.';

create trigger tickets_25_fields_at_first before insert on public.tickets
  for each row when (new.status in ('solved', 'closed')) execute function private.require_fields();
create trigger tickets_26_fields before update of status on public.tickets
  for each row when (new.status in ('solved', 'closed') and old.status not in ('solved', 'closed'))
  execute function private.require_fields();

create or replace function private.foreseen_refusal(ticket public.tickets, changes jsonb, tags integer) returns text
language plpgsql stable set search_path = '' as $$
declare
  assignee uuid := changes ->> 'assignee_id';
begin
  return case
    when ticket.status = 'closed' then 'tickets_closed_is_final'
    when changes ->> 'status' in ('solved', 'closed') and ticket.status <> 'solved'
      and coalesce(current_setting('counterfoil.undoing', true), '') = ''
      and private.fields_missing(ticket.number) <> '{}' then 'tickets_fields_needed'
    when tags > 20 then 'ticket_tags_at_most_20'
    when assignee is not null and assignee is distinct from ticket.assignee_id and not exists (
      select from public.users u where u.id = assignee and u.deactivated_at is null)
      then 'tickets_assignee_active'
    when (changes ->> 'team_id')::uuid is distinct from ticket.team_id
      and (changes ->> 'team_id')::uuid = any (private.hidden_team_ids()) then 'forbidden'
  end;
end $$;
