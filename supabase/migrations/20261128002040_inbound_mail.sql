-- A mail that came in becomes a ticket or lands on one, exactly once: with the end of its event.

create function private.land_mail(ticket bigint, mail jsonb, out landed bigint, out message bigint, out refusal text)
language plpgsql set search_path = '' as $$
declare
  address text := mail #>> '{from,email}';
  sender uuid := private.contact_of_address(address);
begin
  landed := ticket;
  -- It says to be of a user, and came by what the requester knows as well.
  if landed is not null and not private.takes_part(sender, landed) and exists (
    select from public.users u where lower(u.email) = lower(address) and u.deactivated_at is null) then
    if private.mails_noted_too_often(landed) then
      refusal := 'too many mails to this ticket were noted within an hour';
      return;
    end if;
    landed := private.lock_ticket_to_answer(landed);
    message := private.add_mail_message(landed, 'note', format(
      E'A mail that names %s as its sender was answered to the address that the requester knows. Anybody could have written it, so it went to nobody. It says:\n\n%s',
      address, regexp_replace(left(mail ->> 'body', 90000), '^', '> ', 'gn')));
    return;
  end if;

  sender := private.find_or_create_contact(address, mail #>> '{from,name}');
  if landed is null then
    insert into public.tickets (subject, requester_id) values (mail ->> 'subject', sender) returning number into landed;
  else
    landed := private.lock_ticket_to_answer(landed);
    perform private.add_mail_ccs(landed, jsonb_build_array(mail -> 'from'));
  end if;
  message := private.add_mail_message(landed, 'reply', mail ->> 'body', author_contact => sender);
end $$;
comment on function private.land_mail(bigint, jsonb) is
  'Writes a mail on this ticket, or on a new one when there is none, as its sender; who is new to the ticket gets copies from now on. What only claims to be of a user becomes a note, up to a number an hour.';

create function private.apply_inbound_mail(event_id uuid, mail jsonb) returns void
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
comment on function private.apply_inbound_mail(uuid, jsonb) is
  'Carries out what a mail (lib/inbound-mail/schema.ts says its form) does to the tickets, as its source, and ends its event, in one transaction. A second call does nothing.';
