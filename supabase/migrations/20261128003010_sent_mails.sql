-- What was mailed to whom: one refused address does not send a reply to the others once more, and
-- what cannot be delivered shows on the ticket.

create table private.sent_mails (
  message_id bigint not null references public.messages (id) on delete cascade,
  recipient text not null,
  outcome text not null,
  reason text,
  decided_at timestamptz not null default now(),
  primary key (message_id, recipient)
);

comment on table private.sent_mails is 'What became of a reply''s mail, recipient by recipient. Kept as long as the mail may still be tried, and a year.';
comment on column private.sent_mails.recipient is 'The address, in lower case.';
comment on column private.sent_mails.outcome is 'sent: a server took it. refused: a server said never (5xx). given_up: none took it for days; it may be tried again by hand.';
comment on column private.sent_mails.reason is 'What the server said.';

alter table private.sent_mails
  add constraint sent_mails_outcome_known check (outcome in ('sent', 'refused', 'given_up')),
  add constraint sent_mails_reason_length check (length(reason) <= 500);

create index sent_mails_by_time on private.sent_mails (decided_at);

create function private.tell_undelivered(message bigint, recipient text, outcome text, reason text) returns void
language plpgsql set search_path = '' as $$
declare
  ticket public.tickets;
begin
  select t.* into ticket from public.messages m join public.tickets t on t.number = m.ticket_number
  where m.id = message for no key update of t;
  if ticket.number is null then
    return;
  end if;
  perform private.record_event(ticket.number, 'undelivered', null, to_jsonb(recipient));
  -- Nothing is said on a closed ticket; its history is all there is.
  if ticket.status <> 'closed' then
    insert into public.messages (ticket_number, kind, body, author_name)
    values (ticket.number, 'note', format(
      E'%s\n\n```\n%s\n```',
      case outcome
        when 'refused' then format('The last answer did not reach %s: their mail server refuses it, so it is not tried again.', recipient)
        else format('The last answer has not reached %s for days, and is not tried any more. An admin can retry it under Jobs.', recipient) end,
      replace(coalesce(reason, 'no reason was given'), '`', '''')), 'Mail delivery');
  end if;
end $$;
comment on function private.tell_undelivered(bigint, text, text, text) is
  'Says on the ticket that a reply did not reach somebody: in its history, and in a note while it is not closed. For the worker.';

create function private.record_mail_outcome(message bigint, recipient text, outcome text, reason text) returns void
language plpgsql set search_path = '' as $$
begin
  insert into private.sent_mails as s (message_id, recipient, outcome, reason)
  select m.id, lower(record_mail_outcome.recipient), record_mail_outcome.outcome, left(record_mail_outcome.reason, 500)
  from public.messages m where m.id = message
  on conflict on constraint sent_mails_pkey do update
    set outcome = excluded.outcome, reason = excluded.reason, decided_at = now()
    where s.outcome = 'given_up' and excluded.outcome <> 'given_up';
  if found and outcome <> 'sent' then
    perform private.tell_undelivered(message, recipient, outcome, left(reason, 500));
  end if;
end $$;
comment on function private.record_mail_outcome(bigint, text, text, text) is
  'Notes what became of a reply''s mail to one address, and tells it on the ticket, once, when it did not arrive. For the worker.';
