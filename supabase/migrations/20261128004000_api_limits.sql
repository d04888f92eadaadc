-- How often a key may ask, and from which pages: one call admits a request, counts it and signs for it.

alter table public.api_keys add column requests_per_minute integer not null default 600;
alter table public.settings add column api_origins text[] not null default '{}';
create table private.api_key_usage (
  key_id uuid primary key references public.api_keys (id) on delete cascade,
  began_at timestamptz not null,
  used integer not null
) with (fillfactor = 50);

comment on column public.api_keys.requests_per_minute is 'Requests that this key may make in a minute, over all processes of the app.';
comment on column public.settings.api_origins is 'Origins whose pages may call the API from a browser (CORS); none by default.';
comment on table private.api_key_usage is 'Of each key: when its present minute began, and the requests in it. One more than the limit stands for all that were refused.';

create function private.are_origins(origins text[]) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return cardinality(origins) <= 20 and array_position(origins, null) is null and not exists (
    select from unnest(origins) origin
    where length(origin) > 200 or origin !~ '^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$');
end $$;
comment on function private.are_origins(text[]) is
  'True for at most 20 origins as browsers send them (RFC 6454): scheme, host in lower case, port where it is not the usual one.';
grant execute on function private.are_origins(text[]) to authenticated;

alter table public.api_keys add constraint api_keys_requests_per_minute_range
  check (requests_per_minute between 1 and 1000000);
alter table public.settings add constraint settings_api_origins_valid check (private.are_origins(api_origins));

grant update (api_origins) on public.settings to authenticated;

create function private.is_api_origin(origin text) returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce((select is_api_origin.origin = any (s.api_origins) from public.settings s), false)
$$;
comment on function private.is_api_origin(text) is
  'Whether pages of this origin may call the API. Definer: browsers ask before they show a key.';

create function private.admit_api_request(
  key text, origin text,
  out outcome text, out token text, out scopes text[], out quota integer, out remaining integer,
  out reset_seconds integer, out origin_allowed boolean
)
language plpgsql security definer set search_path = '' as $$
declare
  known public.api_keys;
  present private.api_key_usage;
begin
  origin_allowed := private.is_api_origin(origin);
  select k.* into known from private.api_key_hashes h join public.api_keys k on k.id = h.key_id
  where h.hash = sha256(convert_to(admit_api_request.key, 'UTF8'))
    and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
  if not found then
    outcome := 'unknown';
    return;
  end if;

  -- A count that is lost with the machine costs less than a wait for the disk at every request.
  perform set_config('synchronous_commit', 'off', true);
  insert into private.api_key_usage as u (key_id, began_at, used)
  values (known.id, clock_timestamp(), 1)
  on conflict (key_id) do update set
    began_at = case when u.began_at <= excluded.began_at - interval '1 minute' then excluded.began_at else u.began_at end,
    used = case when u.began_at <= excluded.began_at - interval '1 minute' then 1
      else least(u.used, known.requests_per_minute) + 1 end
  returning * into present;
  update public.api_keys k set last_used_at = now()
  where k.id = known.id and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');

  quota := known.requests_per_minute;
  remaining := greatest(quota - present.used, 0);
  reset_seconds := least(60, greatest(1, ceil(extract(epoch from present.began_at + interval '1 minute' - clock_timestamp()))));
  if present.used > quota then
    outcome := 'limited';
    return;
  end if;
  outcome := 'admitted';
  scopes := known.scopes;
  token := private.sign_actor_token('api_key', known.id);
end $$;
comment on function private.admit_api_request(text, text) is
  'Counts one request of a key and answers a token of 60 s for it. Outcome: admitted; limited when its minute is used up, then without a token; unknown for a key that is unknown, revoked or expired. A minute begins with the first request in it. Definer: it alone reads hashes, counts and signs.';

create or replace function private.exchange_api_key(key text) returns text
language sql security definer set search_path = '' as $$
  select a.token from private.admit_api_request(exchange_api_key.key, null) a
$$;
comment on function private.exchange_api_key(text) is
  'A token of 60 s for a living key that has requests left, null for any other. Definer: as admit_api_request, which it is the short form of.';

create function public.admit_api_request(key text, origin text default null)
returns table (
  outcome text, token text, scopes text[], quota integer, remaining integer,
  reset_seconds integer, origin_allowed boolean
)
language sql security invoker set search_path = '' as $$
  select * from private.admit_api_request(key, origin)
$$;
comment on function public.admit_api_request(text, text) is
  'The one question of the API''s gate: who asks, may they ask once more, and from a page of this origin.';

create function public.is_api_origin(origin text) returns boolean
language sql stable security invoker set search_path = '' as $$ select private.is_api_origin(origin) $$;
comment on function public.is_api_origin(text) is 'Whether pages of this origin may call the API (CORS).';

grant execute on function
  private.admit_api_request(text, text), public.admit_api_request(text, text),
  private.is_api_origin(text), public.is_api_origin(text)
to anon;
