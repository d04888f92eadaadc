-- Anybody may type an address into the form. The mails that follow go to that address and say nothing
-- that was typed, until somebody of the workspace has answered.

drop function private.request_mail(bigint, text);

create function private.request_mail(
  ticket bigint, mail_host text, typed text default null,
  out email text, out name text, out subject text, out workspace text, out days integer, out message_id bigint,
  out outcome text, out link text, out reply_token text, out mail_id text) returns setof record
language plpgsql set search_path = '' as $$
begin
  select e.email, c.name, t.subject, s.workspace_name, s.request_link_days, (
    select m.id from public.messages m where m.ticket_number = t.number order by m.id limit 1)
  into email, name, subject, workspace, days, message_id
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  join public.contact_emails e on e.contact_id = c.id and (e.is_primary or lower(e.email) = lower(request_mail.typed))
  cross join public.settings s
  where t.number = request_mail.ticket
  -- Not theirs any more, it gets no mail.
  order by lower(e.email) = lower(request_mail.typed) desc nulls last limit 1;
  if message_id is null then
    return;
  end if;
  outcome := (
    select s.outcome from private.sent_mails s
    where s.message_id = request_mail.message_id and s.recipient = lower(request_mail.email));
  link := private.create_requester_link(ticket, (select t.requester_id from public.tickets t where t.number = ticket));
  reply_token := private.reply_token(ticket);
  mail_id := format('request-%s.%s@%s', message_id,
    left(encode(sha256(convert_to(reply_token || message_id, 'UTF8')), 'hex'), 20), mail_host);
  perform private.record_mail_id(mail_id, ticket, message_id);
  return next;
end $$;
comment on function private.request_mail(bigint, text, text) is
  'What the mail says that confirms a request, and its Message-ID, which stays the same. It goes to the address that was typed, where it is one of the requester''s still, else to their primary one. No row once the ticket is gone. For the worker.';

create or replace function private.open_request(email text, name text, subject text, body text, custom_fields jsonb) returns bigint
language plpgsql set search_path = '' as $$
declare
  contact uuid := private.find_or_create_contact(email, name);
  was text := current_setting('request.jwt.claims', true);
  ticket bigint;
begin
  perform private.act_as('contact', contact);
  insert into public.tickets (subject, requester_id) values (open_request.subject, contact) returning number into ticket;
  insert into public.messages (ticket_number, kind, body) values (ticket, 'reply', open_request.body);
  perform public.set_ticket_custom_fields(ticket, open_request.custom_fields);
  perform set_config('request.jwt.claims', was, true);
  perform graphile_worker.add_job(
    'send_request_mail', json_build_object('ticket', ticket, 'email', email), job_key => 'request mail ' || ticket);
  return ticket;
end $$;

drop function private.links_mail(text, uuid);

create function private.links_mail(asked_email text, asked_link uuid)
returns table (email text, workspace text, days integer, ticket bigint, subject text, opened text, link text)
language plpgsql set search_path = '' as $$
begin
  return query
    select e.email, s.workspace_name, s.request_link_days, t.number,
      case when exists (
        select from public.messages m
        where m.ticket_number = t.number and m.kind = 'reply' and m.author_kind = 'user'
          and (m.held_until is null or m.held_until <= now())) then t.subject end,
      to_char(t.created_at at time zone s.time_zone, 'FMDD FMMonth YYYY'),
      private.create_requester_link(t.number, c.id)
    from (
      select k.contact_id as contact, null::bigint as only_ticket from public.contact_emails k
      where lower(k.email) = lower(links_mail.asked_email)
      union all
      select private.surviving_contact(l.contact_id), l.ticket_number from private.requester_links l
      where l.id = links_mail.asked_link
    ) asked
    join public.contacts c on c.id = asked.contact
    -- Whoever asks by an address of theirs is answered there.
    join public.contact_emails e on e.contact_id = c.id
      and case when asked.only_ticket is null then lower(e.email) = lower(links_mail.asked_email) else e.is_primary end
    cross join public.settings s
    cross join lateral (
      select n.* from public.tickets n
      where n.requester_id = c.id and n.folder = 'inbox' and n.merged_into is null
        and (n.number = asked.only_ticket
          or (asked.only_ticket is null and (n.status <> 'closed' or n.updated_at > now() - interval '90 days')))
      order by n.status_rank > 4, n.updated_at desc limit 20) t
    order by t.status_rank > 4, t.updated_at desc;
end $$;
comment on function private.links_mail(text, uuid) is
  'Fresh links to the tickets of whoever has this address (20 at most, unsolved ones first), or to the ticket of one link; none to spam. A subject stands there only once a user has answered: until then it may be anybody''s words. For the worker.';

alter table private.sign_in_attempts drop constraint sign_in_attempts_action_known;
alter table private.sign_in_attempts add constraint sign_in_attempts_action_known
  check (action in ('mail', 'code', 'request', 'links', 'links_of_day', 'renewal', 'kept'));

create or replace function private.ask_for_links(email text, ip inet) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  wait integer := private.count_sign_in_attempt(
    'links', email, ip, 1, interval '5 minutes', 30, interval '1 hour');
begin
  if wait = 0 then
    wait := private.count_sign_in_attempt(
      'links_of_day', email, ip, 10, interval '1 day', 300, interval '1 day');
  end if;
  -- For an address that nobody has as well: how long it takes would tell.
  if wait = 0 then
    perform graphile_worker.add_job('send_links_mail', json_build_object('email', email));
  end if;
  return wait;
end $$;
comment on function public.ask_for_links(text, text) is
  'Sends links to an address''s tickets to that address, if it has any: 0, or the seconds to wait (one mail in 5 minutes and 10 a day for an address, 30 an hour and 300 a day for an IP). Says the same of every address.';
