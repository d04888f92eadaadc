-- The link that brings a request's files ends as soon as anything else is on its ticket, whoever said
-- it and however it came there; and it goes along into no other ticket.

create or replace function private.end_upload_links() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.requester_links l set revoked_at = now()
  where l.ticket_number in (new.ticket_number, old.ticket_number) and l.until_answered and l.revoked_at is null;
  return null;
end $$;
comment on function private.end_upload_links() is
  'Trigger: a link for files is made after the request''s own message, and ends with the next one, or when messages move to or from its ticket. Definer: links are nobody''s to change.';

-- Not of others alone: whoever owns the address is the same contact as the one who typed it.
drop trigger messages_60_upload_links on public.messages;
create trigger messages_60_upload_links after insert or update of ticket_number on public.messages
  for each row execute function private.end_upload_links();

update private.requester_links l set revoked_at = now(), led_from = '{}' where l.until_answered;
alter table private.requester_links
  add constraint requester_links_for_files_stay check (not until_answered or led_from = '{}');
comment on column private.requester_links.until_answered is 'Given to whoever sent the form, who has not shown that the address is theirs: it brings files alone, and ends with the next message.';

create or replace function private.lead_links_on() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Only to a ticket of the same requester: another's conversation is not theirs to read.
  if new.merged_into is not null then
    update private.requester_links l
    set ticket_number = new.merged_into, led_from = l.led_from || new.number
    where l.ticket_number = new.number and not l.until_answered and exists (
      select from public.tickets t where t.number = new.merged_into and t.requester_id = new.requester_id);
  else
    update private.requester_links l
    set ticket_number = new.number, led_from = l.led_from[:cardinality(l.led_from) - 1]
    where l.led_from @> array[new.number] and l.led_from[cardinality(l.led_from)] = new.number;
  end if;
  return null;
end $$;

create or replace function private.create_upload_link(ticket bigint, contact uuid) returns text
language plpgsql set search_path = '' as $$
declare
  token text;
begin
  -- Whoever writes a message there meanwhile ends this link, or is seen here.
  perform private.lock_ticket(ticket);
  if (select bool_and(m.created_at = t.created_at)
      from public.tickets t join public.messages m on m.ticket_number = t.number where t.number = ticket) then
    token := private.base64url(extensions.gen_random_bytes(32));
    insert into private.requester_links (ticket_number, contact_id, token_hash, expires_at, until_answered)
    values (ticket, contact, sha256(convert_to(token, 'UTF8')), now() + interval '1 hour', true);
  end if;
  return token;
end $$;
comment on function private.create_upload_link(bigint, uuid) is
  'Makes a link of an hour by which files are brought to a ticket that was sent by the form, and answers its token; null once there is more on it than what it was opened with. It ends with the next message. For definer functions.';

create or replace function private.send_request(
  stamp text, ip inet, email text, name text, subject text, body text, custom_fields jsonb, with_files boolean,
  out outcome text, out wait_seconds integer, out ticket bigint, out upload_token text)
language plpgsql security definer set search_path = '' as $$
declare
  seen record;
  given bytea := sha256(convert_to(
    jsonb_build_array(lower(email), name, subject, body, custom_fields)::text, 'UTF8'));
  sent private.sent_requests;
begin
  seen := private.check_request_stamp(stamp);
  if seen.outcome is not null then
    outcome := seen.outcome;
    wait_seconds := seen.wait_seconds;
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('request ' || seen.nonce, 0));
  select * into sent from private.sent_requests s where s.stamp = seen.nonce;
  if found and sent.digest <> given then
    outcome := 'stale';
    return;
  end if;
  ticket := sent.ticket_number;
  if ticket is null then
    perform private.require_request_fields(custom_fields);
    wait_seconds := private.count_sign_in_attempt(
      'request', email, ip, 5, interval '1 hour', 60, interval '1 hour');
    if wait_seconds > 0 then
      outcome := 'limited';
      return;
    end if;
    ticket := private.open_request(email, name, subject, body, custom_fields);
    insert into private.sent_requests (stamp, digest, ticket_number) values (seen.nonce, given, ticket);
    delete from private.sent_requests s where s.created_at < now() - interval '2 days';
  end if;
  outcome := 'sent';
  if with_files then
    upload_token := private.create_upload_link(
      ticket, (select t.requester_id from public.tickets t where t.number = ticket));
  end if;
end $$;
