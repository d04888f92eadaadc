-- How often sign-in mail is sent and codes are tried: counted here, true across app processes.

create table private.sign_in_attempts (
  id bigint generated always as identity primary key,
  action text not null,
  email_hash bytea not null,
  ip inet,
  created_at timestamptz not null default now()
);

comment on table private.sign_in_attempts is
  'One row for each allowed sign-in mail and tried code, kept for a day. Addresses as hashes: most were never users.';

alter table private.sign_in_attempts
  add constraint sign_in_attempts_action_known check (action in ('mail', 'code'));

create index sign_in_attempts_by_email on private.sign_in_attempts (action, email_hash, created_at);
create index sign_in_attempts_by_ip on private.sign_in_attempts (action, ip, created_at);
create index sign_in_attempts_by_age on private.sign_in_attempts (created_at);

create function private.count_sign_in_attempt(
  action text, email text, ip inet,
  email_limit integer, email_window interval, ip_limit integer, ip_window interval
) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  hash bytea := sha256(convert_to(lower(btrim(count_sign_in_attempt.email)), 'UTF8'));
  wait interval;
begin
  -- One attempt at a time for an address and for an IP, or two at once would both be the last allowed.
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || encode(hash, 'hex'), 0));
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || coalesce(host(count_sign_in_attempt.ip), ''), 0));

  select max(until) - now() into wait from (
    (select a.created_at + email_window as until from private.sign_in_attempts a
     where a.action = count_sign_in_attempt.action and a.email_hash = hash
       and a.created_at > now() - email_window
     order by a.created_at desc offset email_limit - 1 limit 1)
    union all
    (select a.created_at + ip_window from private.sign_in_attempts a
     where a.action = count_sign_in_attempt.action and a.ip = count_sign_in_attempt.ip
       and a.created_at > now() - ip_window
     order by a.created_at desc offset ip_limit - 1 limit 1)
  ) limits;
  if wait is not null then
    return greatest(1, ceil(extract(epoch from wait)))::integer;
  end if;

  insert into private.sign_in_attempts (action, email_hash, ip)
  values (count_sign_in_attempt.action, hash, count_sign_in_attempt.ip);
  delete from private.sign_in_attempts a where a.created_at < now() - interval '1 day';
  return 0;
end $$;
comment on function private.count_sign_in_attempt(text, text, inet, integer, interval, integer, interval) is
  'Counts one attempt and answers 0, or the seconds to wait when a limit is reached. Definer: nobody reads the attempts.';
grant execute on function
  private.count_sign_in_attempt(text, text, inet, integer, interval, integer, interval) to anon, authenticated;

create function public.request_sign_in(email text, ip text default null) returns integer
language sql security invoker set search_path = '' as $$
  select private.count_sign_in_attempt(
    'mail', email, ip::inet, 1, interval '60 seconds', 120, interval '1 hour')
$$;
comment on function public.request_sign_in(text, text) is
  'May a sign-in mail go to this address now? 0, or the seconds to wait: one mail in 60 s for an address, 120 an hour for an IP (an office shares one). Knows nothing of who may enter.';

create function public.try_sign_in_code(email text, ip text default null) returns integer
language sql security invoker set search_path = '' as $$
  select private.count_sign_in_attempt(
    'code', email, ip::inet, 5, interval '15 minutes', 60, interval '15 minutes')
$$;
comment on function public.try_sign_in_code(text, text) is
  'May a six-digit code be tried for this address now? 0, or the seconds to wait: five tries in 15 minutes for an address, 60 for an IP.';

grant execute on function public.request_sign_in(text, text), public.try_sign_in_code(text, text)
to anon, authenticated;
