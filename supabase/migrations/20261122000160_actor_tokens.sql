-- Tokens of actors that Auth does not know (API keys, requesters' links) are signed here.

create table private.signing_key (
  only_row boolean primary key default true check (only_row),
  secret text not null check (length(secret) >= 32)
);
comment on table private.signing_key is
  'The HS256 key that this project''s API accepts. It never leaves the database: the web process cannot become somebody else.';

create function private.install_signing_key(secret text) returns void
language sql set search_path = '' as $$
  insert into private.signing_key (secret) values (install_signing_key.secret)
  on conflict (only_row) do update set secret = excluded.secret
$$;
comment on function private.install_signing_key(text) is
  'Sets or replaces the signing key. For operators, once per project.';

create function private.base64url(value bytea) returns text
language sql immutable strict set search_path = '' as $$
  select translate(encode(value, 'base64'), E'+/=\n', '-_')
$$;
comment on function private.base64url(bytea) is 'Base64url without padding, as RFC 7515 wants it.';

create function private.sign_actor_token(kind text, id uuid, claims jsonb default '{}') returns text
language plpgsql stable set search_path = '' as $$
declare
  issued bigint := extract(epoch from now())::bigint;
  unsigned text;
begin
  unsigned := private.base64url(convert_to('{"alg":"HS256","typ":"JWT"}', 'UTF8')) || '.'
    || private.base64url(convert_to((claims || jsonb_build_object(
      'role', 'authenticated', 'aud', 'authenticated', 'actor_kind', kind, 'sub', id,
      'iat', issued, 'exp', issued + 60))::text, 'UTF8'));
  return unsigned || '.' || private.base64url(extensions.hmac(
    convert_to(unsigned, 'UTF8'),
    (select convert_to(k.secret, 'UTF8') from private.signing_key k), 'sha256'));
end $$;
comment on function private.sign_actor_token(text, uuid, jsonb) is
  'A JWT (RFC 7519, HS256) of 60 seconds for one actor. Called by the functions that check an actor''s secret, by nobody else.';
