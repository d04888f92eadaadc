-- One function, one transaction, for each thing people do to a ticket. All run as the caller.

create function public.set_ticket_custom_fields(ticket_number bigint, custom_fields jsonb) returns void
language plpgsql security invoker set search_path = '' as $$
declare
  unknown text := (
    select string_agg(given.name, ', ')
    from jsonb_object_keys(set_ticket_custom_fields.custom_fields) as given (name)
    where not exists (
      select from public.custom_fields f where f.key = given.name and f.archived_at is null));
begin
  perform private.begin_writing();
  if unknown is not null then
    raise invalid_parameter_value using message = format('there is no custom field named %s', unknown);
  end if;
  delete from public.ticket_custom_values v
  using public.custom_fields f
  where v.ticket_number = set_ticket_custom_fields.ticket_number and f.id = v.field_id
    and set_ticket_custom_fields.custom_fields -> f.key = 'null';
  insert into public.ticket_custom_values as v (ticket_number, field_id, value)
  select set_ticket_custom_fields.ticket_number, f.id, given.value
  from jsonb_each_text(set_ticket_custom_fields.custom_fields) given
  join public.custom_fields f on f.key = given.key
  where given.value is not null
  on conflict on constraint ticket_custom_values_pkey do update set value = excluded.value;
end $$;
comment on function public.set_ticket_custom_fields(bigint, jsonb) is
  'Sets the custom fields named by their keys, clears those given as null, and leaves the others.';

create function public.create_ticket(
  subject text,
  body text,
  requester_email text,
  requester_name text default null,
  priority text default 'normal',
  team_id uuid default null,
  assignee_id uuid default null,
  tags text[] default '{}',
  custom_fields jsonb default '{}'
) returns bigint
language plpgsql security invoker set search_path = '' as $$
declare
  ticket bigint;
begin
  perform private.begin_writing();
  insert into public.tickets (subject, priority, requester_id, team_id, assignee_id)
  values (
    create_ticket.subject,
    create_ticket.priority,
    private.find_or_create_contact(create_ticket.requester_email, create_ticket.requester_name),
    create_ticket.team_id,
    create_ticket.assignee_id)
  returning number into ticket;

  insert into public.messages (ticket_number, kind, body) values (ticket, 'reply', create_ticket.body);
  perform public.set_ticket_tags(ticket, create_ticket.tags);
  perform public.set_ticket_custom_fields(ticket, create_ticket.custom_fields);
  return ticket;
end $$;
comment on function public.create_ticket(text, text, text, text, text, uuid, uuid, text[], jsonb) is
  'Creates a ticket with its first message, its requester, tags and custom fields; answers its number.';

create function public.update_ticket(number bigint, version integer, changes jsonb) returns integer
language plpgsql security invoker set search_path = '' as $$
declare
  unknown text := (
    select string_agg(key, ', ') from jsonb_object_keys(update_ticket.changes) key
    where key not in ('subject', 'status', 'priority', 'assignee_id', 'team_id', 'tags', 'custom_fields'));
  current_version integer;
begin
  perform private.begin_writing();
  if unknown is not null then
    raise invalid_parameter_value using message = format('a ticket has no field to change named %s', unknown);
  end if;

  -- The lock makes the second of two writers wait, and then see the first one's version.
  select t.version into current_version from public.tickets t
  where t.number = update_ticket.number for no key update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  if current_version <> update_ticket.version then
    raise sqlstate 'PT409' using
      message = 'the ticket has changed since', detail = format('version %s', current_version);
  end if;

  -- Tags and custom fields first: a ticket that is closed by this change takes none afterwards.
  if changes ? 'tags' then
    perform public.set_ticket_tags(
      update_ticket.number, array(select jsonb_array_elements_text(changes -> 'tags')));
  end if;
  perform public.set_ticket_custom_fields(
    update_ticket.number, coalesce(changes -> 'custom_fields', '{}'));
  update public.tickets t set
    subject = coalesce(changes ->> 'subject', t.subject),
    status = coalesce(changes ->> 'status', t.status),
    priority = coalesce(changes ->> 'priority', t.priority),
    assignee_id = case when changes ? 'assignee_id' then (changes ->> 'assignee_id')::uuid else t.assignee_id end,
    team_id = case when changes ? 'team_id' then (changes ->> 'team_id')::uuid else t.team_id end
  where t.number = update_ticket.number
  returning t.version into current_version;
  return current_version;
end $$;
comment on function public.update_ticket(bigint, integer, jsonb) is
  'Changes the fields named in changes on the ticket as it was at that version; answers the new version. PT409 when it has changed since, PT404 when there is none to see.';

grant execute on function
  public.set_ticket_custom_fields(bigint, jsonb),
  public.create_ticket(text, text, text, text, text, uuid, uuid, text[], jsonb),
  public.update_ticket(bigint, integer, jsonb)
to authenticated;
