-- Links go out by mail alone: with each answer, with the confirmation of a request, anew for one that
-- has run out, and for all of somebody's tickets.

create function private.link_of_reply(message bigint, out link text, out asks_rating boolean)
language plpgsql set search_path = '' as $$
declare
  ticket public.tickets;
begin
  select t.* into ticket from public.messages m join public.tickets t on t.number = m.ticket_number where m.id = message;
  if ticket.number is not null then
    link := private.create_requester_link(ticket.number, ticket.requester_id);
    asks_rating := ticket.status = 'solved';
  end if;
end $$;
comment on function private.link_of_reply(bigint) is
  'A fresh link for the requester of the ticket that a reply stands on, and whether it is solved by now. For the worker.';

create function private.request_mail(
  ticket bigint, mail_host text,
  out email text, out name text, out subject text, out workspace text, out days integer, out message_id bigint,
  out outcome text, out link text, out reply_token text, out mail_id text) returns setof record
language plpgsql set search_path = '' as $$
begin
  select e.email, c.name, t.subject, s.workspace_name, s.request_link_days, (
    select m.id from public.messages m where m.ticket_number = t.number order by m.id limit 1)
  into email, name, subject, workspace, days, message_id
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  join public.contact_emails e on e.contact_id = c.id and e.is_primary
  cross join public.settings s
  where t.number = request_mail.ticket;
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
comment on function private.request_mail(bigint, text) is
  'What the mail says that confirms a request, and its Message-ID, which stays the same. No row once the ticket is gone. For the worker.';

create function private.links_mail(asked_email text, asked_link uuid)
returns table (email text, name text, workspace text, days integer, ticket bigint, subject text, status text, link text)
language plpgsql set search_path = '' as $$
begin
  return query
    select e.email, c.name, s.workspace_name, s.request_link_days, t.number, t.subject, t.status,
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
      where n.requester_id = c.id and n.folder <> 'trash' and n.merged_into is null
        and (n.number = asked.only_ticket
          or (asked.only_ticket is null and (n.status <> 'closed' or n.updated_at > now() - interval '90 days')))
      order by n.status_rank > 4, n.updated_at desc limit 20) t
    order by t.status_rank > 4, t.updated_at desc;
end $$;
comment on function private.links_mail(text, uuid) is
  'Fresh links to the tickets of whoever has this address (20 at most, unsolved ones first), or to the ticket of one link. For the worker.';

create function private.ask_for_links(email text, ip inet) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  wait integer := private.count_sign_in_attempt(
    'links', email, ip, 1, interval '5 minutes', 30, interval '1 hour');
begin
  -- For an address that nobody has as well: how long it takes would tell.
  if wait = 0 then
    perform graphile_worker.add_job('send_links_mail', json_build_object('email', email));
  end if;
  return wait;
end $$;
comment on function private.ask_for_links(text, inet) is
  'Enqueues the mail with the links of an address. Definer: strangers enqueue nothing.';

create function public.ask_for_links(email text, ip text default null) returns integer
language sql security invoker set search_path = '' as $$ select private.ask_for_links(email, ip::inet) $$;
comment on function public.ask_for_links(text, text) is
  'Sends links to an address''s tickets to that address, if it has any: 0, or the seconds to wait (one mail in 5 minutes for an address, 30 an hour for an IP). Says the same of every address.';

create function private.renew_link(token text, ip inet) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  wait integer := private.count_sign_in_attempt(
    'renewal', token, ip, 1, interval '5 minutes', 30, interval '1 hour');
begin
  if wait = 0 then
    perform graphile_worker.add_job('send_links_mail', json_build_object('link', (
      select l.id from private.requester_links l
      where l.token_hash = sha256(convert_to(token, 'UTF8')) and l.revoked_at is null and not l.until_answered)));
  end if;
  return wait;
end $$;
comment on function private.renew_link(text, inet) is
  'Enqueues the mail with a fresh link in place of one that may have run out. Definer: nobody reads links.';

create function public.renew_link(token text, ip text default null) returns integer
language sql security invoker set search_path = '' as $$ select private.renew_link(token, ip::inet) $$;
comment on function public.renew_link(text, text) is
  'Sends a fresh link in place of this one, run out or not, to whom it was sent: 0, or the seconds to wait. Says the same of a token that never was.';

grant execute on function
  private.ask_for_links(text, inet), public.ask_for_links(text, text),
  private.renew_link(text, inet), public.renew_link(text, text) to anon;
