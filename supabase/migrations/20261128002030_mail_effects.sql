-- The parts of what a mail does. They run inside private.apply_inbound_mail.

create function private.add_mail_message(ticket bigint, kind text, body text, author_user uuid default null, author_contact uuid default null)
returns bigint
language sql set search_path = '' as $$
  insert into public.messages (
    ticket_number, kind, body, author_kind, author_user_id, author_contact_id, author_name, channel)
  values (
    ticket, add_mail_message.kind, left(add_mail_message.body, 100000),
    case when author_user is not null then 'user' when author_contact is not null then 'contact' else 'system' end,
    author_user, author_contact,
    coalesce(
      (select u.name from public.users u where u.id = author_user),
      (select c.name from public.contacts c where c.id = author_contact), 'Counterfoil'),
    'email')
  returning id
$$;
comment on function private.add_mail_message(bigint, text, text, uuid, uuid) is
  'Writes on a ticket what came by mail: of a user, of a contact, or of the system. Answers the message''s id.';

create function private.mails_an_hour() returns integer
language sql immutable set search_path = '' as $$ select 20 $$;
comment on function private.mails_an_hour() is
  'How many mails of one sender become tickets or messages within an hour, and how many bounces are noted on one ticket.';

create function private.mails_too_often(sender uuid) returns boolean
language sql stable set search_path = '' as $$
  select count(*) >= private.mails_an_hour() from (
    select from public.messages m
    where m.author_contact_id = sender and m.channel = 'email' and m.created_at > now() - interval '1 hour'
    limit private.mails_an_hour()) lately
$$;
comment on function private.mails_too_often(uuid) is
  'Whether a contact has written as many mails within the last hour as are taken.';

create function private.mails_noted_too_often(ticket bigint) returns boolean
language sql stable set search_path = '' as $$
  select count(*) >= private.mails_an_hour() from public.messages m
  where m.ticket_number = ticket and m.author_kind = 'system' and m.channel = 'email'
    and m.created_at > now() - interval '1 hour'
$$;
comment on function private.mails_noted_too_often(bigint) is
  'Whether as many notes of the system were made of mails to this ticket within the last hour as are taken.';

create function private.note_bounce(ticket bigint, failures jsonb, out message bigint, out refusal text)
language plpgsql set search_path = '' as $$
declare
  said text := (
    select string_agg(
      format('A mail to `%s` could not be delivered%s', f ->> 'address', coalesce(': `' || (f ->> 'reason') || '`', '.')),
      E'\n\n')
    from jsonb_array_elements(failures) f);
begin
  perform from public.tickets t where t.number = ticket for update;
  if ticket is null then
    refusal := 'it says that a mail was not delivered, of which nothing is known here';
  elsif exists (select from public.tickets t where t.number = ticket and t.status = 'closed') then
    refusal := left('the ticket is closed. ' || said, 2000);
  elsif private.mails_noted_too_often(ticket) then
    -- Two programs that bounce at each other stop here.
    refusal := 'too many mails to this ticket were noted within an hour';
  else
    message := private.add_mail_message(ticket, 'note', said);
  end if;
end $$;
comment on function private.note_bounce(bigint, jsonb) is
  'Notes on a ticket which addresses {address, reason?} a mail did not reach, and why; or says why it does not.';

create function private.add_mail_ccs(ticket bigint, people jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  most constant integer := 50;
  person jsonb;
begin
  for person in
    select p from jsonb_array_elements(people) p
    -- Users hear of a ticket in their own ways.
    where not exists (
      select from public.users u where lower(u.email) = lower(p ->> 'email') and u.deactivated_at is null)
    order by lower(p ->> 'email')
  loop
    exit when (select count(*) from public.ticket_ccs c where c.ticket_number = ticket) >= most;
    insert into public.ticket_ccs (ticket_number, contact_id)
    select ticket, found.contact
    from (select private.find_or_create_contact(person ->> 'email', person ->> 'name') as contact) found
    where found.contact <> (select t.requester_id from public.tickets t where t.number = ticket)
    on conflict do nothing;
  end loop;
end $$;
comment on function private.add_mail_ccs(bigint, jsonb) is
  'Sends copies of a ticket to these {email, name} as well, up to 50 people a ticket; makes contacts of those not known. Not to users, nor to the requester.';

create function private.answer_for_user(ticket bigint, bearer uuid, body text, out landed bigint, out message bigint, out refusal text)
language plpgsql set search_path = '' as $$
begin
  landed := ticket;
  if not private.user_may_see(bearer, ticket) then
    refusal := 'its sender may not write on this ticket any more';
  elsif body !~ '\S' then
    refusal := 'it says nothing but what it quotes';
  else
    landed := private.lock_ticket_to_answer(ticket);
    perform private.act_as('user', bearer);
    message := private.add_mail_message(landed, 'reply', body, author_user => bearer);
  end if;
end $$;
comment on function private.answer_for_user(bigint, uuid, text) is
  'A user''s public answer from their own mail program, which goes out like every other. Its quotations are not in it: they may be of internal notes.';
