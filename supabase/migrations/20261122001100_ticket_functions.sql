-- One function, one transaction, for each thing people do to a ticket. All run as the caller.

create function public.create_ticket(
  subject text,
  body text,
  requester_email text,
  requester_name text default null,
  priority text default 'normal',
  team_id uuid default null,
  assignee_id uuid default null,
  tags text[] default '{}'
) returns bigint
language plpgsql security invoker set search_path = '' as $$
declare
  ticket bigint;
begin
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
  return ticket;
end $$;
comment on function public.create_ticket(text, text, text, text, text, uuid, uuid, text[]) is
  'Creates a ticket with its first message, its requester and its tags; answers its number.';

create function public.update_ticket(number bigint, version integer, changes jsonb) returns integer
language plpgsql security invoker set search_path = '' as $$
declare
  unknown text := (
    select string_agg(key, ', ') from jsonb_object_keys(update_ticket.changes) key
    where key not in ('subject', 'status', 'priority', 'assignee_id', 'team_id', 'tags'));
  current_version integer;
begin
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

  -- Tags first: a ticket that is closed by this change takes none afterwards.
  if changes ? 'tags' then
    perform public.set_ticket_tags(
      update_ticket.number, array(select jsonb_array_elements_text(changes -> 'tags')));
  end if;
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

create function public.add_message(ticket_number bigint, kind text, body text) returns bigint
language sql security invoker set search_path = '' as $$
  insert into public.messages (ticket_number, kind, body)
  values (add_message.ticket_number, add_message.kind, add_message.body)
  returning id
$$;
comment on function public.add_message(bigint, text, text) is
  'Answers a ticket (kind reply) or leaves a note for colleagues (kind note); answers the message''s id.';

grant execute on function
  public.create_ticket(text, text, text, text, text, uuid, uuid, text[]),
  public.update_ticket(bigint, integer, jsonb),
  public.add_message(bigint, text, text)
to authenticated;
