-- How a mail finds its ticket: by a token of ours in the address, or by the id of a mail we know.

create table private.reply_tokens (
  ticket_number bigint primary key references public.tickets (number) on delete cascade,
  token text not null default encode(extensions.gen_random_bytes(16), 'hex')
);
create table private.mail_ids (
  id text primary key,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  message_id bigint references public.messages (id) on delete set null,
  created_at timestamptz not null default now()
);

comment on table private.reply_tokens is
  'What stands behind the plus of the address that a ticket''s mails are answered to: 128 random bits in hex, since local parts lose their case on the way.';
comment on table private.mail_ids is 'The Message-IDs (RFC 5322, 3.6.4; without brackets) of all mail that came in or went out.';
comment on column private.mail_ids.message_id is 'The message that the mail became, or told; null for mails that tell of none.';

alter table private.reply_tokens
  add constraint reply_tokens_form check (token ~ '^[0-9a-f]{32}$');
alter table private.mail_ids
  add constraint mail_ids_length check (length(id) between 1 and 998);

create unique index reply_tokens_token on private.reply_tokens (token);
create index mail_ids_of_ticket on private.mail_ids (ticket_number);
create index mail_ids_of_message on private.mail_ids (message_id);

create function private.reply_token(ticket bigint) returns text
language plpgsql set search_path = '' as $$
declare
  known text;
begin
  insert into private.reply_tokens (ticket_number) values (ticket) on conflict (ticket_number) do nothing;
  select r.token into known from private.reply_tokens r where r.ticket_number = ticket;
  return known;
end $$;
comment on function private.reply_token(bigint) is
  'The token of a ticket, made at its first use. For jobs: whoever knows it writes on the ticket.';

create function private.ticket_of_reply_token(token text) returns bigint
language sql stable set search_path = '' as $$
  select private.ticket_to_answer(r.ticket_number) from private.reply_tokens r
  where r.token = lower(ticket_of_reply_token.token)
$$;
comment on function private.ticket_of_reply_token(text) is
  'Where an answer to a mail with this token belongs today; null for a token that is none of ours. For jobs.';

create function private.record_mail_id(id text, ticket bigint, message bigint) returns boolean
language sql set search_path = '' as $$
  insert into private.mail_ids (id, ticket_number, message_id) values (id, ticket, message)
  on conflict do nothing returning true
$$;
comment on function private.record_mail_id(text, bigint, bigint) is
  'Remembers a mail by its Message-ID; null when it is known already. For jobs.';
