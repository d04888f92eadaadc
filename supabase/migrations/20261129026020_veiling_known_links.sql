-- What is veiled in a message is a link of ours, however a mail filter wrote it; nobody else's address.

create function private.veiled(body text) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  -- In the query of a filter's own address the slashes are encoded, once or more often.
  pattern constant text := '(?:/|%(?:25)*2F)r(?:/|%(?:25)*2F)([A-Za-z0-9_-]{43})';
  veiled text := body;
  token text;
begin
  if body !~* pattern then
    return body;
  end if;
  for token in select distinct m[1] from regexp_matches(body, pattern, 'gi') m loop
    if exists (
      select from private.requester_links l where l.token_hash = sha256(convert_to(token, 'UTF8'))) then
      veiled := replace(veiled, token, '…');
    end if;
  end loop;
  return veiled;
end $$;
comment on function private.veiled(text) is
  'A text without the tokens of requesters'' links in it, living or run out. Definer: it asks the table of links, and tells nothing that exchanging one would not.';
grant execute on function private.veiled(text) to authenticated;

create or replace function private.veil_links() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.body := private.veiled(new.body);
  return new;
end $$;

drop trigger messages_12_veil on public.messages;
create trigger messages_12_veil before insert on public.messages
  for each row when (new.body ~* '(/|2F)[A-Za-z0-9_-]{43}')
  execute function private.veil_links();
