-- How long a requester's link lives, where it leads once tickets are merged, and links that are for
-- bringing files alone.

alter table public.settings
  add column request_link_days integer not null default 30,
  add constraint settings_request_link_days_range check (request_link_days between 1 and 365);
comment on column public.settings.request_link_days is 'How many days the link lives that a requester follows their ticket by.';
grant update (request_link_days) on public.settings to authenticated;

alter table private.requester_links
  add column until_answered boolean not null default false,
  add column led_from bigint[] not null default '{}';
comment on column private.requester_links.until_answered is 'Given to whoever sent the form, who has not shown that the address is theirs: it ends with the first word of somebody else.';
comment on column private.requester_links.led_from is 'The merged tickets that it led to before, the last one last.';

create index requester_links_led on private.requester_links using gin (led_from);

create or replace function private.create_requester_link(ticket bigint, contact uuid) returns text
language plpgsql set search_path = '' as $$
declare
  token text := private.base64url(extensions.gen_random_bytes(32));
begin
  insert into private.requester_links (ticket_number, contact_id, token_hash, expires_at)
  select ticket, contact, sha256(convert_to(token, 'UTF8')), now() + make_interval(days => s.request_link_days)
  from public.settings s;
  return token;
end $$;
comment on function private.create_requester_link(bigint, uuid) is
  'Makes a link that lives as long as the workspace says, and answers its token, this once. For jobs and definer functions.';

create function private.create_upload_link(ticket bigint, contact uuid) returns text
language plpgsql set search_path = '' as $$
declare
  token text := private.base64url(extensions.gen_random_bytes(32));
begin
  insert into private.requester_links (ticket_number, contact_id, token_hash, expires_at, until_answered)
  values (ticket, contact, sha256(convert_to(token, 'UTF8')), now() + interval '1 hour', true);
  return token;
end $$;
comment on function private.create_upload_link(bigint, uuid) is
  'Makes a link of an hour by which files are brought to a ticket that was sent just now, and answers its token. It ends with the first answer. For definer functions.';

create function private.end_upload_links() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.requester_links l set revoked_at = now()
  where l.ticket_number = new.ticket_number and l.until_answered and l.revoked_at is null;
  return null;
end $$;
comment on function private.end_upload_links() is
  'Trigger: whoever typed somebody''s address into the form does not read what is answered to it. Definer: links are nobody''s to change.';

create trigger messages_60_upload_links after insert on public.messages
  for each row when (new.author_kind <> 'contact')
  execute function private.end_upload_links();

create function private.lead_links_on() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Only to a ticket of the same requester: another's conversation is not theirs to read.
  if new.merged_into is not null then
    update private.requester_links l
    set ticket_number = new.merged_into, led_from = l.led_from || new.number
    where l.ticket_number = new.number and exists (
      select from public.tickets t where t.number = new.merged_into and t.requester_id = new.requester_id);
  else
    update private.requester_links l
    set ticket_number = new.number, led_from = l.led_from[:cardinality(l.led_from) - 1]
    where l.led_from @> array[new.number] and l.led_from[cardinality(l.led_from)] = new.number;
  end if;
  return null;
end $$;
comment on function private.lead_links_on() is
  'Trigger: a requester''s link follows their ticket into the one it is merged with, and back. Definer: links are nobody''s to change.';

create trigger tickets_97_links after update of merged_into on public.tickets
  for each row when (new.merged_into is distinct from old.merged_into)
  execute function private.lead_links_on();

create or replace function private.limit_waiting_files() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (
    select count(*) from public.attachments a
    where a.ticket_number = new.ticket_number and a.uploader_id = new.uploader_id)
    > (case new.uploader_kind when 'contact' then 20 else 100 end) then
    raise check_violation using
      message = 'at most 100 files wait on a ticket', constraint = 'attachments_waiting_limit';
  end if;
  return null;
end $$;
comment on function private.limit_waiting_files() is
  'Trigger: nobody has more than 100 files waiting on a ticket, a requester no more than 20. Definer: it counts those in flight of every tab.';

create function private.veil_links() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.body := regexp_replace(new.body, '/r/[A-Za-z0-9_-]{43}', '/r/…', 'g');
  return new;
end $$;
comment on function private.veil_links() is
  'Trigger: an answer by mail quotes the requester''s own link; who reads the ticket shall not act by it.';

create trigger messages_12_veil before insert on public.messages
  for each row when (new.body ~ '/r/[A-Za-z0-9_-]{43}')
  execute function private.veil_links();
