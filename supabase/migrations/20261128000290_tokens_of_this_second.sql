-- A token is issued in the second that has begun: rounded, half of them came from the future, which
-- Storage refuses.

create or replace function private.sign_actor_token(kind text, id uuid, claims jsonb default '{}') returns text
language plpgsql stable set search_path = '' as $$
declare
  issued bigint := floor(extract(epoch from now()))::bigint;
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
