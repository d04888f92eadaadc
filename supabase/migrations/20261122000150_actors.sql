-- Who acts, and may they still? Everything that decides about rows asks these functions, once a
-- statement. In plpgsql, which keeps its plans: a function in SQL with a search_path of its own is
-- planned anew at every call.

create function private.actor_kind() returns text
language plpgsql stable set search_path = '' as $$
declare
  claims jsonb := nullif(current_setting('request.jwt.claims', true), '');
begin
  return case
    when claims is null then 'system'
    when claims ? 'actor_kind' then claims ->> 'actor_kind'
    when claims ? 'sub' then 'user'
    else 'anon'
  end;
end $$;
comment on function private.actor_kind() is
  'Who acts in this transaction: user, api_key, webhook_source, contact, anon, or system for a connection that did not come through the API. The claim actor_kind stands only in tokens signed here.';

create function private.actor_id() returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid;
end $$;
comment on function private.actor_id() is
  'The id of the actor named by actor_kind(); null for anon and system.';

create function private.acting_as(kinds text[]) returns boolean
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
    when 'contact' then private.linked_ticket() is not null
    else false
  end;
end $$;
comment on function private.acting_as(text[]) is
  'True when the actor is of one of these kinds and alive: not deactivated, signed out, revoked or expired. Definer: it reads the tables whose own policies call it.';

create function private.is_admin() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.acting_as('{user}') and exists (
    select from public.users u where u.id = auth.uid() and u.role = 'admin');
end $$;
comment on function private.is_admin() is
  'True when the actor is a living admin. Definer: the policies of users call it.';

create function private.has_scope(scope text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.acting_as('{api_key}') and exists (
    select from public.api_keys k where k.id = auth.uid() and scope = any (k.scopes));
end $$;
comment on function private.has_scope(text) is
  'True when the actor is a living API key with this scope. Definer: keys do not read the table of keys.';

create function private.linked_ticket() returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  return case when private.actor_kind() = 'contact' then (
    select l.ticket_number from private.requester_links l
    where l.id = (auth.jwt() ->> 'link')::uuid and l.contact_id = auth.uid()
      and l.revoked_at is null and l.expires_at > now()) end;
end $$;
comment on function private.linked_ticket() is
  'The one ticket that the acting requester''s link leads to; null for everyone else, and once it is revoked or expired. Definer: requesters do not read the table of links.';

create function private.actor_user_id() returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return case when private.actor_kind() = 'user' then private.actor_id() end;
end $$;
comment on function private.actor_user_id() is 'The id of the acting user; null for every other actor.';

create function private.actor_contact_id() returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return case when private.actor_kind() = 'contact' then private.actor_id() end;
end $$;
comment on function private.actor_contact_id() is 'The id of the acting contact; null for every other actor.';

grant execute on function
  private.actor_kind(), private.actor_id(), private.acting_as(text[]), private.is_admin(),
  private.has_scope(text), private.linked_ticket(), private.actor_user_id(), private.actor_contact_id()
to anon, authenticated;
