-- What the REST API writes to tickets, through the functions that forms use.

create function private.team_for_api(name text) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  team uuid := (
    select t.id from public.teams t
    where lower(t.name) = lower(team_for_api.name) or t.id::text = lower(team_for_api.name)
    order by lower(t.name) = lower(team_for_api.name) desc limit 1);
begin
  if team is null and team_for_api.name is not null then
    raise check_violation using message = 'there is no such team';
  end if;
  return team;
end $$;
comment on function private.team_for_api(text) is
  'The team of this name or id; null for null. Definer: who writes tickets hands them to a team without listing teams.';

create function private.assignee_for_api(email text) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  assignee uuid := (
    select u.id from public.users u
    where lower(u.email) = lower(assignee_for_api.email) and u.deactivated_at is null);
begin
  if assignee is null and assignee_for_api.email is not null then
    raise check_violation using message = 'there is no such active user';
  end if;
  return assignee;
end $$;
comment on function private.assignee_for_api(text) is
  'The active user with this address; null for null. Definer: who writes tickets gives them to somebody without listing users.';

create function private.require_custom_fields(given jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare
  unknown text := (
    select string_agg(key, ', ' order by key) from jsonb_object_keys(given) key
    where not exists (select from public.custom_fields f where f.key = key and f.archived_at is null));
begin
  if unknown is not null then
    raise check_violation using message = format('there is no custom field %s', unknown);
  end if;
end $$;
comment on function private.require_custom_fields(jsonb) is 'Refuses values of custom fields that there are none of.';

create function private.create_ticket_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  made bigint;
begin
  perform private.require_custom_fields(item -> 'custom_fields');
  made := public.create_ticket(
    subject => item ->> 'subject', body => item ->> 'body',
    requester_email => item -> 'requester' ->> 'email', requester_name => item -> 'requester' ->> 'name',
    priority => item ->> 'priority', team_id => private.team_for_api(item ->> 'team'),
    assignee_id => private.assignee_for_api(item ->> 'assignee'),
    tags => array(select jsonb_array_elements_text(item -> 'tags')),
    custom_fields => item -> 'custom_fields');
  return (select a.ticket from private.api_tickets(array[made]) a);
end $$;
comment on function private.create_ticket_for_api(jsonb) is 'As create_ticket, with team and assignee by their names; answers the ticket as the API shows it.';

create function private.update_ticket_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  ticket bigint := (item ->> 'number')::bigint;
  changes jsonb := item - '{number,version,team,assignee}'::text[];
begin
  perform private.require_custom_fields(coalesce(item -> 'custom_fields', '{}'));
  if item ? 'team' then
    changes := changes || jsonb_build_object('team_id', private.team_for_api(item ->> 'team'));
  end if;
  if item ? 'assignee' then
    changes := changes || jsonb_build_object('assignee_id', private.assignee_for_api(item ->> 'assignee'));
  end if;
  -- Without a version the ticket is changed as it is now: the lock holds it until it is.
  perform private.lock_ticket(ticket);
  perform public.update_ticket(ticket, coalesce(
    (item ->> 'version')::integer, (select t.version from public.tickets t where t.number = ticket), 0), changes);
  return (select a.ticket from private.api_tickets(array[ticket]) a);
end $$;
comment on function private.update_ticket_for_api(jsonb) is 'As update_ticket, with team and assignee by their names, and at any version when none is given; answers the ticket as the API shows it.';

create function private.create_message_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  made bigint;
begin
  select a.message_id into made
  from public.add_message((item ->> 'number')::bigint, item ->> 'kind', item ->> 'body') a;
  return (select private.api_message(m) from public.messages m where m.id = made);
end $$;
comment on function private.create_message_for_api(jsonb) is 'As add_message; answers the message as the API shows it, which names the ticket that was answered.';

create function private.trash_ticket_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
begin
  perform public.file_ticket((item ->> 'number')::bigint, 'trash');
  return 'null'::json;
end $$;
comment on function private.trash_ticket_for_api(jsonb) is 'Moves a ticket to the trash.';

grant execute on function
  private.team_for_api(text), private.assignee_for_api(text), private.require_custom_fields(jsonb),
  private.create_ticket_for_api(jsonb), private.update_ticket_for_api(jsonb),
  private.create_message_for_api(jsonb), private.trash_ticket_for_api(jsonb)
to authenticated;
