-- Who writes from a domain that the settings refuse is not heard: the event says so.

create or replace function private.apply_inbound_mail(event_id uuid, mail jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  event public.webhook_events;
  sender uuid;
  ticket bigint;
  message bigint;
  bearer uuid;
  refusal text;
begin
  select * into strict event from public.webhook_events e where e.id = event_id for update;
  if event.status not in ('received', 'failed') then
    return;
  end if;
  perform private.act_as('webhook_source', event.source_id);
  -- The same mail may come by two sources, and one sender by two workers.
  perform pg_advisory_xact_lock(hashtextextended('mail ' || (mail ->> 'message_id'), 0));
  perform pg_advisory_xact_lock(hashtextextended('mail of ' || lower(mail #>> '{from,email}'), 0));

  select i.ticket_number, i.message_id into ticket, message from private.mail_ids i where i.id = mail ->> 'message_id';
  if found then
    perform private.finish_webhook_event(event_id, 'ignored', 'a mail with its Message-ID is here already', ticket, message);
    return;
  end if;
  sender := private.contact_of_address(mail #>> '{from,email}');
  select t.ticket, t.bearer into ticket, bearer from private.ticket_of_mail(mail, sender) t;
  -- Anybody may have been sent a user's mail on: then it is theirs, and leads to the ticket alone.
  bearer := (select u.id from public.users u where u.id = bearer and lower(u.email) = lower(mail #>> '{from,email}'));

  if jsonb_array_length(mail -> 'failures') > 0 then
    select b.message, b.refusal into message, refusal from private.note_bounce(ticket, mail -> 'failures') b;
  elsif mail ->> 'automatic' is not null then
    refusal := mail ->> 'automatic';
  elsif bearer is not null then
    select a.landed, a.message, a.refusal into ticket, message, refusal
    from private.answer_for_user(ticket, bearer, mail ->> 'answer') a;
  elsif private.is_refused_address(mail #>> '{from,email}') then
    refusal := format('the settings refuse mails of %s', split_part(mail #>> '{from,email}', '@', -1));
  elsif private.mails_too_often(sender) then
    refusal := format('more than %s mails of %s within an hour', private.mails_an_hour(), mail #>> '{from,email}');
  else
    select l.landed, l.message, l.refusal into ticket, message, refusal from private.land_mail(ticket, mail) l;
  end if;
  if refusal is not null then
    perform private.finish_webhook_event(event_id, 'ignored', refusal, ticket);
    return;
  end if;

  if mail ->> 'message_id' is not null then
    -- A user's answer goes out as a mail of ours, which is to bear an id of ours.
    perform private.record_mail_id(mail ->> 'message_id', ticket, case when bearer is null then message end);
  end if;
  perform private.attach_stored_file(
    message, (f ->> 'id')::uuid, f ->> 'file_name', f ->> 'content_type', (f ->> 'size')::bigint, f ->> 'sha256',
    f ->> 'content_id')
  from jsonb_array_elements(mail -> 'files') f;
  if jsonb_array_length(mail -> 'failures') = 0 then
    perform private.act_as('webhook_source', event.source_id);
    perform private.add_mail_ccs(ticket, mail -> 'cc');
  end if;
  if jsonb_array_length(mail -> 'left_out') > 0 then
    perform private.add_mail_message(ticket, 'note', format(E'Of this mail was left out:\n\n%s', (
      select string_agg('- ' || l, E'\n') from jsonb_array_elements_text(mail -> 'left_out') l)));
  end if;
  perform private.finish_webhook_event(event_id, 'done', null, ticket, message);
end $$;

create or replace function private.apply_webhook_event(event_id uuid, intent jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  event public.webhook_events;
  key text := intent ->> 'external_key';
  author jsonb := coalesce(intent -> 'author', intent -> 'requester');
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

  if private.is_refused_address(author ->> 'email') then
    perform private.finish_webhook_event(event_id, 'ignored',
      format('the settings refuse tickets of %s', split_part(author ->> 'email', '@', -1)), ticket);
    return;
  end if;
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
      ticket, private.contact_of(author), intent ->> 'body');
  end if;
  perform private.finish_webhook_event(event_id, 'done', null, ticket, message);
end $$;

create function private.refuse_requester() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select from public.contact_emails e
    where e.contact_id = new.requester_id and private.is_refused_address(e.email)) then
    raise check_violation using
      message = 'requests of this domain are refused', constraint = 'tickets_requester_refused';
  end if;
  return null;
end $$;
comment on function private.refuse_requester() is
  'Trigger: the public form takes nothing of a domain that the settings refuse. Definer: whoever opens a ticket need not read settings.';

-- What agents and programs enter is theirs to judge; mails and webhooks are ignored before they come here.
create trigger tickets_32_refused after insert on public.tickets
  for each row when (new.channel = 'web' and new.follows_up is null)
  execute function private.refuse_requester();
