-- A requester's private way to their one ticket. They have no account; the link is what they are.

create table private.requester_links (
  id uuid primary key default gen_random_uuid(),
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 days',
  revoked_at timestamptz
);

comment on table private.requester_links is
  'Links to one ticket each, for one contact. The token has 256 random bits; only its SHA-256 is stored.';

create unique index requester_links_token on private.requester_links (token_hash);
create index requester_links_of_ticket on private.requester_links (ticket_number);
create index requester_links_of_contact on private.requester_links (contact_id);

create function private.create_requester_link(ticket bigint, contact uuid) returns text
language plpgsql set search_path = '' as $$
declare
  token text := private.base64url(extensions.gen_random_bytes(32));
begin
  insert into private.requester_links (ticket_number, contact_id, token_hash)
  values (ticket, contact, sha256(convert_to(token, 'UTF8')));
  return token;
end $$;
comment on function private.create_requester_link(bigint, uuid) is
  'Makes a link of 30 days and answers its token, this once. For jobs and definer functions.';

create function private.exchange_requester_link(token text) returns text
language sql stable security definer set search_path = '' as $$
  select private.sign_actor_token('contact', l.contact_id, jsonb_build_object('link', l.id))
  from private.requester_links l
  where l.token_hash = sha256(convert_to(token, 'UTF8')) and l.revoked_at is null and l.expires_at > now()
$$;
comment on function private.exchange_requester_link(text) is
  'A token of 60 s for a living link, null for any other. Definer: it alone reads hashes and signs.';

create function public.exchange_requester_link(token text) returns text
language sql security invoker set search_path = '' as $$
  select private.exchange_requester_link(token)
$$;
comment on function public.exchange_requester_link(text) is
  'Turns the token of a requester''s link into the one its request is made with; null when it is unknown, revoked or expired.';
grant execute on function private.exchange_requester_link(text), public.exchange_requester_link(text) to anon;
