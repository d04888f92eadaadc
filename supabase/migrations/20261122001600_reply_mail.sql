-- A public reply is mailed to its requester by a job that enters in the reply's own transaction.

create function private.enqueue_reply_mail() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(
    'send_reply_mail', json_build_object('message_id', new.id),
    run_at => new.held_until, job_key => 'reply mail ' || new.id);
  return null;
end $$;
comment on function private.enqueue_reply_mail() is
  'Trigger: mails a user''s answer to the requester as soon as it can no longer be taken back. Definer: nobody who comes through the API enqueues jobs.';

create trigger messages_30_reply_mail after insert on public.messages
  for each row when (new.held_until is not null)
  execute function private.enqueue_reply_mail();

create function private.reply_mail(message_id bigint, out recipient text, out recipient_name text, out agent_name text, out signature text, out subject text, out body text, out ticket bigint, out message_ids bigint[])
returns setof record
language sql stable set search_path = '' as $$
  select e.email, c.name, u.name, u.signature, t.subject, m.body, t.number,
    array(select p.id from public.messages p
      where p.ticket_number = t.number and p.kind = 'reply' and p.id < m.id order by p.id desc limit 20)
  from public.messages m
  join public.tickets t on t.number = m.ticket_number
  join public.users u on u.id = m.author_user_id
  join public.contacts c on c.id = t.requester_id
  join public.contact_emails e on e.contact_id = c.id and e.is_primary
  where m.id = reply_mail.message_id
$$;
comment on function private.reply_mail(bigint) is
  'What the mail of a reply says and to whom. No row when the requester is known by no address. For the worker.';
