-- Whoever knows the form's address opens a ticket: within limits, and not faster than one can type.

create function private.check_request_stamp(stamp text, out nonce uuid, out outcome text, out wait_seconds integer)
language plpgsql stable set search_path = '' as $$
declare
  least_seconds constant integer := 2;
  parts text[] := regexp_match(stamp, '^(\d{10})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[A-Za-z0-9_-]{43}$');
  age numeric;
begin
  if parts is null or private.request_stamp(parts[1]::bigint, parts[2]::uuid) <> stamp then
    outcome := 'stale';
    return;
  end if;
  nonce := parts[2]::uuid;
  age := extract(epoch from now()) - parts[1]::bigint;
  if age > 86400 then
    outcome := 'stale';
  elsif age < least_seconds then
    outcome := 'early';
    wait_seconds := least_seconds - floor(age)::integer;
  end if;
end $$;
comment on function private.check_request_stamp(text) is
  'The number in a form''s stamp; and stale when it is none of ours or older than a day, or early when less than two seconds have passed, and how many are left. For definer functions.';

create function private.open_request(email text, name text, subject text, body text, custom_fields jsonb) returns bigint
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
    'send_request_mail', json_build_object('ticket', ticket), job_key => 'request mail ' || ticket);
  return ticket;
end $$;
comment on function private.open_request(text, text, text, text, jsonb) is
  'A ticket of the public form in its requester''s name, and the mail that confirms it. For definer functions.';

create function private.send_request(
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
  -- Once somebody has answered, the form brings nothing more.
  if with_files and not exists (
    select from public.messages m where m.ticket_number = ticket and m.author_kind <> 'contact') then
    upload_token := private.create_upload_link(
      ticket, (select t.requester_id from public.tickets t where t.number = ticket));
  end if;
end $$;
comment on function private.send_request(text, inet, text, text, text, text, jsonb, boolean) is
  'Takes the public form. Definer: strangers write nothing themselves.';

create function public.send_request(
  stamp text, email text, name text, subject text, body text, custom_fields jsonb default '{}',
  with_files boolean default false, ip text default null)
returns table (outcome text, wait_seconds integer, ticket bigint, upload_token text)
language sql security invoker set search_path = '' as $$
  select * from private.send_request(stamp, ip::inet, email, name, subject, body, custom_fields, with_files)
$$;
comment on function public.send_request(text, text, text, text, text, jsonb, boolean, text) is
  'Sends the public form: sent, with the ticket''s number and, where files are to follow, a link to bring them by; early (try again in so many seconds); limited (5 an hour for an address, 60 for an IP); or stale (the stamp is none, too old, or was used for another text). The same form once more is the same ticket.';

create function private.bear_request_files(files uuid[]) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  opening bigint := (
    select m.id from public.messages m
    where m.ticket_number = private.linked_ticket() and m.author_contact_id = private.actor_contact_id()
      and m.created_at > now() - interval '2 hours'
    order by m.id limit 1);
  fresh uuid[];
begin
  if opening is null or exists (
    select from public.messages m where m.ticket_number = private.linked_ticket() and m.id < opening) then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  perform private.lock_ticket(private.linked_ticket());
  fresh := array(
    select a.id from public.attachments a
    where a.id = any (files) and not exists (
      select from public.attachments b
      where b.message_id = opening and b.sha256 = a.sha256 and b.file_name = a.file_name));
  perform private.attach_files(opening, fresh);
  delete from public.attachments a
  where a.id = any (files) and a.message_id is null and a.uploader_id = private.actor_id();
  return cardinality(fresh);
end $$;
comment on function private.bear_request_files(uuid[]) is
  'Gives the first message of the acting requester''s ticket the files that came with the form, none twice. Definer: where a file belongs is nobody''s to set.';

create function public.bear_request_files(files uuid[]) returns integer
language plpgsql security invoker set search_path = '' as $$
begin
  return private.bear_request_files(bear_request_files.files);
end $$;
comment on function public.bear_request_files(uuid[]) is
  'Gives the request that the caller has just sent the files that they stored for it; answers how many. PT404 for everybody else.';

grant execute on function
  private.send_request(text, inet, text, text, text, text, jsonb, boolean),
  public.send_request(text, text, text, text, text, jsonb, boolean, text) to anon;
grant execute on function private.bear_request_files(uuid[]), public.bear_request_files(uuid[]) to authenticated;
