-- What an event does, now with custom fields, and with things that are spoken of more than once.

create or replace function private.open_ticket_from_source(intent jsonb, out ticket bigint, out message bigint)
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
  perform public.set_ticket_custom_fields(ticket, coalesce(intent -> 'custom_fields', '{}'));
end $$;
comment on function private.open_ticket_from_source(jsonb) is
  'Creates the ticket an event asks for, spoken by its requester, with its tags and custom fields.';

create or replace function private.apply_webhook_event(event_id uuid, intent jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  event public.webhook_events;
  key text := intent ->> 'external_key';
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
    where r.source_id = event.source_id and r.external_key = key));

  if intent ->> 'type' = 'ticket.create' and ticket is null then
    select * into ticket, message from private.open_ticket_from_source(intent);
    if key is not null then
      insert into private.ticket_references (source_id, external_key, ticket_number)
      values (event.source_id, key, ticket);
    end if;
  elsif intent ->> 'type' = 'ticket.create' and coalesce(intent ->> 'when_known', 'ignore') = 'ignore' then
    perform private.finish_webhook_event(event_id, 'ignored', 'it is a ticket already', ticket);
    return;
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
      ticket, private.contact_of(coalesce(intent -> 'author', intent -> 'requester')), intent ->> 'body');
  end if;
  perform private.finish_webhook_event(event_id, 'done', null, ticket, message);
end $$;
comment on function private.apply_webhook_event(uuid, jsonb) is
  'Carries out what an event was mapped to (ticket.create or message.create) as its source, and ends it. A ticket.create of a known external key is ignored, or with when_known = message spoken on its ticket. A second call does nothing.';
