-- A public reply is mailed to the requester and to whoever gets copies, as part of the thread that
-- they know, and with an address to answer to that leads back to the ticket.

create or replace function private.enqueue_reply_mail() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Programs answer too. What they say first is what they noted down for the requester.
  if new.held_until is null and not exists (
    select from public.messages m where m.ticket_number = new.ticket_number and m.id < new.id
    union all
    select from public.tickets t where t.number = new.ticket_number and t.follows_up is not null) then
    return null;
  end if;
  perform graphile_worker.add_job(
    'send_reply_mail', json_build_object('message_id', new.id),
    run_at => new.held_until, job_key => 'reply mail ' || new.id);
  return null;
end $$;
comment on function private.enqueue_reply_mail() is
  'Trigger: mails the answer of a user, as soon as it can no longer be taken back, or of an API key. Definer: nobody who comes through the API enqueues jobs.';

drop trigger messages_30_reply_mail on public.messages;
create trigger messages_30_reply_mail after insert on public.messages
  for each row when (new.held_until is not null or (new.kind = 'reply' and new.author_kind = 'api_key'))
  execute function private.enqueue_reply_mail();

create function private.surviving_contact(contact uuid) returns uuid
language plpgsql stable set search_path = '' as $$
declare
  found_one uuid := contact;
  onward uuid;
begin
  loop
    select c.merged_into into onward from public.contacts c where c.id = found_one;
    exit when onward is null;
    found_one := onward;
  end loop;
  return found_one;
end $$;
comment on function private.surviving_contact(uuid) is 'Who a contact is today, after however many merges.';

create function private.reply_recipients(message bigint)
returns table (email text, name text, is_copy boolean, outcome text)
language sql stable set search_path = '' as $$
  select distinct on (lower(e.email)) e.email, c.name, asked.is_copy, s.outcome
  from (
    select t.requester_id as contact, false as is_copy
    from public.messages m join public.tickets t on t.number = m.ticket_number where m.id = message
    union all
    select private.surviving_contact(k.contact_id), true
    from public.messages m join public.ticket_ccs k on k.ticket_number = m.ticket_number where m.id = message
  ) asked
  join public.contacts c on c.id = asked.contact
  join public.contact_emails e on e.contact_id = c.id and e.is_primary
  left join private.sent_mails s on s.message_id = message and s.recipient = lower(e.email)
  order by lower(e.email), asked.is_copy
$$;
comment on function private.reply_recipients(bigint) is
  'Whom a reply is mailed to, each address once, and what became of it already. The requester is no copy. For the worker.';

create function private.mail_thread(message bigint) returns text[]
language sql stable set search_path = '' as $$
  select coalesce(array_agg(known.id order by known.message_id, known.created_at), '{}') from (
    select i.id, i.message_id, i.created_at
    from public.messages m
    join public.tickets t on t.number = m.ticket_number
    join public.messages p on p.ticket_number in (t.number, t.follows_up) and p.kind = 'reply' and p.id < m.id
    join private.mail_ids i on i.message_id = p.id
    where m.id = message
    order by i.message_id desc, i.created_at desc limit 20) known
$$;
comment on function private.mail_thread(bigint) is
  'The ids of the last twenty mails before a reply, sent or received, oldest first; a follow-up goes on with those of the ticket before it.';

drop function private.reply_mail(bigint);

create function private.reply_mail(
  message_id bigint, mail_host text,
  out ticket bigint, out subject text, out body text, out said_at timestamptz,
  out agent_name text, out signature text, out workspace text, out token text, out mail_id text, out thread text[]
) returns setof record
language plpgsql set search_path = '' as $$
begin
  select t.number, t.subject, m.body, m.created_at, coalesce(u.name, m.author_name), coalesce(u.signature, ''), s.workspace_name
  into ticket, subject, body, said_at, agent_name, signature, workspace
  from public.messages m
  join public.tickets t on t.number = m.ticket_number
  left join public.users u on u.id = m.author_user_id
  cross join public.settings s
  where m.id = reply_mail.message_id;
  if not found then
    return;
  end if;
  token := private.reply_token(ticket);
  select i.id into mail_id from private.mail_ids i
  where i.message_id = reply_mail.message_id order by i.created_at limit 1;
  if mail_id is null then
    -- Not to be guessed: who names it in an answer is taken for somebody who was sent it.
    mail_id := format('reply-%s.%s@%s', message_id,
      left(encode(sha256(convert_to(token || message_id, 'UTF8')), 'hex'), 20), mail_host);
    perform private.record_mail_id(mail_id, ticket, message_id);
  end if;
  thread := private.mail_thread(message_id);
  return next;
end $$;
comment on function private.reply_mail(bigint, text) is
  'What the mail of a reply says, and its Message-ID, which stays the same however often it is asked for. No row once the message is gone. For the worker.';

create function private.mail_files(message bigint)
returns table (id uuid, file_name text, content_type text, size bigint)
language sql stable set search_path = '' as $$
  select a.id, a.file_name, a.content_type, a.size from public.attachments a
  where a.message_id = message order by a.created_at, a.id
$$;
comment on function private.mail_files(bigint) is 'The files that a message bears, as its mail takes them along. For the worker.';
