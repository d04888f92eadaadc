-- What a received event does, exactly once: the effect and the event's end are one transaction.

create function private.find_or_create_identity(provider text, external_id text, handle text, name text) returns uuid
language plpgsql set search_path = '' as $$
declare
  found_id uuid;
begin
  loop
    update public.contact_identities i set handle = find_or_create_identity.handle
    where i.provider = find_or_create_identity.provider and i.external_id = find_or_create_identity.external_id
    returning i.contact_id into found_id;
    if found then return found_id; end if;

    begin
      insert into public.contacts (name) values (find_or_create_identity.name) returning id into found_id;
      insert into public.contact_identities (contact_id, provider, external_id, handle)
      values (found_id, find_or_create_identity.provider, find_or_create_identity.external_id, find_or_create_identity.handle);
      return found_id;
    exception when unique_violation then
      -- Another job made the same contact between our look and our insert: look again.
    end;
  end loop;
end $$;
comment on function private.find_or_create_identity(text, text, text, text) is
  'The contact known by this outside identity, made when there is none. Handles change hands; the external id does not.';

create function private.contact_of(person jsonb) returns uuid
language sql set search_path = '' as $$
  select case when person ? 'email'
    then private.find_or_create_contact(person ->> 'email', person ->> 'name')
    else private.find_or_create_identity(
      person ->> 'provider', person ->> 'external_id', person ->> 'handle', person ->> 'name')
  end
$$;
comment on function private.contact_of(jsonb) is
  'The contact for {email, name?} or {provider, external_id, handle, name}.';

create function private.add_contact_message(ticket bigint, contact uuid, body text) returns bigint
language sql set search_path = '' as $$
  insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, author_name)
  select ticket, 'reply', add_contact_message.body, 'contact', c.id, c.name
  from public.contacts c where c.id = contact
  returning id
$$;
comment on function private.add_contact_message(bigint, uuid, text) is
  'Adds what a contact said through an integration; answers the message''s id.';

create function private.open_ticket_from_source(intent jsonb, out ticket bigint, out message bigint)
language plpgsql set search_path = '' as $$
declare
  requester uuid := private.contact_of(intent -> 'requester');
  team uuid := (select t.id from public.teams t where lower(t.name) = lower(intent ->> 'team'));
  assignee uuid := (
    select u.id from public.users u
    where lower(u.email) = lower(intent ->> 'assignee') and u.deactivated_at is null);
begin
  if team is null and intent ->> 'team' is not null then
    raise invalid_parameter_value using message = format('there is no team named «%s»', intent ->> 'team');
  end if;
  if assignee is null and intent ->> 'assignee' is not null then
    raise invalid_parameter_value using message = format('there is no active user «%s»', intent ->> 'assignee');
  end if;

  insert into public.tickets (subject, priority, requester_id, team_id, assignee_id)
  values (intent ->> 'subject', coalesce(intent ->> 'priority', 'normal'), requester, team, assignee)
  returning number into ticket;
  message := private.add_contact_message(ticket, requester, intent ->> 'body');
  perform public.set_ticket_tags(ticket, array(select jsonb_array_elements_text(intent -> 'tags')));
end $$;
comment on function private.open_ticket_from_source(jsonb) is
  'Creates the ticket an event asks for, spoken by its requester.';

create function private.finish_webhook_event(event_id uuid, status text, reason text, ticket bigint default null, message bigint default null)
returns void
language sql set search_path = '' as $$
  update public.webhook_events e set
    status = finish_webhook_event.status, reason = finish_webhook_event.reason, processed_at = now(),
    ticket_number = finish_webhook_event.ticket, message_id = finish_webhook_event.message
  where e.id = finish_webhook_event.event_id and e.status in ('received', 'failed')
$$;
comment on function private.finish_webhook_event(uuid, text, text, bigint, bigint) is
  'Ends an event as done, ignored or failed. What is done or ignored stays so.';

create function private.apply_webhook_event(event_id uuid, intent jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  event public.webhook_events;
  ticket bigint;
  message bigint;
begin
  select * into strict event from public.webhook_events e where e.id = event_id for update;
  if event.status not in ('received', 'failed') then
    return;
  end if;
  perform private.act_as('webhook_source', event.source_id);

  ticket := coalesce((intent ->> 'ticket')::bigint, (
    select r.ticket_number from private.ticket_references r
    where r.source_id = event.source_id and r.external_key = intent ->> 'external_key'));

  if intent ->> 'type' = 'ticket.create' then
    if ticket is not null then
      perform private.finish_webhook_event(event_id, 'ignored', 'it is a ticket already', ticket);
      return;
    end if;
    select * into ticket, message from private.open_ticket_from_source(intent);
    if intent ? 'external_key' then
      insert into private.ticket_references (source_id, external_key, ticket_number)
      values (event.source_id, intent ->> 'external_key', ticket);
    end if;
  else
    if not exists (select from public.tickets t where t.number = ticket) then
      perform private.finish_webhook_event(event_id, 'ignored', 'it belongs to no ticket known here');
      return;
    end if;
    ticket := private.ticket_to_answer(ticket);
    if exists (select from public.tickets t where t.number = ticket and t.status = 'closed') then
      ticket := private.start_follow_up(ticket);
    end if;
    message := private.add_contact_message(
      ticket, private.contact_of(intent -> 'author'), intent ->> 'body');
  end if;
  perform private.finish_webhook_event(event_id, 'done', null, ticket, message);
end $$;
comment on function private.apply_webhook_event(uuid, jsonb) is
  'Carries out what an event was mapped to (ticket.create or message.create) as its source, and ends it. A second call does nothing.';
