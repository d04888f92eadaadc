-- Whoever typed an address into the form has not shown that it is theirs. The link that brings the
-- files of their request brings files, and is no way to read or to speak.

create or replace function private.linked_ticket() returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  return case when private.actor_kind() = 'contact' then (
    select l.ticket_number from private.requester_links l
    where l.id = (auth.jwt() ->> 'link')::uuid and l.contact_id = auth.uid() and not l.until_answered
      and l.revoked_at is null and l.expires_at > now()) end;
end $$;

create function private.ticket_for_files() returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  return case when private.actor_kind() = 'contact' then (
    select l.ticket_number from private.requester_links l
    where l.id = (auth.jwt() ->> 'link')::uuid and l.contact_id = auth.uid()
      and l.revoked_at is null and l.expires_at > now()) end;
end $$;
comment on function private.ticket_for_files() is
  'The one ticket that the acting requester brings files to: by their link, or by one that is for files alone. Null for everyone else, and once it is revoked or expired. Definer: requesters do not read the table of links.';
grant execute on function private.ticket_for_files() to anon, authenticated;

create or replace function private.acting_as(kinds text[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  kind text := private.actor_kind();
begin
  return kind = any (kinds) and case kind
    -- The session is asked for too: whoever is signed out everywhere is out at once.
    when 'user' then exists (
      select from public.users u
      join auth.sessions s on s.user_id = u.id and s.id = (auth.jwt() ->> 'session_id')::uuid
      where u.id = auth.uid() and u.deactivated_at is null)
    when 'api_key' then exists (
      select from public.api_keys k
      where k.id = auth.uid() and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()))
    when 'contact' then private.ticket_for_files() is not null
    else false
  end;
end $$;

-- A link is for one ticket: what waits on another of the same contact is out of its reach.
alter policy "attachments are for living users, API keys and requesters" on public.attachments
  using ((select private.acting_as('{user,api_key,contact}'))
    and (message_id is not null or (select private.actor_kind()) <> 'contact'
      or ticket_number = (select private.ticket_for_files())));
alter policy "who writes a ticket begins files on it, a requester for a reply" on public.attachments
  with check (
    ((select private.may_write_tickets())
      and exists (select from public.tickets t where t.number = ticket_number))
    or (kind = 'reply' and ticket_number = (select private.ticket_for_files())));

create or replace function public.begin_attachment(ticket_number bigint, file_name text, kind text default 'reply')
returns table (id uuid, max_bytes bigint)
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.begin_writing();
  if begin_attachment.ticket_number is distinct from private.ticket_for_files()
    and not exists (select from public.tickets t where t.number = begin_attachment.ticket_number) then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  perform private.refuse_file_type(file_name, null);
  insert into public.attachments as a (ticket_number, file_name, kind)
  values (begin_attachment.ticket_number, begin_attachment.file_name, begin_attachment.kind)
  returning a.id into begin_attachment.id;
  select l.max_bytes into begin_attachment.max_bytes from private.attachment_limits() l;
  return next;
end $$;

create or replace function private.bear_request_files(files uuid[]) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  ticket constant bigint := private.ticket_for_files();
  opening bigint;
  fresh uuid[];
begin
  perform private.lock_ticket(ticket);
  select m.id into opening from public.messages m
  where m.ticket_number = ticket and m.author_contact_id = private.actor_contact_id()
    and m.created_at > now() - interval '2 hours'
  order by m.id limit 1;
  if opening is null or exists (
    select from public.messages m where m.ticket_number = ticket and m.id < opening) then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
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
