-- The ground everything else stands on: a schema the API cannot see, and no rights by default.

create schema private;
comment on schema private is
  'Helpers, secrets and definer functions. Not exposed by the API: PostgREST serves only public.';

revoke all on schema private from public;
grant usage on schema private to anon, authenticated;

-- Every function and table names those it is for; nothing is granted because it was forgotten.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from public, anon, authenticated;
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end $$;
comment on function private.touch_updated_at() is
  'Trigger: stamps updated_at with the time of the transaction.';

create function private.guard_columns() returns trigger
language plpgsql set search_path = '' as $$
declare
  guarded text;
  was jsonb;
  becomes jsonb;
begin
  -- Definer functions run as their owner; whoever comes through the API keeps an API role.
  if current_user not in ('anon', 'authenticated') then
    return new;
  end if;
  was := to_jsonb(old);
  becomes := to_jsonb(new);
  foreach guarded in array tg_argv loop
    if becomes -> guarded is distinct from was -> guarded then
      raise insufficient_privilege using
        message = format('%s.%s cannot be set', tg_table_name, guarded);
    end if;
  end loop;
  return new;
end $$;
comment on function private.guard_columns() is
  'Trigger: refuses a change of the columns named as its arguments to anyone who comes through the API. The second lock behind the column grants.';

create function private.is_clean_line(value text, max_length integer) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return length(value) between 1 and max_length
     and value = btrim(value, E' \t')
     and value !~ '[\x01-\x1f\x7f]';
end $$;
comment on function private.is_clean_line(text, integer) is
  'True for one line of text without control characters or blanks at its ends, at most max_length characters long.';

create function private.is_email(value text) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return length(value) <= 254 and value ~ '^[^\s\x01-\x1f\x7f@<>,;:"()\[\]\\]+@[^\s\x01-\x1f\x7f@<>,;:"()\[\]\\.]+(\.[^\s\x01-\x1f\x7f@<>,;:"()\[\]\\.]+)+$';
end $$;
comment on function private.is_email(text) is
  'True for one plain e-mail address, international ones included (RFC 6531), at most 254 characters (RFC 5321).';

grant execute on function private.is_clean_line(text, integer) to authenticated;
grant execute on function private.is_email(text) to authenticated;
